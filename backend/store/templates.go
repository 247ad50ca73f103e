package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// Templates reads the templates of a project in the order of their positions.
func (r Reader) Templates(project domain.ID) ([]domain.Template, error) {
	return rowsWhere[domain.Template](r, "WHERE project = ? ORDER BY position, id", project)
}

// CountTemplates counts the templates of a project.
func (r Reader) CountTemplates(project domain.ID) (int, error) {
	return scalar[int](r, "SELECT count(*) FROM templates WHERE project = ?", project)
}

// EnabledTemplateTitled gives the id of a project's enabled template with that title, whatever its case; empty
// when there is none.
func (r Reader) EnabledTemplateTitled(project domain.ID, title string) (domain.ID, error) {
	return scalar[domain.ID](r, "SELECT id FROM templates WHERE project = ? AND lower(title) = lower(?) AND enabled = 1", project, title)
}

// TemplateUse says how much was made from a template.
type TemplateUse struct {
	Activities, Steps, Deployments int
}

// UseOfTemplate counts what was made from a template: its activities, its steps, and the deployments of those.
func (r Reader) UseOfTemplate(template domain.ID) (use TemplateUse, err error) {
	if use.Activities, err = scalar[int](r, "SELECT count(*) FROM activities WHERE template = ?", template); err != nil {
		return use, err
	}
	err = r.s.query(func(rows *sql.Rows) error { return rows.Scan(&use.Steps, &use.Deployments) },
		"SELECT count(*), count(DISTINCT deployment) FROM steps WHERE template = ?", template)
	return use, err
}

// ActivityCounts counts the activities of each template of a project; templates without any are left out.
func (r Reader) ActivityCounts(project domain.ID) (map[domain.ID]int, error) {
	return r.countBy(`SELECT template, count(*) FROM activities
		WHERE template IN (SELECT id FROM templates WHERE project = ?) GROUP BY template`, project)
}

// MadeActivity is an activity made from a template, with the item and deployment that it is in.
type MadeActivity struct {
	ID              domain.ID         `json:"id"`
	Title           string            `json:"title"`
	CreatedBy       domain.ID         `json:"created_by"`
	CreatedAt       int64             `json:"created_at"`
	Item            domain.ID         `json:"item"`
	Ref             string            `json:"ref"`
	ItemTitle       string            `json:"item_title"`
	Status          domain.ItemStatus `json:"status"`
	Deployment      domain.ID         `json:"deployment"`
	DeploymentTitle string            `json:"deployment_title"`
	Start           int64             `json:"start"`
	DateOnly        bool              `json:"date_only"`
}

// HistoryOfTemplate reads the last activities made from a template, newest first.
func (r Reader) HistoryOfTemplate(template domain.ID, limit int) ([]MadeActivity, error) {
	out := []MadeActivity{}
	err := r.s.query(func(rows *sql.Rows) error {
		var a MadeActivity
		if err := rows.Scan(&a.ID, &a.Title, &a.CreatedBy, &a.CreatedAt, &a.Item, &a.Ref, &a.ItemTitle, &a.Status,
			&a.Deployment, &a.DeploymentTitle, &a.Start, &a.DateOnly); err != nil {
			return err
		}
		out = append(out, a)
		return nil
	}, `SELECT a.id, a.title, a.created_by, a.created_at, i.id, i.ref, i.title, i.status, d.id, d.title, d.start, d.date_only
		FROM (SELECT * FROM activities WHERE template = ? ORDER BY created_at DESC, id DESC LIMIT ?) a
		JOIN items i ON i.id = a.item JOIN deployments d ON d.id = i.deployment
		ORDER BY a.created_at DESC, a.id DESC`, template, limit)
	return out, err
}
