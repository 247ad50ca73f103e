package store

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Change is what a command did to one row, field by field. A field that is absent
// on one side had (or has) its zero value there only when the row was added or
// deleted; of a row that stayed, both sides name every changed field.
type Change struct {
	Table  string         `json:"table"`
	ID     string         `json:"id"`
	Before map[string]any `json:"before,omitempty"`
	After  map[string]any `json:"after,omitempty"`
	Action Action         `json:"action"`
}

// Action says what happened to a row.
type Action string

// What can happen to a row.
const (
	Added   Action = "added"
	Changed Action = "changed"
	Deleted Action = "deleted"
)

// touched remembers a row as it was before the command and as it is now.
type touched struct {
	table         *table
	id            string
	before, after reflect.Value // invalid: no such row
}

// Stamper says who acts and when; the store writes it into every row it touches.
type Stamper struct {
	Actor string
	At    int64
}

// Tx is a write transaction. Put and Delete are the only ways to change a row.
type Tx struct {
	Reader
	stamp   Stamper
	touched []*touched
	byRow   map[string]*touched
}

// SetStamp names the actor and time of the rows written from now on.
func (tx *Tx) SetStamp(s Stamper) { tx.stamp = s }

// Put writes row: inserts it when its id is new, else updates the fields that differ.
func Put[T any](tx *Tx, row T) error {
	t := tableOf[reflect.TypeFor[T]()]
	v := reflect.ValueOf(&row).Elem()
	touch, err := tx.touch(t, v.FieldByName("ID").String())
	if err != nil {
		return err
	}
	if !touch.after.IsValid() {
		return tx.insert(touch, v)
	}
	return tx.update(touch, v)
}

// Delete removes the row of T with that id. Rows that refer to it must be gone already.
func Delete[T any](tx *Tx, id string) error { return tx.delete(tableOf[reflect.TypeFor[T]()], id) }

func (tx *Tx) delete(t *table, id string) error {
	touch, err := tx.touch(t, id)
	if err != nil {
		return err
	}
	if !touch.after.IsValid() {
		return notFound(t.name, id)
	}
	touch.after = reflect.Value{}
	tx.known.forget(t, id)
	t.dropBytes(touch.before) // they stand in no entry; a clean-up deletes many
	return tx.s.exec(t.deleteSQL, id)
}

func (t *table) dropBytes(row reflect.Value) {
	for _, c := range t.columns {
		if c.kind == kindBlob && row.IsValid() {
			row.FieldByIndex(c.index).SetZero()
		}
	}
}

func (tx *Tx) touch(t *table, id string) (*touched, error) {
	key := t.name + "/" + id
	if known, ok := tx.byRow[key]; ok {
		return known, nil
	}
	before, err := tx.load(t, id)
	if err != nil {
		return nil, err
	}
	touch := &touched{table: t, id: id, before: before, after: before}
	tx.touched = append(tx.touched, touch)
	tx.byRow[key] = touch
	return touch, nil
}

func (tx *Tx) load(t *table, id string) (reflect.Value, error) {
	if known, ok := tx.known.find(t, id); ok {
		return known, nil
	}
	var found reflect.Value
	st, err := tx.s.prepare(t.selectSQL + " WHERE id = ?")
	if err != nil {
		return found, err
	}
	rows, err := st.Query(id)
	if err != nil {
		return found, mapError(err)
	}
	defer rows.Close()
	if rows.Next() {
		v := reflect.New(t.row).Elem()
		if err := t.scannerInto(v).scan(rows); err != nil {
			return found, err
		}
		found = v
	}
	return found, mapError(rows.Err())
}

func (tx *Tx) insert(touch *touched, row reflect.Value) error {
	stamp := row.FieldByName("Stamp")
	stamp.FieldByName("CreatedBy").SetString(tx.stamp.Actor)
	stamp.FieldByName("CreatedAt").SetInt(tx.stamp.At)
	tx.stampChanged(row)
	touch.after = row
	tx.known.keep(touch.table, touch.id, row)
	return tx.insertRow(touch.table, row)
}

func (tx *Tx) insertRow(t *table, row reflect.Value) error {
	args := make([]any, len(t.columns))
	for i, c := range t.columns {
		v, err := c.stored(row)
		if err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
		args[i] = v
	}
	return tx.s.exec(t.insertSQL, args...)
}

func (tx *Tx) update(touch *touched, row reflect.Value) error {
	row.FieldByName("Stamp").Set(touch.after.FieldByName("Stamp"))
	if len(touch.table.differing(touch.after, row)) == 0 {
		return nil
	}
	tx.stampChanged(row)
	before := touch.after
	touch.after = row
	tx.known.keep(touch.table, touch.id, row)
	return tx.updateRow(touch.table, touch.id, before, row)
}

func (tx *Tx) updateRow(t *table, id string, before, after reflect.Value) error {
	var sets []string
	var args []any
	for _, c := range t.differing(before, after) {
		v, err := c.stored(after)
		if err != nil {
			return fmt.Errorf("table %s: %w", t.name, err)
		}
		sets = append(sets, c.quoted()+" = ?")
		args = append(args, v)
	}
	if len(sets) == 0 {
		return nil
	}
	return tx.s.exec("UPDATE "+t.name+" SET "+strings.Join(sets, ", ")+" WHERE id = ?", append(args, id)...)
}

func (tx *Tx) stampChanged(row reflect.Value) {
	stamp := row.FieldByName("Stamp")
	stamp.FieldByName("ChangedBy").SetString(tx.stamp.Actor)
	stamp.FieldByName("ChangedAt").SetInt(tx.stamp.At)
}

// differing lists the columns in which two rows differ, lists and structures by their JSON.
func (t *table) differing(a, b reflect.Value) []column {
	var out []column
	for _, c := range t.columns {
		if !c.equal(a.FieldByIndex(c.index), b.FieldByIndex(c.index)) {
			out = append(out, c)
		}
	}
	return out
}

func (c column) equal(a, b reflect.Value) bool {
	switch c.kind {
	case kindBlob:
		return bytes.Equal(a.Bytes(), b.Bytes())
	case kindJSON:
		x, errX := jsonText(a)
		y, errY := jsonText(b)
		return errX == nil && errY == nil && x == y
	default:
		return a.Interface() == b.Interface()
	}
}

// Changes lists what this transaction did since it began or since the last Changes.
func (tx *Tx) Changes() []Change {
	var out []Change
	for _, touch := range tx.touched {
		if c, ok := touch.change(); ok {
			out = append(out, c)
		}
	}
	tx.touched, tx.byRow = nil, map[string]*touched{}
	return out
}

func (touch *touched) change() (Change, bool) {
	c := Change{Table: touch.table.name, ID: touch.id}
	switch before, after := touch.before, touch.after; {
	case !before.IsValid() && !after.IsValid():
		return c, false
	case !before.IsValid():
		c.Action, c.After = Added, touch.table.fields(after, touch.table.columns, true)
	case !after.IsValid():
		c.Action, c.Before = Deleted, touch.table.fields(before, touch.table.columns, true)
	default:
		differing := touch.table.differing(before, after)
		if len(differing) == 0 {
			return c, false
		}
		c.Action = Changed
		c.Before = touch.table.fields(before, differing, false)
		c.After = touch.table.fields(after, differing, false)
	}
	return c, true
}

// fields gives the named columns of a row as they stand in the journal.
func (t *table) fields(row reflect.Value, columns []column, skipZero bool) map[string]any {
	out := map[string]any{}
	for _, c := range columns {
		v := row.FieldByIndex(c.index)
		if c.selfProven() {
			continue
		}
		if skipZero && (v.IsZero() || (v.Kind() == reflect.Slice && v.Len() == 0)) {
			continue
		}
		out[c.name] = c.shown(v)
	}
	return out
}

// selfProven says that the row's id is the SHA-256 of this value.
func (c column) selfProven() bool { return c.kind == kindBlob || c.kind == kindProven }

// shown gives a value as it stands in the journal. Bytes do not: the id of their
// row is their SHA-256.
func (c column) shown(v reflect.Value) any {
	switch {
	case c.kind == kindInteger:
		return v.Int()
	case v.Kind() == reflect.Slice && v.Len() == 0:
		return []string{}
	case v.Kind() == reflect.String:
		return v.String()
	default:
		return v.Interface()
	}
}

// Tables names every table that commands write, parents before children.
func Tables() []string {
	names := make([]string, len(tables))
	for i, t := range tables {
		names[i] = t.name
	}
	return slices.Clone(names)
}
