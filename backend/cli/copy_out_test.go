package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCopyOutInTheTerminal(t *testing.T) {
	s := newShell(t)
	copied := filepath.Join(t.TempDir(), "copy.renogen")
	s.refused(exitConflict, []string{"can be opened where this file lies"}, "copy-out", s.path, copied)
	s.refused(exitMisuse, []string{"FILE and NEW"}, "copy-out", s.path)
	folder := filepath.Join(filepath.Dir(s.path), "OneDrive - Example")
	path := filepath.Join(folder, "test.renogen")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	head := s.head()
	if err := os.Rename(s.path, path); err != nil {
		t.Fatal(err)
	}
	code, _, messages := s.run("get", "session.get", "-w", path)
	if code != exitUnavailable || !strings.Contains(messages, "renogen copy-out") {
		t.Errorf("opened where it lies: exit %d, %s", code, messages)
	}
	code, out, messages := s.run("copy-out", path, copied)
	var answer map[string]any
	if code != exitDone || !strings.Contains(messages, "Tell the others") || json.Unmarshal([]byte(out), &answer) != nil {
		t.Fatalf("exit %d, %s%s", code, out, messages)
	}
	if answer["head"] != head || answer["path"] != copied {
		t.Errorf("it answers %s; the newest entry was %s", out, head)
	}
	s.ok("get", "session.get", "-w", copied)
}

// The sentences are those of the window; no workspace is opened in a folder of OneDrive.
func TestCheckFolderInTheTerminal(t *testing.T) {
	s := newShell(t)
	t.Setenv(asProgram, "1") // for the second program
	code, out, messages := s.run("check-folder", filepath.Dir(s.path))
	if code != exitDone || !strings.Contains(out, "A program can lock a file: yes") || !strings.Contains(out, "Fit for a workspace.") {
		t.Errorf("exit %d, %s%s", code, out, messages)
	}
	synced := filepath.Join(t.TempDir(), "OneDrive")
	if err := os.Mkdir(synced, 0o755); err != nil {
		t.Fatal(err)
	}
	code, out, messages = s.run("check-folder", synced)
	if code != exitFindings || !strings.Contains(out, "A folder that OneDrive synchronises") || strings.Contains(out, "can lock") {
		t.Errorf("exit %d, %s%s", code, out, messages)
	}
	if got := s.ok("check-folder", filepath.Dir(s.path), "--json"); got["use"] != "alone" || got["tried"] != true || got["locks"] != true {
		t.Errorf("%v", got)
	}
	s.refused(exitNotFound, []string{"There is no folder"}, "check-folder", filepath.Join(synced, "none"))
}
