package domain

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest texts, in characters.
const (
	MaxTitle    = 100
	MaxLongText = 20_000 // descriptions, instructions
	MaxNote     = 2_000  // remarks, reasons, expect, if not, warning, undo
	MaxScript   = 100_000
	MaxURL      = 2_000
	MaxLabel    = 100
	MaxComment  = 10_000
	MaxEntry    = 100 // one entry of a list
	MaxEntries  = 200 // entries of a list
)

// Checker collects what is wrong with the fields of one input, all of it at once. Its methods give back
// the value as it is to be saved (trimmed, line ends as \n); after a problem that value means nothing.
// The zero value is ready for use.
type Checker struct{ Problems }

// Line checks a text of one line. Lengths count characters; "0" is a value; white space alone is not.
func (c *Checker) Line(field, value string, longest int, required bool) string {
	value = strings.TrimSpace(value)
	if strings.ContainsAny(value, "\r\n\u2028\u2029") {
		c.Add(field, "field.one_line")
	}
	return c.text(field, value, longest, required)
}

// Text checks a text that may have several lines.
func (c *Checker) Text(field, value string, longest int, required bool) string {
	value = strings.TrimRightFunc(unixLines(value), unicode.IsSpace)
	for {
		first, rest, more := strings.Cut(value, "\n")
		if !more || strings.TrimSpace(first) != "" {
			return c.text(field, value, longest, required)
		}
		value = rest
	}
}

// Script checks a text in which every character counts: only its line ends are made alike.
func (c *Checker) Script(field, value string, longest int, required bool) string {
	return c.text(field, unixLines(value), longest, required)
}

func (c *Checker) text(field, value string, longest int, required bool) string {
	if !utf8.ValidString(value) {
		c.Add(field, "field.not_text")
		return ""
	}
	if bad := strings.IndexFunc(value, isControl); bad >= 0 {
		c.Add(field, "field.control", "line", strconv.Itoa(1+strings.Count(value[:bad], "\n")))
	}
	if bad := strings.IndexFunc(value, turnsText); bad >= 0 {
		c.Add(field, "field.direction", "line", strconv.Itoa(1+strings.Count(value[:bad], "\n")))
	}
	if isBlank(value) {
		if required {
			c.Add(field, "field.required")
		}
		return ""
	}
	if length := utf8.RuneCountInString(value); length > longest {
		c.Add(field, "field.too_long", "max", strconv.Itoa(longest), "length", strconv.Itoa(length))
	}
	return value
}

// List checks the entries of a list: each is trimmed, blank and repeated ones vanish. A problem of an entry
// stands under the list's name and its place as given, from 0: modules.2.
func (c *Checker) List(field string, values []string, required bool) []string {
	cleaned := []string{}
	known := map[string]bool{}
	for i, value := range values {
		value = c.Line(at(field, i), value, MaxEntry, false)
		if value == "" || known[value] {
			continue
		}
		known[value] = true
		cleaned = append(cleaned, value)
	}
	if required && len(cleaned) == 0 {
		c.Add(field, "field.list_empty")
	}
	if len(cleaned) > MaxEntries {
		c.Add(field, "field.list_long", "max", strconv.Itoa(MaxEntries), "length", strconv.Itoa(len(cleaned)))
	}
	return cleaned
}

// OneOf refuses a value that is not offered; an empty one only when it is required.
func OneOf[T ~string](c *Checker, field string, value T, required bool, offered ...T) {
	if value == "" && !required {
		return
	}
	names := make([]string, len(offered))
	for i, offer := range offered {
		if value == offer {
			return
		}
		names[i] = string(offer)
	}
	if value == "" {
		c.Add(field, "field.required")
		return
	}
	c.Add(field, "field.not_offered", "given", quoted(string(value)), "offered", strings.Join(names, ", "))
}

// Number refuses a number outside the limits, both included.
func (c *Checker) Number(field string, value, least, most int) {
	if value < least || value > most {
		c.Add(field, "field.number", "min", strconv.Itoa(least), "max", strconv.Itoa(most), "given", strconv.Itoa(value))
	}
}

// Minutes refuses a duration outside the limits, both included.
func (c *Checker) Minutes(field string, value, least, most int) {
	if value < least || value > most {
		c.Add(field, "field.minutes", "min", strconv.Itoa(least), "max", strconv.Itoa(most), "given", strconv.Itoa(value))
	}
}

// at names an entry of a list field by its place, from 0.
func at(field string, place int) string { return field + "." + strconv.Itoa(place) }

// quoted gives what was typed for a sentence, shortened where it is long.
func quoted(given string) string {
	const most = 60
	if utf8.RuneCountInString(given) <= most {
		return given
	}
	return string([]rune(given)[:most]) + "…"
}

func unixLines(value string) string {
	return strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\r", "\n")
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// turnsText: invisible characters that show what follows in another order, so that a command that was approved
// need not be the one that runs. Languages that are written from the right do not need them: their letters and
// the marks for single places (U+200E, U+200F, U+061C) say enough.
func turnsText(r rune) bool { return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' }

// isBlank: nothing that anybody could see. Invisible format characters alone are blank too, and letters without a shape.
func isBlank(value string) bool {
	return strings.IndexFunc(value, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !strings.ContainsRune("\u115f\u1160\u2800\u3164\uffa0", r)
	}) < 0
}
