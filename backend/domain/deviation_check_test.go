package domain_test

import (
	"errors"
	"strings"
	"testing"

	"renogen/backend/domain"
)

func TestCheckDeviation(t *testing.T) {
	good, err := domain.CheckDeviation(domain.StepContent{Title: "  Clear the cache ", Stage: domain.StageDuring, Instruction: "rm"})
	if err != nil || good.Title != "Clear the cache" {
		t.Errorf("got %+v, %v", good, err)
	}
	_, err = domain.CheckDeviation(domain.StepContent{
		Stage: "later", Instruction: strings.Repeat("x", domain.MaxLongText+1), Plan: domain.StepPlan{Minutes: -1},
	})
	var refused *domain.Error
	if !errors.As(err, &refused) {
		t.Fatalf("got %v", err)
	}
	for _, field := range []string{"title", "stage", "instruction", "minutes"} {
		if refused.Fields[field].Key == "" {
			t.Errorf("%s should be refused: %v", field, err)
		}
	}
}
