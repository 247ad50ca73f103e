package domain_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func TestHurdles(t *testing.T) {
	ready := domain.Deployment{RunBookState: domain.RunBookApproved}
	ready.Lead, ready.WayBack = "ann", "restore"
	draft := ready
	draft.RunBookState = domain.RunBookDraft
	items, steps := map[string]int{"ready_for_release": 2}, map[string]int{"new": 3}
	for name, test := range map[string]struct {
		facts domain.DeploymentFacts
		want  []domain.Key
	}{
		"ready to go":     {domain.DeploymentFacts{Deployment: ready, Items: items, Steps: steps}, nil},
		"over":            {domain.DeploymentFacts{Window: domain.WindowOver}, nil},
		"run book":        {domain.DeploymentFacts{Deployment: draft, Items: items, Steps: steps}, []domain.Key{"deployment.hurdle.run_book"}},
		"nothing to run":  {domain.DeploymentFacts{Deployment: draft, Items: items}, nil},
		"empty and plain": {domain.DeploymentFacts{}, []domain.Key{"deployment.hurdle.no_items", "deployment.hurdle.no_lead", "deployment.hurdle.no_way_back"}},
		"undecided items": {
			domain.DeploymentFacts{
				Deployment: ready, Items: map[string]int{"documentation": 1, "review": 2, "go_no_go": 3, "failed": 4, "rejected": 5},
				Bare: 1, OverdueTasks: 1, Steps: map[string]int{"on_hold": 1},
			},
			[]domain.Key{
				"deployment.hurdle.failed", "deployment.hurdle.documentation", "deployment.hurdle.review", "deployment.hurdle.go_no_go",
				"deployment.hurdle.no_activities", "deployment.hurdle.on_hold", "deployment.hurdle.overdue_tasks",
			},
		},
	} {
		var got []domain.Key
		for _, hurdle := range domain.Hurdles(test.facts) {
			got = append(got, hurdle.Key)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
