package app_test

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// What is approved is believed because of the approval in the journal. Here people write something else into the file.

// restart and destroy are what a step says, and what somebody wants it to say.
const (
	restart = "Restart the web"
	destroy = "Destroy the web"
)

// otherContent writes the content that a digest names into the file once more, with destroy in place of restart.
func (r release) otherContent(digest domain.ID) domain.Content {
	r.t.Helper()
	other := testkit.Row[domain.Content](r.Workspace, digest)
	other.Text = strings.ReplaceAll(other.Text, restart, destroy)
	other.ID = journal.Digest([]byte(other.Text))
	r.putContent(other)
	return other
}

func (r release) putContent(c domain.Content) {
	r.t.Helper()
	r.forge(`INSERT OR IGNORE INTO contents (id, "text", created_by, created_at, changed_by, changed_at) VALUES (?, ?, '', 0, '', 0)`, c.ID, c.Text)
}

func (r release) wantStepFault(where string, a *app.App, step domain.ID, key domain.Key) {
	r.t.Helper()
	view, err := app.Ask[app.StepView](a, r.User("Execute"), "step.get", &app.StepGet{Step: step})
	if err != nil {
		r.t.Fatal(err)
	}
	if view.Step.Fault == nil || view.Step.Fault.Key != key || len(view.Step.Blocks) != 0 {
		r.t.Errorf("%s: %+v, %+v", where, view.Step.Fault, view.Step.Blocks)
	}
	for _, can := range view.Step.Can {
		if can.Action == string(domain.StepStart) && can.Allowed {
			r.t.Errorf("%s: it can be started", where)
		}
	}
}

// A command that makes no steps fixes no step's text, whoever signs it and whatever it says that it changed.
func TestForeignStepTextInAHarmlessCommand(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		by      string
		command string
		payload func(r release, item domain.ID) any
	}{
		"user.edit of a viewer":       {"View", "user.edit", func(release, domain.ID) any { return &app.UserEdit{} }},
		"comment.add":                 {"Entry", "comment.add", func(_ release, item domain.ID) any { return &app.CommentAdd{Item: item, Text: "fine"} }},
		"item.approve of other items": {"Approval", "item.approve", func(r release, _ domain.ID) any { return r.Approve(r.Verified(r.item("Other", "B"))) }},
		"step.add of another step": {"Execute", "step.add", func(r release, _ domain.ID) any {
			return &app.StepAdd{Deployment: r.deployment, Stage: domain.StageDuring, Title: "Look", Instruction: "Look around"}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRelease(t)
			item := r.Approved(r.item("Item", restart))
			step := testkit.Row[domain.Step](r.Workspace, r.step(restart))
			payload := test.payload(r, item)
			other := r.otherContent(step.Content)
			about := app.About{Project: r.project, Deployment: r.deployment, Record: r.User(test.by)}
			if test.command == "user.edit" {
				about = app.About{Record: r.User(test.by)}
			}
			forge(t, r.As(test.by), test.command, payload, about,
				store.Change{Table: "contents", ID: other.ID, Action: store.Added, After: map[string]any{"text": other.Text}},
				store.Change{
					Table: "steps", ID: step.ID, Action: store.Changed,
					Before: map[string]any{"content": step.Content}, After: map[string]any{"content": other.ID},
				},
			).append(t, r.Workspace, r.Path())
			head, err := r.Head()
			if err != nil {
				t.Fatal(err)
			}
			r.forge("UPDATE steps SET content = ?, content_seq = ? WHERE id = ?", other.ID, head.Seq, step.ID)
			r.wantStepFault("at once", r.App, step.ID, "step.not_as_approved")
			if err := r.CatchUp(nil); err != nil {
				t.Fatal(err)
			}
			r.wantStepFault("verified", r.App, step.ID, "step.not_as_approved")
			r.wantStepFault("elsewhere", elsewhere(t, r.Workspace, r.Path()), step.ID, "step.not_as_approved")
			r.Refused(domain.CodeUnavailable, "Execute", r.Act(step.ID, domain.StepStart, ""))
		})
	}
}

// replaceEntry puts an entry of the person in the place of another one, with the same place in the chain. change is
// done to its payload and changes.
func replaceEntry(t *testing.T, w *testkit.Workspace, path string, seq int64, by app.Actor, change func(string) string) {
	t.Helper()
	e := journal.Entry{Seq: seq, Outcome: journal.OutcomeDone, Sealer: by.User, SealKey: by.KeySet}
	var command string
	rawly(t, path, func(db *sql.DB) error {
		return db.QueryRow("SELECT at, command, payload, changes, prev FROM journal WHERE seq = ?", seq).Scan(
			&e.Intent.At, &command, &e.Intent.Payload, &e.Changes, &e.Prev)
	})
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	e.ID, e.Changes = id, change(e.Changes)
	e.Intent = journal.Intent{
		Actor: by.User, At: e.Intent.At, Base: e.Prev, Command: command + "/1", ID: id, Key: by.KeySet, Payload: change(e.Intent.Payload),
		Workspace: w.ID(), Workstation: w.Host.Workstation,
	}
	e.Signature = by.Secret.Sign(journal.IntentBytes(e.Intent))
	e.Hash = journal.HashEntry(&e)
	e.Seal = by.Secret.Sign(journal.SealBytes(e.Hash))
	rawExec(t, path, fmt.Sprintf("DELETE FROM journal WHERE seq = %d", seq))
	rawly(t, path, func(db *sql.DB) error { return insertEntry(db, e) })
}

// An approval far behind what a workstation has verified is replaced by another one, with all that follows from it. The
// workstation does not verify it again, and does not believe it.
func TestApprovalReplacedBehindTheCheckpoint(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		by, said string
	}{
		"by a viewer who says so":        {"View", "View"},
		"by a viewer in another's name":  {"View", "Approval"},
		"by another who may approve":     {"Approval2", "Approval2"},
		"by the approver herself, again": {"Approval", "Approval"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRelease(t)
			id := r.Approved(r.item("Item", restart))
			item, step := testkit.Row[domain.Item](r.Workspace, id), testkit.Row[domain.Step](r.Workspace, r.step(restart))
			r.Must("Ann", &app.EnvironmentCreate{Name: "Later"})
			folder := t.TempDir()
			a := remembering(t, r.Workspace, r.Path(), folder)
			if err := errors.Join(a.CatchUp(nil), a.Close()); err != nil {
				t.Fatal(err)
			}
			itemContent, stepContent := r.otherContent(item.ApprovedContent), r.otherContent(step.Content)
			change := strings.NewReplacer(
				item.ApprovedContent, itemContent.ID, step.Content, stepContent.ID, restart, destroy, r.User("Approval"), r.User(test.said),
				r.seenOf("item", item.ApprovedContent, id), r.seenOf("item", itemContent.ID, id),
			)
			replaceEntry(t, r.Workspace, r.Path(), item.ApprovedSeq, r.As(test.by), change.Replace)
			r.forge("UPDATE items SET approved_by = ?, approved_content = ? WHERE id = ?", r.User(test.said), itemContent.ID, id)
			r.forge(`UPDATE activities SET "values" = replace("values", ?, ?) WHERE item = ?`, restart, destroy, id)
			r.forge("UPDATE steps SET content = ? WHERE id = ?", stepContent.ID, step.ID)
			a = remembering(t, r.Workspace, r.Path(), folder)
			r.wantStepFault("at once", a, step.ID, "step.not_as_approved")
			if err := a.CatchUp(nil); err != nil {
				t.Errorf("it lies behind what was verified: %v", err)
			}
			r.wantStepFault("behind the checkpoint", a, step.ID, "step.not_as_approved")
			view, err := app.Ask[app.ItemView](a, r.User("View"), "item.get", &app.ItemGet{Item: id})
			if err != nil || view.Fault == nil || view.Fault.Key != "item.not_as_approved" {
				t.Errorf("%+v, %v", view.Fault, err)
			}
			err = doElsewhere(t, a, r.As("Execute"), &app.StepStart{Step: step.ID, Seen: r.Seen("step", step.ID, app.StepSeen{Content: stepContent.ID, State: domain.StepNew})})
			if domain.CodeOf(err) != domain.CodeUnavailable {
				t.Errorf("it is started: %v", err)
			}
			if err := a.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// seenOf is what an approval over a kept content carries.
func (r release) seenOf(kind string, content, id domain.ID) string {
	r.t.Helper()
	return journal.SeenDigest(kind, id, []byte(testkit.Row[domain.Content](r.Workspace, content).Text))
}
