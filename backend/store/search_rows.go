package store

import (
	"database/sql"
	"strings"
)

// SearchRow is a row as the search index sees it: where it belongs and its texts.
type SearchRow struct {
	ID, Project, Deployment, Item string
	Texts                         []string
}

// belongs says for each searched table how a row leads to its project, deployment and item.
var belongs = map[string]string{
	"projects":    "t.id, '', '' FROM projects t",
	"deployments": "t.project, t.id, '' FROM deployments t",
	"requests":    "t.project, '', '' FROM requests t",
	"items":       "t.project, t.deployment, t.id FROM items t",
	"comments":    "i.project, i.deployment, i.id FROM comments t JOIN items i ON i.id = t.item AND t.deleted_at = 0",
	"steps":       "d.project, d.id, '' FROM steps t JOIN deployments d ON d.id = t.deployment",
	"tasks":       "d.project, d.id, '' FROM tasks t JOIN deployments d ON d.id = t.deployment",
	"attachments": "i.project, i.deployment, i.id FROM attachments t JOIN items i ON i.id = t.item",
	"evidence": `d.project, d.id, '' FROM evidence t
		LEFT JOIN run_steps r ON r.id = t.run_step LEFT JOIN steps s ON s.id = r.step LEFT JOIN tasks k ON k.id = t.task
		JOIN deployments d ON d.id = COALESCE(s.deployment, k.deployment)`,
}

// SearchRows reads the named text fields of rows of a table, by id.
func (r Reader) SearchRows(table string, fields, ids []string) (map[string]SearchRow, error) {
	marks, args := list(ids)
	columns := make([]string, len(fields))
	for i, f := range fields {
		columns[i] = `t."` + f + `"`
	}
	out := map[string]SearchRow{}
	err := r.s.query(func(rows *sql.Rows) error {
		row := SearchRow{Texts: make([]string, len(fields))}
		targets := []any{&row.ID}
		for i := range fields {
			targets = append(targets, &row.Texts[i])
		}
		if err := rows.Scan(append(targets, &row.Project, &row.Deployment, &row.Item)...); err != nil {
			return err
		}
		out[row.ID] = row
		return nil
	}, "SELECT t.id, "+strings.Join(columns, ", ")+", "+belongs[table]+" WHERE t.id IN ("+marks+")", args...)
	return out, err
}
