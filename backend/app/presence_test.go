package app_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/testkit"
)

const (
	deskA = "0190c0de-0000-7000-8000-00000000000a"
	deskB = "0190c0de-0000-7000-8000-00000000000b"
)

// presenceDesk is one program that has the workspace of a test open.
type presenceDesk struct {
	*app.Attendance
	*app.App
	t *testing.T
}

// presenceAt opens the workspace of w once more, at a workstation of its own, for a person.
func presenceAt(t *testing.T, w *testkit.Workspace, workstation, person, host, boot string, clock *time.Duration) presenceDesk {
	t.Helper()
	a, err := app.Open(w.App.Path(), app.Host{Workstation: workstation, Now: w.Clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := a.CatchUp(nil); err != nil {
		t.Fatal(err)
	}
	elapsed := func() time.Duration { return *clock }
	attendance, err := a.Attend(w.As(person), app.Station{Host: host, Boot: boot, Elapsed: elapsed})
	if err != nil {
		t.Fatal(err)
	}
	return presenceDesk{attendance, a, t}
}

func (d presenceDesk) presence() app.Presence {
	d.t.Helper()
	p, err := d.Presence()
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// others lists who is here for the desk: "name at host: item form".
func (d presenceDesk) others(want ...string) {
	d.t.Helper()
	got := []string{}
	for _, o := range d.presence().Others {
		got = append(got, strings.TrimRight(o.Name+" at "+o.Host+": "+o.ProjectKey+" "+o.ItemTitle+" "+strings.Join(o.Forms, " "), " "))
	}
	if diff := cmp.Diff(append([]string{}, want...), got); diff != "" {
		d.t.Error(diff)
	}
}

func presenceFile(w *testkit.Workspace, workstation domain.ID) string {
	return filepath.Join(w.App.Path()+".presence", share.FileOf(workstation))
}

func TestPeopleAtTwoWorkstationsSeeEachOther(t *testing.T) {
	w := testkit.New(t)
	p := w.Project()
	item := w.Item(w.Deployment(p, "2026-12-03 14:00"), "Pay by card", func(c *app.ItemCreate) { c.Ref = "PAY-7" })
	clock := new(time.Duration)
	a := presenceAt(t, w, deskA, "Entry", "north", "1", clock)
	b := presenceAt(t, w, deskB, "Review", "south", "2", clock)
	a.Turn()
	b.Turn()
	b.others() // what lies there may be left by a crash
	if !a.Turn() {
		t.Error("nothing to tell when somebody came")
	}
	a.others("Review at south:")
	b.Turn() // the one who came is answered at once
	b.others("Entry at north:")
	if a.Turn() || b.Turn() {
		t.Error("something to tell, but nothing happened")
	}

	key := testkit.Ask[app.ProjectView](w, "Entry", "project.get", &app.ProjectGet{Project: p}).Key
	b.Show(app.ShownPlace{ProjectKey: key, Item: item, Forms: []string{"item.edit." + item, "no form"}})
	*clock += time.Second
	b.Turn()
	a.Turn()
	a.others("Review at south: " + key + " PAY-7 Pay by card item.edit." + item)

	*clock += 20 * time.Second // nobody says anything meanwhile
	a.Turn()
	*clock += share.Gone
	if !a.Turn() {
		t.Error("nothing to tell when somebody fell silent")
	}
	a.others()
}

func TestPlacesOfProjectsThatOneMayNotSeeAreNotShown(t *testing.T) {
	w := testkit.New(t)
	p := w.Project(func(c *app.ProjectCreate) { c.Private = true })
	other := w.Project()
	item := w.Item(w.Deployment(p, "2026-12-03 14:00"), "Secret")
	clock := new(time.Duration)
	a := presenceAt(t, w, deskA, "Outsider", "north", "1", clock)
	b := presenceAt(t, w, deskB, "Review", "south", "2", clock)
	key := testkit.Ask[app.ProjectView](w, "Entry", "project.get", &app.ProjectGet{Project: other}).Key
	b.Show(app.ShownPlace{ProjectKey: key, Item: item, Forms: []string{"item.edit." + item}}) // it names a project that all may see
	a.Turn()
	b.Turn()
	a.Turn()
	a.others("Review at south:")
}

// presenceLog gives what is logged while the test runs.
func presenceLog(t *testing.T) *bytes.Buffer {
	before, log := slog.Default(), &bytes.Buffer{}
	slog.SetDefault(slog.New(slog.NewTextHandler(log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return log
}

// believed says who is here, and who is a witness, for somebody before whose eyes a file with this text appears.
func believed(t *testing.T, w *testkit.Workspace, workstation domain.ID, text string) (here int, witnesses int) {
	t.Helper()
	clock := new(time.Duration)
	watcher, err := w.App.Attend(w.As("Entry"), app.Station{Host: "west", Boot: "4", Elapsed: func() time.Duration { return *clock }})
	if err != nil {
		t.Fatal(err)
	}
	watcher.Turn()
	if err := os.WriteFile(presenceFile(w, workstation), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		*clock += 9 * time.Second
		watcher.Turn()
	}
	if err := os.Remove(presenceFile(w, workstation)); err != nil {
		t.Fatal(err)
	}
	p, err := watcher.Presence()
	if err != nil {
		t.Fatal(err)
	}
	return len(p.Others), len(p.Witnesses)
}

func TestForgedPresenceIsIgnoredAndNamed(t *testing.T) {
	log := presenceLog(t)
	w := testkit.New(t)
	b := presenceAt(t, w, deskB, "Review", "south", "2", new(time.Duration))
	b.Turn()
	bytes, err := os.ReadFile(presenceFile(w, deskB))
	if err != nil {
		t.Fatal(err)
	}
	right := string(bytes)
	if err := os.Remove(presenceFile(w, deskB)); err != nil {
		t.Fatal(err)
	}
	if here, _ := believed(t, w, deskB, right); here != 1 || log.Len() > 0 {
		t.Fatalf("the true one: %d are here; logged %s", here, log)
	}
	third := deskB[:len(deskB)-1] + "c"
	actor, mallory := w.As("Review"), w.As("Outsider")
	for name, change := range map[string][2]string{
		"another host":         {`"host":"south"`, `"host":"north"`},
		"another person":       {`"user":"` + actor.User, `"user":"` + mallory.User},
		"another one's key":    {`"key":"` + actor.KeySet, `"key":"` + mallory.KeySet},
		"another workspace":    {`"workspace":"` + w.ID(), `"workspace":"` + strings.Repeat("0", 64)},
		"another workstation":  {deskB, third},
		"a later counter":      {`"counter":1`, `"counter":2`},
		"a head never reached": {`"seq":`, `"seq":9`},
		"no signature":         {right[strings.LastIndex(strings.TrimSpace(right), "\n"):], "\n\n"},
	} {
		forged := strings.Replace(right, change[0], change[1], 1)
		if forged == right {
			t.Fatalf("%s: nothing is forged", name)
		}
		log.Reset()
		file := deskB
		if name == "another workstation" {
			file = third
		}
		here, witnesses := believed(t, w, file, forged)
		if here+witnesses > 0 || !strings.Contains(log.String(), share.FileOf(file)) {
			t.Errorf("%s: %d are here, %d witnesses; logged %s", name, here, witnesses, log)
		}
	}
	log.Reset()
	w.Must("Ann", &app.UserBlock{User: actor.User, Seen: w.UserSeen("Review")})
	if here, _ := believed(t, w, deskB, right); here > 0 || !strings.Contains(log.String(), "not an active one") {
		t.Errorf("somebody who was blocked: %d are here; logged %s", here, log)
	}
}

func TestComputersOfTheSameName(t *testing.T) {
	w := testkit.New(t)
	clock := new(time.Duration)
	a := presenceAt(t, w, deskA, "Entry", "North", "1", clock)
	b := presenceAt(t, w, deskB, "Review", "north", "2", clock)
	a.Turn()
	b.Turn()
	a.Turn()
	if diff := cmp.Diff([]string{"north"}, a.presence().SameHost); diff != "" {
		t.Error(diff)
	}
	*clock += share.Gone + time.Second
	a.Turn()
	if diff := cmp.Diff([]string{}, a.presence().SameHost); diff != "" {
		t.Errorf("after one of them left: %s", diff)
	}
	c := presenceAt(t, w, deskB, "Review", "north", "1", clock) // another person at the same computer
	c.Turn()
	a.Turn()
	a.others("Review at north:")
	if diff := cmp.Diff([]string{}, a.presence().SameHost); diff != "" {
		t.Errorf("one computer, two people: %s", diff)
	}
}

func TestFolderThatCannotBeWrittenIsNoError(t *testing.T) {
	log := presenceLog(t)
	w := testkit.New(t)
	if err := os.WriteFile(w.App.Path()+".presence", nil, 0o600); err != nil { // like on a share that may only be read
		t.Fatal(err)
	}
	clock := new(time.Duration)
	a := presenceAt(t, w, deskA, "Entry", "north", "1", clock)
	for range 5 {
		a.Turn()
		*clock += 10 * time.Second
	}
	if p := a.presence(); !p.Unseen || len(p.Others) > 0 {
		t.Errorf("shown: %+v", p)
	}
	if lines := strings.Count(log.String(), "\n"); lines != 1 {
		t.Errorf("logged %d lines: %s", lines, log)
	}
	if err := os.Remove(w.App.Path() + ".presence"); err != nil {
		t.Fatal(err)
	}
	a.Turn()
	if a.presence().Unseen {
		t.Error("it can be written again")
	}
}

// copyPresenceFile is what a backup does, and whoever puts one back.
func copyPresenceFile(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// The presence file of a workstation that saw more than the file has bears witness, also when nobody is there any more.
func TestWorkstationThatSawMoreIsAWitness(t *testing.T) {
	w := testkit.New(t)
	older := filepath.Join(t.TempDir(), "older.renogen")
	copyPresenceFile(t, w.App.Path(), older)
	before := w.Entries()
	w.Project()
	b := presenceAt(t, w, deskB, "Review", "south", "2", new(time.Duration))
	b.Turn()
	if err := os.Mkdir(older+".presence", 0o700); err != nil {
		t.Fatal(err)
	}
	copyPresenceFile(t, presenceFile(w, deskB), filepath.Join(older+".presence", share.FileOf(deskB)))
	head, err := w.Head()
	if err != nil {
		t.Fatal(err)
	}

	back, err := app.Open(older, w.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	clock := new(time.Duration)
	a, err := back.Attend(w.As("Entry"), app.Station{Host: "north", Boot: "1", Elapsed: func() time.Duration { return *clock }})
	if err != nil {
		t.Fatal(err)
	}
	want := app.Witness{
		Name: "Review", Host: "south", File: share.FileOf(deskB), Seq: head.Seq, Hash: head.Hash, Ends: before,
	}
	check := func(what string, want ...app.Witness) {
		t.Helper()
		p, err := a.Presence()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(append([]app.Witness{}, want...), p.Witnesses); diff != "" || len(p.Others) > 0 {
			t.Errorf("%s: %d are here; %s", what, len(p.Others), diff)
		}
	}
	a.Turn()
	check("heard once")
	*clock += 2 * time.Second
	if !a.Turn() {
		t.Error("nothing to tell")
	}
	check("the end is missing", want)

	for i := range head.Seq - before { // another history
		id, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		name := "History " + string(rune('A'+i))
		if _, err := back.Do(w.As("Ann"), id, &app.EnvironmentCreate{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		*clock += 10 * time.Second
		a.Turn()
	}
	want.Other, want.Ends = true, head.Seq
	check("two histories", want)

	if err := os.Remove(filepath.Join(older+".presence", share.FileOf(deskB))); err != nil {
		t.Fatal(err)
	}
	*clock += 10 * time.Second
	a.Turn()
	check("the witness is gone")
}
