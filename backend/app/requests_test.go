package app_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func plan(title, start string) app.PlanFields {
	return app.PlanFields{Title: title, Start: testkit.At(start)}
}

func requestView(w *testkit.Workspace, request domain.ID) app.RequestView {
	return testkit.Ask[app.RequestView](w, "Approval", "request.get", &app.RequestGet{Request: request})
}

// Scenario 9.
func TestApprovingARequestMakesOneDeployment(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	asked := app.PlanFields{
		Title: "Winter release", Description: "All of it", Start: testkit.At("2026-12-03 20:00"), Minutes: 90, Lead: w.User("Execute"),
		ReleaseManager: w.User("Review"), Risk: domain.RiskHigh, RiskNote: "new database", WayBack: "restore", WayBackMinutes: 30,
		URL: "https://example.org/1", URLLabel: "Change 1",
	}
	request := w.Must("Entry", &app.RequestCreate{Project: project, PlanFields: asked})
	seen := requestView(w, request).Seen
	for _, name := range []string{"Entry", "Review", "Execute", "View", "Outsider"} {
		w.Refused(domain.CodeForbidden, name, &app.RequestApprove{Request: request, Seen: seen})
	}
	w.Must("Entry", &app.RequestEdit{Request: request, PlanEdits: app.PlanEdits{Minutes: testkit.To(w, 90, 120)}})
	w.Refused(domain.CodeConflict, "Approval", &app.RequestApprove{Request: request, Seen: seen})
	view := requestView(w, request)
	w.Must("Approval", &app.RequestApprove{Request: request, Seen: view.Seen})
	again := w.Refused(domain.CodeConflict, "Approval2", &app.RequestApprove{Request: request, Seen: requestView(w, request).Seen})
	if again.Key != "request.no_such_change" {
		t.Error(again)
	}
	view = requestView(w, request)
	head := testkit.Ask[app.DeploymentView](w, "View", "deployment.get", &app.DeploymentGet{Deployment: view.Deployment})
	if diff := cmp.Diff(view.Plan, head.Plan); diff != "" || head.Request != request || view.DecidedByName != "Approval" || head.Minutes != 120 {
		t.Errorf("%s %+v", diff, view)
	}
	list := testkit.Ask[app.DeploymentsView](w, "View", "deployments.list", &app.DeploymentsList{Project: project})
	if list.Total != 1 {
		t.Errorf("%d deployments", list.Total)
	}
	for _, payload := range []any{
		&app.RequestEdit{Request: request, PlanEdits: app.PlanEdits{Title: testkit.To(w, "Winter release", "x")}},
		&app.RequestWithdraw{Request: request},
	} {
		w.Refused(domain.CodeConflict, "Entry", payload)
	}
}

func TestARejectedRequestCanBeAskedForAgain(t *testing.T) {
	w := testkit.New(t)
	request := w.Must("Entry", &app.RequestCreate{Project: w.Project(), PlanFields: plan("Winter", "2026-12-03 20:00")})
	w.Refused(domain.CodeInvalid, "Approval", &app.RequestReject{Request: request, Seen: requestView(w, request).Seen})
	w.Must("Approval", &app.RequestReject{Request: request, Reason: "frozen", Seen: requestView(w, request).Seen})
	edit := &app.RequestEdit{Request: request, PlanEdits: app.PlanEdits{Title: testkit.To(w, "Winter", "After the freeze")}}
	for _, name := range []string{"Entry2", "Review", "View"} {
		w.Refused(domain.CodeForbidden, name, edit)
	}
	w.Must("Entry", edit)
	if got := requestView(w, request); got.State != domain.RequestNew || got.Reason != "" || got.DecidedBy != "" {
		t.Errorf("%+v", got)
	}
	w.Must("Entry", &app.RequestWithdraw{Request: request})
	w.Refused(domain.CodeConflict, "Approval", &app.RequestApprove{Request: request, Seen: requestView(w, request).Seen})
}

// The last two sentences of scenario 6, and 1.4.
func TestStartsOfRequests(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	w.Clock.Set("2026-12-03 14:00")
	w.Deployment(project, "2026-12-04 00:00", func(d *app.DeploymentCreate) { d.DateOnly = true })
	ask := func(start string) *app.RequestCreate {
		return &app.RequestCreate{Project: project, PlanFields: plan("Window", start)}
	}
	for start, want := range map[string]domain.Key{"2026-12-03 15:30": "request.start.too_soon", "2026-12-04 00:00": "window.start.taken"} {
		if got := problemOf(t, w.Refused(domain.CodeInvalid, "Entry", ask(start)), "start"); got != want {
			t.Errorf("%s: %s", start, got)
		}
	}
	first := w.Must("Entry", ask("2026-12-03 16:00"))
	if got := problemOf(t, w.Refused(domain.CodeInvalid, "Entry2", ask("2026-12-03 16:00")), "start"); got != "window.start.requested" {
		t.Error(got)
	}
	seen := requestView(w, first).Seen
	w.Deployment(project, "2026-12-03 16:00")
	if got := problemOf(t, w.Refused(domain.CodeInvalid, "Approval", &app.RequestApprove{Request: first, Seen: seen}), "start"); got != "window.start.taken" {
		t.Error(got)
	}
	w.Clock.Set("2026-12-03 17:00")
	list := testkit.Ask[app.RequestsView](w, "View", "requests.list", &app.RequestsList{Project: project})
	if list.Total != 1 || !list.Requests[0].Expired || len(list.Requests[0].Can) != 0 {
		t.Errorf("an expired request stays visible: %+v", list)
	}
	mine := testkit.Ask[app.RequestsView](w, "Entry", "requests.list", &app.RequestsList{Project: project, Open: true})
	if !slices.Equal(mine.Requests[0].Can, []string{"request.edit", "request.withdraw"}) {
		t.Error(mine.Requests[0].Can)
	}
}
