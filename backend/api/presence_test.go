package api

import (
	"errors"
	"os"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// presentDesktop is told when somebody comes or leaves.
type presentDesktop struct {
	startedDesktop
	told chan string
}

func (d *presentDesktop) Emit(event string, _ any) {
	if event == "presence" {
		d.told <- event
	}
}

// waitFor waits until something holds; both programs look every few seconds.
func waitFor(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not in time: %s", what)
		}
	}
}

func TestTwoProgramsSeeEachOtherAndThatOneLeaves(t *testing.T) {
	workspaces, w := openDesk(t)
	desktop := &presentDesktop{told: make(chan string, 100)}
	workspaces.desk.desktop = desktop
	here := &Presence{desk: workspaces.desk}
	if err := here.Show(app.ShownPlace{}); err != nil {
		t.Fatal(err)
	}
	second := deskOn(t, w, "Review")
	there := &Presence{desk: second}
	if err := there.Show(app.ShownPlace{Forms: []string{"environment.new"}}); err != nil {
		t.Fatal(err)
	}
	sees := func(p *Presence, name string) bool {
		state, err := p.State()
		if err != nil {
			t.Fatal(err)
		}
		return len(state.Others) == 1 && state.Others[0].Name == name && len(state.SameHost) == 0
	}
	waitFor(t, "the first sees the second", func() bool { return sees(here, "Review") })
	waitFor(t, "the second sees the first", func() bool { return sees(there, "Entry") })
	select {
	case <-desktop.told:
	default:
		t.Error("the window was not told")
	}
	if err := second.leave(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, "the second is gone", func() bool { state, err := here.State(); return err == nil && len(state.Others) == 0 })
	if _, err := there.State(); domain.CodeOf(err) != domain.CodeUnauthenticated {
		t.Errorf("without a workspace: %v", err)
	}
	session := &Session{desk: workspaces.desk}
	if _, err := session.SignOut(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(w.App.Path() + ".presence"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the last one leaves the folder: %v", err)
	}
}
