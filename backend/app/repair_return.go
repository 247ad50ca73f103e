package app

import (
	"errors"
	"fmt"
	"maps"

	"renogen/backend/store"
)

// standing gives what stands at a place of a journal, as each file has it.
type standing func(seq int64) []store.JournalRow

var errHalfReturn = errors.New("the work of an offline copy that was brought back here is not whole, and left out")

// throughReturn goes on from the entry with which the return of an offline copy's work begins to the one that ends it, and
// does each again. They have their effect together or not at all: nobody could write behind a part of them.
func (f *follower) throughReturn(tx *store.Tx, next func(seq int64) (store.JournalRow, bool)) error {
	for f.rules.Merging != nil {
		err := badField(f.head.Seq+1, "seq", "the entry is missing")
		if row, there := next(f.head.Seq + 1); there {
			err = f.again(tx, readRow(row, f.workspace))
		}
		if err != nil {
			return fmt.Errorf("%w: %w", errHalfReturn, err)
		}
	}
	return nil
}

// foundReturn does the same behind an entry that a repair makes void, with those behind it as they were found then.
func (f *follower) foundReturn(tx *store.Tx, at standing) error {
	if f.rules.Merging == nil {
		return nil
	}
	found := f.void
	f.void = maps.Clone(found) // looked at as if they were not void: each has to follow the one before
	delete(f.void, f.head.Seq)
	return f.throughReturn(tx, func(seq int64) (store.JournalRow, bool) {
		delete(f.void, seq)
		for _, row := range at(seq) {
			if rowDigest(row) == found[seq].Digest {
				return row, true
			}
		}
		return store.JournalRow{}, false
	})
}
