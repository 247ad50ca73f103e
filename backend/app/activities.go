package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// ActivityCreate adds an activity to an item, made from an enabled template. Title and stage are the
// template's where they are left out, and so is the plan unless OwnPlan says that it is given here.
// Sensitive values come sealed.
type ActivityCreate struct {
	Item     domain.ID      `json:"item"`
	Template domain.ID      `json:"template"`
	Title    string         `json:"title,omitempty"`
	Stage    domain.Stage   `json:"stage,omitempty"`
	Values   []domain.Value `json:"values"`
	OwnPlan  bool           `json:"own_plan,omitempty"`
	domain.StepPlan
}

// ActivityEdit changes fields and values of an activity. Its template stays.
type ActivityEdit struct {
	Activity    domain.ID           `json:"activity"`
	Title       *Edit[string]       `json:"title,omitempty"`
	Stage       *Edit[domain.Stage] `json:"stage,omitempty"`
	Values      []ValueEdit         `json:"values,omitempty"`
	Minutes     *Edit[int]          `json:"minutes,omitempty"`
	OwnerRole   *Edit[string]       `json:"owner_role,omitempty"`
	Owner       *Edit[string]       `json:"owner,omitempty"`
	Expect      *Edit[string]       `json:"expect,omitempty"`
	IfNot       *Edit[string]       `json:"if_not,omitempty"`
	Warning     *Edit[string]       `json:"warning,omitempty"`
	Undo        *Edit[string]       `json:"undo,omitempty"`
	UndoMinutes *Edit[int]          `json:"undo_minutes,omitempty"`
	NoUndo      *Edit[bool]         `json:"no_undo,omitempty"`
	Checkpoint  *Edit[bool]         `json:"checkpoint,omitempty"`
}

// ValueEdit replaces one value, whose id is that of To. Was is the digest of the value that was seen, the
// one with nothing but its id where there was none.
type ValueEdit struct {
	Was string       `json:"was"`
	To  domain.Value `json:"to"`
}

// ActivityMove drags an activity to another place (from 1) in its stage.
type ActivityMove struct {
	Activity domain.ID `json:"activity"`
	Position Edit[int] `json:"position"`
}

// ActivityDelete takes an activity out of its item.
type ActivityDelete struct {
	Activity domain.ID `json:"activity"`
}

func init() {
	register("activity.create", createActivity)
	register("activity.edit", editActivity)
	register("activity.move", moveActivity)
	register("activity.delete", deleteActivity)
}

func createActivity(c *Call, p *ActivityCreate) error {
	item, err := c.editableItem(p.Item, madeBy)
	if err != nil {
		return err
	}
	template, ok, err := store.Find[domain.Template](c.tx.Reader, p.Template)
	if err != nil {
		return err
	}
	if !ok || template.Project != item.Project {
		return fieldError("template", "activity.template_unknown")
	}
	if !template.Enabled {
		return fieldError("template", "activity.template_disabled", "title", template.Title)
	}
	row := domain.Activity{
		ID: c.newID(), Item: item.ID, Template: template.ID, Title: template.Title, Stage: template.Stage,
		Values: p.Values, StepPlan: template.StepPlan,
	}
	setUnlessZero(&row.Title, p.Title)
	setUnlessZero(&row.Stage, p.Stage)
	if p.OwnPlan {
		row.StepPlan = p.StepPlan
	}
	return c.saveActivity(item, row, domain.Activity{}, template)
}

// activity reads the activity that a command is about with its item, which must take edits.
func (c *Call) activity(id domain.ID) (domain.Activity, domain.Item, error) {
	row, err := record[domain.Activity](c.tx.Reader, id)
	if err != nil {
		return row, domain.Item{}, err
	}
	item, err := c.editableItem(row.Item, func(domain.Item) domain.ID { return row.CreatedBy })
	c.about.Record = row.ID
	return row, item, err
}

func editActivity(c *Call, p *ActivityEdit) error {
	before, item, err := c.activity(p.Activity)
	if err != nil {
		return err
	}
	template, err := store.Get[domain.Template](c.tx.Reader, before.Template)
	if err != nil {
		return err
	}
	row, err := p.apply(before, template)
	if err != nil {
		return err
	}
	return c.saveActivity(item, row, before, template)
}

func (p *ActivityEdit) apply(row domain.Activity, template domain.Template) (domain.Activity, error) {
	var e edits
	change(&e, "title", &row.Title, p.Title)
	change(&e, "stage", &row.Stage, p.Stage)
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
	row.Values = changeValues(&e, domain.FitValues(template, row.Values), p.Values)
	return row, e.done()
}

// changeValues gives the values with those replaced that were edited.
func changeValues(e *edits, values []domain.Value, replace []ValueEdit) []domain.Value {
	for _, edit := range replace {
		current, others := domain.Value{ID: edit.To.ID}, []domain.Value{}
		for _, value := range values {
			if value.ID == edit.To.ID {
				current = value
			} else {
				others = append(others, value)
			}
		}
		change(e, "values."+edit.To.ID, &current, &Edit[domain.Value]{Was: edit.Was, To: edit.To})
		values = append(others, current)
	}
	return values
}

// saveActivity checks an activity and writes it. One that asks for other work than before leaves its step.
func (c *Call) saveActivity(item domain.Item, row, before domain.Activity, template domain.Template) error {
	row, err := checkActivity(c.tx.Reader, c.rules, row, before, template)
	if err != nil {
		return err
	}
	same, err := sameWork(before, row, template)
	if err != nil {
		return err
	}
	if before.ID != "" && !same {
		if err := c.detachAll([]domain.Activity{before}); err != nil {
			return err
		}
		row.Step = ""
	}
	if row.Stage != before.Stage {
		others, err := c.tx.ActivitiesOf(item.ID)
		if err != nil {
			return err
		}
		row.Position = domain.NewActivityPosition(others, row.Stage)
		if before.ID == "" {
			row.Made = domain.NextMade(others)
		}
	}
	c.about.Record = row.ID
	if err := store.Put(c.tx, row); err != nil {
		return err
	}
	return c.markEdited(item)
}

// sameWork says whether both would share a step.
func sameWork(a, b domain.Activity, template domain.Template) (bool, error) {
	text := domain.TextOf(template)
	first, err := activitySignature(domain.ActivityContent{Stage: a.Stage, Values: a.Values}, text, nil)
	if err != nil {
		return false, err
	}
	second, err := activitySignature(domain.ActivityContent{Stage: b.Stage, Values: b.Values}, text, nil)
	return first == second, err
}

// checkActivity gives the activity as it is to be saved, or all that is wrong with it.
func checkActivity(r store.Reader, rules *Authority, row, before domain.Activity, template domain.Template) (domain.Activity, error) {
	row, fields := row.Check()
	var failed error
	values, problems := domain.CheckValues(template, row.Values, func(file domain.ID) bool {
		_, ok, err := store.Find[domain.File](r, file)
		if err != nil {
			failed = err
		}
		return ok
	})
	if failed != nil {
		return row, failed
	}
	row.Values = values
	var owner domain.Checker
	owner.CheckMember("owner", row.Owner, func(user domain.ID) bool {
		return user == before.Owner || rules.isMember(template.Project)(user)
	})
	return row, domain.Together(fields, problems, owner.Err(), rules.sealedNow(template.Project, row.Values, before.Values))
}

func moveActivity(c *Call, p *ActivityMove) error {
	row, item, err := c.activity(p.Activity)
	if err != nil {
		return err
	}
	place := row.Position
	var e edits
	change(&e, "position", &place, &p.Position)
	if err := e.done(); err != nil {
		return err
	}
	ordered, err := activitiesInOrder(c.tx.Reader, item.ID)
	if err != nil {
		return err
	}
	positions, err := domain.MoveActivity(ordered, row.ID, place)
	if err != nil {
		return err
	}
	for _, other := range ordered {
		if position, moved := positions[other.ID]; moved {
			other.Position = position
			if err := store.Put(c.tx, other); err != nil {
				return err
			}
		}
	}
	return c.markEdited(item)
}

// activitiesInOrder reads the activities of an item in the order in which they are shown.
func activitiesInOrder(r store.Reader, item domain.ID) ([]domain.Activity, error) {
	activities, err := r.ActivitiesOf(item)
	if err != nil {
		return nil, err
	}
	templates, err := r.TemplatesOfItem(item)
	if err != nil {
		return nil, err
	}
	position := map[domain.ID]int{}
	for _, template := range templates {
		position[template.ID] = template.Position
	}
	return domain.OrderActivities(activities, position), nil
}

func deleteActivity(c *Call, p *ActivityDelete) error {
	row, item, err := c.activity(p.Activity)
	if err != nil {
		return err
	}
	if err := c.detachAll([]domain.Activity{row}); err != nil {
		return err
	}
	if err := store.Delete[domain.Activity](c.tx, row.ID); err != nil {
		return err
	}
	return c.markEdited(item)
}
