package store

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
)

// CompareFold compares all tables of a workspace, byte by byte and past any index,
// with what the changes of its journal come to. like is a workspace of the schema that it should have.
func CompareFold(have *DB, f *Fold, like *DB) ([]Difference, error) {
	var out []Difference
	there, err := like.tablesThere()
	if err != nil {
		return nil, err
	}
	for _, t := range there {
		var found []Difference
		err := have.Read(func(r Reader) (err error) {
			found, err = t.compareFold(r, f.rows[t])
			return err
		})
		if err != nil {
			return nil, err
		}
		if out = append(out, found...); len(out) >= maxDifferences {
			return out[:maxDifferences], nil
		}
	}
	return out, nil
}

func (t *table) compareFold(r Reader, want map[string]packed) ([]Difference, error) {
	have, err := t.stream(r)
	if err != nil {
		return nil, err
	}
	defer have.close()
	var out []Difference
	before, known := "", 0
	for !have.done && len(out) < maxDifferences {
		id := have.id()
		row, ok := want[id]
		switch {
		case !ok:
			out = append(out, Difference{t.name, id, "id", "the journal knows no such row"})
		case id == before:
			out = append(out, Difference{t.name, id, "id", "the row is there twice"})
		default:
			known++
			differences, err := t.compareFolded(have, row)
			if err != nil {
				return nil, err
			}
			out = append(out, differences...)
		}
		before = id
		if err := have.next(); err != nil {
			return nil, err
		}
	}
	if known == len(want) || len(out) >= maxDifferences {
		return out, nil
	}
	missing, err := t.missing(r, want)
	return append(out, missing...), err
}

func (t *table) compareFolded(have *cursor, row packed) ([]Difference, error) {
	var out []Difference
	values := row.values()
	for i, c := range t.columns {
		what := ""
		if c.selfProven() {
			what = contentFault(have.values[i], have.id())
		} else {
			want, err := c.driverValue(t, values[i])
			if err != nil {
				return nil, err
			}
			if have.values[i] != want { // a blob, which no other column has, equals nothing
				what = fmt.Sprintf("it is %s, the journal says %s", shorten(have.values[i]), shorten(want))
			}
		}
		if what != "" {
			out = append(out, Difference{t.name, have.id(), c.name, what})
		}
	}
	return out, nil
}

// missing names the rows that should be there.
func (t *table) missing(r Reader, want map[string]packed) ([]Difference, error) {
	ids, err := r.texts("SELECT id FROM " + t.name + " NOT INDEXED")
	if err != nil {
		return nil, err
	}
	there := map[string]bool{}
	for _, id := range ids {
		there[id] = true
	}
	var out []Difference
	for _, id := range slices.Sorted(maps.Keys(want)) {
		if !there[id] {
			out = append(out, Difference{t.name, id, "id", "the row is missing"})
		}
	}
	return out, nil
}

// driverValue is the folded value of a column as the driver reads it from the file.
func (c column) driverValue(t *table, value string) (any, error) {
	switch {
	case value == "" && c.kind == kindText:
		return "", nil
	case value == "" && c.kind == kindReference:
		return nil, nil
	case (c.kind == kindText || c.kind == kindReference) && plainText(value):
		return value[1 : len(value)-1], nil
	}
	v := reflect.New(t.row.FieldByIndex(c.index).Type).Elem()
	if value != "" {
		if err := c.parse(value, v); err != nil {
			return nil, fmt.Errorf("table %s, field %s: %w", t.name, c.name, err)
		}
	}
	switch c.kind {
	case kindText, kindReference:
		return v.String(), nil
	case kindInteger:
		return v.Int(), nil
	case kindBool:
		if v.Bool() {
			return int64(1), nil
		}
		return int64(0), nil
	default:
		return jsonText(v)
	}
}
