//go:build unix

package store

import (
	"path/filepath"
	"syscall"
	"testing"

	"renogen/backend/domain"
)

// Nobody waits for what may never come out of a pipe.
func TestPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	wantOpenRefused(t, path, domain.CodeInvalid, "workspace.not_a_workspace")
}
