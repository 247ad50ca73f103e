package domain

import (
	"regexp"
	"strconv"
	"strings"
)

// A blank is {id}, {id.key} or {@ID}. With a backslash before it, it is no blank but text: \{HOME} says {HOME}.
var blankShape = regexp.MustCompile(`\\?\{@?[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z][A-Za-z0-9_-]*)?\}`)

// stepBlank stands for the step's id.
const stepBlank = "@ID"

// piece is a part of a text with blanks: either text as it stands, or the name of a blank.
type piece struct{ text, blank string }

func splitBlanks(text string) []piece {
	var pieces []piece
	done := 0
	for _, found := range blankShape.FindAllStringIndex(text, -1) {
		pieces = append(pieces, piece{text: text[done:found[0]]})
		blank := text[found[0]:found[1]]
		if literal, escaped := strings.CutPrefix(blank, `\`); escaped {
			pieces = append(pieces, piece{text: literal})
		} else {
			pieces = append(pieces, piece{blank: strings.Trim(blank, "{}")})
		}
		done = found[1]
	}
	return append(pieces, piece{text: text[done:]})
}

// blanks refuses the first blank that no field can fill.
func (c *Checker) blanks(place, text string, fields []Field) {
	line := 1
	for _, piece := range splitBlanks(text) {
		line += strings.Count(piece.text, "\n")
		if piece.blank != "" && piece.blank != stepBlank {
			c.blank(place, strconv.Itoa(line), piece.blank, fields)
		}
	}
}

func (c *Checker) blank(place, line, blank string, fields []Field) {
	id, key, hasKey := strings.Cut(blank, ".")
	field, known := fieldByID(fields, id)
	switch {
	case !known:
		if similar := mostSimilar(id, fields); similar != "" {
			c.Add(place, "template.blank.unknown_similar", "line", line, "blank", id, "similar", similar)
			return
		}
		c.Add(place, "template.blank.unknown", "line", line, "blank", id)
	case hasKey && field.Kind != FieldSubChoice:
		c.Add(place, "template.blank.no_sub_values", "line", line, "blank", blank, "id", id)
	case hasKey:
		for _, option := range field.Options {
			if _, has := option.sub(key); !has {
				c.Add(place, "template.blank.no_key", "line", line, "blank", blank, "option", quoted(option.Value), "key", key)
			}
		}
	}
}

func fieldByID(fields []Field, id string) (Field, bool) {
	for _, field := range fields {
		if field.ID == id {
			return field, true
		}
	}
	return Field{}, false
}

func (o Option) sub(key string) (string, bool) {
	for _, sub := range o.Values {
		if sub.Key == key {
			return sub.Value, true
		}
	}
	return "", false
}

// mostSimilar gives the id that was probably meant; empty when none is near.
func mostSimilar(id string, fields []Field) string {
	best, similar := 3, ""
	for _, field := range fields {
		distance := editDistance(strings.ToLower(id), strings.ToLower(field.ID))
		if distance < best && distance < len(field.ID) {
			best, similar = distance, field.ID
		}
	}
	return similar
}

// editDistance counts the letters to add, drop or replace.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
