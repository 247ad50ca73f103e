package domain_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func key(err error) domain.Key {
	var ours *domain.Error
	if !errors.As(err, &ours) {
		return ""
	}
	return ours.Key
}

func TestSeparationOfDuties(t *testing.T) {
	item := domain.Item{Status: domain.ItemReview, SubmittedBy: "sue", Editors: []string{"ed"}}
	for _, test := range []struct {
		name   string
		actor  string
		action domain.ItemAction
		off    bool
		others string
		alone  string
		want   domain.Key
	}{
		{name: "somebody else verifies", actor: "ann", action: domain.ItemVerify, others: "approval"},
		{name: "the submitter may not verify", actor: "sue", action: domain.ItemVerify, others: "approval", want: "item.duties.own_work"},
		{name: "nor an editor", actor: "ed", action: domain.ItemVerify, others: "approval", want: "item.duties.own_work"},
		{name: "nor approve", actor: "ed", action: domain.ItemApprove, others: "approval", want: "item.duties.own_work"},
		{name: "not even alone while others can", actor: "sue", action: domain.ItemApprove, others: "approval", alone: "in a hurry", want: "item.duties.own_work"},
		{name: "nobody else could verify: said so", actor: "sue", action: domain.ItemVerify, want: "item.duties.nobody_else"},
		{name: "a reason is needed to approve alone", actor: "sue", action: domain.ItemApprove, want: "input.invalid"},
		{name: "with a reason it goes", actor: "sue", action: domain.ItemApprove, alone: "I am the only one"},
		{name: "a reason for nothing is refused", actor: "ann", action: domain.ItemApprove, others: "approval", alone: "why not", want: "input.invalid"},
		{name: "another reviewer can verify", actor: "sue", action: domain.ItemVerify, others: "review", want: "item.duties.own_work"},
		{name: "but not approve", actor: "sue", action: domain.ItemApprove, others: "review", alone: "no other approver"},
		{name: "the setting is off", actor: "sue", action: domain.ItemApprove, off: true},
		{name: "rejecting one's own is allowed", actor: "sue", action: domain.ItemReject, others: "approval"},
	} {
		c := domain.ItemCase{
			Item: item, Actor: test.actor, Roles: domain.RolesOf("approval"), SeparateDuties: !test.off,
		}
		if test.others != "" {
			c.Others = []domain.RoleSet{domain.RolesOf(test.others)}
		}
		if diff := cmp.Diff(test.want, key(c.Check(test.action, "", "because", test.alone))); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// Another reviewer can verify, but not approve.
func TestOthersCountByWhatTheyMay(t *testing.T) {
	c := domain.ItemCase{
		Item:  domain.Item{Status: domain.ItemReview, SubmittedBy: "sue"},
		Actor: "sue", Roles: domain.RolesOf("approval"), SeparateDuties: true, Others: []domain.RoleSet{domain.RolesOf("review", "execute")},
	}
	if got := key(c.Check(domain.ItemVerify, "", "", "")); got != "item.duties.own_work" {
		t.Errorf("verify: %q", got)
	}
	if err := c.Check(domain.ItemApprove, "", "", "nobody else approves here"); err != nil {
		t.Errorf("approve alone: %v", err)
	}
}

// The window asks for the reason before it sends the command.
func TestAbilityAsksForTheReasonForApprovingAlone(t *testing.T) {
	c := domain.ItemCase{
		Item:  domain.Item{Status: domain.ItemGoNoGo, SubmittedBy: "sue"},
		Actor: "sue", Roles: domain.RolesOf("approval"), SeparateDuties: true,
	}
	for _, ability := range c.Abilities() {
		if ability.Alone != (ability.Action == "approve") {
			t.Errorf("%+v", ability)
		}
	}
	c.Roles = domain.RolesOf("review")
	for _, ability := range c.Abilities() {
		if ability.Alone {
			t.Errorf("review is asked for a reason: %+v", ability)
		}
	}
}

// Approving forgets the editors: who edits from then on is barred next time.
func TestApprovalStartsTheListOfEditorsAnew(t *testing.T) {
	item := domain.Item{Status: domain.ItemGoNoGo, SubmittedBy: "sue", Editors: []string{"ed"}}
	approved := domain.ApplyItemAction(item, domain.ItemApprove, "", "ann", 5, "digest", "")
	if len(approved.Editors) != 0 || approved.ApprovedBy != "ann" || approved.ApprovedAt != 5 || approved.ApprovedContent != "digest" {
		t.Errorf("%+v", approved)
	}
	if diff := cmp.Diff([]string{"ed"}, item.Editors); diff != "" {
		t.Errorf("the input was changed: %s", diff)
	}
}

// Scenario 5: only an item without a step to run is completed or failed by hand.
func TestByHand(t *testing.T) {
	for _, test := range []struct {
		open int
		want domain.Key
	}{{0, ""}, {2, "item.by_hand.open_steps"}} {
		c := domain.ItemCase{Item: domain.Item{Status: domain.ItemReady}, Roles: domain.RolesOf("execute"), OpenSteps: test.open}
		for _, action := range []domain.ItemAction{domain.ItemComplete, domain.ItemFail} {
			if got := key(c.Check(action, "", "because", "")); got != test.want {
				t.Errorf("%d open steps, %s: %q", test.open, action, got)
			}
		}
	}
}

func TestArchivedClosedAndUnconfirmed(t *testing.T) {
	all := domain.RolesOf("view", "entry", "review", "approval", "execute")
	for _, status := range itemStatuses {
		for _, test := range []struct {
			c    domain.ItemCase
			want domain.Key
		}{
			{domain.ItemCase{Archived: true, Closed: true}, "item.archived"},
			{domain.ItemCase{Closed: true}, "item.deployment_closed"},
		} {
			test.c.Item.Status, test.c.Roles = status, all
			for _, ability := range test.c.Abilities() {
				if ability.Allowed || ability.Why.Key != test.want {
					t.Errorf("%s: %+v", status, ability)
				}
			}
		}
		unconfirmed := domain.ItemCase{Item: domain.Item{Status: status}, Roles: all, Unconfirmed: true}
		for _, ability := range unconfirmed.Abilities() {
			entrys := ability.Action == "submit" || ability.Target == domain.ItemDocumentation
			if ability.Allowed != entrys || !entrys && ability.Why.Key != "permission.key_not_confirmed" {
				t.Errorf("unconfirmed key, %s: %+v", status, ability)
			}
		}
		unconfirmed.WindowBegun = true
		for _, ability := range unconfirmed.Abilities() {
			if ability.Allowed && (status == domain.ItemReady || status == domain.ItemCompleted) {
				t.Errorf("unconfirmed key after the start, %s: %+v", status, ability)
			}
		}
	}
}

// With all steps done an item would bounce back to Completed: the way is to reopen a step.
func TestRevertToReadyWithAllStepsDone(t *testing.T) {
	c := domain.ItemCase{Item: domain.Item{Status: domain.ItemCompleted}, Roles: domain.RolesOf("execute", "approval"), StepsDone: true}
	if got := key(c.Check(domain.ItemRevert, domain.ItemReady, "because", "")); got != "item.revert.steps_done" {
		t.Errorf("got %q", got)
	}
	if err := c.Check(domain.ItemRevert, domain.ItemGoNoGo, "because", ""); err != nil {
		t.Error(err)
	}
}

func TestEditingDeletingMoving(t *testing.T) {
	for _, status := range itemStatuses {
		editable := status == domain.ItemDocumentation || status == domain.ItemRejected || status == domain.ItemFailed
		if err := domain.MayEditItem(domain.Item{Status: status}); (err == nil) != editable {
			t.Errorf("edit in %s: %v", status, err)
		}
		item := domain.Item{Project: "p", Deployment: "d1", Status: status, ApprovedAt: 3, ApprovedBy: "ann", ApprovedContent: "x"}
		err := domain.MayMoveItem(item, nil, domain.Deployment{ID: "d2", Project: "p"}, domain.WindowUpcoming)
		if (err == nil) != (status != domain.ItemCompleted) {
			t.Errorf("move in %s: %v", status, err)
		}
		moved := domain.MoveItem(item, "d2", 7, 99)
		want := item
		want.Deployment, want.Position = "d2", 7
		if status == domain.ItemReady {
			want.Status, want.StatusAt, want.ApprovedAt, want.ApprovedBy, want.ApprovedContent = domain.ItemGoNoGo, 99, 0, "", ""
		}
		if diff := cmp.Diff(want, moved); diff != "" {
			t.Errorf("moved in %s: %s", status, diff)
		}
	}
	item := domain.Item{Project: "p", Deployment: "d1", Status: domain.ItemFailed}
	for want, err := range map[domain.Key]error{
		"item.move.other_project":    domain.MayMoveItem(item, nil, domain.Deployment{ID: "d2", Project: "q"}, domain.WindowUpcoming),
		"item.move.same_deployment":  domain.MayMoveItem(item, nil, domain.Deployment{ID: "d1", Project: "p"}, domain.WindowUpcoming),
		"item.move.target_over":      domain.MayMoveItem(item, nil, domain.Deployment{ID: "d2", Project: "p"}, domain.WindowOver),
		"item.move.step_in_progress": domain.MayMoveItem(item, []domain.StepOutcome{{State: domain.StepInProgress}}, domain.Deployment{ID: "d2", Project: "p"}, domain.WindowRunning),
		"item.delete.executed_step":  domain.MayDeleteItem([]domain.LinkedStep{{State: domain.StepNew, Acts: []domain.StepAction{domain.StepStart, domain.StepAttemptFailed}}}),
		"item.add.deployment_over":   domain.MayAddItem(domain.WindowOver),
	} {
		if key(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if err := domain.MayDeleteItem([]domain.LinkedStep{{State: domain.StepNew}, {State: domain.StepOnHold, Acts: []domain.StepAction{domain.StepHold}}}); err != nil {
		t.Error(err)
	}
	if err := domain.MayAddItem(domain.WindowOverrun); err != nil {
		t.Error(err)
	}
}
