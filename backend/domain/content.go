package domain

import (
	"cmp"
	"slices"
)

// TemplateText is what a template says to those who fill in and run its activities. Steps and approvals keep
// it as it was; its position and defaults are not part of it.
type TemplateText struct {
	ID          ID             `json:"id"`
	Kind        TemplateKind   `json:"kind"`
	Title       string         `json:"title"`
	Description string         `json:"description,omitempty"`
	Config      TemplateConfig `json:"config"`
}

// TextOf gives the template's text as it is now.
func TextOf(t Template) TemplateText {
	return TemplateText{ID: t.ID, Kind: t.Kind, Title: t.Title, Description: t.Description, Config: t.Config}
}

// ItemContent is what an approval covers (spec 1.7). Its digest is the SHA-256 of its canonical JSON. A file
// stands in it as the digest of its content, a sensitive value as its sealed form.
type ItemContent struct {
	ID          ID                  `json:"id"`
	Ref         string              `json:"ref,omitempty"`
	Title       string              `json:"title"`
	Description string              `json:"description,omitempty"`
	URL         string              `json:"url,omitempty"`
	URLLabel    string              `json:"url_label,omitempty"`
	Category    string              `json:"category"`
	Modules     []string            `json:"modules,omitempty"`
	Activities  []ActivityContent   `json:"activities,omitempty"`
	Templates   []TemplateText      `json:"templates,omitempty"`
	Attachments []AttachmentContent `json:"attachments,omitempty"`
}

// ActivityContent is an activity as it is approved.
type ActivityContent struct {
	ID       ID       `json:"id"`
	Template ID       `json:"template"`
	Title    string   `json:"title"`
	Stage    Stage    `json:"stage"`
	Values   []Value  `json:"values,omitempty"`
	Plan     StepPlan `json:"plan"`
}

// AttachmentContent is an attachment as it is approved.
type AttachmentContent struct {
	ID          ID     `json:"id"`
	File        ID     `json:"file"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
}

// StepContent is what a step says, fixed when it is made. A step without a template (a deviation) has an
// Instruction, Markdown, instead.
type StepContent struct {
	Title       string       `json:"title"`
	Stage       Stage        `json:"stage"`
	Template    TemplateText `json:"template,omitzero"`
	Values      []Value      `json:"values,omitempty"`
	Instruction string       `json:"instruction,omitempty"`
	Plan        StepPlan     `json:"plan"`
}

// ItemContentOf gives the item's content, the same for the same records in whatever order they come: activities by
// stage, position and making, templates by id, attachments by making. Templates that no activity uses are left out.
//
// To ask whether an approved item is still what was approved, give it the template texts of the approved content:
// a later edit of a template changes nothing that was approved.
func ItemContentOf(item Item, activities []Activity, templates []TemplateText, attachments []Attachment) ItemContent {
	content := ItemContent{
		ID: item.ID, Ref: item.Ref, Title: item.Title, Description: item.Description, URL: item.URL,
		URLLabel: item.URLLabel, Category: item.Category, Modules: slices.Clone(item.Modules),
	}
	used := map[ID]bool{}
	for _, a := range inActivityOrder(activities) {
		used[a.Template] = true
		content.Activities = append(content.Activities, ActivityContent{
			ID: a.ID, Template: a.Template, Title: a.Title, Stage: a.Stage, Values: slices.Clone(a.Values), Plan: a.StepPlan,
		})
	}
	for _, text := range templates {
		if used[text.ID] {
			content.Templates = append(content.Templates, text)
		}
	}
	slices.SortFunc(content.Templates, func(a, b TemplateText) int { return cmp.Compare(a.ID, b.ID) })
	for _, a := range attachments {
		content.Attachments = append(content.Attachments, AttachmentContent{ID: a.ID, File: a.File, Name: a.Name, Description: a.Description})
	}
	slices.SortFunc(content.Attachments, func(a, b AttachmentContent) int { return cmp.Compare(a.ID, b.ID) })
	return content
}

func inActivityOrder(activities []Activity) []Activity {
	return slices.SortedStableFunc(slices.Values(activities), func(a, b Activity) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Stages, a.Stage), slices.Index(Stages, b.Stage)),
			cmp.Compare(a.Position, b.Position),
			cmp.Compare(a.Made, b.Made),
			cmp.Compare(a.ID, b.ID),
		)
	})
}

// Template gives the text of one of the content's templates.
func (c ItemContent) Template(id ID) (TemplateText, bool) {
	for _, text := range c.Templates {
		if text.ID == id {
			return text, true
		}
	}
	return TemplateText{}, false
}

// StepContentOf gives what a step made from an activity says.
func StepContentOf(activity ActivityContent, template TemplateText) StepContent {
	return StepContent{
		Title: activity.Title, Stage: activity.Stage, Template: template, Values: slices.Clone(activity.Values), Plan: activity.Plan,
	}
}
