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
