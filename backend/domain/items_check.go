package domain

import "slices"

// Limits of an item.
const (
	MaxRef       = 40
	MaxItemTitle = 250
)

// Check gives the item as it is to be saved, or all that is wrong with its fields. Category and modules
// must be among the project's.
func (i Item) Check(project Project) (Item, error) {
	var c Checker
	i.Ref = c.Line("ref", i.Ref, MaxRef, false)
	i.Title = c.Line("title", i.Title, MaxItemTitle, true)
	i.Description = c.Text("description", i.Description, MaxLongText, false)
	i.URL = c.URL("url", i.URL, false)
	i.URLLabel = c.Line("url_label", i.URLLabel, MaxLabel, false)
	i.Category = c.Line("category", i.Category, MaxEntry, true)
	if i.Category != "" && !slices.Contains(project.Categories, i.Category) {
		c.Add("category", "item.not_in_project", "given", quoted(i.Category))
	}
	i.Modules = c.List("modules", i.Modules, true)
	for _, module := range i.Modules {
		if !slices.Contains(project.Modules, module) {
			c.Add("modules", "item.not_in_project", "given", quoted(module))
		}
	}
	return i, c.Err()
}

// Check gives the activity as it is to be saved, or all that is wrong with its fields. Its values have a
// check of their own: CheckValues.
func (a Activity) Check() (Activity, error) {
	var c Checker
	a.Title = c.Line("title", a.Title, MaxTitle, true)
	OneOf(&c, "stage", a.Stage, true, Stages...)
	a.StepPlan = a.checked(&c)
	return a, c.Err()
}

func (p StepPlan) checked(c *Checker) StepPlan {
	c.Minutes("minutes", p.Minutes, 0, MaxWindow)
	OneOf(c, "owner_role", Role(p.OwnerRole), false, Roles...)
	p.Expect = c.Text("expect", p.Expect, MaxNote, false)
	p.IfNot = c.Text("if_not", p.IfNot, MaxNote, false)
	p.Warning = c.Text("warning", p.Warning, MaxNote, false)
	p.Undo = c.Text("undo", p.Undo, MaxNote, false)
	c.Minutes("undo_minutes", p.UndoMinutes, 0, MaxWindow)
	if p.NoUndo && (p.Undo != "" || p.UndoMinutes != 0) {
		c.Add("no_undo", "step.undo_contradiction")
	}
	return p
}

// CheckPeople refuses an owner who is no active member of the project.
func (p StepPlan) CheckPeople(isMember func(ID) bool) error {
	var c Checker
	c.CheckMember("owner", p.Owner, isMember)
	return c.Err()
}

// Check gives the comment as it is to be saved, or what is wrong with it.
func (m Comment) Check() (Comment, error) {
	var c Checker
	m.Text = c.Text("text", m.Text, MaxComment, true)
	return m, c.Err()
}

// CheckRemark gives a remark or reason as it is to be saved.
func CheckRemark(remark string, required bool) (string, error) {
	var c Checker
	remark = c.Text("remark", remark, MaxNote, required)
	return remark, c.Err()
}

// Check gives the attachment as it is to be saved, or all that is wrong with its fields. The extension
// must be among those that the project accepts.
func (a Attachment) Check(project Project) (Attachment, error) {
	var c Checker
	a.Name = c.fileName("name", a.File, a.Name, project.Extensions)
	a.Description = c.Line("description", a.Description, MaxItemTitle, true)
	return a, c.Err()
}
