package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// Titles gives what deployments and items are called, by id.
func (r Reader) Titles(ids []domain.ID) (map[domain.ID]string, error) {
	out := map[domain.ID]string{}
	if len(ids) == 0 {
		return out, nil
	}
	marks, args := list(ids)
	err := r.s.query(func(rows *sql.Rows) error {
		var id, title string
		if err := rows.Scan(&id, &title); err != nil {
			return err
		}
		out[id] = title
		return nil
	}, "SELECT id, title FROM deployments WHERE id IN ("+marks+") UNION ALL SELECT id, title FROM items WHERE id IN ("+marks+")", append(args, args...)...)
	return out, err
}
