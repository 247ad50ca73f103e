package app_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"renogen/backend/app"
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

// tamper runs SQL on a closed file with the journal's triggers dropped and put back.
func tamper(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?_foreign_keys=0")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	rows, err := db.Query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		t.Fatal(err)
	}
	triggers := map[string]string{}
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			t.Fatal(err)
		}
		triggers[name] = text
	}
	if err := rows.Close(); err != nil {
		t.Fatal(err)
	}
	all := []string{}
	for name := range triggers {
		all = append(all, "DROP TRIGGER "+name)
	}
	all = append(all, statements...)
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for n := range triggers {
			if !yield(n) {
				return
			}
		}
	}) {
		all = append(all, triggers[name])
	}
	for _, s := range all {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// TestEveryValueIsProven changes one value in every column of every table that has
// rows, one at a time, and expects table, row and field to be named.
func TestEveryValueIsProven(t *testing.T) {
	w := testkit.New(t)
	w.Must("Ann", &app.ProjectCreate{Key: "crm", Title: "CRM", Modules: []string{"web"}, Approver: w.User("Approval")})
	w.Must("Ann", &app.EnvironmentCreate{Name: "Production"})
	original := closedCopy(t, w)
	for _, c := range columnsWithRows(t, original) {
		t.Run(c.table+"."+c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "t.renogen")
			b, err := os.ReadFile(original)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			tamper(t, path, c.changed())
			report := verify(t, path, app.Quick)
			if !slices.ContainsFunc(report.Findings, func(f app.Finding) bool { return f.Table == c.table && c.named(f.Field) }) {
				t.Errorf("findings: %+v", report.Findings)
			}
		})
	}
}

type tableColumn struct{ table, name, kind, key string }

// changed is SQL that changes this one value in one row.
func (c tableColumn) changed() string {
	value := fmt.Sprintf(`COALESCE("%s", '') || 'x'`, c.name)
	if c.kind == "INTEGER" {
		value = fmt.Sprintf(`CASE "%[1]s" WHEN 0 THEN 1 WHEN 1 THEN 0 ELSE "%[1]s" + 1 END`, c.name)
	}
	return fmt.Sprintf(`PRAGMA ignore_check_constraints = 1; UPDATE %[1]s SET "%[2]s" = %[3]s WHERE "%[4]s" = (SELECT max("%[4]s") FROM %[1]s)`, c.table, c.name, value, c.key)
}

// named allows for what cannot be told apart in the journal: a changed seq shows as a
// gap, a changed intent as a wrong signature.
func (c tableColumn) named(field string) bool {
	return field == c.name || c.table == "journal" && c.name == "sealer" || field == "id" && c.name == c.key
}

func columnsWithRows(t *testing.T, path string) []tableColumn {
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
	return slices.DeleteFunc(withKeys(all, keys), func(c tableColumn) bool {
		var n int
		if err := db.QueryRow("SELECT count(*) FROM " + c.table).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n == 0
	})
}

func withKeys(all []tableColumn, keys map[string]string) []tableColumn {
	for i := range all {
		all[i].key = keys[all[i].table]
	}
	return all
}
