package domain

import (
	"strings"
)

// Kinds of form field that a sub-form does not offer.
const (
	FieldMarkdown FieldKind = "markdown"
	// FieldShown is Markdown to read, in Initial.Text; it has no value.
	FieldShown FieldKind = "shown"
)

// fieldPrefix stands before the ids of a sub-form's values, so that they never meet a built-in parameter's.
const fieldPrefix = "field."

// FormField is one field of an activity's form. The window draws it without knowing about kinds of template.
type FormField struct {
	// ID is the id of the Value that the field fills.
	ID string `json:"id"`
	// Label is the template's own; where it is empty, LabelKey names a text of the catalogue.
	Label     string    `json:"label"`
	LabelKey  Key       `json:"label_key"`
	Kind      FieldKind `json:"kind"`
	Required  bool      `json:"required"`
	Sensitive bool      `json:"sensitive"`
	// Initial is what the form of a new activity starts with.
	Initial    Value    `json:"initial"`
	Options    []Option `json:"options"`
	Pattern    string   `json:"pattern"`
	Extensions []string `json:"extensions"`
	Help       string   `json:"help"`
}

// Form describes the form of the template's activities, in the order in which it is shown.
func Form(t Template) []FormField {
	info, _ := kindInfo(t.Kind)
	form := []FormField{}
	for _, parameter := range info.Parameters {
		if field, shown := builtIn(parameter, &t.Config); shown {
			form = append(form, field)
		}
	}
	if len(info.FieldKinds) == 0 {
		return form
	}
	for _, field := range t.Config.Fields {
		form = append(form, field.form())
	}
	return form
}

// builtIn leaves out a parameter whose options the template does not have.
func builtIn(p Parameter, config *TemplateConfig) (FormField, bool) {
	field := FormField{ID: p.ID, LabelKey: p.Label, Kind: p.Kind, Required: p.Required, Options: []Option{}, Extensions: []string{}}
	initial := ""
	if p.Initial != "" {
		initial = *config.text(p.Initial)
	}
	if p.Offers != "" {
		field.Options = append(field.Options, *config.options(p.Offers)...)
	}
	if p.Offers == "nodes" {
		field.Label = config.NodesLabel
	}
	field.Initial = field.initial(initial)
	return field, p.Offers == "" || len(field.Options) > 0
}

func (f Field) form() FormField {
	field := FormField{
		ID: fieldPrefix + f.ID, Label: f.Label, Kind: f.Kind, Required: f.Required, Sensitive: f.isSensitive(),
		Options: append([]Option{}, f.Options...), Extensions: append([]string{}, f.Extensions...),
		Pattern: f.Pattern, Help: f.Description,
	}
	field.Initial = field.initial(f.Default)
	return field
}

func (f Field) isSensitive() bool { return f.Sensitive || f.Kind == FieldPassword }

// initial reads a default: "true" ticks a box, lines are the choices of a multi-choice. A single option is preselected.
func (f FormField) initial(text string) Value {
	value := Value{ID: f.ID}
	if text == "" && len(f.Options) == 1 {
		text = f.Options[0].Value
	}
	switch {
	case f.Sensitive, f.Kind == FieldFile:
	case f.Kind == FieldCheckBox:
		value.Tick = text != ""
	case f.Kind == FieldMultiChoice && text != "":
		value.List = strings.Split(text, "\n")
	default:
		value.Text = text
	}
	return value
}
