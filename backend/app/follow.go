package app

import (
	"errors"
	"fmt"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// follower follows a journal entry by entry: chain, signatures, seals, authority.
type follower struct {
	workspace string
	rules     *Authority
	head      store.Head
	// short are the entries that an offline copy has in a shortened form, by their id.
	short map[domain.ID]WithheldEntry
	// void are the entries that a repair behind them says have no effect.
	void map[int64]VoidEntry
	// doubtful is the last void entry that looks whole by itself: whether it has to be void shows when all is done again.
	// 0: there is none.
	doubtful int64
	// known is who may do what as it was seen here before; nil: nothing was.
	known *remembered
}

// begin takes the workspace's id from its first entry.
func (f *follower) begin(row store.JournalRow) {
	e, err := entryOf(row, "")
	if err != nil {
		return // follow finds the same and reports it
	}
	f.workspace = journal.IntentHash(e.Intent)
}

// schemaOf is the version of the tables that a first entry names.
func schemaOf(row store.JournalRow) int {
	var first WorkspaceCreate
	if journal.DecodeStrict([]byte(row.Payload), &first) != nil {
		return store.SchemaVersion
	}
	return max(store.OldestSchema, first.Schema)
}

// fold takes the next entries. Signatures are checked on all cores; nothing counts
// unless all of them are right.
func (f *follower) fold(rows []store.JournalRow) error {
	checks := newChecks()
	var err error
	for _, e := range readRows(rows, f.workspace) {
		if err = f.follow(e); err != nil {
			break
		}
		if f.isVoid(e.Seq) {
			continue
		}
		checks.add(e, f.rules.KeySets[e.Intent.Key].Ed25519, f.rules.KeySets[e.SealKey].Ed25519)
	}
	return errors.Join(checks.wait(), err)
}

// follow checks that e is the next entry and folds its effect on the authority.
func (f *follower) follow(e readEntry) error {
	if err := f.passHoles(e.row.Seq); err != nil {
		return err
	}
	if f.isVoid(e.row.Seq) && e.row.Seq == f.head.Seq+1 {
		err := f.passOver(e)
		f.known.take(e, f)
		return err
	}
	if err := f.followWhole(e); err != nil {
		return err
	}
	return f.known.follow(e, f)
}

func (f *follower) followWhole(e readEntry) error {
	if e.Seq != f.head.Seq+1 {
		return badField(e.Seq, "seq", fmt.Sprintf("entry %d should come next", f.head.Seq+1))
	}
	if e.err != nil {
		return e.err
	}
	if e.Prev != f.head.Hash && !f.afterVoid() {
		return badField(e.Seq, "prev", "it is not the hash of the entry before")
	}
	if err := f.checkShort(e.Entry); err != nil {
		return err
	}
	before, err := f.rules.place(e.Entry)
	if err != nil {
		return err
	}
	after, err := foldEntry(before, e)
	if err != nil {
		return badField(e.Seq, "intent", err.Error())
	}
	f.rules = after.next(&e.Entry)
	f.head = store.Head{Seq: e.Seq, Hash: e.Hash}
	return nil
}

func foldEntry(rules *Authority, e readEntry) (*Authority, error) {
	if e.Origin != "" {
		return rules, couldMerge(rules, e)
	}
	return foldAuthority(rules, e.Entry, e.about)
}

// foldAuthority gives the authority after an entry. Entries of other commands leave
// it, but must be of a person who could have the right.
func foldAuthority(rules *Authority, e journal.Entry, about About) (*Authority, error) {
	name := commandOf(e.Intent)
	cmd, err := commandNamed(name)
	if err != nil {
		return nil, err
	}
	if !cmd.authority {
		return rules, couldAct(rules, e, about, name)
	}
	payload, err := decodeEntry(e.Intent.Command, e.Intent.Payload)
	if err != nil {
		return nil, err
	}
	_, _, after, err := execute(nil, rules, e.Intent, payload, e.Seq, nil)
	return after, err
}

// couldAct asks whether the actor can sign here, and has a role that the command asks
// for in the project that the entry says it is about. Whether it is about another one,
// whether a record is his own, and whether its state allows it, shows when the command
// is done again.
func couldAct(rules *Authority, e journal.Entry, about About, name string) error {
	if err := mayAct(rules, e.Intent, name); err != nil {
		return err
	}
	r := rules.Relation(about.Project, e.Intent.Actor)
	r.Own, r.InCharge = true, true
	r.Unconfirmed = rules.Workspace.ConfirmedKeysOnly && !Confirmed(rules.KeySets[e.Intent.Key])
	if about.Project == "" {
		r = rules.addsContent(r, e.Intent.Actor)
	}
	return domain.Permit(name, r)
}
