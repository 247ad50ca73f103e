package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// StepStart begins work on a step. Here and below, Seen is the digest of the step's StepSeen as it was on
// the screen, and Remark the remark or reason.
type StepStart struct {
	Step   domain.ID `json:"step"`
	Remark string    `json:"remark,omitempty"`
	Seen   string    `json:"seen"`
}

// What else is done to a step. A failed attempt leaves the items alone; failing is the verdict.
type (
	StepComplete      StepStart
	StepFail          StepStart
	StepAttemptFailed StepStart
	StepSkip          StepStart
	StepResume        StepStart
	StepReopen        StepStart
	StepRunAgain      StepStart
)

// StepHold stops work on a step until somebody resumes it.
type StepHold struct {
	Step   domain.ID `json:"step"`
	Remark string    `json:"remark"`
	// Until is when the hold is expected to end; 0 when nobody knows.
	Until int64  `json:"until,omitempty"`
	Seen  string `json:"seen"`
}

// StepAssign says who is to do a step; an empty Person: nobody in particular.
type StepAssign struct {
	Step   domain.ID `json:"step"`
	Person domain.ID `json:"person,omitempty"`
	Remark string    `json:"remark,omitempty"`
	Seen   string    `json:"seen"`
}

// StepRemark notes something on a step. It decides nothing, so it does not matter what was seen.
type StepRemark struct {
	Step   domain.ID `json:"step"`
	Remark string    `json:"remark"`
}

func init() {
	registerStep("step.start", domain.StepStart, func(p *StepStart) StepStart { return *p })
	registerStep("step.complete", domain.StepComplete, func(p *StepComplete) StepStart { return StepStart(*p) })
	registerStep("step.fail", domain.StepFail, func(p *StepFail) StepStart { return StepStart(*p) })
	registerStep("step.attempt_failed", domain.StepAttemptFailed, func(p *StepAttemptFailed) StepStart { return StepStart(*p) })
	registerStep("step.skip", domain.StepSkip, func(p *StepSkip) StepStart { return StepStart(*p) })
	registerStep("step.resume", domain.StepResume, func(p *StepResume) StepStart { return StepStart(*p) })
	registerStep("step.reopen", domain.StepReopen, func(p *StepReopen) StepStart { return StepStart(*p) })
	registerStep("step.run_again", domain.StepAgain, func(p *StepRunAgain) StepStart { return StepStart(*p) })
	register("step.hold", func(c *Call, p *StepHold) error {
		return c.work(p.Step, domain.StepAct{Action: domain.StepHold, Remark: p.Remark, Until: p.Until}, p.Seen)
	})
	register("step.assign", func(c *Call, p *StepAssign) error {
		return c.work(p.Step, domain.StepAct{Action: domain.StepAssign, Remark: p.Remark, Person: p.Person}, p.Seen)
	})
	register("step.remark", func(c *Call, p *StepRemark) error {
		return c.work(p.Step, domain.StepAct{Action: domain.StepNote, Remark: p.Remark}, "")
	})
}

func registerStep[P any](name string, action domain.StepAction, plain func(*P) StepStart) {
	register(name, func(c *Call, p *P) error {
		order := plain(p)
		return c.work(order.Step, domain.StepAct{Action: action, Remark: order.Remark}, order.Seen)
	})
}

// stepAt reads the step that a command is about and asks for permission in its project.
func (c *Call) stepAt(id domain.ID) (stepWork, error) {
	w, err := loadStep(c.tx.Reader, id)
	if err != nil {
		return w, err
	}
	c.about = About{Project: w.deployment.Project, Deployment: w.deployment.ID, Record: w.step.ID}
	_, err = c.permitIn(w.deployment.Project)
	return w, err
}

// work does one thing to a step, with everything that follows for the items that need it.
func (c *Call) work(id domain.ID, act domain.StepAct, seen string) error {
	w, err := c.stepAt(id)
	if err != nil {
		return err
	}
	act.Actor, act.At = c.actor, c.at
	if act.Remark, err = domain.CheckRemark(act.Remark, false); err != nil {
		return err
	}
	again := act.Action == domain.StepReopen || act.Action == domain.StepAgain
	situation, err := stepCase(c.tx.Reader, c.relation(w.deployment.Project), w, again)
	if err != nil {
		return err
	}
	if situation.Away, err = away(c.tx.Reader, c.rules, w, c.copy); err != nil {
		return err
	}
	if c.merged() && act.Action == domain.StepComplete && w.run.State == domain.StepCompleted && situation.Away == nil {
		return c.alsoCompleted(w, act, situation)
	}
	if err := situation.Check(act); err != nil {
		return err
	}
	if err := c.checkAct(w, act, seen); err != nil {
		return err
	}
	return c.applyAct(w, act, situation)
}

// checkAct asks what only the workspace knows: what was seen, who can be assigned, and whether what the
// step says is whole.
func (c *Call) checkAct(w stepWork, act domain.StepAct, seen string) error {
	if act.Action != domain.StepNote {
		if err := c.seen("step", w.step.ID, seenOfStep(w.step, w.run), seen); err != nil {
			return err
		}
	}
	if act.Action == domain.StepAssign && act.Person != "" {
		return c.canBeAssigned(w.deployment.Project, act.Person)
	}
	if w.run.State == domain.StepNew && (act.Action == domain.StepStart || act.Action == domain.StepComplete) {
		return contentWhole(c.tx.Reader, w.step.Content)
	}
	return nil
}

// alsoCompleted keeps that somebody completed a step with a laptop which was completed here meanwhile: the first that
// stands in the shared journal counts, the other is listed.
func (c *Call) alsoCompleted(w stepWork, act domain.StepAct, situation domain.StepCase) error {
	note := domain.StepAct{Action: domain.StepNote, Actor: act.Actor, At: act.At, Remark: string(act.Action)}
	if err := situation.Check(note); err != nil {
		return err
	}
	event := domain.StepEvent{ID: c.newID(), RunStep: w.run.ID, Action: string(act.Action), From: w.run.State, To: w.run.State, Remark: act.Remark}
	return store.Put(c.tx, event)
}

func (c *Call) canBeAssigned(project, person domain.ID) error {
	if !c.rules.RolesOf(project, person).Acts(domain.RoleExecute) {
		return fieldError("person", "step.assign.cannot_execute", "name", c.rules.Users[person].Name)
	}
	return nil
}

func (c *Call) applyAct(w stepWork, act domain.StepAct, situation domain.StepCase) error {
	run, event := domain.ApplyStep(w.run, act)
	if err := store.Put(c.tx, run); err != nil {
		return err
	}
	event.ID = c.newID()
	if err := store.Put(c.tx, event); err != nil {
		return err
	}
	if act.Action == domain.StepReopen || act.Action == domain.StepAgain {
		if err := c.backToReady(situation.Returning(), act.Remark); err != nil {
			return err
		}
	}
	if act.Action == domain.StepAgain {
		return c.runAgain(w)
	}
	if run.State == w.run.State {
		return nil
	}
	return c.settleStep(w.step.ID)
}

// backToReady leads items back because one of their steps is to be run once more.
func (c *Call) backToReady(items []domain.ServedItem, reason string) error {
	for _, served := range items {
		after := domain.SetItemStatus(served.Item, domain.ItemReady, c.at)
		if err := c.putStatus(served.Item, after, statusReopened, reason); err != nil {
			return err
		}
	}
	return nil
}

// runAgain makes a further step like w behind it. The approved items that needed w need the further step
// from now on; w stays as it is.
func (c *Call) runAgain(w stepWork) error {
	again := w.step
	again.ID, again.After, again.ContentSeq = c.newID(), w.step.ID, c.seq
	again.Number, again.Position, again.Served = "", 0, nil
	if again.Origin != domain.StepDeviation {
		again.Origin = domain.StepRunAgain
	}
	if err := c.addStep(again); err != nil {
		return err
	}
	links, err := c.tx.LinksOfStep(w.step.ID)
	if err != nil {
		return err
	}
	items := map[domain.ID]domain.Item{}
	for _, item := range w.items {
		items[item.ID] = item
	}
	for _, link := range links {
		if !neededAgain(items[link.Item]) {
			continue
		}
		if err := c.relink(link.Activity, again.ID); err != nil {
			return err
		}
	}
	if err := c.numberLate(w.deployment.ID); err != nil {
		return err
	}
	c.about.Record = again.ID
	return c.settle(itemsOf(links)...)
}

// neededAgain: a step is run again for the items of its deployment that are approved, be they failed by now.
func neededAgain(item domain.Item) bool {
	return slices.Contains([]domain.ItemStatus{domain.ItemReady, domain.ItemCompleted, domain.ItemFailed}, item.Status)
}

// relink gives an activity another step; the old one remembers the item.
func (c *Call) relink(activity, step domain.ID) error {
	row, err := store.Get[domain.Activity](c.tx.Reader, activity)
	if err != nil {
		return err
	}
	if err := c.noteServed(row); err != nil {
		return err
	}
	row.Step = step
	return store.Put(c.tx, row)
}
