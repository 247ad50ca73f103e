package store

import (
	"fmt"
	"reflect"
	"strings"
)

// Fold follows recorded changes in memory: what the rows of all tables are after them.
type Fold struct{ rows map[*table]map[string]packed }

// packed is a row: the values of its columns as they stand in the journal, empty for
// zero, each on a line of its own. JSON has no line ends inside a value.
type packed string

func pack(values []string) packed { return packed(strings.Join(values, "\n")) }

func (p packed) values() []string { return strings.Split(string(p), "\n") }

// NewFold begins with empty tables.
func NewFold() *Fold {
	f := &Fold{rows: map[*table]map[string]packed{}}
	for _, t := range tables {
		f.rows[t] = map[string]packed{}
	}
	return f
}

// Apply does what a recorded change says, and fails when the row was not as the
// change says it was. It keeps nothing of the strings it is given.
func (f *Fold) Apply(c RecordedChange) error {
	t, ok := tableNamed[c.Table]
	if !ok {
		return fmt.Errorf("there is no table %s", c.Table)
	}
	row, known := f.rows[t][c.ID]
	values := make([]string, len(t.columns))
	if known {
		values = row.values()
	}
	switch {
	case c.Action != Added && c.Action != Changed && c.Action != Deleted:
		return fmt.Errorf("row %s of %s: unknown action %q", c.ID, c.Table, c.Action)
	case known && c.Action == Added:
		return fmt.Errorf("row %s of %s cannot be added: it is there", c.ID, c.Table)
	case !known && c.Action != Added:
		return fmt.Errorf("row %s of %s was not there", c.ID, c.Table)
	}
	if err := t.was(values, c); err != nil {
		return err
	}
	if c.Action == Deleted {
		delete(f.rows[t], c.ID)
		return nil
	}
	if err := t.set(values, c.After); err != nil {
		return err
	}
	if id := values[t.byName["id"]]; id != `"`+c.ID+`"` {
		return fmt.Errorf("row %s of %s: it names itself %s", c.ID, c.Table, id)
	}
	f.rows[t][strings.Clone(c.ID)] = pack(values)
	return nil
}

// was compares a row with what a change says that it was: all of it when the change
// deletes it, else the fields that it names.
func (t *table) was(row []string, c RecordedChange) error {
	if c.Action == Changed && len(c.Before) != len(c.After) {
		return fmt.Errorf("row %s of %s: fields before and after are not the same", c.ID, c.Table)
	}
	same := 0
	for _, field := range c.Before {
		i, ok := t.byName[field.Name]
		if !ok {
			return noField(t, field.Name)
		}
		if !t.same(i, row[i], foldedValue(field.Value)) {
			return fmt.Errorf("row %s of %s: %s was not as the change says", c.ID, c.Table, field.Name)
		}
		same++
	}
	if c.Action == Deleted && same != t.held(row) {
		return fmt.Errorf("row %s of %s had fields that the change does not name", c.ID, c.Table)
	}
	return nil
}

func (t *table) held(row []string) int {
	n := 0
	for i, value := range row {
		if !t.same(i, value, "") {
			n++
		}
	}
	return n
}

// same compares two values of a column. A structure that holds nothing may have been
// left out as zero, or written down with all its empty fields.
func (t *table) same(i int, a, b string) bool {
	return a == b || (a == "" || b == "") && t.empty(i, a) && t.empty(i, b)
}

func (t *table) empty(i int, value string) bool {
	if value == "" || value[0] != '{' {
		return value == ""
	}
	c := t.columns[i]
	v := reflect.New(t.row.FieldByIndex(c.index).Type).Elem()
	return c.kind == kindJSON && c.parse(value, v) == nil && isEmpty(v)
}

func (t *table) set(row []string, fields RecordedFields) error {
	for _, field := range fields {
		i, ok := t.byName[field.Name]
		if !ok || t.columns[i].selfProven() {
			return noField(t, field.Name)
		}
		row[i] = foldedValue(field.Value)
	}
	return nil
}

// foldedValue leaves out what is zero: a row that is added does not name it at all.
func foldedValue(value string) string {
	switch value {
	case `""`, `0`, `false`, `[]`:
		return ""
	}
	return value
}

// isEmpty says that a structure holds nothing, whether its lists are nil or empty.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if !isEmpty(v.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		return v.Len() == 0
	default:
		return v.IsZero()
	}
}

// read gives a folded row as its Go type.
func (t *table) read(row packed) (reflect.Value, error) {
	out := reflect.New(t.row).Elem()
	for i, value := range row.values() {
		if value == "" {
			continue
		}
		if err := t.columns[i].parse(value, out.FieldByIndex(t.columns[i].index)); err != nil {
			return out, fmt.Errorf("table %s, field %s: %w", t.name, t.columns[i].name, err)
		}
	}
	return out, nil
}

// FoldedRows gives the rows of T, in no order.
func FoldedRows[T any](f *Fold) ([]T, error) {
	t := tableOf[reflect.TypeFor[T]()]
	out := make([]T, 0, len(f.rows[t]))
	for _, row := range f.rows[t] {
		v, err := t.read(row)
		if err != nil {
			return nil, err
		}
		out = append(out, v.Interface().(T))
	}
	return out, nil
}
