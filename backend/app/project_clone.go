package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// ProjectClone makes a project like another one: its settings, activity templates, checklist templates and
// members, without its history. It is for an administrator who is an approval member of the other one.
type ProjectClone struct {
	Project domain.ID `json:"project"`
	Key     string    `json:"key"`
	Title   string    `json:"title"`
}

// ProjectDelete deletes a project with everything in it. Title is typed by hand, to be sure.
type ProjectDelete struct {
	Project domain.ID `json:"project"`
	Title   string    `json:"title"`
}

func init() {
	registerAuthority("project.clone", cloneProject)
	registerAuthority("project.delete", deleteProject)
}

func cloneProject(c *Call, p *ProjectClone) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	if err := c.rules.mayClone(p.Project, c.actor); err != nil {
		return err
	}
	source := c.rules.Projects[p.Project]
	row := source
	row.ID, row.Key, row.Title, row.Archived, row.Stamp = c.newID(), p.Key, p.Title, false, domain.Stamp{}
	if err := c.saveProject(row); err != nil {
		return err
	}
	for _, user := range sortedKeys(c.rules.Members[source.ID]) {
		if c.rules.Users[user].State == domain.UserBlocked {
			continue
		}
		if err := c.giveRoles(row.ID, user, c.rules.Members[source.ID][user].Roles); err != nil {
			return err
		}
	}
	c.about.Project, c.about.Record = row.ID, row.ID
	return c.whole(func(tx *store.Tx) error { return c.cloneTemplates(tx, source.ID, row.ID) })
}

// mayClone says whether a person may clone a project: who does must be able to see and manage all of it.
func (a *Authority) mayClone(project, user domain.ID) error {
	source, known := a.Projects[project]
	relation := a.Relation(project, user)
	switch {
	case !known, source.Private && !relation.Member:
		return domain.Missing()
	case !relation.Roles.Has(domain.RoleApproval):
		return domain.Forbidden("project.clone.needs_approval", "title", source.Title)
	}
	return nil
}

// cloneTemplates must be the last to make ids: it does nothing while only the authority is folded.
func (c *Call) cloneTemplates(tx *store.Tx, from, to domain.ID) error {
	templates, err := tx.Templates(from)
	if err != nil {
		return err
	}
	for _, template := range templates {
		template.ID, template.Project, template.Stamp = c.newID(), to, domain.Stamp{}
		if !c.rules.isMember(to)(template.Owner) {
			template.Owner = ""
		}
		if err := store.Put(tx, template); err != nil {
			return err
		}
	}
	return nil
}

func deleteProject(c *Call, p *ProjectDelete) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	row, ok := c.rules.Projects[p.Project]
	if !ok {
		return domain.Missing()
	}
	if p.Title != row.Title {
		return fieldError("title", "project.delete.title", "title", row.Title)
	}
	c.about.Project, c.about.Record = row.ID, row.ID
	c.forgetProject(row.ID)
	return c.whole(func(tx *store.Tx) error { return tx.DeleteProject(row.ID) })
}
