package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// StepSeen is what somebody sees of a step before acting on it.
type StepSeen struct {
	Content   domain.ID        `json:"content"`
	State     domain.StepState `json:"state"`
	Assignee  domain.ID        `json:"assignee"`
	StartedAt int64            `json:"started_at"`
}

func seenOfStep(step domain.Step, run domain.RunStep) StepSeen {
	return StepSeen{Content: step.Content, State: run.State, Assignee: run.Assignee, StartedAt: run.StartedAt}
}

// stepWork is a step with what it belongs to.
type stepWork struct {
	step       domain.Step
	run        domain.RunStep
	deployment domain.Deployment
	items      []domain.Item // those that need it and are still in its deployment
}

func loadStep(r store.Reader, id domain.ID) (w stepWork, err error) {
	if w.step, err = record[domain.Step](r, id); err != nil {
		return w, err
	}
	if w.deployment, err = store.Get[domain.Deployment](r, w.step.Deployment); err != nil {
		return w, err
	}
	if w.run, err = r.LiveStep(id); err != nil {
		return w, err
	}
	w.items, err = r.ItemsOfStep(w.step)
	return w, err
}

// stepCase collects what decides about a step for one person. Again says whether the step may be reopened
// or run again: only that needs the other steps and the content of its items.
func stepCase(r store.Reader, relation domain.Relation, w stepWork, again bool) (domain.StepCase, error) {
	c := domain.StepCase{
		Step: w.step, Run: w.run, Roles: relation.Roles, Unconfirmed: relation.Unconfirmed,
		Archived: relation.Archived || w.deployment.Archived, Closed: w.deployment.ClosedAt != 0,
		BookApproved:   w.deployment.RunBookState == domain.RunBookApproved,
		StartedWithout: w.deployment.MayStartWithout(),
	}
	for _, item := range w.items {
		served := domain.ServedItem{Item: item}
		if again {
			var err error
			if served, err = returningItem(r, item); err != nil {
				return c, err
			}
		}
		c.Serves = append(c.Serves, served)
	}
	var err error
	if again && w.run.State == domain.StepCompleted {
		if c.CountedElsewhere, err = r.ItemsCountingOn(w.step); err != nil {
			return c, err
		}
	}
	if w.run.State != domain.StepNew {
		return c, nil
	}
	c.Checkpoints, err = checkpointsBefore(r, w.step)
	return c, err
}

func returningItem(r store.Reader, item domain.Item) (served domain.ServedItem, err error) {
	served.Item = item
	if served.Steps, err = r.StepOutcomesOf(item.ID); err != nil {
		return served, err
	}
	served.ContentSame, err = sameAsApproved(r, item)
	return served, err
}

// checkpointsBefore gives the open checkpoints before a step. The order of the run book is only asked for
// when there is an open checkpoint at all.
func checkpointsBefore(r store.Reader, step domain.Step) ([]domain.BookStep, error) {
	open, err := r.HasOpenCheckpoint(step.Deployment, step.ID)
	if err != nil || !open {
		return nil, err
	}
	steps, err := r.BookSteps(step.Deployment)
	if err != nil {
		return nil, err
	}
	return domain.OpenCheckpoints(domain.OrderBook(steps), step.ID), nil
}
