package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"renogen/backend/domain"
)

// OldestSchema is the schema of the first workspaces; those that do not name theirs have it.
const OldestSchema = 1

// OpenOlder opens a workspace of an earlier schema, only to be upgraded, and gives that schema. Its structure must be
// exactly what that version of the program made. A workspace that needs no upgrade is refused with
// workspace.upgraded_already.
func OpenOlder(path string) (db *DB, version int, err error) {
	if err := checkHeader(path); err != nil {
		return nil, 0, err
	}
	if db, err = open(path); err != nil {
		return nil, 0, err
	}
	err = db.Read(func(r Reader) (err error) {
		version, err = r.checkOlder(path)
		return err
	})
	if err != nil {
		return nil, version, errors.Join(err, db.Close())
	}
	return db, version, nil
}

func (r Reader) checkOlder(path string) (int, error) {
	version, err := r.schemaVersion(path)
	if err != nil {
		return 0, err
	}
	switch {
	case version == SchemaVersion:
		return version, domain.Conflict("workspace.upgraded_already")
	case version < OldestSchema || version > SchemaVersion:
		return version, checkVersion(version)
	}
	return version, r.checkDigest(version)
}

func (r Reader) checkDigest(version int) error {
	digest, err := r.SchemaDigest()
	if err == nil && digest != schemaDigests[version] {
		err = domain.Unavailable("workspace.schema_changed")
	}
	return err
}

// Alone runs fn as Write does, but nobody else can even read meanwhile.
func (db *DB) Alone(fn func(*Tx) error) error { return db.writeIn("BEGIN EXCLUSIVE", fn) }

// Schema gives the schema version that the file notes.
func (tx *Tx) Schema() (int, error) { return tx.schemaVersion("") }

// Migrate brings the structure from one version to another inside the transaction, so that it is there as a whole
// together with the entry that says so, or not at all. In a scratch workspace, which has no migration record, it runs
// the same scripts.
func (tx *Tx) Migrate(from, to int) error {
	if from < OldestSchema || to <= from || to > SchemaVersion {
		return fmt.Errorf("store: there is no way from schema %d to %d", from, to)
	}
	if err := errors.Join(tx.s.runMigrations(from, to), tx.s.noteAbsent()); err != nil {
		return err
	}
	recorded, err := scalar[int](tx.Reader, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migrations'")
	if err != nil || recorded == 0 {
		return err
	}
	if err := tx.s.exec("UPDATE schema_migrations SET version = ?, dirty = 0", to); err != nil {
		return err
	}
	return tx.checkDigest(to)
}

// runMigrations runs the scripts behind one version up to another.
func (s *session) runMigrations(from, to int) error {
	for _, name := range migrationNames()[from:to] {
		text, err := migrations.ReadFile("migrations/" + name)
		if err != nil {
			return err
		}
		if _, err := s.conn.ExecContext(context.Background(), string(text)); err != nil {
			return mapError(err)
		}
	}
	return nil
}

// noteAbsent notes which tables this schema does not have.
func (s *session) noteAbsent() error {
	names, err := Reader{s: s}.texts("SELECT name FROM sqlite_schema WHERE type = 'table'")
	s.absent = map[string]bool{}
	for _, t := range tables {
		s.absent[t.name] = !slices.Contains(names, t.name)
	}
	return err
}
