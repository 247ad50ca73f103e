package app_test

import (
	"os"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

// A program that is killed leaves no checkpoint, and the drive may lose what it acknowledged: the receipts tell, on the
// disk of the workstation.
func TestReceiptsTellOfAnEntryThatTheFileLost(t *testing.T) {
	w := testkit.New(t)
	before, err := os.ReadFile(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "shared.renogen")
	put := func() {
		if err := os.WriteFile(path, before, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put()
	host := w.Host
	host.Folder = filepath.Join(folder, "notes")
	open := func() *app.App {
		a, err := app.Open(path, host)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	a := open()
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	receipt, err := a.Do(w.As("Ann"), id, &app.EnvironmentCreate{Name: "Production"})
	if err != nil {
		t.Fatal(err)
	}
	notes, err := os.ReadFile(filepath.Join(host.Folder, a.ID(), "appended.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(host.Folder, a.ID())
	if err := os.RemoveAll(kept); err != nil { // as if the program had been killed: no checkpoint
		t.Fatal(err)
	}
	if err := os.MkdirAll(kept, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(kept, "appended.jsonl"), notes, 0o600); err != nil {
		t.Fatal(err)
	}
	a = open()
	if a.Loss() != nil {
		t.Errorf("nothing is lost yet: %+v", a.Loss())
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(kept, "checkpoint.json")); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	put()
	a = open()
	loss := a.Loss()
	if loss == nil || loss.SeenSeq != receipt.Seq || loss.SeenHash != receipt.Hash || loss.Missing != 1 {
		t.Fatalf("the loss of entry %d: %+v", receipt.Seq, loss)
	}
	if err := a.AcceptLoss(loss.Seen); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = open()
	if a.Loss() != nil {
		t.Error("an accepted loss is told again")
	}
	if aside, err := filepath.Glob(filepath.Join(kept, "appended-*.jsonl")); err != nil || len(aside) != 1 {
		t.Errorf("what was appended here is kept apart: %v, %v", aside, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}
