package store

import (
	"database/sql"
	"errors"
)

// CopyTo writes a full copy of the workspace into a new file: what is committed at that moment.
func (db *DB) CopyTo(path string) error {
	if err := createEmpty(path); err != nil {
		return err
	}
	s := <-db.readers
	defer func() { db.readers <- s }()
	if err := s.exec("PRAGMA query_only=0"); err != nil {
		return drop(path, err)
	}
	err := s.exec("VACUUM INTO ?", path)
	return drop(path, errors.Join(err, s.exec("PRAGMA query_only=1")))
}

// ShortEntry is an entry of which a copy has a shortened form.
type ShortEntry struct{ ID, Payload, Changes string }

// Shorten puts something shorter in the place of texts, everywhere in the journal and in the sealed columns of a
// workspace file that nobody has open. No trace of the texts stays in the file. entries are the new
// forms of those in which a text stands.
func Shorten(path string, texts map[string]string, entries []ShortEntry) error {
	db, err := sql.Open(driverName, dsn(path, "_txlock=exclusive")+"&_journal_mode=MEMORY")
	if err != nil {
		return mapError(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("PRAGMA journal_mode=MEMORY"); err != nil {
		return mapError(err)
	}
	if err := shortenIn(db, texts, entries); err != nil {
		return err
	}
	_, err = db.Exec("VACUUM")
	return mapError(err)
}

func shortenIn(db *sql.DB, texts map[string]string, entries []ShortEntry) error {
	tx, err := db.Begin()
	if err != nil {
		return mapError(err)
	}
	if err := shortenRows(tx, texts, entries); err != nil {
		return errors.Join(mapError(err), tx.Rollback())
	}
	return mapError(tx.Commit())
}

// shortenRows takes the trigger that guards the journal away and puts it back as it was.
func shortenRows(tx *sql.Tx, texts map[string]string, entries []ShortEntry) error {
	const guard = "journal_is_never_changed"
	var trigger string
	if err := tx.QueryRow("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?", guard).Scan(&trigger); err != nil {
		return err
	}
	if _, err := tx.Exec("DROP TRIGGER " + guard); err != nil {
		return err
	}
	for _, e := range entries {
		if _, err := tx.Exec("UPDATE journal SET payload = ?, changes = ? WHERE id = ?", e.Payload, e.Changes, e.ID); err != nil {
			return err
		}
	}
	for long, short := range texts {
		for _, table := range []string{"key_sets", "project_key_grants"} {
			if _, err := tx.Exec("UPDATE "+table+" SET sealed = ? WHERE sealed = ?", short, long); err != nil {
				return err
			}
		}
	}
	_, err := tx.Exec(trigger)
	return err
}
