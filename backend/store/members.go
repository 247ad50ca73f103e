package store

import "renogen/backend/domain"

// OpenAccessRequest gives the id of a user's unanswered request for access; empty when there is none.
func (r Reader) OpenAccessRequest(project, user domain.ID) (domain.ID, error) {
	return scalar[domain.ID](r, `SELECT id FROM access_requests WHERE project = ? AND "user" = ? AND state = 'open'`, project, user)
}

// AccessRequests reads the unanswered requests for access to a project, oldest first.
func (r Reader) AccessRequests(project domain.ID) ([]domain.AccessRequest, error) {
	return rowsWhere[domain.AccessRequest](r, "WHERE project = ? AND state = 'open' ORDER BY created_at, id", project)
}

// StarsOf reads the favourites of a user.
func (r Reader) StarsOf(user domain.ID) ([]domain.Star, error) {
	return rowsWhere[domain.Star](r, `WHERE "user" = ? ORDER BY project`, user)
}
