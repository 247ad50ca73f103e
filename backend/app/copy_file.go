package app

import "renogen/backend/store"

// CopyTo writes a full copy of the workspace into a new file and gives its newest entry.
func (a *App) CopyTo(path string) (seq int64, err error) {
	if err := a.db.CopyTo(path); err != nil {
		return 0, err
	}
	db, err := store.OpenCopy(path)
	if err != nil {
		return 0, err
	}
	err = db.Read(func(r store.Reader) error {
		head, err := r.Head()
		seq = head.Seq
		return err
	})
	if failed := db.Close(); err == nil {
		err = failed
	}
	return seq, err
}
