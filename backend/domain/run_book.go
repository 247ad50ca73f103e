package domain

import (
	"slices"
	"strconv"
)

// BookStep is a step as a row of the run book.
type BookStep struct {
	Step
	State StepState
	// TemplatePosition is the position of its section's template, now.
	TemplatePosition int
	// Serves are the activities, of items still in this deployment, that need the step.
	Serves []ID
	// Projected: there is no such step yet; it shows what the approval of its item would make. Its id is the activity's.
	Projected bool
}

// Section is a head in the run book with the steps below it. A template has several heads where its steps do not stand together.
type Section struct {
	Stage    Stage
	Template ID
	Steps    []BookStep
}

// Name calls a step in a sentence: "14a Stop the service".
func (s BookStep) Name() string {
	if s.Number == "" {
		return s.Title
	}
	return s.Number + " " + s.Title
}

// Sections puts heads above steps that are in run-book order.
func Sections(ordered []BookStep) []Section {
	sections := []Section{}
	for _, step := range ordered {
		last := len(sections) - 1
		if last < 0 || sections[last].Stage != step.stage() || sections[last].Template != step.Template {
			sections = append(sections, Section{Stage: step.stage(), Template: step.Template})
			last++
		}
		sections[last].Steps = append(sections[last].Steps, step)
	}
	return sections
}

// MoveStep drags a step to a place (from 0) among the steps of its stage and gives the new positions of
// all of them, from 1.
func MoveStep(ordered []BookStep, step ID, place int) (map[ID]int, error) {
	i := indexOfStep(ordered, step)
	if i < 0 || ordered[i].Projected {
		return nil, Missing()
	}
	moved := ordered[i]
	stage := slices.DeleteFunc(inStage(ordered, moved.stage()), func(s BookStep) bool { return s.Projected })
	if place < 0 || place >= len(stage) {
		return nil, Invalid("step.move.no_such_place", "place", strconv.Itoa(place+1), "steps", strconv.Itoa(len(stage)))
	}
	from := indexOfStep(stage, step)
	stage = slices.Insert(slices.Delete(stage, from, from+1), place, moved)
	positions := map[ID]int{}
	for n, s := range stage {
		positions[s.ID] = n + 1
	}
	return positions, nil
}

// OpenCheckpoints gives the checkpoints before a step, in run-book order, that are not Completed: nothing
// after them starts. A failed checkpoint blocks as well. One that nothing needs any more does not: its
// activity has another step, or its item has left.
func OpenCheckpoints(ordered []BookStep, step ID) []BookStep {
	var open []BookStep
	for _, s := range ordered {
		if s.ID == step {
			break
		}
		needed := len(s.Serves) > 0 || s.Origin == StepDeviation
		if s.Checkpoint && !s.Projected && needed && s.State != StepCompleted {
			open = append(open, s)
		}
	}
	return open
}
