package app_test

import (
	"errors"
	"fmt"
	"testing"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

// wantAllGoOn expects that a workstation that never saw the workspace writes to it, and one whose notes lie in folder.
func wantAllGoOn(t *testing.T, w *testkit.Workspace, path, folder string) {
	t.Helper()
	goOn(t, w, path, "Goes on")
	seen := remembering(t, w, path, folder)
	if err := errors.Join(doElsewhere(t, seen, w.As("Ann"), &app.EnvironmentCreate{Name: "As well"}), seen.Close()); err != nil {
		t.Errorf("one that had verified it: %v", err)
	}
	wantWholeAtAnyLevel(t, path)
}

// What was brought back of an offline copy is repaired as a whole: where a part of it is not whole, all of it is void, and
// the work goes on behind it. A file in which an older repair made only the rest of it void is repaired, too.
func TestRepairWithinWhatWasBroughtBack(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	end, first := lastMerge(t, d.Workspace)
	torn := fmt.Sprintf(`UPDATE journal SET payload = '{}' WHERE seq = %d`, end-1)
	for name, test := range map[string]struct {
		damage string
		older  bool // an older repair made void what stands behind the entry that is torn
	}{
		"its end is torn":      {damage: fmt.Sprintf(`UPDATE journal SET signature = replace(signature, 'a', 'b') WHERE seq = %d`, end)},
		"its end is missing":   {damage: fmt.Sprintf(`DELETE FROM journal WHERE seq = %d`, end)},
		"nothing is behind":    {damage: fmt.Sprintf(`DELETE FROM journal WHERE seq >= %d`, end)},
		"an intent is torn":    {damage: torn},
		"an intent is missing": {damage: fmt.Sprintf(`DELETE FROM journal WHERE seq = %d`, end-1)},
		"its first is torn":    {damage: fmt.Sprintf(`UPDATE journal SET payload = '{}' WHERE seq = %d`, first)},
		"repaired before":      {damage: torn, older: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, folder := closedCopy(t, d.Workspace), t.TempDir()
			seen := remembering(t, d.Workspace, path, folder)
			if err := errors.Join(seen.CatchUp(nil), seen.Close()); err != nil {
				t.Fatal(err)
			}
			rawExec(t, path, test.damage)
			last := lastOf(t, path)
			if test.older {
				void := []app.VoidEntry{}
				for seq := end - 1; seq <= last; seq++ {
					void = append(void, voidAt(t, path, seq))
				}
				forge(t, d.As("Ann"), "workspace.repair", &app.WorkspaceRepair{Void: void, Reason: "The older one"}, app.About{Record: "workspace"}).append(t, d.Workspace, path)
			}
			wantRefusal(t, d.Workspace, path)
			out := repaired(t, d.Workspace, path)
			want := min(end, last) - first + 1
			if n := voidWithin(out.Void, first, end); n != want || out.Void[0].Seq != first || len(out.Findings) != len(out.Void) {
				t.Errorf("%d of %d to %d, not %d: %+v", n, first, end, want, out)
			}
			wantWholeAtAnyLevel(t, path)
			if last < end {
				folder = t.TempDir() // to one that has seen more, this is a loss
			}
			wantAllGoOn(t, d.Workspace, path, folder)
			if again := repaired(t, d.Workspace, path); len(again.Void) != 0 {
				t.Errorf("once more: %+v", again)
			}
			wantWholeAtAnyLevel(t, path)
			wantRebuilt(t, lastOf(t, path), path)
		})
	}
}

// voidWithin counts the void entries from one place to another.
func voidWithin(void []app.VoidEntry, first, last int64) (n int64) {
	for _, v := range void {
		if v.Seq >= first && v.Seq <= last {
			n++
		}
	}
	return n
}

// Whoever makes a return void that is whole is found out: it is void without a reason.
func TestRepairOfAWholeReturnIsFound(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	_, first := lastMerge(t, d.Workspace)
	path := closedCopy(t, d.Workspace)
	void := []app.VoidEntry{}
	for seq := first; seq <= d.Entries(); seq++ {
		void = append(void, voidAt(t, path, seq))
	}
	forge(t, d.As("Ann"), "workspace.repair", &app.WorkspaceRepair{Void: void, Reason: "I did not like it"}, app.About{Record: "workspace"}).append(t, d.Workspace, path)
	wantFinding(t, path, app.Full, "journal", "seq")
}
