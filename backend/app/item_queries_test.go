package app_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func TestItemsAreFilteredAndSorted(t *testing.T) {
	r := newRelease(t)
	other := r.Deployment(r.project, "2026-12-10 20:00")
	item := func(deployment domain.ID, ref, title, category string, modules ...string) domain.ID {
		r.Clock.Pass(time.Minute)
		return r.Item(deployment, title, func(c *app.ItemCreate) { c.Ref, c.Category, c.Modules = ref, category, modules })
	}
	item(r.deployment, "R-3", "Zebra", "Bug Fix", "web")
	item(r.deployment, "R-1", "Mouse 100%", "Enhancement", "core", "web")
	r.Submitted(item(r.deployment, "R-2", "ape", "Bug Fix", "core"))
	r.Clock.Pass(time.Minute)
	r.Must("Approval", &app.ItemCreate{Deployment: other, Ref: "R-4", Title: "Whale", Category: "Bug Fix", Modules: []string{"web"}})
	here := app.ItemsList{Deployment: r.deployment}
	for name, test := range map[string]struct {
		list app.ItemsList
		who  string
		want []string
	}{
		"their own order": {here, "View", []string{"Zebra", "Mouse 100%", "ape"}},
		"by ref":          {app.ItemsList{Deployment: r.deployment, Sort: "ref"}, "View", []string{"Mouse 100%", "ape", "Zebra"}},
		"by status back":  {app.ItemsList{Deployment: r.deployment, Sort: "status", Descending: true}, "View", []string{"ape", "Mouse 100%", "Zebra"}},
		"a status":        {app.ItemsList{Deployment: r.deployment, Status: []domain.ItemStatus{domain.ItemReview}}, "View", []string{"ape"}},
		"a category":      {app.ItemsList{Deployment: r.deployment, Category: "Bug Fix"}, "View", []string{"Zebra", "ape"}},
		"a module":        {app.ItemsList{Deployment: r.deployment, Module: "core"}, "View", []string{"Mouse 100%", "ape"}},
		"a search":        {app.ItemsList{Deployment: r.deployment, Search: "0%"}, "View", []string{"Mouse 100%"}},
		"a ref":           {app.ItemsList{Deployment: r.deployment, Search: "r-3"}, "View", []string{"Zebra"}},
		"mine":            {app.ItemsList{Project: r.project, Mine: true}, "Approval", []string{"Whale"}},
		"the project":     {app.ItemsList{Project: r.project}, "View", []string{"Whale", "ape", "Mouse 100%", "Zebra"}},
		"a page":          {app.ItemsList{Project: r.project, Offset: 1, Limit: 2}, "View", []string{"ape", "Mouse 100%"}},
	} {
		list := testkit.Ask[app.ItemsView](r.Workspace, test.who, "items.list", &test.list)
		titles := []string{}
		for _, row := range list.Items {
			titles = append(titles, row.Title)
		}
		if diff := cmp.Diff(test.want, titles); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if _, err := app.Ask[app.ItemsView](r.App, r.User("Outsider"), "items.list", &here); domain.CodeOf(err) != domain.CodeForbidden {
		t.Error(err)
	}
	if _, err := app.Ask[app.ItemsView](r.App, r.User("View"), "items.list", &app.ItemsList{Deployment: r.deployment, Sort: "1; DROP"}); domain.CodeOf(err) != domain.CodeInvalid {
		t.Error(err)
	}
}

func codesOf(t *testing.T, abilities []domain.Ability) []string {
	t.Helper()
	codes := []string{}
	for _, ability := range abilities {
		if ability.Allowed != (ability.Why == nil) {
			t.Errorf("allowed or a reason why not: %+v", ability)
		}
		if ability.Allowed {
			codes = append(codes, ability.Action+string(ability.Target))
		}
	}
	return codes
}

// Scenario 4, as the pages show it.
func TestWhatAnItemOffersToWhom(t *testing.T) {
	r := newRelease(t)
	item := r.Submitted(r.item("Search", "stop"))
	for who, want := range map[string][]string{
		"Review":   {"verifygo_no_go", "rejectrejected", "comment.add"},
		"Approval": {"verifygo_no_go", "approveready_for_release", "rejectrejected", "revertdocumentation", "item.move", "item.delete", "item.order", "comment.add", "item.copy"},
		"Entry":    {"revertdocumentation", "item.move", "item.delete", "comment.add", "item.copy"},
		"Entry2":   {"revertdocumentation", "comment.add", "item.copy"},
		"Execute":  {"comment.add"},
		"View":     {},
	} {
		page := testkit.Ask[app.ItemView](r.Workspace, who, "item.get", &app.ItemGet{Item: item})
		if diff := cmp.Diff(want, codesOf(t, page.Can)); diff != "" {
			t.Errorf("%s: %s", who, diff)
		}
	}
	row := testkit.Ask[app.ItemsView](r.Workspace, "Review", "items.list", &app.ItemsList{Deployment: r.deployment}).Items[0]
	if diff := cmp.Diff([]string{"verify", "reject"}, row.Can); diff != "" || row.Activities != 1 || !row.Waits {
		t.Errorf("%s %+v", diff, row)
	}
}

// Approval may submit too, but it is the matter of those who enter.
func TestWhomAnItemWaitsFor(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search", "stop")
	check := func(state string, waits map[string]bool) {
		t.Helper()
		for who, want := range waits {
			row := testkit.Ask[app.ItemsView](r.Workspace, who, "items.list", &app.ItemsList{Deployment: r.deployment}).Items[0]
			if row.Waits != want {
				t.Errorf("%s, %s: %+v", state, who, row)
			}
		}
	}
	check("in documentation", map[string]bool{"Entry": true, "Approval": false, "Review": false, "View": false})
	r.Submitted(item)
	check("in review", map[string]bool{"Entry": false, "Approval": true, "Review": true, "View": false})
}

func TestTheStepperNamesWhoCanAct(t *testing.T) {
	r := newRelease(t)
	r.Must("Approval", r.Revert(r.Submitted(r.item("Earlier")), domain.ItemDocumentation, "wait"))
	item := r.item("Search", "stop")
	r.Must("All", &app.ItemEdit{Item: item, Ref: testkit.To(r.Workspace, "", "R-1")})
	r.Submitted(item)
	stages := r.page(item).Stages
	names := []string{}
	for _, person := range stages[1].People {
		name := person.Name
		if person.Barred {
			name += " (barred)"
		}
		names = append(names, name)
	}
	want := map[string]bool{"Review": true, "Approval": true, "Approval2": true, "All (barred)": true}
	for _, name := range names {
		delete(want, name)
	}
	if len(want) != 0 || len(names) != 4 || !stages[1].Current || stages[1].ByName != "Entry" || !stages[0].Done {
		t.Errorf("%v %v", want, names)
	}
}

func TestWhatChangedSinceItWasVerified(t *testing.T) {
	r := newRelease(t)
	item := r.Verified(r.item("Search", "stop"))
	if page := r.page(item); len(page.SinceVerified) != 0 {
		t.Error(page.SinceVerified)
	}
	r.Must("Approval", &app.TemplateEdit{Template: r.templates.ByHand, Description: testkit.To(r.Workspace, "", "Take care")})
	page := r.page(item)
	if len(page.SinceVerified) != 1 || page.SinceVerified[0].After != "Take care" {
		t.Errorf("%+v", page.SinceVerified)
	}
}

func TestActivitiesThatNoLongerFitTheirTemplateSaySo(t *testing.T) {
	r := newRelease(t)
	item := r.item("Search")
	r.Activity(item, r.templates.GreenLight, testkit.Text("field.expert", "windows"))
	if got := r.page(item).Activities[0].Problems; len(got) != 0 {
		t.Error(got)
	}
	config := testkit.GreenLight().Config
	after := testkit.GreenLight().Config
	after.Fields[0].Options = after.Fields[0].Options[1:]
	r.Must("Approval", &app.TemplateEdit{Template: r.templates.GreenLight, Config: testkit.To(r.Workspace, config, after)})
	got := r.page(item).Activities[0].Problems
	if len(got) != 1 || got[0].Field != "values.field.expert" || got[0].Key != "value.not_offered" {
		t.Errorf("%+v", got)
	}
}

// Whoever decided with a key that nobody confirmed is shown so, until somebody does.
func TestDecisionsWithAnUnconfirmedKeyAreMarked(t *testing.T) {
	t.Parallel()
	r := newRelease(t)
	item := r.Approved(r.Item(r.deployment, "Zebra"))
	marked := func() (names []string) {
		view := testkit.Ask[app.ItemView](r.Workspace, "View", "item.get", &app.ItemGet{Item: item})
		for _, stage := range view.Stages {
			if stage.Unconfirmed {
				names = append(names, stage.ByName)
			}
		}
		return names
	}
	before := marked()
	if !slices.Contains(before, "Approval") {
		t.Fatalf("marked: %v", before)
	}
	r.Confirm("Approval")
	if after := marked(); slices.Contains(after, "Approval") || len(after) != len(before)-1 {
		t.Errorf("marked after the confirmation: %v, before: %v", after, before)
	}
}

// The run book, the checklist and a request say the same of whoever approved or signed them.
func TestApprovalsWithAnUnconfirmedKeyAreMarked(t *testing.T) {
	t.Parallel()
	r := newRelease(t)
	r.Approved(r.item("Zebra", "A"))
	r.ApproveBook(r.deployment)
	r.Must("Approval", &app.TaskCreate{
		Deployment: r.deployment, Title: "Tell", Start: testkit.At("2026-12-03 09:00"), Persons: []string{r.User("View")},
	})
	r.Must("Approval", &app.ChecklistSignOff{Deployment: r.deployment, Remark: "as it is", Seen: checklist(r.Workspace, r.deployment).Seen})
	plan := app.PlanFields{Title: "Another", Start: testkit.At("2027-01-20 20:00")}
	request := r.Must("Entry", &app.RequestCreate{Project: r.project, PlanFields: plan})
	r.Must("Approval", &app.RequestApprove{Request: request, Seen: requestView(r.Workspace, request).Seen})
	marks := func() [3]bool {
		list := testkit.Ask[app.ChecklistView](r.Workspace, "View", "checklist.get", &app.ChecklistGet{Deployment: r.deployment})
		return [3]bool{
			r.Book(r.deployment).Approval.Unconfirmed, list.SignOffs[0].Unconfirmed, requestView(r.Workspace, request).DecidedUnconfirmed,
		}
	}
	if got := marks(); got != [3]bool{true, true, true} {
		t.Errorf("run book, checklist, request: %v", got)
	}
	r.Confirm("Approval")
	if got := marks(); got != [3]bool{} {
		t.Errorf("after the confirmation: %v", got)
	}
}
