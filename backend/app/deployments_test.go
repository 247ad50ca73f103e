package app_test

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func problemOf(t *testing.T, err *domain.Error, field string) domain.Key {
	t.Helper()
	return err.Fields[field].Key
}

func TestDeploymentIsCreatedWithItsLiveRun(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	first := w.Deployment(project, "2026-12-03 20:00")
	w.Deployment(project, "2026-12-01 20:00")
	refused := w.Refused(domain.CodeInvalid, "Approval", &app.DeploymentCreate{
		Project: project, PlanFields: app.PlanFields{
			Title: " ", Start: testkit.At("2026-12-03 20:00"), Minutes: 5, URL: "ftp://x", Lead: w.User("Outsider"),
		},
	})
	for field, want := range map[string]domain.Key{
		"title": "field.required", "start": "window.start.taken", "minutes": "plan.minutes", "url": "field.url", "lead": "person.not_member",
	} {
		if got := problemOf(t, refused, field); got != want {
			t.Errorf("%s: want %s, got %s", field, want, got)
		}
	}
	for _, name := range []string{"Entry", "Review", "Execute", "View", "Outsider"} {
		w.Refused(domain.CodeForbidden, name, &app.DeploymentCreate{
			Project: project, PlanFields: app.PlanFields{Title: "x", Start: testkit.At("2026-12-09 20:00")},
		})
	}
	w.Must("Approval", &app.DeploymentEdit{Deployment: first, PlanEdits: app.PlanEdits{
		Title: testkit.To(w, "Release 2026-12-03 20:00", "Winter release"), Lead: testkit.To(w, "", w.User("Execute")),
	}})
	stale := w.Refused(domain.CodeConflict, "Approval2", &app.DeploymentEdit{Deployment: first, PlanEdits: app.PlanEdits{
		Title: testkit.To(w, "Release 2026-12-03 20:00", "Other"),
	}})
	if got := problemOf(t, stale, "title"); got != "command.field_changed" {
		t.Error(got)
	}
	w.Must("Approval", &app.DeploymentEdit{Deployment: first, PlanEdits: app.PlanEdits{
		Start: testkit.To(w, testkit.At("2026-12-03 20:00"), testkit.At("2026-12-04 07:30")), DateOnly: testkit.To(w, false, true),
	}})
	refused = w.Refused(domain.CodeInvalid, "Approval", &app.DeploymentEdit{Deployment: first, PlanEdits: app.PlanEdits{
		Start: testkit.To(w, testkit.At("2026-12-04 00:00"), testkit.At("2026-12-01 20:00")), DateOnly: testkit.To(w, true, false),
	}})
	if got := problemOf(t, refused, "start"); got != "window.start.taken" {
		t.Error(got)
	}
}

func TestDeploymentIsClosedReopenedArchived(t *testing.T) {
	w := testkit.New(t)
	deployment := w.Deployment(w.Project(), "2026-12-03 20:00")
	w.Refused(domain.CodeInvalid, "Approval", &app.DeploymentClose{Deployment: deployment})
	w.Must("Approval", &app.DeploymentClose{Deployment: deployment, Reason: "Called off"})
	edit := &app.DeploymentEdit{Deployment: deployment, PlanEdits: app.PlanEdits{Minutes: testkit.To(w, 360, 60)}}
	w.Refused(domain.CodeConflict, "Approval", edit)
	w.Refused(domain.CodeForbidden, "Execute", &app.DeploymentReopen{Deployment: deployment})
	w.Must("Approval", &app.DeploymentReopen{Deployment: deployment})
	w.Refused(domain.CodeConflict, "Approval", &app.DeploymentReopen{Deployment: deployment})
	w.Must("Approval", &app.DeploymentArchive{Deployment: deployment})
	w.Refused(domain.CodeConflict, "Approval", edit)
	w.Must("Approval", &app.DeploymentArchive{Deployment: deployment, Undo: true})
	w.Must("Approval", edit)
	w.Clock.Set("2026-12-03 20:30")
	w.Refused(domain.CodeConflict, "Approval", &app.DeploymentArchive{Deployment: deployment})
}

// Nobody can tell a record of a private project from one that does not exist.
func TestStrangersToAPrivateProject(t *testing.T) {
	w := testkit.New(t)
	project := w.Project(func(p *app.ProjectCreate) { p.Private = true })
	deployment := w.Deployment(project, "2026-12-03 20:00")
	there := w.Refused(domain.CodeNotFound, "Outsider", &app.DeploymentClose{Deployment: deployment, Reason: "x"})
	gone := w.Refused(domain.CodeNotFound, "Outsider", &app.DeploymentClose{Deployment: project, Reason: "x"})
	if there.Error() != gone.Error() {
		t.Errorf("%q and %q", there, gone)
	}
}
