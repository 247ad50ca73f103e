// Package store keeps a workspace: one SQLite file with its tables and its
// journal. It knows SQL and nothing of what is allowed; package domain does.
package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/mattn/go-sqlite3"

	"renogen/backend/domain"
)

// ApplicationID marks a SQLite file as a Renogen workspace ("RNGN").
const ApplicationID = 0x524e474e

const (
	driverName  = "renogen-sqlite3"
	pageSize    = 16384
	readerCount = 3
	// common settings and their reasons: docs/adr, spec 5.2. Never WAL: unsafe between machines.
	common = "_busy_timeout=20000&_journal_mode=PERSIST&_synchronous=EXTRA&_foreign_keys=1&_cache_size=-65536"
)

func init() {
	sql.Register(driverName, &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		for _, pragma := range []string{
			"mmap_size=0", "temp_store=MEMORY", "trusted_schema=OFF", "cell_size_check=ON",
			"fullfsync=1", "checkpoint_fullfsync=1", "secure_delete=ON",
		} {
			if _, err := c.Exec("PRAGMA "+pragma, []driver.Value{}); err != nil {
				return fmt.Errorf("pragma %s: %w", pragma, err)
			}
		}
		return nil
	}})
}

// DB is an open workspace: one connection that writes, a few that read.
type DB struct {
	path    string
	handles []*sql.DB

	watching sync.Mutex
	watcher  *session

	mu      sync.Mutex
	writer  *session
	readers chan *session
}

// Path is where the file lies.
func (db *DB) Path() string { return db.path }

// Create makes a new workspace file. It fails with conflict when something is there already.
func Create(path string) (*DB, error) {
	if err := createEmpty(path); err != nil {
		if domain.CodeOf(err) == domain.CodeNotFound {
			return nil, fileError(domain.CodeNotFound, "workspace.no_folder", filepath.Dir(path))
		}
		return nil, err
	}
	if err := prepareNew(path, SchemaVersion); err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	return open(path)
}

// prepareNew sets what can only be set in an empty file, and commits once so that
// the journal file exists before anybody else can open the workspace.
func prepareNew(path string, schema int) error {
	db, err := sql.Open(driverName, dsn(path, "_txlock=immediate"))
	if err != nil {
		return mapError(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, stmt := range []string{
		fmt.Sprintf("PRAGMA page_size=%d", pageSize),
		fmt.Sprintf("PRAGMA application_id=%d", ApplicationID),
	} {
		if _, err := db.Exec(stmt); err != nil {
			return mapError(err)
		}
	}
	if err := migrateTo(path, schema); err != nil {
		return err
	}
	return Admit(path + "-journal")
}

// Open opens an existing workspace. It fails with a key of its own for each of:
// missing, no permission, no workspace, damaged, made by a newer version, made by
// an older version (then Upgrade helps), or changed in its structure.
func Open(path string) (*DB, error) {
	if err := checkHeader(path); err != nil {
		return nil, err
	}
	return openToWork(path, "")
}

func open(path string) (*DB, error) { return openWith(path, "") }

// byFile lets connections exclude each other by a file beside the workspace instead of by locks of the drive.
var byFile = map[bool]string{false: "&vfs=unix-dotfile", true: ""}[runtime.GOOS == "windows"]

func openWith(path, more string) (*DB, error) {
	ctx := context.Background()
	db := &DB{path: path, readers: make(chan *session, readerCount)}
	write, err := sql.Open(driverName, dsn(path, "_txlock=immediate"+more))
	if err != nil {
		return nil, mapError(err)
	}
	read, err := sql.Open(driverName, dsn(path, "_txlock=deferred&_query_only=1"+more))
	if err != nil {
		return nil, errors.Join(mapError(err), write.Close())
	}
	db.handles = []*sql.DB{write, read}
	if db.writer, err = newSession(ctx, write); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if db.watcher, err = newSession(ctx, read); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	for range readerCount {
		s, err := newSession(ctx, read)
		if err != nil {
			return nil, errors.Join(err, db.Close())
		}
		db.readers <- s
	}
	return db, nil
}

// openToWork opens a workspace of our schema that people work with.
func openToWork(path, more string) (*DB, error) {
	db, err := openWith(path, more)
	if err != nil {
		return nil, err
	}
	if err := db.checkSchema(); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	keepJournal(path)
	return db, nil
}

// keepJournal makes the journal file anew where a connection of ours took back what a program had begun that ended: as it
// reads the file before it knows its settings, it removes the journal then. Whoever looks for one must always find it, and
// those of this folder must be able to use it. Where none can be made, nothing can be written either, which is told then.
func keepJournal(path string) {
	if _, err := os.Stat(path + "-journal"); errors.Is(err, os.ErrNotExist) {
		_ = createEmpty(path + "-journal")
	}
}

// Close ends all connections.
func (db *DB) Close() error {
	var errs []error
	if db.writer != nil {
		errs = append(errs, db.writer.close())
	}
	if db.watcher != nil {
		errs = append(errs, db.watcher.close())
	}
	for len(db.readers) > 0 {
		errs = append(errs, (<-db.readers).close())
	}
	for _, h := range db.handles {
		errs = append(errs, h.Close())
	}
	return errors.Join(errs...)
}

// dsn always says mode=rw: a share that dropped out must not become an empty workspace.
// The path is made absolute: SQLite reads some names, such as :memory:, as something else than a file.
func dsn(path, more string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	return u.String() + "?mode=rw&" + common + "&" + more
}

// checkHeader reads the first bytes before SQLite touches the file, so that what is
// no workspace is never written to. It must not run while this process has the
// file open: closing a file drops SQLite's locks on it.
func checkHeader(path string) error {
	file, err := os.Stat(path)
	if err != nil {
		return mapFileError(path, err)
	}
	if !file.Mode().IsRegular() { // opening a pipe would wait for somebody to write into it
		return fileError(domain.CodeInvalid, "workspace.not_a_workspace", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return mapFileError(path, err)
	}
	defer f.Close()
	head := make([]byte, 100)
	if _, err := io.ReadFull(f, head); err != nil || !strings.HasPrefix(string(head), "SQLite format 3\x00") {
		return fileError(domain.CodeInvalid, "workspace.not_a_workspace", path)
	}
	id := uint32(head[68])<<24 | uint32(head[69])<<16 | uint32(head[70])<<8 | uint32(head[71])
	if id != ApplicationID {
		return fileError(domain.CodeInvalid, "workspace.not_a_workspace", path)
	}
	w, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return mapFileError(path, err)
	}
	return w.Close()
}

// Read runs fn on one consistent state. fn must be short: a reader delays all writers.
func (db *DB) Read(fn func(Reader) error) error {
	if cap(db.readers) == 1 { // scratch: one connection does everything
		db.mu.Lock()
		defer db.mu.Unlock()
		return fn(Reader{s: db.writer})
	}
	s := <-db.readers
	defer func() { db.readers <- s }()
	if err := s.exec("BEGIN"); err != nil {
		return err
	}
	if err := fn(Reader{s: s}); err != nil {
		if failed := s.exec("ROLLBACK"); failed != nil {
			return errors.Join(err, failed)
		}
		return err
	}
	return s.exec("COMMIT")
}

// Write runs fn in one transaction that begins with the write lock. Nothing stays
// when fn fails. After a CommitError the caller must ask on a fresh connection whether
// its entry is there: a commit that reported an error may have happened.
func (db *DB) Write(fn func(*Tx) error) error { return db.writeIn("BEGIN IMMEDIATE", fn) }

func (db *DB) writeIn(begin string, fn func(*Tx) error) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	if err := db.writer.exec(begin); err != nil {
		return err
	}
	tx := &Tx{Reader: Reader{db.writer, knownRows{}}, byRow: map[string]*touched{}}
	if err := fn(tx); err != nil {
		if failed := db.writer.exec("ROLLBACK"); failed != nil {
			return errors.Join(err, failed)
		}
		return err
	}
	if err := db.writer.exec("COMMIT"); err != nil {
		undone := isBusy(err) || hadNoRoom(err) && db.isBegun() // readers were in the way, or there was no room for it
		_ = db.writer.exec("ROLLBACK")                          // after a failed commit there may be nothing to roll back
		if undone {
			return err
		}
		return &CommitError{err}
	}
	return nil
}

// isBegun says whether the journal file tells how to take a transaction back: then it does not stand, and whoever reads
// next takes it back. When this cannot be found out, it is not known.
func (db *DB) isBegun() bool {
	f, err := os.Open(db.path + "-journal")
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(journalMagic))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == journalMagic
}

// journalMagic begins a journal file of SQLite's until its transaction is committed, or taken back.
const journalMagic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"

// CommitError says that COMMIT failed: the transaction may or may not be in the file. When somebody had the file
// locked, or the drive was certainly full before it was through, it is not; that is no CommitError.
type CommitError struct{ Err error }

func (e *CommitError) Error() string { return "commit: " + e.Err.Error() }

// Unwrap gives the cause.
func (e *CommitError) Unwrap() error { return e.Err }

// DataVersion changes whenever another connection, here or on another workstation,
// has committed something. It is to be asked of the same DB again and compared.
func (db *DB) DataVersion() (int64, error) {
	db.watching.Lock()
	defer db.watching.Unlock()
	return scalar[int64](Reader{s: db.watcher}, "PRAGMA data_version")
}
