package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Difference is a value that is not what the journal says.
type Difference struct {
	Table, Row, Field string
	What              string
}

// maxDifferences is how many are listed: after a few hundred nobody reads on.
const maxDifferences = 200

// Compare compares all tables of a workspace, byte by byte and past any index, with
// those of a scratch workspace that was made from the journal.
func Compare(have, want *DB) ([]Difference, error) {
	var out []Difference
	there, err := want.tablesThere()
	if err != nil {
		return nil, err
	}
	for _, t := range there {
		found, err := t.compare(have, want)
		if err != nil {
			return nil, err
		}
		if out = append(out, found...); len(out) >= maxDifferences {
			return out[:maxDifferences], nil
		}
	}
	return out, nil
}

// tablesThere lists the tables that the schema of this workspace has: an older one has fewer.
func (db *DB) tablesThere() (out []*table, err error) {
	err = db.Read(func(r Reader) error {
		names, err := r.texts("SELECT name FROM sqlite_schema WHERE type = 'table'")
		for _, t := range tables {
			if slices.Contains(names, t.name) {
				out = append(out, t)
			}
		}
		return err
	})
	return out, err
}

func (t *table) compare(have, want *DB) (out []Difference, err error) {
	err = have.Read(func(a Reader) error {
		return want.Read(func(b Reader) error {
			left, err := t.stream(a)
			if err != nil {
				return err
			}
			defer left.close()
			right, err := t.stream(b)
			if err != nil {
				return err
			}
			defer right.close()
			out, err = t.merge(left, right)
			return err
		})
	})
	return out, err
}

// CompareRows compares the folded rows of a table, all but their stamps, with those
// that it should have, by id.
func CompareRows[T any](f *Fold, want map[string]T) ([]Difference, error) {
	t := tableOf[reflect.TypeFor[T]()]
	rows, err := FoldedRows[T](f)
	out := []Difference{}
	seen := map[string]bool{}
	for _, row := range rows {
		v := reflect.ValueOf(row)
		id := v.FieldByName("ID").String()
		seen[id] = true
		should, known := want[id]
		if !known {
			out = append(out, Difference{t.name, id, "id", "no entry that could make it says so"})
			continue
		}
		for _, c := range t.differing(v, reflect.ValueOf(should)) {
			if t.row.Field(c.index[0]).Name != "Stamp" {
				out = append(out, Difference{t.name, id, c.name, "no entry that could change it says so"})
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(want)) {
		if !seen[id] {
			out = append(out, Difference{t.name, id, "id", "no entry that could delete it says so"})
		}
	}
	return out, err
}

// cursor walks through a table in the order of ids.
type cursor struct {
	rows   *sql.Rows
	values []any
	done   bool
}

func (t *table) stream(r Reader) (*cursor, error) {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.quoted()
	}
	st, err := r.s.prepare("SELECT " + strings.Join(names, ", ") + " FROM " + t.name + " NOT INDEXED ORDER BY id")
	if err != nil {
		return nil, err
	}
	rows, err := st.Query()
	if err == nil {
		err = rows.Err()
	}
	if err != nil {
		return nil, mapError(err)
	}
	c := &cursor{rows: rows, values: make([]any, len(t.columns))}
	return c, c.next()
}

func (c *cursor) close() { _ = c.rows.Close() } // read only; errors showed in next

func (c *cursor) next() error {
	if !c.rows.Next() {
		c.done = true
		return mapError(c.rows.Err())
	}
	targets := make([]any, len(c.values))
	for i := range targets {
		targets[i] = &c.values[i]
	}
	return c.rows.Scan(targets...)
}

func (c *cursor) id() string { return fmt.Sprint(c.values[0]) }

func (t *table) merge(have, want *cursor) ([]Difference, error) {
	var out []Difference
	for (!have.done || !want.done) && len(out) < maxDifferences {
		switch {
		case want.done || !have.done && have.id() < want.id():
			out = append(out, Difference{t.name, have.id(), "id", "the journal knows no such row"})
			if err := have.next(); err != nil {
				return nil, err
			}
		case have.done || want.id() < have.id():
			out = append(out, Difference{t.name, want.id(), "id", "the row is missing"})
			if err := want.next(); err != nil {
				return nil, err
			}
		default:
			out = append(out, t.compareRow(have, want)...)
			if err := have.next(); err != nil {
				return nil, err
			}
			if err := want.next(); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func (t *table) compareRow(have, want *cursor) []Difference {
	var out []Difference
	for i, c := range t.columns {
		what := ""
		switch {
		case c.selfProven():
			what = contentFault(have.values[i], have.id())
		case !reflect.DeepEqual(have.values[i], want.values[i]):
			what = fmt.Sprintf("it is %s, the journal says %s", shorten(have.values[i]), shorten(want.values[i]))
		}
		if what != "" {
			out = append(out, Difference{t.name, have.id(), c.name, what})
		}
	}
	return out
}

// contentFault compares a content with the row's id, which is its SHA-256.
func contentFault(value any, id string) string {
	var sum [sha256.Size]byte
	switch v := value.(type) {
	case []byte:
		sum = sha256.Sum256(v)
	case string:
		sum = sha256.Sum256([]byte(v))
	default:
		return "it is no content"
	}
	if hex.EncodeToString(sum[:]) != id {
		return "the content is not the one that the journal names"
	}
	return ""
}

func shorten(v any) string {
	s := fmt.Sprintf("%v", v)
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return "“" + s + "”"
}

// migrationObjects is what golang-migrate makes for its own record; a scratch workspace has none.
var migrationObjects = map[string]string{
	"table schema_migrations on schema_migrations": "CREATE TABLE schema_migrations (version uint64,dirty bool)",
	"index version_unique on schema_migrations":    "CREATE UNIQUE INDEX version_unique ON schema_migrations (version)",
}

// SchemaDifferences names what in sqlite_schema is not what the migrations make.
func SchemaDifferences(have, want *DB) ([]Difference, error) {
	left, err := have.schemaObjects()
	if err != nil {
		return nil, err
	}
	right, err := want.schemaObjects()
	if err != nil {
		return nil, err
	}
	maps.Copy(right, migrationObjects)
	var out []Difference
	for name, text := range left {
		if other, ok := right[name]; !ok {
			out = append(out, Difference{"sqlite_schema", name, "name", "it does not belong to a workspace"})
		} else if other != text {
			out = append(out, Difference{"sqlite_schema", name, "sql", "it is not what the program makes"})
		}
	}
	for name := range right {
		if _, ok := left[name]; !ok {
			out = append(out, Difference{"sqlite_schema", name, "name", "it is missing"})
		}
	}
	return out, nil
}

func (db *DB) schemaObjects() (map[string]string, error) {
	out := map[string]string{}
	err := db.Read(func(r Reader) error {
		return r.s.query(func(rows *sql.Rows) error {
			var name, text string
			if err := rows.Scan(&name, &text); err != nil {
				return err
			}
			out[name] = text
			return nil
		}, "SELECT type || ' ' || name || ' on ' || tbl_name, COALESCE(sql, '') FROM sqlite_schema")
	})
	return out, err
}
