package domain_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func outcomes(states ...domain.StepState) []domain.StepOutcome {
	var steps []domain.StepOutcome
	for i, state := range states {
		steps = append(steps, domain.StepOutcome{Step: string(rune('a' + i)), State: state, Remark: "remark", EndedAt: int64(100 - i)})
	}
	return steps
}

func TestAfterSteps(t *testing.T) {
	for _, test := range []struct {
		name  string
		steps []domain.StepOutcome
		want  domain.Outcome
	}{
		{"no steps", nil, domain.Outcome{}},
		{"one left", outcomes("completed", "new"), domain.Outcome{}},
		{"one held", outcomes("completed", "on_hold"), domain.Outcome{}},
		{"all skipped: a matter for people", outcomes("skipped", "skipped"), domain.Outcome{}},
		{"done", outcomes("skipped", "completed"), domain.Outcome{To: domain.ItemCompleted}},
		{"failed, whatever the others", outcomes("failed", "new"), domain.Outcome{To: domain.ItemFailed, Step: "a", Remark: "remark"}},
		{"the first failure is the cause", outcomes("failed", "failed", "completed"), domain.Outcome{To: domain.ItemFailed, Step: "b", Remark: "remark"}},
	} {
		for _, status := range itemStatuses {
			want := test.want
			if status != domain.ItemReady {
				want = domain.Outcome{}
			}
			got, changed := domain.AfterSteps(domain.Item{Status: status}, test.steps)
			if diff := cmp.Diff(want, got); diff != "" || changed != (want.To != "") {
				t.Errorf("%s, %s: changed %v %s", test.name, status, changed, diff)
			}
		}
	}
}

func TestReturnsToReady(t *testing.T) {
	for _, test := range []struct {
		name string
		item domain.Item
		step string
		in   []domain.StepOutcome
		want bool
	}{
		{"completed", domain.Item{Status: domain.ItemCompleted}, "a", outcomes("completed", "skipped"), true},
		{"failed by this step", domain.Item{Status: domain.ItemFailed, FailedStep: "a"}, "a", outcomes("failed", "new"), true},
		{"another failed as well", domain.Item{Status: domain.ItemFailed, FailedStep: "a"}, "a", outcomes("failed", "failed"), false},
		{"the first failure is mended, this is the last", domain.Item{Status: domain.ItemFailed, FailedStep: "a"}, "b", outcomes("new", "failed"), true},
		{"failed by another step", domain.Item{Status: domain.ItemFailed, FailedStep: "a"}, "b", outcomes("failed", "completed"), false},
		{"this one did not fail", domain.Item{Status: domain.ItemFailed, FailedStep: "a"}, "b", outcomes("new", "completed"), false},
		{"failed by hand", domain.Item{Status: domain.ItemFailed}, "a", outcomes("failed"), false},
		{"in review", domain.Item{Status: domain.ItemReview}, "a", outcomes("failed"), false},
		{"ready", domain.Item{Status: domain.ItemReady}, "a", outcomes("completed", "new"), false},
	} {
		if got := domain.ReturnsToReady(test.item, test.step, test.in); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
