package domain

import "slices"

// StepOutcome is what came of one step of an item.
type StepOutcome struct {
	Step   ID
	State  StepState
	Remark string
	// EndedAt orders failures: the first one is the cause.
	EndedAt int64
}

// Outcome is an automatic change of status. Step and Remark are those of the failure.
type Outcome struct {
	To     ItemStatus
	Step   ID
	Remark string
}

// AfterSteps applies the automatic rules (spec 1.6) to an item and the steps of its activities, each once.
// It is asked after every command that touches a step, a link or a state. False: nothing changes.
// Only Ready For Release items change: one Failed step fails the item; when all are Completed or Skipped,
// at least one of them Completed, the item is Completed.
func AfterSteps(item Item, steps []StepOutcome) (Outcome, bool) {
	if item.Status != ItemReady {
		return Outcome{}, false
	}
	if failure, failed := firstFailure(steps); failed {
		return Outcome{To: ItemFailed, Step: failure.Step, Remark: failure.Remark}, true
	}
	if StepsDone(steps) {
		return Outcome{To: ItemCompleted}, true
	}
	return Outcome{}, false
}

// ApplyOutcome gives the item after an automatic change. Its approval stays.
func ApplyOutcome(item Item, outcome Outcome, at int64) Item {
	item = SetItemStatus(item, outcome.To, at)
	item.FailedStep = outcome.Step
	return item
}

func firstFailure(steps []StepOutcome) (first StepOutcome, failed bool) {
	for _, step := range steps {
		if step.State == StepFailed && (!failed || step.EndedAt < first.EndedAt) {
			first, failed = step, true
		}
	}
	return first, failed
}

// StepsDone says whether the automatic rule completes a Ready For Release item with these steps.
func StepsDone(steps []StepOutcome) bool {
	completed := false
	for _, step := range steps {
		if step.State != StepCompleted && step.State != StepSkipped {
			return false
		}
		completed = completed || step.State == StepCompleted
	}
	return completed
}

// ReturnsToReady says whether reopening the step leads the item back to Ready For Release: it is
// Completed, or the run book failed it and no other of its steps is Failed.
func ReturnsToReady(item Item, step ID, steps []StepOutcome) bool {
	if item.Status == ItemCompleted {
		return true
	}
	if item.Status != ItemFailed || item.FailedStep == "" {
		return false
	}
	isFailed := func(s StepOutcome) bool { return s.Step == step && s.State == StepFailed }
	otherFailed := func(s StepOutcome) bool { return s.Step != step && s.State == StepFailed }
	return slices.ContainsFunc(steps, isFailed) && !slices.ContainsFunc(steps, otherFailed)
}

// Released says whether release notes list an item without being asked to, and without a mark (spec 1.13).
func Released(item Item) bool { return item.Status == ItemReady || item.Status == ItemCompleted }
