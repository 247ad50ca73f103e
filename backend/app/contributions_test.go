package app_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// contributionNumbers gives of everybody who did something the numbers in the order of the columns.
func contributionNumbers(w *testkit.Workspace, ask *app.ContributionsList) map[string]string {
	w.TB.Helper()
	found := map[string]string{}
	for _, r := range testkit.Ask[app.ContributionsView](w, "Approval", "contributions.list", ask).People {
		if r.Total > 0 {
			found[r.Name] = fmt.Sprint(
				r.Requests, r.Deployments, r.Items, r.Submitted, r.Reviewed, r.Approved, r.Rejected,
				r.Tasks, r.StepsCompleted, r.StepsFailed, r.Attachments, "=", r.Total,
			)
		}
	}
	return found
}

func contributionNames(w *testkit.Workspace, project domain.ID, sort ...string) []string {
	w.TB.Helper()
	names := []string{}
	view := testkit.Ask[app.ContributionsView](w, "Approval", "contributions.list", &app.ContributionsList{Project: project, Sort: sort})
	for _, row := range view.People {
		names = append(names, row.Name)
	}
	return names
}

func TestContributionsCountWhatEachPersonDid(t *testing.T) {
	r := newRelease(t)
	before := contributionNumbers(r.Workspace, &app.ContributionsList{Project: r.project})
	if diff := cmp.Diff(map[string]string{"Approval": "0 1 0 0 0 0 0 0 0 0 0=1"}, before); diff != "" {
		t.Error(diff)
	}
	r.Must("Entry", &app.RequestCreate{Project: r.project, PlanFields: app.PlanFields{Title: "Another", Start: testkit.At("2027-01-20 20:00")}})
	first, second := r.item("First", "A", "B"), r.item("Second")
	r.Must("Entry", &app.AttachmentAdd{Item: first, File: r.file("a.txt").File, Name: "a.txt", Description: "A"})
	r.Must("Review", &app.TaskCreate{Deployment: r.deployment, Title: "Tell", Start: testkit.At("2026-12-03 09:00"), Persons: []string{r.User("View")}})
	r.Approved(first)
	r.Must("Review", r.Reject(r.Submitted(second), "unclear"))
	r.Clock.Pass(24 * time.Hour)
	night := r.Clock.Now()
	r.Must("Review", r.Verify(r.Submitted(second)))
	r.DoStep(r.step("A"), "", domain.StepStart, domain.StepComplete)
	r.DoStep(r.step("B"), "broken", domain.StepStart, domain.StepFail)
	for _, name := range []string{"Entry", "Review", "View"} { // what each sees of oneself is what approval sees of each
		own := testkit.Ask[app.ContributionRow](r.Workspace, name, "contributions.own", &app.ContributionsOwn{Project: r.project})
		all := testkit.Ask[app.ContributionsView](r.Workspace, "Approval", "contributions.list", &app.ContributionsList{Project: r.project})
		i := slices.IndexFunc(all.People, func(row app.ContributionRow) bool { return row.Name == name })
		if diff := cmp.Diff(all.People[i], own); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	for name, test := range map[string]struct {
		ask  app.ContributionsList
		want map[string]string
	}{
		"all": {app.ContributionsList{}, map[string]string{
			"Approval": "0 1 0 0 0 1 0 0 0 0 0=2", "Entry": "1 0 2 2 0 0 0 0 0 0 1=6",
			"Review": "0 0 0 0 1 0 1 1 0 0 0=3", "Execute": "0 0 0 0 0 0 0 0 1 1 0=2",
		}},
		"from": {app.ContributionsList{From: night}, map[string]string{
			"Entry": "0 0 0 1 0 0 0 0 0 0 0=1", "Review": "0 0 0 0 1 0 0 0 0 0 0=1", "Execute": "0 0 0 0 0 0 0 0 1 1 0=2",
		}},
		"to": {app.ContributionsList{To: night}, map[string]string{
			"Approval": "0 1 0 0 0 1 0 0 0 0 0=2", "Entry": "1 0 2 2 0 0 0 0 0 0 1=6", "Review": "0 0 0 0 0 0 1 1 0 0 0=2",
		}},
		"nothing": {app.ContributionsList{From: night + 1, To: night + 1}, map[string]string{}},
	} {
		test.ask.Project = r.project
		if diff := cmp.Diff(test.want, contributionNumbers(r.Workspace, &test.ask)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestGoingBackAndForthIsNoContribution(t *testing.T) {
	r := newRelease(t)
	item := r.Approved(r.item("First", "A"))
	r.DoStep(r.step("A"), "", domain.StepStart, domain.StepComplete)
	ask := &app.ContributionsList{Project: r.project}
	before := contributionNumbers(r.Workspace, ask)
	r.DoStep(r.step("A"), "once more", domain.StepReopen, domain.StepStart, domain.StepComplete)
	r.Must("Approval", r.Revert(item, domain.ItemReview, "look again"))
	r.Must("Approval", r.Approve(item))
	r.Must("Approval", r.Revert(item, domain.ItemDocumentation, "write it again"))
	r.Approved(item)
	if diff := cmp.Diff(before, contributionNumbers(r.Workspace, ask)); diff != "" {
		t.Error(diff)
	}
}

func TestContributionsAreForApproval(t *testing.T) {
	r := newRelease(t)
	for _, name := range []string{"View", "Entry", "Review", "Execute", "All", "Ann", "Outsider"} {
		_, err := app.Ask[app.ContributionsView](r.App, r.User(name), "contributions.list", &app.ContributionsList{Project: r.project})
		if domain.CodeOf(err) != domain.CodeForbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
	shown := testkit.Ask[app.ProjectView](r.Workspace, "Entry", "project.get", &app.ProjectGet{Project: r.project})
	if ability := shown.Can[len(shown.Can)-1]; ability.Action != "contributions.list" || ability.Allowed {
		t.Errorf("%+v", ability)
	}
	r.Must("Approval", &app.ProjectArchive{Project: r.project})
	if names := contributionNames(r.Workspace, r.project); len(names) != len(testkit.MemberRoles) {
		t.Errorf("an archived project is still read: %v", names)
	}
}

func TestContributionsNameThoseWhoLeftAndAreSorted(t *testing.T) {
	r := newRelease(t)
	r.item("First")
	r.Must("Approval", &app.MemberRemove{
		Project: r.project, User: r.User("Entry"), Seen: r.Seen("member", r.project+"/"+r.User("Entry"), app.MemberSeen{Roles: []string{"entry"}}),
	})
	if diff := cmp.Diff([]string{"Approval", "Entry", "All", "Approval2", "Entry2", "Execute", "Review", "View"}, contributionNames(r.Workspace, r.project)); diff != "" {
		t.Error(diff)
	}
	rows := testkit.Ask[app.ContributionsView](r.Workspace, "Approval", "contributions.list", &app.ContributionsList{Project: r.project}).People
	if left := rows[1]; len(left.Roles) != 0 || left.Items != 1 {
		t.Errorf("%+v", left)
	}
	if diff := cmp.Diff([]string{"Entry", "View", "Review", "Execute", "Entry2", "Approval2", "Approval", "All"}, contributionNames(r.Workspace, r.project, "-items", "-name")); diff != "" {
		t.Error(diff)
	}
	_, err := app.Ask[app.ContributionsView](r.App, r.User("Approval"), "contributions.list", &app.ContributionsList{Project: r.project, Sort: []string{"shoe_size"}})
	var refused *domain.Error
	if !errors.As(err, &refused) || refused.Fields["sort"].Key != "query.sort" {
		t.Error(err)
	}
}
