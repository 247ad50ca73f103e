package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// EventsIn reads everything that was done to the steps of a deployment in its live run, by run step, oldest first.
func (r Reader) EventsIn(deployment domain.ID) (map[domain.ID][]domain.StepEvent, error) {
	rows, err := rowsWhere[domain.StepEvent](r, `WHERE run_step IN (SELECT rs.id FROM runs JOIN run_steps rs ON rs.run = runs.id
		WHERE runs.deployment = ? AND runs.kind = 'live') ORDER BY created_at, id`, deployment)
	events := map[domain.ID][]domain.StepEvent{}
	for _, e := range rows {
		events[e.RunStep] = append(events[e.RunStep], e)
	}
	return events, err
}

// EvidenceSizes gives the sizes in bytes of the files that are evidence in the live run of a deployment.
func (r Reader) EvidenceSizes(deployment domain.ID) (map[domain.ID]int64, error) {
	sizes := map[domain.ID]int64{}
	err := r.s.query(func(rows *sql.Rows) error {
		var id domain.ID
		var size int64
		err := rows.Scan(&id, &size)
		sizes[id] = size
		return err
	}, `SELECT f.id, f.size FROM runs JOIN run_steps rs ON rs.run = runs.id JOIN evidence e ON e.run_step = rs.id
		JOIN files f ON f.id = e.file WHERE runs.deployment = ? AND runs.kind = 'live'`, deployment)
	return sizes, err
}

// Revision is an entry that changed a deployment after it was made, or the project that it is in.
type Revision struct {
	Record domain.ID
	At     int64
}

// Revisions reads the entries of a project that changed a deployment or the project itself.
func (r Reader) Revisions(project domain.ID) ([]Revision, error) {
	var out []Revision
	err := r.s.query(func(rows *sql.Rows) error {
		var revision Revision
		err := rows.Scan(&revision.Record, &revision.At)
		out = append(out, revision)
		return err
	}, `SELECT record, at FROM journal WHERE project = ? AND outcome = 'done' AND command IN
		('deployment.edit', 'deployment.close', 'deployment.reopen', 'deployment.delete', 'project.edit') ORDER BY seq`, project)
	return out, err
}

// EntriesOfDeployment reads the entries about a deployment of a project, or about some items, in order.
func (r Reader) EntriesOfDeployment(project, deployment domain.ID, items []domain.ID) ([]JournalRow, error) {
	marks, args := list(items)
	args = append([]any{project, deployment}, args...)
	return r.journalRows(`WHERE project = ? AND seq IN (SELECT seq FROM journal WHERE deployment = ?
		UNION SELECT seq FROM journal WHERE item IN (`+marks+`)) ORDER BY seq`, args...)
}
