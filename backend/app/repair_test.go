package app_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func repaired(t *testing.T, w *testkit.Workspace, path string) app.Repaired {
	t.Helper()
	out, err := app.Repair(path, w.Host, "Ann", testkit.Password, "Looked at together", false, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wantWholeAtAnyLevel(t *testing.T, path string) {
	t.Helper()
	for _, level := range []app.Level{app.Quick, app.Full} {
		if report := verify(t, path, level); !report.Whole() {
			t.Errorf("%s: %+v", level, report.Findings)
		}
	}
}

// Behind an entry that is not whole nobody writes; after an administrator's repair everybody does, and the workspace
// verifies again, with that entry as it was found.
func TestRepair(t *testing.T) {
	t.Parallel()
	for name, damage := range map[string]string{
		"signature": `UPDATE journal SET signature = replace(signature, 'a', 'b') WHERE seq = %d`,
		"payload":   `UPDATE journal SET payload = '{}' WHERE seq = %d`,
		"no form":   `UPDATE journal SET intent = 'torn', hash = '', prev = 'x' WHERE seq = %d`,
		"missing":   `DELETE FROM journal WHERE seq = %d`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDoor(t)
			path, folder := closedCopy(t, d.Workspace), t.TempDir()
			seen := remembering(t, d.Workspace, path, folder) // this one has verified all of it before
			if err := errors.Join(seen.CatchUp(nil), seen.Close()); err != nil {
				t.Fatal(err)
			}
			bad := d.Entries() - 6
			rawExec(t, path, fmt.Sprintf(damage, bad), `UPDATE environments SET name = 'Moon'`)
			wantRefusal(t, d.Workspace, path)
			_, err := app.Repair(path, d.Host, "Entry", testkit.Password, "Me", false, nil)
			if domain.CodeOf(err) != domain.CodeForbidden {
				t.Errorf("by no administrator: %v", err)
			}
			out := repaired(t, d.Workspace, path)
			if out.Entry != d.Entries()+1 || len(out.Void) == 0 || out.Void[0].Seq != bad || len(out.Findings) != len(out.Void) {
				t.Errorf("%+v", out)
			}
			wantWholeAtAnyLevel(t, path)
			if err := doElsewhere(t, elsewhere(t, d.Workspace, path), d.As("Ann"), &app.EnvironmentCreate{Name: "Goes on"}); err != nil {
				t.Errorf("another workstation: %v", err)
			}
			seen = remembering(t, d.Workspace, path, folder)
			if err := errors.Join(doElsewhere(t, seen, d.As("Ann"), &app.EnvironmentCreate{Name: "As well"}), seen.Close()); err != nil {
				t.Errorf("one that had verified it: %v", err)
			}
			wantWholeAtAnyLevel(t, path)
			if again := repaired(t, d.Workspace, path); len(again.Void) != 0 {
				t.Errorf("once more: %+v", again)
			}
			wantWholeAtAnyLevel(t, path)
		})
	}
}

// Tables that were doctored are made anew from the journal; files keep their content.
func TestRepairOfTables(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path := closedCopy(t, d.Workspace)
	rawExec(t, path, `UPDATE users SET administrator = 1`, `DELETE FROM comments`, `UPDATE items SET title = title || ' again'`)
	look, err := app.Repair(path, d.Host, "", "", "", true, nil)
	if err != nil || look.Entry != 0 || len(look.Void) != 0 {
		t.Errorf("looking: %+v, %v", look, err)
	}
	if verify(t, path, app.Quick).Whole() {
		t.Error("looking repaired it")
	}
	repaired(t, d.Workspace, path)
	wantWholeAtAnyLevel(t, path)
}

// A workspace that is open while it is repaired goes on.
func TestRepairOfAnOpenWorkspace(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path := closedCopy(t, d.Workspace)
	forge(t, d.As("View"), "user.appoint", &app.UserAppoint{User: d.User("View"), Seen: d.UserSeen("View")}, app.About{}).append(t, d.Workspace, path)
	clean := closedCopy(t, d.Workspace)
	a := elsewhere(t, d.Workspace, clean)
	forge(t, d.As("View"), "environment.create", &app.EnvironmentCreate{Name: "Mine"}, app.About{}).append(t, d.Workspace, clean)
	wantKey(t, "behind the forgery", doElsewhere(t, a, d.As("Ann"), &app.EnvironmentCreate{Name: "Hers"}), "journal.broken")
	repaired(t, d.Workspace, clean)
	if err := doElsewhere(t, a, d.As("Ann"), &app.EnvironmentCreate{Name: "Hers"}); err != nil {
		t.Errorf("after the repair: %v", err)
	}
	repaired(t, d.Workspace, path)
	wantWholeAtAnyLevel(t, path)
	wantWholeAtAnyLevel(t, clean)
}

// Who is no administrator repairs nothing; and what an administrator makes void without a reason is found.
func TestForgedRepairs(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	about := app.About{Record: "workspace"}
	path := closedCopy(t, d.Workspace)
	last := d.Entries()
	forge(t, d.As("Entry"), "workspace.repair", &app.WorkspaceRepair{Void: []app.VoidEntry{}, Reason: "Me"}, about).append(t, d.Workspace, path)
	wantFinding(t, path, app.Quick, "journal", "intent")
	wantRefusal(t, d.Workspace, path)

	path = closedCopy(t, d.Workspace)
	forge(t, d.As("Ann"), "workspace.repair", &app.WorkspaceRepair{Void: []app.VoidEntry{{Seq: last, Digest: strings.Repeat("0", 64)}}, Reason: "Me"}, about).append(t, d.Workspace, path)
	wantFinding(t, path, app.Quick, "journal", "prev")

	bad := filepath.Join(t.TempDir(), "bad.renogen")
	copyTo(t, closedCopy(t, d.Workspace), bad)
	rawExec(t, bad, fmt.Sprintf(`UPDATE journal SET signature = replace(signature, 'a', 'b') WHERE seq = %d`, last))
	void := repaired(t, d.Workspace, bad).Void
	rawExec(t, bad, fmt.Sprintf(`UPDATE journal SET signature = replace(signature, 'b', 'a') WHERE seq = %d`, last))
	wantFinding(t, bad, app.Quick, "journal", "seq")

	// The digest of the entry as it was before it was damaged: nothing is wrong with it.
	good, err := app.DigestOfEntry(closedCopy(t, d.Workspace), last)
	if err != nil {
		t.Fatal(err)
	}
	void[0].Digest = good
	path = closedCopy(t, d.Workspace)
	forge(t, d.As("Ann"), "workspace.repair", &app.WorkspaceRepair{Void: void, Reason: "I did not like it"}, about).append(t, d.Workspace, path)
	wantFinding(t, path, app.Full, "journal", "seq")
}
