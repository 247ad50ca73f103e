package api

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"renogen/backend/domain"
	"renogen/backend/offline"
	"renogen/backend/share"
)

func TestCheckFolder(t *testing.T) {
	workspaces := &Workspaces{desk: &desk{}}
	if _, err := workspaces.CheckFolder(""); domain.CodeOf(err) != domain.CodeUnauthenticated {
		t.Errorf("the folder of no workspace: %v", err)
	}
	found, err := workspaces.CheckFolder(t.TempDir()) // nothing needs to be open
	if err != nil || found.Use != share.Alone || !found.Tried || !found.Locks {
		t.Errorf("%+v, %v", found, err)
	}
	workspaces, w := openDesk(t)
	found, err = workspaces.CheckFolder("")
	drive, failed := share.DriveOf(w.Path())
	if err != nil || failed != nil || found.Drive != drive {
		t.Errorf("where the open one lies: %+v, %v; want %+v, %v", found, err, drive, failed)
	}
}

func TestCopyOutIsOpenedThere(t *testing.T) {
	workspaces, w := openDesk(t)
	folder := filepath.Join(t.TempDir(), "Dropbox")
	path := filepath.Join(folder, "shop.renogen")
	content, err := os.ReadFile(w.Path())
	if err := errors.Join(err, os.Mkdir(folder, 0o755), os.WriteFile(path, content, 0o600)); err != nil {
		t.Fatal(err)
	}
	if _, err := workspaces.Open(path); !share.IsRefusal(err) {
		t.Errorf("opened where it lies: %v", err)
	}
	if _, err := workspaces.CopyOut(path, "shop"); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("to a name without its folder: %v", err)
	}
	if _, err := workspaces.CopyOut(w.Path(), filepath.Join(t.TempDir(), "open")); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("what is open: %v", err)
	}
	to := filepath.Join(t.TempDir(), "shop")
	out, err := workspaces.CopyOut(path, to)
	if err != nil || out.Path != to+".renogen" {
		t.Fatalf("%+v, %v", out, err)
	}
	state, err := workspaces.Open(out.Path)
	if err != nil || state.Path != out.Path || state.Fingerprint != w.Fingerprint() {
		t.Errorf("opened: %+v, %v", state, err)
	}
}

// The window is told where the file lies, and that it is not there any more; then it goes on elsewhere all the same.
func TestPlaceIsToldToTheWindow(t *testing.T) {
	workspaces, w := openDesk(t)
	drive := filepath.Join(t.TempDir(), "drive")
	path := filepath.Join(drive, "shop.renogen")
	content, err := os.ReadFile(w.Path())
	if err := errors.Join(err, os.Mkdir(drive, 0o755), os.WriteFile(path, content, 0o600)); err != nil {
		t.Fatal(err)
	}
	state, err := workspaces.Open(path)
	if err != nil || state.Place == nil || state.Place.Mode != share.Alone || state.Place.Root == "" || state.Place.Away {
		t.Fatalf("%+v, %v", state.Place, err)
	}
	if err := os.Rename(drive, drive+" away"); err != nil {
		t.Fatal(err)
	}
	for !state.Place.Away { // it is looked at every second
		time.Sleep(50 * time.Millisecond)
		state = workspaces.session.state()
	}
	backups := &Backups{desk: workspaces.desk}
	if err := backups.ifDue(workspaces.desk.open, w.As("Entry")); err != nil || backups.running {
		t.Errorf("a backup is begun: %v, %v", backups.running, err)
	}
	if _, err := os.Stat(drive); err == nil {
		t.Error("its folder is made anew where the drive was")
	}
	state, err = workspaces.Open(w.Path())
	if err != nil || state.Path != w.Path() || state.Place.Away {
		t.Errorf("another workspace: %+v, %v", state, err)
	}
}

// The recent workspaces say which of them are offline copies, and of which workspace.
func TestOfflineCopiesAreKnownAgain(t *testing.T) {
	workspaces, w := openDesk(t)
	night := w.Night(1)
	path := filepath.Join(t.TempDir(), "laptop.renogen")
	plan := offline.Plan{
		Project: night.Project, Deployments: []domain.ID{night.Deployment},
		Until: w.Clock.Now() + 12*time.Hour.Milliseconds(), Users: []domain.ID{w.User("Execute")},
	}
	if _, err := offline.Take(w.App, w.Host, w.As("Execute"), plan, path); err != nil {
		t.Fatal(err)
	}
	if _, err := workspaces.Open(path); err != nil {
		t.Fatal(err)
	}
	recent, err := workspaces.Recent()
	if err != nil || len(recent) != 2 || !recent[0].Offline || recent[1].Offline {
		t.Fatalf("%+v, %v", recent, err)
	}
	if recent[0].Path != path || recent[0].Fingerprint != recent[1].Fingerprint {
		t.Errorf("the copy: %+v", recent)
	}
}
