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

	"renogen/backend/domain"
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
		before, after := l.both(table, field, c)
		if before == "" && after == "" {
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

// both shows a change so that it is seen, also where the two values look the same when they are shortened, or when one sealed value
// took the place of another.
func (l *audit) both(table, field string, c export.AuditChange) (before, after string) {
	before, after = l.value(table, field, c.Before), l.value(table, field, c.After)
	from := differFrom(c.Before, c.After)
	if from >= longestValue && before == shortened(c.Before, 0) && after == shortened(c.After, 0) {
		return shortened(c.Before, from), shortened(c.After, from)
	}
	if before == after && after != "" {
		return "", after + " (changed)"
	}
	return before, after
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
	isMoment  = regexp.MustCompile(`(^|_)(at|start|end|until)$`)
	isMinutes = regexp.MustCompile(`(^|_)minutes$`)
	// isCode are fields that hold a code of the program.
	isCode = regexp.MustCompile(`^(state|status|from|to|stage|kind|risk|role|roles|moment|origin|action|outcome)$`)
)

func (l *audit) single(table, field, value string) string {
	number, err := strconv.ParseInt(value, 10, 64)
	switch {
	case domain.IsID(value):
		return cmp.Or(l.report.Names[value], "…"+value[len(value)-idTail:])
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
	return shortened(value, 0)
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

const (
	// longestValue is how many characters of a value are printed, of which around stand before the first that was changed.
	longestValue = 160
	around       = 40
	// idTail is how many digits are printed of an id without a name: the last ones, because the first ones are its time.
	idTail = 8
)

func oneLine(s string) []rune { return []rune(strings.ReplaceAll(unixLines(s), "\n", " ")) }

// shortened gives a long value around a character.
func shortened(s string, at int) string {
	runes := oneLine(s)
	if len(runes) <= longestValue {
		return string(runes)
	}
	from := max(0, min(at-around, len(runes)-longestValue))
	to := min(len(runes), from+longestValue)
	out := string(runes[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(runes) {
		out += "…"
	}
	return out + fmt.Sprintf(" (%d characters)", len(runes))
}

// differFrom gives the place of the first character in which two values differ.
func differFrom(a, b string) int {
	x, y := oneLine(a), oneLine(b)
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return i
		}
	}
	return min(len(x), len(y))
}
