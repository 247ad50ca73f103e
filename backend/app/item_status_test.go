package app_test

import (
	"slices"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// release is a workspace with a project, its templates and one deployment that steps can be started in.
type release struct {
	*testkit.Workspace
	t          *testing.T
	project    domain.ID
	templates  testkit.Templates
	deployment domain.ID
}

func newRelease(t *testing.T) release {
	t.Helper()
	w := testkit.New(t)
	r := release{Workspace: w, t: t, project: w.Project()}
	r.templates, r.deployment = w.Templates(r.project), w.Deployment(r.project, "2026-12-03 20:00")
	w.StartWithout(r.deployment)
	return r
}

// item makes an item with one activity, made by hand, for each instruction.
func (r release) item(title string, instructions ...string) domain.ID {
	r.t.Helper()
	item := r.Item(r.deployment, title)
	for _, instruction := range instructions {
		r.Clock.Pass(time.Second)
		r.Activity(item, r.templates.ByHand, testkit.ByHandValues(instruction)...)
	}
	return item
}

// step gives the one step that has this instruction.
func (r release) step(instruction string) domain.ID {
	r.t.Helper()
	steps := r.stepsFor(instruction)
	if len(steps) != 1 {
		r.t.Fatalf("%d steps %q", len(steps), instruction)
	}
	return steps[0].ID
}

func (r release) stepsFor(instruction string) []app.RunBookStep {
	r.t.Helper()
	found := []app.RunBookStep{}
	for _, step := range r.Steps(r.deployment) {
		for _, block := range step.Blocks {
			if block.LabelKey == "parameter.instruction" && block.Text.Text() == instruction {
				found = append(found, step)
			}
		}
	}
	return found
}

func (r release) wantStatus(want domain.ItemStatus, items ...domain.ID) {
	r.t.Helper()
	for _, item := range items {
		if row := testkit.Row[domain.Item](r.Workspace, item); row.Status != want {
			r.t.Errorf("%s is %s, want %s", row.Title, row.Status, want)
		}
	}
}

// wantRemark asks for an entry in the status log and a comment that belongs to it.
func (r release) wantRemark(item domain.ID, to domain.ItemStatus, remark string) {
	r.t.Helper()
	r.Read(func(rows store.Reader) error {
		log, err := rows.StatusLogOf(item)
		if err != nil {
			return err
		}
		comments, err := rows.CommentsOf(item)
		for _, change := range log {
			if change.To != to || change.Remark != remark {
				continue
			}
			for _, comment := range comments {
				if comment.StatusChange == change.ID && comment.Text == remark {
					return err
				}
			}
		}
		r.t.Errorf("no permanent remark %q of a change to %s: %+v %+v", remark, to, log, comments)
		return err
	})
}

// Spec 1.15, scenario 1.
func TestSharedStepCompletes(t *testing.T) {
	r := newRelease(t)
	x, y := r.Approved(r.item("X", "shared", "own")), r.Approved(r.item("Y", "shared"))
	if steps := r.Steps(r.deployment); len(steps) != 2 {
		t.Fatalf("%d steps", len(steps))
	}
	shared := r.stepsFor("shared")[0]
	if len(shared.Items) != 2 {
		t.Errorf("the shared step serves %v", shared.Items)
	}
	r.DoStep(shared.ID, "", domain.StepStart, domain.StepComplete)
	r.wantStatus(domain.ItemCompleted, y)
	r.wantStatus(domain.ItemReady, x)
	r.DoStep(r.step("own"), "", domain.StepStart, domain.StepComplete)
	r.wantStatus(domain.ItemCompleted, x)
}

func TestSharedStepFails(t *testing.T) {
	r := newRelease(t)
	x, y := r.Approved(r.item("X", "shared", "own")), r.Approved(r.item("Y", "shared"))
	r.DoStep(r.step("shared"), "disk full", domain.StepStart, domain.StepFail)
	r.wantStatus(domain.ItemFailed, x, y)
	r.wantRemark(x, domain.ItemFailed, "disk full")
	r.wantRemark(y, domain.ItemFailed, "disk full")
}

// Spec 1.15, scenario 2.
func TestRevert(t *testing.T) {
	r := newRelease(t)
	x, y := r.Approved(r.item("X", "shared", "new", "done")), r.Approved(r.item("Y", "shared"))
	shared, done := r.step("shared"), r.step("done")
	r.DoStep(done, "", domain.StepStart, domain.StepComplete)
	r.Must("Approval", r.Revert(x, domain.ItemGoNoGo, "not yet"))
	r.wantStatus(domain.ItemGoNoGo, x)
	row := testkit.Row[domain.Item](r.Workspace, x)
	if row.ApprovedBy != "" || row.ApprovedContent != "" || row.ApprovedSeq != 0 || row.ApprovedAt != 0 {
		t.Errorf("X is still approved: %+v", row)
	}
	r.wantSteps(shared, done)
	r.Must("Approval", r.Revert(y, domain.ItemGoNoGo, "nor this"))
	r.wantSteps(done)
	r.Must("Approval", r.Approve(x))
	if steps := r.Steps(r.deployment); len(steps) != 3 || len(r.stepsFor("done")) != 1 {
		t.Errorf("a completed activity was repeated, or something is missing: %d steps", len(steps))
	}
}

func (r release) wantSteps(want ...domain.ID) {
	r.t.Helper()
	got := []domain.ID{}
	for _, step := range r.Steps(r.deployment) {
		got = append(got, step.ID)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		r.t.Errorf("steps %v, want %v", got, want)
	}
}

// Spec 1.15, scenario 3.
func TestRetry(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Item", "A", "B", "C"))
	a, b, c := r.step("A"), r.step("B"), r.step("C")
	r.DoStep(a, "", domain.StepStart, domain.StepComplete)
	r.DoStep(b, "no room", domain.StepStart, domain.StepFail)
	r.wantStatus(domain.ItemFailed, item)
	r.Refused(domain.CodeConflict, "Execute", r.Act(c, domain.StepStart, ""))
	r.Approved(item)
	r.wantStatus(domain.ItemReady, item)
	if steps := r.Steps(r.deployment); len(steps) != 4 || len(r.stepsFor("B")) != 2 {
		t.Fatalf("%d steps, %d of them B", len(steps), len(r.stepsFor("B")))
	}
	again := r.newest("B", b)
	if old := r.stepNamed(b); old.State != domain.StepFailed || len(old.Items) != 1 || !old.Items[0].Past || old.Remark != "no room" {
		t.Errorf("the failed step is no history: %+v", old)
	}
	if row := testkit.Row[domain.Step](r.Workspace, again); row.After != b {
		t.Errorf("the new B does not follow the old one: %+v", row)
	}
	r.DoStep(c, "", domain.StepStart, domain.StepComplete)
	r.wantStatus(domain.ItemReady, item)
	r.DoStep(again, "", domain.StepStart, domain.StepComplete)
	r.wantStatus(domain.ItemCompleted, item)
}

func TestRetryWithoutApproval(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Item", "A", "B"))
	b := r.step("B")
	r.DoStep(r.step("A"), "", domain.StepStart, domain.StepComplete)
	r.DoStep(b, "no room", domain.StepStart, domain.StepAttemptFailed)
	r.wantStatus(domain.ItemReady, item)
	r.DoStep(b, "", domain.StepStart, domain.StepComplete)
	r.wantStatus(domain.ItemCompleted, item)
	if events := testkit.Ask[app.StepView](r.Workspace, "View", "step.get", &app.StepGet{Step: b}).Events; len(events) != 4 || events[1].Remark != "no room" {
		t.Errorf("events: %+v", events)
	}
}

// newest gives the step with this instruction that is not old.
func (r release) newest(instruction string, old domain.ID) domain.ID {
	r.t.Helper()
	for _, step := range r.stepsFor(instruction) {
		if step.ID != old {
			return step.ID
		}
	}
	r.t.Fatalf("no other step %q", instruction)
	return ""
}

func (r release) stepNamed(id domain.ID) app.RunBookStep {
	r.t.Helper()
	for _, step := range r.Steps(r.deployment) {
		if step.ID == id {
			return step
		}
	}
	r.t.Fatalf("no step %s", id)
	return app.RunBookStep{}
}

// Spec 1.15, scenario 4, at the door.
func TestForgedChangesOfStatus(t *testing.T) {
	r := newRelease(t)
	item := r.Submitted(r.item("Item", "A"))
	allowed := map[string][]string{
		"Review": {"verify", "reject"}, "Approval": {"verify", "reject", "approve", "revert"}, "Entry": {"revert"},
		"Execute": {}, "View": {}, "Outsider": {}, "Ann": {},
	}
	seen := r.ItemSeen(item)
	for name, actions := range allowed {
		for action, payload := range map[string]any{
			"submit":   &app.ItemSubmit{Item: item, Seen: seen},
			"verify":   &app.ItemVerify{Item: item, Seen: seen},
			"reject":   &app.ItemReject{Item: item, Seen: seen, Remark: "because"},
			"approve":  &app.ItemApprove{Item: item, Seen: seen},
			"revert":   &app.ItemRevert{Item: item, Seen: seen, Remark: "because", Target: domain.ItemDocumentation},
			"complete": &app.ItemComplete{Item: item, Seen: seen},
			"fail":     &app.ItemFail{Item: item, Seen: seen, Remark: "because"},
		} {
			if slices.Contains(actions, action) {
				continue
			}
			head := r.Entries()
			if _, err := r.Try(name, payload); domain.CodeOf(err) != domain.CodeForbidden && domain.CodeOf(err) != domain.CodeConflict {
				t.Errorf("%s, %s: %v", name, action, err)
			}
			if r.Entries() != head {
				t.Errorf("%s, %s left a trace", name, action)
			}
		}
	}
	r.wantStatus(domain.ItemReview, item)
}

// Spec 1.15, scenario 5.
func TestByHand(t *testing.T) {
	r := newRelease(t)
	empty, full := r.Approved(r.item("Empty")), r.Approved(r.item("Full", "A", "B"))
	r.Refused(domain.CodeConflict, "Execute", r.Complete(full))
	r.Refused(domain.CodeConflict, "Execute", r.Fail(full, "no"))
	r.Refused(domain.CodeInvalid, "Execute", r.Fail(empty, " "))
	r.Must("Execute", r.Fail(empty, "was not there"))
	r.wantStatus(domain.ItemFailed, empty)
	r.wantRemark(empty, domain.ItemFailed, "was not there")
	r.Must("Execute", r.Complete(r.Approved(empty)))
	r.wantStatus(domain.ItemCompleted, empty)
}

func TestApprovalIsOverWhatWasSeen(t *testing.T) {
	r := newRelease(t)
	item := r.Submitted(r.item("Item", "A"))
	before := r.ItemSeen(item)
	r.Must("Review", r.Verify(item))
	verified := testkit.Row[domain.Item](r.Workspace, item)
	if verified.VerifiedContent == "" || verified.VerifiedBy != r.User("Review") {
		t.Fatalf("not verified: %+v", verified)
	}
	r.Must("Entry", &app.ItemRevert{Item: item, Target: domain.ItemDocumentation, Remark: "a typo", Seen: before})
	r.Must("Entry", &app.ItemEdit{Item: item, Title: testkit.To(r.Workspace, "Item", "Another title")})
	r.Submitted(item)
	refused := r.Refused(domain.CodeConflict, "Approval", &app.ItemApprove{Item: item, Seen: before})
	if refused.Key != "item.seen_changed" || refused.Params["by"] != "Entry" {
		t.Errorf("%+v", refused)
	}
	r.Must("Approval", r.Approve(item))
	row := testkit.Row[domain.Item](r.Workspace, item)
	if row.ApprovedSeq != r.Entries() || row.ApprovedBy != r.User("Approval") || row.ApprovedContent == verified.VerifiedContent || len(row.Editors) != 0 {
		t.Errorf("%+v", row)
	}
}

// A template that is edited while an item waits in Go No Go changes what would be approved.
func TestRefusalSaysWhatChangedSinceItWasVerified(t *testing.T) {
	r := newRelease(t)
	item := r.Verified(r.item("Item", "A"))
	seen := r.ItemSeen(item)
	r.Must("Approval", &app.TemplateEdit{Template: r.templates.ByHand, Title: testkit.To(r.Workspace, "By hand", "Manually")})
	refused := r.Refused(domain.CodeConflict, "Approval", &app.ItemApprove{Item: item, Seen: seen})
	change := refused.Fields["templates."+r.templates.ByHand+".title"]
	if change.Params["before"] != "By hand" || change.Params["after"] != "Manually" {
		t.Errorf("%+v", refused)
	}
}

func TestApproveAlone(t *testing.T) {
	r := newRelease(t)
	mine := r.Must("Approval", &app.ItemCreate{Deployment: r.deployment, Title: "Mine", Category: "Enhancement", Modules: []string{"web"}})
	r.Must("Approval", r.Submit(mine))
	refused := r.Refused(domain.CodeForbidden, "Approval", r.Approve(mine))
	if refused.Key != "item.duties.own_work" {
		t.Errorf("%+v", refused)
	}
	r.Must("Ann", &app.UserBlock{User: r.User("Approval2"), Seen: r.userSeen("Approval2")})
	r.Refused(domain.CodeInvalid, "Approval", r.Approve(mine))
	alone := r.Approve(mine)
	alone.Alone = "nobody else is here"
	r.Must("Approval", alone)
	if row := testkit.Row[domain.Item](r.Workspace, mine); row.ApprovedAlone != "nobody else is here" {
		t.Errorf("%+v", row)
	}
}

func (r release) userSeen(name string) string {
	r.t.Helper()
	for _, person := range testkit.Ask[app.PeopleView](r.Workspace, "Ann", "people.list", &app.PeopleList{}).People {
		if person.Name == name {
			return person.Seen
		}
	}
	r.t.Fatalf("nobody is called %s", name)
	return ""
}

// Spec 1.15, scenario 7: by template position, and what a disabled template made still runs.
func TestStepsAreOrderedByTemplates(t *testing.T) {
	r := newRelease(t)
	item := r.Item(r.deployment, "Item")
	script := []domain.Value{
		testkit.Choices("nodes", "downloads"), testkit.Text("run_as", "rm"), testkit.Text("field.action", "tag"), testkit.Text("field.version", "3.14.0"),
	}
	for _, create := range []*app.ActivityCreate{
		{Item: item, Template: r.templates.ByHand, Stage: domain.StagePre, Values: testkit.ByHandValues("pre")},
		{Item: item, Template: r.templates.Release, Stage: domain.StageDuring, Values: script},
		{Item: item, Template: r.templates.ByHand, Stage: domain.StageDuring, Values: testkit.ByHandValues("during")},
		{Item: item, Template: r.templates.Release, Stage: domain.StagePost, Values: script},
	} {
		r.Must("Entry", create)
	}
	r.Approved(item)
	r.wantOrder("pre By hand", "during Release script", "during By hand", "post Release script")
	r.moveTemplateFirst()
	r.wantOrder("pre By hand", "during By hand", "during Release script", "post Release script")
}

func (r release) moveTemplateFirst() {
	r.t.Helper()
	row := testkit.Row[domain.Template](r.Workspace, r.templates.ByHand)
	r.Must("Approval", &app.TemplateMove{Template: row.ID, Position: *testkit.To(r.Workspace, row.Position, 1)})
	r.Must("Approval", &app.TemplateEdit{Template: row.ID, Enabled: testkit.To(r.Workspace, true, false)})
}

func (r release) wantOrder(want ...string) {
	r.t.Helper()
	got := []string{}
	for _, step := range r.Steps(r.deployment) {
		got = append(got, string(step.Stage)+" "+step.TemplateTitle)
	}
	if !slices.Equal(got, want) {
		r.t.Errorf("order %q, want %q", got, want)
	}
}
