package pdf

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"renogen/backend/export"
)

// changes gives what an entry changed in the words of people: names for ids, moments and durations for numbers. What says
// nothing to people is left out; the attached content has all of it.
func (l *audit) changes(e export.AuditEntry) (out [][2]string) {
	noun, _, _ := strings.Cut(e.Command, ".")
	for _, c := range e.Changes {
		table, field, ok := strings.Cut(c.Field, ".")
		if !ok {
			table, field = "", c.Field
		}
		before, after := l.value(table, field, c.Before), l.value(table, field, c.After)
		if before == after {
			continue
		}
		name := fieldWord(field)
		if table != "" && table != noun+"s" {
			name = fieldWord(table) + ", " + strings.ReplaceAll(field, "_", " ")
		}
		if before != "" {
			before += " → "
		}
		out = append(out, [2]string{name, before + cmp.Or(after, "–")})
	}
	return out
}

// fieldWord writes run_book_state as Run book state.
func fieldWord(field string) string {
	if field == "" {
		return ""
	}
	return strings.ToUpper(field[:1]) + strings.ReplaceAll(field[1:], "_", " ")
}

func (l *audit) value(table, field, value string) string {
	if strings.HasPrefix(value, "[") || strings.HasPrefix(value, "{") {
		d := json.NewDecoder(bytes.NewReader([]byte(value)))
		d.UseNumber()
		var inner any
		if d.Decode(&inner) == nil {
			return l.inner(table, field, inner)
		}
	}
	return l.single(table, field, value)
}

// inner lists what stands in a list or a record.
func (l *audit) inner(table, field string, value any) string {
	var parts []string
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			parts = append(parts, l.inner(table, field, one))
		}
	case map[string]any:
		if v["sealed"] != nil {
			return "set, sealed"
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if text := l.inner(table, key, v[key]); key != "id" && text != "" {
				parts = append(parts, strings.ReplaceAll(key, "_", " ")+" "+text)
			}
		}
	default:
		return l.single(table, field, fmt.Sprint(v))
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	return strings.Join(parts, ", ")
}

var (
	isID      = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$`)
	isMoment  = regexp.MustCompile(`(^|_)(at|start|end|until)$`)
	isMinutes = regexp.MustCompile(`(^|_)minutes$`)
	// isCode are fields that hold a code of the program.
	isCode = regexp.MustCompile(`^(state|status|from|to|stage|kind|risk|role|roles|moment|origin|action|outcome)$`)
)

func (l *audit) single(table, field, value string) string {
	number, err := strconv.ParseInt(value, 10, 64)
	switch {
	case isID.MatchString(value):
		return l.report.Names[value]
	case err == nil && isMoment.MatchString(field):
		return l.when(number)
	case err == nil && isMinutes.MatchString(field):
		return export.Duration(int(number))
	case value == "true":
		return "yes"
	case value == "false":
		return "no"
	case isCode.MatchString(field) && value != "":
		return l.code(table, field, value)
	}
	return shortened(value)
}

// tableWords say in which words the states of a table's rows are told.
var tableWords = map[string]WordKind{"steps": StateWord, "events": StateWord, "items": ItemWord, "tasks": TaskWord}

func (l *audit) code(table, field, value string) string {
	kind, known := tableWords[table]
	switch field {
	case "risk":
		kind, known = RiskWord, true
	case "stage":
		kind, known = StageWord, true
	}
	if word := l.words(kind, value); known && word != value {
		return word
	}
	return fieldWord(value)
}

// longestValue is how many characters of a value are printed.
const longestValue = 160

func shortened(s string) string {
	s = strings.ReplaceAll(unixLines(s), "\n", " ")
	if runes := []rune(s); len(runes) > longestValue {
		return string(runes[:longestValue]) + fmt.Sprintf("… (%d characters)", len(runes))
	}
	return s
}
