package domain

import (
	"encoding/json"
	"strings"
)

// exactly gives a text that two rows have in common only when they are equal.
func exactly(rows any) string {
	text, err := json.Marshal(rows)
	if err != nil {
		panic("domain: a row that is not JSON: " + err.Error())
	}
	return string(text)
}

// optionsInWords gives a line for each option: "value", "value: label", and what its sub-values are.
func optionsInWords(options []Option) string {
	lines := make([]string, len(options))
	for i, option := range options {
		lines[i] = option.Value
		if option.Label != "" {
			lines[i] += ": " + option.Label
		}
		var subs []string
		for _, sub := range option.Values {
			subs = append(subs, sub.Key+" = "+sub.Value)
		}
		if len(subs) > 0 {
			lines[i] += " (" + strings.Join(subs, ", ") + ")"
		}
	}
	return strings.Join(lines, "\n")
}

// inWords gives the row of a sub-form as lines, all of it.
func (f Field) inWords() string {
	marks := []string{f.ID, string(f.Kind)}
	if f.Required {
		marks = append(marks, "required")
	}
	if f.Sensitive {
		marks = append(marks, "sensitive")
	}
	lines := []string{f.Label + " (" + strings.Join(marks, ", ") + ")"}
	for _, more := range []struct{ name, text string }{
		{"", f.Description},
		{"pattern: ", f.Pattern},
		{"extensions: ", strings.Join(f.Extensions, ", ")},
		{"default: ", f.Default},
		{"", optionsInWords(f.Options)},
	} {
		if more.text != "" {
			lines = append(lines, more.name+more.text)
		}
	}
	return strings.Join(lines, "\n")
}
