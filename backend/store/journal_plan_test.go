package store

import (
	"database/sql"
	"strings"
	"testing"
)

// A period must not make the whole journal be read: the entries of a project are found by their index.
func TestAPeriodOfTheJournalUsesTheIndexOfItsProject(t *testing.T) {
	db, err := sql.Open("sqlite3", newFile(t))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	w := JournalFilter{From: 1, To: 2}.where("p")
	rows, err := db.Query("EXPLAIN QUERY PLAN SELECT seq FROM journal "+w.text()+" ORDER BY seq DESC LIMIT 50", w.args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, detail)
	}
	if got := strings.Join(plan, "; "); got != "SEARCH journal USING INDEX journal_by_project (project=?)" {
		t.Errorf("plan: %s", got)
	}
}
