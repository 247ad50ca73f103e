package domain

import (
	"cmp"
	"slices"
	"sort"
	"time"
)

// WindowState is where a deployment window stands.
type WindowState string

// States of a window (spec 1.5), in the order in which they are shown.
const (
	WindowOverrun  WindowState = "overrun"
	WindowRunning  WindowState = "running"
	WindowUpcoming WindowState = "upcoming"
	WindowOver     WindowState = "over"
)

// StateOf gives the state of a deployment's window. HasOpenWork: see OpenWork. Zone is the project's.
func StateOf(deployment Deployment, now int64, zone *time.Location, hasOpenWork bool) WindowState {
	switch {
	case deployment.ClosedAt != 0:
		return WindowOver
	case now < deployment.Start:
		return WindowUpcoming
	case now < deployment.End(zone):
		return WindowRunning
	case hasOpenWork:
		return WindowOverrun
	}
	return WindowOver
}

// OpenWork says whether something is left that keeps a window from being over: an item that is Ready For
// Release, or a step that is In progress or On hold.
func OpenWork(items []ItemStatus, steps []StepState) bool {
	return slices.Contains(items, ItemReady) || slices.Contains(steps, StepInProgress) || slices.Contains(steps, StepOnHold)
}

// End is the first moment after the window (Unix milliseconds): with a date only, the next midnight in the
// zone, so that the window is the whole local day even where the clocks change.
func (p Plan) End(zone *time.Location) int64 {
	if !p.DateOnly {
		return p.Start + int64(p.Minutes)*60_000
	}
	year, month, day := time.UnixMilli(p.Start).In(zone).Date()
	return DayStart(year, month, day+1, zone)
}

// DayStart is the first moment of a local day (Unix milliseconds): midnight, or later where the clocks skip it.
func DayStart(year int, month time.Month, day int, zone *time.Location) int64 {
	wanted := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	const seconds = 72 * 60 * 60
	from := wanted.Unix() - seconds/2
	after := sort.Search(seconds, func(i int) bool {
		y, m, d := time.Unix(from+int64(i), 0).In(zone).Date()
		return !time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Before(wanted)
	})
	return (from + int64(after)) * 1000
}

// Window is a deployment's place in a list.
type Window struct {
	ID       ID
	State    WindowState
	Start    int64
	DateOnly bool
}

var windowOrder = []WindowState{WindowOverrun, WindowRunning, WindowUpcoming, WindowOver}

// CompareWindows orders windows for a list: overrun, running and upcoming ones by start, then those that are over, newest first.
func CompareWindows(a, b Window) int {
	if byState := CompareWindowStates(a.State, b.State); byState != 0 {
		return byState
	}
	byStart := cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	if a.State == WindowOver {
		return -byStart
	}
	return byStart
}

// CompareWindowStates orders states as lists of windows do: overrun, running, upcoming, over.
func CompareWindowStates(a, b WindowState) int {
	return cmp.Compare(slices.Index(windowOrder, a), slices.Index(windowOrder, b))
}

// Taken is a start that is in use in a project: by a deployment, or by a request that is not decided yet.
type Taken struct {
	ID      ID
	Start   int64
	Request bool
}

// CheckRequestStart checks the start of a request: far enough ahead, and not the start of another open
// request or of a deployment. Self is the request that is edited, if any.
func CheckRequestStart(plan Plan, self ID, project Project, now int64, taken []Taken) error {
	if plan.Start < now+int64(project.RequestLeadMinutes)*60_000 {
		return startProblem("request.start.too_soon", "lead", minutesInWords(project.RequestLeadMinutes))
	}
	return checkStart(plan, self, taken)
}

// CheckDeploymentStart checks that no other deployment of the project has this start. Requests do not count.
func CheckDeploymentStart(plan Plan, self ID, taken []Taken) error {
	deployments := slices.DeleteFunc(slices.Clone(taken), func(t Taken) bool { return t.Request })
	return checkStart(plan, self, deployments)
}

func checkStart(plan Plan, self ID, taken []Taken) error {
	for _, other := range taken {
		if other.ID == self || other.Start != plan.Start {
			continue
		}
		if other.Request {
			return startProblem("window.start.requested")
		}
		return startProblem("window.start.taken")
	}
	return nil
}

func startProblem(key Key, params ...string) error {
	var problems Problems
	problems.Add("start", key, params...)
	return problems.Err()
}

// Expired says whether a request was not decided before its window would have begun. It stays visible.
func (r Request) Expired(now int64) bool { return r.State == RequestNew && r.Start <= now }
