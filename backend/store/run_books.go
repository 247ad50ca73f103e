package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// RunBookVersion reads one approval of a deployment's run book.
func (r Reader) RunBookVersion(deployment domain.ID, version int) (domain.RunBookVersion, error) {
	rows, err := rowsWhere[domain.RunBookVersion](r, "WHERE deployment = ? AND version = ?", deployment, version)
	if err == nil && len(rows) == 0 {
		err = notFound("run_book_versions", deployment)
	}
	if err != nil {
		return domain.RunBookVersion{}, err
	}
	return rows[0], nil
}

// BookSteps reads the steps of a deployment with their state in the live run and the place of their
// template, in no order of the run book.
func (r Reader) BookSteps(deployment domain.ID) ([]domain.BookStep, error) {
	steps, err := rowsWhere[domain.Step](r, "WHERE deployment = ? ORDER BY id", deployment)
	if err != nil {
		return nil, err
	}
	states, err := r.liveStates(deployment)
	if err != nil {
		return nil, err
	}
	book := make([]domain.BookStep, len(steps))
	for i, step := range steps {
		book[i] = domain.BookStep{Step: step, State: states[step.ID]}
		if book[i].TemplatePosition, err = scalar[int](r, "SELECT position FROM templates WHERE id = ?", step.Template); err != nil {
			return nil, err
		}
	}
	return book, nil
}

func (r Reader) liveStates(deployment domain.ID) (map[domain.ID]domain.StepState, error) {
	states := map[domain.ID]domain.StepState{}
	err := r.s.query(func(rows *sql.Rows) error {
		var step domain.ID
		var state domain.StepState
		if err := rows.Scan(&step, &state); err != nil {
			return err
		}
		states[step] = state
		return nil
	}, `SELECT rs.step, rs.state FROM runs JOIN run_steps rs ON rs.run = runs.id
		WHERE runs.deployment = ? AND runs.kind = 'live'`, deployment)
	return states, err
}
