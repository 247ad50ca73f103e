package app

import (
	"errors"

	"renogen/backend/store"
)

// DigestOfEntry is the digest with which a repair names an entry, as it stands in a file.
func DigestOfEntry(path string, seq int64) (digest string, err error) {
	db, err := store.OpenCopy(path)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = db.Read(func(r store.Reader) error {
		row, err := r.Entry(seq)
		digest = rowDigest(row)
		return err
	})
	return digest, err
}

// InDoubt makes a workstation not know whether commands are done, as when the drive goes away in the middle of a commit.
func InDoubt(a *App, orders []Order, cause error) error { return a.doubt(orders, cause) }

// Folder is where a workstation keeps its notes.
func (a *App) Folder() string { return a.host.Folder }
