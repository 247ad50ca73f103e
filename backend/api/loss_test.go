package api

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// A backup that is put back is opened to be read; what is lost is told, and accepted by a call of its own.
func TestLossIsToldToTheWindow(t *testing.T) {
	workspaces, w := openDesk(t)
	d := workspaces.desk
	workspaces.session = &Session{desk: d}
	path := filepath.Join(t.TempDir(), "restored.renogen")
	content, err := os.ReadFile(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	restore := func() {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	actor := w.As("Ann")
	open := func() SessionState {
		t.Helper()
		if _, err := workspaces.Open(path); err != nil {
			t.Fatal(err)
		}
		d.enter(&actor)
		return workspaces.session.state()
	}
	restore()
	if state := open(); state.Loss != nil {
		t.Errorf("nothing is lost: %+v", state.Loss)
	}
	door := &Door{desk: d}
	if _, err := door.Do("environment.create", "", `{"name":"First"}`); err != nil {
		t.Fatal(err)
	}
	if err := d.leave(); err != nil {
		t.Fatal(err)
	}
	restore()
	state := open()
	if state.Loss == nil || state.Loss.Missing != 1 {
		t.Fatalf("the loss: %+v", state.Loss)
	}
	told := func() bool { return keyOf(workspaces.session.state().Check.Problem) == "journal.lost" }
	for until := time.Now().Add(10 * time.Second); !told(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatal("the window is not told")
		}
	}
	if _, err := door.Do("environment.create", "", `{"name":"Second"}`); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("it is written: %v", err)
	}
	if _, err := workspaces.AcceptLoss("another"); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("another loss: %v", err)
	}
	accepted, err := workspaces.AcceptLoss(state.Loss.Seen)
	if err != nil || accepted.Loss != nil || accepted.Check.Problem != nil {
		t.Errorf("accepted: %+v, %v", accepted, err)
	}
	now, err := (&Integrity{desk: d}).State()
	if err != nil || len(now.Accepted) != 1 || now.Accepted[0].Loss.Seen != state.Loss.Seen {
		t.Errorf("the note: %+v, %v", now.Accepted, err)
	}
	if _, err := door.Do("environment.create", "", `{"name":"Second"}`); err != nil {
		t.Error(err)
	}
}

// A workspace that was replaced by another one is told before anybody signs in, and accepted by a call of its own.
func TestNamesakeIsToldToTheWindow(t *testing.T) {
	workspaces, w := openDesk(t)
	workspaces.session = &Session{desk: workspaces.desk}
	path := filepath.Join(t.TempDir(), "releases.renogen")
	content, err := os.ReadFile(w.Path())
	if err == nil {
		err = os.WriteFile(path, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if state, err := workspaces.Open(path); err != nil || state.Namesake != nil {
		t.Fatalf("the first opening: %+v, %v", state.Namesake, err)
	}
	if err := errors.Join(workspaces.desk.leave(), os.Remove(path)); err != nil {
		t.Fatal(err)
	}
	host, err := workspaces.desk.host()
	if err != nil {
		t.Fatal(err)
	}
	host.Folder = "" // made on another computer
	first := app.FirstAdministrator{Name: "Ann", Email: "ann@example.org", TimeZone: "UTC", Password: testkit.Password, KDF: journal.CheapKDF(t)}
	other, _, err := app.Create(path, "Test workspace", first, false, host)
	if err == nil {
		err = other.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	state, err := workspaces.Open(path)
	if err != nil || state.Namesake == nil || state.Namesake.Fingerprint != state.Fingerprint {
		t.Fatalf("it is taken for the known one: %+v, %v", state.Namesake, err)
	}
	signIn := SignInInput{Name: "Ann", Password: testkit.Password}
	if _, err := workspaces.session.SignIn(signIn); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("somebody is let in: %v", err)
	}
	if state, err = workspaces.AcceptNamesake(state.Fingerprint); err != nil || state.Namesake != nil {
		t.Errorf("accepted: %+v, %v", state.Namesake, err)
	}
	if _, err := workspaces.session.SignIn(signIn); err != nil {
		t.Error(err)
	}
}
