package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// EnvironmentCreate, EnvironmentEdit and EnvironmentDelete keep the list of what
// projects release onto.
type (
	EnvironmentCreate struct {
		Name        string `json:"name"`
		Description string `json:"description,omitempty"`
	}
	EnvironmentEdit struct {
		Environment domain.ID     `json:"environment"`
		Name        *Edit[string] `json:"name,omitempty"`
		Description *Edit[string] `json:"description,omitempty"`
	}
	EnvironmentDelete struct {
		Environment domain.ID `json:"environment"`
	}
)

func init() {
	register("environment.create", createEnvironment)
	register("environment.edit", editEnvironment)
	register("environment.delete", deleteEnvironment)
}

func createEnvironment(c *Call, p *EnvironmentCreate) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	return c.putEnvironment(domain.Environment{ID: c.newID(), Name: p.Name, Description: p.Description})
}

func editEnvironment(c *Call, p *EnvironmentEdit) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	row, err := store.Get[domain.Environment](c.tx.Reader, p.Environment)
	if err != nil {
		return err
	}
	var e edits
	change(&e, "name", &row.Name, p.Name)
	change(&e, "description", &row.Description, p.Description)
	if err := e.done(); err != nil {
		return err
	}
	return c.putEnvironment(row)
}

func (c *Call) putEnvironment(row domain.Environment) error {
	row, err := row.Check()
	if err != nil {
		return err
	}
	taken, err := c.tx.EnvironmentNamed(row.Name)
	if err != nil {
		return err
	}
	if taken != "" && taken != row.ID {
		return fieldError("name", "environment.name_taken", "name", row.Name)
	}
	c.about.Record = row.ID
	return store.Put(c.tx, row)
}

func deleteEnvironment(c *Call, p *EnvironmentDelete) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	row, err := store.Get[domain.Environment](c.tx.Reader, p.Environment)
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(c.rules.Projects) {
		if project := c.rules.Projects[id]; project.Environment == row.ID {
			return domain.Conflict("environment.in_use", "name", row.Name, "project", project.Title)
		}
	}
	c.about.Record = row.ID
	return store.Delete[domain.Environment](c.tx, row.ID)
}
