package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

func olderHost() app.Host {
	return app.Host{
		Workstation: "00000000-0000-7000-8000-000000000001", Now: testkit.NewClock("2027-03-01 09:00").Now,
		Share: share.Options{Times: share.Times{Stale: time.Second, Wait: time.Minute}},
	}
}

func wantKey(t *testing.T, what string, err error, key domain.Key) {
	t.Helper()
	ours, ok := errors.AsType[*domain.Error](err)
	if !ok || ours.Key != key {
		t.Errorf("%s: %v, want %s", what, err, key)
	}
}

// A workspace of the first version verifies as it is, is not opened, tells whom to ask, and is upgraded with all that is
// in it. What was before lies beside it.
func TestUpgrade(t *testing.T) {
	t.Parallel()
	path, host := testkit.Version1(t), olderHost()
	before := verify(t, path, app.Full)
	if !before.Whole() || before.Schema != 1 || before.Entries == 0 {
		t.Fatalf("before: %+v", before)
	}
	_, err := app.Open(path, host)
	wantKey(t, "opening it", err, "workspace.older")
	older, err := app.LookAtOlder(path, host)
	if err != nil || older.Have != 1 || older.Want != store.SchemaVersion || older.Entries != before.Entries || strings.Join(older.Administrators, " ") != "Ann Execute" {
		t.Fatalf("%+v, %v", older, err)
	}
	_, err = app.Upgrade(path, host, "Ann", "another password", nil)
	wantKey(t, "a wrong password", err, "session.wrong_password")
	_, err = app.Upgrade(path, host, "Entry", testkit.Password, nil)
	wantKey(t, "no administrator", err, "workspace.ask_administrator")

	up, err := app.Upgrade(path, host, "Ann", testkit.Password, nil)
	if err != nil || up.From != 1 || up.To != store.SchemaVersion {
		t.Fatalf("%+v, %v", up, err)
	}
	for _, level := range []app.Level{app.Quick, app.Full} {
		after := verify(t, path, level)
		if !after.Whole() || after.Schema != store.SchemaVersion || after.Entries != before.Entries+1 || after.Fingerprint != before.Fingerprint {
			t.Errorf("after, %s: %+v", level, after)
		}
	}
	kept, err := app.CheckBackup(up.Backup, app.Full, nil)
	if err != nil || !kept.Whole() || kept.Head != before.Head || filepath.Dir(up.Backup) != app.BackupFolder(path) {
		t.Errorf("the backup: %+v, %v", kept, err)
	}
	a, err := app.Open(path, host)
	if err != nil {
		t.Fatal(err)
	}
	ann, err := a.SignIn("Ann", testkit.Password)
	if err = errors.Join(err, doElsewhere(t, a, ann, &app.EnvironmentCreate{Name: "After it"}), a.Close()); err != nil {
		t.Fatal(err)
	}
	_, err = app.Upgrade(path, host, "Ann", testkit.Password, nil)
	wantKey(t, "once more", err, "workspace.upgraded_already")
	wantWhole(t, path)
}

// Nothing but the upgrade happens to a workspace that does not verify.
func TestNoUpgradeOfWhatDoesNotVerify(t *testing.T) {
	t.Parallel()
	path := testkit.Version1(t)
	rawExec(t, path, `UPDATE environments SET name = 'Moon'`)
	_, err := app.Upgrade(path, olderHost(), "Ann", testkit.Password, nil)
	wantKey(t, "a doctored one", err, "backup.not_whole")
	if left, err := os.ReadDir(app.BackupFolder(path)); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	_, err = app.Open(path, olderHost())
	wantKey(t, "it is as it was", err, "workspace.older")
}

// Entries that say that the workspace was upgraded, and tables that say so without an entry.
func TestForgedUpgrades(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	next := store.SchemaVersion + 1
	for name, test := range map[string]struct {
		by       string
		from, to int
	}{
		"by no administrator": {"Entry", store.SchemaVersion, next},
		"to a later one":      {"Ann", store.SchemaVersion, next},
		"back":                {"Ann", store.SchemaVersion, store.SchemaVersion - 1},
		"to the same":         {"Ann", store.SchemaVersion, store.SchemaVersion},
		"from another":        {"Ann", 0, store.SchemaVersion},
	} {
		t.Run(name, func(t *testing.T) {
			path := closedCopy(t, w)
			forge(t, w.As(test.by), "workspace.upgrade", &app.WorkspaceUpgrade{From: test.from, To: test.to}, app.About{Record: "workspace"}).append(t, w, path)
			wantFinding(t, path, app.Quick, "journal", "intent")
			wantFinding(t, path, app.Full, "journal", "intent")
			host := w.Host
			host.Workstation = "00000000-0000-7000-8000-000000000002"
			a, err := app.Open(path, host)
			if err == nil {
				err = errors.Join(doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: "After that"}), a.Close())
			}
			if code := domain.CodeOf(err); code != domain.CodeUnavailable {
				t.Errorf("it goes on: %v", err)
			}
		})
	}
	refused := w.Refused(domain.CodeConflict, "Ann", &app.WorkspaceUpgrade{From: 1, To: store.SchemaVersion})
	if refused.Key != "workspace.upgraded_already" {
		t.Error(refused)
	}
}

// Somebody who upgrades the tables without an entry is found, and so is an entry without the tables.
func TestUpgradeWithoutEntryOrTables(t *testing.T) {
	t.Parallel()
	path := testkit.Version1(t)
	db, from, err := store.OpenOlder(path)
	if err != nil {
		t.Fatal(err)
	}
	migrate := func(tx *store.Tx) error { return tx.Migrate(from, store.SchemaVersion) }
	if err := errors.Join(db.Alone(migrate), db.Close()); err != nil {
		t.Fatal(err)
	}
	wantFinding(t, path, app.Quick, "schema_migrations", "version")
	host := olderHost()
	a, err := app.Open(path, host)
	if err != nil {
		t.Fatal(err)
	}
	wantKey(t, "catching up", a.CatchUp(nil), "journal.broken")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}
