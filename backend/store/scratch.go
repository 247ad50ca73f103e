package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"renogen/backend/domain"
)

// Scratch opens an empty workspace in a folder of its own, for replaying a journal.
// It may be lost at any time, so it is not synced; its file goes with the folder.
func Scratch(folder string) (*DB, error) {
	ctx := context.Background()
	path := filepath.Join(folder, "scratch.renogen")
	handle, err := sql.Open(driverName, "file:"+filepath.ToSlash(path)+"?_foreign_keys=1&_txlock=immediate&_journal_mode=OFF&_synchronous=OFF&_cache_size=-262144")
	if err != nil {
		return nil, mapError(err)
	}
	handle.SetMaxOpenConns(1)
	db := &DB{path: path, handles: []*sql.DB{handle}, readers: make(chan *session, 1)}
	if db.writer, err = newSession(ctx, handle); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	for _, name := range migrationNames() {
		text, err := migrations.ReadFile("migrations/" + name)
		if err != nil {
			return nil, errors.Join(err, db.Close())
		}
		if _, err := db.writer.conn.ExecContext(ctx, string(text)); err != nil {
			return nil, errors.Join(mapError(err), db.Close())
		}
	}
	return db, nil
}

// Begin starts the one transaction in which everything happens in a scratch workspace.
func (db *DB) Begin() (*Tx, error) {
	if err := db.writer.exec("BEGIN"); err != nil {
		return nil, err
	}
	return &Tx{Reader: Reader{db.writer}, byRow: map[string]*touched{}}, nil
}

// changeCounter is where SQLite counts the transactions in a file's header.
const changeCounter = 24

// CopyQuiet copies a workspace file byte by byte, with its journal, at a moment when
// nobody writes: the copy counts only if the change counter stood still. This process
// must not have the file open.
func CopyQuiet(path, to string) error {
	if err := checkHeader(path); err != nil {
		return err
	}
	for range 5 {
		before, err := counterOf(path)
		if err != nil {
			return err
		}
		if err := errors.Join(copyFile(path, to), copyFile(path+"-journal", to+"-journal")); err != nil {
			return err
		}
		after, err := counterOf(path)
		if err != nil {
			return err
		}
		if before == after {
			return nil
		}
	}
	return domain.Busy("workspace.busy")
}

func counterOf(path string) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, mapFileError(path, err)
	}
	defer f.Close()
	b := make([]byte, 4)
	if _, err := f.ReadAt(b, changeCounter); err != nil {
		return 0, mapFileError(path, err)
	}
	return binary.BigEndian.Uint32(b), nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return mapFileError(from, err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return mapFileError(to, err)
	}
	if _, err := io.Copy(out, in); err != nil {
		return errors.Join(mapFileError(to, err), out.Close())
	}
	return out.Close()
}

// OpenCopy opens a copy for verification, whatever its structure looks like.
func OpenCopy(path string) (*DB, error) { return open(path) }

// Integrity runs SQLite's own check and gives its complaints; none when all is well.
func (r Reader) Integrity() ([]string, error) {
	lines, err := r.texts("PRAGMA integrity_check")
	if err != nil || len(lines) == 1 && lines[0] == "ok" {
		return nil, err
	}
	return lines, nil
}

// ForeignKeys gives the tables with rows that refer to nothing.
func (r Reader) ForeignKeys() ([]string, error) {
	var out []string
	err := r.s.query(func(rows *sql.Rows) error {
		var table, parent string
		var row, key any
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		out = append(out, fmt.Sprintf("%s refers to a missing row of %s", table, parent))
		return nil
	}, "PRAGMA foreign_key_check")
	return out, err
}
