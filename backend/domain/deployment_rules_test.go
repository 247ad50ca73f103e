package domain_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func TestClosingAndReopening(t *testing.T) {
	open := domain.Deployment{ID: "d"}
	closed, err := domain.CloseDeployment(open, "ann", 5, "done early ")
	if err != nil || closed.ClosedAt != 5 || closed.ClosedBy != "ann" || closed.ClosedReason != "done early" {
		t.Fatal(closed, err)
	}
	if again, err := domain.ReopenDeployment(closed); err != nil || !cmp.Equal(again, open) {
		t.Error(again, err)
	}
	for want, err := range map[domain.Key]error{
		"input.invalid":              second(domain.CloseDeployment(open, "ann", 5, " ")),
		"deployment.closed":          second(domain.CloseDeployment(closed, "ann", 6, "again")),
		"deployment.not_closed":      second(domain.ReopenDeployment(open)),
		"deployment.archived":        second(domain.ReopenDeployment(domain.Deployment{Archived: true, ClosedAt: 5})),
		"deployment.not_archived":    second(domain.ArchiveDeployment(open, false, domain.WindowOver)),
		"deployment.archive.running": second(domain.ArchiveDeployment(open, true, domain.WindowOverrun)),
	} {
		if got := key(err); got != want {
			t.Errorf("want %s, got %s", want, got)
		}
	}
	if archived, err := domain.ArchiveDeployment(open, true, domain.WindowUpcoming); err != nil || !archived.Archived {
		t.Error(archived, err)
	}
}

func second(_ domain.Deployment, err error) error { return err }

func TestDeletingADeploymentWithExecutedSteps(t *testing.T) {
	held := domain.LinkedStep{State: domain.StepOnHold, Acts: []domain.StepAction{domain.StepHold}}
	retried := domain.LinkedStep{State: domain.StepNew, Acts: []domain.StepAction{domain.StepStart, domain.StepAttemptFailed}}
	if err := domain.MayDeleteDeployment(domain.Deployment{}, []domain.LinkedStep{held}); err != nil {
		t.Error(err)
	}
	if got := key(domain.MayDeleteDeployment(domain.Deployment{}, []domain.LinkedStep{held, retried})); got != "deployment.delete.executed_steps" {
		t.Error(got)
	}
}

func TestTogether(t *testing.T) {
	var title, start domain.Problems
	title.Add("title", "field.required")
	start.Add("start", "window.start.taken")
	start.Add("title", "field.one_line")
	err := domain.Together(nil, title.Err(), start.Err()).(*domain.Error)
	want := map[string]domain.Problem{"title": {Key: "field.required"}, "start": {Key: "window.start.taken"}}
	if diff := cmp.Diff(want, err.Fields); diff != "" {
		t.Error(diff)
	}
	if domain.Together(nil, nil) != nil {
		t.Error("nothing is wrong")
	}
	if got := key(domain.Together(title.Err(), domain.Missing())); got != "record.missing" {
		t.Error(got)
	}
}
