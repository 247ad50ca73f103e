package offline_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/share"
)

// What a workstation brought back is kept by it like all that it brings into the workspace: from an older backup and from
// that, all is restored.
func TestWhatWasBroughtBackIsKept(t *testing.T) {
	t.Parallel()
	p := take(t, 3)
	p.later(time.Minute)
	p.laptop.Must("Execute", p.laptop.Act(p.night.Steps[0], domain.StepStart, ""))
	p.later(time.Minute)
	work, err := p.laptop.Work()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	backup, path := filepath.Join(folder, "backup.renogen"), filepath.Join(folder, "shared.renogen")
	for _, to := range []string{backup, path} {
		if _, err := p.shared.CopyTo(to); err != nil {
			t.Fatal(err)
		}
	}
	host := p.shared.Host
	host.Folder = filepath.Join(folder, "notes")
	a, err := app.Open(path, host)
	if err != nil {
		t.Fatal(err)
	}
	order := app.Return{Actor: p.shared.As("Execute"), Work: work, Pieces: p.laptop.Piece, Dry: true}
	for range 2 { // what was only tried is not kept
		if _, err := a.BringBack(order); err != nil {
			t.Fatal(err)
		}
		order.Dry = false
	}
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	last, err := a.Do(p.shared.As("Review"), id, &app.CommentAdd{Item: p.night.Items[0], Text: "after the laptop"})
	if err := errors.Join(err, a.Close()); err != nil {
		t.Fatal(err)
	}
	made, err := app.Rebuild([]string{backup}, filepath.Join(folder, "made.renogen"), host.Folder, nil)
	if err != nil || made.Head != last.Hash || made.Lost() != 0 {
		t.Errorf("%+v, %v, want entry %d", made, err, last.Seq)
	}
}

// Of what was brought back, half was lost: it is left out, and the copy is brought back again.
func TestHalfAReturnIsBroughtBackAgain(t *testing.T) {
	t.Parallel()
	p := take(t, 3)
	p.later(time.Minute)
	p.laptop.Must("Execute", p.laptop.Act(p.night.Steps[0], domain.StepStart, ""))
	p.laptop.Must("Execute", p.laptop.Act(p.night.Steps[0], domain.StepComplete, ""))
	p.later(time.Minute)
	folder := t.TempDir()
	backup, path := filepath.Join(folder, "backup.renogen"), filepath.Join(folder, "shared.renogen")
	for _, to := range []string{backup, path} {
		if _, err := p.shared.CopyTo(to); err != nil {
			t.Fatal(err)
		}
	}
	before := p.shared.Entries()
	host := p.shared.Host
	host.Folder = filepath.Join(folder, "notes")
	back := func(path string) (app.Returned, error) {
		a, err := app.Open(path, host)
		if err != nil {
			t.Fatal(err)
		}
		work, err := p.laptop.Work()
		if err != nil {
			t.Fatal(err)
		}
		out, err := a.BringBack(app.Return{Actor: p.shared.As("Execute"), Work: work, Pieces: p.laptop.Piece})
		return out, errors.Join(err, a.Close())
	}
	first, err := back(path)
	if err != nil {
		t.Fatal(err)
	}
	receipts := share.NewReceipts(filepath.Join(host.Folder, p.shared.ID()))
	rows, err := receipts.Appended()
	if err == nil {
		err = receipts.Forget(rows[len(rows)-2:])
	}
	if err != nil {
		t.Fatal(err)
	}
	made, err := app.Rebuild([]string{backup}, filepath.Join(folder, "made.renogen"), host.Folder, nil)
	if err != nil || made.Entries != before || !made.HalfReturn {
		t.Fatalf("%+v, %v, want entry %d", made, err, before)
	}
	host.Folder = filepath.Join(folder, "other notes") // without a loss that somebody has to explain first
	again, err := back(made.Path)
	if err != nil || again.Intents != first.Intents || again.Known != 0 || len(refusedRecords(again)) != 0 {
		t.Errorf("%+v, %v", again, err)
	}
}
