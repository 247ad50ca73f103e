package app_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/journal"
)

// Somebody takes the newest entry of another, leaves what was asked for and its signature, has it change something else,
// and seals it with his own key. The tables agree.
func TestSealedByAnother(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	d.Must("Ann", &app.EnvironmentCreate{Name: "Newest"})
	view := d.As("View")
	path := closedCopy(t, d.Workspace)
	open := elsewhere(t, d.Workspace, path)
	rewriteLast(t, path, func(e *journal.Entry) {
		e.Changes = strings.Replace(e.Changes, "Newest", "Moon", 1)
		e.SealKey = view.KeySet
		e.Hash = journal.HashEntry(e)
		e.Seal = view.Secret.Sign(journal.SealBytes(e.Hash))
	})
	rawExec(t, path, `UPDATE environments SET name = 'Moon' WHERE name = 'Newest'`)
	wantFinding(t, path, app.Quick, "journal", "seal_key")
	wantRefusal(t, d.Workspace, path)
	wantKey(t, "where it is open", doElsewhere(t, open, d.As("Ann"), &app.EnvironmentCreate{Name: "After"}), "journal.broken")
}

// An entry that is missing, and two that changed their places, are named, whether the hashes fit again or not.
func TestEntriesMissingAndExchanged(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	seq := d.Entries() / 2
	for name, statements := range map[string][]string{
		"missing":   {fmt.Sprintf(`DELETE FROM journal WHERE seq = %d`, seq)},
		"exchanged": exchanged(seq),
	} {
		for _, level := range []app.Level{app.Quick, app.Full} {
			for _, fits := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s %s %t", name, level, fits), func(t *testing.T) {
					t.Parallel()
					path := closedCopy(t, d.Workspace)
					rawExec(t, path, statements...)
					if fits {
						rehash(t, path)
					}
					report := verify(t, path, level)
					if len(report.Findings) == 0 || report.Findings[0].Table != "journal" || report.Findings[0].Entry < seq-1 || report.Findings[0].Entry > seq+1 {
						t.Errorf("%+v", report.Findings)
					}
					wantRefusal(t, d.Workspace, path)
				})
			}
		}
	}
}

func exchanged(seq int64) []string {
	return []string{
		fmt.Sprintf(`UPDATE journal SET seq = -1 WHERE seq = %d`, seq),
		fmt.Sprintf(`UPDATE journal SET seq = %d WHERE seq = %d`, seq, seq+1),
		fmt.Sprintf(`UPDATE journal SET seq = %d WHERE seq = -1`, seq+1),
	}
}

// A payload that says more than its command knows is refused where it is read first, not only when it is done again.
func TestUnknownKeysInAPayloadAreRefusedAtOnce(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	comment := &app.CommentAdd{Item: d.documented, Text: "harmless"}
	unknown := forge(t, d.As("Approval"), "comment.add", comment, app.About{Project: d.project, Deployment: d.deployment, Item: d.documented})
	unknown.payload = fmt.Sprintf(`{"item":%q,"more":"1","text":"more"}`, d.documented)
	path := closedCopy(t, d.Workspace)
	unknown.append(t, d.Workspace, path)
	wantFinding(t, path, app.Quick, "journal", "payload")
	wantRefusal(t, d.Workspace, path)
}

// A trigger that is planted while the workspace is open does nothing: whoever has it open refuses the file, too.
func TestPlantedWhileOpen(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path := closedCopy(t, d.Workspace)
	open := elsewhere(t, d.Workspace, path)
	if err := doElsewhere(t, open, d.As("Ann"), &app.EnvironmentCreate{Name: "Before"}); err != nil {
		t.Fatal(err)
	}
	rawExec(t, path, `CREATE TRIGGER mine AFTER INSERT ON environments BEGIN UPDATE users SET administrator = 1; END`)
	wantKey(t, "a command", doElsewhere(t, open, d.As("Ann"), &app.EnvironmentCreate{Name: "After"}), "workspace.schema_changed")
	wantKey(t, "catching up", open.CatchUp(nil), "workspace.schema_changed")
	rawly(t, path, func(db *sql.DB) error {
		_, err := db.Exec(`DROP TRIGGER mine`)
		return err
	})
	if err := doElsewhere(t, open, d.As("Ann"), &app.EnvironmentCreate{Name: "After"}); err != nil {
		t.Errorf("when it is gone: %v", err)
	}
}

// A manifest of any size that somebody puts beside a backup is not read as a whole.
func TestHugeManifestIsNotRead(t *testing.T) { // not beside others: what is allocated is counted
	backup := filepath.Join(t.TempDir(), "b.renogen")
	if err := os.WriteFile(backup, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(backup+".manifest", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(backup+".manifest", 1<<27); err != nil { // a hole: it takes no room on the disk
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	kept, err := app.Backups(filepath.Dir(backup), "")
	runtime.ReadMemStats(&after)
	if err != nil || len(kept) != 1 || kept[0].Problem == nil || kept[0].Problem.Key != "backup.no_manifest" {
		t.Errorf("%+v, %v", kept, err)
	}
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 1<<24 {
		t.Errorf("it took %d bytes", taken)
	}
}
