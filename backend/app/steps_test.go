package app_test

import (
	"bytes"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

func TestStepsCarryWhatWasSeen(t *testing.T) {
	r := newRelease(t)
	r.Approved(r.item("Item", "A"))
	a := r.step("A")
	seen := r.StepSeen(a)
	r.Must("Execute", &app.StepStart{Step: a, Seen: seen})
	r.Refused(domain.CodeConflict, "All", &app.StepStart{Step: a, Seen: seen})
	r.Refused(domain.CodeConflict, "All", &app.StepComplete{Step: a, Seen: seen})
	if step := r.stepNamed(a); step.State != domain.StepInProgress || step.StartedByName != "Execute" || step.StartedAt != r.Clock.Now() {
		t.Errorf("%+v", step)
	}
	r.Must("All", r.Act(a, domain.StepAssign, ""))
	if step := r.stepNamed(a); step.AssigneeName != "Execute" {
		t.Errorf("%+v", step)
	}
}

func TestStepsSayWhenTheKeyOfWhoEndedThemIsNotConfirmed(t *testing.T) {
	r := newRelease(t)
	r.Approved(r.item("Item", "A"))
	a := r.step("A")
	r.Must("Execute", r.Act(a, domain.StepStart, ""))
	if r.stepNamed(a).Unconfirmed {
		t.Error("nobody has ended it yet")
	}
	r.Must("Execute", r.Act(a, domain.StepComplete, ""))
	if !r.stepNamed(a).Unconfirmed {
		t.Error("it says nothing of the key")
	}
	r.Confirm("Execute")
	if r.stepNamed(a).Unconfirmed {
		t.Error("the key was confirmed since")
	}
}

func TestStepsRefuseStrangersAndWrongTurns(t *testing.T) {
	r := newRelease(t)
	r.Approved(r.item("Item", "A"))
	a := r.step("A")
	for _, name := range []string{"Entry", "Review", "View", "Ann", "Outsider"} {
		for _, action := range []domain.StepAction{domain.StepStart, domain.StepSkip, domain.StepAssign, domain.StepNote} {
			r.Refused(domain.CodeForbidden, name, r.Act(a, action, "because"))
		}
		r.Refused(domain.CodeForbidden, name, &app.StepAddEvidence{Step: a, Note: "seen"})
		r.Refused(domain.CodeForbidden, name, &app.StepAdd{Deployment: r.deployment, Behind: a, Title: "More"})
	}
	for _, action := range []domain.StepAction{domain.StepFail, domain.StepAttemptFailed, domain.StepResume, domain.StepReopen, domain.StepAgain} {
		r.Refused(domain.CodeConflict, "Execute", r.Act(a, action, "because"))
	}
	r.Refused(domain.CodeInvalid, "Execute", r.Act(a, domain.StepSkip, " "))
	r.Refused(domain.CodeInvalid, "Execute", r.Act(a, domain.StepNote, strings.Repeat("x", domain.MaxNote+1)))
	r.Refused(domain.CodeNotFound, "Execute", &app.StepStart{Step: r.project})
	assign := &app.StepAssign{Step: a, Person: r.User("View"), Seen: r.StepSeen(a)}
	if refused := r.Refused(domain.CodeInvalid, "Execute", assign); refused.Fields["person"].Key != "step.assign.cannot_execute" {
		t.Errorf("%+v", refused)
	}
}

func TestHoldAndSkip(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Item", "A", "B"))
	a, b := r.step("A"), r.step("B")
	until := r.Clock.Now() + time.Hour.Milliseconds()
	r.Must("Execute", &app.StepHold{Step: a, Remark: "the network", Until: until, Seen: r.StepSeen(a)})
	if step := r.stepNamed(a); step.State != domain.StepOnHold || step.HoldUntil != until || step.HeldFrom != domain.StepNew {
		t.Errorf("%+v", step)
	}
	r.DoStep(a, "", domain.StepResume, domain.StepStart)
	r.DoStep(b, "not needed", domain.StepSkip)
	r.wantStatus(domain.ItemReady, item)
	r.DoStep(a, "", domain.StepComplete)
	r.wantStatus(domain.ItemCompleted, item)
}

// All steps skipped, none completed: nothing was released, so nothing is by itself.
func TestSkippingEverythingCompletesNothing(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Item", "A"))
	r.DoStep(r.step("A"), "not needed", domain.StepSkip)
	r.wantStatus(domain.ItemReady, item)
	r.Must("Execute", r.Complete(item))
	r.wantStatus(domain.ItemCompleted, item)
}

func TestReopen(t *testing.T) {
	r := newRelease(t)
	x, y := r.Approved(r.item("X", "shared", "bad")), r.Approved(r.item("Y", "shared"))
	shared, bad := r.step("shared"), r.step("bad")
	r.DoStep(shared, "", domain.StepStart, domain.StepComplete)
	r.DoStep(bad, "no", domain.StepStart, domain.StepFail)
	r.wantStatus(domain.ItemFailed, x)
	r.wantStatus(domain.ItemCompleted, y)
	r.DoStep(shared, "it was the wrong server", domain.StepReopen)
	r.wantStatus(domain.ItemReady, y)
	r.wantStatus(domain.ItemFailed, x) // because of the other step
	r.wantRemark(y, domain.ItemReady, "it was the wrong server")
	r.DoStep(bad, "once more", domain.StepReopen)
	r.wantStatus(domain.ItemReady, x)
	if row := testkit.Row[domain.Item](r.Workspace, x); row.FailedStep != "" || row.ApprovedBy == "" {
		t.Errorf("%+v", row)
	}
}

func TestReopenTakesNothingFromWhoMovedAway(t *testing.T) {
	r := newRelease(t)
	x, y := r.Approved(r.item("X", "shared", "more")), r.Approved(r.item("Y", "shared", "own"))
	shared := r.step("shared")
	r.DoStep(shared, "", domain.StepStart, domain.StepComplete)
	r.Must("Approval", &app.ItemMove{Item: y, To: r.Deployment(r.project, "2026-12-10 20:00")})
	r.DoStep(shared, "nobody counts on it yet", domain.StepReopen)
	r.DoStep(shared, "", domain.StepStart, domain.StepComplete)
	r.Must("Approval", r.Approve(y))
	if refused := r.Refused(domain.CodeConflict, "Execute", r.Act(shared, domain.StepReopen, "once more")); refused.Key != "step.reopen.counted_elsewhere" || !strings.Contains(refused.Params["items"], "Y") {
		t.Errorf("%+v", refused)
	}
	r.DoStep(shared, "for X", domain.StepAgain)
	r.wantStatus(domain.ItemReady, x, y)
}

func TestReopenOnlyWhatWasApproved(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Item", "A"))
	a := r.step("A")
	r.DoStep(a, "no", domain.StepStart, domain.StepFail)
	r.Must("Entry", &app.ItemEdit{Item: item, Title: testkit.To(r.Workspace, "Item", "Another")})
	for _, action := range []domain.StepAction{domain.StepReopen, domain.StepAgain} {
		if refused := r.Refused(domain.CodeConflict, "Execute", r.Act(a, action, "once more")); refused.Key != "step.reopen.content_changed" {
			t.Errorf("%+v", refused)
		}
	}
	r.Must("Entry", &app.ItemEdit{Item: item, Title: testkit.To(r.Workspace, "Another", "Item")})
	r.Must("Approval", &app.TemplateEdit{Template: r.templates.ByHand, Title: testkit.To(r.Workspace, "By hand", "Manually")})
	r.DoStep(a, "once more", domain.StepReopen)
	r.wantStatus(domain.ItemReady, item)
}

func TestRunAgain(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Item", "A", "B"))
	a := r.step("A")
	r.DoStep(a, "", domain.StepStart, domain.StepComplete)
	r.DoStep(r.step("B"), "", domain.StepStart, domain.StepComplete)
	r.wantStatus(domain.ItemCompleted, item)
	again := r.DoStep(a, "to be sure", domain.StepAgain)
	r.wantStatus(domain.ItemReady, item)
	old, further := r.stepNamed(a), r.stepNamed(again)
	if old.State != domain.StepCompleted || !old.Items[0].Past || old.EndedAt == 0 {
		t.Errorf("the old step was touched: %+v", old)
	}
	if further.Number != old.Number+"a" || further.Origin != domain.StepRunAgain || further.After != a || further.Items[0].Past || further.Fault != nil {
		t.Errorf("%+v", further)
	}
	r.DoStep(again, "", domain.StepStart, domain.StepComplete)
	r.wantStatus(domain.ItemCompleted, item)
}

func TestDeviation(t *testing.T) {
	r := newRelease(t)
	r.Approved(r.item("Item", "A", "B"))
	r.ApproveBook(r.deployment)
	a := r.step("A")
	r.Refused(domain.CodeInvalid, "Execute", &app.StepAdd{Deployment: r.deployment, Behind: a, Title: " ", Minutes: -1})
	r.Refused(domain.CodeInvalid, "Execute", &app.StepAdd{Deployment: r.deployment, Title: "Nowhere"})
	add := &app.StepAdd{
		Deployment: r.deployment, Behind: a, Title: "Clear the cache", Instruction: "Run `clear`", Minutes: 3, Remark: "pages are old", Person: r.User("All"),
	}
	first := r.Must("Execute", add)
	second := r.Must("Execute", add)
	if one, two := r.stepNamed(first), r.stepNamed(second); one.Number != "1a" || two.Number != "1b" || one.AssigneeName != "All" || one.Blocks[0].Text.Text() != "Run `clear`" {
		t.Errorf("%+v %+v", one, two)
	}
	book := r.Book(r.deployment)
	if book.Approval.State != domain.RunBookApproved || len(book.Approval.Changes) != 2 {
		t.Errorf("a deviation is part of the run: %+v", book.Approval)
	}
	r.DoStep(first, "", domain.StepStart, domain.StepComplete)
	again := r.DoStep(first, "it came back", domain.StepAgain)
	r.DoStep(again, "", domain.StepStart, domain.StepComplete)
	last := r.Must("Execute", &app.StepAdd{Deployment: r.deployment, Stage: domain.StagePost, Title: "Tell everybody"})
	if steps := r.Steps(r.deployment); steps[len(steps)-1].ID != last {
		t.Error("a deviation without a place does not come last in its stage")
	}
}

func TestCheckpoints(t *testing.T) {
	r := newRelease(t)
	item := r.Item(r.deployment, "Item")
	plan := domain.StepPlan{Minutes: 5, Checkpoint: true}
	r.Must("Entry", &app.ActivityCreate{Item: item, Template: r.templates.ByHand, Values: testkit.ByHandValues("gate"), OwnPlan: true, StepPlan: plan})
	r.Clock.Pass(time.Second)
	r.Activity(item, r.templates.ByHand, testkit.ByHandValues("behind")...)
	r.Approved(item)
	gate, behind := r.step("gate"), r.step("behind")
	if refused := r.Refused(domain.CodeConflict, "Execute", r.Act(behind, domain.StepStart, "")); refused.Key != "step.start.checkpoint_open" {
		t.Errorf("%+v", refused)
	}
	if shown := r.stepNamed(behind); shown.Blocked == nil || shown.Blocked.Key != "step.start.checkpoint_open" {
		t.Errorf("%+v", shown.Blocked)
	}
	r.Refused(domain.CodeConflict, "Approval", r.Act(gate, domain.StepSkip, "never mind"))
	r.DoStep(gate, "", domain.StepStart, domain.StepComplete)
	r.DoStep(behind, "", domain.StepStart)
}

func TestEvidence(t *testing.T) {
	r := newRelease(t)
	r.Approved(r.item("Item", "A"))
	a := r.step("A")
	file, err := r.AddFile(r.As("Execute"), "screen.png", bytes.NewReader([]byte("picture")))
	if err != nil {
		t.Fatal(err)
	}
	r.Refused(domain.CodeInvalid, "Execute", &app.StepAddEvidence{Step: a})
	r.Refused(domain.CodeInvalid, "Execute", &app.StepAddEvidence{Step: a, File: strings.Repeat("0", 64), Name: "x.png"})
	r.Must("Execute", &app.StepAddEvidence{Step: a, File: file, Name: "screen.png", Note: "all green"})
	r.DoStep(a, "", domain.StepStart, domain.StepComplete)
	r.Must("All", &app.StepAddEvidence{Step: a, Note: "and still green"})
	if shown := r.stepNamed(a).Evidence; len(shown) != 2 || shown[0].File != file || shown[1].ByName != "All" {
		t.Errorf("%+v", shown)
	}
}

// Spec 1.15, scenario 11.
func TestFilesTellStepsApart(t *testing.T) {
	r := newRelease(t)
	item := r.Item(r.deployment, "Item")
	files := []domain.ID{}
	for _, content := range []string{"one", "other"} {
		file, err := r.AddFile(r.As("Entry"), "page.html", bytes.NewReader([]byte(content)))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		r.Activity(item, r.templates.PutFile, testkit.Text("instruction", "Put it there."),
			domain.Value{ID: "file", File: file, FileName: "page.html"}, testkit.Choices("nodes", "downloads"))
	}
	r.Approved(item)
	shown := []domain.ID{}
	for _, step := range r.Steps(r.deployment) {
		for _, block := range step.Blocks {
			if block.File != "" {
				shown = append(shown, block.File)
			}
		}
	}
	slices.Sort(files)
	slices.Sort(shown)
	if !slices.Equal(files, shown) {
		t.Errorf("files %v, steps with %v", files, shown)
	}
}

// Spec 1.15, scenario 10: what waits for execute.
func TestStepsAreActionsNeeded(t *testing.T) {
	r := newRelease(t)
	want := func(steps, items int) {
		t.Helper()
		home := testkit.Ask[app.HomeView](r.Workspace, "Execute", "home.get", &app.HomeGet{})
		if steps+items == 0 && home.Total == 0 {
			return
		}
		if len(home.Needs) != 1 || home.Needs[0].Kind != domain.NeedSteps || home.Needs[0].Steps != steps || home.Needs[0].Items != items {
			t.Errorf("%d needs, want %d steps and %d items: %+v", home.Total, steps, items, home.Needs)
		}
	}
	want(0, 0)
	r.Approved(r.item("Item", "A", "B"))
	want(2, 0)
	r.Approved(r.item("Other", "A", "C")) // A serves both
	want(3, 0)
	r.Approved(r.item("Bare"))
	r.item("In work", "D")
	want(3, 1)
	r.ApproveBook(r.deployment)
	r.DoStep(r.step("A"), "", domain.StepStart)
	want(3, 1)
	r.DoStep(r.step("A"), "", domain.StepComplete)
	want(2, 1)
	deviation := r.Must("Execute", &app.StepAdd{Deployment: r.deployment, Behind: r.step("A"), Title: "Clear the cache", Minutes: 1, Remark: "pages are old"})
	want(3, 1)
	r.DoStep(deviation, "", domain.StepStart)
	want(3, 1)
	r.DoStep(deviation, "", domain.StepComplete)
	want(2, 1)
	r.DoStep(deviation, "it came back", domain.StepAgain)
	want(3, 1)
	r.DoStep(r.step("B"), "", domain.StepStart, domain.StepComplete)
	want(2, 1)
}

// Spec 1.15, scenario 12.
func TestMoveTakesUnfinishedSteps(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Item", "A", "B", "C"))
	a, b := r.step("A"), r.step("B")
	r.DoStep(a, "", domain.StepStart, domain.StepComplete)
	r.DoStep(b, "no room", domain.StepStart, domain.StepFail)
	next := r.Deployment(r.project, "2026-12-10 20:00")
	r.Must("Entry", &app.ItemMove{Item: item, To: next})
	r.wantSteps(a, b)
	if shown := r.stepNamed(a).Items; len(shown) != 1 || shown[0].MovedTo != next || shown[0].MovedToTitle == "" {
		t.Errorf("%+v", shown)
	}
	r.Approved(item)
	r.wantSteps(a, b)
	if shown := r.stepNamed(b).Items; len(shown) != 1 || shown[0].MovedTo != next {
		t.Errorf("the failed step forgot whom it was for: %+v", shown)
	}
	there := []string{}
	for _, step := range r.Steps(next) {
		there = append(there, step.Blocks[1].Text.Text())
		if step.State != domain.StepNew {
			t.Errorf("%+v", step)
		}
	}
	slices.Sort(there)
	if !slices.Equal(there, []string{"B", "C"}) {
		t.Errorf("in the new run book: %v", there)
	}
}

// Spec 1.15, scenario 13.
func TestTemplatesChangeNothingThatWasApproved(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Item", "A"))
	before := r.stepNamed(r.step("A"))
	nodes := testkit.Row[domain.Template](r.Workspace, r.templates.ByHand).Config
	after := nodes
	after.Nodes = append(slices.Clone(nodes.Nodes), domain.Option{Value: "another"})
	r.Must("Approval", &app.TemplateEdit{
		Template: r.templates.ByHand, Title: testkit.To(r.Workspace, "By hand", "Manually"), Config: testkit.To(r.Workspace, nodes, after),
	})
	shown := r.stepNamed(r.step("A"))
	if shown.TemplateTitle != "By hand" || shown.Seen != before.Seen || shown.Fault != nil {
		t.Errorf("%+v", shown)
	}
	r.wantStatus(domain.ItemReady, item)
}

// forge writes into the file as another program could.
func (r release) forge(statement string, args ...any) {
	r.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+r.Path())
	if err != nil {
		r.t.Fatal(err)
	}
	_, err = db.Exec(statement, args...)
	if err := errors.Join(err, db.Close()); err != nil {
		r.t.Fatal(err)
	}
}

// What another program wrote into the file is not shown for execution.
func TestForeignContentIsNotShown(t *testing.T) {
	r := newRelease(t)
	r.Approved(r.item("Item", "A", "B"))
	a, b := r.step("A"), r.step("B")
	other := testkit.Row[domain.Step](r.Workspace, b).Content
	r.forge("UPDATE steps SET content = ? WHERE id = ?", other, a)
	shown := r.stepNamed(a)
	if shown.Fault == nil || shown.Fault.Key != "step.not_as_approved" || len(shown.Blocks) != 0 {
		t.Errorf("%+v", shown)
	}
	if start := shown.Can[0]; start.Allowed || start.Why.Key != "step.not_as_approved" {
		t.Errorf("%+v", start)
	}
	if shown := r.stepNamed(b); shown.Fault != nil {
		t.Errorf("%+v", shown.Fault)
	}
}

func TestForgedTextOfAContentIsNotShown(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Item", "A"))
	a := testkit.Row[domain.Step](r.Workspace, r.anyStep())
	r.forge("UPDATE contents SET text = replace(text, 'By hand', 'By foot') WHERE id = ?", a.Content)
	if shown := r.stepNamed(a.ID); shown.Fault == nil || shown.Fault.Key != "content.damaged" {
		t.Errorf("%+v", shown)
	}
	r.Refused(domain.CodeUnavailable, "Execute", r.Act(a.ID, domain.StepStart, ""))
	r.wantStatus(domain.ItemReady, item)
}

// anyStep reads the id of a step past the run book.
func (r release) anyStep() (id domain.ID) {
	r.t.Helper()
	r.Read(func(rows store.Reader) error {
		steps, err := rows.StepsOf(r.deployment)
		if err == nil {
			id = steps[0].ID
		}
		return err
	})
	return id
}

func TestForgedApprovalShows(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Item", "A"))
	a := r.step("A")
	approval := func() app.StepApproval {
		return testkit.Ask[app.StepView](r.Workspace, "View", "step.get", &app.StepGet{Step: a}).Approvals[0]
	}
	if got := approval(); got.Fault != nil || got.ApprovedByName != "Approval" || got.Seq == 0 {
		t.Errorf("%+v", got)
	}
	r.forge("UPDATE items SET title = 'Something else' WHERE id = ?", item)
	if got := approval(); got.Fault == nil || got.Fault.Key != "item.not_as_approved" {
		t.Errorf("%+v", got)
	}
}
