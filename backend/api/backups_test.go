package api

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// backingUp makes backups in this program instead of one of its own.
func backingUp(t *testing.T, d *desk, meanwhile func()) *Backups {
	t.Helper()
	s := &Backups{desk: d, integrity: &Integrity{desk: d}}
	s.integrity.run = func(context.Context, func(string), ...string) ([]byte, error) {
		w, err := d.workspace()
		if err != nil {
			return nil, err
		}
		return json.Marshal(app.Report{Level: app.Quick, Fingerprint: w.Fingerprint(), Findings: []app.Finding{}})
	}
	s.run = func(_ context.Context, _ func(string), arguments ...string) ([]byte, error) {
		host, err := d.host()
		if err != nil {
			return nil, err
		}
		meanwhile()
		last := len(arguments) - 2
		b := app.Backing{Path: arguments[last], Folder: arguments[last+1], Reason: domain.BackupReason(arguments[2]), Level: app.Quick}
		if arguments[3] == "--full" {
			b.Level = app.Full
		}
		var answer app.PreparedOrNot
		answer.Prepared, err = b.Prepare(host)
		text, failed := json.Marshal(answer)
		return text, errors.Join(err, failed)
	}
	return s
}

func keptBackups(t *testing.T, s *Backups) []app.KeptBackup {
	t.Helper()
	state, err := s.State()
	if err != nil {
		t.Fatal(err)
	}
	if state.Problem != nil {
		t.Error(state.Problem)
	}
	return state.Backups
}

// receipts gives how many bytes this workstation keeps of what it brought in.
func receipts(t *testing.T, d *desk, w *app.App) int64 {
	t.Helper()
	host, err := d.host()
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(host.Folder, w.ID(), "appended.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

// A day with a window open: one backup a minute after signing in, none while nothing changes, one four hours after a
// change, and one on the next day.
func TestBackupsBeginByThemselves(t *testing.T) {
	w := testkit.New(t)
	s := backingUp(t, deskOn(t, w, "Entry"), func() {})
	workspace, actor, err := s.desk.session()
	if err != nil {
		t.Fatal(err)
	}
	nothing, err := journal.ValueDigest("")
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Now().Truncate(24 * time.Hour).Add(33 * time.Hour))) // nine in the morning, most anywhere
		ctx, stop := context.WithCancel(t.Context())
		go s.keep(ctx, workspace, actor)
		after := func(wait time.Duration, want int, what string) {
			t.Helper()
			time.Sleep(wait)
			synctest.Wait()
			if kept := keptBackups(t, s); len(kept) != want {
				t.Errorf("%s: %d backups", what, len(kept))
			}
		}
		after(30*time.Minute, 1, "in the morning")
		after(5*time.Hour, 1, "nothing changed")
		id, err := app.NewID()
		if err == nil {
			_, err = workspace.Do(actor, id, &app.UserEdit{Telephone: &app.Edit[string]{Was: nothing, To: "1234"}})
		}
		if err != nil {
			t.Fatal(err)
		}
		after(30*time.Minute, 2, "something changed, and four hours are over")
		if receipts(t, s.desk, workspace) == 0 {
			t.Error("a receipt is gone that is in one backup only")
		}
		after(24*time.Hour, 3, "the next day")
		if receipts(t, s.desk, workspace) != 0 {
			t.Error("a receipt is kept that is in two backups")
		}
		kept := keptBackups(t, s)
		if kept[0].Manifest.Level != app.Full || kept[1].Manifest.Level != app.Quick || kept[0].Manifest.Reason != domain.BackupSchedule {
			t.Errorf("%+v", kept)
		}
		stop()
		synctest.Wait()
	})
}

// Two workstations whose backups lie in one folder make them one after the other.
func TestTwoWorkstationsDoNotBackUpAtOnce(t *testing.T) {
	w := testkit.New(t)
	var at, all atomic.Int64
	meanwhile := func() {
		all.Add(1)
		if at.Add(1) > 1 {
			t.Error("two at once")
		}
		time.Sleep(50 * time.Millisecond)
		at.Add(-1)
	}
	done := make(chan error)
	one, two := backingUp(t, deskOn(t, w, "Entry"), meanwhile), backingUp(t, deskOn(t, w, "Review"), meanwhile)
	for _, s := range []*Backups{one, two} {
		go func() {
			workspace, actor, err := s.desk.session()
			if err == nil {
				err = s.now(workspace, actor, domain.BackupByHand)
			}
			done <- err
		}()
	}
	if err := errors.Join(<-done, <-done); err != nil {
		t.Fatal(err)
	}
	if kept := keptBackups(t, one); all.Load() != 2 || len(kept) != 1 { // of an hour one is kept
		t.Errorf("%d were made, %d are kept", all.Load(), len(kept))
	}
}

// Before the work of an offline copy is brought back the workspace is backed up; a trial needs none.
func TestBackupBeforeWorkIsBroughtBack(t *testing.T) {
	d := deskOn(t, testkit.New(t), "Entry")
	s := &Offline{desk: d, backups: backingUp(t, d, func() {})}
	nowhere := filepath.Join(t.TempDir(), "none.renogen")
	for _, dry := range []bool{true, false} {
		if _, err := s.Return(ReturnedCopy{Path: nowhere, Dry: dry}); err == nil {
			t.Fatal("a file that is not there was brought back")
		}
		kept := keptBackups(t, s.backups)
		if dry && len(kept) != 0 || !dry && (len(kept) != 1 || kept[0].Manifest.Reason != domain.BackupMerge) {
			t.Errorf("dry %v: %+v", dry, kept)
		}
	}
}
