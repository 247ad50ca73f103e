package testkit

import (
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// Book is the run book of a deployment as Execute sees it.
func (w *Workspace) Book(deployment domain.ID) app.RunBookView {
	w.TB.Helper()
	return Ask[app.RunBookView](w, "Execute", "run_book.get", &app.RunBookGet{Deployment: deployment})
}

// Steps are the steps of a deployment in run-book order, without those that are only projected.
func (w *Workspace) Steps(deployment domain.ID) []app.RunBookStep {
	w.TB.Helper()
	steps := []app.RunBookStep{}
	for _, stage := range w.Book(deployment).Stages {
		for _, section := range stage.Sections {
			for _, step := range section.Steps {
				if !step.Projected {
					steps = append(steps, step)
				}
			}
		}
	}
	return steps
}

// StepSeen is what somebody who looks at a step now carries when acting on it.
func (w *Workspace) StepSeen(step domain.ID) string {
	w.TB.Helper()
	return Ask[app.StepView](w, "Execute", "step.get", &app.StepGet{Step: step}).Step.Seen
}

// Act makes the command that does an action to a step as it is now.
func (w *Workspace) Act(step domain.ID, action domain.StepAction, remark string) any {
	w.TB.Helper()
	order := app.StepStart{Step: step, Remark: remark, Seen: w.StepSeen(step)}
	switch action {
	case domain.StepStart:
		return &order
	case domain.StepComplete:
		return (*app.StepComplete)(&order)
	case domain.StepFail:
		return (*app.StepFail)(&order)
	case domain.StepAttemptFailed:
		return (*app.StepAttemptFailed)(&order)
	case domain.StepSkip:
		return (*app.StepSkip)(&order)
	case domain.StepHold:
		return &app.StepHold{Step: step, Remark: remark, Seen: order.Seen}
	case domain.StepResume:
		return (*app.StepResume)(&order)
	case domain.StepReopen:
		return (*app.StepReopen)(&order)
	case domain.StepAgain:
		return (*app.StepRunAgain)(&order)
	case domain.StepAssign:
		return &app.StepAssign{Step: step, Person: w.User("Execute"), Remark: remark, Seen: order.Seen}
	case domain.StepNote:
		return &app.StepRemark{Step: step, Remark: remark}
	}
	w.TB.Fatalf("no such action: %s", action)
	return nil
}

// DoStep does actions to a step, one a minute, as Execute, and gives the record of the last.
func (w *Workspace) DoStep(step domain.ID, remark string, actions ...domain.StepAction) (record domain.ID) {
	w.TB.Helper()
	for _, action := range actions {
		w.Clock.Pass(time.Minute)
		record = w.Must("Execute", w.Act(step, action, remark))
	}
	return record
}

// ApproveBook approves the run book of a deployment as it is now.
func (w *Workspace) ApproveBook(deployment domain.ID) {
	w.TB.Helper()
	w.Must("Approval", &app.RunBookApprove{Deployment: deployment, Seen: w.Book(deployment).Seen})
}

// StartWithout allows steps to be started without an approved run book.
func (w *Workspace) StartWithout(deployment domain.ID) {
	w.TB.Helper()
	w.Must("Approval", &app.RunBookStartWithout{Deployment: deployment, Reason: "a test", Seen: w.Book(deployment).Seen})
}
