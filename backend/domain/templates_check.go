package domain

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	maxFieldID = 50
	maxPattern = 500
	maxFields  = 100
)

var fieldIDShape = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

// sealable are the kinds of field that can be sensitive: what a person types.
var sealable = []FieldKind{FieldText, FieldURL, FieldPassword, FieldMultiLine, FieldScript, FieldPattern}

// Check gives the template as it is to be saved, or all that is wrong with it, each with its place:
// config.fields.2.pattern is the pattern of the third row as given. Blank rows vanish, and so do parts of the
// configuration that this kind does not have.
func (t Template) Check() (Template, error) {
	var c Checker
	t.Title = c.Line("title", t.Title, MaxTitle, true)
	t.Description = c.Text("description", t.Description, MaxLongText, false)
	OneOf(&c, "stage", t.Stage, true, Stages...)
	t.StepPlan = t.checked(&c)
	info, known := kindInfo(t.Kind)
	if !known {
		c.Add("kind", "template.kind.unknown", "given", quoted(string(t.Kind)))
		return t, c.Err()
	}
	t.Config = info.checkConfig(&c, t.Config)
	return t, c.Err()
}

func (k TemplateKindInfo) checkConfig(c *Checker, given TemplateConfig) TemplateConfig {
	var config TemplateConfig
	for _, part := range k.Config {
		field := "config." + part.ID
		switch part.Kind {
		case ConfigLine:
			*config.text(part.ID) = c.Line(field, *given.text(part.ID), MaxTitle, part.Required)
		case ConfigMarkdown, ConfigCommands:
			*config.text(part.ID) = c.Text(field, *given.text(part.ID), MaxLongText, part.Required)
		case ConfigOptions:
			*config.options(part.ID) = c.options(field, *given.options(part.ID), part.Required)
		case ConfigFields:
			config.Fields = c.fields(field, given.Fields, k.FieldKinds)
		}
	}
	for _, part := range k.Config {
		if part.Blanks {
			c.blanks("config."+part.ID, *config.text(part.ID), config.Fields)
		}
	}
	return config
}

// options gives the options without blank rows; sub-values are left as they are.
func (c *Checker) options(field string, given []Option, required bool) []Option {
	var options []Option
	known := map[string]bool{}
	for i, option := range given {
		option.Value = c.Line(at(field, i)+".value", option.Value, MaxEntry, option.Label != "" || len(option.Values) > 0)
		option.Label = c.Line(at(field, i)+".label", option.Label, MaxEntry, false)
		if option.Value == "" {
			continue
		}
		if known[option.Value] {
			c.Add(at(field, i)+".value", "template.option.twice", "given", quoted(option.Value))
		}
		known[option.Value] = true
		options = append(options, option)
	}
	if required && len(options) == 0 {
		c.Add(field, "template.options.empty")
	}
	if len(options) > MaxEntries {
		c.Add(field, "field.list_long", "max", strconv.Itoa(MaxEntries), "length", strconv.Itoa(len(options)))
	}
	return options
}

func (c *Checker) fields(field string, given []Field, kinds []FieldKind) []Field {
	var fields []Field
	known := map[string]bool{}
	for i, row := range given {
		if row.isUnused() {
			continue
		}
		row = c.fieldRow(at(field, i), row, kinds)
		if row.ID != "" && known[row.ID] {
			c.Add(at(field, i)+".id", "template.field.twice", "given", quoted(row.ID))
		}
		known[row.ID] = true
		fields = append(fields, row)
	}
	if len(fields) > maxFields {
		c.Add(field, "field.list_long", "max", strconv.Itoa(maxFields), "length", strconv.Itoa(len(fields)))
	}
	return fields
}

// isUnused: nobody typed anything into the row. Its kind and tick boxes do not count.
func (f Field) isUnused() bool {
	return isBlank(f.ID+f.Label+f.Description+f.Default+f.Pattern) && len(f.Options) == 0 && len(f.Extensions) == 0
}

func (c *Checker) fieldRow(place string, row Field, kinds []FieldKind) Field {
	row.ID = c.Line(place+".id", row.ID, maxFieldID, true)
	if row.ID != "" && !fieldIDShape.MatchString(row.ID) {
		c.Add(place+".id", "template.field.id", "given", quoted(row.ID))
	}
	row.Label = c.Line(place+".label", row.Label, MaxTitle, true)
	row.Description = c.Text(place+".description", row.Description, MaxNote, false)
	OneOf(c, place+".kind", row.Kind, true, kinds...)
	if !slices.Contains(kinds, row.Kind) {
		return row
	}
	row.Sensitive = row.isSensitive()
	if row.Sensitive && !slices.Contains(sealable, row.Kind) {
		c.Add(place+".sensitive", "template.field.not_sealable")
	}
	row.Pattern = c.pattern(place+".pattern", row)
	row.Options = c.fieldOptions(place+".options", row)
	if row.Kind != FieldFile {
		row.Extensions = nil
	} else if row.Extensions = c.Extensions(place+".extensions", row.Extensions); len(row.Extensions) == 0 {
		row.Extensions = nil
	}
	row.Default = c.initial(place+".default", row)
	return row
}

func (c *Checker) pattern(place string, row Field) string {
	if row.Kind != FieldPattern {
		return ""
	}
	pattern := c.Line(place, row.Pattern, maxPattern, true)
	if _, err := regexp.Compile(pattern); err != nil {
		c.Add(place, "template.pattern.broken", "detail", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	return pattern
}

func (c *Checker) fieldOptions(place string, row Field) []Option {
	switch row.Kind {
	case FieldChoice, FieldMultiChoice:
		options := c.options(place, row.Options, true)
		for i := range options {
			options[i].Values = nil
		}
		return options
	case FieldSubChoice:
		return c.subValues(place, c.options(place, row.Options, true))
	}
	return nil
}

// subValues: the places count the options that are left when blank ones are gone.
func (c *Checker) subValues(place string, options []Option) []Option {
	for i, option := range options {
		place := at(place, i) + ".values"
		var values []SubValue
		known := map[string]bool{}
		for _, sub := range option.Values {
			sub.Key = c.Line(place, sub.Key, maxFieldID, true)
			sub.Value = c.Line(place, sub.Value, MaxNote, false)
			if sub.Key != "" && !fieldIDShape.MatchString(sub.Key) {
				c.Add(place, "template.field.id", "given", quoted(sub.Key))
			}
			if known[sub.Key] {
				c.Add(place, "template.sub_value.twice", "given", quoted(sub.Key), "option", quoted(option.Value))
			}
			known[sub.Key] = true
			values = append(values, sub)
		}
		if len(values) == 0 {
			c.Add(place, "template.sub_value.none", "option", quoted(option.Value))
		}
		options[i].Values = values
	}
	return options
}

// initial refuses a default that could not be saved in an activity.
func (c *Checker) initial(place string, row Field) string {
	if isBlank(row.Default) || row.Kind == FieldFile {
		return ""
	}
	if row.Sensitive {
		c.Add(place, "template.field.secret_default")
		return ""
	}
	form := row.form()
	switch row.Kind {
	case FieldCheckBox:
		return "true"
	case FieldMultiChoice:
		lines := strings.Split(unixLines(row.Default), "\n")
		return strings.Join(c.choices(place, lines, form.Options), "\n")
	}
	form.Required = false
	return c.plain(place, row.Default, form)
}
