package domain_test

import (
	"testing"

	"renogen/backend/domain"
)

func TestStagesOfAnItem(t *testing.T) {
	item := domain.Item{Status: domain.ItemReady, SubmittedBy: "sue", SubmittedAt: 2, ApprovedBy: "ann", ApprovedAt: 4}
	item.CreatedBy, item.CreatedAt = "ed", 1
	stages := item.Stages()
	for i, want := range []domain.ItemStage{
		{Status: domain.ItemDocumentation, Done: true, By: "ed", At: 1, Role: domain.RoleEntry},
		{Status: domain.ItemReview, Done: true, By: "sue", At: 2, Role: domain.RoleReview},
		{Status: domain.ItemGoNoGo, Done: true, Role: domain.RoleApproval},
		{Status: domain.ItemReady, Current: true, By: "ann", At: 4, Role: domain.RoleExecute},
		{Status: domain.ItemCompleted, Role: domain.RoleExecute},
	} {
		if stages[i] != want {
			t.Errorf("%+v", stages[i])
		}
	}
	item.Status = domain.ItemFailed
	if stages := item.Stages(); !stages[0].Current || stages[3].By != "" {
		t.Errorf("a failed item goes on from Documentation: %+v", stages)
	}
}
