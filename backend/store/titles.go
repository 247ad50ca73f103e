package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// titleOf says what a row of a table is called.
var titleOf = map[string]string{
	"deployments":  "title",
	"items":        "TRIM(ref || ' ' || title)",
	"requests":     "title",
	"steps":        "TRIM(number || ' ' || title)",
	"tasks":        "title",
	"templates":    "title",
	"activities":   "title",
	"attachments":  "name",
	"environments": "name",
}

// TitlesIn gives what rows of a table are called today, by id; nothing for tables whose
// rows have no title.
func (r Reader) TitlesIn(table string, ids []domain.ID) (map[domain.ID]string, error) {
	out := map[domain.ID]string{}
	title, titled := titleOf[table]
	if len(ids) == 0 || !titled {
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
	}, "SELECT id, "+title+" FROM "+table+" WHERE id IN ("+marks+")", args...)
	return out, err
}

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
