package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A backup that is put back can be read at once, and written when its user has accepted what is lost with it.
func TestRestoredBackupInTheTerminal(t *testing.T) {
	s := newShell(t)
	backup := filepath.Join(t.TempDir(), "backup.renogen")
	copyFile(t, s.path, backup)
	s.refused(exitConflict, []string{"nothing to accept"}, "accept-loss", s.path)
	s.ok("do", "environment.create", `{"name": "First"}`)
	s.ok("do", "environment.create", `{"name": "Second"}`)
	copyFile(t, backup, s.path)

	code, out, messages := s.run("get", "environments.list")
	if code != exitDone || strings.Contains(out, "First") || !strings.Contains(messages, "lacks 2 entries") {
		t.Errorf("reading: exit %d, %s%s", code, out, messages)
	}
	s.refused(exitUnavailable, []string{"lacks 2 entries", "UTC"}, "do", "environment.create", `{"name": "Third"}`)
	code, out, messages = s.run("accept-loss", s.path)
	_, how, told := strings.Cut(messages, "--seen ")
	if code != exitUnavailable || out != "" || !told || !strings.Contains(messages, "lacks 2 entries") {
		t.Fatalf("what is lost: exit %d, %s%s", code, out, messages)
	}
	seen := strings.Fields(how)[0]
	s.refused(exitConflict, nil, "accept-loss", s.path, "--seen", strings.Repeat("0", 64))
	answer := s.ok("accept-loss", s.path, "--seen", seen)
	if accepted := answer["accepted"].(map[string]any); accepted["missing"] != 2.0 {
		t.Errorf("accepted: %v", answer)
	}
	s.ok("do", "environment.create", `{"name": "Third"}`)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
