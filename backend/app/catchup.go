package app

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// sliceSize is how many entries are verified between two looks at the file: small
// enough that no read lasts long, large enough to keep all cores busy.
const sliceSize = 500

// CatchUp verifies the entries that this workstation has not seen yet and folds the
// authority from them. progress may be nil.
func (a *App) CatchUp(progress func(done, total int64)) error {
	for {
		a.mu.Lock()
		more, total, err := a.catchUpSlice()
		done := a.verified.Seq
		a.mu.Unlock()
		if progress != nil {
			progress(done, total)
		}
		if err != nil || !more {
			return err
		}
	}
}

// catchUp does the same with the lock held.
func (a *App) catchUp() error {
	for {
		more, _, err := a.catchUpSlice()
		if err != nil || !more {
			return err
		}
	}
}

func (a *App) catchUpSlice() (more bool, total int64, err error) {
	if a.broken != nil {
		return false, 0, brokenJournal(a.broken)
	}
	var rows []store.JournalRow
	err = a.db.Read(func(r store.Reader) error {
		head, err := r.Head()
		if err != nil {
			return err
		}
		total = head.Seq
		if err := a.sameHead(r, head); err != nil {
			return err
		}
		rows, err = r.EntriesAfter(a.verified.Seq, sliceSize)
		return err
	})
	if err != nil {
		return false, total, err
	}
	if err := a.accept(rows); err != nil {
		return false, total, err
	}
	return len(rows) == sliceSize, total, nil
}

// errBehind says that so much was appended since that it must be verified before the
// write lock is taken.
var errBehind = errors.New("app: too far behind the journal")

// catchUpIn verifies what was appended since, inside a write transaction.
func (a *App) catchUpIn(r store.Reader) error {
	if a.broken != nil {
		return brokenJournal(a.broken)
	}
	head, err := r.Head()
	if err != nil {
		return err
	}
	if head.Seq-a.verified.Seq > sliceSize {
		return errBehind
	}
	if err := a.sameHead(r, head); err != nil || head.Seq == a.verified.Seq {
		return err
	}
	rows, err := r.EntriesAfter(a.verified.Seq, int(head.Seq-a.verified.Seq))
	if err != nil {
		return err
	}
	return a.accept(rows)
}

// sameHead refuses a journal that no longer has the entry up to which it was verified.
func (a *App) sameHead(r store.Reader, head store.Head) error {
	if a.verified.Seq == 0 || head == a.verified {
		return nil
	}
	row, err := r.Entry(a.verified.Seq)
	if err == nil && row.Hash == a.verified.Hash {
		return nil
	}
	a.broken = Finding{
		Table: "journal", Row: fmt.Sprint(a.verified.Seq), Field: "hash", Entry: a.verified.Seq,
		What: "an entry that this workstation has seen is gone or another one",
	}
	return brokenJournal(a.broken)
}

// accept takes over verified entries; the first bad one stops all writing.
func (a *App) accept(rows []store.JournalRow) error {
	if len(rows) == 0 {
		return nil
	}
	f := follower{workspace: a.id, rules: a.rules, head: a.verified}
	if err := f.fold(rows); err != nil {
		a.broken = err
		return brokenJournal(err)
	}
	a.rules, a.verified = f.rules, f.head
	a.show(a.rules)
	return nil
}

// follower follows a journal entry by entry: chain, signatures, seals, authority.
type follower struct {
	workspace string
	rules     *Authority
	head      store.Head
	schema    int
}

// begin takes the workspace's id and schema version from its first entry.
func (f *follower) begin(row store.JournalRow) {
	e, err := entryOf(row, "")
	if err != nil {
		return // follow finds the same and reports it
	}
	f.workspace = journal.IntentHash(e.Intent)
	var first WorkspaceCreate
	if journal.DecodeStrict([]byte(e.Intent.Payload), &first) == nil {
		f.schema = first.Schema
	}
}

// fold takes the next entries. Signatures are checked on all cores; nothing counts
// unless all of them are right.
func (f *follower) fold(rows []store.JournalRow) error {
	checks := newChecks()
	var err error
	for _, row := range rows {
		var e journal.Entry
		if e, err = f.follow(row); err != nil {
			break
		}
		checks.add(e, f.rules.KeySets[e.Intent.Key].Ed25519, f.rules.KeySets[e.SealKey].Ed25519)
	}
	return errors.Join(checks.wait(), err)
}

// follow checks that row is the next entry and folds its effect on the authority.
func (f *follower) follow(row store.JournalRow) (journal.Entry, error) {
	if row.Seq != f.head.Seq+1 {
		return journal.Entry{}, badField(row.Seq, "seq", fmt.Sprintf("entry %d should come next", f.head.Seq+1))
	}
	e, err := entryOf(row, f.workspace)
	if err != nil {
		return e, err
	}
	if err := e.CheckForm(); err != nil {
		return e, badField(row.Seq, formField(e, err), err.Error())
	}
	if e.Prev != f.head.Hash {
		return e, badField(row.Seq, "prev", "it is not the hash of the entry before")
	}
	if e.Origin != "" || e.Intent.Copy != "" {
		return e, badField(row.Seq, "origin", "merged work is not supported by this version")
	}
	after, err := foldAuthority(f.rules, e)
	if err != nil {
		return e, badField(row.Seq, "intent", err.Error())
	}
	f.rules = after
	f.head = store.Head{Seq: e.Seq, Hash: e.Hash}
	return e, nil
}

// foldAuthority gives the authority after an entry. Entries of other commands leave
// it, but must be signed with a current key of an active person.
func foldAuthority(rules *Authority, e journal.Entry) (*Authority, error) {
	name := commandOf(e.Intent)
	cmd, err := commandNamed(name)
	if err != nil {
		return nil, err
	}
	if !cmd.authority {
		return rules, mayAct(rules, e.Intent, name)
	}
	_, payload, err := decodeEntry(e.Intent.Command, e.Intent.Payload)
	if err != nil {
		return nil, err
	}
	_, _, after, err := execute(nil, rules, e.Intent, payload, e.Seq, nil)
	return after, err
}

// provisional folds the authority from its own entries alone, each with its
// signature, without the chain between them: good enough to show things while the
// whole is being verified, never to write.
func (a *App) provisional() (*Authority, error) {
	rows, err := read(a, func(r store.Reader) ([]store.JournalRow, error) { return r.EntriesOf(authorityNames()) })
	if err != nil {
		return nil, err
	}
	rules := a.rules
	for _, row := range rows {
		if row.Seq <= a.verified.Seq {
			continue
		}
		e, err := entryOf(row, a.id)
		if err != nil {
			return nil, brokenJournal(err)
		}
		after, err := foldAuthority(rules, e)
		if err != nil {
			return nil, brokenJournal(badField(row.Seq, "intent", err.Error()))
		}
		if err := journal.VerifySignature(journal.IntentBytes(e.Intent), e.Signature, after.KeySets[e.Intent.Key].Ed25519); err != nil {
			return nil, brokenJournal(badField(row.Seq, "signature", err.Error()))
		}
		rules = after
	}
	return rules, nil
}

func authorityNames() []string {
	var names []string
	for _, name := range CommandNames() {
		if commands[name].authority {
			names = append(names, name)
		}
	}
	return names
}

// checks verifies hashes, signatures and seals on all cores.
type checks struct {
	work  chan check
	group sync.WaitGroup
	mu    sync.Mutex
	first *Finding
}

type check struct {
	entry          journal.Entry
	actor, sealKey string
}

func newChecks() *checks {
	c := &checks{work: make(chan check, 64)}
	for range runtime.NumCPU() {
		c.group.Go(func() {
			for w := range c.work {
				if f := checkEntry(w); f != nil {
					c.note(f)
				}
			}
		})
	}
	return c
}

func (c *checks) add(e journal.Entry, actor, sealKey string) { c.work <- check{e, actor, sealKey} }

func (c *checks) note(f *Finding) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.first == nil || f.Entry < c.first.Entry {
		c.first = f
	}
}

// wait gives the earliest finding.
func (c *checks) wait() error {
	close(c.work)
	c.group.Wait()
	if c.first == nil {
		return nil
	}
	return *c.first
}

// checkEntry says which field of an entry is not what was signed, hashed or sealed.
func checkEntry(w check) *Finding {
	e := w.entry
	signed := journal.VerifySignature(journal.IntentBytes(e.Intent), e.Signature, w.actor) == nil
	hashed := journal.HashEntry(&e) == e.Hash
	sealed := journal.VerifySeal(e.Hash, e.Seal, w.sealKey) == nil
	switch {
	case signed && hashed && sealed:
		return nil
	case !signed:
		return finding(e.Seq, "signature", "it is not the actor's signature over the intent")
	case hashed:
		return finding(e.Seq, "seal", "it is not the sealer's signature over the hash")
	case !sealed:
		return finding(e.Seq, "hash", "it is not the hash of the entry, and the seal does not fit it")
	default:
		return finding(e.Seq, "changes", "changes, outcome, origin or sealer are not what was sealed")
	}
}

func finding(seq int64, field, what string) *Finding {
	return &Finding{Table: "journal", Row: fmt.Sprint(seq), Field: field, Entry: seq, What: what}
}

// formField names the column that a form error is about: what was signed stands in
// intent, the rest in columns of their own.
func formField(e journal.Entry, err error) string {
	what := err.Error()[strings.LastIndex(err.Error(), " ")+1:]
	switch {
	case strings.Contains(err.Error(), ": payload: "):
		return "payload"
	case strings.Contains(err.Error(), ": changes: "):
		return "changes"
	case what == "key" && domain.IsDigest(e.Intent.Key):
		return "seal_key"
	case what == "seq", what == "prev", what == "outcome", what == "origin", what == "sealer":
		return what
	default:
		return "intent"
	}
}
