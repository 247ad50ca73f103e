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
	Table  string                     `json:"table"`
	ID     string                     `json:"id"`
	Before map[string]json.RawMessage `json:"before"`
	After  map[string]json.RawMessage `json:"after"`
	Action Action                     `json:"action"`
}

// Apply does to the tables what a recorded change says, and fails when the row was
// not as the change says it was.
func (tx *Tx) Apply(c RecordedChange) error {
	t, ok := tableNamed[c.Table]
	if !ok {
		return fmt.Errorf("there is no table %s", c.Table)
	}
	switch c.Action {
	case Added:
		return tx.applyAdded(t, c)
	case Changed:
		return tx.applyChanged(t, c)
	case Deleted:
		return tx.applyDeleted(t, c)
	default:
		return fmt.Errorf("row %s of %s: unknown action %q", c.ID, c.Table, c.Action)
	}
}

func (tx *Tx) applyAdded(t *table, c RecordedChange) error {
	row, _, err := t.filled(c.After)
	if err != nil {
		return err
	}
	if id := row.FieldByName("ID").String(); id != c.ID {
		return fmt.Errorf("row %s of %s: it names itself %s", c.ID, c.Table, id)
	}
	if err := tx.insertRow(t, row); err != nil {
		return fmt.Errorf("row %s of %s cannot be added: %w", c.ID, c.Table, err)
	}
	return nil
}

// applyChanged changes the row only where it is as the change says that it was.
func (tx *Tx) applyChanged(t *table, c RecordedChange) error {
	before, was, err := t.filled(c.Before)
	if err != nil {
		return err
	}
	after, is, err := t.filled(c.After)
	if err != nil {
		return err
	}
	sets, values, err := assignments(is, after, " = ?")
	if err != nil {
		return err
	}
	conditions, seen, err := assignments(was, before, " IS ?")
	if err != nil {
		return err
	}
	args := append(append(values, c.ID), seen...)
	n, err := tx.s.affected("UPDATE "+t.name+" SET "+strings.Join(sets, ", ")+" WHERE "+strings.Join(append([]string{"id = ?"}, conditions...), " AND "), args...)
	if err == nil && n != 1 {
		err = fmt.Errorf("row %s of %s was not as the change says", c.ID, c.Table)
	}
	return err
}

func (tx *Tx) applyDeleted(t *table, c RecordedChange) error {
	n, err := tx.s.affected(t.deleteSQL, c.ID)
	if err == nil && n != 1 {
		err = fmt.Errorf("row %s of %s was not there to be deleted", c.ID, c.Table)
	}
	return err
}

func assignments(columns []column, row reflect.Value, operator string) (texts []string, args []any, err error) {
	for _, c := range columns {
		v, err := c.stored(row)
		if err != nil {
			return nil, nil, err
		}
		texts, args = append(texts, c.quoted()+operator), append(args, v)
	}
	return texts, args, nil
}

// filled gives a row with the named fields set, and their columns in the order of the table.
func (t *table) filled(fields map[string]json.RawMessage) (reflect.Value, []column, error) {
	row := reflect.New(t.row).Elem()
	named := make([]column, 0, len(fields))
	for _, c := range t.columns {
		raw, ok := fields[c.name]
		if !ok {
			continue
		}
		named = append(named, c)
		if err := c.parse(raw, row.FieldByIndex(c.index)); err != nil {
			return row, nil, fmt.Errorf("table %s, field %s: %w", t.name, c.name, err)
		}
	}
	if len(named) != len(fields) {
		return row, nil, fmt.Errorf("table %s: a change names a field that does not exist", t.name)
	}
	return row, named, nil
}

// parse reads a recorded value. Plain texts and numbers, which are nearly all, are read
// without the machinery of encoding/json.
func (c column) parse(raw json.RawMessage, into reflect.Value) error {
	switch {
	case (c.kind == kindText || c.kind == kindReference) && plainText(raw):
		into.SetString(string(raw[1 : len(raw)-1]))
		return nil
	case c.kind == kindInteger:
		n, err := strconv.ParseInt(string(raw), 10, 64)
		into.SetInt(n)
		return err
	default:
		return json.Unmarshal(raw, into.Addr().Interface())
	}
}

func plainText(raw []byte) bool {
	return len(raw) >= 2 && raw[0] == '"' && bytes.IndexByte(raw, '\\') < 0
}
