package app

import (
	"errors"

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
		if err == nil && !more {
			more, err = a.followDecisions()
		}
		done := a.verified.Seq
		a.mu.Unlock()
		if progress != nil {
			progress(done, total)
		}
		if err == nil && !more {
			a.keepSeen()
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

// catchUpSlice verifies the next entries. A loss does not end it: what the file has is verified all the same.
func (a *App) catchUpSlice() (more bool, total int64, err error) {
	var rows []store.JournalRow
	anew, repaired := false, false
	err = a.db.Read(func(r store.Reader) error {
		if err = a.checkStructure(r); err != nil {
			return err
		}
		if repaired, err = a.noticeRepairs(r); err != nil || a.broken != nil {
			return errors.Join(err, brokenIf(a.broken))
		}
		head, err := r.Head()
		if err != nil {
			return err
		}
		total = head.Seq
		if anew, err = a.lookForLoss(r, head); err != nil {
			return err
		}
		rows, err = r.EntriesAfter(a.verified.Seq, sliceSize)
		return err
	})
	if err != nil {
		return false, total, err
	}
	a.whole = false
	if anew || repaired {
		shown, err := a.provisional()
		if err != nil {
			return false, total, err
		}
		a.show(shown)
	}
	if err := a.accept(rows); err != nil {
		return false, total, err
	}
	if more = len(rows) == sliceSize; more {
		return true, total, nil
	}
	if err := a.believe(); err != nil {
		return false, total, err
	}
	a.show(a.rules)
	err = a.atHead()
	a.whole = err == nil
	return false, total, err
}

// errBehind says that so much was appended since that it must be verified before the
// write lock is taken.
var errBehind = errors.New("app: too far behind the journal")

// catchUpIn verifies what was appended since, inside a write transaction.
func (a *App) catchUpIn(r store.Reader) error {
	if err := a.checkStructure(r); err != nil {
		return err
	}
	repaired, err := a.noticeRepairs(r)
	switch {
	case err != nil:
		return err
	case a.broken != nil:
		return brokenJournal(a.broken)
	case repaired:
		return errBehind
	}
	head, err := r.Head()
	if err != nil {
		return err
	}
	if head.Seq-a.verified.Seq > sliceSize {
		return errBehind
	}
	anew, err := a.lookForLoss(r, head)
	switch {
	case err != nil:
		return err
	case a.lost != nil:
		return a.lost.err()
	case anew || a.unsettled():
		return errBehind
	}
	if head.Seq == a.verified.Seq {
		return a.atHead()
	}
	rows, err := r.EntriesAfter(a.verified.Seq, int(head.Seq-a.verified.Seq))
	if err != nil {
		return err
	}
	if err := a.accept(rows); err != nil {
		return err
	}
	if a.unsettled() {
		return errBehind
	}
	a.show(a.rules)
	return a.atHead()
}

// accept takes over verified entries; the first bad one stops all writing.
func (a *App) accept(rows []store.JournalRow) error {
	if len(rows) == 0 {
		return nil
	}
	f := follower{workspace: a.id, rules: a.rules, head: a.verified, short: a.short, void: a.void, doubtful: a.doubtful}
	if a.lost == nil { // with a loss, its user decides what is believed
		f.known = a.before.clone()
	}
	err := f.fold(rows)
	if err == nil {
		err = a.sameKind(f.rules)
	}
	if err != nil {
		a.broken = newerThanThis(rows, err)
		return brokenJournal(a.broken)
	}
	a.fixed.follow(a.verified, f.head, a.decisionsAmong(rows))
	a.rules, a.verified, a.doubtful = f.rules, f.head, f.doubtful
	if f.known != nil {
		a.before = f.known
	}
	return nil
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
		if _, void := a.void[row.Seq]; void || row.Seq <= a.verified.Seq || row.Origin != "" {
			continue
		}
		e, err := entryOf(row, a.id)
		if err != nil {
			return nil, brokenJournal(err)
		}
		after, err := foldAuthority(rules, e, About{})
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

// atHead asks what must hold where the journal ends.
func (a *App) atHead() error {
	if err := a.rules.ended(a.verified); err != nil {
		a.broken = err
		return brokenJournal(err)
	}
	return a.checkSchema()
}
