package app_test

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// lastMerge gives the entry that ends the last return of an offline copy's work, and the place of the first one before it
// that belongs to it.
func lastMerge(t *testing.T, w *testkit.Workspace) (end, first int64) {
	t.Helper()
	var p app.CopyMerge
	w.Read(func(r store.Reader) error {
		rows, err := r.EntriesOf([]string{"copy.merge"})
		if err != nil || len(rows) == 0 {
			t.Fatalf("no merge: %v", err)
		}
		end = rows[len(rows)-1].Seq
		return json.Unmarshal([]byte(rows[len(rows)-1].Payload), &p)
	})
	return end, end - p.Intents
}

// What was brought back of an offline copy is saved as a whole or not at all: a journal cannot end in the middle of it, and
// nobody could write behind that. Where a backup has the rest, all is saved.
func TestRebuildWithinWhatWasBroughtBack(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	end, first := lastMerge(t, d.Workspace)
	backup := closedCopy(t, d.Workspace)
	for name, damage := range map[string]string{
		"its end is torn":     fmt.Sprintf(`UPDATE journal SET signature = replace(signature, 'a', 'b') WHERE seq = %d`, end),
		"its end is missing":  fmt.Sprintf(`DELETE FROM journal WHERE seq = %d`, end),
		"nothing is behind":   fmt.Sprintf(`DELETE FROM journal WHERE seq >= %d`, end),
		"an intent is torn":   fmt.Sprintf(`UPDATE journal SET payload = '{}' WHERE seq = %d`, end-1),
		"another's signature": fmt.Sprintf(`UPDATE journal SET seal = (SELECT seal FROM journal WHERE seq = 2) WHERE seq = %d`, end),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, folder := closedCopy(t, d.Workspace), t.TempDir()
			rawExec(t, path, damage)
			host := d.Host
			host.Workstation, host.Folder = "00000000-0000-7000-8000-000000000003", t.TempDir()
			order := app.Restoring{
				Sources: []string{path}, To: filepath.Join(folder, "a.renogen"), Name: "Ann", Password: testkit.Password, Reason: "The disk broke",
			}
			look, err := order.Look(host)
			if err != nil || look.Entries != first-1 || look.Lost() == 0 || look.Stopped == "" || !look.HalfReturn {
				t.Errorf("a look ahead: %+v, %v", look, err)
			}
			restored, err := order.Restore(host)
			if err != nil || restored.Entries != first || restored.Restore != first {
				t.Fatalf("alone: %+v, %v", restored, err)
			}
			wantWholeAtAnyLevel(t, order.To)
			if err := doElsewhere(t, elsewhere(t, d.Workspace, order.To), d.As("Ann"), &app.EnvironmentCreate{Name: "Goes on"}); err != nil {
				t.Errorf("nobody goes on: %v", err)
			}
			both := filepath.Join(folder, "b.renogen")
			made, err := app.Rebuild([]string{path, backup}, both, "", nil)
			if err != nil || made.Lost() != 0 || made.Entries != d.Entries() || made.Stopped != "" || made.HalfReturn {
				t.Errorf("with the backup: %+v, %v", made, err)
			}
			wantWhole(t, both)
		})
	}
}
