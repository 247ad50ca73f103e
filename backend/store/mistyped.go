package store

import (
	"database/sql"
	"fmt"
	"strings"
)

// declared is a column as the migrations make it.
type declared struct {
	table, key, name, kind string
	optional               bool
}

// Mistyped names the values that are of another kind than their column: a text as bytes, a number as text, nothing
// where something must be. SQLite keeps them out, unless somebody takes the structure apart and puts it back. It looks
// at every row, so it is for when Integrity complains. A table that is not what the migrations make is left out:
// SchemaDifferences names it.
func Mistyped(have, want *DB) ([]Difference, error) {
	changed, err := SchemaDifferences(have, want)
	if err != nil {
		return nil, err
	}
	other := map[string]bool{}
	for _, d := range changed {
		other[d.Row] = true
	}
	columns, err := want.declaredColumns()
	if err != nil {
		return nil, err
	}
	var out []Difference
	err = have.Read(func(r Reader) error {
		for _, c := range columns {
			if other["table "+c.table+" on "+c.table] {
				continue
			}
			found, err := r.mistyped(c)
			if err != nil {
				return err
			}
			out = append(out, found...)
		}
		return nil
	})
	return out[:min(len(out), maxDifferences)], err
}

func (db *DB) declaredColumns() (out []declared, err error) {
	err = db.Read(func(r Reader) error {
		return r.s.query(func(rows *sql.Rows) error {
			var c declared
			if err := rows.Scan(&c.table, &c.key, &c.name, &c.kind, &c.optional); err != nil {
				return err
			}
			out = append(out, c)
			return nil
		}, `SELECT m.name, k.name, c.name, lower(c.type), c."notnull" = 0 AND c.pk = 0
			FROM sqlite_schema m, pragma_table_info(m.name) k, pragma_table_info(m.name) c
			WHERE m.type = 'table' AND k.pk = 1 ORDER BY m.name, c.cid`)
	})
	return out, err
}

func (r Reader) mistyped(c declared) (out []Difference, err error) {
	wrong := fmt.Sprintf(`typeof("%s") <> '%s'`, c.name, c.kind)
	if c.optional {
		wrong += fmt.Sprintf(` AND "%s" IS NOT NULL`, c.name)
	}
	query := fmt.Sprintf(`SELECT COALESCE(CAST("%s" AS TEXT), ''), typeof("%s") FROM %s NOT INDEXED WHERE %s ORDER BY 1 LIMIT %d`,
		c.key, c.name, c.table, wrong, maxDifferences)
	err = r.s.query(func(rows *sql.Rows) error {
		var row, kind string
		if err := rows.Scan(&row, &kind); err != nil {
			return err
		}
		what := fmt.Sprintf("it is stored as %s, not as %s", strings.ToUpper(kind), strings.ToUpper(c.kind))
		out = append(out, Difference{c.table, row, c.name, what})
		return nil
	}, query)
	return out, err
}
