package app_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"renogen/backend/app"
)

// A repair that somebody puts into a file keeps nobody from repairing it, and makes nothing void that is whole: neither one
// that is signed by nobody who may, nor an administrator's whose claims do not hold.
func TestRepairBehindPlantedRepairs(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	last := d.Entries()
	once := closedCopy(t, d.Workspace)
	rawExec(t, once, fmt.Sprintf(`UPDATE journal SET signature = replace(signature, 'a', 'b') WHERE seq = %d`, last-6))
	first := repaired(t, d.Workspace, once)
	goOn(t, d.Workspace, once, "Behind the repair")
	wrong := voidAt(t, once, last-3)
	wrong.Digest = noDigest
	for name, test := range map[string]struct {
		says  app.WorkspaceRepair
		holds bool // of an administrator it is a good one
	}{
		"the last":          {says: app.WorkspaceRepair{Void: []app.VoidEntry{voidAt(t, once, lastOf(t, once))}}},
		"one in the middle": {says: app.WorkspaceRepair{Void: []app.VoidEntry{voidAt(t, once, last-8)}}},
		"another entry":     {says: app.WorkspaceRepair{Void: []app.VoidEntry{wrong}}},
		"a hole":            {says: app.WorkspaceRepair{Void: []app.VoidEntry{holeAt(t, once, last-7)}}},
		"the first":         {says: app.WorkspaceRepair{Void: []app.VoidEntry{{Seq: 1, Digest: noDigest}}}},
		"a good repair":     {says: app.WorkspaceRepair{Void: []app.VoidEntry{voidAt(t, once, first.Entry)}}},
		"what is torn":      {says: app.WorkspaceRepair{Void: first.Void}, holds: true},
		"that none is void": {says: app.WorkspaceRepair{Void: []app.VoidEntry{}, Anew: true}, holds: true},
	} {
		for _, by := range []string{"Entry", "Ann"} {
			t.Run(name+" by "+by, func(t *testing.T) {
				t.Parallel()
				path, folder, says := filepath.Join(t.TempDir(), "planted.renogen"), t.TempDir(), test.says
				copyTo(t, once, path)
				seen := remembering(t, d.Workspace, path, folder)
				if err := errors.Join(seen.CatchUp(nil), seen.Close()); err != nil {
					t.Fatal(err)
				}
				says.Reason = "Me"
				forge(t, d.As(by), "workspace.repair", &says, app.About{Record: "workspace"}).append(t, d.Workspace, path)
				planted := lastOf(t, path)
				out := repaired(t, d.Workspace, path)
				void := slices.ContainsFunc(out.Void, func(v app.VoidEntry) bool { return v.Seq == planted })
				if good := test.holds && by == "Ann"; void == good {
					t.Errorf("the planted one: %+v", out)
				}
				for _, v := range out.Void {
					if v.Seq != planted && !slices.Contains(first.Void, v) {
						t.Errorf("it was whole: %+v", v)
					}
				}
				wantWholeAtAnyLevel(t, path)
				wantAllGoOn(t, d.Workspace, path, folder)
				if again := repaired(t, d.Workspace, path); len(again.Void) != 0 {
					t.Errorf("once more: %+v", again)
				}
				wantWholeAtAnyLevel(t, path)
				wantRebuilt(t, lastOf(t, path), path)
			})
		}
	}
}

// A void entry that was changed once more is void as it is now, and so is the repair that found it otherwise.
func TestRepairOfAVoidEntryThatWasChanged(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path, bad := closedCopy(t, d.Workspace), d.Entries()-2
	rawExec(t, path, fmt.Sprintf(`UPDATE journal SET signature = replace(signature, 'a', 'b') WHERE seq = %d`, bad))
	first := repaired(t, d.Workspace, path)
	goOn(t, d.Workspace, path, "Between")
	rawExec(t, path, fmt.Sprintf(`UPDATE journal SET signature = 'torn' WHERE seq = %d`, bad))
	wantRefusal(t, d.Workspace, path)
	out := repaired(t, d.Workspace, path)
	if out.Void[0].Seq != bad || out.Void[0].Digest == first.Void[0].Digest || out.Void[len(out.Void)-1].Seq != first.Entry {
		t.Errorf("%+v behind %+v", out, first)
	}
	wantWholeAtAnyLevel(t, path)
	goOn(t, d.Workspace, path, "In the end")
	wantRebuilt(t, lastOf(t, path), path)
}
