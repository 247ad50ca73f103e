package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// LiveDeployments reads the deployments of projects that a person's home may show: those
// whose window can still be open at since, and earlier ones with open work. The cross
// joins keep the order: begun steps are few, steps of all deployments many.
func (r Reader) LiveDeployments(projects []domain.ID, since int64) ([]domain.Deployment, error) {
	marks, args := list(projects)
	args = append(args, since)
	for range 2 {
		for _, p := range projects {
			args = append(args, p)
		}
	}
	return rowsWhere[domain.Deployment](r, `WHERE archived = 0 AND closed_at = 0 AND (
		id IN (SELECT id FROM deployments WHERE project IN (`+marks+`) AND start >= ?)
		OR id IN (SELECT deployment FROM items WHERE project IN (`+marks+`) AND status = 'ready_for_release')
		OR id IN (SELECT n.deployment FROM run_steps x CROSS JOIN runs n CROSS JOIN deployments d
			WHERE x.state IN ('in_progress', 'on_hold') AND n.id = x.run AND d.id = n.deployment AND d.project IN (`+marks+`))
	) ORDER BY start, id`, args...)
}

// HomeItem is an item as home counts and lists it.
type HomeItem struct {
	ID, Deployment, Ref, Title, SubmittedBy string
	Status                                  domain.ItemStatus
	StatusAt                                int64
	Activities, Minutes, OpenSteps          int
}

// HomeItems reads the items of some deployments in their order, with the sums of their
// activities only where the item is not completed.
func (r Reader) HomeItems(deployments []domain.ID) ([]HomeItem, error) {
	marks, args := list(deployments)
	out := []HomeItem{}
	err := r.s.query(func(rows *sql.Rows) error {
		var i HomeItem
		if err := rows.Scan(&i.ID, &i.Deployment, &i.Ref, &i.Title, &i.SubmittedBy, &i.Status, &i.StatusAt); err != nil {
			return err
		}
		out = append(out, i)
		return nil
	}, "SELECT id, deployment, ref, title, submitted_by, status, status_at FROM items WHERE deployment IN ("+marks+") ORDER BY deployment, position, id", args...)
	return out, err
}

// StepCount counts the steps of one deployment in one state. CanRun: a step that serves
// an item which is Ready For Release, or a deviation.
type StepCount struct {
	Deployment string
	State      domain.StepState
	CanRun     bool
	Steps      int
}

// StepCounts counts the steps of some deployments in their live runs.
func (r Reader) StepCounts(deployments []domain.ID) ([]StepCount, error) {
	marks, args := list(deployments)
	var out []StepCount
	err := r.s.query(func(rows *sql.Rows) error {
		var c StepCount
		if err := rows.Scan(&c.Deployment, &c.State, &c.CanRun, &c.Steps); err != nil {
			return err
		}
		out = append(out, c)
		return nil
	}, `SELECT s.deployment, x.state, CASE
			WHEN x.state NOT IN ('new', 'in_progress', 'on_hold') THEN 0
			WHEN s.origin = 'deviation' THEN 1
			ELSE EXISTS (SELECT 1 FROM activities a JOIN items i ON i.id = a.item WHERE a.step = s.id AND i.status = 'ready_for_release') END AS can_run,
			count(*)
		FROM runs n JOIN run_steps x ON x.run = n.id JOIN steps s ON s.id = x.step
		WHERE n.kind = 'live' AND n.deployment IN (`+marks+`) GROUP BY 1, 2, 3`, args...)
	return out, err
}

// OpenStepsOfItems counts, by item, the steps that are not finished, of items that are
// Ready For Release in some deployments.
func (r Reader) OpenStepsOfItems(deployments []domain.ID) (map[domain.ID]int, error) {
	marks, args := list(deployments)
	out := map[domain.ID]int{}
	err := r.s.query(func(rows *sql.Rows) error {
		var id string
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return err
		}
		out[id] = n
		return nil
	}, `SELECT i.id, count(*) FROM items i JOIN activities a ON a.item = i.id JOIN run_steps x ON x.step = a.step
		WHERE i.status = 'ready_for_release' AND i.deployment IN (`+marks+`) AND x.state IN ('new', 'in_progress', 'on_hold') GROUP BY 1`, args...)
	return out, err
}

// OpenTasks reads the open checklist tasks of some deployments.
func (r Reader) OpenTasks(deployments []domain.ID) ([]domain.Task, error) {
	marks, args := list(deployments)
	return rowsWhere[domain.Task](r, "WHERE deployment IN ("+marks+") AND state IN ('not_started', 'in_progress') ORDER BY start, id", args...)
}

// OpenRequests reads the undecided requests of some projects.
func (r Reader) OpenRequests(projects []domain.ID) ([]domain.Request, error) {
	marks, args := list(projects)
	return rowsWhere[domain.Request](r, "WHERE project IN ("+marks+") AND state = 'new' ORDER BY start, id", args...)
}
