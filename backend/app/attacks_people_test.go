package app_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// An administrator resets a person, takes up the invitation himself and acts in that name. He cannot confirm the key, so it
// gets no secrets; whatever it approves says so; the list of people shows the reset for ever. (The owner is told where she
// signed in before: TestAReplacedKeyIsToldToItsOwner.)
func TestAdministratorActsAsTheUserHeReset(t *testing.T) {
	t.Parallel()
	r := newRelease(t)
	r.Confirm("Approval")
	item := r.Verified(r.item("Item", "A"))
	code, public, err := r.Invite()
	if err != nil {
		t.Fatal(err)
	}
	r.Must("Ann", &app.UserReset{User: r.User("Approval"), Public: public, Seen: r.UserSeen("Approval")})
	him, err := r.FirstSignIn("Approval", code, "the administrator's own", journal.CheapKDF(t))
	if err != nil {
		t.Fatal(err)
	}
	confirm := &app.KeyConfirm{KeySet: him.KeySet, Seen: r.KeySeen("Approval")}
	r.Refused(domain.CodeForbidden, "Ann", confirm)
	if err := doElsewhere(t, r.App, him, confirm); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("it confirms itself: %v", err)
	}
	if err := doElsewhere(t, r.App, him, r.Approve(item)); err != nil {
		t.Fatal(err)
	}
	view := testkit.Ask[app.ItemView](r.Workspace, "View", "item.get", &app.ItemGet{Item: item})
	marked := false
	for _, stage := range view.Stages {
		marked = marked || stage.ByName == "Approval" && stage.Unconfirmed
	}
	if !marked {
		t.Errorf("the approval is taken for hers: %+v", view.Stages)
	}
	for _, person := range testkit.Ask[app.PeopleView](r.Workspace, "View", "people.list", &app.PeopleList{}).People {
		if person.Name == "Approval" && (person.Key.Origin != domain.KeyReset || person.Key.Confirmed) {
			t.Errorf("the reset does not show: %+v", person.Key)
		}
	}
}

// An index that does not lead to the rows of its table is found, and so is one that leads to rows of its own.
func TestDoctoredIndexIsFound(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	for name, statement := range map[string]string{
		"exchanged":    `UPDATE sqlite_schema SET rootpage = iif(name = 'journal_by_actor', %[2]d, %[1]d) WHERE name IN ('journal_by_actor', 'journal_by_project')`,
		"another rule": `UPDATE sqlite_schema SET sql = 'CREATE INDEX members_by_user ON members ("user" DESC)' WHERE name = 'members_by_user' AND %[1]d <> %[2]d`,
	} {
		t.Run(name, func(t *testing.T) {
			path := closedCopy(t, d.Workspace)
			rawly(t, path, func(db *sql.DB) error {
				var actor, project int
				const pages = `SELECT (SELECT rootpage FROM sqlite_schema WHERE name = 'journal_by_actor'), (SELECT rootpage FROM sqlite_schema WHERE name = 'journal_by_project')`
				if err := db.QueryRow(pages).Scan(&actor, &project); err != nil {
					return err
				}
				_, err := db.Exec(`PRAGMA writable_schema = ON; ` + fmt.Sprintf(statement, actor, project) + `; PRAGMA writable_schema = RESET`)
				return err
			})
			if report := verify(t, path, app.Quick); report.Whole() {
				t.Error("it is not found")
			}
		})
	}
}

var namedTest = regexp.MustCompile("`(Test\\w+)`")

// The page that says which test stands for which attack names tests that there are.
func TestTheTableOfAttacksNamesRealTests(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join("..", "docs", "attacks.md"))
	if err != nil {
		t.Fatal(err)
	}
	var tests strings.Builder
	err = filepath.WalkDir("..", func(path string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		content, err := os.ReadFile(path)
		tests.Write(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	named := namedTest.FindAllStringSubmatch(string(page), -1)
	if len(named) < 20 {
		t.Errorf("it names %d tests", len(named))
	}
	for _, name := range named {
		if !strings.Contains(tests.String(), "func "+name[1]+"(") {
			t.Errorf("there is no %s", name[1])
		}
	}
}
