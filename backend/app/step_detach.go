package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// detach (S-) takes activities off their New and held steps and deletes those steps that nothing else
// needs and nobody worked on. Steps that were started or ended keep their links. Every deployment that
// lost a step is told, because its approved run book is no longer what it says.
func (c *Call) detach(activities []domain.Activity) error {
	return c.takeOff(activities, false)
}

// detachAll also takes the activities off started and ended steps, which stay as history: what they did
// was something else.
func (c *Call) detachAll(activities []domain.Activity) error {
	return c.takeOff(activities, true)
}

func (c *Call) takeOff(activities []domain.Activity, all bool) error {
	leaving, stepIDs := []domain.ID{}, []domain.ID{}
	for _, activity := range activities {
		if activity.Step != "" {
			leaving, stepIDs = append(leaving, activity.ID), append(stepIDs, activity.Step)
		}
	}
	if len(leaving) == 0 {
		return nil
	}
	steps, err := c.tx.LinkedSteps(leaving)
	if err != nil {
		return err
	}
	links, err := c.tx.StepsServing(stepIDs)
	if err != nil {
		return err
	}
	detachment := domain.DetachSteps(leaving, links, steps)
	if !all {
		leaving = detachment.Activities
	}
	for _, id := range leaving {
		if err := c.clearStep(id); err != nil {
			return err
		}
	}
	return c.dropSteps(detachment.Steps)
}

func (c *Call) clearStep(activity domain.ID) error {
	row, err := store.Get[domain.Activity](c.tx.Reader, activity)
	if err != nil {
		return err
	}
	if err := c.noteServed(row); err != nil {
		return err
	}
	row.Step = ""
	return store.Put(c.tx, row)
}

// noteServed remembers in a step that stays as history which item it was for. Steps on which nothing was
// done forget it with the activity.
func (c *Call) noteServed(leaving domain.Activity) error {
	steps, err := c.tx.LinkedSteps([]domain.ID{leaving.ID})
	if err != nil || len(steps) == 0 || !steps[0].Kept() {
		return err
	}
	step := steps[0].Step
	if slices.Contains(step.Served, leaving.Item) {
		return nil
	}
	step.Served = append(slices.Clone(step.Served), leaving.Item)
	return store.Put(c.tx, step)
}

// dropSteps deletes steps that nothing needs any more, with what little happened to them.
func (c *Call) dropSteps(ids []domain.ID) error {
	changed := map[domain.ID]bool{}
	for _, id := range ids {
		step, err := store.Get[domain.Step](c.tx.Reader, id)
		if err != nil {
			return err
		}
		if err := c.dropStep(step); err != nil {
			return err
		}
		if err := c.retireNumber(step); err != nil {
			return err
		}
		changed[step.Deployment] = true
	}
	for _, deployment := range sortedKeys(changed) {
		if err := c.bookChanged(deployment); err != nil {
			return err
		}
	}
	return nil
}

// retireNumber keeps the number of a deleted step from being given again.
func (c *Call) retireNumber(step domain.Step) error {
	if step.Number == "" {
		return nil
	}
	deployment, err := store.Get[domain.Deployment](c.tx.Reader, step.Deployment)
	if err != nil {
		return err
	}
	deployment.RetiredNumbers = append(slices.Clone(deployment.RetiredNumbers), step.Number)
	return store.Put(c.tx, deployment)
}

// dropStep also lets the steps behind it stand behind the one before it.
func (c *Call) dropStep(step domain.Step) error {
	followers, err := c.tx.StepsAfter(step)
	if err != nil {
		return err
	}
	for _, follower := range followers {
		follower.After = step.After
		if err := store.Put(c.tx, follower); err != nil {
			return err
		}
	}
	runs, err := c.tx.RunStepsOf(step.ID)
	if err != nil {
		return err
	}
	for _, run := range runs {
		if err := c.dropRunStep(run); err != nil {
			return err
		}
	}
	return store.Delete[domain.Step](c.tx, step.ID)
}

func (c *Call) dropRunStep(run domain.RunStep) error {
	events, err := c.tx.EventsOf(run.ID)
	if err != nil {
		return err
	}
	for _, event := range events {
		if err := store.Delete[domain.StepEvent](c.tx, event.ID); err != nil {
			return err
		}
	}
	evidence, err := c.tx.EvidenceOfRunStep(run.ID)
	if err != nil {
		return err
	}
	for _, row := range evidence {
		if err := store.Delete[domain.Evidence](c.tx, row.ID); err != nil {
			return err
		}
	}
	return store.Delete[domain.RunStep](c.tx, run.ID)
}
