package store

import (
	"database/sql"
	"encoding/json"

	"renogen/backend/domain"
)

// RunBookVersion reads one approval of a deployment's run book.
func (r Reader) RunBookVersion(deployment domain.ID, version int) (domain.RunBookVersion, error) {
	rows, err := rowsWhere[domain.RunBookVersion](r, "WHERE deployment = ? AND version = ?", deployment, version)
	if err == nil && len(rows) == 0 {
		err = notFound("run_book_versions", deployment)
	}
	if err != nil {
		return domain.RunBookVersion{}, err
	}
	return rows[0], nil
}

// BookSteps reads the steps of a deployment with their state in the live run, the place of their template
// and the activities that they serve, in no order of the run book. Of the step's plan only estimate and
// checkpoint are read: the rest stands in its content.
func (r Reader) BookSteps(deployment domain.ID) ([]domain.BookStep, error) {
	links, err := r.LinksIn(deployment)
	if err != nil {
		return nil, err
	}
	return r.BookStepsWith(deployment, links)
}

// BookStepsWith is BookSteps where the links (LinksIn) are known already.
func (r Reader) BookStepsWith(deployment domain.ID, links []Link) ([]domain.BookStep, error) {
	count, err := scalar[int](r, "SELECT count(*) FROM steps WHERE deployment = ?", deployment)
	if err != nil {
		return nil, err
	}
	steps := make([]domain.BookStep, 0, count)
	err = r.s.query(func(rows *sql.Rows) error {
		s := domain.BookStep{Step: domain.Step{Deployment: deployment}}
		served := ""
		err := rows.Scan(&s.ID, &s.Template, &s.Title, &s.Stage, &s.Position, &s.Number, &s.Made, &s.Content, &s.ContentSeq, &s.Signature,
			&s.Origin, &s.After, &served, &s.Minutes, &s.Checkpoint, &s.CreatedBy, &s.CreatedAt, &s.State, &s.TemplatePosition)
		if err == nil {
			err = json.Unmarshal([]byte(served), &s.Served)
		}
		steps = append(steps, s)
		return err
	}, `SELECT s.id, s.template, s.title, s.stage, s.position, s.number, s.made, s.content, s.content_seq, s.signature, s.origin,
			COALESCE(s."after", ''), s.served, s.minutes, s.checkpoint, s.created_by, s.created_at, rs.state, COALESCE(t.position, 0)
		FROM steps s
		JOIN runs ON runs.deployment = s.deployment AND runs.kind = 'live'
		JOIN run_steps rs ON rs.step = s.id AND rs.run = runs.id
		LEFT JOIN templates t ON t.id = s.template
		WHERE s.deployment = ? ORDER BY s.id`, deployment)
	if err != nil {
		return nil, err
	}
	serves := map[domain.ID][]domain.ID{}
	for _, link := range links {
		serves[link.Step] = append(serves[link.Step], link.Activity)
	}
	for i := range steps {
		steps[i].Serves = serves[steps[i].ID]
	}
	return steps, nil
}

// Link says which step an activity has.
type Link struct{ Activity, Item, Step domain.ID }

// LinksIn reads the links of the items that are in a deployment now, in the order in which they were made.
func (r Reader) LinksIn(deployment domain.ID) ([]Link, error) {
	return r.links(`FROM items i JOIN activities a ON a.item = i.id
		WHERE i.deployment = ? AND a.step IS NOT NULL ORDER BY a.id`, deployment)
}

// LinksOfStep reads the links of a step, also those of items that are in another deployment by now.
func (r Reader) LinksOfStep(step domain.ID) ([]Link, error) {
	return r.links("FROM activities a WHERE a.step = ? ORDER BY a.id", step)
}

// LinksMoved reads the links to the steps of a deployment whose items are in another one by now.
func (r Reader) LinksMoved(deployment domain.ID) ([]Link, error) {
	return r.links(`FROM steps s JOIN activities a ON a.step = s.id JOIN items i ON i.id = a.item
		WHERE s.deployment = ? AND i.deployment <> s.deployment ORDER BY a.id`, deployment)
}

func (r Reader) links(tail string, args ...any) ([]Link, error) {
	links := []Link{}
	err := r.s.query(func(rows *sql.Rows) error {
		var link Link
		err := rows.Scan(&link.Activity, &link.Item, &link.Step)
		links = append(links, link)
		return err
	}, "SELECT a.id, a.item, a.step "+tail, args...)
	return links, err
}

// HasOpenCheckpoint says whether a deployment has a checkpoint that is not Completed, other than one step.
func (r Reader) HasOpenCheckpoint(deployment, except domain.ID) (bool, error) {
	return scalar[bool](r, `SELECT EXISTS (SELECT 1 FROM steps s JOIN run_steps rs ON rs.step = s.id
		JOIN runs ON runs.id = rs.run AND runs.kind = 'live'
		WHERE s.deployment = ? AND s.checkpoint = 1 AND s.id <> ? AND rs.state <> 'completed')`, deployment, except)
}

// LiveRun reads the live run of a deployment; ok is false when there is none yet.
func (r Reader) LiveRun(deployment domain.ID) (run domain.Run, ok bool, err error) {
	rows, err := rowsWhere[domain.Run](r, "WHERE deployment = ? AND kind = 'live'", deployment)
	if err != nil || len(rows) == 0 {
		return run, false, err
	}
	return rows[0], true, nil
}

// HasNumbers says whether a step of a deployment has a number: then numbers are frozen.
func (r Reader) HasNumbers(deployment domain.ID) (bool, error) {
	return scalar[bool](r, "SELECT EXISTS (SELECT 1 FROM steps WHERE deployment = ? AND number <> '')", deployment)
}

// EvidenceIn reads the evidence of the live run of a deployment, oldest first.
func (r Reader) EvidenceIn(deployment domain.ID) ([]domain.Evidence, error) {
	return rowsWhere[domain.Evidence](r, `WHERE run_step IN (SELECT rs.id FROM runs JOIN run_steps rs ON rs.run = runs.id
		WHERE runs.deployment = ? AND runs.kind = 'live') ORDER BY created_at, id`, deployment)
}

// EventCounts counts what was done to each step in the live run of a deployment, by run step.
func (r Reader) EventCounts(deployment domain.ID) (map[domain.ID]int, error) {
	counts := map[domain.ID]int{}
	err := r.s.query(func(rows *sql.Rows) error {
		var id domain.ID
		var n int
		err := rows.Scan(&id, &n)
		counts[id] = n
		return err
	}, `SELECT e.run_step, count(*) FROM runs JOIN run_steps rs ON rs.run = runs.id JOIN step_events e ON e.run_step = rs.id
		WHERE runs.deployment = ? AND runs.kind = 'live' GROUP BY e.run_step`, deployment)
	return counts, err
}

// ActivitiesToProject reads the activities of those items of a deployment whose approval would make steps.
func (r Reader) ActivitiesToProject(deployment domain.ID) ([]domain.Activity, error) {
	return rowsWhere[domain.Activity](r, `WHERE item IN (SELECT id FROM items WHERE deployment = ?
		AND status IN ('documentation', 'review', 'go_no_go', 'failed')) ORDER BY item, position, id`, deployment)
}
