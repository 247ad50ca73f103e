package domain

import (
	"cmp"
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

// OrderBook puts the steps in run-book order (spec 1.9): by stage; in a stage by section in the order of
// template positions, in a section by creation; deviations last. A step that repeats another one, or was put
// behind it, follows it. Once a stage has positions (somebody dragged a step, or the run book was approved)
// they count, and a step without one stands where the default order has it: behind its predecessor there.
func OrderBook(steps []BookStep) []BookStep {
	ordered := make([]BookStep, 0, len(steps))
	for _, stage := range Stages {
		ordered = append(ordered, orderStage(inStage(steps, stage))...)
	}
	return ordered
}

func inStage(steps []BookStep, stage Stage) []BookStep {
	var found []BookStep
	for _, step := range steps {
		if step.stage() == stage {
			found = append(found, step)
		}
	}
	return found
}

// A step with no stage counts as During.
func (s BookStep) stage() Stage {
	if slices.Contains(Stages, s.Stage) {
		return s.Stage
	}
	return StageDuring
}

func orderStage(steps []BookStep) []BookStep {
	byDefault := defaultOrder(steps)
	placed := slices.DeleteFunc(slices.Clone(byDefault), func(s BookStep) bool { return s.Position == 0 })
	if len(placed) == 0 {
		return byDefault
	}
	slices.SortStableFunc(placed, func(a, b BookStep) int { return cmp.Compare(a.Position, b.Position) })
	for i, step := range byDefault {
		if step.Position != 0 {
			continue
		}
		at := 0
		if i > 0 {
			at = 1 + indexOfStep(placed, byDefault[i-1].ID)
		}
		placed = slices.Insert(placed, at, step)
	}
	return placed
}

func defaultOrder(steps []BookStep) []BookStep {
	sorted := slices.SortedFunc(slices.Values(steps), compareByDefault)
	known := map[ID]bool{}
	for i := range sorted {
		known[sorted[i].ID] = true
	}
	followers := map[ID][]int{}
	for i := range sorted {
		if after := sorted[i].After; known[after] {
			followers[after] = append(followers[after], i)
		}
	}
	ordered := make([]BookStep, 0, len(sorted))
	for i := range sorted {
		if !known[sorted[i].After] {
			ordered = appendWithFollowers(ordered, i, sorted, followers)
		}
	}
	return ordered
}

// appendWithFollowers also adds what was put behind the step, and behind that.
func appendWithFollowers(ordered []BookStep, place int, all []BookStep, followers map[ID][]int) []BookStep {
	ordered = append(ordered, all[place])
	for _, follower := range followers[all[place].ID] {
		ordered = appendWithFollowers(ordered, follower, all, followers)
	}
	return ordered
}

func compareByDefault(a, b BookStep) int {
	return cmp.Or(
		cmp.Compare(flag(a.Template == ""), flag(b.Template == "")),
		cmp.Compare(a.TemplatePosition, b.TemplatePosition),
		cmp.Compare(a.Template, b.Template),
		cmp.Compare(flag(a.Projected), flag(b.Projected)),
		cmp.Compare(a.Made, b.Made),
		cmp.Compare(a.ID, b.ID),
	)
}

func flag(set bool) int {
	if set {
		return 1
	}
	return 0
}

func indexOfStep(steps []BookStep, id ID) int {
	for i := range steps {
		if steps[i].ID == id {
			return i
		}
	}
	return -1
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
