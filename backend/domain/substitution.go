package domain

import "strings"

// Segment is a part of a text whose blanks are filled. A sensitive one shows its redaction until it is opened.
type Segment struct {
	Text      string `json:"text"`
	Sensitive bool   `json:"sensitive,omitempty"`
	// Value is the id of the value that a sensitive segment stands for.
	Value string `json:"value,omitempty"`
}

// Segments is a text that may hold secrets.
type Segments []Segment

// RedactedText is what stands in the place of a sensitive value: [pw: see window] for the field pw.
func RedactedText(value string) string {
	return "[" + strings.TrimPrefix(value, fieldPrefix) + ": see window]"
}

// Redacted gives the text without any secret, also when it was opened.
func (s Segments) Redacted() string {
	var b strings.Builder
	for _, segment := range s {
		if segment.Sensitive {
			b.WriteString(RedactedText(segment.Value))
		} else {
			b.WriteString(segment.Text)
		}
	}
	return b.String()
}

// Text gives the text as it is, with what was opened. For execute and approval only, on the run-book screen only.
func (s Segments) Text() string {
	var b strings.Builder
	for _, segment := range s {
		b.WriteString(segment.Text)
	}
	return b.String()
}

// With gives the segments with the secrets that were opened, by id of their value. Others stay redacted.
func (s Segments) With(opened map[string]string) Segments {
	filled := make(Segments, len(s))
	for i, segment := range s {
		if text, known := opened[segment.Value]; known && segment.Sensitive {
			segment.Text = text
		}
		filled[i] = segment
	}
	return filled
}

// plainText makes segments of a text without secrets; none of an empty one.
func plainText(text string) Segments {
	if text == "" {
		return Segments{}
	}
	return Segments{{Text: text}}
}

// Resolve fills the blanks of a text with the values of the sub-form and says which values it used up. step
// stands for {@ID}; while a step has no id yet, that blank stays as it is. A value is never searched for blanks.
func Resolve(text, step string, fields []Field, values []Value) (resolved Segments, used map[string]bool) {
	used = map[string]bool{}
	resolved = Segments{}
	for _, piece := range splitBlanks(text) {
		if piece.blank == "" {
			resolved = resolved.add(plainText(piece.text))
			continue
		}
		resolved = resolved.add(fill(piece.blank, step, fields, values, used))
	}
	return resolved, used
}

func fill(blank, step string, fields []Field, values []Value, used map[string]bool) Segments {
	if blank == stepBlank && step != "" {
		return plainText(step)
	}
	id, key, hasKey := strings.Cut(blank, ".")
	field, known := fieldByID(fields, id)
	if !known {
		return plainText("{" + blank + "}")
	}
	value := valueOf(values, fieldPrefix+id)
	used[fieldPrefix+id] = true
	if !hasKey {
		return field.segments(value)
	}
	for _, option := range field.Options {
		if option.Value == value.Text {
			sub, _ := option.sub(key)
			return plainText(sub)
		}
	}
	return Segments{}
}

// add joins neighbours that are no secrets.
func (s Segments) add(more Segments) Segments {
	for _, segment := range more {
		last := len(s) - 1
		if last >= 0 && !segment.Sensitive && !s[last].Sensitive {
			s[last].Text += segment.Text
			continue
		}
		s = append(s, segment)
	}
	return s
}

func valueOf(values []Value, id string) Value {
	for _, value := range values {
		if value.ID == id {
			return value
		}
	}
	return Value{ID: id}
}

// segments gives the value as text: a file by its name, several choices with commas, a box as true or false.
func (f Field) segments(value Value) Segments {
	switch {
	case f.isSensitive():
		return value.secret()
	case f.Kind == FieldFile:
		return plainText(value.FileName)
	case f.Kind == FieldMultiChoice:
		return plainText(strings.Join(value.List, ", "))
	case f.Kind == FieldCheckBox && value.Tick:
		return plainText("true")
	case f.Kind == FieldCheckBox:
		return plainText("false")
	}
	return plainText(value.Text)
}

func (v Value) secret() Segments {
	if v.Sealed == "" {
		return Segments{}
	}
	return Segments{{Text: RedactedText(v.ID), Sensitive: true, Value: v.ID}}
}
