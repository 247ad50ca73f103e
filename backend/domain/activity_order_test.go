package domain_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func activity(id, template string, stage domain.Stage, made int) domain.Activity {
	return domain.Activity{ID: id, Template: template, Stage: stage, Made: made}
}

func idsOf(activities []domain.Activity) []string {
	ids := []string{}
	for _, a := range activities {
		ids = append(ids, a.ID)
	}
	return ids
}

func TestOrderOfActivities(t *testing.T) {
	activities := []domain.Activity{
		activity("post", "t1", domain.StagePost, 4), activity("second", "t2", domain.StageDuring, 3),
		activity("first", "t1", domain.StageDuring, 2), activity("pre", "t2", domain.StagePre, 1),
	}
	if diff := cmp.Diff([]string{"pre", "first", "second", "post"}, idsOf(domain.OrderActivities(activities, map[string]int{"t1": 1, "t2": 2}))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"pre", "second", "first", "post"}, idsOf(domain.OrderActivities(activities, map[string]int{"t1": 2, "t2": 1}))); diff != "" {
		t.Error("the other template first:", diff)
	}
}

func TestDraggedActivities(t *testing.T) {
	ordered := []domain.Activity{
		activity("pre", "t1", domain.StagePre, 1),
		activity("a", "t1", domain.StageDuring, 2), activity("b", "t1", domain.StageDuring, 3), activity("c", "t1", domain.StageDuring, 4),
	}
	positions, err := domain.MoveActivity(ordered, "c", 1)
	if diff := cmp.Diff(map[string]int{"c": 1, "a": 2, "b": 3}, positions); diff != "" || err != nil {
		t.Fatal(diff, err)
	}
	for i := range ordered {
		ordered[i].Position = positions[ordered[i].ID]
	}
	if diff := cmp.Diff([]string{"pre", "c", "a", "b"}, idsOf(domain.OrderActivities(ordered, nil))); diff != "" {
		t.Error(diff)
	}
	if got := domain.NewActivityPosition(ordered, domain.StageDuring); got != 4 {
		t.Error("a new one comes last:", got)
	}
	if got := domain.NewActivityPosition(ordered, domain.StagePre); got != 0 {
		t.Error("nobody dragged this stage:", got)
	}
	for _, place := range []int{0, 4} {
		if got := key(errorOf(domain.MoveActivity(ordered, "c", place))); got != "input.invalid" {
			t.Error(place, got)
		}
	}
}

func errorOf(_ map[string]int, err error) error { return err }
