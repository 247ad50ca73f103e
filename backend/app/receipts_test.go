package app_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
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

// backedUp makes two backups of a workspace that nobody has open, and gives them.
func backedUp(t *testing.T, w *testkit.Workspace, path string) []app.KeptBackup {
	t.Helper()
	folder := t.TempDir()
	for range 2 {
		w.Clock.Pass(time.Hour)
		b := app.Backing{Path: path, Folder: folder, Reason: domain.BackupByHand, Level: app.Quick}
		if _, err := b.BackUp(w.Host, w.As("Ann")); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := app.Backups(folder, "")
	if err != nil || len(kept) != 2 {
		t.Fatalf("%d backups, %v", len(kept), err)
	}
	return kept
}

// kept gives the places of the entries that a workstation keeps.
func kept(t *testing.T, a *app.App, folder string) (seqs []int64) {
	t.Helper()
	rows, err := share.NewReceipts(filepath.Join(folder, a.ID())).Appended()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		seqs = append(seqs, row.Seq)
	}
	return seqs
}

// While the file lacks what was brought in here, nothing of it is forgotten, how far others may have come since.
func TestReceiptsStayWhileEntriesAreLost(t *testing.T) {
	t.Parallel()
	w, older, folder, seen := lossAt(t)
	other := remembering(t, w, older, t.TempDir()) // a colleague, who did not see what is lost
	for _, name := range []string{"A", "B", "C", "D"} {
		if err := doElsewhere(t, other, w.As("Ann"), &app.EnvironmentCreate{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	backups := backedUp(t, w, older)
	a := remembering(t, w, older, folder)
	if a.Loss() == nil || backups[1].Manifest.Seq < seen.Seq {
		t.Fatalf("a test of nothing: %+v, %+v", a.Loss(), backups)
	}
	if err := a.LetGoOfReceipts(backups); err != nil {
		t.Fatal(err)
	}
	if left := kept(t, a, folder); !slices.Equal(left, []int64{seen.Seq - 1, seen.Seq}) {
		t.Errorf("left: %v", left)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// Only what stands in the file is let go of, and only for two backups whose manifests were signed by somebody of the
// workspace.
func TestReceiptsAreLetGoOfForBackupsThatCount(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	path, folder := closedCopy(t, w), t.TempDir()
	a := remembering(t, w, path, folder)
	for _, name := range []string{"First", "Second"} {
		if err := doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	strange := store.JournalRow{Seq: 2, Hash: "of another history"}
	if err := share.NewReceipts(filepath.Join(folder, a.ID())).Add([]store.JournalRow{strange}); err != nil {
		t.Fatal(err)
	}
	backups := backedUp(t, w, path)
	manifest := backups[0].Path + ".manifest"
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	forged := bytes.Replace(text, fmt.Appendf(nil, `"seq":%d`, backups[0].Manifest.Seq), []byte(`"seq":999999`), 1)
	for i, step := range []struct {
		manifest []byte
		left     int
	}{{forged, 3}, {text, 1}} {
		if err := os.WriteFile(manifest, step.manifest, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := a.LetGoOfReceipts(backups); err != nil {
			t.Fatal(err)
		}
		if left := kept(t, a, folder); len(left) != step.left {
			t.Errorf("step %d: left: %v", i, left)
		}
	}
	if left := kept(t, a, folder); !slices.Equal(left, []int64{2}) {
		t.Errorf("left: %v", left)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// A command of which nobody knew whether it is done is kept like the others, when it is found.
func TestReceiptOfADoubtThatIsDone(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	path, folder := closedCopy(t, w), t.TempDir()
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	a := remembering(t, w, path, "") // the commit stands, but no receipt
	receipt, err := a.Do(w.As("Ann"), id, &app.EnvironmentCreate{Name: "First"})
	if err := errors.Join(err, a.Close()); err != nil {
		t.Fatal(err)
	}
	doubts := share.NewReceipts(filepath.Join(folder, w.ID()))
	if err := doubts.Doubt([]share.Unconfirmed{{ID: id, Name: "environment.create", Actor: w.User("Ann"), Payload: []byte(`{"name":"First"}`)}}); err != nil {
		t.Fatal(err)
	}
	a = remembering(t, w, path, folder)
	if left := doubtsOf(t, w, a, "Ann"); len(left) != 1 || left[0].Outcome != share.Done || left[0].Again {
		t.Errorf("what the person hears: %+v", left)
	}
	if got := kept(t, a, folder); !slices.Equal(got, []int64{receipt.Seq}) {
		t.Errorf("kept: %v", got)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}
