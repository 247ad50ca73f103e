package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func TestProjectChoices(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	got := testkit.Ask[app.ProjectChoicesView](w, "Entry", "project.choices", &app.ProjectChoices{Project: project})
	names, runs := []string{}, []string{}
	for _, person := range got.People {
		names = append(names, person.Name)
		if person.Runs {
			runs = append(runs, person.Name)
		}
	}
	if diff := cmp.Diff([]string{"All", "Approval", "Approval2", "Execute"}, runs); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"All", "Approval", "Approval2", "Entry", "Entry2", "Execute", "Review", "View"}, names); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]domain.Role{domain.RoleEntry}, got.Roles); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"web", "core"}, got.Modules); diff != "" {
		t.Error(diff)
	}
}

func TestItemTargets(t *testing.T) {
	w := testkit.New(t)
	project, other := w.Project(), w.Project()
	here, next := w.Deployment(project, "2026-12-03 14:00"), w.Deployment(project, "2026-12-10 14:00")
	elsewhere := w.Deployment(other, "2026-12-04 14:00")
	over := w.Deployment(project, "2026-12-05 14:00")
	w.Must("Approval", &app.DeploymentClose{Deployment: over, Reason: "Not needed"})
	item := w.Item(here, "Sources")
	type target struct {
		id         domain.ID
		move, copy bool
	}
	for name, want := range map[string][]target{
		"Entry": {{here, false, true}, {next, true, true}, {elsewhere, false, true}},
		"View":  {{here, false, false}, {next, true, false}},
	} {
		got := []target{}
		for _, to := range testkit.Ask[app.ItemTargetsView](w, name, "item.targets", &app.ItemTargets{Item: item}).Targets {
			got = append(got, target{to.Deployment, to.Move, to.Copy})
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(target{})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
