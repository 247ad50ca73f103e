package domain

import "slices"

// MayEditItem says whether the content of an item (fields, activities, attachments) may be changed in its
// state. Who may is a matter of Permit.
func MayEditItem(item Item) error {
	switch item.Status {
	case ItemDocumentation, ItemRejected, ItemFailed:
		return nil
	}
	return Conflict("item.edit.status", "status", item.Status.Name())
}

// MayAddItem says whether a deployment takes new items: only until it is over.
func MayAddItem(window WindowState) error {
	if window == WindowOver {
		return Conflict("item.add.deployment_over")
	}
	return nil
}

// MayDeleteItem refuses once a step of the item was executed: then it is history.
func MayDeleteItem(steps []LinkedStep) error {
	if slices.ContainsFunc(steps, LinkedStep.Executed) {
		return Conflict("item.delete.executed_step")
	}
	return nil
}

// MayMoveItem says whether an item may go from its deployment to another one, whose window is in that state.
func MayMoveItem(item Item, steps []StepOutcome, to Deployment, window WindowState) error {
	switch {
	case to.Project != item.Project:
		return Conflict("item.move.other_project")
	case to.ID == item.Deployment:
		return Conflict("item.move.same_deployment")
	case to.Archived, window == WindowOver:
		return Conflict("item.move.target_over")
	}
	return MayLeave(item, steps)
}

// MayLeave says whether an item may go to any other deployment: not once it is completed, nor while a
// step of it is in progress.
func MayLeave(item Item, steps []StepOutcome) error {
	inProgress := func(step StepOutcome) bool { return step.State == StepInProgress }
	switch {
	case item.Status == ItemCompleted:
		return Conflict("item.move.completed")
	case slices.ContainsFunc(steps, inProgress):
		return Conflict("item.move.step_in_progress")
	}
	return nil
}

// ItemMoved is how the status log calls a change that came with a move to another deployment.
const ItemMoved ItemAction = "move"

// MoveItem gives the item in its new deployment. A Ready For Release item must be approved again there
// and becomes Go No Go; others keep their state. Its unfinished steps leave the old run book (DetachSteps) in any case.
func MoveItem(item Item, to ID, position int, at int64) Item {
	item.Deployment, item.Position = to, position
	if item.Status == ItemReady {
		item = clearApproval(SetItemStatus(item, ItemGoNoGo, at))
	}
	return item
}

// EditedBy notes that the person changed the item's content: separation of duties bars editors from
// deciding about it until it is approved by somebody else.
func EditedBy(item Item, user ID) Item {
	if slices.Contains(item.Editors, user) {
		return item
	}
	item.Editors = append(slices.Clone(item.Editors), user)
	slices.Sort(item.Editors)
	return item
}
