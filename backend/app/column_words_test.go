package app_test

import (
	"database/sql"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/testkit"
)

// The activity says what was done by a phrase for each command.
func TestEveryCommandHasAPhrase(t *testing.T) {
	t.Parallel()
	for _, command := range app.CommandNames() {
		if key := domain.Key("ui.did." + command); !i18n.Has(key) {
			t.Errorf("%q is not in the catalogue: add it to ui_activity.json", key)
		}
	}
}

// What the activity shows of a change has a word for people, for each table and column.
func TestEveryColumnHasAWord(t *testing.T) {
	t.Parallel()
	db, err := sql.Open("sqlite3", testkit.New(t).Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
		WHERE t.type = 'table' AND t.name NOT IN ('journal', 'schema_migrations')`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	seen := 0
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		for _, key := range []domain.Key{domain.Key("row." + table), domain.Key("column." + column)} {
			if !i18n.Has(key) {
				t.Errorf("%q is not in the catalogue: add it to columns.json", key)
			}
		}
		seen++
	}
	if err := rows.Err(); err != nil || seen < 200 {
		t.Errorf("%d columns, %v", seen, err)
	}
}
