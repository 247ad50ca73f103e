package share

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"renogen/backend/store"
)

func seqsOf(t *testing.T, r *Receipts) (out []int64) {
	t.Helper()
	rows, err := r.Appended()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		out = append(out, row.Seq)
	}
	return out
}

func addTo(t *testing.T, r *Receipts, seqs ...int64) {
	t.Helper()
	for _, seq := range seqs {
		if err := r.Add([]store.JournalRow{{Seq: seq, Hash: "a"}}); err != nil {
			t.Fatal(err)
		}
	}
}

// What is in two backups is let go of; what was added since stays, and later additions come behind it. An entry of another
// history is another one.
func TestReceiptsAreLetGoOf(t *testing.T) {
	r := NewReceipts(t.TempDir())
	rows := []store.JournalRow{{Seq: 1, Hash: "a"}, {Seq: 2, Hash: "another"}, {Seq: 3, Hash: "a"}}
	if err := r.Forget(rows); err != nil { // there is nothing yet
		t.Fatal(err)
	}
	addTo(t, r, 1, 2, 3, 4)
	if err := r.Forget(rows); err != nil {
		t.Fatal(err)
	}
	addTo(t, r, 5)
	if got := seqsOf(t, r); !slices.Equal(got, []int64{2, 4, 5}) {
		t.Errorf("left: %v", got)
	}
	all, err := r.Appended()
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Forget(all); err != nil {
		t.Fatal(err)
	}
	if got := seqsOf(t, r); len(got) != 0 {
		t.Errorf("left: %v", got)
	}
}

// A line that was cut short takes nothing with it: neither what stands before it, nor what is added behind it.
func TestReceiptCutShortTakesNoOther(t *testing.T) {
	r := NewReceipts(t.TempDir())
	addTo(t, r, 1, 2)
	path := filepath.Join(r.folder, appendedFile)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text[:len(text)-9], 0o600); err != nil {
		t.Fatal(err)
	}
	if got := seqsOf(t, r); !slices.Equal(got, []int64{1}) {
		t.Errorf("before: %v", got)
	}
	addTo(t, r, 3)
	if got := seqsOf(t, r); !slices.Equal(got, []int64{1, 3}) {
		t.Errorf("behind it: %v", got)
	}
}

// What cannot be read is told, and is no reason to write what is left anew.
func TestReceiptsThatCannotBeRead(t *testing.T) {
	r := NewReceipts(t.TempDir())
	if err := os.Mkdir(filepath.Join(r.folder, appendedFile), 0o700); err != nil { // it opens, and fails to be read
		t.Fatal(err)
	}
	if rows, err := r.Appended(); err == nil {
		t.Errorf("it is taken for the end: %v", rows)
	}
}

// Programs that add, and one that forgets, lose nothing of each other.
func TestReceiptsOfSeveralPrograms(t *testing.T) {
	folder := t.TempDir()
	const programs, each = 4, 30
	var all sync.WaitGroup
	add := func(first int64) {
		own := NewReceipts(folder)
		for i := range int64(each) {
			rows := []store.JournalRow{{Seq: first + i, Hash: "a"}}
			if err := own.Add(rows); err != nil {
				t.Error(err)
			}
			if i%2 == 0 {
				if err := own.Forget(rows); err != nil {
					t.Error(err)
				}
			}
			if err := own.Doubt([]Unconfirmed{{ID: "doubt"}}); err != nil {
				t.Error(err)
			}
		}
	}
	for i := range int64(programs) {
		all.Go(func() { add(1000 * i) })
	}
	all.Wait()
	if got := seqsOf(t, NewReceipts(folder)); len(got) != programs*each/2 {
		t.Errorf("%d of %d are left", len(got), programs*each/2)
	}
	if doubts, err := NewReceipts(folder).Doubtful(); err != nil || len(doubts) != programs*each {
		t.Errorf("%d doubts, %v", len(doubts), err)
	}
}

// Doubts that came while others were looked up stay.
func TestDoubtsAreClearedOneByOne(t *testing.T) {
	r := NewReceipts(t.TempDir())
	for _, id := range []string{"one", "two"} {
		if err := r.Doubt([]Unconfirmed{{ID: id}}); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct{ known, left string }{{"one", "two"}, {"three", "two"}, {"two", ""}} {
		if err := r.Clear([]Unconfirmed{{ID: step.known}}); err != nil {
			t.Fatal(err)
		}
		left, err := r.Doubtful()
		if err != nil || len(left) > 1 || step.left == "" && len(left) > 0 || step.left != "" && left[0].ID != step.left {
			t.Errorf("without %s: %v, %v", step.known, left, err)
		}
	}
	if _, err := os.Stat(filepath.Join(r.folder, unconfirmedFile)); !os.IsNotExist(err) {
		t.Errorf("an empty list is left: %v", err)
	}
}
