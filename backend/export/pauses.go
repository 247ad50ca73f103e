package export

import (
	"cmp"
	"slices"
	"time"
)

// PausesByDay groups tasks by the day on which they start, in the project's zone; the day
// of the window is cut in two where the window opens. Within a pause the tasks stand in the
// order of their starts.
func PausesByDay(tasks []Task, window Window, zone *Zone) []Pause {
	tasks = slices.Clone(tasks)
	slices.SortStableFunc(tasks, func(a, b Task) int { return cmp.Compare(a.Start, b.Start) })
	var pauses []Pause
	for _, task := range tasks {
		title, moment := pauseOf(task.Start, window, zone)
		if n := len(pauses); n == 0 || pauses[n-1].Title != title || pauses[n-1].Moment != moment {
			pauses = append(pauses, Pause{Title: title, Moment: moment})
		}
		last := &pauses[len(pauses)-1]
		last.Tasks = append(last.Tasks, task)
	}
	return pauses
}

func pauseOf(start int64, window Window, zone *Zone) (title, moment string) {
	at, opens := zone.Local(start), zone.Local(window.Start)
	date := at.Format("Monday 2 January 2006")
	days := daysBetween(opens, at)
	switch {
	case days < 0:
		return daysText(-days) + " before", date
	case days > 0:
		return daysText(days) + " after", date
	case window.DateOnly:
		return "On the day", date
	case start < window.Start:
		return "Before the window opens", date + ", " + opens.Format("15:04 ") + zone.Short(window.Start)
	}
	return "From the opening of the window", date + ", " + opens.Format("15:04 ") + zone.Short(window.Start)
}

func daysText(n int) string {
	if n == 1 {
		return "The day"
	}
	return Count(n, "day")
}

// daysBetween counts calendar days, whatever the clocks do in between.
func daysBetween(from, to time.Time) int {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return int(day(to).Sub(day(from)) / (24 * time.Hour))
}
