package app

import (
	"cmp"
	"errors"
	"slices"

	"renogen/backend/domain"
)

// row shows the step at a place in the order. What cannot be trusted is not shown, but said to be so.
func (b *book) row(place int) (RunBookStep, error) {
	step := b.steps[place]
	out := RunBookStep{
		ID: step.ID, Number: step.Number, Title: step.Title, Template: step.Template, Stage: step.Stage, Origin: step.Origin,
		After: step.After, Projected: step.Projected, Content: step.Content, State: step.State, Evidence: []EvidenceShown{},
		Intro: []domain.RowBlock{}, Blocks: []domain.RowBlock{}, Items: b.itemsShown(step), Can: []domain.Ability{},
	}
	content, err := b.contentShown(step)
	switch {
	case err == nil:
		out.say(step, content)
		out.OwnerName = b.name(out.Owner)
	case !errors.As(err, &out.Fault):
		return out, err
	}
	out.PlannedAt, out.PlannedEnd = b.times[place].Start, b.times[place].End
	if step.Projected {
		out.Blocked = domain.Conflict("step.projected")
		return out, nil
	}
	run := b.runs[step.ID]
	b.tell(&out, run)
	full := step.Step
	full.StepPlan = out.StepPlan
	full.Checkpoint = step.Checkpoint
	situation := b.caseOf(full, step, run)
	out.Blocked, out.Can = situation.Blocked(), stepAbilities(situation, cmp.Or(out.Fault, b.fault))
	if out.Blocked == nil && run.State == domain.StepNew {
		out.Blocked = b.fault
	}
	out.Seen, err = SeenDigest("step", step.ID, seenOfStep(step.Step, run))
	return out, err
}

// contentShown gives what a step says, if that is what was approved; of a projected one what it would say.
func (b *book) contentShown(step domain.BookStep) (domain.StepContent, error) {
	if step.Projected {
		return b.projected[step.ID], nil
	}
	return b.stepContent(b.project.ID, step.Step)
}

// say fills in what a step says.
func (s *RunBookStep) say(step domain.BookStep, content domain.StepContent) {
	s.Title, s.StepPlan, s.TemplateTitle = content.Title, content.Plan, content.Template.Title
	id := step.ID
	if step.Projected {
		id = ""
	}
	s.Blocks = domain.RowBlocks(content, id)
	if content.Template.ID != "" {
		s.Intro = domain.SectionIntro(content.Template)
	}
	s.Sensitive = slices.ContainsFunc(content.Values, func(v domain.Value) bool { return v.Sealed != "" })
}

// shorten leaves what a list shows.
func (s *RunBookStep) shorten() {
	s.Intro, s.Blocks = []domain.RowBlock{}, []domain.RowBlock{}
	s.Expect, s.IfNot, s.Undo, s.Warning = "", "", "", ""
}

// tell fills in what happened to a step.
func (b *book) tell(s *RunBookStep, run domain.RunStep) {
	s.Assignee, s.AssigneeName = run.Assignee, b.name(run.Assignee)
	s.StartedAt, s.StartedBy, s.StartedByName = run.StartedAt, run.StartedBy, b.name(run.StartedBy)
	s.EndedAt, s.EndedBy, s.EndedByName = run.EndedAt, run.EndedBy, b.name(run.EndedBy)
	s.Unconfirmed = b.unconfirmed(run.EndedBy, run.EndedAt)
	s.Remark, s.HeldFrom, s.HoldUntil, s.Events = run.Remark, run.HeldFrom, run.HoldUntil, b.events[run.ID]
	_, s.TakenBack = b.taken[s.ID]
	s.Away = b.isAway(s.ID)
	for _, e := range b.evidence[run.ID] {
		s.Evidence = append(s.Evidence, EvidenceShown{
			ID: e.ID, File: e.File, Name: e.Name, Note: e.Note, By: e.CreatedBy, ByName: b.name(e.CreatedBy), At: e.CreatedAt,
		})
	}
}

// itemsShown gives the items that need the step, then those for which it was done.
func (b *book) itemsShown(step domain.BookStep) []RunBookItem {
	out := []RunBookItem{}
	known := map[domain.ID]bool{}
	show := func(item domain.Item, past bool) {
		if item.ID == "" || known[item.ID] {
			return
		}
		known[item.ID] = true
		shown := RunBookItem{ID: item.ID, Ref: item.Ref, Title: item.Title, Status: item.Status, Past: past}
		if item.Deployment != b.deployment.ID {
			shown.MovedTo, shown.MovedToTitle = item.Deployment, b.titles[item.Deployment]
		}
		out = append(out, shown)
	}
	for _, item := range b.served(step) {
		show(item, false)
	}
	for _, id := range slices.Concat(b.moved[step.ID], step.Served) {
		show(b.items[id], true)
	}
	return out
}

// caseOf is stepCase from what was read at once.
func (b *book) caseOf(step domain.Step, place domain.BookStep, run domain.RunStep) domain.StepCase {
	c := domain.StepCase{
		Step: step, Run: run, Roles: b.relation.Roles, Unconfirmed: b.relation.Unconfirmed,
		Archived: b.relation.Archived || b.deployment.Archived, Closed: b.deployment.ClosedAt != 0,
		BookApproved: b.deployment.RunBookState == domain.RunBookApproved, StartedWithout: b.deployment.MayStartWithout(),
	}
	if b.isAway(step.ID) {
		c.Away = domain.Conflict("step.away", "name", b.name(b.away.Holder))
	}
	for _, item := range b.served(place) {
		c.Serves = append(c.Serves, domain.ServedItem{Item: item, Steps: b.outcomes[item.ID], ContentSame: b.same[item.ID]})
	}
	for _, checkpoint := range b.open {
		if b.place[checkpoint.ID] < b.place[step.ID] {
			c.Checkpoints = append(c.Checkpoints, checkpoint)
		}
	}
	return c
}

// stepAbilities says what the person may do to a step. One with a fault is not begun.
func stepAbilities(situation domain.StepCase, fault *domain.Error) []domain.Ability {
	out := situation.Abilities()
	for i, ability := range out {
		begins := ability.Action == string(domain.StepStart) || ability.Action == string(domain.StepComplete)
		if fault != nil && begins && situation.Run.State == domain.StepNew {
			out[i].Allowed, out[i].Why = false, fault
		}
	}
	return out
}
