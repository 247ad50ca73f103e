package testkit

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// Password is everybody's in tests.
const Password = "correct horse battery"

// Workspace is a workspace with its people, for tests that go through the one door.
type Workspace struct {
	*app.App
	TB     testing.TB
	Clock  *Clock
	Host   app.Host
	people map[string]app.Actor
	// projects counts those that Project made.
	projects int
	db       *store.DB // see Read
}

// seed is a workspace file with its people that every test copies: binding a key
// costs more than everything else that a test does.
var seed struct {
	once   sync.Once
	file   []byte
	people map[string]app.Actor
	err    error
}

// People are in every test workspace; Ann is its administrator.
var People = []string{"Ann", "Entry", "Review", "Approval", "Execute", "View", "Approval2", "Outsider", "Entry2", "All"}

// Start is when test workspaces begin.
const Start = "2026-11-25 09:00"

// New gives a fresh workspace with everybody of People signed in.
func New(tb testing.TB) *Workspace {
	tb.Helper()
	seed.once.Do(func() { seed.file, seed.people, seed.err = makeSeed(tb) })
	if seed.err != nil {
		tb.Fatal(seed.err)
	}
	path := filepath.Join(tb.TempDir(), "test.renogen")
	if err := os.WriteFile(path, seed.file, 0o600); err != nil {
		tb.Fatal(err)
	}
	clock := NewClock(Start)
	host := app.Host{Workstation: "00000000-0000-7000-8000-000000000001", Now: clock.Now}
	a, err := app.Open(path, host)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := a.Close(); err != nil {
			tb.Error(err)
		}
	})
	return &Workspace{App: a, TB: tb, Clock: clock, Host: host, people: seed.people}
}

func makeSeed(tb testing.TB) ([]byte, map[string]app.Actor, error) {
	folder, err := os.MkdirTemp("", "renogen-seed")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(folder)
	path, kdf := filepath.Join(folder, "seed.renogen"), journal.CheapKDF(tb)
	clock := NewClock("2026-11-01 09:00")
	a, ann, err := app.Create(path, "Test workspace", app.FirstAdministrator{
		Name: "Ann", Email: "ann@example.org", TimeZone: "UTC", Password: Password, KDF: kdf,
	}, false, app.Host{Workstation: "00000000-0000-7000-8000-000000000001", Now: clock.Now})
	if err != nil {
		return nil, nil, err
	}
	people := map[string]app.Actor{"Ann": ann}
	for _, name := range People[1:] {
		if people[name], err = join(a, ann, name, kdf); err != nil {
			return nil, nil, err
		}
	}
	if err := a.Close(); err != nil {
		return nil, nil, err
	}
	file, err := os.ReadFile(path)
	return file, people, err
}

func join(a *app.App, by app.Actor, name string, kdf journal.KDFParams) (app.Actor, error) {
	code, public, err := a.Invite()
	if err != nil {
		return app.Actor{}, err
	}
	id, err := app.NewID()
	if err != nil {
		return app.Actor{}, err
	}
	invite := &app.UserInvite{Name: name, Email: name + "@example.org", TimeZone: "UTC", Public: public}
	if _, err := a.Do(by, id, invite); err != nil {
		return app.Actor{}, err
	}
	return a.FirstSignIn(name, code, Password, kdf)
}

// As gives the signed-in person of that name.
func (w *Workspace) As(name string) app.Actor {
	w.TB.Helper()
	actor, ok := w.people[name]
	if !ok {
		w.TB.Fatalf("nobody is called %s", name)
	}
	return actor
}

// User gives the id of a person.
func (w *Workspace) User(name string) domain.ID { return w.As(name).User }

// Try does a command and gives what came of it.
func (w *Workspace) Try(name string, payload any) (app.Receipt, error) {
	w.TB.Helper()
	id, err := app.NewID()
	if err != nil {
		w.TB.Fatal(err)
	}
	return w.Do(w.As(name), id, payload)
}

// Must does a command that has to succeed, and gives the record that it made.
func (w *Workspace) Must(name string, payload any) domain.ID {
	w.TB.Helper()
	receipt, err := w.Try(name, payload)
	if err != nil {
		w.TB.Fatalf("%s: %T: %v", name, payload, err)
	}
	return receipt.Record
}

// Refused does a command that has to be refused with a code, and gives the error.
func (w *Workspace) Refused(code domain.Code, name string, payload any) *domain.Error {
	w.TB.Helper()
	before := w.Entries()
	_, err := w.Try(name, payload)
	var refusal *domain.Error
	if !errors.As(err, &refusal) || refusal.Code != code {
		w.TB.Fatalf("%s: %T should be refused as %s, got %v", name, payload, code, err)
	}
	if after := w.Entries(); after != before {
		w.TB.Fatalf("%s: %T was refused, but the journal grew from %d to %d", name, payload, before, after)
	}
	return refusal
}

// Entries counts the entries of the journal.
func (w *Workspace) Entries() int64 {
	w.TB.Helper()
	head, err := w.Head()
	if err != nil {
		w.TB.Fatal(err)
	}
	return head.Seq
}

// Ask answers a query that has to succeed. No answer may have a null in it: the window does not look for one.
func Ask[R, P any](w *Workspace, name, query string, params *P) R {
	w.TB.Helper()
	out, err := app.Ask[R](w.App, w.User(name), query, params)
	if err != nil {
		w.TB.Fatalf("%s asks %s: %v", name, query, err)
	}
	text, err := json.Marshal(out)
	if err != nil {
		w.TB.Fatal(err)
	}
	if at := bytes.Index(text, []byte(":null")); at >= 0 {
		w.TB.Errorf("the answer of %s has a null: %s", query, text[max(0, at-40):at+5])
	}
	return out
}
