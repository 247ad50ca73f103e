package app_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"renogen/backend/app"
)

// Who puts an older file in place and says himself that an administrator did so is not believed by those who have seen that
// he is none any more, or whose key it was; and what they brought in is not put away for it. The person is asked.
func TestRollbackByWhomItGivesItsRight(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	old := d.As("Execute")
	d.Must("Ann", &app.UserAppoint{User: d.User("Entry"), Seen: d.UserSeen("Entry")})
	older := closedCopy(t, d.Workspace)
	d.Must("Execute", d.newKeys("Execute"))
	d.Must("Ann", &app.UserDismiss{User: d.User("Entry"), Seen: d.UserSeen("Entry")})
	newer, last := closedCopy(t, d.Workspace), d.Entries()+1
	for name, test := range map[string]struct {
		by   app.Actor
		lost int64
		asks bool
	}{
		"a former administrator":       {d.As("Entry"), last, true},
		"with a retired key":           {old, last, true},
		"an administrator":             {d.As("Ann"), last, false},
		"who knows of less than that":  {d.As("Ann"), last - 1, true},
		"who knows of another history": {d.As("Ann"), -last, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, folder := filepath.Join(t.TempDir(), "rolled-back.renogen"), t.TempDir()
			here := filepath.Join(t.TempDir(), "open.renogen")
			copyTo(t, newer, path)
			closed := remembering(t, d.Workspace, path, folder)
			if err := errors.Join(doElsewhere(t, closed, d.As("Ann"), &app.EnvironmentCreate{Name: "Seen"}), closed.Close()); err != nil {
				t.Fatal(err)
			}
			copyTo(t, path, here)
			open := remembering(t, d.Workspace, here, "")
			if err := open.CatchUp(nil); err != nil {
				t.Fatal(err)
			}
			copyTo(t, older, path)
			says := &app.WorkspaceRestore{LostSeq: max(test.lost, -test.lost), Reason: "The disk broke"}
			if test.lost < 0 {
				says.LostHash = noDigest
			}
			forge(t, test.by, "workspace.restore", says, app.About{Record: "workspace"}).append(t, d.Workspace, path)
			copyTo(t, path, here)
			a := remembering(t, d.Workspace, path, folder)
			for what, w := range map[string]*app.App{"where it is open": open, "at the next opening": a} {
				err := doElsewhere(t, w, d.As("Ann"), &app.EnvironmentCreate{Name: what})
				if asked := w.Loss() != nil; asked != test.asks || asked != (err != nil) {
					t.Errorf("%s: %+v, %v", what, w.Loss(), err)
				}
			}
			aside, err := filepath.Glob(filepath.Join(folder, a.ID(), "appended-*"))
			if err != nil || (len(aside) == 0) != test.asks {
				t.Errorf("put away: %v, %v", aside, err)
			}
			if err := errors.Join(a.Close(), open.Close()); err != nil {
				t.Error(err)
			}
		})
	}
}

// A row that only calls itself a restore puts nothing away that a workstation keeps.
func TestRestoreInNameOnlyPutsNoReceiptsAway(t *testing.T) {
	t.Parallel()
	w, older, folder, _ := lossAt(t)
	rawExec(t, older, fmt.Sprintf(`UPDATE journal SET command = 'workspace.restore' WHERE seq = %d`, w.Entries()))
	host := w.Host
	host.Folder = folder
	a, err := app.Open(older, host)
	if err == nil {
		err = a.Close()
	}
	aside, globbed := filepath.Glob(filepath.Join(folder, w.ID(), "appended-*"))
	if len(aside) != 0 || globbed != nil {
		t.Errorf("put away: %v, %v (%v)", aside, globbed, err)
	}
}
