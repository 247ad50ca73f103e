package app_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func (r release) page(item domain.ID) app.ItemView {
	r.t.Helper()
	return testkit.Ask[app.ItemView](r.Workspace, "Entry", "item.get", &app.ItemGet{Item: item})
}

func (r release) titles(deployment domain.ID) []string {
	titles := []string{}
	for _, step := range r.Steps(deployment) {
		for _, block := range step.Blocks {
			if block.LabelKey == "parameter.instruction" {
				titles = append(titles, block.Text.Text()+" "+string(step.State))
			}
		}
	}
	slices.Sort(titles)
	return titles
}

// Scenario 12.
func TestAFailedItemTakesItsUnfinishedStepsToTheNextWindow(t *testing.T) {
	r := newRelease(t)
	next := r.Deployment(r.project, "2026-12-10 20:00")
	item := r.Approved(r.item("Search", "stop", "migrate", "start"))
	r.DoStep(r.step("stop"), "", domain.StepComplete)
	r.DoStep(r.step("migrate"), "broken", domain.StepStart, domain.StepFail)
	r.Must("Entry", &app.ItemMove{Item: item, To: next})
	if got := r.Status(item); got != domain.ItemFailed {
		t.Error(got)
	}
	if diff := cmp.Diff([]string{"migrate failed", "stop completed"}, r.titles(r.deployment)); diff != "" {
		t.Error("the old run book:", diff)
	}
	r.Approved(item)
	if diff := cmp.Diff([]string{"migrate new", "start new"}, r.titles(next)); diff != "" {
		t.Error("the new run book:", diff)
	}
	if diff := cmp.Diff([]string{"migrate failed", "stop completed"}, r.titles(r.deployment)); diff != "" {
		t.Error("the old run book afterwards:", diff)
	}
}

func TestAReadyItemThatMovesMustBeApprovedAgain(t *testing.T) {
	r := newRelease(t)
	next := r.Deployment(r.project, "2026-12-10 20:00")
	first := r.item("First")
	item := r.Approved(r.item("Search", "stop"))
	r.Must("Entry", &app.ItemMove{Item: item, To: next})
	row := testkit.Row[domain.Item](r.Workspace, item)
	if row.Status != domain.ItemGoNoGo || row.ApprovedAt != 0 || row.Deployment != next || row.Position != 1 {
		t.Errorf("%+v", row)
	}
	if steps := r.titles(r.deployment); len(steps) != 0 {
		t.Error(steps)
	}
	log := r.page(item).Log
	last := log[len(log)-1]
	if last.Action != "move" || last.From != domain.ItemReady || last.To != domain.ItemGoNoGo {
		t.Errorf("%+v", last)
	}
	wantItems(t, r.Workspace, r.deployment, first)
	wantItems(t, r.Workspace, next, item)
}

func TestMovesThatAreRefused(t *testing.T) {
	r := newRelease(t)
	next := r.Deployment(r.project, "2026-12-10 20:00")
	archived := r.Deployment(r.project, "2026-12-11 20:00")
	r.Must("Approval", &app.DeploymentArchive{Deployment: archived})
	elsewhere := r.Deployment(r.Project(), "2026-12-10 20:00")
	secret := r.Deployment(r.Project(func(p *app.ProjectCreate) { p.Private = true }), "2026-12-10 20:00")
	item, running, done := r.item("Search"), r.item("Running", "stop"), r.item("Done")
	r.Approved(running)
	r.DoStep(r.step("stop"), "", domain.StepStart)
	r.Must("Execute", r.Complete(r.Approved(done)))
	r.Item(next, "Search")
	for _, test := range []struct {
		name     string
		who      string
		item, to domain.ID
		code     domain.Code
		key      domain.Key
	}{
		{"to itself", "Entry", item, r.deployment, domain.CodeConflict, "item.move.same_deployment"},
		{"to an archived one", "Entry", item, archived, domain.CodeConflict, "item.move.target_over"},
		{"to another project", "Entry", item, elsewhere, domain.CodeConflict, "item.move.other_project"},
		{"to nowhere", "Entry", item, item, domain.CodeNotFound, "record.missing"},
		{"in progress", "Entry", running, next, domain.CodeConflict, "item.move.step_in_progress"},
		{"completed", "Entry", done, next, domain.CodeConflict, "item.move.completed"},
		{"the title is taken", "Entry", item, next, domain.CodeInvalid, "input.invalid"},
		{"by another entry member", "Entry2", item, archived, domain.CodeForbidden, "permission.needs_role_or_own"},
		{"by review", "Review", item, archived, domain.CodeForbidden, "permission.needs_role_or_own"},
	} {
		if got := r.Refused(test.code, test.who, &app.ItemMove{Item: test.item, To: test.to}); got.Key != test.key {
			t.Errorf("%s: %s", test.name, got.Key)
		}
	}
	hidden := testkit.Row[domain.Deployment](r.Workspace, secret).Project
	seen := r.Seen("member", hidden+"/"+r.User("Entry"), app.MemberSeen{Roles: []string{"entry"}})
	r.Must("Approval", &app.MemberRemove{Project: hidden, User: r.User("Entry"), Seen: seen})
	r.Refused(domain.CodeNotFound, "Entry", &app.ItemMove{Item: item, To: secret})
	r.Clock.Set("2026-12-20 12:00")
	if got := r.Refused(domain.CodeConflict, "Entry", &app.ItemMove{Item: item, To: next}); got.Key != "item.move.target_over" {
		t.Error(got)
	}
}

func TestAnItemWithAnExecutedStepIsNotDeleted(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Search", "stop", "start"))
	r.DoStep(r.step("stop"), "", domain.StepComplete)
	r.DoStep(r.step("start"), "broken", domain.StepStart, domain.StepFail)
	r.Refused(domain.CodeConflict, "Entry", &app.ItemDelete{Item: item})
	// Also when no activity refers to the step any more.
	for _, activity := range r.page(item).Activities {
		r.Must("Entry", &app.ActivityDelete{Activity: activity.ID})
	}
	r.Refused(domain.CodeConflict, "Entry", &app.ItemDelete{Item: item})
	other := r.Approved(r.item("Unused", "restart"))
	r.Must("Entry", &app.CommentAdd{Item: other, Text: "never mind"})
	r.Refused(domain.CodeForbidden, "Entry2", &app.ItemDelete{Item: other})
	r.Must("Entry", &app.ItemDelete{Item: other})
	if steps := r.titles(r.deployment); slices.Contains(steps, "restart new") {
		t.Error(steps)
	}
	r.Refused(domain.CodeNotFound, "Entry", &app.CommentAdd{Item: other, Text: "x"})
	if report := verify(t, closedCopy(t, r.Workspace), app.Full); !report.Whole() {
		t.Error(report.Findings)
	}
}

func TestCopies(t *testing.T) {
	r := newRelease(t)
	next := r.Deployment(r.project, "2026-12-10 20:00")
	instructions := []string{"stop", "copy", "migrate", "check", "start"}
	item := r.Approved(r.item("Search", instructions...))
	r.Must("Entry", &app.CommentAdd{Item: item, Text: "not for the copy"})
	r.Refused(domain.CodeForbidden, "Review", &app.ItemCopy{Item: item, To: next})
	r.Refused(domain.CodeInvalid, "Entry2", &app.ItemCopy{Item: item, To: r.deployment})
	copied := r.page(r.Must("Entry2", &app.ItemCopy{Item: item, To: next, Ref: "R-2"}))
	if copied.Status != domain.ItemDocumentation || copied.ApprovedAt != 0 || copied.Ref != "R-2" || copied.CreatedBy != r.User("Entry2") ||
		len(copied.Comments) != 0 || len(copied.Log) != 0 || len(copied.Activities) != 5 || copied.Activities[0].Step != "" {
		t.Errorf("%+v", copied)
	}
	order := []string{}
	for _, activity := range copied.Activities {
		order = append(order, activity.Values[0].Text)
	}
	if diff := cmp.Diff(instructions, order); diff != "" {
		t.Error(diff)
	}
}

func TestACopyToAnotherProjectSaysWhatStaysBehind(t *testing.T) {
	r := newRelease(t)
	other := r.Project(func(p *app.ProjectCreate) { p.Categories, p.Modules = []string{"Change"}, []string{"core", "kernel"} })
	r.Must("Approval", &app.TemplateCreate{Project: other, TemplateDefinition: testkit.ByHand()})
	to := r.Deployment(other, "2026-12-10 20:00")
	item := r.item("Search", "stop")
	r.Activity(item, r.templates.GreenLight, testkit.Text("field.expert", "windows"))
	check := testkit.Ask[app.ItemCopyView](r.Workspace, "Entry", "item.copy_check", &app.ItemCopyCheck{Item: item, To: to})
	if diff := cmp.Diff([]string{"Green light"}, check.Left); diff != "" || !check.CategoryUnknown || check.TitleTaken || len(check.Modules) != 0 {
		t.Errorf("%+v", check)
	}
	refused := r.Refused(domain.CodeInvalid, "Entry", &app.ItemCopy{Item: item, To: to})
	if problemOf(t, refused, "category") != "item.not_in_project" || problemOf(t, refused, "modules") != "field.list_empty" {
		t.Error(refused)
	}
	copied := r.page(r.Must("Entry", &app.ItemCopy{Item: item, To: to, Category: "Change", Modules: []string{"kernel"}}))
	if copied.Project != other || len(copied.Activities) != 1 || copied.Activities[0].Template == r.templates.ByHand {
		t.Errorf("%+v", copied.Activities)
	}
}

func TestDeletingADeployment(t *testing.T) {
	r := newRelease(t)
	next := r.Deployment(r.project, "2026-12-10 20:00")
	item, ready := r.item("Search", "stop"), r.Approved(r.item("Ready", "stop", "start"))
	r.Must("Approval", &app.TaskCreate{Deployment: r.deployment, Title: "Call", Start: testkit.At("2026-12-01 09:00"), Persons: []domain.ID{r.User("View")}})
	head := testkit.Ask[app.DeploymentView](r.Workspace, "Approval", "deployment.get", &app.DeploymentGet{Deployment: r.deployment})
	if head.Belongings.Items != 2 || head.Belongings.Activities != 3 || head.Belongings.Steps != 2 || head.Belongings.Tasks != 1 {
		t.Errorf("%+v", head.Belongings)
	}
	r.Refused(domain.CodeForbidden, "Entry", &app.DeploymentDelete{Deployment: r.deployment})
	r.Must("Approval", &app.DeploymentDelete{Deployment: r.deployment, MoveItemsTo: next})
	wantItems(t, r.Workspace, next, item, ready)
	if got := r.Status(ready); got != domain.ItemGoNoGo {
		t.Error(got)
	}
	r.Must("Approval", r.Approve(ready))
	r.StartWithout(next)
	steps := r.Steps(next)
	r.DoStep(steps[0].ID, "", domain.StepComplete)
	if got := r.Refused(domain.CodeConflict, "Approval", &app.DeploymentDelete{Deployment: next}); got.Key != "deployment.delete.executed_steps" {
		t.Error(got)
	}
	empty := r.Deployment(r.project, "2026-12-17 20:00")
	r.Must("Entry", &app.ItemCopy{Item: item, To: empty})
	r.Must("Approval", &app.DeploymentDelete{Deployment: empty})
	r.Refused(domain.CodeNotFound, "Approval", &app.DeploymentDelete{Deployment: empty})
	if report := verify(t, closedCopy(t, r.Workspace), app.Full); !report.Whole() {
		t.Error(report.Findings)
	}
}
