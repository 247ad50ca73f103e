package store

import (
	"database/sql"

	"renogen/backend/domain"
)

// SecretPlace is where a secret is: the item (empty for a step) and the deployment.
type SecretPlace struct {
	Item, Deployment domain.ID
	Ref, ItemTitle   string
	DeploymentTitle  string
}

// SealedActivity is an activity that has a secret, with its template.
type SealedActivity struct {
	SecretPlace
	Activity domain.Activity
	Template domain.Template
}

// SealedStep is a step whose content has a secret.
type SealedStep struct {
	SecretPlace
	Step domain.Step
}

// SealedActivities reads the activities of a project that have a secret, newest first.
func (r Reader) SealedActivities(project domain.ID) ([]SealedActivity, error) {
	rows, err := rowsWhere[domain.Activity](r, `WHERE item IN (SELECT id FROM items WHERE project = ?)
		AND "values" LIKE '%"sealed":"%' ORDER BY id DESC`, project)
	if err != nil {
		return nil, err
	}
	out := make([]SealedActivity, len(rows))
	for i, row := range rows {
		out[i].Activity = row
		if out[i].Template, err = Get[domain.Template](r, row.Template); err != nil {
			return nil, err
		}
		if err := r.place(&out[i].SecretPlace, `SELECT i.id, i.ref, i.title, d.id, d.title FROM items i
			JOIN deployments d ON d.id = i.deployment WHERE i.id = ?`, row.Item); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// SealedSteps reads the steps of a project whose content has a secret, newest first.
func (r Reader) SealedSteps(project domain.ID) ([]SealedStep, error) {
	rows, err := rowsWhere[domain.Step](r, `WHERE deployment IN (SELECT id FROM deployments WHERE project = ?)
		AND content IN (SELECT id FROM contents WHERE "text" LIKE '%"sealed":"%') ORDER BY id DESC`, project)
	if err != nil {
		return nil, err
	}
	out := make([]SealedStep, len(rows))
	for i, row := range rows {
		out[i].Step = row
		if err := r.place(&out[i].SecretPlace, "SELECT '', '', '', id, title FROM deployments WHERE id = ?", row.Deployment); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (r Reader) place(at *SecretPlace, query string, id domain.ID) error {
	return r.s.query(func(rows *sql.Rows) error {
		return rows.Scan(&at.Item, &at.Ref, &at.ItemTitle, &at.Deployment, &at.DeploymentTitle)
	}, query, id)
}
