package domain

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPlanTimes(t *testing.T) {
	const minute = 60_000
	step := func(origin StepOrigin, minutes int) BookStep {
		var s BookStep
		s.Origin, s.Minutes = origin, minutes
		return s
	}
	window := Plan{Start: 1000 * minute, Minutes: 30}
	steps := []BookStep{
		step(StepFromActivity, 10), step(StepDeviation, 60), step(StepFromActivity, 0), step(StepRunAgain, 10), step(StepFromActivity, 20),
	}
	at := func(start, end int64) PlannedTime { return PlannedTime{Start: start * minute, End: end * minute} }
	none := make([]PlannedTime, len(steps))
	day, short := window, window
	day.DateOnly, short.Minutes = true, 29
	for name, c := range map[string]struct {
		window  Plan
		times   []PlannedTime
		tooLong bool
	}{
		"what fits to the minute": {window, []PlannedTime{at(1000, 1010), {}, at(1010, 1010), {}, at(1010, 1030)}, false},
		"a minute too much":       {short, none, true},
		"only a date":             {day, none, false},
	} {
		t.Run(name, func(t *testing.T) {
			times, tooLong := PlanTimes(c.window, steps)
			if diff := cmp.Diff(c.times, times); diff != "" || tooLong != c.tooLong {
				t.Errorf("too long: %v\n%s", tooLong, diff)
			}
		})
	}
}
