package store

import (
	"database/sql"

	"renogen/backend/domain"
)

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

// AskedBy gives the projects to which a user has an unanswered request for access.
func (r Reader) AskedBy(user domain.ID) ([]domain.ID, error) {
	return r.texts(`SELECT project FROM access_requests WHERE state = 'open' AND "user" = ? ORDER BY project`, user)
}

// OpenAccessCounts counts the unanswered requests for access, by project.
func (r Reader) OpenAccessCounts() (map[domain.ID]int, error) {
	return r.countBy("SELECT project, count(*) FROM access_requests WHERE state = 'open' GROUP BY project")
}

// OpenRequestCounts counts the undecided deployment requests, by project.
func (r Reader) OpenRequestCounts() (map[domain.ID]int, error) {
	return r.countBy("SELECT project, count(*) FROM requests WHERE state = 'new' GROUP BY project")
}

// countBy reads a number for each of some records.
func (r Reader) countBy(query string, args ...any) (map[domain.ID]int, error) {
	counts := map[domain.ID]int{}
	err := r.s.query(func(rows *sql.Rows) error {
		var id domain.ID
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return err
		}
		counts[id] = n
		return nil
	}, query, args...)
	return counts, err
}
