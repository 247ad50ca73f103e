package store

import (
	"slices"

	"renogen/backend/domain"
)

// LiveStep reads what happened to a step in the live run of its deployment.
func (r Reader) LiveStep(step domain.ID) (domain.RunStep, error) {
	rows, err := rowsWhere[domain.RunStep](r, "WHERE step = ? AND EXISTS (SELECT 1 FROM runs WHERE runs.id = run AND kind = 'live')", step)
	if err == nil && len(rows) == 0 {
		err = notFound("run_steps", step)
	}
	if err != nil {
		return domain.RunStep{}, err
	}
	return rows[0], nil
}

// LiveSteps reads what happened to all steps of a deployment in its live run.
func (r Reader) LiveSteps(deployment domain.ID) ([]domain.RunStep, error) {
	return rowsWhere[domain.RunStep](r, "WHERE run IN (SELECT id FROM runs WHERE deployment = ? AND kind = 'live') ORDER BY id", deployment)
}

// ItemsOfStep reads the items that need a step and are still in its deployment.
func (r Reader) ItemsOfStep(step domain.Step) ([]domain.Item, error) {
	items, err := rowsWhere[domain.Item](r, "WHERE id IN (SELECT item FROM activities WHERE step = ?) ORDER BY position, id", step.ID)
	return slices.DeleteFunc(items, func(i domain.Item) bool { return i.Deployment != step.Deployment }), err
}

// ItemsCountingOn reads the items that need a step, were moved to another deployment, and are approved there.
func (r Reader) ItemsCountingOn(step domain.Step) ([]domain.Item, error) {
	return rowsWhere[domain.Item](r, `WHERE id IN (SELECT item FROM activities WHERE step = ?) AND deployment <> ?
		AND status IN (?, ?, ?) ORDER BY position, id`, step.ID, step.Deployment, domain.ItemReady, domain.ItemCompleted, domain.ItemFailed)
}

// SharedSteps reads the steps of a deployment that have one of these signatures, with their state in the
// live run and the kinds of act that were ever done to them.
func (r Reader) SharedSteps(deployment domain.ID, signatures []string) ([]domain.LinkedStep, error) {
	if len(signatures) == 0 {
		return []domain.LinkedStep{}, nil
	}
	marks, args := list(signatures)
	steps, err := rowsWhere[domain.Step](r, "WHERE deployment = ? AND signature IN ("+marks+") ORDER BY id",
		append([]any{deployment}, args...)...)
	if err != nil {
		return nil, err
	}
	return r.linked(steps)
}

// LastStepMade gives the number of the step that was made last in a deployment; 0 when there is none.
func (r Reader) LastStepMade(deployment domain.ID) (int, error) {
	return scalar[int](r, "SELECT COALESCE(max(made), 0) FROM steps WHERE deployment = ?", deployment)
}
