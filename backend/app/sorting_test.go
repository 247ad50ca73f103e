package app_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func TestDeploymentsAreSortedNarrowedAndPaged(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	add := func(title, start string, risk domain.Risk) {
		w.Deployment(project, start, func(d *app.DeploymentCreate) { d.Title, d.Risk = title, risk })
	}
	add("beta one", "2026-12-03 09:00", domain.RiskHigh)
	add("Alpha one", "2026-12-04 09:00", domain.RiskLow)
	add("gamma", "2026-12-05 09:00", domain.RiskLow)
	for name, c := range map[string]struct {
		ask  app.DeploymentsList
		want []string
	}{
		"by title, small and capital letters alike": {app.DeploymentsList{Sort: []string{"title"}}, []string{"Alpha one", "beta one", "gamma"}},
		"by risk, then the latest":                  {app.DeploymentsList{Sort: []string{"risk", "-start"}}, []string{"gamma", "Alpha one", "beta one"}},
		"words of a title in any order":             {app.DeploymentsList{Search: "ONE al"}, []string{"Alpha one"}},
		"by filter":                                 {app.DeploymentsList{Risks: []domain.Risk{domain.RiskHigh}}, []string{"beta one"}},
		"no such state":                             {app.DeploymentsList{States: []domain.WindowState{domain.WindowOver}}, []string{}},
		"a page":                                    {app.DeploymentsList{Sort: []string{"-title"}, Offset: 1, Limit: 1}, []string{"beta one"}},
	} {
		c.ask.Project, c.ask.Which = project, "all"
		titles := []string{}
		list := testkit.Ask[app.DeploymentsView](w, "View", "deployments.list", &c.ask)
		for _, row := range list.Deployments {
			titles = append(titles, row.Title)
		}
		if diff := cmp.Diff(c.want, titles); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if c.ask.Limit > 0 && list.Total != 3 {
			t.Errorf("%s: %d in all", name, list.Total)
		}
	}
	refusedSort[app.DeploymentsView](w, "deployments.list", &app.DeploymentsList{Project: project, Sort: []string{"colour"}})
}

func TestRequestsAreSortedAndNarrowed(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	first := w.Must("Entry", &app.RequestCreate{Project: project, PlanFields: plan("Beta", "2026-12-03 09:00")})
	w.Must("Entry2", &app.RequestCreate{Project: project, PlanFields: plan("alpha", "2026-12-04 09:00")})
	w.Must("Entry", &app.RequestWithdraw{Request: first})
	for name, c := range map[string]struct {
		ask  app.RequestsList
		want []string
	}{
		"by title":  {app.RequestsList{Sort: []string{"title"}}, []string{"alpha", "Beta"}},
		"by start":  {app.RequestsList{Sort: []string{"start"}}, []string{"Beta", "alpha"}},
		"by person": {app.RequestsList{By: []domain.ID{w.User("Entry2")}}, []string{"alpha"}},
		"by state":  {app.RequestsList{States: []string{"withdrawn"}}, []string{"Beta"}},
		"by words":  {app.RequestsList{Search: "bet"}, []string{"Beta"}},
	} {
		c.ask.Project = project
		titles := []string{}
		for _, row := range testkit.Ask[app.RequestsView](w, "View", "requests.list", &c.ask).Requests {
			titles = append(titles, row.Title)
		}
		if diff := cmp.Diff(c.want, titles); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	refusedSort[app.RequestsView](w, "requests.list", &app.RequestsList{Project: project, Sort: []string{"colour"}})
}

func TestActivityIsCountedTurnedRoundAndPaged(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	w.Deployment(project, "2026-12-03 09:00")
	ask := func(change func(*app.ActivityList)) app.ActivityView {
		list := app.ActivityList{Project: project, Limit: 200}
		change(&list)
		return testkit.Ask[app.ActivityView](w, "View", "activity.list", &list)
	}
	newest := ask(func(*app.ActivityList) {})
	oldest := ask(func(l *app.ActivityList) { l.Sort = []string{"at"} })
	count := len(newest.Entries)
	if newest.Total != count || oldest.Total != count || count < 3 {
		t.Fatalf("%d of %d entries", count, newest.Total)
	}
	for i, e := range newest.Entries {
		if other := oldest.Entries[count-1-i]; other.Seq != e.Seq {
			t.Errorf("entry %d stands where %d should", other.Seq, e.Seq)
		}
	}
	page := ask(func(l *app.ActivityList) { l.Offset, l.Limit = 1, 1 })
	if len(page.Entries) != 1 || page.Entries[0].Seq != newest.Entries[1].Seq || page.Total != count {
		t.Errorf("%+v", page)
	}
	some := ask(func(l *app.ActivityList) {
		l.Nouns, l.Actors = []string{"deployment", "task"}, []domain.ID{w.User("Approval")}
	})
	if some.Total != 1 || some.Entries[0].Command != "deployment.create" {
		t.Errorf("%+v", some)
	}
	if none := ask(func(l *app.ActivityList) { l.Actors = []domain.ID{w.User("Outsider")} }); none.Total != 0 {
		t.Errorf("%+v", none)
	}
	refusedSort[app.ActivityView](w, "activity.list", &app.ActivityList{Sort: []string{"title"}})
}

func refusedSort[R, P any](w *testkit.Workspace, query string, params *P) {
	w.TB.Helper()
	_, err := app.Ask[R](w.App, w.User("View"), query, params)
	var refusal *domain.Error
	if !errors.As(err, &refusal) || refusal.Code != domain.CodeInvalid || refusal.Fields["sort"].Key != "query.sort" {
		w.TB.Errorf("%s: %v", query, err)
	}
}
