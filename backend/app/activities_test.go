package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func (r release) activityTitles(item domain.ID) []string {
	titles := []string{}
	for _, activity := range r.page(item).Activities {
		titles = append(titles, activity.Title)
	}
	return titles
}

func TestAnActivityGetsTheDefaultsOfItsTemplate(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search")
	plain := r.Activity(item, r.templates.PutFile, testkit.Text("instruction", "put it"), testkit.Choices("nodes", "docs"), r.file("page.html"))
	own := r.Must("Entry", &app.ActivityCreate{
		Item: item, Template: r.templates.PutFile, Title: "Page", Stage: domain.StagePost, OwnPlan: true,
		StepPlan: domain.StepPlan{Minutes: 3, NoUndo: true},
		Values:   []domain.Value{testkit.Text("instruction", "put it"), testkit.Choices("nodes", "docs", "downloads"), r.file("page.html")},
	})
	page := r.page(item).Activities
	if a := page[0]; a.ID != plain || a.Title != "Put file on the download server" || a.Stage != domain.StageDuring || a.Minutes != 10 || a.Undo != "Remove the file" {
		t.Errorf("%+v", a)
	}
	if a := page[1]; a.ID != own || a.Title != "Page" || a.Stage != domain.StagePost || a.Minutes != 3 || a.Undo != "" || !a.NoUndo {
		t.Errorf("%+v", a)
	}
	if diff := cmp.Diff([]string{"downloads", "docs"}, page[1].Values[2].List); diff != "" {
		t.Error("choices stand in the order in which they are offered:", diff)
	}
}

func (r release) file(name string) domain.Value {
	r.t.Helper()
	return domain.Value{ID: "file", File: fileAdd(r.t, r.Workspace, name, []byte(name)), FileName: name}
}

func TestAllProblemsOfAnActivityAreToldAtOnce(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search")
	create := &app.ActivityCreate{
		Item: item, Template: r.templates.PutFile, Stage: "later", OwnPlan: true,
		StepPlan: domain.StepPlan{Minutes: -1, Owner: r.User("Outsider")},
		Values: []domain.Value{
			testkit.Choices("nodes", "moon"), testkit.Text("speed", "fast"),
			{ID: "file", File: "0000000000000000000000000000000000000000000000000000000000000000", FileName: "gone.txt"},
		},
	}
	refused := r.Refused(domain.CodeInvalid, "Entry", create)
	for field, want := range map[string]domain.Key{
		"stage": "field.not_offered", "minutes": "field.minutes", "owner": "person.not_member", "values.nodes": "value.not_offered",
		"values.instruction": "field.required", "values.file": "file.unknown", "values.speed": "value.unknown",
	} {
		if got := problemOf(t, refused, field); got != want {
			t.Errorf("%s: want %s, got %s", field, want, got)
		}
	}
	r.disable(r.templates.ByHand)
	create = &app.ActivityCreate{Item: item, Template: r.templates.ByHand, Values: testkit.ByHandValues("stop")}
	if got := problemOf(t, r.Refused(domain.CodeInvalid, "Entry", create), "template"); got != "activity.template_disabled" {
		t.Error(got)
	}
	create.Template = r.Templates(r.Project()).ByHand
	if got := problemOf(t, r.Refused(domain.CodeInvalid, "Entry", create), "template"); got != "activity.template_unknown" {
		t.Error(got)
	}
}

func (r release) disable(template domain.ID) {
	r.t.Helper()
	r.Must("Approval", &app.TemplateEdit{Template: template, Enabled: testkit.To(r.Workspace, true, false)})
}

func TestValuesAreEditedOneByOne(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search", "stop")
	activity := r.page(item).Activities[0]
	edit := func(was, to domain.Value) *app.ActivityEdit {
		return &app.ActivityEdit{Activity: activity.ID, Values: []app.ValueEdit{{Was: testkit.To(r.Workspace, was, to).Was, To: to}}}
	}
	was := activity.Values[0]
	if was.ID != "instruction" || was.Was != testkit.To(r.Workspace, testkit.Text("instruction", "stop"), domain.Value{}).Was {
		t.Fatalf("%+v", was)
	}
	r.Must("Entry2", edit(testkit.Text("instruction", "stop"), testkit.Text("instruction", "halt")))
	stale := r.Refused(domain.CodeConflict, "Entry", edit(testkit.Text("instruction", "stop"), testkit.Text("instruction", "end")))
	if problemOf(t, stale, "values.instruction") != "command.field_changed" {
		t.Error(stale)
	}
	r.Refused(domain.CodeInvalid, "Entry", edit(testkit.Text("instruction", "halt"), testkit.Text("instruction", "")))
	r.Must("Entry", &app.ActivityEdit{Activity: activity.ID, Title: testkit.To(r.Workspace, "By hand", "Halt")})
	if got := r.page(item).Activities[0]; got.Title != "Halt" || got.Values[0].Text != "halt" || got.Values[1].List[0] != "workstation" {
		t.Errorf("%+v", got)
	}
}

func TestActivitiesStandInTheOrderOfTheirTemplatesUntilDragged(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search", "one", "two")
	light := r.Activity(item, r.templates.GreenLight, testkit.Text("field.expert", "windows"))
	if diff := cmp.Diff([]string{"Green light", "By hand", "By hand"}, r.activityTitles(item)); diff != "" {
		t.Error(diff)
	}
	page := r.page(item).Activities
	move := &app.ActivityMove{Activity: light, Position: app.Edit[int]{Was: page[0].Digests["position"], To: 3}}
	r.Must("Entry", move)
	if diff := cmp.Diff([]string{"By hand", "By hand", "Green light"}, r.activityTitles(item)); diff != "" {
		t.Error(diff)
	}
	r.Refused(domain.CodeConflict, "Entry", move)
	r.Activity(item, r.templates.GreenLight, testkit.Text("field.expert", "macos"))
	if got := r.page(item).Activities[3]; got.Position != 4 || got.Title != "Green light" {
		t.Errorf("a new one comes last: %+v", got)
	}
}

func TestContentIsEditedOnlyWhereTheStateAllowsIt(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search", "stop")
	attached := r.Must("Entry", &app.AttachmentAdd{Item: item, File: r.file("a.txt").File, Name: "a.txt", Description: "A"})
	activity := r.page(item).Activities[0].ID
	edits := []any{
		&app.ItemEdit{Item: item, Ref: testkit.To(r.Workspace, "", "R-1")},
		&app.ActivityCreate{Item: item, Template: r.templates.ByHand, Values: testkit.ByHandValues("x")},
		&app.ActivityEdit{Activity: activity, Minutes: testkit.To(r.Workspace, 10, 20)},
		&app.ActivityMove{Activity: activity, Position: *testkit.To(r.Workspace, 0, 1)},
		&app.ActivityDelete{Activity: activity},
		&app.AttachmentAdd{Item: item, File: r.file("a.txt").File, Name: "b.txt", Description: "B"},
		&app.AttachmentEdit{Attachment: attached, Description: testkit.To(r.Workspace, "A", "C")},
		&app.AttachmentDelete{Attachment: attached},
	}
	refused := func(state domain.ItemStatus) {
		t.Helper()
		for _, payload := range edits {
			if got := r.Refused(domain.CodeConflict, "Entry", payload); got.Key != "item.edit.status" {
				t.Errorf("%s: %T: %s", state, payload, got.Key)
			}
		}
	}
	r.Submitted(item)
	refused(domain.ItemReview)
	r.Must("Review", r.Verify(item))
	refused(domain.ItemGoNoGo)
	r.Must("Approval", r.Approve(item))
	refused(domain.ItemReady)
	r.DoStep(r.step("stop"), "broken", domain.StepStart, domain.StepFail)
	for _, name := range []string{"Review", "Execute", "View", "Outsider"} {
		for _, payload := range edits {
			r.Refused(domain.CodeForbidden, name, payload)
		}
	}
	r.Refused(domain.CodeForbidden, "Entry2", &app.ActivityDelete{Activity: activity})
	r.Refused(domain.CodeForbidden, "Entry2", &app.AttachmentDelete{Attachment: attached})
	for _, payload := range edits {
		who := "Entry"
		if _, deletes := payload.(*app.AttachmentDelete); deletes {
			who = "Approval"
		}
		r.Must(who, payload)
	}
	if got := testkit.Row[domain.Item](r.Workspace, item).Editors; len(got) != 2 {
		t.Errorf("editors since the approval: %v", got)
	}
}

// Spec 1.6: another signature, or deleting, detaches; a change of title or estimate does not.
func TestAnActivityThatAsksForOtherWorkLeavesItsStep(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("Search", "stop", "migrate", "start", "check"))
	sharing := r.Approved(r.item("Other", "check"))
	r.DoStep(r.step("stop"), "", domain.StepComplete)
	r.DoStep(r.step("migrate"), "broken", domain.StepStart, domain.StepFail)
	instruct := func(activity domain.ID, was, to string) {
		value := testkit.To(r.Workspace, testkit.Text("instruction", was), testkit.Text("instruction", to))
		r.Must("Entry", &app.ActivityEdit{Activity: activity, Values: []app.ValueEdit{{Was: value.Was, To: value.To}}})
	}
	page := r.page(item).Activities
	r.Must("Entry", &app.ActivityEdit{Activity: page[0].ID, Minutes: testkit.To(r.Workspace, 10, 20)})
	if got := r.page(item).Activities[0]; got.Step == "" || got.StepState != domain.StepCompleted {
		t.Errorf("another estimate is the same work: %+v", got)
	}
	instruct(page[0].ID, "stop", "stop all")
	instruct(page[2].ID, "start", "start all")
	r.Must("Entry", &app.ActivityDelete{Activity: page[3].ID})
	for i, activity := range r.page(item).Activities {
		if (activity.Step == "") != (i != 1) {
			t.Errorf("%d: %+v", i, activity)
		}
	}
	want := []string{"check new", "migrate failed", "stop completed"}
	if diff := cmp.Diff(want, r.titles(r.deployment)); diff != "" {
		t.Error("the shared step and the history stay:", diff)
	}
	r.Approved(item)
	want = []string{"check new", "migrate failed", "migrate new", "start all new", "stop all new", "stop completed"}
	if diff := cmp.Diff(want, r.titles(r.deployment)); diff != "" {
		t.Error(diff)
	}
	if r.Status(sharing) != domain.ItemReady {
		t.Error("the other item is not touched")
	}
}

// Scenario 11.
func TestEqualActivitiesWithOtherFilesAreTwoSteps(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search")
	for _, name := range []string{"one.html", "two.html"} {
		file := r.file(name)
		file.FileName = "page.html"
		r.Activity(item, r.templates.PutFile, testkit.Text("instruction", "put it"), testkit.Choices("nodes", "docs"), file)
	}
	r.Approved(item)
	steps := r.Steps(r.deployment)
	if len(steps) != 2 {
		t.Fatalf("%d steps", len(steps))
	}
	files := map[domain.ID]bool{}
	for _, step := range steps {
		for _, block := range step.Blocks {
			if block.File != "" {
				files[block.File] = true
			}
		}
	}
	if len(files) != 2 {
		t.Errorf("%d files", len(files))
	}
}
