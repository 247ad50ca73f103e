package domain

import (
	"slices"
	"strconv"
	"strings"
)

// ItemCase is everything that decides what a person may do with an item's status.
type ItemCase struct {
	Item  Item
	Actor ID
	Roles RoleSet
	// Archived: the project or the deployment is. Closed: approval closed the deployment. A deployment
	// that is over by the clock alone takes every change of status.
	Archived bool
	Closed   bool
	// WindowBegun: the window of the deployment has begun.
	WindowBegun bool
	// SeparateDuties is the project's setting; Others are the roles of the other active members who are
	// not barred (see BarredFromDeciding).
	SeparateDuties bool
	Others         []RoleSet
	// OpenSteps counts the item's steps that are New, In progress or On hold.
	OpenSteps int
	// StepsDone: the automatic rule would complete the item at once (see AfterSteps).
	StepsDone bool
	// Unconfirmed: the workspace requires confirmed keys and the actor's key is not confirmed.
	Unconfirmed bool
}

// Ability says whether a person may do something now, and why not.
type Ability struct {
	Action string `json:"action"`
	// Target is the state that a change of an item's status leads to; empty for steps.
	Target  ItemStatus `json:"target,omitempty"`
	Allowed bool       `json:"allowed"`
	Remark  RemarkRule `json:"remark"`
	// Alone: allowed to this person only with a reason for deciding alone (spec 1.7).
	Alone bool   `json:"alone,omitempty"`
	Why   *Error `json:"why,omitempty"`
}

// BarredFromDeciding says whether separation of duties bars this person from verifying and approving the
// item: who submitted it, or changed its content since the last approval.
func BarredFromDeciding(item Item, user ID) bool {
	return item.SubmittedBy == user || slices.Contains(item.Editors, user)
}

// Check says whether the actor may lead the item to the target (which only a revert needs) with this
// remark; alone is the reason for approving alone. It gives nil or the reason why not, and changes nothing.
func (c ItemCase) Check(action ItemAction, target ItemStatus, remark, alone string) error {
	rule, known := findItemRule(c.Item.Status, action, target)
	if !known {
		return Conflict("item.status.no_such_change", "action", string(action), "status", c.Item.Status.Name())
	}
	if err := c.refuse(rule); err != nil {
		return err
	}
	var problems Problems
	if rule.Remark == RemarkRequired && strings.TrimSpace(remark) == "" {
		problems.Add("remark", "item.status.remark_required", "status", rule.To.Name())
	}
	if needs, given := c.needsAlone(rule), strings.TrimSpace(alone) != ""; needs && !given {
		problems.Add("alone", "item.approve.alone_reason_required")
	} else if given && !needs {
		problems.Add("alone", "item.approve.not_alone")
	}
	return problems.Err()
}

// Abilities lists every change that the item's state knows, allowed or not, in the order of the workflow.
func (c ItemCase) Abilities() []Ability {
	abilities := []Ability{}
	for _, rule := range ItemRules {
		if rule.From != c.Item.Status {
			continue
		}
		why := c.refuse(rule)
		abilities = append(abilities, Ability{
			Action: string(rule.Action), Target: rule.To, Allowed: why == nil, Remark: rule.Remark,
			Alone: why == nil && c.needsAlone(rule), Why: why,
		})
	}
	return abilities
}

// refuse holds every rule but those on the texts that are typed in.
func (c ItemCase) refuse(rule ItemRule) *Error {
	switch {
	case c.Archived:
		return Conflict("item.archived")
	case c.Closed:
		return Conflict("item.deployment_closed")
	case !c.Roles.Any(rule.Roles...):
		return Forbidden("item.status.needs_role", "roles", roleNames(rule.Roles), "status", rule.To.Name())
	case c.needsRunner(rule) && !c.Roles.Acts(RoleExecute):
		return Forbidden("item.revert.window_begun", "status", rule.From.Name())
	case c.Unconfirmed && !c.allowedWithoutKey(rule):
		return Forbidden("permission.key_not_confirmed")
	}
	if err := c.refuseDuties(rule); err != nil {
		return err
	}
	return c.refuseSteps(rule)
}

// Once the window has begun, leaving Ready For Release or Completed is a matter for those who run it.
func (c ItemCase) needsRunner(rule ItemRule) bool {
	return c.WindowBegun && rule.Action == ItemRevert && (rule.From == ItemReady || rule.From == ItemCompleted)
}

func (c ItemCase) allowedWithoutKey(rule ItemRule) bool {
	left := c.Roles.WithoutConfirmedKey()
	return left.Any(rule.Roles...) && (!c.needsRunner(rule) || left.Acts(RoleExecute))
}

func (c ItemCase) refuseDuties(rule ItemRule) *Error {
	if !c.barred(rule) || c.needsAlone(rule) {
		return nil
	}
	if c.othersCan(rule) {
		return Forbidden("item.duties.own_work")
	}
	return Forbidden("item.duties.nobody_else")
}

func (c ItemCase) barred(rule ItemRule) bool {
	decides := rule.Action == ItemVerify || rule.Action == ItemApprove
	return decides && c.SeparateDuties && BarredFromDeciding(c.Item, c.Actor)
}

// needsAlone: barred, but nobody else could: approval may approve alone, with a reason.
func (c ItemCase) needsAlone(rule ItemRule) bool {
	return c.barred(rule) && rule.Action == ItemApprove && !c.othersCan(rule)
}

func (c ItemCase) othersCan(rule ItemRule) bool {
	return slices.ContainsFunc(c.Others, func(roles RoleSet) bool { return roles.Any(rule.Roles...) })
}

func (c ItemCase) refuseSteps(rule ItemRule) *Error {
	byHand := rule.Action == ItemComplete || rule.Action == ItemFail
	if byHand && c.OpenSteps > 0 {
		return Conflict("item.by_hand.open_steps", "count", strconv.Itoa(c.OpenSteps))
	}
	if rule.Action == ItemRevert && rule.To == ItemReady && c.StepsDone {
		return Conflict("item.revert.steps_done")
	}
	return nil
}
