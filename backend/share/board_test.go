package share

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const (
	mei = "0190c0de-0000-7000-8000-00000000000a"
	wes = "0190c0de-0000-7000-8000-00000000000b"
)

// station is a workstation of a test, with the one clock that all of them look at.
type station struct {
	*Board
	t       *testing.T
	id      string
	session string
	count   int64
	ignored []string
	clock   *time.Duration
}

func newStation(t *testing.T, workspace, id, session string, clock *time.Duration) *station {
	s := &station{t: t, id: id, session: strings.Repeat(session, 32), clock: clock}
	elapsed := func() time.Duration { return *clock }
	s.Board = NewBoard(workspace, id, s.session, elapsed, func(file string, cause error) {
		s.ignored = append(s.ignored, file+": "+cause.Error())
	})
	return s
}

func (s *station) statement() Signed {
	return Signed{Statement: Statement{
		Workspace: strings.Repeat("a", 64), Workstation: s.id, User: mei, Key: strings.Repeat("b", 64), Hash: strings.Repeat("c", 64),
		Session: s.session, Counter: s.count, Seq: 7, Host: "night-desk", Place: Place{Forms: []string{"item.edit." + mei}},
	}, Signature: strings.Repeat("0", 128)}
}

func (s *station) say() {
	s.t.Helper()
	s.count++
	if err := s.Put(s.statement()); err != nil {
		s.t.Fatal(err)
	}
}

func (s *station) look(thorough bool) (came bool) {
	s.t.Helper()
	came, err := s.Look(thorough, func(Signed) error { return nil })
	if err != nil {
		s.t.Fatal(err)
	}
	return came
}

func (s *station) here(want ...string) {
	s.t.Helper()
	got := []string{}
	for _, said := range s.Here() {
		got = append(got, said.Workstation)
	}
	if diff := cmp.Diff(append([]string{}, want...), got); diff != "" {
		s.t.Errorf("here, at %v: %s", *s.clock, diff)
	}
}

func two(t *testing.T) (a, b *station, clock *time.Duration) {
	clock = new(time.Duration)
	workspace := filepath.Join(t.TempDir(), "shop.renogen")
	return newStation(t, workspace, mei, "1", clock), newStation(t, workspace, wes, "2", clock), clock
}

func TestOneWhoComesIsSeenAtOnceAndOneWhoLeavesIsGone(t *testing.T) {
	a, b, _ := two(t)
	if a.look(true) {
		t.Error("somebody came into a folder that is not there")
	}
	a.say()
	b.say()
	if !a.look(false) {
		t.Error("it is not noticed that somebody came")
	}
	a.here(wes)
	if a.look(false) || a.look(true) {
		t.Error("the same one came again")
	}
	if err := b.Clear(); err != nil {
		t.Fatal(err)
	}
	a.look(false)
	a.here()
	if err := a.Clear(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(a.Folder()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the last one leaves the folder: %v", err)
	}
	if err := a.Clear(); err != nil {
		t.Errorf("leaving twice: %v", err)
	}
}

// Wall clocks are nowhere: a file is alive while its counter rises in front of one's own eyes.
func TestSilenceIsMeasuredByOnesOwnClock(t *testing.T) {
	a, b, clock := two(t)
	b.say()
	a.look(true) // what lies there already may be left by a crash
	a.here()
	*clock += 5 * time.Second
	b.say()
	a.look(true)
	a.here(wes)
	*clock += Gone
	a.look(true)
	a.here(wes)
	*clock += time.Millisecond
	a.look(true)
	a.here()
	if len(a.Said()) != 1 {
		t.Error("what somebody said who is gone is forgotten")
	}
	b.say()
	a.look(true)
	a.here(wes)
}

func TestOldStatementOfASessionCountsForNothing(t *testing.T) {
	a, b, clock := two(t)
	a.look(true)
	b.say()
	old, err := os.ReadFile(filepath.Join(b.Folder(), FileOf(wes)))
	if err != nil {
		t.Fatal(err)
	}
	b.say()
	a.look(true)
	*clock += Gone + time.Second
	if err := os.WriteFile(filepath.Join(b.Folder(), FileOf(wes)), old, 0o600); err != nil {
		t.Fatal(err)
	}
	a.look(true)
	a.here()
}

func TestCopyOfThisWorkstationIsSeen(t *testing.T) {
	a, b, _ := two(t)
	copied := newStation(t, strings.TrimSuffix(b.Folder(), ending), mei, "3", b.clock)
	a.look(true)
	a.say()
	a.look(true)
	a.here() // one's own file is nobody else
	copied.say()
	a.look(true)
	a.here(mei)
	a.say()
	a.look(true)
	a.here(mei) // it writes again before it counts as gone
	*copied.clock += Gone + time.Second
	a.look(true)
	a.here()
	if len(a.Said()) != 0 {
		t.Error("what this workstation left there is still heard")
	}
}

func TestFilesThatAreNoStatementsAreNamedOnceAndIgnored(t *testing.T) {
	a, b, _ := two(t)
	a.look(true)
	b.say()
	good, err := os.ReadFile(filepath.Join(b.Folder(), FileOf(wes)))
	if err != nil {
		t.Fatal(err)
	}
	name := func(last string) string { return FileOf(wes[:len(wes)-1] + last) }
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(b.Folder(), name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text := string(good)
	write("notes.txt", "hello")
	write(name("1"), text) // under another workstation's name
	write(name("2"), text[:len(text)-1])
	write(name("3"), strings.Replace(text, `"counter":1`, `"counter": 1`, 1))
	write(name("4"), strings.Replace(text, `"night-desk"`, `"night\ndesk"`, 1))
	write(name("5"), strings.Replace(text, "renogen presence v1", "renogen receipt v1", 1))
	write(name("6"), text+strings.Repeat("x", mostBytes))
	write(name("7"), "")
	if err := os.Mkdir(filepath.Join(b.Folder(), name("8")), 0o700); err != nil {
		t.Fatal(err)
	}
	a.look(false)
	a.look(true)
	a.here(wes)
	if len(a.ignored) != 9 {
		t.Errorf("named: %q", a.ignored)
	}
	for i, wanted := range []string{name("1"), name("2"), name("3"), name("4"), name("5"), name("6"), name("7"), name("8"), "notes.txt"} {
		found := false
		for _, told := range a.ignored {
			found = found || strings.HasPrefix(told, wanted)
		}
		if !found {
			t.Errorf("%d: %s is not named", i, wanted)
		}
	}
}

func TestWhoIsNotTrustedIsNotHere(t *testing.T) {
	a, b, _ := two(t)
	a.look(true)
	b.say()
	a.look(true)
	b.say()
	if _, err := a.Look(true, func(Signed) error { return errors.New("forged") }); err != nil {
		t.Fatal(err)
	}
	a.here()
	if len(a.Said()) != 0 || len(a.ignored) != 1 {
		t.Errorf("said %v, ignored %q", a.Said(), a.ignored)
	}
}

func TestNotMoreThanSoManyFilesAreRead(t *testing.T) {
	a, b, _ := two(t)
	a.look(true)
	for i := range mostFiles + 20 {
		b.id = wes[:len(wes)-3] + string("0123456789abcdef"[i/16]) + string("0123456789abcdef"[i%16]) + "0"
		b.own = FileOf(b.id)
		b.say()
	}
	a.look(true)
	if len(a.Here()) != mostFiles || len(a.ignored) != 1 || !a.Crowded() {
		t.Errorf("%d are here, ignored %q", len(a.Here()), a.ignored)
	}
}

// A link that somebody put where the next statement is written must not lead out of the folder.
func TestStatementIsNotWrittenThroughALink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Log("links need rights of their own there; the file is made by the same call")
		return
	}
	a, _, _ := two(t)
	a.say()
	victim := filepath.Join(t.TempDir(), "victim")
	if err := os.WriteFile(victim, []byte("dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, filepath.Join(a.Folder(), "."+FileOf(mei)+".new")); err != nil {
		t.Fatal(err)
	}
	a.say()
	if text, err := os.ReadFile(victim); err != nil || string(text) != "dear" {
		t.Errorf("the other file: %q, %v", text, err)
	}
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	a, b, _ := two(t)
	if err := os.WriteFile(a.Folder(), []byte("a file in the place of the folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.count++
	if err := a.Put(a.statement()); err == nil {
		t.Error("written into a file")
	}
	if _, err := b.Look(true, func(Signed) error { return nil }); err == nil {
		t.Error("read out of a file")
	}
	b.here()
}

func TestNamesAreMadeFit(t *testing.T) {
	for name, want := range map[string]string{
		"night-desk.example": "night-desk.example", "<b>x</b>\n\u202e": "bxb", "": "", strings.Repeat("n", 99): strings.Repeat("n", mostHost),
	} {
		if got := CleanHost(name); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
	place := Place{Project: "../x", Deployment: mei, Item: "x", Forms: []string{"a.b", "a.b", "A", strings.Repeat("f", 101), "c", "d", "e", "f", "g"}}
	want := Place{Deployment: mei, Forms: []string{"a.b", "c", "d", "e", "f"}}
	if diff := cmp.Diff(want, place.Clean()); diff != "" {
		t.Error(diff)
	}
}
