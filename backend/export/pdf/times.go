package pdf

import (
	"time"

	"renogen/backend/export"
)

// planned gives the first start and the last end of the plan; 0 when it has no times.
func (r *runBook) planned(sections []export.Section) (start, end int64) {
	for _, section := range sections {
		for _, step := range section.Steps {
			if step.PlannedAt == 0 {
				continue
			}
			if start == 0 || step.PlannedAt < start {
				start = step.PlannedAt
			}
			end = max(end, step.PlannedAt+int64(step.Minutes)*60_000)
		}
	}
	return start, end
}

// taken gives when sections were begun and ended; 0 where nothing was.
func taken(sections []export.Section) (start, end int64) {
	return export.RunBook{Stages: []export.Stage{{Sections: sections}}}.Span()
}

// plan is when sections are planned, in both zones, or else how long they are estimated.
func (r *runBook) plan(sections []export.Section) string {
	start, end := r.planned(sections)
	if start != 0 {
		return "planned " + r.stretch(start, end)
	}
	if minutes := estimate(sections); minutes > 0 {
		return "estimates add up to " + export.Duration(minutes)
	}
	return ""
}

// stretch is from when to when, in both zones.
func (r *runBook) stretch(start, end int64) string {
	text := r.zone.ClockOn(start, r.head.Window.Start) + " – " + r.zone.ClockOn(end, start) + " " + r.zone.Short(start)
	if !r.zone.IsUTC() {
		text += " (" + export.UTC(start).Format("15:04") + " – " + export.UTC(end).Format("15:04") + " UTC)"
	}
	return text
}

func countSteps(sections []export.Section) (n int) {
	for _, section := range sections {
		n += len(section.Steps)
	}
	return n
}

// estimate adds up the minutes of all steps.
func estimate(sections []export.Section) (minutes int) {
	for _, section := range sections {
		for _, step := range section.Steps {
			minutes += step.Minutes
		}
	}
	return minutes
}

// clock is when a step is planned, in both zones; the date stands above if it is another.
func (r *runBook) clock(width float64, at int64) (out stack) {
	local, opens := r.zone.Local(at), r.zone.Local(r.head.Window.Start)
	if local.Format(time.DateOnly) != opens.Format(time.DateOnly) {
		out = append(out, r.para(smallTime, width, local.Format("2 Jan")))
	}
	out = append(out, r.para(timeFace, width, local.Format("15:04")))
	if !r.zone.IsUTC() {
		out = append(out, r.para(smallTime, width, export.UTC(at).Format("15:04")+" UTC").in(second))
	}
	return out
}
