package app

import (
	"strconv"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// TemplateDefinition is everything that a person says about a template: what is created, duplicated,
// copied, exported and imported.
type TemplateDefinition struct {
	Kind        domain.TemplateKind `json:"kind"`
	Title       string              `json:"title"`
	Description string              `json:"description,omitempty"`
	// Disabled templates are not offered for new activities.
	Disabled bool                  `json:"disabled,omitempty"`
	Stage    domain.Stage          `json:"stage"`
	Config   domain.TemplateConfig `json:"config"`
	domain.StepPlan
}

// TemplateCreate makes a template, as the last one of its project. A duplicate, a copy from another
// project and an imported one are made with it as well.
type TemplateCreate struct {
	Project domain.ID `json:"project"`
	TemplateDefinition
}

// TemplateEdit changes a template. Its kind stays; the configuration is one field. What was approved or
// run keeps the text that it was approved or run with.
type TemplateEdit struct {
	Template    domain.ID                    `json:"template"`
	Title       *Edit[string]                `json:"title,omitempty"`
	Description *Edit[string]                `json:"description,omitempty"`
	Enabled     *Edit[bool]                  `json:"enabled,omitempty"`
	Stage       *Edit[domain.Stage]          `json:"stage,omitempty"`
	Config      *Edit[domain.TemplateConfig] `json:"config,omitempty"`
	Minutes     *Edit[int]                   `json:"minutes,omitempty"`
	OwnerRole   *Edit[string]                `json:"owner_role,omitempty"`
	Owner       *Edit[string]                `json:"owner,omitempty"`
	Expect      *Edit[string]                `json:"expect,omitempty"`
	IfNot       *Edit[string]                `json:"if_not,omitempty"`
	Warning     *Edit[string]                `json:"warning,omitempty"`
	Undo        *Edit[string]                `json:"undo,omitempty"`
	UndoMinutes *Edit[int]                   `json:"undo_minutes,omitempty"`
	NoUndo      *Edit[bool]                  `json:"no_undo,omitempty"`
	Checkpoint  *Edit[bool]                  `json:"checkpoint,omitempty"`
}

// TemplateMove puts a template at another position (from 1); the others close up.
type TemplateMove struct {
	Template domain.ID `json:"template"`
	Position Edit[int] `json:"position"`
}

// TemplateDelete deletes a template from which nothing was made.
type TemplateDelete struct {
	Template domain.ID `json:"template"`
	Seen     string    `json:"seen"`
}

func init() {
	register("template.create", createTemplate)
	register("template.edit", editTemplate)
	register("template.move", moveTemplate)
	register("template.delete", deleteTemplate)
}

// row gives the template that the definition describes.
func (d TemplateDefinition) row(id, project domain.ID, position int) domain.Template {
	return domain.Template{
		ID: id, Project: project, Kind: d.Kind, Title: d.Title, Description: d.Description, Enabled: !d.Disabled,
		Stage: d.Stage, Position: position, Config: d.Config, StepPlan: d.StepPlan,
	}
}

// definitionOf is what another template made alike must be told.
func definitionOf(t domain.Template) TemplateDefinition {
	return TemplateDefinition{
		Kind: t.Kind, Title: t.Title, Description: t.Description, Disabled: !t.Enabled,
		Stage: t.Stage, Config: t.Config, StepPlan: t.StepPlan,
	}
}

func createTemplate(c *Call, p *TemplateCreate) error {
	if _, err := c.permitIn(p.Project); err != nil {
		return err
	}
	count, err := c.tx.CountTemplates(p.Project)
	if err != nil {
		return err
	}
	return c.saveTemplate(p.row(c.newID(), p.Project, count+1), domain.Template{})
}

// template reads the template that a command is about, and asks for permission in its project.
func (c *Call) template(id domain.ID) (domain.Template, error) {
	row, err := record[domain.Template](c.tx.Reader, id)
	if err != nil {
		return row, err
	}
	c.about.Project, c.about.Record = row.Project, row.ID
	_, err = c.permitIn(row.Project)
	return row, err
}

func editTemplate(c *Call, p *TemplateEdit) error {
	row, err := c.template(p.Template)
	if err != nil {
		return err
	}
	before, e := row, edits{}
	change(&e, "title", &row.Title, p.Title)
	change(&e, "description", &row.Description, p.Description)
	change(&e, "enabled", &row.Enabled, p.Enabled)
	change(&e, "stage", &row.Stage, p.Stage)
	change(&e, "config", &row.Config, p.Config)
	change(&e, "minutes", &row.Minutes, p.Minutes)
	change(&e, "owner_role", &row.OwnerRole, p.OwnerRole)
	change(&e, "owner", &row.Owner, p.Owner)
	change(&e, "expect", &row.Expect, p.Expect)
	change(&e, "if_not", &row.IfNot, p.IfNot)
	change(&e, "warning", &row.Warning, p.Warning)
	change(&e, "undo", &row.Undo, p.Undo)
	change(&e, "undo_minutes", &row.UndoMinutes, p.UndoMinutes)
	change(&e, "no_undo", &row.NoUndo, p.NoUndo)
	change(&e, "checkpoint", &row.Checkpoint, p.Checkpoint)
	if err := e.done(); err != nil {
		return err
	}
	return c.saveTemplate(row, before)
}

func (c *Call) saveTemplate(row, before domain.Template) error {
	row, err := checkTemplate(c.tx.Reader, c.rules, row, before)
	if err != nil {
		return err
	}
	c.about.Project, c.about.Record = row.Project, row.ID
	return store.Put(c.tx, row)
}

// checkTemplate gives the template as it is to be saved, or all that is wrong with it: its own fields,
// its title beside those of the other enabled ones, its owner where it is another than before.
func checkTemplate(r store.Reader, rules *Authority, row, before domain.Template) (domain.Template, error) {
	row, fields := row.Check()
	taken, err := r.EnabledTemplateTitled(row.Project, row.Title)
	if err != nil {
		return row, err
	}
	var title error
	if row.Enabled && taken != "" && taken != row.ID {
		title = fieldError("title", "template.title_taken", "title", row.Title)
	}
	owner := row.CheckPeople(func(user domain.ID) bool {
		return user == before.Owner || rules.isMember(row.Project)(user)
	})
	return row, domain.Together(fields, title, owner)
}

func moveTemplate(c *Call, p *TemplateMove) error {
	row, err := c.template(p.Template)
	if err != nil {
		return err
	}
	all, err := c.tx.Templates(row.Project)
	if err != nil {
		return err
	}
	return reorder(c, all, func(t *domain.Template) *int { return &t.Position }, row.Position, &p.Position, "template.position")
}

func deleteTemplate(c *Call, p *TemplateDelete) error {
	row, err := c.template(p.Template)
	if err != nil {
		return err
	}
	if err := c.seen("template", row.ID, domain.TextOf(row), p.Seen); err != nil {
		return err
	}
	use, err := c.tx.UseOfTemplate(row.ID)
	if err != nil {
		return err
	}
	if err := templateUnused(row, use); err != nil {
		return err
	}
	if err := store.Delete[domain.Template](c.tx, row.ID); err != nil {
		return err
	}
	all, err := c.tx.Templates(row.Project)
	if err != nil {
		return err
	}
	for i, other := range all {
		other.Position = i + 1
		if err := store.Put(c.tx, other); err != nil {
			return err
		}
	}
	return nil
}

// templateUnused refuses to delete a template from which something was made.
func templateUnused(row domain.Template, use store.TemplateUse) error {
	if use.Activities == 0 && use.Steps == 0 {
		return nil
	}
	return domain.Conflict("template.in_use", "title", row.Title,
		"activities", strconv.Itoa(use.Activities), "steps", strconv.Itoa(use.Steps))
}
