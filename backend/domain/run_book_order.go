package domain

import (
	"cmp"
	"slices"
	"strings"
)

// OrderBook puts the steps in run-book order (spec 1.9): by stage; in a stage by section in the order of
// template positions, in a section by creation; deviations last. A step that repeats another one, or was put
// behind it, follows it. Once a stage has positions (somebody dragged a step, or the run book was approved)
// they count, and a step without one stands where the default order has it: behind its predecessor there.
// Late steps of one number stand behind it in the order of their letters, 2, 2a, 2b, as on paper.
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
	var ordered, numbered, rest []BookStep
	for _, step := range byDefault {
		switch {
		case step.Position != 0:
			ordered = append(ordered, step)
		case step.Number != "":
			numbered = append(numbered, step)
		default:
			rest = append(rest, step)
		}
	}
	if len(rest) == len(byDefault) {
		return byDefault
	}
	slices.SortStableFunc(ordered, func(a, b BookStep) int { return cmp.Compare(a.Position, b.Position) })
	slices.SortStableFunc(numbered, compareByNumber)
	for _, step := range slices.Concat(numbered, rest) {
		ordered = slices.Insert(ordered, placeOf(step, ordered, byDefault), step)
	}
	return ordered
}

// placeOf says where a step without a position stands among those that have their place already.
func placeOf(step BookStep, ordered, byDefault []BookStep) int {
	at := 1 + indexOfStep(ordered, step.After)
	if at == 0 && step.Number != "" {
		at = behindNumber(step, ordered)
	}
	if at == 0 {
		at = behindPredecessor(step, ordered, byDefault)
	}
	for at < len(ordered) && makesWay(ordered, at, step) {
		at++
	}
	return at
}

// behindNumber gives the place behind the step that has the number without the letter; 0 if it is gone.
func behindNumber(step BookStep, ordered []BookStep) int {
	base := plainNumber(step.Number)
	return 1 + slices.IndexFunc(ordered, func(s BookStep) bool { return s.Number == base })
}

func behindPredecessor(step BookStep, ordered, byDefault []BookStep) int {
	for i := indexOfStep(byDefault, step.ID) - 1; i >= 0; i-- {
		if at := indexOfStep(ordered, byDefault[i].ID); at >= 0 {
			return at + 1
		}
	}
	return 0
}

// makesWay says whether the step at a place was there before the one that is to stand there: put behind the
// same step, or late in the same number.
func makesWay(ordered []BookStep, at int, step BookStep) bool {
	next := ordered[at]
	if step.After != "" && follows(next, step.After, ordered) {
		return true
	}
	base := plainNumber(next.Number)
	return base != next.Number && (at == 0 || plainNumber(ordered[at-1].Number) == base)
}

// follows says whether a step was put behind another one, or behind one that was.
func follows(step BookStep, other ID, all []BookStep) bool {
	for step.After != other {
		i := indexOfStep(all, step.After)
		if i < 0 {
			return false
		}
		step = all[i]
	}
	return true
}

// compareByNumber puts the late numbers in the order in which they are given: 2a, 2z, 2aa.
func compareByNumber(a, b BookStep) int {
	return cmp.Or(cmp.Compare(len(a.Number), len(b.Number)), cmp.Compare(a.Number, b.Number))
}

// plainNumber is the number without the letters of late steps.
func plainNumber(number string) string {
	return strings.TrimRight(number, "abcdefghijklmnopqrstuvwxyz")
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
	return slices.IndexFunc(steps, func(s BookStep) bool { return s.ID == id })
}
