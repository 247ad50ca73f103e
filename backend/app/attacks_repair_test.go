package app_test

import (
	"database/sql"
	"errors"
	"fmt"
	"testing"

	"renogen/backend/app"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// lastEntryOf finds the newest entry of a command that is about a record; an empty record stands for any.
func lastEntryOf(t *testing.T, path, command, record string) (seq int64) {
	t.Helper()
	rawly(t, path, func(db *sql.DB) error {
		return db.QueryRow(`SELECT max(seq) FROM journal WHERE command = ? AND (record = ? OR ? = '')`, command, record, record).Scan(&seq)
	})
	return seq
}

// rotated gives somebody new keys and says that they are the person's from now on; the old ones are what a thief may have.
func rotated(t *testing.T, d *door, name string) (old, now app.Actor) {
	t.Helper()
	old = d.As(name)
	p := d.newKeys(name)
	d.Must(name, p)
	now, err := d.SignIn(name, testkit.Password)
	if err != nil {
		t.Fatal(err)
	}
	return old, now
}

// Somebody was an administrator, or holds an old key of one. A repair of his own makes void what took that from him, and
// everybody who reads the journal anew finds him in the right. That the void entry is whole has to show everywhere: in a
// quick verification, on a workstation that has seen nothing, and on one that has seen all of it.
func TestRepairByWhomItGivesItsRight(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	approval := lastEntryOf(t, closedCopy(t, d.Workspace), "item.approve", d.ready)
	old, _ := rotated(t, d, "Execute")
	rotation := lastEntryOf(t, closedCopy(t, d.Workspace), "key.rotate", old.User)
	d.Must("Ann", &app.UserAppoint{User: d.User("Entry"), Seen: d.UserSeen("Entry")})
	d.Must("Ann", &app.UserDismiss{User: d.User("Entry"), Seen: d.UserSeen("Entry")})
	dismissal := d.Entries()
	d.Must("Ann", &app.UserAppoint{User: d.User("View"), Seen: d.UserSeen("View")})
	reset := d.As("View")
	code, public, err := d.Invite()
	if err != nil {
		t.Fatal(err)
	}
	d.Must("Ann", &app.UserReset{User: reset.User, Public: public, Seen: d.UserSeen("View")})
	bound, err := d.FirstSignIn("View", code, testkit.Password, journal.CheapKDF(t))
	if err != nil {
		t.Fatal(err)
	}
	d.Must("Ann", &app.EnvironmentCreate{Name: "Later"})
	former := d.As("Entry")
	for name, test := range map[string]struct {
		by   app.Actor
		void []int64
		undo []string
	}{
		"a former administrator":     {former, []int64{dismissal}, []string{`UPDATE users SET administrator = 1 WHERE id = '` + former.User + `'`}},
		"with a retired key":         {old, []int64{rotation}, []string{`DELETE FROM key_sets WHERE bound_seq = ` + fmt.Sprint(rotation), `UPDATE key_sets SET retired_seq = 0 WHERE id = '` + old.KeySet + `'`}},
		"whose key was reset":        {reset, []int64{dismissal + 2, dismissal + 3}, []string{`DELETE FROM key_sets WHERE id = '` + bound.KeySet + `'`}},
		"an approval":                {d.As("Ann"), []int64{approval}, nil},
		"an approval and his rights": {former, []int64{approval, dismissal}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, folder, open := watchedCopy(t, d.Workspace)
			says := &app.WorkspaceRepair{Void: []app.VoidEntry{}, Reason: "It was broken"}
			for _, seq := range test.void {
				says.Void = append(says.Void, voidAt(t, path, seq))
			}
			forge(t, test.by, "workspace.repair", says, app.About{Record: "workspace"}).append(t, d.Workspace, path)
			rawExec(t, path, test.undo...)
			wantFinding(t, path, app.Quick, "journal", "seq")
			wantRefusal(t, d.Workspace, path)
			wantKey(t, "where it is open", doElsewhere(t, open, d.As("Ann"), &app.EnvironmentCreate{Name: "After"}), "journal.broken")
			wantNotOn(t, d, path, folder)
			out := repaired(t, d.Workspace, path)
			if n := len(out.Void); n != 1 || out.Void[0].Seq != out.Entry-1 {
				t.Errorf("repaired: %+v", out)
			}
			wantWholeAtAnyLevel(t, path)
			wantAllGoOn(t, d.Workspace, path, folder)
		})
	}
}

// wantNotOn expects that a workstation which has seen the workspace does not go on, however often it is opened.
func wantNotOn(t *testing.T, d *door, path, folder string) {
	t.Helper()
	host := d.Host
	host.Folder = folder
	for range 2 {
		a, err := app.Open(path, host)
		if err == nil {
			err = doElsewhere(t, a, d.As("Ann"), &app.EnvironmentCreate{Name: "After"})
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
		}
		wantKey(t, "one that had verified it", err, "journal.broken")
	}
}

// Who tears what took his right from him, instead of saying that it was torn, is believed by nobody who has seen it whole.
func TestRepairBehindATornDismissal(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	d.Must("Ann", &app.UserAppoint{User: d.User("Entry"), Seen: d.UserSeen("Entry")})
	d.Must("Ann", &app.UserDismiss{User: d.User("Entry"), Seen: d.UserSeen("Entry")})
	dismissal := d.Entries()
	d.Must("Ann", &app.EnvironmentCreate{Name: "Later"})
	former := d.As("Entry")
	for name, before := range map[string][]forgery{
		"he himself": nil,
		"by another whom he appoints": {
			forge(t, former, "user.appoint", &app.UserAppoint{User: d.User("Entry2"), Seen: d.UserSeen("Entry2")}, app.About{Record: d.User("Entry2")}),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, folder, open := watchedCopy(t, d.Workspace)
			rawExec(t, path, fmt.Sprintf(`UPDATE journal SET signature = 'torn' WHERE seq = %d`, dismissal))
			by := former
			for _, f := range before {
				f.append(t, d.Workspace, path)
				by = d.As("Entry2")
			}
			says := &app.WorkspaceRepair{Void: []app.VoidEntry{voidAt(t, path, dismissal)}, Reason: "It was broken"}
			forge(t, by, "workspace.repair", says, app.About{Record: "workspace"}).append(t, d.Workspace, path)
			for range 2 {
				wantKey(t, "where it is open", doElsewhere(t, open, d.As("Ann"), &app.EnvironmentCreate{Name: "After"}), "journal.broken")
			}
			wantNotOn(t, d, path, folder)
		})
	}
}

// What another workstation does behind a repair that this one has not seen yet counts here as well: also that somebody is an
// administrator now, who repairs once more.
func TestRepairByANewAdministrator(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path, folder := closedCopy(t, d.Workspace), t.TempDir()
	seen := remembering(t, d.Workspace, path, folder)
	if err := errors.Join(seen.CatchUp(nil), seen.Close()); err != nil {
		t.Fatal(err)
	}
	a := elsewhere(t, d.Workspace, path)
	if err := doElsewhere(t, a, d.As("Ann"), &app.UserAppoint{User: d.User("Entry"), Seen: d.UserSeen("Entry")}); err != nil {
		t.Fatal(err)
	}
	rawExec(t, path, fmt.Sprintf(`UPDATE journal SET signature = 'torn' WHERE seq = %d`, d.Entries()-6))
	out, err := app.Repair(path, d.Host, "Entry", testkit.Password, "Looked at together", false, nil)
	if err != nil || len(out.Void) == 0 {
		t.Fatalf("%+v, %v", out, err)
	}
	wantAllGoOn(t, d.Workspace, path, folder)
}

// watchedCopy gives a copy of a workspace, the folder of a workstation that has seen it, and one that has it open.
func watchedCopy(t *testing.T, w *testkit.Workspace) (path, folder string, open *app.App) {
	t.Helper()
	path, folder = closedCopy(t, w), t.TempDir()
	seen := remembering(t, w, path, folder)
	if err := errors.Join(seen.CatchUp(nil), seen.Close()); err != nil {
		t.Fatal(err)
	}
	open = elsewhere(t, w, path)
	if err := open.CatchUp(nil); err != nil {
		t.Fatal(err)
	}
	return path, folder, open
}
