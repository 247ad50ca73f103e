package domain_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func pendingWindow() domain.PendingWindow {
	item := func(status domain.ItemStatus) domain.PendingItem {
		return domain.PendingItem{ID: string(status), Status: status}
	}
	return domain.PendingWindow{
		Deployment: domain.Deployment{ID: "d", Plan: domain.Plan{Title: "Payments", Start: 500}}, State: domain.WindowUpcoming,
		Items: []domain.PendingItem{item(domain.ItemDocumentation), item(domain.ItemFailed), item(domain.ItemReview), item(domain.ItemGoNoGo), item(domain.ItemReady)},
		Steps: domain.PendingSteps{Serving: 2},
		Tasks: []domain.Task{{ID: "task", Title: "Inform the desk", Persons: []string{"vi"}, State: domain.TaskNotStarted}},
	}
}

func needs(p domain.Pending, now int64) []string {
	lines := []string{}
	for _, n := range domain.ActionsNeeded(p, now) {
		line := string(n.Kind) + " " + n.Record
		if n.Kind == domain.NeedSteps {
			line += fmt.Sprintf(" %d steps %d items", n.Steps, n.Items)
		}
		if n.Overdue {
			line += " overdue"
		}
		lines = append(lines, line)
	}
	return lines
}

// Scenario 10, and what several roles see together.
func TestActionsNeededByRole(t *testing.T) {
	for _, test := range []struct {
		roles []string
		user  string
		want  []string
	}{
		{[]string{"entry"}, "eve", []string{"item documentation", "item failed"}},
		{[]string{"review"}, "ray", []string{"item review"}},
		{[]string{"approval"}, "ann", []string{"item review", "item go_no_go"}},
		{[]string{"execute"}, "xi", []string{"steps d 2 steps 0 items"}},
		{[]string{"view"}, "vi", []string{"task task"}},
		{[]string{"view"}, "bob", []string{}},
		{[]string{"review", "approval"}, "ann", []string{"item review", "item go_no_go"}},
	} {
		p := domain.Pending{User: test.user, Roles: domain.RolesOf(test.roles...), Deployments: []domain.PendingWindow{pendingWindow()}}
		if diff := cmp.Diff(test.want, needs(p, 100)); diff != "" {
			t.Errorf("%v: %s", test.roles, diff)
		}
	}
}

func TestActionsNeededByTime(t *testing.T) {
	over, overrun, archived := pendingWindow(), pendingWindow(), pendingWindow()
	over.State = domain.WindowOver
	archived.Deployment.Archived = true
	overrun.State, overrun.Deployment.ID, overrun.Deployment.Start = domain.WindowOverrun, "late", 900
	p := domain.Pending{User: "xi", Roles: domain.RolesOf("execute"), Deployments: []domain.PendingWindow{over, archived, pendingWindow(), overrun}}
	if diff := cmp.Diff([]string{"steps late 2 steps 0 items overdue", "steps d 2 steps 0 items"}, needs(p, 1000)); diff != "" {
		t.Error(diff)
	}
}

func TestTasksOfAnOverrunWindowAreOverdue(t *testing.T) {
	w := pendingWindow()
	w.State, w.Tasks[0].End = domain.WindowOverrun, 2000
	p := domain.Pending{User: "vi", Roles: domain.RolesOf("view"), Deployments: []domain.PendingWindow{w}}
	if diff := cmp.Diff([]string{"task task overdue"}, needs(p, 1000)); diff != "" {
		t.Error(diff)
	}
}

func TestActionsNeededForExecute(t *testing.T) {
	w := pendingWindow()
	w.Items = append(w.Items, domain.PendingItem{ID: "bare", Status: domain.ItemReady})
	w.Steps = domain.PendingSteps{InProgress: 1, Serving: 2, Deviations: 3, Bare: 1}
	p := domain.Pending{Roles: domain.RolesOf("execute"), Deployments: []domain.PendingWindow{w}}
	if diff := cmp.Diff([]string{"steps d 6 steps 1 items"}, needs(p, 0)); diff != "" {
		t.Error(diff)
	}
}

func TestActionsNeededForApprovalAndTasks(t *testing.T) {
	request := func(id string, start int64, state domain.RequestState) domain.Request {
		return domain.Request{ID: id, State: state, Plan: domain.Plan{Start: start}}
	}
	p := domain.Pending{
		User: "ann", Roles: domain.RolesOf("approval"),
		Requests: []domain.Request{
			request("later", 900, "new"), request("expired", 50, "new"), request("no", 900, "rejected"), request("gone", 900, "withdrawn"),
		},
		Access: []domain.AccessRequest{{ID: "ask", State: domain.AccessOpen}, {ID: "answered", State: domain.AccessGranted}},
		Deployments: []domain.PendingWindow{{
			Deployment: domain.Deployment{ID: "d", Plan: domain.Plan{Start: 500}}, State: domain.WindowUpcoming,
			Tasks: []domain.Task{
				{ID: "done", Persons: []string{"ann"}, State: domain.TaskCompleted},
				{ID: "late", Persons: []string{"ann"}, State: domain.TaskInProgress, End: 99},
				{ID: "other", Persons: []string{"bob"}, State: domain.TaskInProgress, End: 99},
				{ID: "soon", Persons: []string{"bob", "ann"}, State: domain.TaskNotStarted, End: 101},
			},
		}},
	}
	want := []string{"request expired overdue", "task late overdue", "access ask", "task soon", "request later"}
	if diff := cmp.Diff(want, needs(p, 100)); diff != "" {
		t.Error(diff)
	}
	p.Roles = domain.RolesOf("entry", "review", "execute", "view")
	if diff := cmp.Diff([]string{"task late overdue", "task soon"}, needs(p, 100)); diff != "" {
		t.Error(diff)
	}
}
