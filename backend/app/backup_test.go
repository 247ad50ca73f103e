package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// A workspace that does not stand still is copied while nobody writes, and the backup says that others had to wait.
func TestBackupSaysThatOthersHadToWait(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for name, busy := range map[string]int{"at rest": 0, "busy": 1} {
		tries, leased := 0, false
		copyIt := func(from, to string) error {
			if tries++; tries <= busy {
				return domain.Busy("workspace.busy")
			}
			_, err := os.Stat(from + ".lease")
			leased = err == nil
			return store.Compact(from, to)
		}
		backing := app.Backing{Path: w.Path(), Folder: t.TempDir(), Reason: domain.BackupByHand, Level: app.Quick, Copy: copyIt}
		kept, err := backing.BackUp(w.Host, w.As("Ann"))
		if err != nil {
			t.Fatal(err)
		}
		if want := busy > 0; kept.Manifest.Held != want || leased != want {
			t.Errorf("%s: it says %v, and the lease was taken: %v", name, kept.Manifest.Held, leased)
		}
		if _, err := os.Stat(w.Path() + ".lease"); err == nil {
			t.Errorf("%s: the lease is left", name)
		}
		if report, err := app.CheckBackup(kept.Path, app.Quick, nil); err != nil || !report.Whole() {
			t.Errorf("%s: %v, %v", name, report.Findings, err)
		}
	}
	// Who goes on writing while it is tried again gets no backup that is half of one thing and half of another.
	busy := func(string, string) error { return domain.Busy("workspace.busy") }
	backing := app.Backing{Path: w.Path(), Folder: t.TempDir(), Reason: domain.BackupByHand, Level: app.Quick, Copy: busy}
	if _, err := backing.BackUp(w.Host, w.As("Ann")); domain.CodeOf(err) != domain.CodeBusy {
		t.Errorf("a copy that never came off: %v", err)
	}
}

// A backup that was made is made, also when the lease of the folder cannot be given back.
func TestWorkInAFolderCountsWhenItsLeaseStays(t *testing.T) {
	t.Parallel()
	failed := errors.New("failed")
	for _, want := range []error{nil, failed} {
		folder := filepath.Join(t.TempDir(), "backups")
		err := app.AloneInFolder(folder, share.Times{}, func() error {
			leases, err := filepath.Glob(filepath.Join(folder, "*.lease"))
			if err != nil || len(leases) != 1 {
				t.Fatal(leases, err)
			}
			if err := errors.Join(os.Remove(leases[0]), os.MkdirAll(filepath.Join(leases[0], "in the way"), 0o700)); err != nil {
				t.Fatal(err)
			}
			return want
		})
		if !errors.Is(err, want) || (err == nil) != (want == nil) {
			t.Errorf("%v instead of %v", err, want)
		}
	}
}
