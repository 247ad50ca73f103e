package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// WindowRow is a deployment's place in the list of its project.
type WindowRow struct {
	ID       domain.ID
	Number   int
	Title    string
	Start    int64
	DateOnly bool
	Minutes  int
	ClosedAt int64
	Archived bool
	Lead     domain.ID
	Risk     domain.Risk
	// OpenWork: an item is Ready For Release, or a step of the live run is In progress or On hold.
	OpenWork bool
}

// Windows reads the deployments of a project by start.
func (r Reader) Windows(project domain.ID) ([]WindowRow, error) {
	open, err := r.withOpenWork(project)
	if err != nil {
		return nil, err
	}
	out := []WindowRow{}
	err = r.s.query(func(rows *sql.Rows) error {
		var w WindowRow
		if err := rows.Scan(&w.ID, &w.Number, &w.Title, &w.Start, &w.DateOnly, &w.Minutes, &w.ClosedAt, &w.Archived, &w.Lead, &w.Risk); err != nil {
			return err
		}
		w.OpenWork = open[w.ID]
		out = append(out, w)
		return nil
	}, `SELECT id, number, title, start, date_only, minutes, closed_at, archived, lead, risk
		FROM deployments WHERE project = ? ORDER BY start, id`, project)
	return out, err
}

func (r Reader) withOpenWork(project domain.ID) (map[domain.ID]bool, error) {
	ids, err := r.texts(`SELECT deployment FROM items WHERE project = ? AND status = 'ready_for_release'
		UNION SELECT d.id FROM run_steps rs INDEXED BY run_steps_begun CROSS JOIN runs ON runs.id = rs.run AND runs.kind = 'live'
		CROSS JOIN deployments d ON d.id = runs.deployment
		WHERE rs.state IN ('in_progress', 'on_hold') AND d.project = ?`, project, project)
	open := map[domain.ID]bool{}
	for _, id := range ids {
		open[id] = true
	}
	return open, err
}

// DeploymentsByID reads some deployments, in no order.
func (r Reader) DeploymentsByID(ids []domain.ID) ([]domain.Deployment, error) {
	marks, args := list(ids)
	return rowsWhere[domain.Deployment](r, "WHERE id IN ("+marks+")", args...)
}

// Counts are numbers by state, for some deployments.
type Counts map[domain.ID]map[string]int

func (c Counts) add(id domain.ID, state string, n int) {
	if c[id] == nil {
		c[id] = map[string]int{}
	}
	c[id][state] += n
}

func (r Reader) counts(query string, ids []domain.ID) (Counts, error) {
	out := Counts{}
	if len(ids) == 0 {
		return out, nil
	}
	marks, args := list(ids)
	err := r.s.query(func(rows *sql.Rows) error {
		var id, state string
		var n int
		if err := rows.Scan(&id, &state, &n); err != nil {
			return err
		}
		out.add(id, state, n)
		return nil
	}, query+" IN ("+marks+") GROUP BY 1, 2", args...)
	return out, err
}

// ItemsByStatus counts the items of some deployments by status.
func (r Reader) ItemsByStatus(deployments []domain.ID) (Counts, error) {
	return r.counts("SELECT deployment, status, count(*) FROM items WHERE deployment", deployments)
}

// StepsByState counts the steps of some deployments by their state in the live run.
func (r Reader) StepsByState(deployments []domain.ID) (Counts, error) {
	return r.counts(`SELECT runs.deployment, rs.state, count(*) FROM runs JOIN run_steps rs ON rs.run = runs.id
		WHERE runs.kind = 'live' AND runs.deployment`, deployments)
}

// TasksByState counts the checklist tasks of some deployments by state.
func (r Reader) TasksByState(deployments []domain.ID) (Counts, error) {
	return r.counts("SELECT deployment, state, count(*) FROM tasks WHERE deployment", deployments)
}

// ItemsWithoutActivities counts the items of a deployment that have no activity, Rejected ones aside.
func (r Reader) ItemsWithoutActivities(deployment domain.ID) (int, error) {
	return scalar[int](r, `SELECT count(*) FROM items WHERE deployment = ? AND status NOT IN ('rejected', 'completed')
		AND NOT EXISTS (SELECT 1 FROM activities WHERE activities.item = items.id)`, deployment)
}

// Belongings counts what is deleted together with a deployment.
type Belongings struct {
	Items       int `json:"items"`
	Activities  int `json:"activities"`
	Attachments int `json:"attachments"`
	Comments    int `json:"comments"`
	Steps       int `json:"steps"`
	Tasks       int `json:"tasks"`
}

// BelongingsOf counts what is in a deployment.
func (r Reader) BelongingsOf(deployment domain.ID) (b Belongings, err error) {
	for _, count := range []struct {
		to    *int
		query string
	}{
		{&b.Items, "SELECT count(*) FROM items WHERE deployment = ?"},
		{&b.Activities, "SELECT count(*) FROM items JOIN activities a ON a.item = items.id WHERE items.deployment = ?"},
		{&b.Attachments, "SELECT count(*) FROM items JOIN attachments a ON a.item = items.id WHERE items.deployment = ?"},
		{&b.Comments, "SELECT count(*) FROM items JOIN comments m ON m.item = items.id WHERE items.deployment = ?"},
		{&b.Steps, "SELECT count(*) FROM steps WHERE deployment = ?"},
		{&b.Tasks, "SELECT count(*) FROM tasks WHERE deployment = ?"},
	} {
		if *count.to, err = scalar[int](r, count.query, deployment); err != nil {
			return b, err
		}
	}
	return b, nil
}
