package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"renogen/backend/domain"
)

// Trial is a small database with which the locks of a drive are tried, in the way in which workspaces use them.
type Trial struct {
	handle *sql.DB
	conn   *sql.Conn
}

// NewTrial makes the file of a trial, which must not be there yet.
func NewTrial(path string) (*Trial, error) {
	if err := createEmpty(path); err != nil {
		return nil, err
	}
	t, err := OpenTrial(path)
	if err != nil {
		return nil, err
	}
	if err := t.exec("CREATE TABLE t (n INTEGER) STRICT"); err != nil {
		return nil, errors.Join(err, t.Close())
	}
	err = t.exec("INSERT INTO t VALUES (0)")
	if err == nil {
		err = Admit(path + "-journal")
	}
	if err != nil {
		return nil, errors.Join(err, t.Close())
	}
	return t, nil
}

// OpenTrial opens a trial that somebody made. It says at once when somebody has it locked (busy).
func OpenTrial(path string) (*Trial, error) {
	handle, err := sql.Open(driverName, strings.Replace(dsn(path, "_txlock=immediate"), "_busy_timeout=20000", "_busy_timeout=0", 1))
	if err != nil {
		return nil, mapError(err)
	}
	conn, err := handle.Conn(context.Background())
	if err != nil {
		return nil, errors.Join(mapError(err), handle.Close())
	}
	return &Trial{handle, conn}, nil
}

func (t *Trial) exec(query string) error {
	_, err := t.conn.ExecContext(context.Background(), query)
	return mapError(err)
}

// Lock takes the write lock, or says at once that another one has it (busy).
func (t *Trial) Lock() error { return t.exec("BEGIN EXCLUSIVE") }

// Unlock commits what was done since Lock.
func (t *Trial) Unlock() error { return t.exec("COMMIT") }

// Add counts one more and gives the number, under the lock.
func (t *Trial) Add() (n int, err error) {
	if err := t.exec("UPDATE t SET n = n + 1"); err != nil {
		return 0, err
	}
	err = t.conn.QueryRowContext(context.Background(), "SELECT n FROM t").Scan(&n)
	return n, mapError(err)
}

// Close ends it; the file stays.
func (t *Trial) Close() error { return errors.Join(t.conn.Close(), t.handle.Close()) }

// OpenAgain opens a workspace that was open before, when its handles are of no use any more: after a share was gone.
// It does not read the file by other means, as Open does, because this process may have it open.
func OpenAgain(path string) (*DB, error) { return openToWork(path, "") }

// QuickCheck says on a fresh connection whether the file is damaged. It reads all of it.
func (db *DB) QuickCheck() error {
	return db.Read(func(r Reader) error {
		lines, err := r.texts("PRAGMA quick_check(1)")
		if err == nil && (len(lines) != 1 || lines[0] != "ok") {
			err = domain.Unavailable("workspace.damaged")
		}
		return err
	})
}

// Movement changes with every transaction on a workspace file. The file is read by other means than SQLite's: this
// process must not have it open.
func Movement(path string) (string, error) {
	m, err := movementOf(path)
	if err != nil {
		return "", err
	}
	file, err := os.Stat(path)
	if err != nil {
		return "", mapFileError(path, err)
	}
	return m.text(file.Size()), nil
}

// OpenByFile opens a workspace on a drive that knows no locks at all: the connections of this program exclude each other
// by a file beside it. No other program may have it open.
func OpenByFile(path string) (*DB, error) { return openToWork(path, byFile) }

// ClearFileLock removes what a program that ended while it had a workspace open by OpenByFile left there.
func ClearFileLock(path string) error {
	if err := os.Remove(path + ".lock"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return mapFileError(path, err)
	}
	return nil
}

// PutNew copies a closed workspace file with its journal to where nothing is yet.
func PutNew(from, to string) error {
	if err := createEmpty(to); err != nil {
		if domain.CodeOf(err) == domain.CodeNotFound {
			return fileError(domain.CodeNotFound, "workspace.no_folder", filepath.Dir(to))
		}
		return err
	}
	return errors.Join(
		copyFile(context.Background(), from, to),
		copyFile(context.Background(), from+"-journal", to+"-journal"),
	)
}
