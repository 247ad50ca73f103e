package store

import "renogen/backend/domain"

// UpdatesOf reads the updates of a task, oldest first.
func (r Reader) UpdatesOf(task domain.ID) ([]domain.TaskUpdate, error) {
	return rowsWhere[domain.TaskUpdate](r, "WHERE task = ? ORDER BY created_at, id", task)
}

// EvidenceOfTask reads the evidence of a task, oldest first.
func (r Reader) EvidenceOfTask(task domain.ID) ([]domain.Evidence, error) {
	return rowsWhere[domain.Evidence](r, "WHERE task = ? ORDER BY created_at, id", task)
}

// TaskTitled gives the id of the task with that title in a deployment; empty when there is none.
func (r Reader) TaskTitled(deployment domain.ID, title string) (domain.ID, error) {
	return scalar[domain.ID](r, "SELECT id FROM tasks WHERE deployment = ? AND title = ?", deployment, title)
}

// UpdatesIn reads the updates of all tasks of a deployment by task, oldest first.
func (r Reader) UpdatesIn(deployment domain.ID) (map[domain.ID][]domain.TaskUpdate, error) {
	rows, err := rowsWhere[domain.TaskUpdate](r,
		"WHERE task IN (SELECT id FROM tasks WHERE deployment = ?) ORDER BY created_at, id", deployment)
	by := map[domain.ID][]domain.TaskUpdate{}
	for _, row := range rows {
		by[row.Task] = append(by[row.Task], row)
	}
	return by, err
}

// TaskEvidenceIn reads the evidence of all tasks of a deployment by task, oldest first.
func (r Reader) TaskEvidenceIn(deployment domain.ID) (map[domain.ID][]domain.Evidence, error) {
	rows, err := rowsWhere[domain.Evidence](r,
		"WHERE task IS NOT NULL AND task IN (SELECT id FROM tasks WHERE deployment = ?) ORDER BY created_at, id", deployment)
	by := map[domain.ID][]domain.Evidence{}
	for _, row := range rows {
		by[row.Task] = append(by[row.Task], row)
	}
	return by, err
}
