package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"renogen/backend/domain"
)

// mapError turns what SQLite answered into an error that people can read. It is the
// only place that knows SQLite's codes.
func mapError(err error) error {
	var s sqlite3.Error
	if err == nil || !errors.As(err, &s) {
		return err
	}
	switch s.SystemErrno { // what the drive said, where SQLite tells it
	case syscall.ENOSPC, syscall.EDQUOT:
		return domain.Unavailable("workspace.disk_full").Because(err)
	case syscall.EROFS:
		return domain.Unavailable("workspace.read_only").Because(err)
	}
	if s.ExtendedCode == sqlite3.ErrReadonlyDbMoved { // the file is not where it was: its drive is gone, or it was moved
		return domain.Unavailable("workspace.not_reachable").Because(err)
	}
	switch s.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		// Also what a drive answers that knows no locks (ENOLCK), or forbids them (EACCES): package share tries them.
		return domain.Busy("workspace.busy").Because(err)
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrAuth:
		return domain.Unavailable("workspace.read_only").Because(err)
	case sqlite3.ErrFull:
		return domain.Unavailable("workspace.disk_full").Because(err)
	case sqlite3.ErrIoErr, sqlite3.ErrCantOpen:
		return domain.Unavailable("workspace.not_reachable").Because(err)
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return domain.Unavailable("workspace.damaged").Because(err)
	case sqlite3.ErrConstraint:
		if s.ExtendedCode == sqlite3.ErrConstraintUnique || s.ExtendedCode == sqlite3.ErrConstraintPrimaryKey {
			return domain.Conflict("store.taken").Because(err)
		}
		return domain.Invalid("store.refused").Because(err)
	default:
		return err
	}
}

// isBusy says whether somebody else had the file locked.
func isBusy(err error) bool {
	ours, ok := errors.AsType[*domain.Error](err)
	return ok && ours.Code == domain.CodeBusy
}

// hadNoRoom says whether the drive refused to take bytes for want of room. One that took them, and says only when they are
// to last that it has none, as NFS does, is another thing: the transaction may stand.
func hadNoRoom(err error) bool {
	var s sqlite3.Error
	return errors.As(err, &s) && s.Code == sqlite3.ErrFull
}

func mapFileError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fileError(domain.CodeNotFound, "workspace.missing", path)
	case errors.Is(err, fs.ErrExist):
		return fileError(domain.CodeConflict, "workspace.exists", path)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return domain.Unavailable("workspace.disk_full").Because(err)
	case errors.Is(err, fs.ErrPermission):
		return fileError(domain.CodeUnavailable, "workspace.no_permission", path)
	default:
		return domain.Unavailable("workspace.not_reachable").Because(err)
	}
}

func fileError(code domain.Code, key domain.Key, path string) error {
	return &domain.Error{Code: code, Key: key, Params: map[string]string{"file": filepath.Base(path)}}
}

// notFound says no more than that the record is not there: a row of a private project
// must sound the same as none.
func notFound(table, id string) error {
	return domain.Missing().Because(fmt.Errorf("no row %s in %s", id, table))
}

// FileError turns what the system answered about a file into an error that people can read.
func FileError(path string, err error) error {
	if err == nil {
		return nil
	}
	return mapFileError(path, err)
}
