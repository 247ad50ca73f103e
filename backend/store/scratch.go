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
	"time"

	"renogen/backend/domain"
)

// Scratch opens an empty workspace of a schema version in a folder of its own, for replaying a journal.
// It may be lost at any time, so it is not synced; its file goes with the folder.
func Scratch(folder string, schema int) (*DB, error) {
	if schema < OldestSchema || schema > SchemaVersion {
		return nil, checkVersion(schema)
	}
	ctx := context.Background()
	path := filepath.Join(folder, "scratch.renogen")
	handle, err := sql.Open(driverName, "file:"+filepath.ToSlash(path)+"?_foreign_keys=1&_txlock=immediate&_journal_mode=MEMORY&_synchronous=OFF&_cache_size=-262144")
	if err != nil {
		return nil, mapError(err)
	}
	handle.SetMaxOpenConns(1)
	db := &DB{path: path, handles: []*sql.DB{handle}, readers: make(chan *session, 1)}
	if db.writer, err = newSession(ctx, handle); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := errors.Join(db.writer.runMigrations(0, schema), db.writer.noteAbsent()); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// Begin starts the one transaction in which everything happens in a scratch workspace.
func (db *DB) Begin() (*Tx, error) {
	if err := db.writer.exec("BEGIN"); err != nil {
		return nil, err
	}
	return &Tx{Reader: Reader{db.writer, knownRows{}}, byRow: map[string]*touched{}}, nil
}

// Commit ends the transaction of a scratch workspace: others can read its file now.
func (db *DB) Commit() error { return db.writer.exec("COMMIT") }

// changeCounter is where SQLite counts the transactions in a file's header.
const changeCounter = 24

// companions are the files beside a workspace whose content SQLite counts to it. We never write a -wal, but another
// program may have, and whoever opens the workspace next reads what it holds.
var companions = []string{"-journal", "-wal"}

// CopyQuiet copies a workspace file byte by byte, with its companions, at a moment when
// nobody writes: the copy counts only if nothing moved meanwhile. This process
// must not have the file open.
func CopyQuiet(path, to string) error {
	return copyQuiet(context.Background(), path, to, quietTries)
}

// CopyQuietUntil does the same, unless it is not wanted any more.
func CopyQuietUntil(ctx context.Context, path, to string) error {
	return copyQuiet(ctx, path, to, quietTries)
}

const quietTries = 5

func copyQuiet(ctx context.Context, path, to string, tries int) error {
	if err := checkHeader(path); err != nil {
		return err
	}
	for try := range tries {
		before, err := movementOf(path)
		if err != nil {
			return err
		}
		err = copyFile(ctx, path, to)
		for _, companion := range companions {
			err = errors.Join(err, copyFile(ctx, path+companion, to+companion))
		}
		if err != nil {
			return err
		}
		after, err := movementOf(path)
		if err != nil {
			return err
		}
		if before != after {
			continue
		}
		if short, err := isShort(to); err != nil || !short || try == tries-1 { // what is short in the end is so indeed
			return err
		}
		time.Sleep(shortPause)
	}
	return domain.Busy("workspace.busy")
}

// A client of a file server may know an old size of the file for a while: sshfs does for 20 s.
const (
	shortPause = 250 * time.Millisecond
	shortTries = 100
)

// isShort says whether a file has fewer bytes than its header says. A file of nothing has none.
func isShort(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, mapFileError(path, err)
	}
	defer f.Close()
	head := make([]byte, 100)
	if _, err := f.ReadAt(head, 0); errors.Is(err, io.EOF) {
		return false, nil
	} else if err != nil {
		return false, mapFileError(path, err)
	}
	info, err := f.Stat()
	if err != nil {
		return false, mapFileError(path, err)
	}
	size := int64(binary.BigEndian.Uint16(head[16:]))
	if size == 1 {
		size = 1 << 16
	}
	counted := binary.BigEndian.Uint32(head[changeCounter:]) == binary.BigEndian.Uint32(head[92:])
	return counted && info.Size() < size*int64(binary.BigEndian.Uint32(head[28:])), nil
}

// AwaitSize waits until the drive tells this computer the size that the file has: what another one wrote just now may
// have made it longer. This process must not have it open.
func AwaitSize(path string) error {
	for range shortTries {
		if short, err := isShort(path); err != nil || !short {
			return err
		}
		time.Sleep(shortPause)
	}
	return nil // it is short indeed; opening it says so
}

// movement changes with every transaction: the change counter of the file, or the -wal of another program. The head of
// the journal file shows a writer who has begun to change the file and not counted yet.
type movement struct {
	counter uint32
	journal [journalHead]byte
	wal     int64
	walAt   time.Time
}

// journalHead is as much of the journal file as differs from one transaction to the next; all zero: nobody is writing.
const journalHead = 28

// text is the same for the same movement.
func (m movement) text(size int64) string {
	return fmt.Sprintf("%d %d %d %d", m.counter, m.wal, m.walAt.UnixNano(), size)
}

func movementOf(path string) (movement, error) {
	var m movement
	f, err := os.Open(path)
	if err != nil {
		return m, mapFileError(path, err)
	}
	defer f.Close()
	b := make([]byte, 4)
	if _, err := f.ReadAt(b, changeCounter); err != nil {
		return m, mapFileError(path, err)
	}
	m.counter = binary.BigEndian.Uint32(b)
	if m.journal, err = journalHeadOf(path + "-journal"); err != nil {
		return m, err
	}
	wal, err := os.Stat(path + "-wal")
	if errors.Is(err, os.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return m, mapFileError(path, err)
	}
	m.wal, m.walAt = wal.Size(), wal.ModTime()
	return m, nil
}

func journalHeadOf(path string) (head [journalHead]byte, err error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return head, nil
	}
	if err != nil {
		return head, mapFileError(path, err)
	}
	defer f.Close()
	if _, err := f.ReadAt(head[:], 0); err != nil && !errors.Is(err, io.EOF) {
		return head, mapFileError(path, err)
	}
	return head, nil
}

// copySlice is how many bytes are copied between two looks whether the copy is wanted still.
const copySlice = 8 << 20

func copyFile(ctx context.Context, from, to string) error {
	in, err := os.Open(from)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return mapFileError(from, err)
	}
	defer in.Close()
	access, err := AccessIn(filepath.Dir(to))
	if err != nil {
		return mapFileError(to, err)
	}
	out, err := access.Make(to, os.O_TRUNC|os.O_RDWR)
	if err != nil {
		return mapFileError(to, err)
	}
	for err == nil {
		if err = ctx.Err(); err == nil {
			_, err = io.CopyN(out, in, copySlice)
		}
	}
	if !errors.Is(err, io.EOF) {
		return errors.Join(mapFileError(to, err), out.Close())
	}
	return out.Close()
}

// OpenCopy opens a copy for verification, whatever its structure looks like.
func OpenCopy(path string) (*DB, error) { return open(path) }

// Integrity runs SQLite's own check and gives its complaints; none when all is well.
func (r Reader) Integrity() ([]string, error) {
	lines, err := r.texts("PRAGMA integrity_check")
	if err != nil {
		return nil, err
	}
	if len(lines) == 1 && lines[0] == "ok" {
		lines = nil
	}
	behind, err := r.bytesBehind()
	if behind != 0 {
		lines = append(lines, fmt.Sprintf("%d bytes behind the last page", behind))
	}
	return lines, err
}

// bytesBehind counts the bytes of the file that SQLite does not look at.
func (r Reader) bytesBehind() (int64, error) {
	pages, err := scalar[int64](r, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
	if err != nil {
		return 0, err
	}
	path, err := scalar[string](r, "SELECT file FROM pragma_database_list WHERE name = 'main'")
	if err != nil {
		return 0, err
	}
	file, err := os.Stat(path)
	if err != nil {
		return 0, mapFileError(path, err)
	}
	return max(0, file.Size()-pages), nil
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
