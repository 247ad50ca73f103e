package app_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

// goOn does some more work in a workspace, and gives how many entries it has then.
func goOn(t *testing.T, w *testkit.Workspace, path string, names ...string) int64 {
	t.Helper()
	a := elsewhere(t, w, path)
	for _, name := range names {
		if err := doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	return verify(t, path, app.Quick).Entries
}

// wantRebuilt expects that all entries come back from the sources, and that the new file is whole.
func wantRebuilt(t *testing.T, entries int64, sources ...string) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "new.renogen")
	made, err := app.Rebuild(sources, to, "", nil)
	if err != nil || made.Entries != entries || made.Lost() != 0 || made.Stopped != "" {
		t.Fatalf("%+v of %d, %v", made, entries, err)
	}
	wantWholeAtAnyLevel(t, to)
}

// A workspace that was repaired once is made anew as it is, with its void entries: from its file, from a backup of it, and
// with a backup that has whole what became void.
func TestRebuildOfARepairedWorkspace(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	before := closedCopy(t, d.Workspace)
	for name, damage := range map[string]string{
		"signature": `UPDATE journal SET signature = replace(signature, 'a', 'b') WHERE seq = %d`,
		"no form":   `UPDATE journal SET intent = 'torn', hash = '', prev = 'x' WHERE seq = %d`,
		"missing":   `DELETE FROM journal WHERE seq = %d`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, backup := closedCopy(t, d.Workspace), filepath.Join(t.TempDir(), "backup.renogen")
			rawExec(t, path, fmt.Sprintf(damage, d.Entries()-6))
			repaired(t, d.Workspace, path)
			goOn(t, d.Workspace, path, "Behind the repair")
			copyTo(t, path, backup)
			entries := goOn(t, d.Workspace, path, "Behind the backup")
			wantRebuilt(t, entries, path)
			wantRebuilt(t, entries-1, backup)
			wantRebuilt(t, entries, before, path)
			rawExec(t, path, fmt.Sprintf(`UPDATE journal SET payload = '{}' WHERE seq = %d`, entries-1))
			wantRebuilt(t, entries, path, backup)
		})
	}
}

// A repair that was damaged, and became void by another, is passed over with what it made void itself.
func TestRebuildOfATwiceRepairedWorkspace(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path, backup := closedCopy(t, d.Workspace), filepath.Join(t.TempDir(), "backup.renogen")
	signature := `UPDATE journal SET signature = replace(signature, 'a', 'b') WHERE seq = %d`
	rawExec(t, path, fmt.Sprintf(signature, d.Entries()-2))
	first := repaired(t, d.Workspace, path)
	goOn(t, d.Workspace, path, "Between")
	copyTo(t, path, backup)
	rawExec(t, path, fmt.Sprintf(signature, first.Entry))
	if second := repaired(t, d.Workspace, path); second.Void[0].Seq != first.Entry {
		t.Fatalf("%+v", second)
	}
	entries := goOn(t, d.Workspace, path, "In the end")
	wantWholeAtAnyLevel(t, path)
	wantRebuilt(t, entries, path)
	wantRebuilt(t, entries, backup, path)
}

// voidAt names an entry as a repair does.
func voidAt(t *testing.T, path string, seq int64) app.VoidEntry {
	t.Helper()
	digest, err := app.DigestOfEntry(path, seq)
	if err != nil {
		t.Fatal(err)
	}
	v := holeAt(t, path, seq)
	v.Digest = digest
	return v
}

// holeAt names an entry as a repair does that did not find it.
func holeAt(t *testing.T, path string, seq int64) app.VoidEntry {
	t.Helper()
	v := app.VoidEntry{Seq: seq}
	rawly(t, path, func(db *sql.DB) error {
		return db.QueryRow("SELECT hash FROM journal WHERE seq = ?", seq-1).Scan(&v.After)
	})
	return v
}

func lastOf(t *testing.T, path string) (seq int64) {
	t.Helper()
	rawly(t, path, func(db *sql.DB) error { return db.QueryRow("SELECT max(seq) FROM journal").Scan(&seq) })
	return seq
}

// A repair that somebody puts into a file makes no whole entry void, and loses nothing that comes back without it: neither
// one that is signed by nobody who may, nor an administrator's that has no reason.
func TestRebuildWithPlantedRepairs(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	last := d.Entries()
	damaged, repairedOnce := closedCopy(t, d.Workspace), closedCopy(t, d.Workspace)
	backup := closedCopy(t, d.Workspace)
	signature := `UPDATE journal SET signature = replace(signature, 'a', 'b') WHERE seq = %d`
	rawExec(t, damaged, fmt.Sprintf(signature, last-3))
	rawExec(t, repairedOnce, fmt.Sprintf(signature, last-6))
	found := repaired(t, d.Workspace, repairedOnce).Void
	goOn(t, d.Workspace, repairedOnce, "Behind the repair", "And more")
	for name, sources := range map[string][]string{
		"a damaged file": {damaged}, "with its backup": {damaged, backup},
		"repaired": {repairedOnce}, "repaired, and a backup": {repairedOnce, backup},
	} {
		for _, by := range []string{"Entry", "Ann"} {
			t.Run(name+" by "+by, func(t *testing.T) {
				t.Parallel()
				mine := filepath.Join(t.TempDir(), "mine.renogen")
				copyTo(t, sources[0], mine)
				want, err := app.Rebuild(sources, filepath.Join(t.TempDir(), "without.renogen"), "", nil)
				if err != nil {
					t.Fatal(err)
				}
				cases := map[string][]app.VoidEntry{
					"the last":          {voidAt(t, mine, lastOf(t, mine))},
					"one in the middle": {voidAt(t, mine, last-8)},
					"a hole":            {holeAt(t, mine, last-7)},
					"the found as well": append([]app.VoidEntry{voidAt(t, mine, last-7)}, found...),
					"what is to come":   {{Seq: 1 << 40}},
				}
				if by == "Entry" { // an administrator may
					cases["what is torn"] = []app.VoidEntry{voidAt(t, mine, last-3)}
				}
				for what, void := range cases {
					planted := append([]string{filepath.Join(t.TempDir(), "planted.renogen")}, sources[1:]...)
					copyTo(t, sources[0], planted[0])
					forge(t, d.As(by), "workspace.repair", &app.WorkspaceRepair{Void: void, Reason: "Me"}, app.About{Record: "workspace"}).append(t, d.Workspace, planted[0])
					to := filepath.Join(t.TempDir(), "new.renogen")
					made, err := app.Rebuild(planted, to, "", nil)
					if err != nil || made.Entries != want.Entries || made.Head != want.Head {
						t.Errorf("%s: %+v, without it %+v, %v", what, made, want, err)
					}
					wantWhole(t, to)
				}
			})
		}
	}
}
