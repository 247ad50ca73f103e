package store

import (
	"database/sql"
	"slices"

	"renogen/backend/domain"
)

// aDay bounds the local days of all zones, in milliseconds: a window without times can end
// so much later than it starts.
const aDay = 2 * 24 * 60 * 60_000

// LiveDeployments reads the deployments of projects that a person's home may show: those
// whose window ends behind now, and earlier ones with open work. No window begins before
// since and ends behind now. The index and the cross joins are named because begun steps
// are few and steps of all deployments many, which SQLite does not know.
func (r Reader) LiveDeployments(projects []domain.ID, since, now int64) ([]domain.Deployment, error) {
	if len(projects) == 0 {
		return []domain.Deployment{}, nil
	}
	marks, args := list(projects)
	args = append(args, since, aDay, now)
	for range 2 {
		for _, p := range projects {
			args = append(args, p)
		}
	}
	return rowsWhere[domain.Deployment](r, `WHERE archived = 0 AND closed_at = 0 AND (
		id IN (SELECT id FROM deployments WHERE project IN (`+marks+`) AND start >= ?
			AND start + CASE WHEN date_only = 1 THEN ? ELSE minutes * 60000 END >= ?)
		OR id IN (SELECT deployment FROM items WHERE project IN (`+marks+`) AND status = 'ready_for_release')
		OR id IN (SELECT n.deployment FROM run_steps x INDEXED BY run_steps_begun CROSS JOIN runs n CROSS JOIN deployments d
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

// ItemCount counts the items of one deployment in one state.
type ItemCount struct {
	Deployment string
	Status     domain.ItemStatus
	Items      int
}

// ItemCounts counts the items of some deployments.
func (r Reader) ItemCounts(deployments []domain.ID) ([]ItemCount, error) {
	marks, args := list(deployments)
	out := []ItemCount{}
	err := r.s.query(func(rows *sql.Rows) error {
		var c ItemCount
		if err := rows.Scan(&c.Deployment, &c.Status, &c.Items); err != nil {
			return err
		}
		out = append(out, c)
		return nil
	}, "SELECT deployment, status, count(*) FROM items WHERE deployment IN ("+marks+") GROUP BY deployment, status", args...)
	return out, err
}

// HomeItems reads the items of some deployments that are not completed, in their order.
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
	}, "SELECT id, deployment, ref, title, submitted_by, status, status_at FROM items WHERE deployment IN ("+marks+") AND status <> 'completed' ORDER BY deployment, position, id", args...)
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

// StepCounts counts the steps of some deployments in their live runs. Finished ones are
// counted by the index alone.
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
	}, `SELECT n.deployment, x.state, 0, count(*)
		FROM runs n JOIN run_steps x ON x.run = n.id
		WHERE n.kind = 'live' AND n.deployment IN (`+marks+`) AND x.state NOT IN ('new', 'in_progress', 'on_hold') GROUP BY 1, 2
		UNION ALL SELECT n.deployment, x.state, CASE
			WHEN s.origin = 'deviation' THEN 1
			ELSE EXISTS (SELECT 1 FROM activities a JOIN items i ON i.id = a.item WHERE a.step = s.id AND i.status = 'ready_for_release') END AS can_run,
			count(*)
		FROM runs n JOIN run_steps x ON x.run = n.id JOIN steps s ON s.id = x.step
		WHERE n.kind = 'live' AND n.deployment IN (`+marks+`) AND x.state IN ('new', 'in_progress', 'on_hold') GROUP BY 1, 2, 3`,
		slices.Concat(args, args)...)
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
