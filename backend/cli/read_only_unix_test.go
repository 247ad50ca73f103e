//go:build unix

package cli

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestReadOnlyFile runs the program as somebody who may read the workspace but not write it. root may
// write everything, so that it has to be somebody else.
func TestReadOnlyFile(t *testing.T) {
	s := newShell(t)
	for _, folder := range []string{os.Getenv("RENOGEN_HOME"), filepath.Dir(s.path)} {
		openTo(t, folder)
	}
	home := t.TempDir()
	openTo(t, home)
	if err := os.Chmod(home, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(s.path, 0o444); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command(programForAll(t), "do", "environment.create", `{"name": "x"}`)
	run.Env = append(os.Environ(), asProgram+"=1", "RENOGEN_HOME="+filepath.Join(home, "own"))
	if os.Geteuid() == 0 {
		run.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	var messages strings.Builder
	run.Stderr = &messages
	err = run.Run()
	if code := run.ProcessState.ExitCode(); code != exitUnavailable || !strings.Contains(messages.String(), filepath.Base(s.path)) {
		t.Errorf("exit %d, %v, %s", code, err, messages.String())
	}
	if after, err := os.ReadFile(s.path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file changed: %v", err)
	}
}

// openTo lets everybody into a folder for this test, and into the one of the test that it is in.
func openTo(t *testing.T, folder string) {
	t.Helper()
	for _, path := range []string{folder, filepath.Dir(folder)} {
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

// programForAll is this test where everybody can start it.
func programForAll(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	from, err := os.Open(self)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	folder := t.TempDir()
	openTo(t, folder)
	path := filepath.Join(folder, "renogen")
	to, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
