package domain

// PlannedTime is when the plan begins and ends a step (Unix milliseconds); both are 0 when it gives it no time.
type PlannedTime struct {
	Start, End int64
}

// PlanTimes gives the planned times of steps that are in run-book order: one after the other from the start of
// the window, each as long as its estimate. Deviations and repetitions were never planned: they have no time and
// take none. A window with a date only gives no times.
//
// tooLong: done one after the other the steps would not end within the window. Then work has to run side by
// side, nothing says which, and no step has a time: a wrong one would send people to the wrong hour.
func PlanTimes(window Plan, steps []BookStep) (times []PlannedTime, tooLong bool) {
	times = make([]PlannedTime, len(steps))
	if window.DateOnly {
		return times, false
	}
	at, end := window.Start, window.Start+int64(window.Minutes)*60_000
	for i, step := range steps {
		if step.Origin == StepDeviation || step.Origin == StepRunAgain {
			continue
		}
		times[i] = PlannedTime{Start: at, End: at + int64(step.Minutes)*60_000}
		at = times[i].End
	}
	if at > end {
		return make([]PlannedTime, len(steps)), true
	}
	return times, false
}
