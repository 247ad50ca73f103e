package domain

import (
	"cmp"
	"maps"
	"slices"
)

// LinkedStep is a step with what sharing and detaching need to know about it.
type LinkedStep struct {
	Step
	State StepState
	// Acts are the kinds of act that were ever done to it (the actions of its events, each once).
	Acts []StepAction
}

// Executed says whether work on the step was ever begun.
func (s LinkedStep) Executed() bool {
	return s.did(StepStart, StepComplete, StepFail, StepAttemptFailed) ||
		s.State == StepInProgress || s.State == StepCompleted || s.State == StepFailed
}

// Kept says whether the step stays as history when nothing needs it any more.
func (s LinkedStep) Kept() bool { return s.history() || !s.waiting() }

// history: a step that was begun, skipped or remarked on is kept even when nothing refers to it.
func (s LinkedStep) history() bool {
	return s.Executed() || s.did(StepSkip, StepReopen, StepAgain, StepNote)
}

func (s LinkedStep) did(acts ...StepAction) bool {
	return slices.ContainsFunc(s.Acts, func(act StepAction) bool { return slices.Contains(acts, act) })
}

// waiting steps are those that leaving items take along: New, or held.
func (s LinkedStep) waiting() bool { return s.State == StepNew || s.State == StepOnHold }

// StepNeed is an activity of the item that is approved, with its signature and the step it has (empty: none).
type StepNeed struct {
	Activity  ID
	Signature string
	Step      ID
}

// StepChoice says which step an activity gets. Exactly one of Step and New is set.
type StepChoice struct {
	Activity ID
	// Step is an existing step: its own, or one that it shares from now on.
	Step ID
	// New is the activity for which a step is made: this one itself, or an equal one before it.
	New ID
	// Left is the step that it had and leaves.
	Left ID
	// Repeats: the step left was Failed or Skipped; a new step is put after it (Step.After).
	Repeats bool
	// Refresh: nobody has worked on the step yet, so it takes title and estimate from the approved activity.
	Refresh bool
}

// ChooseSteps (S+) gives every activity of an approved item its step in the deployment: the one it has, if
// that is still to be done as approved or is Completed; else an equal one that is New, On hold or In
// progress; else a new one. Completed work is not repeated, Failed and Skipped steps stay as history.
// Steps are those of the deployment and those that the needs refer to.
func ChooseSteps(deployment ID, needs []StepNeed, steps []LinkedStep) []StepChoice {
	byID := map[ID]LinkedStep{}
	for _, step := range steps {
		byID[step.ID] = step
	}
	made := map[string]ID{}
	choices := make([]StepChoice, 0, len(needs))
	for _, need := range needs {
		choices = append(choices, chooseStep(deployment, need, byID, made))
	}
	return choices
}

func chooseStep(deployment ID, need StepNeed, steps map[ID]LinkedStep, made map[string]ID) StepChoice {
	choice := StepChoice{Activity: need.Activity}
	own, has := steps[need.Step]
	if has && (own.State == StepCompleted || own.canServe(deployment, need.Signature)) {
		choice.Step, choice.Refresh = own.ID, own.State == StepNew && !own.history()
		return choice
	}
	choice.Left = need.Step
	choice.Repeats = has && own.Deployment == deployment && (own.State == StepFailed || own.State == StepSkipped)
	if shared, found := findShared(deployment, need.Signature, steps); found {
		choice.Step, choice.Repeats = shared.ID, false
		choice.Refresh = shared.State == StepNew && !shared.history()
		return choice
	}
	if _, known := made[need.Signature]; !known {
		made[need.Signature] = need.Activity
	}
	choice.New = made[need.Signature]
	return choice
}

// canServe: a step of the same deployment with the same signature on which something remains to be done.
func (s LinkedStep) canServe(deployment ID, signature string) bool {
	return s.Deployment == deployment && s.Signature == signature && signature != "" && s.State.Open()
}

// findShared takes the oldest of the steps that fit.
func findShared(deployment ID, signature string, steps map[ID]LinkedStep) (LinkedStep, bool) {
	fitting := slices.DeleteFunc(slices.Collect(maps.Values(steps)), func(s LinkedStep) bool {
		return !s.canServe(deployment, signature)
	})
	if len(fitting) == 0 {
		return LinkedStep{}, false
	}
	return slices.MinFunc(fitting, func(a, b LinkedStep) int {
		return cmp.Or(cmp.Compare(a.CreatedAt, b.CreatedAt), cmp.Compare(a.Made, b.Made), cmp.Compare(a.ID, b.ID))
	}), true
}

// Detachment says which activities lose their step, and which steps go. Both are sorted.
type Detachment struct {
	Activities []ID
	Steps      []ID
}

// DetachSteps (S-) takes the activities off their New and held steps and deletes those steps that no other
// activity refers to, unless something was done on them already. Started and ended steps stay as history.
// It serves a revert, an edit with another signature, a deleted activity and a moved item alike.
// Links gives the step of every activity in the deployment, the leaving ones included.
func DetachSteps(leaving []ID, links map[ID]ID, steps []LinkedStep) Detachment {
	waiting := map[ID]LinkedStep{}
	for _, step := range steps {
		if step.waiting() {
			waiting[step.ID] = step
		}
	}
	rest := maps.Clone(links)
	left := map[ID]bool{}
	result := Detachment{Activities: []ID{}, Steps: []ID{}}
	for _, activity := range leaving {
		if step, waits := waiting[links[activity]]; waits {
			result.Activities = append(result.Activities, activity)
			left[step.ID] = true
			delete(rest, activity)
		}
	}
	for _, step := range rest {
		delete(left, step)
	}
	for step := range left {
		if !waiting[step].history() {
			result.Steps = append(result.Steps, step)
		}
	}
	slices.Sort(result.Activities)
	slices.Sort(result.Steps)
	return result
}
