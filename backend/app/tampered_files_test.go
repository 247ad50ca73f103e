package app_test

import (
	"database/sql"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/journal"
)

// wantNamed expects that verification of both levels names the place.
func wantNamed(t *testing.T, path, table, field string) {
	t.Helper()
	for _, level := range []app.Level{app.Quick, app.Full} {
		wantFinding(t, path, level, table, field)
	}
}

// What is changed so that it looks the same, or where nobody looks, is found and named all the same.
func TestTamperedFiles(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	const entry = `, hex(randomblob(8)), actor, at, command, project, deployment, item, record, intent, payload, signature, changes, outcome, origin, prev, sealer, seal_key, hash, seal FROM journal WHERE seq = 5`
	for name, test := range map[string]struct{ table, field, statement string }{
		"a space behind":            {"users", "name", `UPDATE users SET name = name || ' ' WHERE name = 'View'`},
		"small letters":             {"users", "name", `UPDATE users SET name = lower(name) WHERE name = 'View'`},
		"an invisible letter":       {"users", "name", `UPDATE users SET name = name || char(8203) WHERE name = 'View'`},
		"a zero byte":               {"users", "name", `UPDATE users SET name = name || char(0) || 'more' WHERE name = 'View'`},
		"no valid text":             {"users", "name", `UPDATE users SET name = CAST(name || x'ff' AS TEXT) WHERE name = 'View'`},
		"another minus":             {"deployments", "minutes", `UPDATE deployments SET minutes = minutes + 1`},
		"JSON in another order":     {"items", "modules", `UPDATE items SET modules = ' ' || modules`},
		"nothing instead of empty":  {"items", "ref", `UPDATE items SET ref = ' ' WHERE ref = ''`},
		"an entry before the first": {"journal", "seq", `INSERT INTO journal SELECT 0` + entry},
		"an entry far before":       {"journal", "seq", `INSERT INTO journal SELECT -9223372036854775807 - 1` + entry},
		"an entry far behind":       {"journal", "seq", `INSERT INTO journal SELECT 9223372036854775807` + entry},
		"version as bytes":          {"schema_migrations", "version", `UPDATE schema_migrations SET version = x'31'`},
		"no version":                {"schema_migrations", "version", `UPDATE schema_migrations SET version = NULL`},
		"second version":            {"schema_migrations", "version", `INSERT INTO schema_migrations VALUES (99, 0)`},
		"dirty as bytes":            {"schema_migrations", "dirty", `UPDATE schema_migrations SET dirty = x'30'`},
		"trigger on the record":     {"sqlite_schema", "name", `CREATE TRIGGER planted AFTER INSERT ON schema_migrations BEGIN SELECT 1; END`},
		"statistics":                {"sqlite_schema", "name", `ANALYZE`},
		"user version":              {"header", "user_version", `PRAGMA user_version = 1`},
		"exchanged rows": {"comments", "text", `UPDATE comments SET "text" = (SELECT o."text" FROM comments o WHERE o."text" <> comments."text" ORDER BY id LIMIT 1)
			WHERE id = (SELECT max(id) FROM comments)`},
	} {
		t.Run(name, func(t *testing.T) {
			path := closedCopy(t, d.Workspace)
			rawly(t, path, func(db *sql.DB) error { _, err := db.Exec(test.statement); return err })
			wantNamed(t, path, test.table, test.field)
		})
	}
}

// In every table a row more and a row less are found.
func TestRowsMoreAndLess(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	columns, _ := columnsWithRows(t, closedCopy(t, d.Workspace))
	names := map[string][]string{}
	for _, c := range columns {
		names[c.table] = append(names[c.table], `"`+c.name+`"`)
	}
	done := map[string]bool{}
	for _, c := range columns {
		if done[c.table] || c.key != "id" {
			continue
		}
		done[c.table] = true
		values := strings.Replace(strings.Join(names[c.table], ", "), `"id"`, `id || 'x'`, 1)
		for what, statement := range map[string]string{
			"less": fmt.Sprintf(`DELETE FROM %s WHERE id = '%s'`, c.table, c.row),
			"more": fmt.Sprintf(`INSERT OR REPLACE INTO %s (%s) SELECT %s FROM %s WHERE id = '%s'`, c.table, strings.Join(names[c.table], ", "), values, c.table, c.row),
		} {
			t.Run(c.table+" "+what, func(t *testing.T) {
				path := closedCopy(t, d.Workspace)
				rawExec(t, path, statement)
				wantFinding(t, path, app.Quick, c.table, "id")
			})
		}
	}
	if len(done) < 25 {
		t.Errorf("only %d tables have rows", len(done))
	}
}

func TestBytesBehindTheFile(t *testing.T) {
	t.Parallel()
	path := closedCopy(t, newDoor(t).Workspace)
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
	report := verify(t, path, app.Quick)
	if !slices.ContainsFunc(report.Findings, func(f app.Finding) bool { return strings.Contains(f.What, "6 bytes") }) {
		t.Errorf("%+v", report.Findings)
	}
}

// A change that another program has written beside the file so far counts: whoever opens the file reads it.
func TestChangesInAWriteAheadLog(t *testing.T) {
	t.Parallel()
	path := closedCopy(t, newDoor(t).Workspace)
	other, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	for _, statement := range []string{"PRAGMA journal_mode = WAL", "PRAGMA wal_autocheckpoint = 0", "UPDATE projects SET title = 'Another'"} {
		if _, err := other.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	wantNamed(t, path, "projects", "title")
}

// A member who invents what he said, signs it anew and chains all that follows, cannot sign for the others.
func TestHistoryResignedByAMember(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path := closedCopy(t, d.Workspace)
	invent := func(e *journal.Entry) {
		e.Intent.Payload = strings.ReplaceAll(e.Intent.Payload, "So be it", "So be it not")
		e.Changes = strings.ReplaceAll(e.Changes, "So be it", "So be it not")
	}
	resignChain(t, path, "comment.add", invent, d.As(doorMaker))
	rawExec(t, path, `UPDATE comments SET "text" = 'So be it not' WHERE "text" = 'So be it'`)
	wantNamed(t, path, "journal", "signature")
	wantRefusal(t, d.Workspace, path)
	for _, finding := range verify(t, path, app.Quick).Findings {
		if finding.Entry <= firstOf(t, path, "comment.add") {
			t.Errorf("what he signed anew himself is %+v", finding)
		}
	}
}

// firstOf gives the place of the first entry of a command.
func firstOf(t *testing.T, path, command string) (seq int64) {
	t.Helper()
	rawly(t, path, func(db *sql.DB) error {
		return db.QueryRow("SELECT min(seq) FROM journal WHERE command = ?", command).Scan(&seq)
	})
	return seq
}
