package store

import (
	"cmp"
	"database/sql"
	"slices"

	"renogen/backend/domain"
)

// StepOutcomesOf reads where the steps of an item's activities stand in their live runs, each step once.
func (r Reader) StepOutcomesOf(item domain.ID) ([]domain.StepOutcome, error) {
	out := []domain.StepOutcome{}
	err := r.s.query(func(rows *sql.Rows) error {
		var s domain.StepOutcome
		if err := rows.Scan(&s.Step, &s.State, &s.Remark, &s.EndedAt); err != nil {
			return err
		}
		out = append(out, s)
		return nil
	}, `SELECT rs.step, rs.state, rs.remark, rs.ended_at
		FROM activities a JOIN run_steps rs ON rs.step = a.step JOIN runs ON runs.id = rs.run AND runs.kind = 'live'
		WHERE a.item = ?`, item)
	slices.SortFunc(out, func(a, b domain.StepOutcome) int { return cmp.Compare(a.Step, b.Step) })
	return slices.Compact(out), err // several activities can need one step
}

// LinkedSteps reads the steps of some activities with their state in the live run and the kinds of act
// that were ever done to them.
func (r Reader) LinkedSteps(activities []domain.ID) ([]domain.LinkedStep, error) {
	if len(activities) == 0 {
		return []domain.LinkedStep{}, nil
	}
	marks, args := list(activities)
	steps, err := rowsWhere[domain.Step](r, "WHERE id IN (SELECT step FROM activities WHERE id IN ("+marks+")) ORDER BY id", args...)
	if err != nil {
		return nil, err
	}
	return r.linked(steps)
}

// linked adds to steps their state in the live run and the kinds of act that were ever done to them.
func (r Reader) linked(steps []domain.Step) (linked []domain.LinkedStep, err error) {
	linked = make([]domain.LinkedStep, len(steps))
	for i, step := range steps {
		linked[i].Step = step
		if linked[i].State, err = r.liveState(step.ID); err != nil {
			return nil, err
		}
		if linked[i].Acts, err = r.actsOn(step.ID); err != nil {
			return nil, err
		}
	}
	return linked, nil
}

func (r Reader) liveState(step domain.ID) (domain.StepState, error) {
	return scalar[domain.StepState](r, `SELECT rs.state FROM run_steps rs JOIN runs ON runs.id = rs.run AND runs.kind = 'live'
		WHERE rs.step = ?`, step)
}

// actsOn counts evidence as a remark: a step that has any was worked on.
func (r Reader) actsOn(step domain.ID) ([]domain.StepAction, error) {
	acts := []domain.StepAction{}
	err := r.s.query(func(rows *sql.Rows) error {
		var act domain.StepAction
		if err := rows.Scan(&act); err != nil {
			return err
		}
		acts = append(acts, act)
		return nil
	}, `SELECT DISTINCT e.action FROM run_steps rs JOIN runs ON runs.id = rs.run AND runs.kind = 'live'
		JOIN step_events e ON e.run_step = rs.id WHERE rs.step = ?
		UNION SELECT 'remark' FROM run_steps rs JOIN runs ON runs.id = rs.run AND runs.kind = 'live'
		JOIN evidence v ON v.run_step = rs.id WHERE rs.step = ? ORDER BY 1`, step, step)
	return acts, err
}

// StepsServing reads which step every activity has that shares a step with one of these.
func (r Reader) StepsServing(steps []domain.ID) (map[domain.ID]domain.ID, error) {
	links := map[domain.ID]domain.ID{}
	if len(steps) == 0 {
		return links, nil
	}
	marks, args := list(steps)
	err := r.s.query(func(rows *sql.Rows) error {
		var activity, step domain.ID
		if err := rows.Scan(&activity, &step); err != nil {
			return err
		}
		links[activity] = step
		return nil
	}, "SELECT id, step FROM activities WHERE step IS NOT NULL AND step IN ("+marks+")", args...)
	return links, err
}

// StepsAfter reads the steps of the same deployment that stand behind one.
func (r Reader) StepsAfter(step domain.Step) ([]domain.Step, error) {
	return rowsWhere[domain.Step](r, `WHERE deployment = ? AND "after" = ? ORDER BY id`, step.Deployment, step.ID)
}

// RunStepsOf reads what happened to a step in all runs.
func (r Reader) RunStepsOf(step domain.ID) ([]domain.RunStep, error) {
	return rowsWhere[domain.RunStep](r, "WHERE step = ? ORDER BY id", step)
}

// EventsOf reads what was done to a step in a run, oldest first.
func (r Reader) EventsOf(runStep domain.ID) ([]domain.StepEvent, error) {
	return rowsWhere[domain.StepEvent](r, "WHERE run_step = ? ORDER BY created_at, id", runStep)
}

// EvidenceOfRunStep reads the evidence of a step in a run, oldest first.
func (r Reader) EvidenceOfRunStep(runStep domain.ID) ([]domain.Evidence, error) {
	return rowsWhere[domain.Evidence](r, "WHERE run_step = ? ORDER BY created_at, id", runStep)
}

// LinkedStepsIn reads the steps of a deployment as LinkedSteps does, all at once.
func (r Reader) LinkedStepsIn(deployment domain.ID) ([]domain.LinkedStep, error) {
	steps, err := rowsWhere[domain.Step](r, "WHERE deployment = ? ORDER BY id", deployment)
	if err != nil || len(steps) == 0 {
		return []domain.LinkedStep{}, err
	}
	states, acts := map[domain.ID]domain.StepState{}, map[domain.ID][]domain.StepAction{}
	err = r.s.query(func(rows *sql.Rows) error {
		var step domain.ID
		var state domain.StepState
		var act domain.StepAction
		if err := rows.Scan(&step, &state, &act); err != nil {
			return err
		}
		states[step] = state
		if act != "" {
			acts[step] = append(acts[step], act)
		}
		return nil
	}, `SELECT rs.step, rs.state, COALESCE(e.action, '') FROM runs JOIN run_steps rs ON rs.run = runs.id
			LEFT JOIN step_events e ON e.run_step = rs.id WHERE runs.deployment = ? AND runs.kind = 'live'
		UNION SELECT rs.step, rs.state, 'remark' FROM runs JOIN run_steps rs ON rs.run = runs.id
			JOIN evidence v ON v.run_step = rs.id WHERE runs.deployment = ? AND runs.kind = 'live'
		ORDER BY 1, 3`, deployment, deployment)
	linked := make([]domain.LinkedStep, len(steps))
	for i, step := range steps {
		linked[i] = domain.LinkedStep{Step: step, State: states[step.ID], Acts: acts[step.ID]}
	}
	return linked, err
}

// StepsOfItem reads, as LinkedSteps does, every step that an item has or had: those of its activities, and
// those that stayed as history when an activity left.
func (r Reader) StepsOfItem(item domain.ID) ([]domain.LinkedStep, error) {
	steps, err := rowsWhere[domain.Step](r, `WHERE id IN (SELECT step FROM activities WHERE item = ?)
		OR id IN (SELECT id FROM steps WHERE served <> '[]' AND served LIKE ?) ORDER BY id`, item, "%"+item+"%")
	if err != nil {
		return nil, err
	}
	return r.linked(steps)
}
