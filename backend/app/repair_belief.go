package app

import (
	"errors"
	"os"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// A repair says itself which entries have no effect, and so who is an administrator where it stands. It is believed for two
// reasons, at any level of verification: each void entry is not whole, and who repaired was an administrator already as the
// journal was seen here before. See docs/journal.md.

// reading gives states of a workspace to read.
type reading interface {
	Read(fn func(store.Reader) error) error
}

// looksWhole says of a void entry that nothing is wrong with it by itself: form, place, hash, signature, seal, and the right
// of its actor.
func (f follower) looksWhole(e readEntry) bool {
	if e.err != nil || f.followWhole(e) != nil {
		return false
	}
	return f.signed(e) == nil
}

// signed checks the signatures of the entry that was followed last.
func (f *follower) signed(e readEntry) error {
	keys := f.rules.KeySets
	wrong := checkEntry(check{entry: e.Entry, hashed: e.hashed, actor: keys[e.Intent.Key].Ed25519, sealKey: keys[e.SealKey].Ed25519})
	if wrong == nil {
		return nil
	}
	return *wrong
}

// prove does all entries again up to the last void one that looks whole, and gives a Finding where one is void without a
// reason. Any other error means that it could not be done. It takes as long as a full verification, but only in workspaces
// where a repair made such entries void. Closing stop ends it.
func (f *follower) prove(from reading, stop <-chan struct{}) (err error) {
	if f.doubtful == 0 {
		return nil
	}
	folder, err := os.MkdirTemp("", "renogen-prove")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	v := &verification{from: from, report: Report{Level: Full}, follower: follower{
		workspace: f.workspace, rules: newAuthority(), head: store.Head{Hash: journal.ZeroDigest}, short: f.short, void: f.void,
	}}
	if v.want, err = store.Scratch(folder, v.firstSchema()); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, v.want.Close()) }()
	if v.tx, err = v.want.Begin(); err != nil {
		return err
	}
	checks := newChecks()
	found := v.upTo(f.doubtful, checks, stop)
	return errors.Join(found, checks.wait())
}

// upTo does the entries again up to a place.
func (v *verification) upTo(last int64, checks *checks, stop <-chan struct{}) error {
	for v.follower.head.Seq < last {
		select {
		case <-stop:
			return domain.Unavailable("session.no_workspace")
		default:
		}
		rows, err := v.rowsAfter(v.follower.head.Seq, sliceSize)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return badField(last, "seq", "the entry is missing")
		}
		for _, e := range readRows(rows, v.follower.workspace) {
			if err := v.entry(e, checks); err != nil {
				return err
			}
		}
	}
	return nil
}

// remembered is who may do what as this workstation saw it, carried on by what stands behind that: void or not, an entry
// counts here when it is whole. Who repairs has to be an administrator with a key of today here as well: what takes a right
// away can be torn afterwards by whom it hits, but not for those who saw it whole.
type remembered struct {
	rules *Authority
	head  store.Head
	// from is the newest entry that was seen here.
	from int64
}

// remember keeps what was seen here, up to a place that the file may still have, until what it has now is believed.
func (a *App) remember(upTo int64) {
	if a.before == nil && a.verified.Seq > 0 {
		a.before = &remembered{rules: a.rules, head: store.Head{Seq: upTo, Hash: a.verified.Hash}, from: upTo}
	}
}

func (k *remembered) clone() *remembered {
	if k == nil {
		return nil
	}
	c := *k
	return &c
}

// take carries on with an entry that f has just followed, or passed over.
func (k *remembered) take(e readEntry, f *follower) {
	if k == nil || e.row.Seq < k.head.Seq {
		return
	}
	if e.row.Seq == k.head.Seq {
		k.head.Hash = e.row.Hash
		return
	}
	own := follower{workspace: f.workspace, rules: k.rules, head: store.Head{Seq: e.row.Seq - 1, Hash: k.head.Hash}, short: f.short, void: f.void}
	err := own.followWhole(e)
	if err == nil && f.isVoid(e.row.Seq) {
		err = own.signed(e)
	}
	k.head = store.Head{Seq: e.row.Seq, Hash: e.row.Hash}
	if err == nil {
		k.rules = own.rules
	} else if k.rules.Merging != nil { // the return is not whole; what stands behind it is looked at all the same
		rules := *k.rules
		rules.Merging = nil
		k.rules = &rules
	}
}

// follow does the same with an entry that counts. A repair that was not seen here before is refused unless it is by an
// administrator; behind one that is, what it made of the journal is what counts.
func (k *remembered) follow(e readEntry, f *follower) error {
	if k == nil || commandOf(e.Intent) != repairCommand || slices.Contains(k.rules.Repairs, e.ID) {
		k.take(e, f)
		return nil
	}
	if !k.rules.administers(e.Intent.Actor, e.Intent.Key) {
		return badField(e.Seq, "intent", "who repaired was no administrator with this key as the journal was seen here before")
	}
	if e.Seq > k.from {
		k.rules, k.head = f.rules, f.head
	}
	return nil
}

// administers says whether somebody is an active administrator, and a key the one that counts now.
func (a *Authority) administers(user, key domain.ID) bool {
	return a.Users[user].Administrator && a.signsNow(user, key)
}

// unsettled says that what the file has is not believed yet: nothing is written, and nothing noted of it.
func (a *App) unsettled() bool { return a.before != nil || a.doubtful > 0 || a.explained != nil }

// believe proves, at the end of the journal, what repairs and restores say that were not seen here before.
func (a *App) believe() error {
	f := follower{workspace: a.id, short: a.short, void: a.void, doubtful: a.doubtful}
	err := f.prove(a.db, a.closing)
	if _, found := errors.AsType[Finding](err); found {
		a.broken = err
		return brokenJournal(err)
	}
	if err != nil {
		return err
	}
	a.doubtful = 0
	if err := a.settleLoss(); err != nil {
		return err
	}
	if a.lost == nil {
		a.before = nil
	}
	return nil
}
