package domain

import (
	"cmp"
	"slices"
	"strings"
)

// ServedItem is an item of the same deployment that needs the step, through an activity.
type ServedItem struct {
	Item Item
	// Steps are all steps of the item's activities, this one included.
	Steps []StepOutcome
	// ContentSame: the item's content still has the digest that was approved.
	ContentSame bool
}

// StepCase is everything that decides what a person may do with a step of the live run.
type StepCase struct {
	Step  Step
	Run   RunStep
	Roles RoleSet
	// Serves are the items that need the step and are still in its deployment. A deviation serves none.
	Serves []ServedItem
	// CountedElsewhere are items that were moved to another deployment and were approved there with this step done.
	CountedElsewhere []Item
	// Checkpoints are the open ones before it (OpenCheckpoints).
	Checkpoints []BookStep
	// BookApproved: the run book is approved as it stands. StartedWithout: approval gave a reason for starting without.
	BookApproved   bool
	StartedWithout bool
	// Archived: the project or the deployment is. Closed: approval closed the deployment.
	Archived bool
	Closed   bool
	// Unconfirmed: the workspace requires confirmed keys and the actor's key is not confirmed.
	Unconfirmed bool
	// Away says why the step cannot be worked here: it is with an offline copy, or was taken back from this one.
	Away *Error
}

// Check says whether the act may be done: nil or the reason why not. It changes nothing.
func (c StepCase) Check(act StepAct) error {
	rule, known := findStepRule(c.Run.State, act.Action)
	if !known {
		return Conflict("step.no_such_change", "action", string(act.Action), "state", c.Run.State.Name())
	}
	if err := c.refuse(rule); err != nil {
		return err
	}
	var problems Problems
	if rule.Remark == RemarkRequired && strings.TrimSpace(act.Remark) == "" {
		problems.Add("remark", "step.remark_required")
	}
	if act.Action == StepHold && act.Until != 0 && act.Until <= act.At {
		problems.Add("until", "step.hold.until_past")
	}
	return problems.Err()
}

// Abilities lists every act that the step's state knows, allowed or not.
func (c StepCase) Abilities() []Ability {
	abilities := []Ability{}
	for _, rule := range StepRules {
		if rule.From != c.Run.State {
			continue
		}
		why := c.refuse(rule)
		abilities = append(abilities, Ability{Action: string(rule.Action), Allowed: why == nil, Remark: rule.Remark, Why: why})
	}
	return abilities
}

// Blocked says why nobody can start the step now; nil when it can be started or is not waiting to be.
func (c StepCase) Blocked() *Error {
	if c.Run.State != StepNew {
		return nil
	}
	return c.refuseBegin()
}

func (c StepCase) refuse(rule StepRule) *Error {
	switch {
	case c.Archived:
		return Conflict("step.archived")
	case !c.Roles.Acts(RoleExecute):
		return Forbidden("step.needs_role", "roles", roleNames([]Role{RoleExecute}))
	case c.Unconfirmed:
		return Forbidden("permission.key_not_confirmed")
	case c.Away != nil && rule.Action != StepNote:
		return c.Away
	case rule.Action == StepSkip && c.Step.Checkpoint:
		return Conflict("step.skip.checkpoint")
	case rule.Action == StepReopen, rule.Action == StepAgain:
		return c.refuseAgain(rule)
	case rule.From == StepNew && (rule.Action == StepStart || rule.Action == StepComplete):
		return c.refuseBegin()
	}
	return nil
}

// refuseBegin: what must be so before work on a step begins. A step in progress can always be finished.
func (c StepCase) refuseBegin() *Error {
	switch {
	case c.Closed:
		return Conflict("step.deployment_closed")
	case len(c.Serves) == 0 && c.Step.Origin != StepDeviation:
		return Conflict("step.serves_nothing")
	case len(c.Serves) > 0 && !slices.ContainsFunc(c.Serves, ServedItem.ready):
		return Conflict("step.start.item_not_ready", "items", c.servedNames())
	case !c.BookApproved && !c.StartedWithout:
		return Conflict("step.start.run_book_draft")
	case len(c.Checkpoints) > 0:
		return Conflict("step.start.checkpoint_open", "checkpoint", c.Checkpoints[0].Name(), "state", c.Checkpoints[0].State.Name())
	}
	return nil
}

func (s ServedItem) ready() bool { return s.Item.Status == ItemReady }

// servedNames writes the items with their states: "R-1 (Failed), R-2 (Review)".
func (c StepCase) servedNames() string {
	items := []Item{}
	for _, served := range c.Serves {
		items = append(items, served.Item)
	}
	return namesOfItems(items)
}

func namesOfItems(items []Item) string {
	var names []string
	for _, item := range items {
		names = append(names, cmp.Or(item.Ref, item.Title)+" ("+item.Status.Name()+")")
	}
	return strings.Join(names, ", ")
}

// refuseAgain: reopening a step, or running it again, brings the items that it completed or failed back to
// Ready For Release; that must be what was approved.
func (c StepCase) refuseAgain(rule StepRule) *Error {
	switch {
	case c.Closed:
		return Conflict("step.deployment_closed")
	case len(c.Serves) == 0 && c.Step.Origin != StepDeviation:
		return Conflict("step.serves_nothing")
	}
	if rule.Action == StepReopen && len(c.CountedElsewhere) > 0 {
		return Conflict("step.reopen.counted_elsewhere", "items", namesOfItems(c.CountedElsewhere))
	}
	for _, served := range c.Returning() {
		if !served.ContentSame {
			return Conflict("step.reopen.content_changed", "item", served.Item.Ref, "status", served.Item.Status.Name())
		}
	}
	if rule.Action == StepAgain && len(c.Serves) > 0 && !slices.ContainsFunc(c.Serves, ServedItem.approved) {
		return Conflict("step.run_again.nothing_approved", "items", c.servedNames())
	}
	return nil
}

// approved: a step is run again for the items that are approved, be they failed by now.
func (s ServedItem) approved() bool {
	return s.Item.Status == ItemReady || s.Item.Status == ItemCompleted || s.Item.Status == ItemFailed
}

// Returning gives the items that go back to Ready For Release when this step is reopened or run again:
// those Completed, and those Failed because of this step only.
func (c StepCase) Returning() []ServedItem {
	var returning []ServedItem
	for _, served := range c.Serves {
		if ReturnsToReady(served.Item, c.Step.ID, served.Steps) {
			returning = append(returning, served)
		}
	}
	return returning
}
