package app_test

import (
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// Somebody without a key writes into the tables. What he writes is neither executed nor said to be approved.

// draftBook is a release whose run book has one step and is not approved.
func draftBook(t *testing.T) (r release, item, step domain.ID) {
	t.Helper()
	w := testkit.New(t)
	r = release{Workspace: w, t: t, project: w.Project()}
	r.templates, r.deployment = w.Templates(r.project), w.Deployment(r.project, "2026-12-03 20:00")
	item = r.Approved(r.item("Item", restart))
	return r, item, r.step(restart)
}

// bookContent writes what an approval of the run book as it is would keep, and gives its digest.
func (r release) bookContent() domain.ID {
	r.t.Helper()
	deployment := testkit.Row[domain.Deployment](r.Workspace, r.deployment)
	content := domain.BookContentOf(deployment.Plan, nil)
	for _, step := range r.Steps(r.deployment) {
		content.Steps = append(content.Steps, domain.BookLine{
			Step: step.ID, Number: step.Number, Stage: step.Stage, Title: step.Title, Content: step.Content, Origin: step.Origin, After: step.After,
		})
	}
	text, err := journal.Canonical(content)
	if err != nil {
		r.t.Fatal(err)
	}
	c := domain.Content{ID: journal.Digest(text), Text: string(text)}
	r.putContent(c)
	return c.ID
}

// approveInTables says in the tables that somebody approved the run book, with an entry of the journal.
func (r release) approveInTables(by string, seq int64) {
	r.t.Helper()
	r.forge(`INSERT INTO run_book_versions (id, deployment, version, content, approved_by, approved_at, approved_by_seq, remark,
		created_by, created_at, changed_by, changed_at) VALUES ('00000000-0000-7000-8000-0000000000aa', ?, 1, ?, ?, ?, ?, 'fine', '', 0, '', 0)`,
		r.deployment, r.bookContent(), r.User(by), r.Clock.Now(), seq)
	r.forge("UPDATE deployments SET run_book_state = 'approved', run_book = 1 WHERE id = ?", r.deployment)
}

func (r release) wantNoBegin(step domain.ID, key domain.Key) {
	r.t.Helper()
	for _, action := range []domain.StepAction{domain.StepStart, domain.StepComplete} {
		if err := r.Refused(domain.CodeUnavailable, "Execute", r.Act(step, action, "")); err != nil && err.Key != key {
			r.t.Errorf("%s: %s", action, err.Key)
		}
	}
	shown := r.stepNamed(step)
	for _, can := range shown.Can {
		if (can.Action == string(domain.StepStart) || can.Action == string(domain.StepComplete)) && can.Allowed {
			r.t.Errorf("%s is offered", can.Action)
		}
	}
}

func (r release) wantBookFault() {
	r.t.Helper()
	r.wantApprovalFault()
	document := testkit.Ask[app.RunBookDocument](r.Workspace, "View", "document.run_book", &app.DocumentRunBook{Deployment: r.deployment})
	if document.Book.Approval.Fault == nil {
		r.t.Error("it is printed as if it were approved")
	}
	for _, signature := range document.Approvals {
		if signature.Item == "" && signature.Fault == nil {
			r.t.Errorf("%+v is printed", signature)
		}
	}
}

func TestRunBookApprovedInTheTables(t *testing.T) {
	t.Parallel()
	t.Run("with her approval of an item", func(t *testing.T) {
		r, item, step := draftBook(t)
		r.approveInTables("Approval", testkit.Row[domain.Item](r.Workspace, item).ApprovedSeq)
		r.wantBookFault()
		r.wantNoBegin(step, "run_book.not_as_approved")
	})
	t.Run("with her approval of another run book", func(t *testing.T) {
		r, _, step := draftBook(t)
		other := r
		other.deployment = r.Deployment(r.project, "2026-12-05 20:00")
		r.Approved(other.item("Other", "B"))
		r.ApproveBook(other.deployment)
		head, err := r.Head()
		if err != nil {
			t.Fatal(err)
		}
		r.approveInTables("Approval", head.Seq)
		r.wantBookFault()
		r.wantNoBegin(step, "run_book.not_as_approved")
		if fault := r.Book(other.deployment).Approval.Fault; fault != nil {
			t.Errorf("the true one: %+v", fault)
		}
	})
	t.Run("with no entry at all", func(t *testing.T) {
		r, _, step := draftBook(t)
		r.approveInTables("Approval", 999)
		r.wantBookFault()
		r.wantNoBegin(step, "run_book.not_as_approved")
	})
	t.Run("the state alone", func(t *testing.T) {
		r, _, step := draftBook(t)
		r.forge("UPDATE deployments SET run_book_state = 'approved' WHERE id = ?", r.deployment)
		r.wantBookFault()
		r.wantNoBegin(step, "run_book.not_as_approved")
	})
	t.Run("approved once, changed since", func(t *testing.T) {
		r, _, step := draftBook(t)
		r.ApproveBook(r.deployment)
		if fault := r.Book(r.deployment).Approval.Fault; fault != nil {
			t.Errorf("the true one: %+v", fault)
		}
		r.Approved(r.item("More", "C"))
		r.forge("UPDATE deployments SET run_book_state = 'approved' WHERE id = ?", r.deployment)
		r.wantApprovalFault()
		r.wantNoBegin(step, "run_book.not_as_approved")
	})
	t.Run("by somebody else", func(t *testing.T) {
		r, _, step := draftBook(t)
		r.ApproveBook(r.deployment)
		r.forge("UPDATE run_book_versions SET approved_by = ?", r.User("Approval2"))
		r.wantBookFault()
		r.wantNoBegin(step, "run_book.not_as_approved")
	})
	t.Run("started without", func(t *testing.T) {
		r, _, step := draftBook(t)
		r.forge("UPDATE deployments SET started_without = 'no time', started_without_by = ?, started_without_book = 0 WHERE id = ?",
			r.User("Approval"), r.deployment)
		if fault := r.Book(r.deployment).Approval.Fault; fault == nil || fault.Key != "run_book.not_started_without" {
			t.Errorf("%+v", fault)
		}
		r.wantNoBegin(step, "run_book.not_started_without")
	})
	t.Run("started without, before it was approved", func(t *testing.T) {
		r, _, step := draftBook(t)
		r.StartWithout(r.deployment)
		if fault := r.Book(r.deployment).Approval.Fault; fault != nil {
			t.Errorf("the true one: %+v", fault)
		}
		r.ApproveBook(r.deployment)
		r.Approved(r.item("More", "C"))
		r.forge("UPDATE deployments SET started_without_book = 1 WHERE id = ?", r.deployment)
		r.wantNoBegin(step, "run_book.not_started_without")
	})
}

// wantApprovalFault expects that the approval is the true one, but not over the run book as it is.
func (r release) wantApprovalFault() {
	r.t.Helper()
	if fault := r.Book(r.deployment).Approval.Fault; fault == nil || fault.Key != "run_book.not_as_approved" {
		r.t.Errorf("%+v", fault)
	}
}

// The door refuses what the window does not offer, so that a command in the terminal gets no further.
func TestStepThatIsNotAsApprovedIsNotBegun(t *testing.T) {
	t.Parallel()
	r := newRelease(t)
	r.Approved(r.item("Item", restart, "B"))
	a, b := r.step(restart), r.step("B")
	r.forge("UPDATE steps SET content = ? WHERE id = ?", testkit.Row[domain.Step](r.Workspace, b).Content, a)
	r.wantNoBegin(a, "step.not_as_approved")
	r.Refused(domain.CodeForbidden, "View", &app.StepStart{Step: a, Seen: r.StepSeen(a)})
	if _, err := r.OpenStep(r.As("Execute"), a); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("its secrets: %v", err)
	}
	r.DoStep(b, "", domain.StepStart, domain.StepComplete)
}

// The name of the approver that is printed is that of the one who signed.
func TestItemApprovedInTheTables(t *testing.T) {
	t.Parallel()
	for name, statement := range map[string]string{
		"by somebody else":      "UPDATE items SET approved_by = '%s'",
		"at another time":       "UPDATE items SET approved_at = approved_at + 60000",
		"with another reason":   "UPDATE items SET approved_alone = 'nobody else was there'",
		"with another entry":    "UPDATE items SET approved_seq = approved_seq - 1",
		"with an entry to come": "UPDATE items SET approved_seq = 999",
	} {
		t.Run(name, func(t *testing.T) {
			r := newRelease(t)
			item := r.Approved(r.item("Item", restart))
			step := r.step(restart)
			if name == "by somebody else" {
				statement = "UPDATE items SET approved_by = '" + r.User("Approval2") + "'"
			}
			r.forge(statement)
			view := testkit.Ask[app.ItemView](r.Workspace, "View", "item.get", &app.ItemGet{Item: item})
			if view.Fault == nil || view.Fault.Key != "item.not_as_approved" {
				t.Errorf("%+v", view.Fault)
			}
			approval := testkit.Ask[app.StepView](r.Workspace, "View", "step.get", &app.StepGet{Step: step}).Approvals[0]
			if approval.Fault == nil || approval.Fault.Key != "item.not_as_approved" {
				t.Errorf("%+v", approval.Fault)
			}
			document := testkit.Ask[app.RunBookDocument](r.Workspace, "View", "document.run_book", &app.DocumentRunBook{Deployment: r.deployment})
			if len(document.Approvals) != 1 || document.Approvals[0].Fault == nil || document.Approvals[0].Key != "" {
				t.Errorf("%+v", document.Approvals)
			}
		})
	}
}

// A file of a step, an activity or an attachment is given only as it was approved.
func TestForeignFilesAreNotOpened(t *testing.T) {
	t.Parallel()
	r := newRelease(t)
	item := r.item("Item", restart)
	attachment := r.attach(item, "plan.txt", "the plan")
	other := r.attach(r.item("Other", "B"), "other.txt", "something else")
	r.Approved(item)
	open := func(link app.FileLink) error {
		content, _, err := r.OpenFile(r.User("View"), link)
		if err == nil {
			err = content.Close()
		}
		return err
	}
	if err := open(app.FileLink{Kind: "attachment", Record: attachment}); err != nil {
		t.Fatal(err)
	}
	r.forge("UPDATE attachments SET file = (SELECT file FROM attachments WHERE id = ?) WHERE id = ?", other, attachment)
	if err := open(app.FileLink{Kind: "attachment", Record: attachment}); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("the attachment: %v", err)
	}
	if err := open(app.FileLink{Kind: "attachment", Record: other}); err != nil {
		t.Errorf("one that nobody approved: %v", err)
	}
	a, b := r.step(restart), testkit.Row[domain.Step](r.Workspace, r.step(restart))
	r.forge("UPDATE steps SET content_seq = content_seq - 1 WHERE id = ?", a)
	for _, link := range []app.FileLink{
		{Kind: "step", Record: a, Value: testkit.Row[domain.Content](r.Workspace, b.Content).ID},
		{Kind: "activity", Record: r.activityOf(item), Value: "parameter.instruction"},
	} {
		if err := open(link); domain.CodeOf(err) != domain.CodeUnavailable {
			t.Errorf("%s: %v", link.Kind, err)
		}
	}
}

func (r release) attach(item domain.ID, name, text string) domain.ID {
	r.t.Helper()
	file, err := r.AddFile(r.As("Entry"), name, strings.NewReader(text))
	if err != nil {
		r.t.Fatal(err)
	}
	return r.Must("Entry", &app.AttachmentAdd{Item: item, File: file, Name: name, Description: name})
}

func (r release) activityOf(item domain.ID) domain.ID {
	r.t.Helper()
	view := testkit.Ask[app.ItemView](r.Workspace, "View", "item.get", &app.ItemGet{Item: item})
	return view.Activities[0].ID
}
