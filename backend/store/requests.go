package store

import "renogen/backend/domain"

// Requests reads the deployment requests of a project by start.
func (r Reader) Requests(project domain.ID) ([]domain.Request, error) {
	return rowsWhere[domain.Request](r, "WHERE project = ? ORDER BY start, id", project)
}
