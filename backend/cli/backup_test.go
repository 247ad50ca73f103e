package cli

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

// backups gives what the backup subcommand lists.
func (s *shell) backups(args ...string) (kept []app.KeptBackup) {
	s.t.Helper()
	code, out, messages := s.run(append([]string{"backup", "--list"}, args...)...)
	if err := json.Unmarshal([]byte(out), &kept); code != exitDone || err != nil {
		s.t.Fatalf("exit %d, %v, %s", code, err, messages)
	}
	return kept
}

func TestBackup(t *testing.T) {
	s := newShell(t)
	head := s.head()
	made := s.ok("backup", "--full")
	path := made["path"].(string)
	if filepath.Dir(path) != app.BackupFolder(s.path) || made["manifest"].(map[string]any)["hash"] != head {
		t.Errorf("%v", made)
	}
	if answer := s.ok("verify", path, "--json"); answer["head"] != head {
		t.Errorf("%v", answer)
	}
	if kept := s.backups(); len(kept) != 1 || kept[0].Path != path || kept[0].Problem != nil {
		t.Errorf("%+v", kept)
	}
	if left, err := filepath.Glob(filepath.Join(app.BackupFolder(s.path), "*")); err != nil || len(left) != 2 {
		t.Errorf("left: %v, %v", left, err)
	}
	elsewhere := filepath.Join(t.TempDir(), "else[where]")
	s.ok("backup", "--folder", elsewhere)
	if kept := s.backups("--folder", elsewhere); len(kept) != 1 {
		t.Errorf("%+v", kept)
	}
}

// A backup that was changed, and one whose manifest was, is not taken for good.
func TestBackupThatWasChanged(t *testing.T) {
	s := newShell(t)
	path := s.ok("backup")["path"].(string)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	manifest, err := os.ReadFile(path + ".manifest")
	if err != nil {
		t.Fatal(err)
	}
	write := func(path string, content []byte) {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found := func(what string) {
		t.Helper()
		code, out, messages := s.run("verify", path)
		if code != exitFindings || !strings.Contains(out, "manifest") {
			t.Errorf("%s: exit %d, %s%s", what, code, out, messages)
		}
	}
	content[24]++ // the change counter: the workspace in it is the same
	write(path, content)
	found("another byte")
	content[24]--
	write(path, content)
	write(path+".manifest", []byte(strings.Replace(string(manifest), `"reason":"hand"`, `"reason":"upgrade"`, 1)))
	found("another reason")
	write(path+".manifest", manifest)
	s.ok("verify", path, "--json")
}

// On a drive that others reach, a program of its own copies the bytes; while somebody writes without a pause, readers
// wait no longer than the copy takes.
func TestBackupByBytes(t *testing.T) {
	s := newShell(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(t.TempDir(), "copied.renogen")
	run := exec.Command(self, "copy-bytes", s.path, copied)
	run.Env = append(os.Environ(), asProgram+"=1")
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if answer := s.ok("verify", copied, "--json"); answer["head"] != s.head() {
		t.Errorf("%v", answer)
	}
	if left, err := filepath.Glob(copied + "*"); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// What the terminal says when a workspace is older, and how it is upgraded there.
func TestUpgradeInTheTerminal(t *testing.T) {
	s := newShell(t)
	s.path = testkit.Version1(t)
	t.Setenv(workspaceVariable, s.path)
	if code, _, messages := s.run("get", "people.list"); code != exitUnavailable || !strings.Contains(messages, "older version") {
		t.Errorf("exit %d, %s", code, messages)
	}
	code, _, messages := s.run("upgrade")
	if code != exitConflict || !strings.Contains(messages, "Ann, Execute") {
		t.Errorf("without --yes: exit %d, %s", code, messages)
	}
	code, out, messages := s.run("upgrade", "--yes")
	var up app.Upgraded
	if err := json.Unmarshal([]byte(out), &up); code != exitDone || err != nil || up.Backup == "" {
		t.Fatalf("exit %d, %s%s", code, out, messages)
	}
	if kept := s.backups(); len(kept) != 1 || kept[0].Path != up.Backup {
		t.Errorf("%+v", kept)
	}
}

func TestRecoverAndRestoreInTheTerminal(t *testing.T) {
	s := newShell(t)
	backup := s.ok("backup")["path"].(string)
	s.ok("do", "environment.create", `{"name": "Production"}`)
	head := s.head()
	folder := t.TempDir()
	if made := s.ok("recover", s.path, filepath.Join(folder, "a.renogen")); made["head"] != head || made["lost"] != 0.0 {
		t.Errorf("recover: %v", made)
	}
	both := s.ok("restore", backup, filepath.Join(folder, "b.renogen"), "--from", s.path, "--reason", "trial")
	if both["head"] != head || both["restore"] != 0.0 {
		t.Errorf("with the file: %v", both)
	}
	code, _, messages := s.run("restore", backup, filepath.Join(folder, "c.renogen"), "--reason", "trial")
	if code != exitDone || !strings.Contains(messages, "lost") && messages != "" {
		t.Errorf("alone: exit %d, %s", code, messages)
	}
}
