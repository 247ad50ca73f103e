package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// ItemCreate registers an item in a deployment that is not over.
type ItemCreate struct {
	Deployment  domain.ID `json:"deployment"`
	Ref         string    `json:"ref,omitempty"`
	Title       string    `json:"title"`
	Description string    `json:"description,omitempty"`
	URL         string    `json:"url,omitempty"`
	URLLabel    string    `json:"url_label,omitempty"`
	Category    string    `json:"category"`
	Modules     []string  `json:"modules"`
}

// ItemEdit changes fields of an item in Documentation, Rejected or Failed.
type ItemEdit struct {
	Item        domain.ID       `json:"item"`
	Ref         *Edit[string]   `json:"ref,omitempty"`
	Title       *Edit[string]   `json:"title,omitempty"`
	Description *Edit[string]   `json:"description,omitempty"`
	URL         *Edit[string]   `json:"url,omitempty"`
	URLLabel    *Edit[string]   `json:"url_label,omitempty"`
	Category    *Edit[string]   `json:"category,omitempty"`
	Modules     *Edit[[]string] `json:"modules,omitempty"`
}

// ItemOrder puts an item at another position (from 1) of its deployment; the others close up.
type ItemOrder struct {
	Item     domain.ID `json:"item"`
	Position Edit[int] `json:"position"`
}

func init() {
	register("item.create", createItem)
	register("item.edit", editItem)
	register("item.order", orderItem)
}

func createItem(c *Call, p *ItemCreate) error {
	deployment, project, err := c.deployment(p.Deployment)
	if err != nil {
		return err
	}
	return c.addItem(deployment, project, domain.Item{
		Ref: p.Ref, Title: p.Title, Description: p.Description, URL: p.URL, URLLabel: p.URLLabel,
		Category: p.Category, Modules: p.Modules,
	})
}

// addItem puts a new item at the end of a deployment, if that takes new ones.
func (c *Call) addItem(deployment domain.Deployment, project domain.Project, row domain.Item) error {
	if err := c.takesItems(deployment, project); err != nil {
		return err
	}
	last, err := c.tx.LastItemPosition(deployment.ID)
	if err != nil {
		return err
	}
	row.ID, row.Project, row.Deployment, row.Position = c.newID(), project.ID, deployment.ID, last+1
	row.Status, row.StatusAt = domain.ItemDocumentation, c.at
	row = domain.EditedBy(row, c.actor)
	c.about.Item, c.about.Record = row.ID, row.ID
	return c.saveItem(row, project)
}

func (c *Call) takesItems(deployment domain.Deployment, project domain.Project) error {
	if err := domain.DeploymentOpen(deployment); err != nil {
		return err
	}
	window, err := windowState(c.tx.Reader, deployment, project, c.at)
	if err != nil {
		return err
	}
	return domain.MayAddItem(window)
}

// saveItem checks an item and writes it.
func (c *Call) saveItem(row domain.Item, project domain.Project) error {
	row, fields := row.Check(project)
	title, err := c.titleFree(row)
	if err != nil {
		return err
	}
	if err := domain.Together(fields, title); err != nil {
		return err
	}
	return store.Put(c.tx, row)
}

// titleFree refuses a title that another item of the deployment has.
func (c *Call) titleFree(row domain.Item) (refusal, err error) {
	taken, err := c.tx.ItemTitled(row.Deployment, row.Title)
	if err == nil && taken != "" && taken != row.ID {
		refusal = fieldError("title", "item.title_taken", "title", row.Title)
	}
	return refusal, err
}

// item reads the item that a command is about with its deployment, and asks for permission; own is who
// made the record in question.
func (c *Call) item(id domain.ID, own func(domain.Item) domain.ID) (domain.Item, domain.Deployment, error) {
	row, err := record[domain.Item](c.tx.Reader, id)
	if err != nil {
		return row, domain.Deployment{}, err
	}
	c.about = About{Project: row.Project, Deployment: row.Deployment, Item: row.ID, Record: row.ID}
	relation := c.relation(row.Project)
	relation.Own = own(row) == c.actor
	if err := c.permit(relation); err != nil {
		return row, domain.Deployment{}, err
	}
	deployment, err := store.Get[domain.Deployment](c.tx.Reader, row.Deployment)
	return row, deployment, err
}

func madeBy(row domain.Item) domain.ID { return row.CreatedBy }

// editableItem is item for commands that change the content of an item.
func (c *Call) editableItem(id domain.ID, own func(domain.Item) domain.ID) (domain.Item, error) {
	row, deployment, err := c.item(id, own)
	if err == nil {
		err = domain.DeploymentOpen(deployment)
	}
	if err == nil {
		err = domain.MayEditItem(row)
	}
	return row, err
}

// markEdited notes that the actor changed the content of an item.
func (c *Call) markEdited(row domain.Item) error {
	return store.Put(c.tx, domain.EditedBy(row, c.actor))
}

func editItem(c *Call, p *ItemEdit) error {
	row, err := c.editableItem(p.Item, madeBy)
	if err != nil {
		return err
	}
	var e edits
	change(&e, "ref", &row.Ref, p.Ref)
	change(&e, "title", &row.Title, p.Title)
	change(&e, "description", &row.Description, p.Description)
	change(&e, "url", &row.URL, p.URL)
	change(&e, "url_label", &row.URLLabel, p.URLLabel)
	change(&e, "category", &row.Category, p.Category)
	change(&e, "modules", &row.Modules, p.Modules)
	if err := e.done(); err != nil {
		return err
	}
	return c.saveItem(domain.EditedBy(row, c.actor), c.rules.Projects[row.Project])
}

func orderItem(c *Call, p *ItemOrder) error {
	row, deployment, err := c.item(p.Item, madeBy)
	if err != nil {
		return err
	}
	if err := domain.DeploymentOpen(deployment); err != nil {
		return err
	}
	all, err := c.tx.ItemsOf(row.Deployment)
	if err != nil {
		return err
	}
	return reorder(c, all, func(i *domain.Item) *int { return &i.Position }, row.Position, &p.Position, "item.position")
}

// closeRanks numbers the items of a deployment anew, after one has left.
func (c *Call) closeRanks(deployment domain.ID) error {
	all, err := c.tx.ItemsOf(deployment)
	if err != nil {
		return err
	}
	for i, row := range all {
		row.Position = i + 1
		if err := store.Put(c.tx, row); err != nil {
			return err
		}
	}
	return nil
}
