package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/share"
)

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
