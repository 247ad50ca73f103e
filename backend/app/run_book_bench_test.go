package app_test

import (
	"fmt"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// largeBook is a deployment of 50 items with 20 activities each: approved ones, or such as still wait for it.
func largeBook(b *testing.B, approved bool) (*testkit.Workspace, domain.ID) {
	b.Helper()
	w := testkit.New(b)
	project := w.Project()
	templates, deployment := w.Templates(project), w.Deployment(project, "2026-12-03 20:00")
	for i := range 50 {
		item := w.Item(deployment, fmt.Sprint("Item ", i))
		for j := range 20 {
			w.Activity(item, templates.ByHand, testkit.ByHandValues(fmt.Sprintf("Do %d of %d, and write down what you saw.", j, i))...)
		}
		if approved {
			w.Approved(item)
		}
	}
	if approved {
		w.ApproveBook(deployment)
	}
	return w, deployment
}

// The budget for a run book of 1,000 steps is 60 ms.
func BenchmarkRunBookApproved(b *testing.B) { benchmarkBook(b, true) }

func BenchmarkRunBookDraft(b *testing.B) { benchmarkBook(b, false) }

func benchmarkBook(b *testing.B, approved bool) {
	w, deployment := largeBook(b, approved)
	for b.Loop() {
		book := testkit.Ask[app.RunBookView](w, "Execute", "run_book.get", &app.RunBookGet{Deployment: deployment})
		if book.Progress.Steps != 1000 {
			b.Fatal(book.Progress)
		}
	}
}

// A step is started and its attempt fails: two commands.
func BenchmarkStepCommands(b *testing.B) {
	w, deployment := largeBook(b, true)
	step := w.Steps(deployment)[500].ID
	for b.Loop() {
		w.DoStep(step, "again", domain.StepStart, domain.StepAttemptFailed)
	}
}
