package app

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"renogen/backend/journal"
	"renogen/backend/store"
)

// takeOver follows an entry, does it again, and appends it as it is.
func (f *follower) takeOver(tx *store.Tx, row store.JournalRow, at standing) error {
	err := f.passHoles(row.Seq)
	switch {
	case err != nil:
	case f.isVoid(row.Seq):
		err = f.takeOverVoid(tx, readRow(row, f.workspace), at)
	default:
		err = f.takeOverWhole(tx, readRow(row, f.workspace))
	}
	if err != nil {
		return err
	}
	return tx.Append(row)
}

func (f *follower) takeOverWhole(tx *store.Tx, e readEntry) error {
	if err := f.keepsTo(e.row); err != nil {
		return err
	}
	return f.again(tx, e)
}

// takeOverVoid passes over an entry that a repair makes void, if there is a reason for it.
func (f *follower) takeOverVoid(tx *store.Tx, e readEntry, at standing) error {
	before := *f
	if err := f.follow(e); err != nil {
		return err
	}
	return before.deserved(tx, e, at)
}

// keepsTo checks of a repair that what it makes void was passed over, as it found it.
func (f *follower) keepsTo(row store.JournalRow) error {
	if row.Command != repairCommand {
		return nil
	}
	for seq, v := range claimedVoids([]store.JournalRow{row}) {
		if found, void := f.void[seq]; !void || found.Digest != v.Digest {
			return badField(row.Seq, "payload", "it makes an entry void that is whole, or another one")
		}
	}
	return nil
}

// behindHoles is the place of the next entry: behind those at which a repair found none.
func (f *follower) behindHoles() int64 {
	seq := f.head.Seq + 1
	for v, void := f.void[seq]; void && v.Digest == ""; v, void = f.void[seq] {
		seq++
	}
	return seq
}

// attempt makes the file from its first entry on, without the effect of the entries that are void.
func (r *rebuild) attempt(part string, void map[int64]VoidEntry) (err error) {
	if r.to != nil {
		err = r.to.Close()
		r.to = nil
	}
	if err = errors.Join(err, store.Drop(part)); err != nil {
		return err
	}
	r.follower = follower{workspace: r.follower.workspace, rules: newAuthority(), head: store.Head{Hash: journal.ZeroDigest}, void: void}
	r.out = Rebuilt{Newest: r.out.Newest}
	if r.to, err = store.CreateFor(part, r.schema); err != nil {
		return err
	}
	for more := true; more; {
		err := r.to.Write(func(tx *store.Tx) error {
			more = r.some(tx)
			return nil
		})
		if err != nil {
			return err
		}
		if r.progress != nil {
			r.progress(r.follower.head.Seq, max(r.out.Newest, r.follower.head.Seq))
		}
	}
	return nil
}

// passRepairs makes the file anew with what repairs say is void, where it ends without that. A repair stands behind what
// it makes void, so each is tried; it is believed when it is followed itself and brings more back. One that somebody put
// into a file is not, and changes nothing.
func (r *rebuild) passRepairs(part string) error {
	var believed []store.JournalRow
	most, stale := r.follower.head.Seq, false
	all := r.repairs()
	for _, repair := range all {
		if most >= r.out.Newest {
			break
		}
		with := withVoidOnes(repair, all)
		if !helpsAt(most+1, with) {
			continue
		}
		with = inOrder(slices.Concat(believed, with))
		if err := r.attempt(part, claimedVoids(with)); err != nil {
			return err
		}
		proven, err := r.proven()
		if err != nil {
			return err
		}
		if stale = !proven || r.follower.head.Seq <= most; !stale {
			believed, most = with, r.follower.head.Seq
		}
	}
	if stale {
		return r.attempt(part, claimedVoids(believed))
	}
	return nil
}

// withVoidOnes gives a repair with those that it makes void itself: what they say is void is so all the same.
func withVoidOnes(repair store.JournalRow, all []store.JournalRow) []store.JournalRow {
	out := []store.JournalRow{repair}
	void := claimedVoids(out)
	for _, other := range slices.Backward(all) {
		if other.Seq < repair.Seq && void[other.Seq].Digest == rowDigest(other) {
			out = append(out, other)
			maps.Copy(void, claimedVoids([]store.JournalRow{other}))
		}
	}
	return inOrder(out)
}

func inOrder(rows []store.JournalRow) []store.JournalRow {
	slices.SortStableFunc(rows, func(a, b store.JournalRow) int { return cmp.Compare(a.Seq, b.Seq) })
	return rows
}

// helpsAt says whether repairs make an entry void at a place or before it: others do not lead on from there.
func helpsAt(seq int64, repairs []store.JournalRow) bool {
	for void := range claimedVoids(repairs) {
		if void <= seq {
			return true
		}
	}
	return false
}

// repairs are those of all sources, whether they may be or not, the first ones first.
func (r *rebuild) repairs() (rows []store.JournalRow) {
	known := map[store.JournalRow]bool{}
	add := func(more []store.JournalRow) {
		for _, row := range more {
			if row.Command == repairCommand && !known[row] {
				known[row], rows = true, append(rows, row)
			}
		}
	}
	for _, s := range r.sources {
		err := s.Read(func(reader store.Reader) error {
			add(slices.DeleteFunc(reader.SalvageEntriesOf(repairCommand), func(row store.JournalRow) bool { return deniesEntry(reader, row) }))
			return nil
		})
		if err != nil {
			continue // it is damaged; that is why we are here
		}
	}
	for _, seq := range slices.Sorted(maps.Keys(r.receipts)) {
		add(r.receipts[seq])
	}
	return inOrder(rows)
}

// deniesEntry says of a repair that an entry that it did not find stands in the same file.
func deniesEntry(r store.Reader, repair store.JournalRow) bool {
	for seq, v := range claimedVoids([]store.JournalRow{repair}) {
		if v.Digest != "" {
			continue
		}
		if _, there := r.SalvageEntry(seq); there {
			return true
		}
	}
	return false
}

// proven says whether what was passed over is what the repairs say that are in the new file themselves.
func (r *rebuild) proven() (same bool, err error) {
	passed := maps.Clone(r.follower.void)
	maps.DeleteFunc(passed, func(seq int64, _ VoidEntry) bool { return seq > r.follower.head.Seq })
	err = r.to.Read(func(reader store.Reader) error {
		said, err := voidsOf(reader)
		same = maps.Equal(said, passed)
		return err
	})
	return same, err
}
