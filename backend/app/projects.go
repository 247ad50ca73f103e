package app

import (
	"strings"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// ProjectCreate makes a project and names its first approval member. What is left
// out gets the defaults of spec 1.2.
type ProjectCreate struct {
	Key                string    `json:"key"`
	Title              string    `json:"title"`
	Icon               string    `json:"icon,omitempty"`
	Description        string    `json:"description,omitempty"`
	Environment        domain.ID `json:"environment,omitempty"`
	TimeZone           string    `json:"time_zone,omitempty"`
	Modules            []string  `json:"modules"`
	Categories         []string  `json:"categories,omitempty"`
	ChecklistTemplates []string  `json:"checklist_templates,omitempty"`
	DefaultMinutes     int       `json:"default_minutes,omitempty"`
	Extensions         []string  `json:"extensions,omitempty"`
	Private            bool      `json:"private,omitempty"`
	// Approver is the first approval member.
	Approver domain.ID `json:"approver"`
}

// ProjectEdit changes the settings of a project.
type ProjectEdit struct {
	Project            domain.ID       `json:"project"`
	Title              *Edit[string]   `json:"title,omitempty"`
	Icon               *Edit[string]   `json:"icon,omitempty"`
	Description        *Edit[string]   `json:"description,omitempty"`
	Environment        *Edit[string]   `json:"environment,omitempty"`
	TimeZone           *Edit[string]   `json:"time_zone,omitempty"`
	Modules            *Edit[[]string] `json:"modules,omitempty"`
	Categories         *Edit[[]string] `json:"categories,omitempty"`
	ChecklistTemplates *Edit[[]string] `json:"checklist_templates,omitempty"`
	DefaultMinutes     *Edit[int]      `json:"default_minutes,omitempty"`
	RequestLeadMinutes *Edit[int]      `json:"request_lead_minutes,omitempty"`
	Extensions         *Edit[[]string] `json:"extensions,omitempty"`
	Private            *Edit[bool]     `json:"private,omitempty"`
	SeparateDuties     *Edit[bool]     `json:"separate_duties,omitempty"`
	// Renames says which new entries of the lists are old ones by another name: items take it over.
	Renames []ListRename `json:"renames,omitempty"`
}

// ListRename gives an entry of modules or categories another name. Items that are approved keep the old
// one: what was approved stays as it was.
type ListRename struct {
	List string `json:"list"`
	From string `json:"from"`
	To   string `json:"to"`
}

// ProjectArchive and ProjectUnarchive hide a project and make it read-only, and undo that.
type (
	ProjectArchive struct {
		Project domain.ID `json:"project"`
	}
	ProjectUnarchive struct {
		Project domain.ID `json:"project"`
	}
)

// StarSet makes a project a favourite of the actor, or no longer one.
type StarSet struct {
	Project domain.ID `json:"project"`
	Starred bool      `json:"starred"`
}

func init() {
	registerAuthority("project.create", createProject)
	registerAuthority("project.edit", editProject)
	registerAuthority("project.archive", func(c *Call, p *ProjectArchive) error { return archiveProject(c, p.Project, true) })
	registerAuthority("project.unarchive", func(c *Call, p *ProjectUnarchive) error { return archiveProject(c, p.Project, false) })
	register("star.set", setStar)
}

func createProject(c *Call, p *ProjectCreate) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	zone := p.TimeZone
	if zone == "" {
		zone = c.rules.Users[c.actor].TimeZone
	}
	row := domain.NewProjectDefaults(zone)
	row.ID, row.Key, row.Title, row.Description = c.newID(), p.Key, p.Title, p.Description
	row.Environment, row.Modules, row.Private = p.Environment, p.Modules, p.Private
	row.ChecklistTemplates = p.ChecklistTemplates
	setUnlessZero(&row.Icon, p.Icon)
	setUnlessZero(&row.DefaultMinutes, p.DefaultMinutes)
	if len(p.Categories) > 0 {
		row.Categories = p.Categories
	}
	if len(p.Extensions) > 0 {
		row.Extensions = p.Extensions
	}
	if err := c.saveProject(row); err != nil {
		return err
	}
	if err := c.giveRoles(row.ID, p.Approver, []string{string(domain.RoleApproval)}); err != nil {
		return err
	}
	c.about.Record = row.ID
	return nil
}

func setUnlessZero[T comparable](to *T, value T) {
	var zero T
	if value != zero {
		*to = value
	}
}

// saveProject checks what holds for every project and writes it.
func (c *Call) saveProject(row domain.Project) error {
	row, err := row.Check()
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(c.rules.Projects) {
		other := c.rules.Projects[id]
		switch {
		case id == row.ID:
		case strings.EqualFold(other.Key, row.Key):
			return fieldError("key", "project.key_taken", "key", row.Key)
		case strings.EqualFold(other.Title, row.Title):
			return fieldError("title", "project.title_taken", "title", row.Title)
		}
	}
	err = c.whole(func(tx *store.Tx) error {
		if row.Environment == "" {
			return nil
		}
		_, ok, err := store.Find[domain.Environment](tx.Reader, row.Environment)
		if err == nil && !ok {
			err = fieldError("environment", "environment.unknown")
		}
		return err
	})
	if err != nil {
		return err
	}
	c.about.Project, c.about.Record = row.ID, row.ID
	return c.putProject(row)
}

func editProject(c *Call, p *ProjectEdit) error {
	row, err := c.permitIn(p.Project)
	if err != nil {
		return err
	}
	before, e := row, edits{}
	change(&e, "title", &row.Title, p.Title)
	change(&e, "icon", &row.Icon, p.Icon)
	change(&e, "description", &row.Description, p.Description)
	change(&e, "environment", &row.Environment, p.Environment)
	change(&e, "time_zone", &row.TimeZone, p.TimeZone)
	change(&e, "modules", &row.Modules, p.Modules)
	change(&e, "categories", &row.Categories, p.Categories)
	change(&e, "checklist_templates", &row.ChecklistTemplates, p.ChecklistTemplates)
	change(&e, "default_minutes", &row.DefaultMinutes, p.DefaultMinutes)
	change(&e, "request_lead_minutes", &row.RequestLeadMinutes, p.RequestLeadMinutes)
	change(&e, "extensions", &row.Extensions, p.Extensions)
	change(&e, "private", &row.Private, p.Private)
	change(&e, "separate_duties", &row.SeparateDuties, p.SeparateDuties)
	if err := e.done(); err != nil {
		return err
	}
	renamed, err := renamesOf(p.Renames, before, row)
	if err != nil {
		return err
	}
	err = c.whole(func(tx *store.Tx) error { return listsStay(tx, before, row, renamed) })
	if err != nil {
		return err
	}
	if err := c.saveProject(row); err != nil {
		return err
	}
	return c.whole(func(tx *store.Tx) error { return renameInItems(tx, row.ID, renamed) })
}

func archiveProject(c *Call, id domain.ID, archived bool) error {
	row, err := c.permitIn(id)
	if err != nil {
		return err
	}
	if row.Archived == archived {
		return domain.Conflict("project.not_archived")
	}
	row.Archived = archived
	c.about.Project, c.about.Record = row.ID, row.ID
	return c.putProject(row)
}

func setStar(c *Call, p *StarSet) error {
	if _, err := c.permitIn(p.Project); err != nil {
		return err
	}
	star, err := c.tx.Star(p.Project, c.actor)
	if err != nil {
		return err
	}
	c.about.Project, c.about.Record = p.Project, p.Project
	switch {
	case p.Starred && star == "":
		return store.Put(c.tx, domain.Star{ID: c.newID(), Project: p.Project, User: c.actor})
	case !p.Starred && star != "":
		return store.Delete[domain.Star](c.tx, star)
	}
	return nil
}
