package sample

import (
	"fmt"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// turn is one thing that somebody does: on a day counted from the release, at a time of day (UTC), to an
// item by its ref, or to a step or a task by its title.
type turn struct {
	day         int
	clock, who  string
	verb        verb
	what, words string
}

// verb is a kind of turn.
type verb int

const (
	submits verb = iota
	verifies
	rejects
	approves
	comments
	starts
	completes
	fails
	notes
	begins // a task
	ends   // a task
)

// play lets everybody take their turns, in order.
func (s *script) play(turns []turn) {
	for _, t := range turns {
		if s.err != nil {
			return
		}
		s.at(t.day, t.clock)
		s.do(t.who, s.command(t))
	}
}

func (s *script) command(t turn) any {
	switch t.verb {
	case submits, verifies, rejects, approves, comments:
		return s.itemCommand(t)
	case begins, ends:
		return s.taskCommand(t)
	}
	return s.stepCommand(t)
}

func (s *script) itemCommand(t turn) any {
	id := s.items[t.what]
	if t.verb == comments {
		return &app.CommentAdd{Item: id, Text: t.words}
	}
	decision := app.ItemSubmit{Item: id, Remark: t.words, Seen: s.seenItem(t.who, id)}
	switch t.verb {
	case verifies:
		return (*app.ItemVerify)(&decision)
	case rejects:
		return (*app.ItemReject)(&decision)
	case approves:
		return &app.ItemApprove{Item: id, Remark: t.words, Seen: decision.Seen, Tags: s.tags(t.who, id)}
	}
	return &decision
}

// seenItem is the content of an item as somebody sees it now.
func (s *script) seenItem(who string, id domain.ID) string {
	seen := ask[app.ItemsSeenView](s, who, "items.seen", &app.ItemsSeen{Items: []domain.ID{id}})
	if s.err != nil {
		return ""
	}
	return seen.Items[0].Seen
}

func (s *script) stepCommand(t turn) any {
	step := s.step(t.who, t.what)
	order := app.StepStart{Step: step.ID, Remark: t.words, Seen: step.Seen}
	switch t.verb {
	case completes:
		return (*app.StepComplete)(&order)
	case fails:
		return (*app.StepFail)(&order)
	case notes:
		return &app.StepAddEvidence{Step: step.ID, Note: t.words}
	}
	return &order
}

// step finds a step by its title: where there are several, the last one, which repeats the others.
func (s *script) step(who, title string) app.RunBookStep {
	var found app.RunBookStep
	for _, step := range s.steps(who) {
		if step.Title == title {
			found = step
		}
	}
	if found.ID == "" && s.err == nil {
		s.err = fmt.Errorf("sample: there is no step %q", title)
	}
	return found
}

// steps gives the run book of the deployment as somebody sees it now.
func (s *script) steps(who string) []app.RunBookStep {
	book := ask[app.RunBookView](s, who, "run_book.get", &app.RunBookGet{Deployment: s.deployment})
	steps := []app.RunBookStep{}
	for _, stage := range book.Stages {
		for _, section := range stage.Sections {
			steps = append(steps, section.Steps...)
		}
	}
	return steps
}

func (s *script) taskCommand(t turn) any {
	task := s.tasks[t.what]
	update := &app.TaskUpdate{Task: task, Comment: t.words}
	if t.verb == begins {
		update.State = replace(s, domain.TaskNotStarted, domain.TaskInProgress)
		s.begun[task] = true
		return update
	}
	before := domain.TaskNotStarted
	if s.begun[task] {
		before = domain.TaskInProgress
	}
	update.State = replace(s, before, domain.TaskCompleted)
	return update
}
