package store

import "renogen/backend/domain"

// Star gives the id of a user's star on a project; empty when there is none.
func (r Reader) Star(project, user domain.ID) (domain.ID, error) {
	return scalar[domain.ID](r, `SELECT id FROM stars WHERE project = ? AND "user" = ?`, project, user)
}

// ListsInUse gives the categories and modules that items of a project use.
func (r Reader) ListsInUse(project domain.ID) (categories, modules []string, err error) {
	if categories, err = r.texts("SELECT DISTINCT category FROM items WHERE project = ? ORDER BY 1", project); err != nil {
		return nil, nil, err
	}
	modules, err = r.texts("SELECT DISTINCT j.value FROM items, json_each(items.modules) j WHERE items.project = ? ORDER BY 1", project)
	return categories, modules, err
}
