package app_test

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	_ "github.com/mattn/go-sqlite3"

	"renogen/backend/app"
	"renogen/backend/sample"
	"renogen/backend/testkit"
)

// closedCopy gives a copy of the workspace's file as it is now.
func closedCopy(t *testing.T, w *testkit.Workspace) string {
	t.Helper()
	b, err := os.ReadFile(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.renogen")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func verify(t *testing.T, path string, level app.Level) app.Report {
	t.Helper()
	report, err := app.Verify(path, level, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestVerifyFindsNothingWrong(t *testing.T) {
	w := testkit.New(t)
	w.Must("Ann", &app.ProjectCreate{Key: "crm", Title: "CRM", Modules: []string{"web"}, Approver: w.User("Approval")})
	path := closedCopy(t, w)
	for _, level := range []app.Level{app.Quick, app.Full} {
		report := verify(t, path, level)
		if !report.Whole() || report.Entries != w.Entries() || report.Workspace != w.ID() {
			t.Errorf("%s: %+v", level, report)
		}
	}
}

// tamper runs SQL on a closed file with the journal's triggers dropped, and puts them back or not.
func tamper(t *testing.T, path string, putBack bool, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_foreign_keys=0&_synchronous=0")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	triggers := triggersOf(t, db)
	all := []string{}
	for _, name := range slices.Sorted(maps.Keys(triggers)) {
		all = append(all, "DROP TRIGGER "+name)
	}
	all = append(all, statements...)
	if putBack {
		for _, name := range slices.Sorted(maps.Keys(triggers)) {
			all = append(all, triggers[name])
		}
	}
	for _, s := range all {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func triggersOf(t *testing.T, db *sql.DB) map[string]string {
	t.Helper()
	rows, err := db.Query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	triggers := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			t.Fatal(err)
		}
		triggers[name] = text
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return triggers
}

// emptyInSample lists the tables that have no row in the sample; another workspace proves those.
var emptyInSample = slices.Sorted(slices.Values(append([]string{"attachments", "certificates", "document_signatures", "signed_documents"}, ofCopies...)))

// ofCopies are the tables of offline copies, which have tests of their own.
var ofCopies = []string{"copies", "copy_merges", "refused_intents", "taken_back_steps"}

// TestEveryValueIsProven changes one value in every column of every table of the sample, one at a time, and
// expects table, row and field to be named. It makes no difference whether the triggers are put back.
func TestEveryValueIsProven(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "sample.renogen")
	clock := testkit.NewClock(testkit.Start)
	host := app.Host{Workstation: "00000000-0000-7000-8000-000000000001", Now: clock.Now}
	if err := sample.Make(path, host, nil); err != nil {
		t.Fatal(err)
	}
	original, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	columns, empty := columnsWithRows(t, path)
	if diff := cmp.Diff(emptyInSample, empty); diff != "" {
		t.Errorf("empty tables: %s", diff)
	}
	seen := map[string]bool{}
	for _, c := range columns {
		t.Run(c.table+"."+c.name, func(t *testing.T) { t.Parallel(); c.isProven(t, original, true) })
		if !seen[c.table] {
			t.Run(c.table+" without triggers", func(t *testing.T) { t.Parallel(); c.isProven(t, original, false) })
		}
		seen[c.table] = true
	}
}

func TestEveryValueThatTheSampleLacksIsProven(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	d.Must("Approval", d.signature("Approval"))
	path := closedCopy(t, d.Workspace)
	original, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	columns, empty := columnsWithRows(t, path)
	for _, c := range columns {
		if slices.Contains(emptyInSample, c.table) {
			t.Run(c.table+"."+c.name, func(t *testing.T) { t.Parallel(); c.isProven(t, original, true) })
		}
	}
	for _, table := range emptyInSample {
		if slices.Contains(empty, table) {
			t.Errorf("%s is empty here too", table)
		}
	}
}

// isProven changes this one value in a copy of a workspace and expects that verification names it.
func (c tableColumn) isProven(t *testing.T, original []byte, putBack bool) {
	path := filepath.Join(t.TempDir(), "t.renogen")
	if err := os.WriteFile(path, original, 0o600); err != nil {
		t.Fatal(err)
	}
	tamper(t, path, putBack, c.changed())
	report := verify(t, path, app.Quick)
	if !slices.ContainsFunc(report.Findings, c.named) {
		t.Errorf("findings: %+v", report.Findings)
	}
}

// tableColumn is a column, with the key of the row that is tampered with: the last one.
type tableColumn struct{ table, name, kind, key, row string }

// changed is SQL that changes this one value in one row.
func (c tableColumn) changed() string {
	value := fmt.Sprintf(`COALESCE("%s", '') || 'x'`, c.name)
	switch c.kind {
	case "BLOB":
		value = fmt.Sprintf(`CAST("%s" || 'x' AS BLOB)`, c.name)
	case "INTEGER":
		value = fmt.Sprintf(`CASE "%[1]s" WHEN 0 THEN 1 WHEN 1 THEN 0 ELSE "%[1]s" + 1 END`, c.name)
	}
	return fmt.Sprintf(`PRAGMA ignore_check_constraints = 1; UPDATE %s SET "%s" = %s WHERE "%s" = '%s'`, c.table, c.name, value, c.key, c.row)
}

// named says whether a finding is about this value. Where the id itself was changed, the row is missing; an
// entry with another number is named by that.
func (c tableColumn) named(f app.Finding) bool {
	row := f.Row == c.row || c.table == "schema_migrations" || c.table+c.name == "journalseq"
	return f.Table == c.table && row && (f.Field == c.name || c.name == c.key && f.Field == "id")
}

// columnsWithRows lists the columns of the tables that have rows, and the tables that have none.
func columnsWithRows(t *testing.T, path string) (columns []tableColumn, empty []string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT m.name, c.name, c.type, c.pk FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []tableColumn
	keys := map[string]string{"schema_migrations": "version"}
	for rows.Next() {
		var c tableColumn
		var pk int
		if err := rows.Scan(&c.table, &c.name, &c.kind, &pk); err != nil {
			t.Fatal(err)
		}
		c.kind = strings.ToUpper(c.kind)
		if pk > 0 {
			keys[c.table] = c.name
		}
		if c.kind != "TEXT" && c.kind != "BLOB" {
			c.kind = "INTEGER"
		}
		all = append(all, c)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	empty = []string{}
	for _, c := range all {
		c.key = keys[c.table]
		err := db.QueryRow(fmt.Sprintf(`SELECT "%[1]s" FROM %[2]s ORDER BY "%[1]s" DESC LIMIT 1`, c.key, c.table)).Scan(&c.row)
		switch {
		case err == nil:
			columns = append(columns, c)
		case !errors.Is(err, sql.ErrNoRows):
			t.Fatal(err)
		case !slices.Contains(empty, c.table):
			empty = append(empty, c.table)
		}
	}
	return columns, empty
}

// What is wrong is named once, by the field that was changed.
func TestFindingsAreNamedOnce(t *testing.T) {
	t.Parallel()
	original := closedCopy(t, newDoor(t).Workspace)
	for field, value := range map[string]string{"sealer": "", "seal_key": "", "intent": "no JSON at all", "payload": "{}", "actor": "", "signature": ""} {
		path := filepath.Join(t.TempDir(), "changed.renogen")
		copyTo(t, original, path)
		rawExec(t, path, fmt.Sprintf(`UPDATE journal SET %s = '%s' WHERE seq = 4`, field, value))
		findings := verify(t, path, app.Quick).Findings
		if len(findings) != 1 || findings[0].Field != field || findings[0].Entry != 4 {
			t.Errorf("%s: %+v", field, findings)
		}
	}
}
