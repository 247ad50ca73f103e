package documents_test

import (
	"database/sql"
	"errors"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// forge writes into the file as another program could.
func (n night) forge(statement string, args ...any) {
	n.TB.Helper()
	db, err := sql.Open("sqlite3", "file:"+n.Path())
	if err != nil {
		n.TB.Fatal(err)
	}
	_, err = db.Exec(statement, args...)
	if err := errors.Join(err, db.Close()); err != nil {
		n.TB.Fatal(err)
	}
}

const notApproved = "This run book is not what the journal says was approved"

// What the tables alone say is printed as a draft, with what is wrong, and without the name of anybody who did not sign.
func TestWhatOnlyTheTablesApproveIsPrintedAsADraft(t *testing.T) {
	n := newNight(t)
	n.Approved(n.pipeline)
	n.ApproveBook(n.deployment)
	n.Approved(n.tag)
	n.forge("UPDATE deployments SET run_book_state = 'approved' WHERE id = ?", n.deployment)
	n.forge("UPDATE run_book_versions SET approved_by = ?", n.User("Approval2"))
	n.forge("UPDATE items SET approved_by = ? WHERE id = ?", n.User("Approval2"), n.tag)
	name, text := n.text(documents.Order{Kind: documents.RunBook})
	if !strings.HasSuffix(name, "-DRAFT.pdf") {
		t.Error(name)
	}
	says(t, text, "DRAFT", notApproved, "The content of this item is not what the journal says was approved")
	silent(t, text, "Approval2")
	_, text = n.text(documents.Order{Kind: documents.RunSheet})
	says(t, text, "DRAFT", notApproved)
	silent(t, text, "Approval2")
	_, text = n.text(documents.Order{Kind: documents.AuditReport})
	says(t, text, notApproved)
	approvals, _, found := strings.Cut(text[strings.LastIndex(text, "Approvals"):], "Verification")
	if !found {
		t.Fatal(text)
	}
	silent(t, approvals, "Approval2")
	items := string(n.make(documents.Order{Kind: documents.Items, Format: documents.CSV}).Bytes)
	says(t, items, "The content of this item is not what the journal says was approved")
	silent(t, items, "Approval2")
	board := string(n.make(documents.Order{Kind: documents.Board}).Bytes)
	says(t, board, notApproved)
}

func TestStartedWithoutApprovalInTheTablesIsNotPrinted(t *testing.T) {
	n := newNight(t)
	n.Approved(n.pipeline)
	n.forge("UPDATE deployments SET started_without = 'no time', started_without_by = ? WHERE id = ?", n.User("Approval2"), n.deployment)
	_, text := n.text(documents.Order{Kind: documents.RunBook})
	says(t, text, "DRAFT", "nobody allowed this run book to be started")
	silent(t, text, "no time")
}

// Nobody signs a document that says of approvals what the journal does not.
func TestWhatOnlyTheTablesApproveIsNotSigned(t *testing.T) {
	for name, statement := range map[string]string{
		"the run book": "UPDATE run_book_versions SET approved_by = ?",
		"an item":      "UPDATE items SET approved_by = ?",
	} {
		t.Run(name, func(t *testing.T) {
			n := approved(t)
			n.forge(statement, n.User("Approval2"))
			if err := n.trySign("Approval"); domain.CodeOf(err) != domain.CodeUnavailable {
				t.Errorf("it is signed: %v", err)
			}
		})
	}
}

// A checklist that somebody signed off in the tables has no sign-off.
func TestSignOffInTheTablesIsNotPrinted(t *testing.T) {
	n := newNight(t)
	n.Must("Approval", &app.TaskCreate{Deployment: n.deployment, Title: "Is all well?", Start: testkit.At("2026-12-03 19:00"), Persons: []domain.ID{n.User("Execute")}})
	list := testkit.Ask[app.ChecklistView](n.Workspace, "View", "checklist.get", &app.ChecklistGet{Deployment: n.deployment})
	n.Must("Execute", &app.ChecklistSignOff{Deployment: n.deployment, Remark: "told by telephone", Seen: list.Seen})
	_, text := n.text(documents.Order{Kind: documents.Checklist})
	says(t, text, "Signed off by Execute")
	n.forge("UPDATE checklist_sign_offs SET created_by = ?", n.User("Approval2"))
	_, text = n.text(documents.Order{Kind: documents.Checklist})
	says(t, text, "The journal has no such decision of this person")
	silent(t, text, "Approval2")
}
