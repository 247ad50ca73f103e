package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func deploymentTitles(w *testkit.Workspace, project domain.ID, which string) []string {
	titles := []string{}
	list := testkit.Ask[app.DeploymentsView](w, "View", "deployments.list", &app.DeploymentsList{Project: project, Which: which})
	for _, row := range list.Deployments {
		titles = append(titles, row.Title+" "+string(row.State))
	}
	return titles
}

func titled(title string, minutes int, dateOnly bool) func(*app.DeploymentCreate) {
	return func(d *app.DeploymentCreate) { d.Title, d.Minutes, d.DateOnly = title, minutes, dateOnly }
}

// Scenario 6.
func TestWindowsAreListedByTheirState(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	morning := w.Deployment(project, "2026-12-03 09:00", titled("Morning", 180, false))
	w.Deployment(project, "2026-12-03 12:00", titled("Noon", 240, false))
	tomorrow := w.Deployment(project, "2026-12-04 00:00", titled("Tomorrow", 0, true))
	old := w.Deployment(project, "2026-11-26 09:00", titled("Old", 60, false))
	w.Clock.Set("2026-12-03 14:00")
	for which, want := range map[string][]string{
		"":         {"Noon running", "Tomorrow upcoming"},
		"past":     {"Morning over", "Old over"},
		"all":      {"Noon running", "Tomorrow upcoming", "Morning over", "Old over"},
		"archived": {},
	} {
		if diff := cmp.Diff(want, deploymentTitles(w, project, which)); diff != "" {
			t.Errorf("%s: %s", which, diff)
		}
	}
	w.Must("Approval", &app.DeploymentArchive{Deployment: old})
	if diff := cmp.Diff([]string{"Old over"}, deploymentTitles(w, project, "archived")); diff != "" {
		t.Error(diff)
	}
	w.Must("Approval", &app.DeploymentClose{Deployment: tomorrow, Reason: "called off"})
	if diff := cmp.Diff([]string{"Tomorrow over", "Morning over"}, deploymentTitles(w, project, "past")); diff != "" {
		t.Error(diff)
	}
	w.Clock.Set("2026-12-03 11:00")
	w.Approved(w.Item(morning, "Search"))
	w.Clock.Set("2026-12-03 13:00")
	if diff := cmp.Diff([]string{"Morning overrun", "Noon running"}, deploymentTitles(w, project, "upcoming")); diff != "" {
		t.Error("open work after the end:", diff)
	}
}

func TestTheHeadOfADeployment(t *testing.T) {
	r := newRelease(t)
	last := r.Deployment(r.project, "2026-12-10 00:00", titled("Last", 0, true))
	r.Approved(r.item("Search", "stop", "start"))
	r.Submitted(r.item("Index"))
	ask := func(p app.DeploymentGet) app.DeploymentView {
		return testkit.Ask[app.DeploymentView](r.Workspace, "View", "deployment.get", &p)
	}
	head := ask(app.DeploymentGet{Deployment: r.deployment})
	if head.Number != 1 || head.Previous.ID != "" || head.Next.ID != last || head.Next.Number != 2 || head.Address != "202612032000" {
		t.Errorf("%+v", head)
	}
	if diff := cmp.Diff(map[string]int{"ready_for_release": 1, "review": 1}, head.Counts); diff != "" || head.Items != 2 || head.Steps != 2 || head.StepsDone != 0 {
		t.Errorf("%s %+v", diff, head)
	}
	keys := []domain.Key{}
	for _, hurdle := range head.Hurdles {
		keys = append(keys, hurdle.Key)
	}
	want := []domain.Key{"deployment.hurdle.review", "deployment.hurdle.no_activities", "deployment.hurdle.no_lead", "deployment.hurdle.no_way_back"}
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Error(diff)
	}
	for address, want := range map[string]struct {
		id    domain.ID
		exact bool
	}{
		"202612032000": {r.deployment, true}, "20261210": {last, true}, "20261203": {r.deployment, false}, "20261205": {last, false},
	} {
		got := ask(app.DeploymentGet{ProjectKey: "CRM1", Address: address})
		if got.ID != want.id || got.Exact != want.exact {
			t.Errorf("%s: %s %v", address, got.Title, got.Exact)
		}
	}
	for _, ability := range head.Can {
		if ability.Allowed || ability.Why == nil {
			t.Errorf("view may do nothing: %+v", ability)
		}
	}
	r.DoStep(r.step("stop"), "", domain.StepStart)
	for _, ability := range testkit.Ask[app.DeploymentView](r.Workspace, "Approval", "deployment.get", &app.DeploymentGet{Deployment: r.deployment}).Can {
		refused := map[string]domain.Key{"deployment.delete": "deployment.delete.executed_steps", "deployment.reopen": "deployment.not_closed"}
		want, no := refused[ability.Action]
		if ability.Allowed == no || no && ability.Why.Key != want {
			t.Errorf("%+v", ability)
		}
	}
}

func TestWhoseTheStepsAre(t *testing.T) {
	r := newRelease(t)
	runs := func(who string) bool {
		return testkit.Ask[app.DeploymentView](r.Workspace, who, "deployment.get", &app.DeploymentGet{Deployment: r.deployment}).Runs
	}
	for who, want := range map[string]bool{"Execute": true, "Approval": false, "Entry": false} {
		if runs(who) != want {
			t.Errorf("before the window, %s: %v", who, !want)
		}
	}
	r.Clock.Set("2026-12-03 20:30")
	for who, want := range map[string]bool{"Execute": true, "Approval": true, "Entry": false} {
		if runs(who) != want {
			t.Errorf("in the window, %s: %v", who, !want)
		}
	}
}

func TestNumbersOfDeploymentsStay(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	first, second := w.Deployment(project, "2026-12-03 09:00"), w.Deployment(project, "2026-12-01 09:00")
	third := w.Deployment(project, "2026-12-02 09:00")
	w.Must("Approval", &app.DeploymentDelete{Deployment: first})
	for number, id := range map[int]domain.ID{2: second, 3: third} {
		if got := testkit.Row[domain.Deployment](w, id).Number; got != number {
			t.Errorf("%d became %d", number, got)
		}
	}
}

// Spec 1.7: a material change makes an approved run book a draft again and says what changed.
func TestWhatMakesAnApprovedRunBookADraftAgain(t *testing.T) {
	r := newRelease(t)
	next := r.Deployment(r.project, "2026-12-10 20:00")
	item := r.Approved(r.item("Search", "stop", "start"))
	r.Approved(r.item("Index", "index"))
	for name, test := range map[string]struct {
		change any
		want   domain.Key
	}{
		"the title":    {&app.DeploymentEdit{Deployment: r.deployment, PlanEdits: app.PlanEdits{Title: testkit.To(r.Workspace, "Release 2026-12-03 20:00", "Winter")}}, ""},
		"the way back": {&app.DeploymentEdit{Deployment: r.deployment, PlanEdits: app.PlanEdits{WayBack: testkit.To(r.Workspace, "", "restore")}}, "run_book.changed.way_back"},
		"the start": {&app.DeploymentEdit{Deployment: r.deployment, PlanEdits: app.PlanEdits{
			Start: testkit.To(r.Workspace, testkit.At("2026-12-03 20:00"), testkit.At("2026-12-03 21:00")),
		}}, "run_book.changed.start"},
		"an item that leaves": {&app.ItemMove{Item: item, To: next}, "run_book.changed.removed"},
	} {
		if testkit.Row[domain.Deployment](r.Workspace, r.deployment).RunBookState != domain.RunBookApproved {
			r.ApproveBook(r.deployment)
		}
		r.Must("Approval", test.change)
		head := testkit.Ask[app.DeploymentView](r.Workspace, "View", "deployment.get", &app.DeploymentGet{Deployment: r.deployment})
		if test.want == "" && head.RunBookState != domain.RunBookApproved {
			t.Errorf("%s: %s", name, head.RunBookState)
		}
		if test.want != "" && (head.RunBookState != domain.RunBookDraft || head.Because[0].Key != test.want) {
			t.Errorf("%s: %s %v", name, head.RunBookState, head.Because)
		}
	}
}
