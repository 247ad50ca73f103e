package store

import (
	"context"
	"errors"
	"strings"
)

// Replace makes the rows of all tables those of another workspace, which was made from the journal of this one, and then
// runs fn, all in one transaction while nobody else can even read. Pieces of files keep their bytes.
func (db *DB) Replace(made string, fn func(*Tx) error) (err error) {
	if _, err := db.writer.conn.ExecContext(context.Background(), "ATTACH DATABASE ? AS made", made); err != nil {
		return mapError(err)
	}
	defer func() {
		db.writer.forget()
		_, detached := db.writer.conn.ExecContext(context.Background(), "DETACH DATABASE made")
		err = errors.Join(err, mapError(detached))
	}()
	return db.Alone(func(tx *Tx) error {
		if err := tx.s.exec("PRAGMA defer_foreign_keys = ON"); err != nil {
			return err
		}
		for _, t := range tables {
			if err := tx.replaceTable(t); err != nil {
				return err
			}
		}
		return fn(tx)
	})
}

func (tx *Tx) replaceTable(t *table) error {
	if err := tx.s.exec("DELETE FROM main." + t.name + " WHERE id NOT IN (SELECT id FROM made." + t.name + ")"); err != nil {
		return err
	}
	names, values := []string{}, []string{}
	for _, c := range t.columns {
		names = append(names, c.quoted())
		value := "m." + c.quoted()
		if c.kind == kindBlob {
			value = "COALESCE((SELECT " + c.quoted() + " FROM main." + t.name + " h WHERE h.id = m.id), " + value + ")"
		}
		values = append(values, value)
	}
	return tx.s.exec("INSERT OR REPLACE INTO main." + t.name + " (" + strings.Join(names, ", ") + ") SELECT " +
		strings.Join(values, ", ") + " FROM made." + t.name + " m")
}

// forget closes the statements that were prepared: they keep an attached file in use.
func (s *session) forget() {
	for query, st := range s.statements {
		_ = st.Close() // nothing of theirs is needed any more
		delete(s.statements, query)
	}
}
