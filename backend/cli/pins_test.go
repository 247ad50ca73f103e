package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Where another workspace lies than the known one, nobody signs in, and verify says so, until the user accepts it.
func TestANamesakeInTheTerminal(t *testing.T) {
	s := newShell(t)
	if _, out, _ := s.run("verify", s.path); !strings.Contains(out, "as this workstation knows it") {
		t.Errorf("the known one: %s", out)
	}
	theirs := filepath.Join(t.TempDir(), "theirs.renogen")
	s.ok("new", theirs, "--name", "Test", "--admin", "Ann", "--email", "ann@example.org")
	s.refused(exitConflict, []string{"nothing to accept"}, "accept-workspace", s.path)
	copyFile(t, theirs, s.path)

	code, out, _ := s.run("verify", s.path)
	if code != exitFindings || !strings.Contains(out, "another workspace") {
		t.Errorf("verify: exit %d, %s", code, out)
	}
	code, out, messages := s.run("get", "environments.list")
	if code != exitConflict || out != "" || !strings.Contains(messages, "Another workspace lies here") {
		t.Errorf("reading: exit %d, %s%s", code, out, messages)
	}
	code, _, messages = s.run("accept-workspace", s.path)
	_, how, told := strings.Cut(messages, "--fingerprint ")
	if code != exitConflict || !told {
		t.Fatalf("what lies there: exit %d, %s", code, messages)
	}
	if code, _, _ = s.run("accept-workspace", s.path, "--fingerprint", "0000-0000-0000-0000"); code != exitConflict {
		t.Errorf("the wrong one: exit %d", code)
	}
	s.ok("accept-workspace", s.path, "--fingerprint", strings.ToLower(strings.Fields(how)[0]))
	s.ok("do", "environment.create", `{"name": "First"}`)
}

// Ben's keys are reset and made anew on another computer: on his own every sign-in says so until he accepts them.
func TestAReplacedKeyInTheTerminal(t *testing.T) {
	s := newShell(t)
	code := s.ok("invite", "--name", "Ben", "--email", "ben@example.org")["code"].(string)
	ben := s.ok("accept", "-u", "Ben", "--code", code)["user"].(string)
	s.refused(exitConflict, []string{"nothing to accept"}, "accept-key", "-u", "Ben")
	only := s.ok("invite", "--code-only")
	seen := s.picked("people.name=Ben.seen", "get", "people.list")
	s.ok("do", "user.reset", `{"user": "`+ben+`", "public": "`+only["public"].(string)+`", "seen": "`+seen+`"}`)
	his := os.Getenv("RENOGEN_HOME")
	t.Setenv("RENOGEN_HOME", t.TempDir())
	s.ok("accept", "-u", "Ben", "--code", only["code"].(string))
	t.Setenv("RENOGEN_HOME", his)
	for range 2 {
		code, _, messages := s.run("get", "session.get", "-u", "Ben")
		if code != exitDone || !strings.Contains(messages, "Ann reset them") {
			t.Errorf("exit %d, %s", code, messages)
		}
	}
	if code, _, messages := s.run("accept-key", "-u", "Ben"); code != exitDone {
		t.Fatalf("exit %d, %s", code, messages)
	}
	s.ok("get", "session.get", "-u", "Ben")
}
