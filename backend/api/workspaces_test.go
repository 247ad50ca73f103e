package api

import (
	"errors"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/platform"
	"renogen/backend/testkit"
)

// startedDesktop was started with a workspace file.
type startedDesktop struct {
	Desktop
	window Window
}

func (d *startedDesktop) Emit(string, any) {}
func (d *startedDesktop) SetTitle(string)  {}
func (d *startedDesktop) Asked() string    { return d.window.Asked() }

func TestAskedFileIsTakenOnce(t *testing.T) {
	desktop := &startedDesktop{}
	workspaces := &Workspaces{desk: &desk{desktop: desktop}}
	desktop.window.Ask("/srv/first.renogen")
	desktop.window.Ask("/srv/second.renogen")
	for _, want := range []string{"/srv/second.renogen", ""} {
		if path, err := workspaces.Asked(); path != want || err != nil {
			t.Errorf("asked for %q, %v; want %q", path, err, want)
		}
	}
}

// openDesk is a desk with a workspace open and somebody signed in.
func openDesk(t *testing.T) (*Workspaces, *testkit.Workspace) {
	t.Helper()
	w := testkit.New(t)
	d := deskOn(t, w, "Entry")
	return &Workspaces{desk: d, session: &Session{desk: d}}, w
}

// deskOn is the desk of one more workstation at which somebody is signed in to a workspace.
func deskOn(t *testing.T, w *testkit.Workspace, name string) *desk {
	t.Helper()
	settings, err := platform.OpenSettings(platform.Home{Config: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	actor := w.As(name)
	d := &desk{desktop: &startedDesktop{}, home: platform.Home{Data: t.TempDir()}, settings: settings}
	t.Cleanup(func() {
		if err := d.leave(); err != nil {
			t.Error(err)
		}
	})
	host, err := d.host()
	if err != nil {
		t.Fatal(err)
	}
	opened, err := app.Open(w.App.Path(), host)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.take(opened, &actor); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestNewWorkspaceWithARecoveryKey(t *testing.T) {
	workspaces, _ := openDesk(t)
	keyCost = journal.CheapKDF(t)
	t.Cleanup(func() { keyCost = journal.KDFParams{} })
	in := NewWorkspace{
		Name: "Safe", User: "Ann", Email: "ann@example.org", TimeZone: "UTC", Password: testkit.Password, Recovery: true,
	}
	for _, wanted := range []bool{true, false} {
		in.Path, in.Recovery = filepath.Join(t.TempDir(), "new.renogen"), wanted
		made, err := workspaces.Create(in)
		if err != nil || made.State.Path != in.Path || made.State.User == "" {
			t.Fatalf("made: %+v, %v", made, err)
		}
		public := ""
		if wanted {
			printed, err := journal.RecoveryKey(made.RecoveryKey)
			if err != nil {
				t.Fatal(err)
			}
			public = printed.Public()
		}
		if got := workspaces.desk.open.Settings().RecoveryKey; got != public || wanted != (made.RecoveryKey != "") {
			t.Errorf("wanted: %v; the workspace has %q, the paper %q", wanted, got, public)
		}
	}
	in.Recovery = true // there is such a file now
	if made, err := workspaces.Create(in); err == nil || made.RecoveryKey != "" {
		t.Errorf("made over a file: %+v, %v", made, err)
	}
}

func TestFileThatCannotBeOpenedLeavesWhatIsOpen(t *testing.T) {
	workspaces, w := openDesk(t)
	if _, err := workspaces.Open(filepath.Join(t.TempDir(), "gone.renogen")); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("opening what is not there: %v", err)
	}
	if state := workspaces.session.state(); state.Path != w.App.Path() || state.User == "" {
		t.Errorf("after it: open %q, user %q", state.Path, state.User)
	}
	state, err := workspaces.Open(w.App.Path()) // once more: asks who it is anew
	if err != nil || state.Path != w.App.Path() || state.User != "" {
		t.Errorf("the same file again: %+v, %v", state, err)
	}
}

func TestNewWorkspaceIsWhereItIsFoundAgain(t *testing.T) {
	workspaces, _ := openDesk(t)
	keyCost = journal.CheapKDF(t)
	t.Cleanup(func() { keyCost = journal.KDFParams{} })
	in := NewWorkspace{Path: "shop", Name: "Shop", User: "Anna", Email: "anna@example.org", TimeZone: "UTC", Password: "candle orbit meadow"}
	_, err := workspaces.Create(in)
	var refused *domain.Error
	if !errors.As(err, &refused) || refused.Fields["path"].Key != "workspace.path_not_whole" {
		t.Errorf("a name without its folder: %v", err)
	}
	folder := t.TempDir()
	in.Path = filepath.Join(folder, "shop")
	made, err := workspaces.Create(in)
	if err != nil || made.State.Path != filepath.Join(folder, "shop.renogen") {
		t.Errorf("made %q, %v", made.State.Path, err)
	}
}
