package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"renogen/backend/journal"
	"renogen/backend/platform"
)

// asProgram makes the test binary behave as renogen, for scripts that start it.
const asProgram = "RENOGEN_TEST_AS_PROGRAM"

// cheap stands for the test that a started program has none of.
type cheap struct{ testing.TB }

func (cheap) Helper() {}

func TestMain(m *testing.M) {
	keyCost = journal.CheapKDF(cheap{})
	if os.Getenv(asProgram) != "" {
		os.Exit(Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

const password = "correct horse battery"

// shell is a terminal in a home of its own, with a workspace whose administrator is Ann.
type shell struct {
	t    *testing.T
	path string
}

func newShell(t *testing.T) *shell {
	t.Helper()
	t.Setenv("RENOGEN_HOME", t.TempDir())
	t.Setenv(passwordVariable, password)
	t.Setenv(userVariable, "Ann")
	s := &shell{t: t, path: filepath.Join(t.TempDir(), "test.renogen")}
	t.Setenv(workspaceVariable, s.path)
	s.ok("new", s.path, "--name", "Test", "--admin", "Ann", "--email", "ann@example.org")
	return s
}

// run gives the exit code and both outputs.
func (s *shell) run(args ...string) (code int, out, messages string) {
	var stdout, stderr bytes.Buffer
	code = Run(args, strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// ok runs what has to succeed and gives its answer.
func (s *shell) ok(args ...string) map[string]any {
	s.t.Helper()
	code, out, messages := s.run(args...)
	if code != exitDone || messages != "" {
		s.t.Fatalf("renogen %q: exit %d, %s%s", args, code, out, messages)
	}
	var answer map[string]any
	if err := json.Unmarshal([]byte(out), &answer); err != nil {
		s.t.Fatalf("renogen %q answers %s: %v", args, out, err)
	}
	return answer
}

// refused runs what has to be refused with an exit code and a message that has all the words. Nothing is
// written to standard output, and the journal stays as it is.
func (s *shell) refused(want int, words []string, args ...string) {
	s.t.Helper()
	before := s.head()
	code, out, messages := s.run(args...)
	if code != want || out != "" {
		s.t.Fatalf("renogen %.200q: exit %d, want %d; %s%s", args, code, want, out, messages)
	}
	for _, word := range words {
		if !strings.Contains(messages, word) {
			s.t.Errorf("renogen %.200q says %q, which lacks %q", args, messages, word)
		}
	}
	if after := s.head(); after != before {
		s.t.Errorf("renogen %.200q was refused, but the journal went from %s to %s", args, before, after)
	}
}

// head is the state of the journal as verify sees it.
func (s *shell) head() string {
	s.t.Helper()
	answer := s.ok("verify", s.path, "--json")
	return answer["head"].(string)
}

func TestVersionAndHelp(t *testing.T) {
	s := newShell(t)
	if got := s.ok("--version")["version"]; got != platform.Version {
		t.Errorf("version %v", got)
	}
	_, overview, _ := s.run("help")
	for _, sub := range subcommands() {
		if !strings.Contains(overview, "  "+sub.name) {
			t.Errorf("help does not list %s", sub.name)
		}
		code, long, messages := s.run("help", sub.name)
		if code != exitDone || !strings.HasPrefix(long, "renogen "+sub.name) || strings.Contains(long, "cli.") || messages != "" {
			t.Errorf("help %s: exit %d, %s%s", sub.name, code, long, messages)
		}
		if _, flag, _ := s.run(sub.name, "--help"); flag != long {
			t.Errorf("%s --help shows %s", sub.name, flag)
		}
	}
	if _, nothing, _ := s.run(); nothing != overview {
		t.Errorf("without arguments: %s", nothing)
	}
}

func TestWanted(t *testing.T) {
	for line, want := range map[string]bool{
		"": false, "do item.create {}": true, "help": true, "--help": true, "-h": true, "--version": true,
		"-assetdir x -devserver y": false, "fly": true,
		"releases.renogen": false, "/srv/Team/Releases.RENOGEN": false, "./releases": true, "verify releases.renogen": true,
		"--pick=a.renogen": false,
	} {
		if got := Wanted(strings.Fields(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestFileToOpenInTheWindow(t *testing.T) {
	for line, want := range map[string]string{
		"releases.renogen": "releases.renogen", "/srv/Releases.Renogen": "/srv/Releases.Renogen",
		"": "", "verify releases.renogen": "", "a.renogen b.renogen": "", "releases.txt": "", "--pick=a.renogen": "",
		"renogen://5GSK-PYJR-CYK4-H8GT/p/CPY": "renogen://5GSK-PYJR-CYK4-H8GT/p/CPY", "RENOGEN://x": "RENOGEN://x",
		"file:///srv/night%20shift.renogen": "/srv/night shift.renogen", "https://x/y.txt": "",
	} {
		if got := Target(strings.Fields(line)); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestMisuse(t *testing.T) {
	s := newShell(t)
	for line, word := range map[string]string{
		"fly":                          "fly",
		"do":                           "renogen help do",
		"do star.set {} {}":            "renogen help do",
		"get":                          "renogen help get",
		"verify":                       "FILE",
		"verify a b":                   "FILE",
		"new x --nonsense":             "nonsense",
		"new " + s.path + ".2":         "--admin",
		"version now":                  "now",
		"help fly":                     "fly",
		"commands a b":                 "NAME",
		"get session.get --user=":      userVariable,
		"get session.get --workspace=": workspaceVariable,
	} {
		s.refused(exitMisuse, []string{word}, strings.Fields(line)...)
	}
	s.refused(exitNotFound, []string{"item.fly"}, "commands", "item.fly")
}

func TestFlagsStandAnywhere(t *testing.T) {
	s := newShell(t)
	t.Setenv(userVariable, "")
	t.Setenv(workspaceVariable, "")
	for _, args := range [][]string{
		{"get", "-u", "Ann", "-w", s.path, "session.get"},
		{"get", "session.get", "--user", "ann", "--workspace=" + s.path},
		{"get", "session.get", "-w", s.path, "{}", "-u", "Ann"},
	} {
		if s.ok(args...)["workspace_id"] == "" {
			t.Errorf("%q: no workspace", args)
		}
	}
}

func TestPasswordFromFile(t *testing.T) {
	s := newShell(t)
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte(password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(passwordVariable, "another one that is wrong")
	s.ok("get", "session.get", "--password-file", file)
	s.refused(exitUnauthenticated, []string{"wrong"}, "get", "session.get")
	s.refused(exitUnavailable, []string{file + ".not"}, "get", "session.get", "--password-file", file+".not")
	if err := os.Unsetenv(passwordVariable); err != nil {
		t.Fatal(err)
	}
	s.refused(exitMisuse, []string{passwordVariable}, "get", "session.get")
}

func TestInvitation(t *testing.T) {
	s := newShell(t)
	code := s.ok("invite", "--name", "Ben", "--email", "ben@example.org", "--telephone", "+44 20 7946 0100")["code"].(string)
	s.refused(exitUnauthenticated, []string{"not signed in"}, "get", "session.get", "-u", "Ben")
	t.Setenv(passwordVariable, "short")
	s.refused(exitInvalid, []string{"12"}, "accept", "-u", "Ben", "--code", code)
	t.Setenv(passwordVariable, password)
	s.refused(exitUnauthenticated, nil, "accept", "-u", "Ben", "--code", "0000-0000-0000-0000")
	s.ok("accept", "-u", "Ben", "--code", code)
	s.ok("get", "session.get", "-u", "Ben")
	s.refused(exitUnauthenticated, nil, "accept", "-u", "Ben", "--code", code)
	only := s.ok("invite", "--code-only")
	if only["public"] == "" || only["user"] != nil {
		t.Errorf("%v", only)
	}
}

func TestDoIsDoneOnce(t *testing.T) {
	s := newShell(t)
	const id = "01900000-0000-7000-8000-000000000001"
	first := s.ok("do", "environment.create", `{"name": "Test system"}`, "--id", id)
	again := s.ok("do", "environment.create", `{"name": "Test system"}`, "--id", id)
	if first["entry"] != again["entry"] || first["seq"] != again["seq"] {
		t.Errorf("%v, then %v", first, again)
	}
	file := filepath.Join(t.TempDir(), "payload.json")
	if err := os.WriteFile(file, []byte(`{"name": "Another <one> & more"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s.ok("do", "environment.create", "@"+file)
	var out bytes.Buffer
	if code := Run([]string{"do", "environment.create", "-"}, strings.NewReader(`{"name": "A third"}`), &out, &out); code != exitDone {
		t.Errorf("from standard input: exit %d, %s", code, out.String())
	}
}

func TestCommandsDescribesAll(t *testing.T) {
	s := newShell(t)
	_, out, _ := s.run("commands")
	var all []described
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		if d.Command != "" && (d.Row == nil || strings.Contains(d.Row.Title, "permission.")) {
			t.Errorf("%s: no row of the permission table", d.Command)
		}
		if d.Schema["type"] != "object" {
			t.Errorf("%s%s: schema %v", d.Command, d.Query, d.Schema)
		}
	}
	one := s.ok("commands", "member.set")
	if one["row"].(map[string]any)["key"] != "manage" {
		t.Errorf("%v", one)
	}
}
