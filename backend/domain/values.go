package domain

import (
	"regexp"
	"slices"
	"strings"
)

const (
	maxSecret = 20_000  // characters of a sensitive value
	maxSealed = 400_000 // characters of its sealed form
)

// CheckValues gives the values of an activity as they are to be saved: in the order of the form, empty ones left
// out, choices in the order in which they are offered. Problems stand under "values." and the id of the value.
// Sensitive values come sealed; their text is checked before sealing, by CheckSecret. known says whether a
// file's content is in the workspace.
func CheckValues(t Template, values []Value, known func(file ID) bool) ([]Value, error) {
	var c Checker
	given := c.valuesByID(values)
	cleaned := []Value{}
	for _, field := range Form(t) {
		if field.Kind == FieldShown {
			continue
		}
		value := given[field.ID]
		value.ID = field.ID
		delete(given, field.ID)
		value = c.value("values."+field.ID, value, field)
		if value.File != "" && !known(value.File) {
			c.Add("values."+field.ID, "file.unknown", "name", quoted(value.FileName))
		}
		if !value.isEmpty() {
			cleaned = append(cleaned, value)
		}
	}
	for id := range given {
		c.Add("values."+id, "value.unknown", "id", quoted(id))
	}
	return cleaned, c.Err()
}

// FitValues leaves out the values that the template's form has no field for, or another kind of field:
// for an activity whose template changed, or that is copied to another project.
func FitValues(t Template, values []Value) []Value {
	form := Form(t)
	return slices.DeleteFunc(slices.Clone(values), func(value Value) bool {
		return !slices.ContainsFunc(form, func(field FormField) bool {
			return field.ID == value.ID && field.Kind != FieldShown && value.only(field)
		})
	})
}

// CheckSecret checks the plain text of a sensitive value, before it is sealed. No problem repeats the text.
func CheckSecret(field FormField, plain string) error {
	var c Checker
	place := "values." + field.ID
	c.plain(place, plain, field)
	if c.Err() == nil {
		c.Script(place, plain, maxSecret, field.Required)
	}
	return c.Err()
}

func (c *Checker) valuesByID(values []Value) map[string]Value {
	given := map[string]Value{}
	for _, value := range values {
		if _, twice := given[value.ID]; twice {
			c.Add("values."+value.ID, "value.twice")
		}
		given[value.ID] = value
	}
	return given
}

func (v Value) isEmpty() bool {
	return v.Text == "" && len(v.List) == 0 && !v.Tick && v.File == "" && v.FileName == "" && v.Sealed == "" && v.Generation == 0
}

// only says whether the value uses no other part than the one that belongs to the field.
func (v Value) only(field FormField) bool {
	v.ID = ""
	switch {
	case field.Sensitive:
		v.Sealed, v.Generation = "", 0
	case field.Kind == FieldFile:
		v.File, v.FileName = "", ""
	case field.Kind == FieldMultiChoice:
		v.List = nil
	case field.Kind == FieldCheckBox:
		v.Tick = false
	default:
		v.Text = ""
	}
	return v.isEmpty()
}

func (c *Checker) value(place string, v Value, field FormField) Value {
	if !v.only(field) {
		if field.Sensitive {
			c.Add(place, "value.not_sealed")
		} else {
			c.Add(place, "value.other_part")
		}
		return Value{ID: v.ID}
	}
	switch {
	case field.Sensitive:
		c.sealed(place, v, field.Required)
	case field.Kind == FieldFile:
		if v.File != "" || v.FileName != "" || field.Required {
			v.FileName = c.fileName(place, v.File, v.FileName, field.Extensions)
		}
	case field.Kind == FieldMultiChoice:
		v.List = c.choices(place, v.List, field.Options)
		if field.Required && len(v.List) == 0 {
			c.Add(place, "field.list_empty")
		}
	case field.Kind == FieldCheckBox:
		if field.Required && !v.Tick {
			c.Add(place, "value.tick_required")
		}
	default:
		v.Text = c.plain(place, v.Text, field)
	}
	return v
}

func (c *Checker) sealed(place string, v Value, required bool) {
	sealed := c.Line(place, v.Sealed, maxSealed, required)
	if sealed != v.Sealed || (sealed != "") != (v.Generation > 0) {
		c.Add(place, "value.badly_sealed")
	}
}

// plain checks a text by the kind of its field.
func (c *Checker) plain(place, text string, field FormField) string {
	switch field.Kind {
	case FieldMultiLine, FieldMarkdown:
		return c.Text(place, text, MaxLongText, field.Required)
	case FieldScript:
		return c.Script(place, text, MaxScript, field.Required)
	case FieldPassword:
		return c.Script(place, text, MaxNote, field.Required)
	case FieldURL:
		text = c.Line(place, text, MaxURL, field.Required)
		switch {
		case text == "" || isURL(text):
		case field.Sensitive:
			c.Add(place, "value.secret_url")
		default:
			c.Add(place, "field.url", "given", quoted(text))
		}
		return text
	case FieldPattern:
		text = c.Line(place, text, MaxNote, field.Required)
		switch {
		case text == "" || FitsPattern(field.Pattern, text):
		case field.Sensitive:
			c.Add(place, "value.secret_pattern", "pattern", field.Pattern)
		default:
			c.Add(place, "value.pattern", "given", quoted(text), "pattern", field.Pattern)
		}
		return text
	case FieldChoice, FieldSubChoice:
		text = c.Line(place, text, MaxEntry, field.Required)
		if text != "" {
			c.choices(place, []string{text}, field.Options)
		}
		return text
	}
	return c.Line(place, text, MaxNote, field.Required)
}

// FitsPattern says whether a whole text, as it would be kept, fits a pattern of a template.
func FitsPattern(pattern, text string) bool {
	whole, err := regexp.Compile(`\A(?:` + pattern + `)\z`)
	return err == nil && whole.MatchString(strings.TrimSpace(text))
}

// choices gives the chosen options in the order in which they are offered.
func (c *Checker) choices(place string, chosen []string, offered []Option) []string {
	trimmed := make([]string, len(chosen))
	for i, choice := range chosen {
		trimmed[i] = strings.TrimSpace(choice)
		if trimmed[i] != "" && !slices.ContainsFunc(offered, func(o Option) bool { return o.Value == trimmed[i] }) {
			c.Add(place, "value.not_offered", "given", quoted(trimmed[i]))
		}
	}
	var inOrder []string
	for _, option := range offered {
		if slices.Contains(trimmed, option.Value) {
			inOrder = append(inOrder, option.Value)
		}
	}
	return inOrder
}

// WithoutSecrets leaves out the sensitive values: they are sealed to one project.
func WithoutSecrets(values []Value) []Value {
	return slices.DeleteFunc(slices.Clone(values), func(value Value) bool { return value.Sealed != "" })
}
