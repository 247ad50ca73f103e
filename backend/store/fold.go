package store

import (
	"encoding/json"
	"fmt"
	"reflect"
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
	row, err := tx.load(t, c.ID)
	if err != nil {
		return err
	}
	if row.IsValid() == (c.Action == Added) {
		return fmt.Errorf("row %s of %s: %s, but it was there: %t", c.ID, c.Table, c.Action, row.IsValid())
	}
	switch c.Action {
	case Added:
		return tx.applyAdded(t, c)
	case Changed:
		return tx.applyChanged(t, row, c)
	case Deleted:
		return tx.s.exec(t.deleteSQL, c.ID)
	default:
		return fmt.Errorf("row %s of %s: unknown action %q", c.ID, c.Table, c.Action)
	}
}

func (tx *Tx) applyAdded(t *table, c RecordedChange) error {
	row := reflect.New(t.row).Elem()
	if err := t.fill(row, c.After); err != nil {
		return err
	}
	return tx.insertRow(t, row)
}

func (tx *Tx) applyChanged(t *table, row reflect.Value, c RecordedChange) error {
	before := reflect.New(t.row).Elem()
	before.Set(row)
	if err := t.fill(before, c.Before); err != nil {
		return err
	}
	if wrong := t.differing(before, row); len(wrong) > 0 {
		return fmt.Errorf("row %s of %s: field %s was not as the change says", c.ID, c.Table, wrong[0].name)
	}
	after := reflect.New(t.row).Elem()
	after.Set(row)
	if err := t.fill(after, c.After); err != nil {
		return err
	}
	return tx.updateRow(t, c.ID, row, after)
}

// fill sets the named fields of a row and leaves the others.
func (t *table) fill(row reflect.Value, fields map[string]json.RawMessage) error {
	filled := 0
	for _, c := range t.columns {
		raw, ok := fields[c.name]
		if !ok {
			continue
		}
		filled++
		v := reflect.New(row.FieldByIndex(c.index).Type())
		if err := json.Unmarshal(raw, v.Interface()); err != nil {
			return fmt.Errorf("table %s, field %s: %w", t.name, c.name, err)
		}
		row.FieldByIndex(c.index).Set(v.Elem())
	}
	if filled != len(fields) {
		return fmt.Errorf("table %s: a change names a field that does not exist", t.name)
	}
	return nil
}
