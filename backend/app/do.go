package app

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/google/uuid"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// NewID makes the id of a new command.
func NewID() (domain.ID, error) {
	id, err := uuid.NewV7()
	return id.String(), err
}

// Do does a command: payload is a pointer to its payload struct. The caller makes
// id; doing the same id again changes nothing and gives the first receipt.
func (a *App) Do(actor Actor, id domain.ID, payload any) (Receipt, error) {
	return a.do(Order{Actor: actor, ID: id, Name: nameOf(payload), Payload: payload})
}

// DoJSON does a command whose payload was typed by a person or sent by the window.
func (a *App) DoJSON(actor Actor, id domain.ID, name string, payload []byte) (Receipt, error) {
	p, err := Payload(name, payload)
	if err != nil {
		return Receipt{}, err
	}
	return a.do(Order{Actor: actor, ID: id, Name: name, Payload: p})
}

// Payload reads the payload of a command from JSON as people write it. Unknown,
// double or misspelt keys are refused.
func Payload(name string, payload []byte) (any, error) {
	c, err := commandNamed(name)
	if err != nil {
		return nil, err
	}
	p := reflect.New(c.payload).Interface()
	if err := journal.DecodeLenient(payload, p); err != nil {
		return nil, err
	}
	return p, nil
}

// Order is a command to be done, with who asks for it.
type Order struct {
	Actor   Actor
	ID      domain.ID
	Name    string
	Payload any
	// Content holds the bytes of file pieces, by their SHA-256.
	Content map[domain.ID][]byte
	// At is the time of the command; 0 means now.
	At int64
	// begins is the offline copy that the command begins.
	begins domain.ID
}

func (a *App) do(o Order) (Receipt, error) {
	receipts, err := a.DoAll([]Order{o})
	if err != nil {
		return Receipt{}, err
	}
	return receipts[0], nil
}

// DoAll does several commands in one transaction: all or none. Each is signed and
// sealed as if it were done alone.
func (a *App) DoAll(orders []Order) ([]Receipt, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	receipts, rules, appended, err := a.attempt(orders)
	if errors.Is(err, errBehind) {
		if err := a.catchUp(); err != nil {
			return nil, err
		}
		receipts, rules, appended, err = a.attempt(orders)
	}
	var uncertain *store.CommitError
	if errors.As(err, &uncertain) {
		return a.lookUp(orders, appended, uncertain)
	}
	if err != nil {
		return nil, err
	}
	last := receipts[len(receipts)-1]
	if last.Seq > a.verified.Seq {
		head := store.Head{Seq: last.Seq, Hash: last.Hash}
		a.fixed.follow(a.verified, head, decisionsDone(orders, receipts, a.verified))
		a.verified = head
	}
	a.noteAppended(appended)
	a.rules = rules
	a.show(rules)
	a.announce()
	return receipts, nil
}

// attempt does the commands and gives what came of them, the authority behind them, and the entries that were appended.
func (a *App) attempt(orders []Order) (receipts []Receipt, rules *Authority, appended []store.JournalRow, err error) {
	err = a.db.Write(func(tx *store.Tx) error {
		if err := a.catchUpIn(tx.Reader); err != nil {
			return err
		}
		head := a.verified
		rules = a.rules
		for _, o := range orders {
			receipt, after, err := a.one(tx, rules, head, o)
			if err != nil {
				return err
			}
			if receipt.Seq > head.Seq {
				head = store.Head{Seq: receipt.Seq, Hash: receipt.Hash}
			}
			rules = after
			receipts = append(receipts, receipt)
		}
		appended, err = a.appendedIn(tx, head)
		return err
	})
	return receipts, rules, appended, err
}

// appendedIn gives the entries that a transaction appended, the last of them head, if notes of them are kept.
func (a *App) appendedIn(tx *store.Tx, head store.Head) ([]store.JournalRow, error) {
	if a.receipts() == nil || head.Seq <= a.verified.Seq {
		return nil, nil
	}
	return tx.EntriesAfter(a.verified.Seq, int(head.Seq-a.verified.Seq))
}

// one does a single command behind head and appends its entry.
func (a *App) one(tx *store.Tx, rules *Authority, head store.Head, o Order) (Receipt, *Authority, error) {
	if done, ok, err := tx.EntryByID(o.ID); err != nil || ok {
		return receiptOf(done), rules, err
	}
	if err := checkID(o.ID); err != nil {
		return Receipt{}, nil, err
	}
	text, err := journal.Canonical(o.Payload)
	if err != nil {
		return Receipt{}, nil, err
	}
	at := o.At
	if at == 0 {
		at = a.host.Now()
	}
	in := journal.Intent{
		Actor: o.Actor.User, At: at, Base: head.Hash, Command: versioned(o.Name), ID: o.ID,
		Key: o.Actor.KeySet, Payload: string(text), Workspace: a.id, Workstation: a.host.Workstation, Copy: o.begins,
	}
	if rules.Offline != nil {
		in.Base, in.Copy = rules.Offline.Tip, rules.Offline.Copy
	}
	content := func(piece domain.ID) ([]byte, bool) { b, ok := o.Content[piece]; return b, ok }
	if err := a.asApproved(tx.Reader, rules, o); err != nil {
		return Receipt{}, nil, err
	}
	e, about, after, err := execute(tx, rules, in, o.Payload, head.Seq+1, content)
	if err != nil {
		return Receipt{}, nil, err
	}
	if changedNothing(o.Name, e) {
		return Receipt{Seq: head.Seq, Hash: head.Hash, Record: about.Record}, rules, nil
	}
	e.Prev, e.Sealer, e.SealKey = head.Hash, o.Actor.User, o.Actor.KeySet
	e.Signature = o.Actor.Secret.Sign(journal.IntentBytes(in))
	e.Hash = journal.HashEntry(&e)
	e.Seal = o.Actor.Secret.Sign(journal.SealBytes(e.Hash))
	if err := tx.Append(rowOf(e, about)); err != nil {
		return Receipt{}, nil, err
	}
	return Receipt{Seq: e.Seq, Entry: e.ID, Hash: e.Hash, Record: about.Record}, after.next(&e), nil
}

// changedNothing says whether an edit asks for what is there already: it has no entry. Commands that do or decide
// something always have one, and so do edits of old that are done again.
func changedNothing(name string, e journal.Entry) bool {
	_, verb, _ := strings.Cut(name, ".")
	if !slices.Contains([]string{"edit", "set", "move", "order"}, verb) {
		return false
	}
	_, rows, err := recordedChanges(e.Changes)
	return err == nil && len(rows) == 0
}

// execute runs the handler of an intent at its place in the journal and gives the
// unsigned entry. With tx nil only the authority is folded.
func execute(tx *store.Tx, rules *Authority, in journal.Intent, payload any, seq int64, content ContentSource) (journal.Entry, About, *Authority, error) {
	e := journal.Entry{Seq: seq, ID: in.ID, Intent: in, Outcome: journal.OutcomeDone}
	name := commandOf(in)
	cmd, err := commandNamed(name)
	if err != nil {
		return e, About{}, nil, err
	}
	if err := mayAct(rules, in, name); err != nil {
		return e, About{}, nil, err
	}
	c := &Call{
		tx: tx, rules: rules, workspace: in.Workspace, command: name, actor: in.Actor, keySet: in.Key, at: in.At,
		seq: seq, entry: in.ID, content: content, base: in.Base, copy: in.Copy, short: in.Withheld != "",
	}
	if rules.Offline != nil && (domain.OnlyShared(name) || name == "copy.begin") {
		return e, About{}, nil, domain.Forbidden("copy.not_offline")
	}
	if tx != nil {
		tx.SetStamp(store.Stamper{Actor: in.Actor, At: in.At})
	}
	if err := cmd.run(c, payload); err != nil {
		return e, c.about, nil, err
	}
	if !c.permitted {
		return e, About{}, nil, errors.New("app: command " + name + " did not ask for permission")
	}
	if tx != nil {
		if err := c.noteLeftFiles(); err != nil {
			return e, About{}, nil, err
		}
		if e.Changes, err = changesText(c.about, tx.Changes()); err != nil {
			return e, About{}, nil, err
		}
	}
	return e, c.about, c.rules, nil
}

// mayAct asks whether the actor can sign anything at this place: the key is his and
// current, and he is not blocked. The first entry and the binding of a key bring
// their own key.
func mayAct(rules *Authority, in journal.Intent, name string) error {
	if name == "workspace.create" || name == "key.bind" {
		return nil
	}
	user, key := rules.Users[in.Actor], rules.KeySets[in.Key]
	switch {
	case user.ID == "" || key.User != in.Actor:
		return domain.Unauthenticated("session.unknown_key")
	case user.State != domain.UserActive:
		return domain.Unauthenticated("session.blocked")
	case key.RetiredSeq != 0:
		return domain.Unauthenticated("session.key_replaced")
	}
	return nil
}

func checkID(id domain.ID) error {
	if u, err := uuid.Parse(id); err != nil || u.Version() != 7 || u.String() != id {
		return domain.Invalid("command.id", "id", id)
	}
	return nil
}

// lookUp finds out, after a commit that failed, whether it happened all the same: on a fresh connection, because what
// failed may hang on the old one. Appended are the entries that are there then.
func (a *App) lookUp(orders []Order, appended []store.JournalRow, cause error) ([]Receipt, error) {
	var receipts []Receipt
	missing := false
	err := a.db.ReadFresh(func(r store.Reader) error {
		receipts, missing = nil, false
		for _, o := range orders {
			row, ok, err := r.EntryByID(o.ID)
			if err != nil {
				return err
			}
			missing = missing || !ok
			receipts = append(receipts, receiptOf(row))
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, a.doubt(orders, errors.Join(cause, err))
	case missing:
		return nil, cause
	}
	a.noteAppended(appended)
	return receipts, a.catchUp()
}

func receiptOf(row store.JournalRow) Receipt {
	return Receipt{Seq: row.Seq, Entry: row.ID, Hash: row.Hash, Record: row.Record}
}

// NewOrder makes the order for a payload struct at a time of its own, as samples and
// workloads play a story.
func NewOrder(actor Actor, id domain.ID, payload any, at int64) Order {
	return Order{Actor: actor, ID: id, Name: nameOf(payload), Payload: payload, At: at}
}
