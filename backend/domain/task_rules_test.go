package domain_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func TestOverdueTasks(t *testing.T) {
	for _, test := range []struct {
		task domain.Task
		want bool
	}{
		{domain.Task{State: domain.TaskInProgress, End: 9}, true},
		{domain.Task{State: domain.TaskNotStarted, End: 10}, false},
		{domain.Task{State: domain.TaskNotStarted}, false},
		{domain.Task{State: domain.TaskCompleted, End: 9}, false},
		{domain.Task{State: domain.TaskCancelled, End: 9}, false},
	} {
		if test.task.Overdue(10) != test.want {
			t.Error(test)
		}
	}
}

func TestSuggestionsAreThoseNotUsedYet(t *testing.T) {
	got := domain.Suggestions([]string{"Tell the desk", "Stop jobs"}, []domain.Task{{Title: "STOP jobs"}})
	if diff := cmp.Diff([]string{"Tell the desk"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestSigningOffAChecklist(t *testing.T) {
	done, open := domain.Task{State: domain.TaskCancelled}, domain.Task{State: domain.TaskInProgress}
	for _, test := range []struct {
		tasks  []domain.Task
		remark string
		want   domain.Key
	}{
		{nil, "", "checklist.empty"},
		{[]domain.Task{done}, "", ""},
		{[]domain.Task{done, open}, "", "input.invalid"},
		{[]domain.Task{done, open}, "it can wait", ""},
	} {
		if _, err := domain.CheckSignOff(test.tasks, test.remark); key(err) != test.want {
			t.Error(test, err)
		}
	}
}

func TestChecklistContentDoesNotDependOnTheOrder(t *testing.T) {
	a, b := domain.Task{ID: "a", Start: 2}, domain.Task{ID: "b", Start: 1}
	if diff := cmp.Diff(domain.ChecklistContentOf("d", []domain.Task{a, b}), domain.ChecklistContentOf("d", []domain.Task{b, a})); diff != "" {
		t.Error(diff)
	}
}
