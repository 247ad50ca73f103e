package app

import (
	"errors"
	"slices"
	"strconv"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// CopiedIntent is one thing that was asked for in an offline copy, as it was signed there.
type CopiedIntent struct {
	journal.Intent
	Signature string
}

// CopyWork is the work of an offline copy: its intents in their order, from copy.begin on.
type CopyWork struct {
	Copy    domain.ID
	Intents []CopiedIntent
}

// Return brings work of an offline copy back. Pieces gives the bytes of file pieces. Dry: it is only tried. With End the
// copy is closed afterwards.
type Return struct {
	Actor  Actor
	Work   CopyWork
	Pieces ContentSource
	Dry    bool
	End    bool
}

// Returned is what came of it, or would come. Without Merge there was nothing new.
type Returned struct {
	Copy    domain.ID `json:"copy"`
	Merge   domain.ID `json:"merge"`
	Intents int       `json:"intents"`
	// Known is how many intents were brought back earlier.
	Known   int              `json:"known"`
	Results []ReturnedIntent `json:"results"`
}

// ReturnedIntent is one of them. Of one that is refused, Why says the reason, and Others what was done to the same record
// in the shared workspace since the copy was taken.
type ReturnedIntent struct {
	Entry      domain.ID     `json:"entry"`
	Command    string        `json:"command"`
	Actor      domain.ID     `json:"actor"`
	ActorName  string        `json:"actor_name"`
	At         int64         `json:"at"`
	Done       bool          `json:"done"`
	Deployment domain.ID     `json:"deployment"`
	Item       domain.ID     `json:"item"`
	Record     domain.ID     `json:"record"`
	Title      string        `json:"title"`
	Why        *domain.Error `json:"why,omitempty"`
	Payload    string        `json:"payload"`
	Others     []EntryView   `json:"others"`
}

// Work gives the work of the offline copy that this file is, which is verified first.
func (a *App) Work() (CopyWork, error) {
	w := CopyWork{Copy: a.copy}
	if a.copy == "" {
		return w, domain.Invalid("copy.not_a_copy")
	}
	if err := a.CatchUp(nil); err != nil {
		return w, err
	}
	row, _, err := a.Offline()
	if err != nil {
		return w, err
	}
	rows, err := read(a, func(r store.Reader) ([]store.JournalRow, error) { return r.EntriesAfter(row.TakenSeq, noLimit) })
	for _, row := range rows {
		e, err := entryOf(row, a.id)
		if err != nil {
			return w, err
		}
		w.Intents = append(w.Intents, CopiedIntent{Intent: e.Intent, Signature: e.Signature})
	}
	return w, err
}

const noLimit = -1 // as SQLite reads it

// Piece gives the bytes of a piece of a file.
func (a *App) Piece(id domain.ID) ([]byte, bool) {
	row, err := read(a, func(r store.Reader) (domain.FilePiece, error) { return store.Get[domain.FilePiece](r, id) })
	return row.Bytes, err == nil
}

// BeginCopy makes the file, a copy that nobody else knows of, an offline copy.
func (a *App) BeginCopy(actor Actor, p *CopyBegin) error {
	id, err := idAt(a.host.Now())
	if err != nil {
		return err
	}
	a.copy, a.short = p.Copy, p.short()
	a.rules, a.verified = newAuthority(), store.Head{Hash: journal.ZeroDigest} // what was shortened was not looked at yet
	_, err = a.do(Order{Actor: actor, ID: id, Name: "copy.begin", Payload: p, begins: p.Copy})
	return err
}

// errDry ends a trial: nothing of it stays.
var errDry = errors.New("app: only tried")

// BringBack does the work of an offline copy again, in its order, through the same door: what stands already is left out,
// what is refused is kept for a person to settle. All of it, or nothing, is done.
func (a *App) BringBack(o Return) (Returned, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	var b *bringing
	var appended []store.JournalRow
	err := errBehind
	for try := 0; errors.Is(err, errBehind); try++ {
		if try == returnTries {
			return Returned{}, domain.Busy("workspace.busy").Because(err)
		}
		if err := a.catchUp(); err != nil {
			return Returned{}, err
		}
		b, appended, err = a.tryToBringBack(o)
	}
	if errors.Is(err, errDry) {
		return b.out, nil
	}
	if uncertain, ok := errors.AsType[*store.CommitError](err); ok {
		return a.lookUpMerge(b.out, b.head, appended, uncertain)
	}
	if err != nil {
		return Returned{}, err
	}
	a.noteAppended(appended)
	a.rules, a.verified = b.rules, b.head
	a.show(a.rules)
	a.announce()
	return b.out, nil
}

// returnTries is how often others may write so much, just before the work is brought back, that it must be verified first.
const returnTries = 3

// tryToBringBack gives the work that was done, and the entries that were appended.
func (a *App) tryToBringBack(o Return) (b *bringing, appended []store.JournalRow, err error) {
	err = a.db.Write(func(tx *store.Tx) error {
		if err := a.catchUpIn(tx.Reader); err != nil {
			return err
		}
		b = &bringing{app: a, tx: tx, order: o, rules: a.rules, head: a.verified}
		if err := b.run(); err != nil {
			return err
		}
		if o.Dry {
			return errDry
		}
		appended, err = a.appendedIn(tx, b.head)
		return err
	})
	return b, appended, err
}

// lookUpMerge finds out, after a commit that failed, whether it happened all the same: whether the file has the last entry.
func (a *App) lookUpMerge(out Returned, last store.Head, appended []store.JournalRow, cause error) (Returned, error) {
	there, err := a.standing([]store.JournalRow{{Seq: last.Seq, Hash: last.Hash}})
	switch {
	case err != nil:
		return Returned{}, errors.Join(cause, err)
	case len(there) == 0:
		return Returned{}, errors.Join(cause, a.catchUp())
	}
	a.noteAppended(appended)
	return out, a.catchUp()
}

// bringing is the work of one return.
type bringing struct {
	app   *App
	tx    *store.Tx
	order Return
	rules *Authority
	head  store.Head
	out   Returned
	rows  []store.JournalRow // of the intents
	// others is what others did meanwhile.
	others *others
}

func (b *bringing) run() error {
	work := b.order.Work
	b.out = Returned{Copy: work.Copy, Results: []ReturnedIntent{}}
	chain, ok := b.rules.Copies[work.Copy]
	if !ok || b.rules.Offline != nil {
		return domain.NotFound("copy.unknown")
	}
	if err := b.permitted(chain); err != nil {
		return err
	}
	rest, err := b.news(chain)
	if err != nil {
		return err
	}
	b.out.Known = len(work.Intents) - len(rest)
	if len(rest) > 0 {
		if err := b.merge(rest); err != nil {
			return err
		}
	}
	if b.order.End && !b.rules.Copies[work.Copy].Closed {
		return b.do("copy.close", &CopyClose{Copy: work.Copy})
	}
	return nil
}

func (b *bringing) permitted(chain CopyChain) error {
	r := b.rules.Relation(chain.Project, b.order.Actor.User)
	r.Unconfirmed = b.rules.Workspace.ConfirmedKeysOnly && !Confirmed(b.rules.KeySets[b.order.Actor.KeySet])
	return domain.Permit("copy.merge", r)
}

// news gives the intents that were not brought back yet.
func (b *bringing) news(chain CopyChain) ([]CopiedIntent, error) {
	all := b.order.Work.Intents
	if chain.Merged == 0 {
		return all, nil
	}
	if n := int(chain.Merged); n <= len(all) && journal.IntentHash(all[n-1].Intent) == chain.Tip {
		return all[n:], nil
	}
	ids := make([]string, len(all))
	for i, in := range all {
		ids[i] = in.ID
	}
	known, err := b.tx.KnownEntries(ids)
	if err != nil || len(known) == len(all) {
		return nil, err // an older state of the copy, of which everything stands here
	}
	return nil, domain.Conflict("copy.merge.other_history")
}

func (b *bringing) merge(rest []CopiedIntent) error {
	id, err := idAt(b.app.host.Now())
	if err != nil {
		return err
	}
	actor := b.order.Actor
	b.out.Merge, b.out.Intents = id, len(rest)
	copied, err := store.Get[domain.Copy](b.tx.Reader, b.order.Work.Copy)
	if err != nil {
		return err
	}
	b.others = b.view().othersThan(copied, id)
	if b.rules, err = b.rules.beginMerge(id, b.order.Work.Copy, actor.User, actor.KeySet); err != nil {
		return err
	}
	for _, in := range rest {
		if err := b.one(in); err != nil {
			return err
		}
	}
	if err := b.name(); err != nil {
		return err
	}
	return b.end(id)
}

// one appends an intent, done or refused.
func (b *bringing) one(in CopiedIntent) error {
	if err := b.genuine(in); err != nil {
		return err
	}
	payload, err := decodeEntry(in.Command, in.Payload)
	if err != nil {
		return err
	}
	actor := b.order.Actor
	e, about, err := mergeOne(b.tx, b.rules, in.Intent, payload, b.head.Seq+1, b.order.Pieces)
	if err != nil {
		return err
	}
	if err := b.note(e, about); err != nil {
		return err
	}
	e.Signature, e.Prev, e.Sealer, e.SealKey = in.Signature, b.head.Hash, actor.User, actor.KeySet
	e.Hash = journal.HashEntry(&e)
	e.Seal = actor.Secret.Sign(journal.SealBytes(e.Hash))
	if err := b.tx.Append(rowOf(e, about)); err != nil {
		return err
	}
	b.head, b.rules = store.Head{Seq: e.Seq, Hash: e.Hash}, b.rules.next(&e)
	return nil
}

// genuine refuses, and the whole return with it, what the copy's chain cannot hold: it was changed after it was signed.
func (b *bringing) genuine(in CopiedIntent) error {
	m, key := b.rules.Merging, b.rules.KeySets[in.Key]
	place := strconv.Itoa(len(m.Outcomes) + 1 + b.out.Known)
	if in.Copy != m.Copy || in.Workspace != b.app.id || in.Base != m.Tip {
		return domain.Conflict("copy.merge.chain", "number", place)
	}
	if key.User != in.Actor || journal.VerifySignature(journal.IntentBytes(in.Intent), in.Signature, key.Ed25519) != nil {
		return domain.Conflict("copy.merge.signature", "number", place)
	}
	if err := checkID(in.ID); err != nil {
		return err
	}
	_, known, err := b.tx.EntryByID(in.ID)
	if err == nil && known {
		err = domain.Conflict("copy.merge.known", "number", place)
	}
	return err
}

func (b *bringing) note(e journal.Entry, about About) error {
	row, err := withSubject(rowOf(e, about))
	if err != nil {
		return err
	}
	result := ReturnedIntent{
		Entry: e.ID, Command: row.Command, Actor: row.Actor, ActorName: b.rules.Users[row.Actor].Name, At: row.At,
		Done: e.Outcome == journal.OutcomeDone, Deployment: row.Deployment, Item: row.Item, Record: row.Record,
		Payload: row.Payload, Others: []EntryView{},
	}
	b.rows = append(b.rows, row)
	if !result.Done {
		refused, err := store.Get[domain.RefusedIntent](b.tx.Reader, e.ID)
		if err != nil {
			return err
		}
		result.Why = refused.Refusal.Err()
		if result.Others, err = b.others.of(row.Record); err != nil {
			return err
		}
	}
	b.out.Results = append(b.out.Results, result)
	return nil
}

func (b *bringing) view() *View {
	return &View{Reader: b.tx.Reader, app: b.app, rules: b.rules, user: b.order.Actor.User, now: b.app.host.Now()}
}

// name says what the records of the intents are called.
func (b *bringing) name() error {
	v := b.view()
	titles, err := v.titlesOf(b.rows)
	for i, row := range b.rows {
		result := &b.out.Results[i]
		if result.Title = titles[row.Record]; result.Title == "" {
			result.Title = titles[row.Item]
		}
		if result.Title == "" {
			result.Title = titles[row.Deployment]
		}
	}
	return err
}

// end appends the entry that says what came of each. Its time is that of its id.
func (b *bringing) end(id domain.ID) error {
	return b.doAs(Order{Actor: b.order.Actor, ID: id, Name: "copy.merge", Payload: b.rules.Merging.payload(), At: timeOf(id)})
}

func (b *bringing) do(name string, payload any) error {
	id, err := NewID()
	if err != nil {
		return err
	}
	return b.doAs(Order{Actor: b.order.Actor, ID: id, Name: name, Payload: payload})
}

func (b *bringing) doAs(o Order) error {
	receipt, rules, err := b.app.one(b.tx, b.rules, b.head, o)
	if err != nil {
		return err
	}
	b.head, b.rules = store.Head{Seq: receipt.Seq, Hash: receipt.Hash}, rules
	return nil
}

// holders of a copy's sealed keys.
func (a *Authority) hasKeysHere(user domain.ID) bool {
	return a.Offline == nil || slices.Contains(a.Offline.Users, user)
}
