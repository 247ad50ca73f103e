package share

import "renogen/backend/store"

// CopyTo writes a full copy of the workspace into a new file: what is committed at that moment.
func (f *File) CopyTo(path string) error {
	return f.judge(f.use(func(db *store.DB) error { return db.CopyTo(path) }))
}
