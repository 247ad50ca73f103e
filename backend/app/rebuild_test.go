package app_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// A workspace whose tables were doctored is made anew from its journal, with the content of its files.
func TestRebuildFromTheJournal(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path, to := closedCopy(t, d.Workspace), filepath.Join(t.TempDir(), "new.renogen")
	rawExec(t, path, `UPDATE users SET administrator = 1`, `DELETE FROM comments`)
	made, err := app.Rebuild([]string{path}, to, "", nil)
	if err != nil || made.Entries != d.Entries() || made.Lost() != 0 || made.Stopped != "" || made.Pieces != 0 || made.Fingerprint != d.Fingerprint() {
		t.Fatalf("%+v, %v", made, err)
	}
	wantWhole(t, to)
	_, err = app.Rebuild([]string{path}, to, "", nil)
	wantKey(t, "onto a file that is there", err, "workspace.exists")
}

// A workspace of the first version is made anew with its own tables.
func TestRebuildOfAnOlderWorkspace(t *testing.T) {
	t.Parallel()
	to := filepath.Join(t.TempDir(), "new.renogen")
	if _, err := app.Rebuild([]string{testkit.Version1(t)}, to, "", nil); err != nil {
		t.Fatal(err)
	}
	if report := verify(t, to, app.Full); !report.Whole() || report.Schema != 1 {
		t.Errorf("%+v", report)
	}
}

// Behind an entry that nobody signed nothing is saved; where a backup has the entry, all is.
func TestRebuildStopsAtABadEntry(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	backup, path := closedCopy(t, d.Workspace), closedCopy(t, d.Workspace)
	bad := d.Entries() - 3
	rawExec(t, path, fmt.Sprintf(`UPDATE journal SET signature = replace(signature, 'a', 'b') WHERE seq = %d`, bad))
	folder := t.TempDir()
	made, err := app.Rebuild([]string{path}, filepath.Join(folder, "a.renogen"), "", nil)
	if err != nil || made.Entries != bad-1 || made.Lost() != 4 || made.Stopped == "" {
		t.Errorf("alone: %+v, %v", made, err)
	}
	wantWhole(t, filepath.Join(folder, "a.renogen"))
	made, err = app.Rebuild([]string{path, backup}, filepath.Join(folder, "b.renogen"), "", nil)
	if err != nil || made.Lost() != 0 || made.Entries != d.Entries() {
		t.Errorf("with the backup: %+v, %v", made, err)
	}
	wantWhole(t, filepath.Join(folder, "b.renogen"))
}

// From a file with torn pages is saved what can be read; what is saved is whole.
func TestRebuildOfTornPages(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	original, err := os.ReadFile(closedCopy(t, d.Workspace))
	if err != nil {
		t.Fatal(err)
	}
	const page = 16384
	saved := 0
	for i := 1; i < len(original)/page; i += 7 {
		torn := bytes.Clone(original)
		copy(torn[i*page:(i+1)*page], bytes.Repeat([]byte{0x5a}, page))
		path, to := filepath.Join(t.TempDir(), "torn.renogen"), filepath.Join(t.TempDir(), "new.renogen")
		if err := os.WriteFile(path, torn, 0o600); err != nil {
			t.Fatal(err)
		}
		made, err := app.Rebuild([]string{path}, to, "", nil)
		if err != nil {
			if domain.CodeOf(err) != domain.CodeUnavailable {
				t.Errorf("page %d: %v", i, err)
			}
			if left, _ := filepath.Glob(to + "*"); len(left) > 0 {
				t.Errorf("page %d: left behind %v", i, left)
			}
			continue
		}
		saved++
		if report := verify(t, to, app.Full); made.Pieces == 0 && !report.Whole() || report.Entries != made.Entries {
			t.Errorf("page %d: %+v of %+v", i, report, made)
		}
	}
	if saved == 0 {
		t.Error("nothing was ever saved")
	}
}

// A workstation that has seen more goes on with a restored file, because an administrator's entry explains what is lost;
// one that somebody else rolls back afterwards it does not take.
func TestRestoreExplainsTheLoss(t *testing.T) {
	t.Parallel()
	w, backup, folder, seen := lossAt(t)
	w.Clock.Pass(time.Hour)
	host := w.Host
	host.Workstation, host.Folder = "00000000-0000-7000-8000-000000000003", t.TempDir()
	order := app.Restoring{
		Sources: []string{backup}, To: filepath.Join(t.TempDir(), "restored.renogen"), Name: "Entry", Password: testkit.Password, Reason: "The disk broke",
	}
	none, err := order.Restore(host)
	if err != nil || none.Restore != 0 {
		t.Errorf("nothing is known to be lost: %+v, %v", none, err)
	}
	host.Folder = folder
	order.To = filepath.Join(t.TempDir(), "whole.renogen")
	whole, err := order.Restore(host)
	if err != nil || whole.Restore != 0 || whole.Entries != seen.Seq {
		t.Errorf("what this workstation brought in itself is not there: %+v, %v", whole, err)
	}
	forgetReceipts(t, folder)
	look, err := order.Look(host)
	if err != nil || look.Lost() != seen.Seq-look.Entries || look.Lost() == 0 || look.At == 0 || look.Path != "" {
		t.Errorf("a look ahead: %+v, %v", look, err)
	}
	order.To = filepath.Join(t.TempDir(), "again.renogen")
	_, err = order.Restore(host)
	if domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("by no administrator: %v", err)
	}
	if _, err := os.Stat(order.To); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file is left: %v", err)
	}
	other := t.TempDir()
	if err := os.CopyFS(other, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	order.Name = "Ann"
	restored, err := order.Restore(host)
	if err != nil || restored.Restore == 0 || restored.Newest != seen.Seq {
		t.Fatalf("%+v, %v", restored, err)
	}
	wantWhole(t, order.To)

	a := remembering(t, w, order.To, other)
	if err := errors.Join(a.CatchUp(nil), a.Trouble(), doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: "Third"}), a.Close()); err != nil {
		t.Fatalf("another workstation: %v", err)
	}
	a = remembering(t, w, order.To, other)
	noted, err := a.AcceptedLosses()
	if err != nil || len(noted) != 1 || noted[0].Restore != restored.Restore || noted[0].Loss.SeenSeq != seen.Seq {
		t.Errorf("its note: %+v, %v", noted, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	rawExec(t, order.To, `DELETE FROM environments`, fmt.Sprintf(`DELETE FROM journal WHERE seq > %d`, restored.Restore))
	a = remembering(t, w, order.To, other)
	if a.Loss() == nil {
		t.Error("a rollback to behind the restore is taken for the restore")
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// forgetReceipts leaves a workstation with what it has seen, and without what it brought in itself.
func forgetReceipts(t *testing.T, folder string) {
	t.Helper()
	kept, err := filepath.Glob(filepath.Join(folder, "*", "appended*.jsonl"))
	if err != nil || len(kept) == 0 {
		t.Fatalf("no receipts: %v", err)
	}
	for _, path := range kept {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// An entry that explains a loss counts for nothing unless an administrator made it.
func TestForgedRestore(t *testing.T) {
	t.Parallel()
	w, older, folder, _ := lossAt(t)
	forge(t, w.As("Entry"), "workspace.restore", &app.WorkspaceRestore{LostSeq: 99, Reason: "Trust me"}, app.About{Record: "workspace"}).append(t, w, older)
	wantFinding(t, older, app.Quick, "journal", "intent")
	host := w.Host
	host.Folder = folder
	a, err := app.Open(older, host)
	if err == nil {
		err = errors.Join(doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: "After that"}), a.Close())
	}
	wantKey(t, "it goes on", err, "journal.broken")
}
