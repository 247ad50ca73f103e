package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// StartsTaken reads what of a project has exactly this start: deployments and requests that are not decided.
func (r Reader) StartsTaken(project domain.ID, start int64) ([]domain.Taken, error) {
	out := []domain.Taken{}
	err := r.s.query(func(rows *sql.Rows) error {
		var t domain.Taken
		if err := rows.Scan(&t.ID, &t.Start, &t.Request); err != nil {
			return err
		}
		out = append(out, t)
		return nil
	}, `SELECT id, start, 0 FROM deployments WHERE project = ? AND start = ?
		UNION ALL SELECT id, start, 1 FROM requests WHERE project = ? AND start = ? AND state = 'new'`,
		project, start, project, start)
	return out, err
}

// LastDeploymentNumber gives the highest number of a project's deployments; 0 when there is none.
func (r Reader) LastDeploymentNumber(project domain.ID) (int, error) {
	return scalar[int](r, "SELECT COALESCE(max(number), 0) FROM deployments WHERE project = ?", project)
}

// HasOpenWork says whether an item of the deployment is Ready For Release, or a step of its live run
// is In progress or On hold.
func (r Reader) HasOpenWork(deployment domain.ID) (bool, error) {
	return scalar[bool](r, `SELECT EXISTS (SELECT 1 FROM items WHERE deployment = ? AND status = 'ready_for_release')
		OR EXISTS (SELECT 1 FROM runs JOIN run_steps rs ON rs.run = runs.id AND rs.state IN ('in_progress', 'on_hold')
			WHERE runs.deployment = ? AND runs.kind = 'live')`, deployment, deployment)
}

// Runs reads the runs of a deployment.
func (r Reader) Runs(deployment domain.ID) ([]domain.Run, error) {
	return rowsWhere[domain.Run](r, "WHERE deployment = ? ORDER BY id", deployment)
}

// RunBookVersions reads the approvals of a deployment's run book, oldest first.
func (r Reader) RunBookVersions(deployment domain.ID) ([]domain.RunBookVersion, error) {
	return rowsWhere[domain.RunBookVersion](r, "WHERE deployment = ? ORDER BY version", deployment)
}

// RequestsOf reads the requests that led to a deployment.
func (r Reader) RequestsOf(project, deployment domain.ID) ([]domain.Request, error) {
	return rowsWhere[domain.Request](r, "WHERE project = ? AND deployment = ? ORDER BY id", project, deployment)
}

// ItemsOf reads the items of a deployment in their order.
func (r Reader) ItemsOf(deployment domain.ID) ([]domain.Item, error) {
	return rowsWhere[domain.Item](r, "WHERE deployment = ? ORDER BY position, id", deployment)
}

// TasksOf reads the checklist of a deployment by start.
func (r Reader) TasksOf(deployment domain.ID) ([]domain.Task, error) {
	return rowsWhere[domain.Task](r, "WHERE deployment = ? ORDER BY start, id", deployment)
}

// SignOffsOf reads the sign-offs of a deployment's checklist, oldest first.
func (r Reader) SignOffsOf(deployment domain.ID) ([]domain.ChecklistSignOff, error) {
	return rowsWhere[domain.ChecklistSignOff](r, "WHERE deployment = ? ORDER BY created_at, id", deployment)
}

// StepsOf reads the steps of a deployment.
func (r Reader) StepsOf(deployment domain.ID) ([]domain.Step, error) {
	return rowsWhere[domain.Step](r, "WHERE deployment = ? ORDER BY id", deployment)
}
