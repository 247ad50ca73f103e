package cli

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"
)

const (
	nobody = "01900000-0000-7000-8000-00000000ffff" // an id that nothing has
	zeros  = "0000000000000000000000000000000000000000000000000000000000000000"
)

// newProject adds a project with Ben, who enters and executes, to the workspace of the shell.
func (s *shell) newProject() (project string) {
	s.t.Helper()
	code := s.ok("invite", "--name", "Ben", "--email", "ben@example.org")["code"].(string)
	s.ok("accept", "-u", "Ben", "--code", code)
	ann := s.picked("user.id", "get", "session.get")
	project = s.picked("record", "do", "project.create", `{"key": "crm", "title": "CRM", "modules": ["web"], "approver": "`+ann+`"}`)
	ben := s.picked("user.id", "get", "session.get", "-u", "Ben")
	seen := s.picked("candidates.name=Ben.seen", "get", "project.get", `{"key": "crm"}`)
	s.ok("do", "member.set", `{"project": "`+project+`", "user": "`+ben+`", "roles": ["entry", "execute"], "seen": "`+seen+`"}`)
	return project
}

// picked runs what has to succeed and gives the text at a path of its answer.
func (s *shell) picked(path string, args ...string) string {
	s.t.Helper()
	code, out, messages := s.run(append(args, "--pick", path)...)
	if code != exitDone {
		s.t.Fatalf("renogen %q: exit %d, %s", args, code, messages)
	}
	return strings.TrimSuffix(out, "\n")
}

func TestBadCommands(t *testing.T) {
	s := newShell(t)
	project := s.newProject()
	long := strings.Repeat("x", 20_000)
	for _, bad := range []struct {
		name  string
		exit  int
		words []string
		args  []string
	}{
		{"no JSON", exitInvalid, []string{"Line 1, column 10"}, []string{"environment.create", `{"name": }`}},
		{"half of it", exitInvalid, []string{"Line 2"}, []string{"environment.create", "{\"name\":\n\"x\""}},
		{"unknown key", exitInvalid, []string{"nick"}, []string{"environment.create", `{"name": "x", "nick": "y"}`}},
		{"double key", exitInvalid, []string{"twice"}, []string{"environment.create", `{"name": "x", "name": "y"}`}},
		{"misspelt key", exitInvalid, []string{"name", "Name"}, []string{"environment.create", `{"Name": "x"}`}},
		{"null", exitInvalid, []string{"null"}, []string{"environment.create", `{"name": null}`}},
		{"wrong kind", exitInvalid, []string{"number"}, []string{"environment.create", `{"name": 7}`}},
		{"fraction", exitInvalid, []string{"whole"}, []string{"deployment.create", `{"project": "` + project + `", "title": "x", "start": 1.5}`}},
		{"no file", exitUnavailable, []string{"/no/such/file"}, []string{"environment.create", "@/no/such/file"}},
		{"unknown command", exitInvalid, []string{"environment.burn"}, []string{"environment.burn", `{}`}},
		{"bad id of the command", exitInvalid, []string{"42"}, []string{"environment.create", `{"name": "x"}`, "--id", "42"}},
		{"unknown item", exitNotFound, nil, []string{"item.submit", `{"item": "` + nobody + `", "seen": "` + zeros + `"}`}},
		{"unknown project", exitNotFound, nil, []string{"project.archive", `{"project": "nothing"}`}},
		{"unknown deployment", exitNotFound, nil, []string{"item.create", `{"deployment": "'; DROP TABLE items; --", "title": "x", "category": "Bug Fix", "modules": ["web"]}`}},
		{"too long", exitInvalid, []string{"name: ", "20000"}, []string{"environment.create", `{"name": "` + long + `"}`}},
		{"many fields", exitInvalid, []string{"title: ", "minutes: ", "start: "}, []string{"deployment.create", `{"project": "` + project + `", "title": "", "start": -7, "minutes": 3}`}},
		{"wrong role", exitForbidden, []string{"administrator"}, []string{"environment.create", `{"name": "x"}`, "-u", "Ben"}},
		{"wrong role in the project", exitForbidden, []string{"approval"}, []string{"project.archive", `{"project": "` + project + `"}`, "-u", "Ben"}},
		{"stale digest", exitConflict, nil, []string{"project.edit", `{"project": "` + project + `", "title": {"was": "` + zeros + `", "to": "Y"}}`}},
		{"stale decision", exitConflict, nil, []string{"member.remove", `{"project": "` + project + `", "user": "` + s.picked("user.id", "get", "session.get", "-u", "Ben") + `", "seen": "` + zeros + `"}`}},
	} {
		t.Run(bad.name, func(t *testing.T) {
			inner := &shell{t: t, path: s.path}
			inner.refused(bad.exit, bad.words, append([]string{"do"}, bad.args...)...)
		})
	}
	s.refused(exitInvalid, []string{"people.fly"}, "get", "people.fly")
	s.refused(exitInvalid, []string{"fly"}, "get", "people.list", `{"fly": true}`)
	s.refused(exitNotFound, []string{"users"}, "get", "people.list", "--pick", "users.0")
	s.refused(exitNotFound, nil, "export", "runbook", nobody, "--out", "-")
	s.refused(exitNotFound, nil, "export", "runbook", "nothing/20261203", "--out", "-")
	s.refused(exitMisuse, nil, "export", "novel", nobody)
	s.refused(exitUnavailable, nil, "add-file", "/no/such/file")
}

// TestEmoji: characters beyond the common ones are texts like all others; where only some
// characters have a meaning, they are refused by the name of the field.
func TestEmoji(t *testing.T) {
	s := newShell(t)
	project := s.newProject()
	const text = "👩‍🚀 𝔘𝔫𝔦 مرحبا 🏳️‍🌈"
	s.ok("do", "environment.create", `{"name": "`+text+`", "description": "`+text+`"}`)
	seen := s.picked("digests.title", "get", "project.get", `{"key": "crm"}`)
	s.ok("do", "project.edit", `{"project": "`+project+`", "title": {"was": "`+seen+`", "to": "`+text+`"}}`)
	if got := s.picked("title", "get", "project.get", `{"key": "crm"}`); got != text {
		t.Errorf("the title is %q", got)
	}
	deployment := s.picked("record", "do", "deployment.create", `{"project": "`+project+`", "title": "`+text+`", "description": "`+text+`",
		"start": 4102444800000, "way_back": "`+text+`", "risk_note": "`+text+`", "url": "https://example.org/", "url_label": "`+text+`"}`)
	item := s.picked("record", "do", "item.create", `{"deployment": "`+deployment+`", "ref": "`+text+`", "title": "`+text+`", "description": "`+text+`",
		"category": "Bug Fix", "modules": ["web"]}`, "-u", "Ben")
	s.ok("do", "comment.add", `{"item": "`+item+`", "text": "`+text+`"}`, "-u", "Ben")
	if got := s.picked("ref", "get", "item.get", `{"item": "`+item+`"}`, "-u", "Ben"); got != text {
		t.Errorf("the ref is %q", got)
	}
	s.ok("invite", "--name", text, "--email", "emoji@example.org")
	s.refused(exitInvalid, []string{"email: "}, "invite", "--name", "Cem", "--email", text)
	s.refused(exitInvalid, []string{"time_zone: "}, "invite", "--name", "Cem", "--email", "cem@example.org", "--zone", text)
	s.refused(exitInvalid, []string{"key: "}, "do", "project.create", `{"key": "`+text+`", "title": "Y", "modules": ["web"], "approver": "`+nobody+`"}`)
	s.refused(exitInvalid, []string{"url: "}, "do", "deployment.create", `{"project": "`+project+`", "title": "x", "start": 4102448400000, "url": "`+text+`"}`)
	s.refused(exitInvalid, []string{"risk: "}, "do", "deployment.create", `{"project": "`+project+`", "title": "x", "start": 4102448400000, "risk": "`+text+`"}`)
}

func TestLargeFile(t *testing.T) {
	s := newShell(t)
	s.newProject()
	path := filepath.Join(t.TempDir(), "large.zip")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, 60<<20); err != nil {
		t.Fatal(err)
	}
	s.refused(exitInvalid, []string{"60.0 MB", "50.0 MB"}, "add-file", path)
}

// untouched runs what has to be refused and looks at the bytes of a file before and after.
func (s *shell) untouched(want int, words []string, path string, args ...string) {
	s.t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	code, out, messages := s.run(args...)
	if code != want || out != "" {
		s.t.Errorf("renogen %q: exit %d, want %d; %s%s", args, code, want, out, messages)
	}
	for _, word := range words {
		if !strings.Contains(messages, word) {
			s.t.Errorf("renogen %q says %q, which lacks %q", args, messages, word)
		}
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		s.t.Errorf("renogen %q was refused and changed %s", args, path)
	}
}

func TestFilesThatAreNoWorkspace(t *testing.T) {
	s := newShell(t)
	for name, content := range map[string]string{
		"empty.renogen": "", "text.renogen": strings.Repeat("This is no workspace. ", 100), "other.renogen": otherDatabase(t),
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		s.untouched(exitInvalid, []string{name}, path, "get", "session.get", "-w", path)
		s.untouched(exitInvalid, []string{name}, path, "do", "environment.create", `{"name": "x"}`, "-w", path)
		s.untouched(exitInvalid, []string{name}, path, "verify", path)
		s.untouched(exitConflict, []string{name}, path, "new", path, "--name", "X", "--admin", "Ann", "--email", "ann@example.org")
		s.untouched(exitConflict, []string{name}, path, "sample", path)
	}
	missing := filepath.Join(t.TempDir(), "missing.renogen")
	s.refused(exitNotFound, []string{"missing.renogen"}, "get", "session.get", "-w", missing)
	s.refused(exitNotFound, []string{"missing.renogen"}, "verify", missing)
	if _, err := os.Stat(missing); !os.IsNotExist(err) {
		t.Errorf("looking for a file made it: %v", err)
	}
}

// otherDatabase is the content of a SQLite file of another program.
func otherDatabase(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other")
	change(t, path, "CREATE TABLE songs (title TEXT)")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// change changes a file as the sqlite3 program would.
func change(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestNewerSchema(t *testing.T) {
	s := newShell(t)
	change(t, s.path, "UPDATE schema_migrations SET version = version + 1")
	s.untouched(exitUnavailable, []string{"newer"}, s.path, "get", "session.get")
	s.untouched(exitUnavailable, []string{"newer"}, s.path, "do", "environment.create", `{"name": "x"}`)
}

func TestVerifySaysWhatIsWrong(t *testing.T) {
	s := newShell(t)
	s.newProject()
	_, whole, _ := s.run("verify", s.path)
	if !strings.HasPrefix(whole, "All is well: 5 entries, fingerprint ") {
		t.Errorf("it says %s", whole)
	}
	elsewhere := filepath.Join(t.TempDir(), "copy.renogen")
	copyFile(t, s.path, elsewhere)
	_, whole, _ = s.run("verify", elsewhere)
	if !strings.HasPrefix(whole, "Consistent in itself: 5 entries. Compare this fingerprint ") {
		t.Errorf("of a file that was never opened here it says %s", whole)
	}
	fingerprint := s.picked("fingerprint", "verify", s.path, "--json")
	if _, known, _ := s.run("verify", s.path, "--full", "--root", strings.ToLower(fingerprint)); strings.Contains(known, "compare") {
		t.Errorf("with the fingerprint it says %s", known)
	}
	code, other, _ := s.run("verify", s.path, "--root", "0000-0000-0000-0000")
	if code != exitFindings || !strings.Contains(other, fingerprint) {
		t.Errorf("with another fingerprint: exit %d, %s", code, other)
	}
	change(t, s.path, "UPDATE projects SET title = 'ERP'")
	code, found, _ := s.run("verify", s.path)
	for _, word := range []string{"table projects", "field title", "1 finding"} {
		if code != exitFindings || !strings.Contains(found, word) {
			t.Errorf("exit %d, %q lacks %q", code, found, word)
		}
	}
}
