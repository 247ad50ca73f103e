package documents

import (
	"strings"

	"renogen/backend/app"
	"renogen/backend/export"
	"renogen/backend/export/ical"
	"renogen/backend/export/pdf"
)

func (m *maker) calendar() (Document, error) {
	answer, err := app.Ask[app.CalendarDocument](m.app, m.user, "document.calendar", &app.DocumentCalendar{Deployment: m.Deployment, Project: m.Project})
	if err != nil {
		return Document{}, err
	}
	calendar, err := calendarOf(answer)
	name := joined("-", strings.ToUpper(answer.Project.Key), answer.Address, "CAL")
	return Document{Name: export.Head{Number: name}.FileName(string(ICS)), Bytes: ical.Write(calendar)}, err
}

func calendarOf(answer app.CalendarDocument) (ical.Calendar, error) {
	out := ical.Calendar{Name: joined(" – ", answer.Workspace, answer.Title)}
	for _, window := range answer.Windows {
		zone, err := export.NewZone(window.TimeZone)
		if err != nil {
			return out, err
		}
		out.Events = append(out.Events, ical.Event{
			ID: window.ID, Sequence: window.Revision, Created: window.CreatedAt, Changed: window.RevisedAt,
			Start: window.Start, End: window.End, DateOnly: window.DateOnly, Zone: zone,
			Title: window.ProjectKey + ": " + window.Title, Description: windowText(answer.Fingerprint, window),
			Categories: []string{window.ProjectTitle}, Cancelled: window.Cancelled,
		})
	}
	return out, nil
}

// windowText says in words what a calendar has no field for.
func windowText(fingerprint string, w app.CalendarWindow) string {
	var lines []string
	line := func(id, value string) {
		if value != "" {
			lines = append(lines, columnHead(id)+": "+value)
		}
	}
	line("project", w.ProjectTitle)
	line("lead", w.LeadName)
	line("release_manager", w.ReleaseManagerName)
	if w.Risk != "" {
		line("risk", words(pdf.RiskWord, string(w.Risk)))
	}
	line("closed", w.ClosedReason)
	lines = append(lines, "renogen://"+fingerprint+"/p/"+w.ProjectKey+"/d/"+w.Address)
	return strings.Join(lines, "\n")
}
