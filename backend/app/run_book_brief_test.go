package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// What the brief run book leaves out, and nothing else, is what step.get gives for each step: of approved items as of
// those that still wait.
func TestBriefRunBook(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	templates, deployment := w.Templates(project), w.Deployment(project, "2026-12-03 20:00")
	for i, title := range []string{"Approved", "Waiting"} {
		item := w.Item(deployment, title)
		w.Activity(item, templates.ByHand, testkit.ByHandValues("Do it for "+title)...)
		if i == 0 {
			w.Approved(item)
		}
	}
	full := testkit.Ask[app.RunBookView](w, "Execute", "run_book.get", &app.RunBookGet{Deployment: deployment})
	brief := testkit.Ask[app.RunBookView](w, "Execute", "run_book.get", &app.RunBookGet{Deployment: deployment, Brief: true})
	if brief.Progress.Projected != 1 || brief.Progress.Steps != 2 {
		t.Fatalf("two steps, of which one is projected: %+v", brief.Progress)
	}
	for i := range full.Stages {
		for j := range full.Stages[i].Sections {
			section := &full.Stages[i].Sections[j]
			section.Intro = []domain.RowBlock{}
			for k := range section.Steps {
				step := &section.Steps[k]
				one := testkit.Ask[app.StepView](w, "Execute", "step.get", &app.StepGet{Step: step.ID, Deployment: deployment}).Step
				if len(one.Blocks) == 0 {
					t.Error("step.get says nothing of", step.Title)
				}
				one.Intro = step.Intro // that of the section comes with it
				if diff := cmp.Diff(*step, one, cmpopts.IgnoreUnexported(domain.Error{})); diff != "" {
					t.Error(step.Title, diff)
				}
				step.Intro, step.Blocks = []domain.RowBlock{}, []domain.RowBlock{}
				step.Expect, step.IfNot, step.Undo, step.Warning = "", "", "", ""
			}
		}
	}
	if diff := cmp.Diff(full, brief, cmpopts.IgnoreUnexported(domain.Error{})); diff != "" {
		t.Error(diff)
	}
}

// A step is found only in its own deployment, and by nobody who may not look into it.
func TestStepOfAnotherDeployment(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	templates, deployment := w.Templates(project), w.Deployment(project, "2026-12-03 20:00")
	other := w.Deployment(project, "2026-12-10 20:00")
	item := w.Item(deployment, "Approved")
	w.Activity(item, templates.ByHand, testkit.ByHandValues("Do it")...)
	w.Approved(item)
	step := w.Steps(deployment)[0].ID
	for who, asked := range map[string]app.StepGet{
		"Execute":  {Step: step, Deployment: other},
		"Outsider": {Step: step, Deployment: deployment},
	} {
		if got, err := w.Get(w.User(who), "step.get", &asked); err == nil {
			t.Errorf("%s sees %+v", who, got)
		}
	}
}
