package share

import (
	"slices"
	"testing"

	"renogen/backend/store"
)

// What is in two backups is let go of; what was added since stays, and later additions come behind it.
func TestReceiptsAreLetGoOf(t *testing.T) {
	r := NewReceipts(t.TempDir())
	seqs := func() (out []int64) {
		rows, err := r.Appended()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			out = append(out, row.Seq)
		}
		return out
	}
	if err := r.Forget(9); err != nil { // there is nothing yet
		t.Fatal(err)
	}
	for seq := range int64(5) {
		if err := r.Add([]store.JournalRow{{Seq: seq + 1}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Forget(3); err != nil {
		t.Fatal(err)
	}
	if err := r.Add([]store.JournalRow{{Seq: 6}}); err != nil {
		t.Fatal(err)
	}
	if got := seqs(); !slices.Equal(got, []int64{4, 5, 6}) {
		t.Errorf("left: %v", got)
	}
	if err := r.Forget(6); err != nil {
		t.Fatal(err)
	}
	if got := seqs(); len(got) != 0 {
		t.Errorf("left: %v", got)
	}
}
