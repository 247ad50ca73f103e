package store

import (
	"database/sql"
	"strings"

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

// ItemGroup is the items of one deployment in one state. Completed items have no IDs, for nobody needs them.
type ItemGroup struct {
	Deployment domain.ID
	Status     domain.ItemStatus
	Items      int
	IDs        []domain.ID
}

// ItemGroups counts the items of some deployments and names those that are not completed. The index has it all.
func (r Reader) ItemGroups(deployments []domain.ID) ([]ItemGroup, error) {
	marks, args := list(deployments)
	out := []ItemGroup{}
	err := r.s.query(func(rows *sql.Rows) error {
		var g ItemGroup
		var ids string
		if err := rows.Scan(&g.Deployment, &g.Status, &g.Items, &ids); err != nil {
			return err
		}
		if ids != "" {
			g.IDs = strings.Split(ids, ",")
		}
		out = append(out, g)
		return nil
	}, `SELECT deployment, status, count(*), CASE status WHEN 'completed' THEN '' ELSE group_concat(id) END
		FROM items WHERE deployment IN (`+marks+") GROUP BY deployment, status", args...)
	return out, err
}

// ItemName is what home shows of an item.
type ItemName struct {
	Ref, Title  string
	SubmittedBy domain.ID
	StatusAt    int64
}

// ItemNames reads what some items are called, by their ids.
func (r Reader) ItemNames(ids []domain.ID) (map[domain.ID]ItemName, error) {
	marks, args := list(ids)
	out := map[domain.ID]ItemName{}
	err := r.s.query(func(rows *sql.Rows) error {
		var id domain.ID
		var i ItemName
		err := rows.Scan(&id, &i.Ref, &i.Title, &i.SubmittedBy, &i.StatusAt)
		out[id] = i
		return err
	}, "SELECT id, ref, title, submitted_by, status_at FROM items WHERE id IN ("+marks+")", args...)
	return out, err
}

// StepCount counts the steps of one deployment in one state.
type StepCount struct {
	Deployment domain.ID
	State      domain.StepState
	Steps      int
}

// StepCounts counts the steps of some deployments in their live runs, by the index alone.
func (r Reader) StepCounts(deployments []domain.ID) ([]StepCount, error) {
	marks, args := list(deployments)
	var out []StepCount
	err := r.s.query(func(rows *sql.Rows) error {
		var c StepCount
		if err := rows.Scan(&c.Deployment, &c.State, &c.Steps); err != nil {
			return err
		}
		out = append(out, c)
		return nil
	}, `SELECT n.deployment, x.state, count(*) FROM runs n JOIN run_steps x ON x.run = n.id
		WHERE n.kind = 'live' AND n.deployment IN (`+marks+`) GROUP BY 1, 2`, args...)
	return out, err
}

// ReadyWork is the work on the items of one deployment that are Ready For Release: the steps that serve them and are
// New or On hold, and the items that have no step which is not finished.
type ReadyWork struct{ Serving, Bare int }

// ReadyWork finds the work on items that are Ready For Release, by deployment.
func (r Reader) ReadyWork(deployments []domain.ID) (map[domain.ID]ReadyWork, error) {
	marks, args := list(deployments)
	out := map[domain.ID]ReadyWork{}
	err := r.s.query(func(rows *sql.Rows) error {
		var deployment domain.ID
		var w ReadyWork
		var items, worked int
		err := rows.Scan(&deployment, &items, &worked, &w.Serving)
		w.Bare = items - worked
		out[deployment] = w
		return err
	}, `SELECT i.deployment, count(DISTINCT i.id), count(DISTINCT CASE WHEN x.step IS NOT NULL THEN i.id END),
			count(DISTINCT CASE WHEN x.state <> 'in_progress' THEN x.step END)
		FROM items i LEFT JOIN runs n ON n.deployment = i.deployment AND n.kind = 'live' LEFT JOIN activities a ON a.item = i.id
			LEFT JOIN run_steps x ON x.step = a.step AND x.run = n.id AND x.state IN ('new', 'in_progress', 'on_hold')
		WHERE i.status = 'ready_for_release' AND i.deployment IN (`+marks+`) GROUP BY 1`, args...)
	return out, err
}

// WaitingDeviations counts, by deployment, the added steps, and repetitions of them, that are New or On hold. Only they
// stand in no section.
func (r Reader) WaitingDeviations(deployments []domain.ID) (map[domain.ID]int, error) {
	marks, args := list(deployments)
	out := map[domain.ID]int{}
	err := r.s.query(func(rows *sql.Rows) error {
		var deployment domain.ID
		var n int
		err := rows.Scan(&deployment, &n)
		out[deployment] = n
		return err
	}, `SELECT n.deployment, count(*) FROM steps s JOIN runs n ON n.deployment = s.deployment AND n.kind = 'live'
			JOIN run_steps x ON x.step = s.id AND x.run = n.id
		WHERE s.template = '' AND s.deployment IN (`+marks+`) AND x.state IN ('new', 'on_hold') GROUP BY 1`, args...)
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
