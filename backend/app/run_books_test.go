package app_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// newDraft is a release whose run book nobody has allowed to be started.
func newDraft(t *testing.T) release {
	t.Helper()
	w := testkit.New(t)
	r := release{Workspace: w, t: t, project: w.Project()}
	r.templates, r.deployment = w.Templates(r.project), w.Deployment(r.project, "2026-12-03 20:00")
	return r
}

func (r release) approveBook(seen string) *app.RunBookApprove {
	return &app.RunBookApprove{Deployment: r.deployment, Seen: seen}
}

func (r release) numbers() []string {
	r.t.Helper()
	numbers := []string{}
	for _, step := range r.Steps(r.deployment) {
		numbers = append(numbers, step.Number+" "+step.Blocks[1].Text.Text())
	}
	return numbers
}

func (r release) wantNumbers(want ...string) {
	r.t.Helper()
	if got := r.numbers(); !slices.Equal(got, want) {
		r.t.Errorf("steps %q, want %q", got, want)
	}
}

func (r release) wantBook(state domain.RunBookState, because ...domain.Key) {
	r.t.Helper()
	approval := r.Book(r.deployment).Approval
	keys := []domain.Key{}
	for _, change := range approval.Because {
		keys = append(keys, change.Key)
	}
	if approval.State != state || !slices.Equal(keys, append([]domain.Key{}, because...)) {
		r.t.Errorf("%s because %v, want %s because %v", approval.State, keys, state, because)
	}
}

func TestRunBookIsApprovedBeforeItIsStarted(t *testing.T) {
	r := newDraft(t)
	if refused := r.Refused(domain.CodeConflict, "Approval", r.approveBook(r.Book(r.deployment).Seen)); refused.Key != "run_book.empty" {
		t.Errorf("%+v", refused)
	}
	early := r.Book(r.deployment).Seen
	r.Approved(r.item("Item", "A", "B"))
	a := r.step("A")
	if refused := r.Refused(domain.CodeConflict, "Execute", r.Act(a, domain.StepStart, "")); refused.Key != "step.start.run_book_draft" {
		t.Errorf("%+v", refused)
	}
	r.Refused(domain.CodeConflict, "Approval", r.approveBook(early))
	for _, name := range []string{"Execute", "Review", "Entry", "View"} {
		r.Refused(domain.CodeForbidden, name, r.approveBook(r.Book(r.deployment).Seen))
	}
	r.ApproveBook(r.deployment)
	book := r.Book(r.deployment)
	if book.Approval.Version != 1 || book.Approval.ByName != "Approval" || book.Approval.At != r.Clock.Now() {
		t.Errorf("%+v", book.Approval)
	}
	if refused := r.Refused(domain.CodeConflict, "Approval", r.approveBook(book.Seen)); refused.Key != "run_book.approved_already" {
		t.Errorf("%+v", refused)
	}
	r.DoStep(a, "", domain.StepStart, domain.StepComplete)
	r.wantBook(domain.RunBookApproved)
}

func TestNumbersAreFrozen(t *testing.T) {
	r := newDraft(t)
	x := r.Approved(r.item("X", "A", "B"))
	r.Approved(r.item("Y", "C"))
	r.wantNumbers("1 A", "2 B", "3 C")
	r.ApproveBook(r.deployment)
	z := r.Approved(r.item("Z", "D"))
	r.wantNumbers("1 A", "2 B", "3 C", "3a D")
	r.wantBook(domain.RunBookDraft, "run_book.changed.added")
	r.Must("Approval", r.Revert(z, domain.ItemGoNoGo, "not now"))
	r.Must("Approval", r.Revert(x, domain.ItemGoNoGo, "not now"))
	r.wantNumbers("3 C")
	r.Must("Approval", r.Approve(x))
	if got := r.numbers(); slices.Contains(got, "1 A") || slices.Contains(got, "2 A") || slices.Contains(got, "3a A") || len(got) != 3 {
		t.Errorf("a number on paper came to mean another step: %q", got)
	}
	r.ApproveBook(r.deployment)
	if got := r.Book(r.deployment).Approval; got.Version != 2 || len(got.Because) != 0 || len(got.Changes) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestWhatMakesTheRunBookADraftAgain(t *testing.T) {
	r := newDraft(t)
	start := testkit.At("2026-12-03 20:00")
	x := r.Approved(r.item("X", "A", "B"))
	again := func(because domain.Key) {
		t.Helper()
		r.wantBook(domain.RunBookDraft, because)
		r.ApproveBook(r.deployment)
		r.wantBook(domain.RunBookApproved)
	}
	r.ApproveBook(r.deployment)
	r.Must("Approval", &app.DeploymentEdit{Deployment: r.deployment, PlanEdits: app.PlanEdits{Title: testkit.To(r.Workspace, "Release 2026-12-03 20:00", "Another")}})
	r.wantBook(domain.RunBookApproved)
	r.Must("Approval", &app.DeploymentEdit{Deployment: r.deployment, PlanEdits: app.PlanEdits{Start: testkit.To(r.Workspace, start, start+60_000)}})
	again("run_book.changed.start")
	r.Must("Approval", &app.DeploymentEdit{Deployment: r.deployment, PlanEdits: app.PlanEdits{WayBack: testkit.To(r.Workspace, "", "Restore")}})
	again("run_book.changed.way_back")
	r.Must("Approval", &app.StepMove{Step: r.step("B"), Place: 0, Seen: r.Book(r.deployment).Seen})
	r.wantNumbers("2 B", "1 A")
	again("run_book.changed.order")
	r.DoStep(r.step("A"), "no", domain.StepStart, domain.StepFail)
	r.wantBook(domain.RunBookApproved)
	r.Approved(x) // a retry belongs to the run
	r.wantBook(domain.RunBookApproved)
	r.wantNumbers("2 B", "1 A", "1a A")
	r.Must("Approval", r.Revert(x, domain.ItemReview, "stop"))
	r.wantBook(domain.RunBookDraft, "run_book.changed.removed")
}

func TestStartWithoutApproval(t *testing.T) {
	r := newDraft(t)
	r.Approved(r.item("Item", "A", "B", "C"))
	seen := r.Book(r.deployment).Seen
	without := func(reason string) *app.RunBookStartWithout {
		return &app.RunBookStartWithout{Deployment: r.deployment, Reason: reason, Seen: r.Book(r.deployment).Seen}
	}
	r.Refused(domain.CodeInvalid, "Approval", without(" "))
	r.Refused(domain.CodeForbidden, "Execute", without("it burns"))
	r.Refused(domain.CodeConflict, "Approval", &app.RunBookStartWithout{Deployment: r.deployment, Reason: "it burns", Seen: r.StepSeen(r.step("A"))})
	r.Must("Approval", without("it burns"))
	if r.Book(r.deployment).Seen != seen {
		t.Error("numbers of the draft and frozen ones differ")
	}
	r.DoStep(r.step("A"), "", domain.StepStart)
	r.ApproveBook(r.deployment)
	r.Refused(domain.CodeConflict, "Approval", without("once more"))
	r.Must("Approval", &app.StepMove{Step: r.step("C"), Place: 0, Seen: r.Book(r.deployment).Seen})
	if got := r.Book(r.deployment).Approval; got.Without != "it burns" || got.WithoutCounts || got.WithoutByName != "Approval" {
		t.Errorf("%+v", got)
	}
	if refused := r.Refused(domain.CodeConflict, "Execute", r.Act(r.step("B"), domain.StepStart, "")); refused.Key != "step.start.run_book_draft" {
		t.Errorf("an old reason still counts: %+v", refused)
	}
	r.DoStep(r.step("A"), "", domain.StepComplete) // what runs can be finished
}

func TestClosedAndArchivedDeployments(t *testing.T) {
	r := newDraft(t)
	item := r.Approved(r.item("Item", "A"))
	a := r.step("A")
	r.ApproveBook(r.deployment)
	r.Must("Approval", &app.DeploymentClose{Deployment: r.deployment, Reason: "done"})
	r.Refused(domain.CodeConflict, "Execute", r.Act(a, domain.StepStart, ""))
	r.Refused(domain.CodeConflict, "Approval", r.Revert(item, domain.ItemReview, "no"))
	r.Refused(domain.CodeConflict, "Execute", &app.StepAdd{Deployment: r.deployment, Behind: a, Title: "More"})
	r.Refused(domain.CodeConflict, "Approval", &app.StepMove{Step: a, Seen: r.Book(r.deployment).Seen})
	r.Must("Approval", &app.DeploymentArchive{Deployment: r.deployment})
	r.Refused(domain.CodeConflict, "Execute", r.Act(a, domain.StepNote, "still"))
	r.Refused(domain.CodeConflict, "Execute", &app.StepAddEvidence{Step: a, Note: "still"})
	for _, ability := range r.Book(r.deployment).Can {
		if ability.Allowed {
			t.Errorf("%+v", ability)
		}
	}
}

func TestDraftShowsWhatApprovalsWouldMake(t *testing.T) {
	r := newDraft(t)
	r.Approved(r.item("Approved", "A", "shared"))
	r.Verified(r.item("Verified", "shared", "B"))
	r.item("Documented", "B", "C")
	rejected := r.Submitted(r.item("Rejected", "D"))
	r.Must("Review", r.Reject(rejected, "no"))
	book := r.Book(r.deployment)
	rows := []string{}
	for _, stage := range book.Stages {
		for _, section := range stage.Sections {
			for _, step := range section.Steps {
				rows = append(rows, fmt.Sprint(step.Number, " ", step.Blocks[1].Text.Text(), " ", step.Projected, " ", len(step.Items)))
			}
		}
	}
	want := []string{"1 A false 1", "2 shared false 2", "3 B true 2", "4 C true 1"}
	if !slices.Equal(rows, want) {
		t.Errorf("rows %q, want %q", rows, want)
	}
	if book.Progress.Steps != 4 || book.Progress.Projected != 2 || book.Progress.New != 4 || book.Progress.Minutes != 40 {
		t.Errorf("%+v", book.Progress)
	}
	r.ApproveBook(r.deployment)
	if got := r.Book(r.deployment).Progress; got.Steps != 2 || got.Projected != 0 {
		t.Errorf("the approved run book has projected steps: %+v", got)
	}
}

func TestRunBookAsItIsShown(t *testing.T) {
	r := newRelease(t)
	r.Approved(r.item("Item", "A", "B"))
	r.DoStep(r.step("A"), "", domain.StepStart, domain.StepComplete)
	book := r.Book(r.deployment)
	if len(book.Stages) != 3 || len(book.Stages[0].Sections) != 0 || len(book.Stages[1].Sections) != 1 {
		t.Fatalf("%+v", book.Stages)
	}
	section := book.Stages[1].Sections[0]
	first, second := section.Steps[0], section.Steps[1]
	if section.Title != "By hand" || section.Kind != domain.KindInstruction {
		t.Errorf("%+v", section)
	}
	if first.PlannedAt != book.Start || second.PlannedAt != book.Start+10*time.Minute.Milliseconds() || second.PlannedEnd != second.PlannedAt+10*time.Minute.Milliseconds() {
		t.Errorf("planned %d %d", first.PlannedAt, second.PlannedAt)
	}
	if first.EndedByName != "Execute" || first.Events != 2 || first.EndedAt-first.StartedAt != time.Minute.Milliseconds() {
		t.Errorf("%+v", first)
	}
	if book.Next != second.ID || book.Progress.Completed != 1 || book.Progress.MinutesLeft != 10 {
		t.Errorf("next %s, %+v", book.Next, book.Progress)
	}
	if viewer := testkit.Ask[app.RunBookView](r.Workspace, "View", "run_book.get", &app.RunBookGet{Deployment: r.deployment}); viewer.Next != "" || viewer.Stages[1].Sections[0].Steps[1].Can[0].Why == nil {
		t.Errorf("a viewer is offered work: %+v", viewer.Next)
	}
	step := testkit.Ask[app.StepView](r.Workspace, "View", "step.get", &app.StepGet{Step: second.ID})
	if step.Previous != first.ID || step.Following != "" || step.Step.Number != second.Number || step.Step.PlannedAt != second.PlannedAt {
		t.Errorf("%+v", step)
	}
	if _, err := r.Get(r.User("Outsider"), "run_book.get", &app.RunBookGet{Deployment: r.deployment}); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("an outsider looks into the run book: %v", err)
	}
}

func TestAPlanThatIsTooLongHasNoTimes(t *testing.T) {
	r := newRelease(t)
	r.Approved(r.item("Item", "A", "B"))
	book := r.Book(r.deployment)
	r.Must("Approval", &app.DeploymentEdit{Deployment: r.deployment, PlanEdits: app.PlanEdits{Minutes: testkit.To(r.Workspace, book.Minutes, 19)}})
	after := r.Book(r.deployment)
	if book.PlanTooLong || !after.PlanTooLong {
		t.Errorf("too long: %v with %d minutes, %v with %d", book.PlanTooLong, book.Minutes, after.PlanTooLong, after.Minutes)
	}
	for _, name := range []string{"A", "B"} {
		if step := r.stepNamed(r.step(name)); step.PlannedAt != 0 || step.PlannedEnd != 0 {
			t.Errorf("%s is planned at %d to %d", name, step.PlannedAt, step.PlannedEnd)
		}
	}
}

func TestDatesHaveNoPlannedTimes(t *testing.T) {
	r := newDraft(t)
	r.deployment = r.Deployment(r.project, "2026-12-10 00:00", func(d *app.DeploymentCreate) { d.DateOnly = true })
	r.Approved(r.item("Item", "A"))
	if step := r.stepNamed(r.step("A")); step.PlannedAt != 0 || step.PlannedEnd != 0 {
		t.Errorf("%+v", step)
	}
}

func TestNextIsFirstOfAllWhatOneHas(t *testing.T) {
	r := newRelease(t)
	r.Approved(r.item("Item", "A", "B", "C"))
	a, b, c := r.step("A"), r.step("B"), r.step("C")
	r.Must("All", &app.StepAssign{Step: a, Person: r.User("All"), Seen: r.StepSeen(a)})
	want := func(name string, step domain.ID) {
		t.Helper()
		book := testkit.Ask[app.RunBookView](r.Workspace, name, "run_book.get", &app.RunBookGet{Deployment: r.deployment})
		if book.Next != step {
			t.Errorf("next of %s: %s, want %s", name, book.Next, step)
		}
	}
	want("All", a)
	want("Execute", b)
	r.DoStep(c, "", domain.StepAssign)
	want("Execute", c)
	r.DoStep(b, "", domain.StepStart)
	want("Execute", b)
}

func TestReleaseNotes(t *testing.T) {
	r := newRelease(t)
	project := testkit.Row[domain.Project](r.Workspace, r.project)
	last := project.Categories[len(project.Categories)-1]
	r.Approved(r.Item(r.deployment, "Late in the order", func(c *app.ItemCreate) { c.Category = last }))
	first := r.Approved(r.Item(r.deployment, "First", func(c *app.ItemCreate) { c.Category = project.Categories[0] }))
	r.item("Not ready", "A")
	notes := func(all bool) app.ReleaseNotesView {
		return testkit.Ask[app.ReleaseNotesView](r.Workspace, "View", "release_notes.get", &app.ReleaseNotesGet{Deployment: r.deployment, All: all})
	}
	short := notes(false)
	if len(short.Categories) != 2 || short.Categories[0].Items[0].ID != first || short.Categories[1].Title != last || short.LeftOut != 1 {
		t.Errorf("%+v", short)
	}
	marked := 0
	for _, category := range notes(true).Categories {
		for _, item := range category.Items {
			if item.Marked {
				marked++
			}
		}
	}
	if marked != 1 || notes(true).LeftOut != 0 {
		t.Errorf("%d are marked", marked)
	}
}
