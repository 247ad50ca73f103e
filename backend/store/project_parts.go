package store

import (
	"database/sql"
	"slices"
	"strings"

	"renogen/backend/domain"
)

// part is the rows of one table that belong to a project.
type part struct{ table, where string }

const (
	itsDeployments = "(SELECT id FROM deployments WHERE project = ?)"
	itsItems       = "(SELECT id FROM items WHERE project = ?)"
	itsCopies      = "(SELECT id FROM copies WHERE project = ?)"
	itsDocuments   = "(SELECT id FROM signed_documents WHERE deployment IN " + itsDeployments + ")"
	itsTasks       = "(SELECT id FROM tasks WHERE deployment IN " + itsDeployments + ")"
	itsRuns        = "(SELECT id FROM runs WHERE deployment IN " + itsDeployments + ")"
	itsRunSteps    = "(SELECT id FROM run_steps WHERE run IN " + itsRuns + ")"
)

// projectParts lists everything that belongs to a project, what refers to other rows before those.
var projectParts = []part{
	{"document_signatures", "document IN " + itsDocuments},
	{"signed_documents", "deployment IN " + itsDeployments},
	{"refused_intents", "copy IN " + itsCopies},
	{"copy_merges", "copy IN " + itsCopies},
	{"taken_back_steps", "copy IN " + itsCopies},
	{"copies", "project = ?"},
	{"evidence", "run_step IN " + itsRunSteps + " OR task IN " + itsTasks},
	{"task_updates", "task IN " + itsTasks},
	{"tasks", "deployment IN " + itsDeployments},
	{"checklist_sign_offs", "deployment IN " + itsDeployments},
	{"step_events", "run_step IN " + itsRunSteps},
	{"run_steps", "run IN " + itsRuns},
	{"activities", "item IN " + itsItems},
	{"attachments", "item IN " + itsItems},
	{"comments", "item IN " + itsItems},
	{"status_changes", "item IN " + itsItems},
	{"steps", "deployment IN " + itsDeployments},
	{"items", "project = ?"},
	{"run_book_versions", "deployment IN " + itsDeployments},
	{"runs", "deployment IN " + itsDeployments},
	{"requests", "project = ?"},
	{"deployments", "project = ?"},
	{"templates", "project = ?"},
	{"project_key_grants", "project = ?"},
	{"project_keys", "project = ?"},
	{"access_requests", "project = ?"},
	{"stars", "project = ?"},
	{"members", "project = ?"},
	{"projects", "id = ?"},
}

// args gives the project once for each blank.
func (p part) args(project domain.ID) []any {
	return slices.Repeat([]any{project}, strings.Count(p.where, "?"))
}

// CountProject counts what belongs to a project, by table.
func (r Reader) CountProject(project domain.ID) (map[string]int, error) {
	counts := map[string]int{}
	for _, p := range projectParts {
		n, err := scalar[int](r, "SELECT count(*) FROM "+p.table+" WHERE "+p.where, p.args(project)...)
		if err != nil {
			return nil, err
		}
		counts[p.table] = n
	}
	return counts, nil
}

// DeleteProject deletes everything that belongs to a project, and the contents that nothing else refers to.
func (tx *Tx) DeleteProject(project domain.ID) error {
	contents, err := tx.contentsOf(project)
	if err != nil {
		return err
	}
	for _, p := range projectParts {
		ids, err := tx.partIDs(p, project)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := tx.delete(tableNamed[p.table], id); err != nil {
				return err
			}
		}
	}
	used, err := tx.contentsOf("")
	if err != nil {
		return err
	}
	for _, id := range contents {
		if _, still := slices.BinarySearch(used, id); still {
			continue
		}
		if err := Delete[domain.Content](tx, id); err != nil {
			return err
		}
	}
	return nil
}

// partIDs gives the rows of a part in the order in which they can be deleted.
func (tx *Tx) partIDs(p part, project domain.ID) ([]domain.ID, error) {
	if p.table == "steps" {
		return tx.stepsBackwards(p, project)
	}
	return tx.texts("SELECT id FROM "+p.table+" WHERE "+p.where+" ORDER BY id", p.args(project)...)
}

// stepsBackwards gives steps before those that they were put behind.
func (tx *Tx) stepsBackwards(p part, project domain.ID) ([]domain.ID, error) {
	var all, out []domain.ID
	followers, after := map[domain.ID]int{}, map[domain.ID]domain.ID{}
	err := tx.s.query(func(rows *sql.Rows) error {
		var id, behind domain.ID
		if err := rows.Scan(&id, &behind); err != nil {
			return err
		}
		all, after[id] = append(all, id), behind
		followers[behind]++
		return nil
	}, `SELECT id, COALESCE("after", '') FROM steps WHERE `+p.where+" ORDER BY id", p.args(project)...)
	for _, id := range all {
		for id != "" && followers[id] == 0 {
			out = append(out, id)
			followers[id] = -1
			id = after[id]
			followers[id]--
		}
	}
	return out, err
}

// contentPlaces are the columns that name a content, with the condition for those of a project.
var contentPlaces = []struct{ table, column, where string }{
	{"steps", "content", "deployment IN " + itsDeployments},
	{"run_book_versions", "content", "deployment IN " + itsDeployments},
	{"checklist_sign_offs", "content", "deployment IN " + itsDeployments},
	{"items", "verified_content", "project = ?"},
	{"items", "approved_content", "project = ?"},
}

// contentsOf gives the contents that a project refers to, or with "" the whole workspace, in order.
func (r Reader) contentsOf(project domain.ID) ([]domain.ID, error) {
	var out []domain.ID
	for _, p := range contentPlaces {
		query, args := "SELECT DISTINCT "+p.column+" FROM "+p.table+" WHERE "+p.column+" <> ''", []any{}
		if project != "" {
			query, args = query+" AND "+p.where, append(args, project)
		}
		found, err := r.texts(query, args...)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// ItemsNotApproved reads the items of a project that have no approval.
func (r Reader) ItemsNotApproved(project domain.ID) ([]domain.Item, error) {
	return rowsWhere[domain.Item](r, "WHERE project = ? AND approved_content = '' ORDER BY id", project)
}
