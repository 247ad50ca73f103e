package store

import (
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/golang-migrate/migrate/v4"
	"github.com/golang-migrate/migrate/v4/database/sqlite3"
	"github.com/golang-migrate/migrate/v4/source/iofs"

	"renogen/backend/domain"
)

//go:embed migrations/*.sql
var migrations embed.FS

// SchemaVersion is the schema that this program reads and writes.
const SchemaVersion = 2

// schemaDigests gives, per schema version, the SHA-256 over all of sqlite_schema: a
// planted trigger, view or index changes it.
var schemaDigests = map[int]string{
	1: "bd753b15e36775c8e0876ce11f07e348c1f591311fa2757efe0f0ca606e9209f",
	2: "228590daea390678cdde4d1c4d48b12a6537ef8b5fc631642a512fcef09c65f4",
}

// migrationNames lists the scripts that build the schema, in order.
func migrationNames() []string {
	all, err := fs.Glob(migrations, "migrations/*.up.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	slices.Sort(all)
	for i, name := range all {
		all[i] = strings.TrimPrefix(name, "migrations/")
	}
	return all
}

// migrateTo makes the tables of a schema version in a new file. It holds the file exclusively
// meanwhile: golang-migrate's own lock covers one process only.
func migrateTo(path string, schema int) error {
	return withMigration(path, func(m *migrate.Migrate) error { return m.Migrate(uint(schema)) })
}

func withMigration(path string, run func(*migrate.Migrate) error) error {
	db, err := sql.Open(driverName, dsn(path, "_txlock=exclusive"))
	if err != nil {
		return mapError(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, stmt := range []string{"PRAGMA locking_mode=EXCLUSIVE", "BEGIN EXCLUSIVE", "COMMIT"} {
		if _, err := db.Exec(stmt); err != nil {
			return mapError(err)
		}
	}
	source, err := iofs.New(migrations, "migrations")
	if err != nil {
		return err
	}
	target, err := sqlite3.WithInstance(db, &sqlite3.Config{})
	if err != nil {
		return mapError(err)
	}
	m, err := migrate.NewWithInstance("iofs", source, "sqlite3", target)
	if err != nil {
		return err
	}
	if err := run(m); err != nil && !errors.Is(err, migrate.ErrNoChange) {
		return fmt.Errorf("migrate: %w", mapError(err))
	}
	return nil
}

// checkSchema refuses a file whose schema version is not ours, and one in which the
// structure is not exactly what our migrations make.
func (db *DB) checkSchema() error {
	return db.Read(func(r Reader) error { return r.checkStructure(db.path) })
}

// Structure counts the changes of the file's tables, views, triggers and indexes. No connection that has it open uses
// another structure than that of the number that it read.
func (r Reader) Structure() (int64, error) { return scalar[int64](r, "PRAGMA schema_version") }

// CheckStructure refuses a file as Open does for its schema version and structure.
func (r Reader) CheckStructure() error { return r.checkStructure("") }

func (r Reader) checkStructure(path string) error {
	version, err := r.schemaVersion(path)
	if err != nil {
		return err
	}
	if err := checkVersion(version); err != nil {
		return err
	}
	return r.checkDigest(version)
}

// checkVersion refuses the schema version of a file that is not ours.
func checkVersion(version int) error {
	params := []string{"have", strconv.Itoa(version), "want", strconv.Itoa(SchemaVersion)}
	switch {
	case version < OldestSchema:
		return domain.Unavailable("workspace.schema_changed")
	case version > SchemaVersion:
		return domain.Unavailable("workspace.newer", params...)
	case version < SchemaVersion:
		return domain.Unavailable("workspace.older", params...)
	}
	return nil
}

func (r Reader) schemaVersion(path string) (int, error) {
	tables, err := scalar[int](r, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'")
	if err != nil {
		return 0, err
	}
	if tables == 0 {
		return 0, fileError(domain.CodeInvalid, "workspace.not_a_workspace", path)
	}
	return scalar[int](r, "SELECT "+notedVersion+" FROM schema_migrations NOT INDEXED")
}

// The record of golang-migrate stands in a table that takes values of any kind. Whatever is no integer is no version
// that we know, and a migration that was not finished.
const (
	notedVersion = "CASE typeof(version) WHEN 'integer' THEN version ELSE -1 END"
	notedDirty   = "typeof(dirty) <> 'integer' OR dirty <> 0"
)

// SchemaDigest is the SHA-256 over all of sqlite_schema, in lower-case hex.
func (r Reader) SchemaDigest() (string, error) {
	h := sha256.New()
	err := r.s.query(func(rows *sql.Rows) error {
		var kind, name, table, text string
		if err := rows.Scan(&kind, &name, &table, &text); err != nil {
			return err
		}
		_, err := fmt.Fprintf(h, "%q %q %q %q\n", kind, name, table, text)
		return err
	}, "SELECT type, name, tbl_name, COALESCE(sql, '') FROM sqlite_schema ORDER BY type, name, tbl_name")
	return hex.EncodeToString(h.Sum(nil)), err
}

// MigrationRecord gives the version that golang-migrate noted, and whether it noted a failed migration.
func (r Reader) MigrationRecord() (version int, dirty bool, rows int, err error) {
	err = r.s.query(func(found *sql.Rows) error {
		rows++
		return found.Scan(&version, &dirty)
	}, "SELECT "+notedVersion+", "+notedDirty+" FROM schema_migrations NOT INDEXED")
	return version, dirty, rows, err
}

// Identity gives the application id and user version in the file's header.
func (r Reader) Identity() (applicationID, userVersion int64, err error) {
	if applicationID, err = scalar[int64](r, "PRAGMA application_id"); err != nil {
		return 0, 0, err
	}
	userVersion, err = scalar[int64](r, "PRAGMA user_version")
	return applicationID, userVersion, err
}
