package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// RecordedChange is a Change as it is read back from the journal.
type RecordedChange struct {
	Table         string
	ID            string
	Before, After RecordedFields
	Action        Action
}

// RecordedFields are fields in the order of their names, each with its value as
// canonical JSON.
type RecordedFields []RecordedField

// RecordedField is one of them.
type RecordedField struct{ Name, Value string }

// Value is the canonical JSON of the named field, empty when there is none.
func (f RecordedFields) Value(name string) string {
	for _, field := range f {
		if field.Name == name {
			return field.Value
		}
	}
	return ""
}

// Text is the text of the named field, empty when there is none or it is no text.
func (f RecordedFields) Text(name string) string {
	var text string
	if raw := f.Value(name); raw == "" || json.Unmarshal([]byte(raw), &text) != nil {
		return ""
	}
	return text
}

// Apply does to the tables what a recorded change says, and fails when the row was
// not there, or was there already.
func (tx *Tx) Apply(c RecordedChange) error {
	t, ok := tableNamed[c.Table]
	if !ok {
		return fmt.Errorf("there is no table %s", c.Table)
	}
	row, columns, err := t.filled(c.After)
	if err != nil {
		return err
	}
	tx.known.forget(t, c.ID)
	switch c.Action {
	case Added:
		return tx.insertRow(t, row)
	case Changed:
		return tx.oneRow(t, c.ID, columns, row)
	case Deleted:
		return tx.s.exec(t.deleteSQL, c.ID)
	default:
		return fmt.Errorf("row %s of %s: unknown action %q", c.ID, c.Table, c.Action)
	}
}

func (tx *Tx) oneRow(t *table, id string, columns []column, row reflect.Value) error {
	var sets []string
	var args []any
	for _, c := range columns {
		v, err := c.stored(row)
		if err != nil {
			return err
		}
		sets, args = append(sets, c.quoted()+" = ?"), append(args, v)
	}
	n, err := tx.s.affected("UPDATE "+t.name+" SET "+strings.Join(sets, ", ")+" WHERE id = ?", append(args, id)...)
	if err == nil && n != 1 {
		err = notFound(t.name, id)
	}
	return err
}

// filled gives a row with the named fields set, and their columns.
func (t *table) filled(fields RecordedFields) (reflect.Value, []column, error) {
	row := reflect.New(t.row).Elem()
	named := make([]column, 0, len(fields))
	for _, f := range fields {
		i, ok := t.byName[f.Name]
		if !ok {
			return row, nil, noField(t, f.Name)
		}
		c := t.columns[i]
		named = append(named, c)
		if err := c.parse(f.Value, row.FieldByIndex(c.index)); err != nil {
			return row, nil, fmt.Errorf("table %s, field %s: %w", t.name, c.name, err)
		}
	}
	return row, named, nil
}

func noField(t *table, name string) error {
	return fmt.Errorf("table %s: a change names a field that does not exist: %s", t.name, name)
}

// parse reads a recorded value. Plain texts and numbers, which are nearly all, are read
// without the machinery of encoding/json.
func (c column) parse(raw string, into reflect.Value) error {
	switch {
	case (c.kind == kindText || c.kind == kindReference) && plainText(raw):
		into.SetString(raw[1 : len(raw)-1])
		return nil
	case c.kind == kindInteger:
		n, err := strconv.ParseInt(raw, 10, 64)
		into.SetInt(n)
		return err
	default:
		d := json.NewDecoder(bytes.NewReader([]byte(raw)))
		d.DisallowUnknownFields()
		return d.Decode(into.Addr().Interface())
	}
}

func plainText(raw string) bool {
	return len(raw) >= 2 && raw[0] == '"' && strings.IndexByte(raw, '\\') < 0
}
