package documents_test

import (
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// ics gives the lines of a calendar, unfolded.
func (n night) ics(user string, o documents.Order) string {
	n.TB.Helper()
	o.Kind = documents.Calendar
	made, err := documents.Make(n.TB.Context(), n.App, n.User(user), o)
	if err != nil {
		n.TB.Fatal(err)
	}
	return strings.ReplaceAll(string(made.Bytes), "\r\n ", "")
}

func lineOf(calendar, name string) string {
	for line := range strings.SplitSeq(calendar, "\r\n") {
		if strings.HasPrefix(line, name) {
			return line
		}
	}
	return ""
}

func TestAWindowInACalendar(t *testing.T) {
	n := newNight(t)
	before := n.ics("View", documents.Order{Deployment: n.deployment})
	says(t, before, "UID:"+n.deployment, "SEQUENCE:0", "DTSTART;TZID=Europe/Warsaw:20261203T200000", "TZOFFSETTO:+0100",
		"Release 3.12.1", "STATUS:CONFIRMED", "/p/crm1/d/202612032000")

	n.Must("Approval", &app.DeploymentEdit{Deployment: n.deployment, PlanEdits: app.PlanEdits{Start: testkit.To(n.Workspace, testkit.At("2026-12-03 19:00"), testkit.At("2026-12-04 19:00"))}})
	after := n.ics("View", documents.Order{Deployment: n.deployment})
	says(t, after, "UID:"+n.deployment, "SEQUENCE:1", "20261204T200000")
	if lineOf(after, "DTSTAMP") == "" || lineOf(after, "DTSTAMP") < lineOf(before, "DTSTAMP") {
		t.Errorf("%s became %s", lineOf(before, "DTSTAMP"), lineOf(after, "DTSTAMP"))
	}

	n.Must("Approval", &app.DeploymentClose{Deployment: n.deployment, Reason: "not needed"})
	says(t, n.ics("View", documents.Order{Deployment: n.deployment}), "SEQUENCE:2", "STATUS:CANCELLED", "not needed")
	n.Must("Approval", &app.DeploymentReopen{Deployment: n.deployment})
	says(t, n.ics("View", documents.Order{Deployment: n.deployment}), "SEQUENCE:3", "STATUS:CONFIRMED")
}

func TestADeletedWindowIsCancelled(t *testing.T) {
	n := newNight(t)
	other := n.Deployment(n.project, "2026-12-10 19:00")
	n.Must("Approval", &app.DeploymentDelete{Deployment: other})
	for _, order := range []documents.Order{{Project: n.project}, {}} {
		calendar := n.ics("View", order)
		if strings.Count(calendar, "BEGIN:VEVENT") != 2 || strings.Count(calendar, "STATUS:CANCELLED") != 1 || !strings.Contains(calendar, "UID:"+other) {
			t.Errorf("%v gives %s", order, calendar)
		}
	}
}

func TestACalendarShowsOnlyWhatThePersonSees(t *testing.T) {
	n := newNight(t)
	if calendar := n.ics("Outsider", documents.Order{}); strings.Contains(calendar, "BEGIN:VEVENT") {
		t.Error(calendar)
	}
	_, err := documents.Make(t.Context(), n.App, n.User("Outsider"), documents.Order{Kind: documents.Calendar, Project: n.project})
	if domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("Outsider got %v", err)
	}
}
