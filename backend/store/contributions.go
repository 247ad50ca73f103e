package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// Contribution is how often a person did one kind of thing in a project.
type Contribution struct {
	Person domain.ID
	// Kind is deployment, request, item, attachment, task, submit, verify, approve, reject, complete or fail;
	// the last two are of steps.
	Kind  string
	Count int
}

// Contributions counts what people did in a project from one moment to another (both in Unix milliseconds, the
// end excluded). An item that went the same way twice, and a step that was done twice, count once for a person,
// so that going back and forth is no progress. Automatic changes are nobody's.
func (r Reader) Contributions(project domain.ID, from, to int64) ([]Contribution, error) {
	out := []Contribution{}
	for _, query := range contributionQueries {
		err := r.s.query(func(rows *sql.Rows) error {
			var c Contribution
			if err := rows.Scan(&c.Person, &c.Kind, &c.Count); err != nil {
				return err
			}
			out = append(out, c)
			return nil
		}, query, project, from, to)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// The joins go from the project to its parts, by the indexes of the parts.
var contributionQueries = []string{
	`SELECT created_by, 'deployment', count(*) FROM deployments WHERE project = ? AND created_at >= ? AND created_at < ? GROUP BY 1`,
	`SELECT created_by, 'request', count(*) FROM requests WHERE project = ? AND created_at >= ? AND created_at < ? GROUP BY 1`,
	`SELECT created_by, 'item', count(*) FROM items WHERE project = ? AND created_at >= ? AND created_at < ? GROUP BY 1`,
	`SELECT a.created_by, 'attachment', count(*) FROM items i CROSS JOIN attachments a ON a.item = i.id
		WHERE i.project = ? AND a.created_at >= ? AND a.created_at < ? GROUP BY 1`,
	`SELECT t.created_by, 'task', count(*) FROM deployments d CROSS JOIN tasks t ON t.deployment = d.id
		WHERE d.project = ? AND t.created_at >= ? AND t.created_at < ? GROUP BY 1`,
	`SELECT s.created_by, s.action, count(DISTINCT s.item) FROM items i CROSS JOIN status_changes s ON s.item = i.id
		WHERE i.project = ? AND s.created_at >= ? AND s.created_at < ?
		AND s.action IN ('submit', 'verify', 'approve', 'reject') GROUP BY 1, 2`,
	`SELECT e.created_by, e.action, count(DISTINCT e.run_step) FROM deployments d
		CROSS JOIN runs ON runs.deployment = d.id AND runs.kind = 'live'
		CROSS JOIN run_steps rs ON rs.run = runs.id CROSS JOIN step_events e ON e.run_step = rs.id
		WHERE d.project = ? AND e.created_at >= ? AND e.created_at < ? AND e.action IN ('complete', 'fail') GROUP BY 1, 2`,
}
