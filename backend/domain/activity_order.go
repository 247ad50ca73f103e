package domain

import (
	"cmp"
	"slices"
	"strconv"
)

// OrderActivities puts the activities of an item in the order in which they are shown: by stage; in a stage
// as somebody dragged them, else by the position of their template and by making.
func OrderActivities(activities []Activity, templatePosition map[ID]int) []Activity {
	return slices.SortedStableFunc(slices.Values(activities), func(a, b Activity) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Stages, a.Stage), slices.Index(Stages, b.Stage)),
			cmp.Compare(a.Position, b.Position),
			cmp.Compare(templatePosition[a.Template], templatePosition[b.Template]),
			cmp.Compare(a.Made, b.Made),
			cmp.Compare(a.ID, b.ID),
		)
	})
}

// NewActivityPosition gives the position of an activity that comes into a stage: the last one where somebody
// dragged the stage's activities, else none.
func NewActivityPosition(others []Activity, stage Stage) int {
	last := 0
	for _, other := range others {
		if other.Stage == stage {
			last = max(last, other.Position)
		}
	}
	if last == 0 {
		return 0
	}
	return last + 1
}

// NextMade gives the number of a new activity of an item.
func NextMade(others []Activity) int {
	last := 0
	for _, other := range others {
		last = max(last, other.Made)
	}
	return last + 1
}

// MoveActivity drags an activity to a place (from 1) in its stage and gives the new positions of all of
// that stage. The activities are in the order of OrderActivities.
func MoveActivity(ordered []Activity, id ID, place int) (map[ID]int, error) {
	from := slices.IndexFunc(ordered, func(a Activity) bool { return a.ID == id })
	if from < 0 {
		return nil, Missing()
	}
	moved := ordered[from]
	others := slices.DeleteFunc(slices.Clone(ordered), func(a Activity) bool { return a.Stage != moved.Stage || a.ID == id })
	if place < 1 || place > len(others)+1 {
		var c Checker
		c.Add("position", "activity.no_such_place", "count", strconv.Itoa(len(others)+1))
		return nil, c.Err()
	}
	positions := map[ID]int{}
	for n, a := range slices.Insert(others, place-1, moved) {
		positions[a.ID] = n + 1
	}
	return positions, nil
}
