package app

import (
	"errors"

	"renogen/backend/store"
)

// slice is a part of the journal that is being read, some slices ahead.
type slice struct {
	entries []readEntry
	err     error
	ready   chan struct{}
}

// entries takes the journal slice by slice: chain, signatures and seals, and the
// effect of each entry on the tables made anew.
func (v *verification) entries() error {
	first, err := v.rowsAfter(0, 1)
	if err != nil || len(first) == 0 {
		return err
	}
	v.follower.begin(first[0])
	if v.follower.short, err = shortOf(v.have); err != nil {
		return err
	}
	stop := make(chan struct{})
	defer close(stop)
	checks := newChecks()
	found := v.follow(v.slices(stop), checks)
	if found == nil {
		found = v.follower.rules.ended(v.follower.head)
	}
	if found == nil && v.report.Level != Full {
		found = v.follower.prove(v.from, nil)
	}
	v.noteBoth(found, checks.wait())
	return nil
}

func (v *verification) rowsAfter(seq int64, limit int) (rows []store.JournalRow, err error) {
	err = v.from.Read(func(r store.Reader) (err error) {
		rows, err = r.EntriesAfter(seq, limit)
		return err
	})
	return rows, err
}

// standing gives the entry at a place. One that cannot be read is none here: following the journal says why.
func (v *verification) standing(seq int64) []store.JournalRow {
	rows, err := v.rowsAfter(seq-1, 1)
	if err != nil || len(rows) == 0 || rows[0].Seq != seq {
		return nil
	}
	return rows
}

// slices reads ahead: the next slices are decoded on other cores while one is followed.
func (v *verification) slices(stop <-chan struct{}) <-chan *slice {
	out := make(chan *slice, 2)
	go func() {
		defer close(out)
		for last := int64(0); ; {
			s := &slice{ready: make(chan struct{})}
			rows, err := v.rowsAfter(last, sliceSize)
			if err == nil && len(rows) == 0 {
				return
			}
			go func() {
				s.entries, s.err = readRows(rows, v.follower.workspace), err
				close(s.ready)
			}()
			select {
			case out <- s:
			case <-stop:
				return
			}
			if err != nil {
				return
			}
			last = rows[len(rows)-1].Seq
		}
	}()
	return out
}

// follow goes on up to the first entry that is wrong.
func (v *verification) follow(slices <-chan *slice, checks *checks) error {
	for s := range slices {
		<-s.ready
		if s.err != nil {
			return s.err
		}
		for _, e := range s.entries {
			if err := v.entry(e, checks); err != nil {
				return err
			}
		}
		if checks.failed() {
			return nil
		}
		if v.progress != nil {
			v.progress(v.follower.head.Seq, v.total)
		}
	}
	return nil
}

func (v *verification) entry(e readEntry, checks *checks) error {
	before := v.follower.rules
	place := v.follower
	if v.follower.isVoid(e.row.Seq) {
		if err := v.follower.follow(e); err != nil || v.report.Level != Full {
			return err
		}
		return place.deserved(v.tx, e, v.standing)
	}
	if err := v.follower.follow(e); err != nil {
		// When what was asked for is wrong, the signature says more than the form or the rules, if its key is known.
		var f Finding
		if key := before.KeySets[e.Intent.Key].Ed25519; key != "" && errors.As(err, &f) && (f.Field == "intent" || f.Field == "payload") {
			checks.add(e, key, before.KeySets[e.SealKey].Ed25519)
		}
		return err
	}
	v.times.follow(e.Entry)
	checks.add(e, v.follower.rules.KeySets[e.Intent.Key].Ed25519, v.follower.rules.KeySets[e.SealKey].Ed25519)
	if v.report.Level == Full {
		return v.again(e.Entry, before)
	}
	if schema := v.follower.rules.schema(); schema > before.schema() && e.Seq > 1 {
		if err := v.tx.Migrate(before.schema(), schema); err != nil {
			return err
		}
	}
	for _, c := range e.rows {
		if err := v.folded.Apply(c); err != nil {
			return badField(e.Seq, "changes", err.Error())
		}
	}
	return nil
}

// noteBoth notes the earlier of two findings, or both when they are about one entry.
func (v *verification) noteBoth(found, signature error) {
	var a, b Finding
	if errors.As(found, &a) && errors.As(signature, &b) && b.Entry < a.Entry {
		found = nil
	}
	for _, err := range []error{found, signature} {
		if err != nil {
			v.note(err)
		}
	}
}

func (v *verification) note(err error) {
	var f Finding
	if !errors.As(err, &f) {
		f = Finding{Table: "journal", What: err.Error()}
	}
	v.add(f)
}
