package app

import (
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// TemplatesList asks for the templates of a project in their order.
type TemplatesList struct {
	Project domain.ID `json:"project"`
	// Enabled leaves out the disabled ones, which no new activity can use.
	Enabled bool `json:"enabled,omitempty"`
}

// TemplatesView is the list of templates of a project, with what is known of their kinds.
type TemplatesView struct {
	Templates []TemplateRow             `json:"templates"`
	Kinds     []domain.TemplateKindInfo `json:"kinds"`
	Can       []domain.Ability          `json:"can"`
}

// TemplateRow is a template in a list, without its configuration.
type TemplateRow struct {
	ID          domain.ID           `json:"id"`
	Kind        domain.TemplateKind `json:"kind"`
	Title       string              `json:"title"`
	Description string              `json:"description"`
	Enabled     bool                `json:"enabled"`
	Stage       domain.Stage        `json:"stage"`
	Position    int                 `json:"position"`
	Minutes     int                 `json:"minutes"`
	Checkpoint  bool                `json:"checkpoint"`
	NoUndo      bool                `json:"no_undo"`
	// Activities counts those made from it; PositionWas is what template.move carries as was.
	Activities  int      `json:"activities"`
	PositionWas string   `json:"position_was"`
	Can         []string `json:"can"`
}

// TemplateGet asks for one template.
type TemplateGet struct {
	Template domain.ID `json:"template"`
}

// TemplateView is one template with all that its editor shows.
type TemplateView struct {
	domain.Template
	Digests Digests `json:"digests"`
	// Seen is what template.delete must carry.
	Seen string             `json:"seen"`
	Form []domain.FormField `json:"form"`
	// Activities, Steps and Deployments count what was made from it; Count is how many templates the project has.
	Activities  int               `json:"activities"`
	Steps       int               `json:"steps"`
	Deployments int               `json:"deployments"`
	Count       int               `json:"count"`
	History     []TemplateHistory `json:"history"`
	Can         []domain.Ability  `json:"can"`
}

// TemplateHistory is one activity made from a template.
type TemplateHistory struct {
	store.MadeActivity
	CreatedByName string `json:"created_by_name"`
}

const templateHistory = 25

func init() {
	ask("templates.list", listTemplates)
	ask("template.get", getTemplate)
}

func listTemplates(v *View, p *TemplatesList) (TemplatesView, error) {
	out := TemplatesView{Templates: []TemplateRow{}, Kinds: domain.TemplateKinds()}
	if _, err := v.see(p.Project); err != nil {
		return out, err
	}
	out.Can = can(v.relation(p.Project), "template.create")
	rows, err := v.Templates(p.Project)
	if err != nil {
		return out, err
	}
	counts, err := v.ActivityCounts(p.Project)
	if err != nil {
		return out, err
	}
	for _, t := range rows {
		if p.Enabled && !t.Enabled {
			continue
		}
		row, err := v.templateRow(t, counts[t.ID])
		if err != nil {
			return out, err
		}
		out.Templates = append(out.Templates, row)
	}
	return out, nil
}

func (v *View) templateRow(t domain.Template, activities int) (TemplateRow, error) {
	was, err := journal.ValueDigest(t.Position)
	return TemplateRow{
		ID: t.ID, Kind: t.Kind, Title: t.Title, Description: t.Description, Enabled: t.Enabled, Stage: t.Stage,
		Position: t.Position, Minutes: t.Minutes, Checkpoint: t.Checkpoint, NoUndo: t.NoUndo,
		Activities: activities, PositionWas: was,
		Can: allowed(v.relation(t.Project), "template.edit", "template.move"),
	}, err
}

func getTemplate(v *View, p *TemplateGet) (TemplateView, error) {
	row, err := v.template(p.Template)
	if err != nil {
		return TemplateView{}, err
	}
	out := TemplateView{Template: row, Form: domain.Form(row), History: []TemplateHistory{}}
	if out.Digests, err = digestsOf(row); err != nil {
		return out, err
	}
	if out.Seen, err = SeenDigest("template", row.ID, domain.TextOf(row)); err != nil {
		return out, err
	}
	use, err := v.UseOfTemplate(row.ID)
	if err != nil {
		return out, err
	}
	out.Activities, out.Steps, out.Deployments = use.Activities, use.Steps, use.Deployments
	if out.Count, err = v.CountTemplates(row.Project); err != nil {
		return out, err
	}
	out.Can = can(v.relation(row.Project), "template.edit", "template.move", "template.delete", "template.create")
	out.Can[2] = notNow(out.Can[2], templateUnused(row, use))
	history, err := v.HistoryOfTemplate(row.ID, templateHistory)
	for _, made := range history {
		out.History = append(out.History, TemplateHistory{MadeActivity: made, CreatedByName: v.rules.Users[made.CreatedBy].Name})
	}
	return out, err
}

// template reads a template of a project that the person may look into.
func (v *View) template(id domain.ID) (domain.Template, error) {
	row, err := record[domain.Template](v.Reader, id)
	if err != nil {
		return row, err
	}
	_, err = v.see(row.Project)
	return row, err
}
