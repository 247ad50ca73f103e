package store

import (
	"database/sql"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

// newFile makes a workspace file that nobody has open.
func newFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.renogen")
	db, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// change does what somebody does with another program.
func change(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func openForTest(t *testing.T, open func() (*DB, error)) *DB {
	t.Helper()
	db, err := open()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func scratchForTest(t *testing.T) *DB {
	t.Helper()
	return openForTest(t, func() (*DB, error) { return Scratch(t.TempDir(), SchemaVersion) })
}

func copyForTest(t *testing.T, path string) *DB {
	t.Helper()
	return openForTest(t, func() (*DB, error) { return OpenCopy(path) })
}

func wantOpenRefused(t *testing.T, path string, code domain.Code, key domain.Key) {
	t.Helper()
	db, err := Open(path)
	if err == nil {
		t.Error("it is opened", db.Close())
	}
	var refused *domain.Error
	if !errors.As(err, &refused) || refused.Code != code || refused.Key != key {
		t.Errorf("%v, want %s %s", err, code, key)
	}
}

func TestStructureOfTheMigrationRecord(t *testing.T) {
	want := scratchForTest(t)
	for name, test := range map[string]struct {
		statements []string
		want       []Difference
	}{
		"untouched": {},
		"trigger":   {[]string{"CREATE TRIGGER planted AFTER INSERT ON schema_migrations BEGIN SELECT 1; END"}, []Difference{{"sqlite_schema", "trigger planted on schema_migrations", "name", "it does not belong to a workspace"}}},
		"index":     {[]string{"CREATE INDEX planted ON schema_migrations (dirty)"}, []Difference{{"sqlite_schema", "index planted on schema_migrations", "name", "it does not belong to a workspace"}}},
		"no index":  {[]string{"DROP INDEX version_unique"}, []Difference{{"sqlite_schema", "index version_unique on schema_migrations", "name", "it is missing"}}},
		"text":      {[]string{"PRAGMA writable_schema = 1", "UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'schema_migrations'"}, []Difference{{"sqlite_schema", "table schema_migrations on schema_migrations", "sql", "it is not what the program makes"}}},
	} {
		t.Run(name, func(t *testing.T) {
			path := newFile(t)
			change(t, path, test.statements...)
			got, err := SchemaDifferences(copyForTest(t, path), want)
			if diff := cmp.Diff(test.want, got); err != nil || diff != "" {
				t.Error(err, diff)
			}
			if len(test.want) > 0 {
				wantOpenRefused(t, path, domain.CodeUnavailable, "workspace.schema_changed")
			}
		})
	}
}

// The table of golang-migrate takes values of every kind.
func TestValuesOfTheMigrationRecord(t *testing.T) {
	for _, set := range []string{"version = x'31'", "version = 1.5", "version = ''", "version = NULL", "version = -1"} {
		path := newFile(t)
		change(t, path, "UPDATE schema_migrations SET "+set)
		if version, _, _ := migrationRecord(t, path); version != -1 {
			t.Errorf("%s: version %d", set, version)
		}
		wantOpenRefused(t, path, domain.CodeUnavailable, "workspace.schema_changed")
	}
	for _, set := range []string{"dirty = x'30'", "dirty = 0.5", "dirty = ''", "dirty = NULL", "dirty = 2", "dirty = 1"} {
		path := newFile(t)
		change(t, path, "UPDATE schema_migrations SET "+set)
		if _, dirty, _ := migrationRecord(t, path); !dirty {
			t.Errorf("%s: not dirty", set)
		}
	}
	if version, dirty, rows := migrationRecord(t, newFile(t)); version != SchemaVersion || dirty || rows != 1 {
		t.Errorf("untouched: %d, %v, %d rows", version, dirty, rows)
	}
}

func migrationRecord(t *testing.T, path string) (version int, dirty bool, rows int) {
	t.Helper()
	err := copyForTest(t, path).Read(func(r Reader) (err error) {
		version, dirty, rows, err = r.MigrationRecord()
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return version, dirty, rows
}

// Nothing is hidden before the first entry.
func TestEntriesBeforeTheFirst(t *testing.T) {
	path := newFile(t)
	for _, seq := range []string{"-9223372036854775807 - 1", "-1", "0", "1"} {
		change(t, path, "INSERT INTO journal SELECT "+seq+", hex(randomblob(8)), '', 0, '', '', '', '', '', '', '', '', '', 'done', '', '', '', '', '', ''")
	}
	var got []int64
	err := copyForTest(t, path).Read(func(r Reader) error {
		rows, err := r.EntriesAfter(0, 10)
		for _, row := range rows {
			got = append(got, row.Seq)
		}
		if _, missing := r.Entry(1); domain.CodeOf(missing) != domain.CodeNotFound {
			t.Errorf("the first entry is there: %v", missing)
		}
		return err
	})
	if diff := cmp.Diff([]int64{math.MinInt64, -1, 0, 1}, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

func TestBytesBehindTheLastPage(t *testing.T) {
	path := newFile(t)
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString("hidden"); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	err = copyForTest(t, path).Read(func(r Reader) error {
		got, err := r.Integrity()
		if diff := cmp.Diff([]string{"6 bytes behind the last page"}, got); diff != "" {
			t.Error(diff)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// A copy holds what another program wrote beside the file: whoever opens the workspace reads it too.
func TestCopyWithWriteAheadLog(t *testing.T) {
	path, to := newFile(t), filepath.Join(t.TempDir(), "copy.renogen")
	other, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	for _, statement := range []string{"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", "CREATE TABLE planted (id TEXT)"} {
		if _, err := other.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := CopyQuiet(path, to); err != nil {
		t.Fatal(err)
	}
	got, err := SchemaDifferences(copyForTest(t, to), scratchForTest(t))
	if err != nil || len(got) != 1 || got[0].Row != "table planted on planted" {
		t.Errorf("%+v, %v", got, err)
	}
}

// Values of another kind than their column get in by taking the structure apart and putting it back.
func TestMistyped(t *testing.T) {
	path := newFile(t)
	change(t, path, `INSERT INTO environments VALUES ('e1', 'Moon', '', '', 1, '', 2)`, `INSERT INTO environments VALUES ('e2', 'Sun', '', '', 1, '', 2)`)
	untouched := copyForTest(t, path)
	want := scratchForTest(t)
	if got, err := Mistyped(untouched, want); err != nil || len(got) != 0 {
		t.Errorf("untouched: %+v, %v", got, err)
	}
	change(t, path, `PRAGMA writable_schema = 1`,
		`UPDATE sqlite_schema SET sql = 'CREATE TABLE environments (id, name, description, created_by, created_at, changed_by, changed_at, PRIMARY KEY (id)) WITHOUT ROWID' WHERE name = 'environments'`)
	change(t, path, `UPDATE environments SET name = CAST(name AS BLOB), created_at = '1', changed_by = NULL WHERE id = 'e2'`)
	text := ""
	err := want.Read(func(r Reader) (err error) {
		text, err = scalar[string](r, "SELECT sql FROM sqlite_schema WHERE name = 'environments'")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	change(t, path, `PRAGMA writable_schema = 1`, `UPDATE sqlite_schema SET sql = '`+text+`' WHERE name = 'environments'`)
	got, err := Mistyped(copyForTest(t, path), want)
	if diff := cmp.Diff([]Difference{
		{"environments", "e2", "name", "it is stored as BLOB, not as TEXT"},
		{"environments", "e2", "created_at", "it is stored as TEXT, not as INTEGER"},
		{"environments", "e2", "changed_by", "it is stored as NULL, not as TEXT"},
	}, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
}

// Names that SQLite reads as something else than a file are files all the same.
func TestOddNames(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{":memory:", "file:x", "a?mode=ro", "100%41", "a#b", "two words", "Ünï 🚀"} {
		db, err := Create(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
		if file, err := os.Stat(name); err != nil || file.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
		openForTest(t, func() (*DB, error) { return Open(name) })
	}
	_, err := Create(filepath.Join("nowhere", "w.renogen"))
	var refused *domain.Error
	if !errors.As(err, &refused) || refused.Key != "workspace.no_folder" || refused.Params["file"] != "nowhere" {
		t.Errorf("in a folder that is not there: %v", err)
	}
	wantOpenRefused(t, ".", domain.CodeInvalid, "workspace.not_a_workspace")
}
