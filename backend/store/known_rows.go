package store

import "reflect"

// maxKnownRows bounds what a transaction remembers; one that goes through a whole
// journal sees millions of rows.
const maxKnownRows = 5000

// knownRows are rows that a write transaction has read or written. Nobody else writes
// meanwhile, so they are as they stand in the file. A command needs most rows twice:
// to decide, and to write what changed.
type knownRows map[rowName]reflect.Value

type rowName struct {
	table *table
	id    string
}

// find gives a copy of a known row.
func (k knownRows) find(t *table, id string) (reflect.Value, bool) {
	row, ok := k[rowName{t, id}]
	if !ok {
		return row, false
	}
	return t.copyOf(row), true
}

// keep remembers a row. Contents and pieces of files are read once and are large.
func (k knownRows) keep(t *table, id string, row reflect.Value) {
	if k == nil || t.large {
		return
	}
	if len(k) >= maxKnownRows {
		clear(k)
	}
	k[rowName{t, id}] = t.copyOf(row)
}

func (k knownRows) forget(t *table, id string) { delete(k, rowName{t, id}) }

// copyOf copies a row and its lists, so that nobody who changes one changes another.
func (t *table) copyOf(row reflect.Value) reflect.Value {
	out := reflect.New(t.row).Elem()
	out.Set(row)
	for _, c := range t.columns {
		if c.kind == kindJSON {
			copyLists(out.FieldByIndex(c.index))
		}
	}
	return out
}

func copyLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			copyLists(v.Field(i))
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
		if kind := v.Type().Elem().Kind(); kind == reflect.Struct || kind == reflect.Slice {
			for i := range v.Len() {
				copyLists(v.Index(i))
			}
		}
	}
}
