package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"renogen/backend/domain"
)

// Compact writes the workspace as it is now to a new file, without gaps, and makes it last. Writers wait meanwhile. When
// it fails, nothing of the new file stays.
func Compact(path, to string) error {
	if err := createEmpty(to); err != nil {
		return err
	}
	db, err := sql.Open(driverName, dsn(path, "_txlock=deferred"))
	if err != nil {
		return drop(to, mapError(err))
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("VACUUM INTO ?", to); err != nil {
		return drop(to, mapError(err))
	}
	return drop(to, MakeLast(to))
}

// CopyBytes copies a workspace byte by byte, at a moment when nobody writes, and makes it last; it tries that up to
// tries times. This process must not have the file open: closing it would drop SQLite's locks. When it fails, nothing
// of the new file stays.
func CopyBytes(path, to string, tries int) error {
	err := createEmpty(to)
	if err == nil {
		err = copyQuiet(context.Background(), path, to, tries)
	}
	if err == nil {
		err = settle(to)
	}
	return drop(to, err)
}

// settle takes back what a writer had begun when the file was copied, so that one file is all there is to it.
func settle(path string) error {
	db, err := open(path)
	if err != nil {
		return err
	}
	err = db.Read(func(r Reader) error {
		_, err := scalar[int](r, "SELECT count(*) FROM sqlite_schema")
		return err
	})
	if err = errors.Join(err, db.Close()); err != nil {
		return err
	}
	for _, companion := range companions {
		if err := os.Remove(path + companion); err != nil && !errors.Is(err, os.ErrNotExist) {
			return mapFileError(path, err)
		}
	}
	return MakeLast(path)
}

// createEmpty makes a file for the people who may work in its folder, before SQLite writes into it, which would ask nobody.
func createEmpty(path string) error {
	access, err := AccessIn(filepath.Dir(path))
	if err != nil {
		return mapFileError(path, err)
	}
	f, err := access.Make(path, os.O_EXCL|os.O_WRONLY)
	if err != nil {
		return mapFileError(path, err)
	}
	return f.Close()
}

// drop removes what is of no use for a reason; without a reason nothing.
func drop(path string, reason error) error {
	if reason == nil || domain.CodeOf(reason) == domain.CodeConflict {
		return reason
	}
	for _, name := range append([]string{""}, companions...) {
		if err := os.Remove(path + name); err != nil && !errors.Is(err, os.ErrNotExist) {
			reason = errors.Join(reason, err)
		}
	}
	return reason
}

// Place gives a finished copy, with its companions, the name of a workspace where nothing is yet, and makes it last. When
// it fails, nothing is at that name.
func Place(part, to string) error {
	for _, companion := range companions {
		if _, err := os.Lstat(to + companion); err == nil { // it would be taken for the other half of the copy
			return mapFileError(to+companion, os.ErrExist)
		}
	}
	if err := createEmpty(to); err != nil {
		return err
	}
	return drop(to, takePlace(part, to))
}

func takePlace(part, to string) error {
	for _, name := range append(slices.Clone(companions), "") {
		err := MakeLast(part + name)
		if name != "" && domain.CodeOf(err) == domain.CodeNotFound {
			continue
		}
		if err != nil {
			return err
		}
		if err := os.Rename(part+name, to+name); err != nil {
			return mapFileError(to+name, err)
		}
	}
	return MakeLast(to)
}

// MakeLast makes a file and its name outlive a loss of power.
func MakeLast(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return mapFileError(path, err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return mapFileError(path, err)
	}
	if runtime.GOOS == "windows" {
		return nil // folders need no such call there, and have none
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return mapFileError(path, err)
	}
	if err := errors.Join(folder.Sync(), folder.Close()); err != nil {
		return mapFileError(path, err)
	}
	return nil
}
