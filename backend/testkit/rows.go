package testkit

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// Read looks at the tables past the queries.
func (w *Workspace) Read(look func(store.Reader) error) {
	w.TB.Helper()
	if w.db == nil {
		db, err := store.Open(w.Path())
		if err != nil {
			w.TB.Fatal(err)
		}
		w.db = db
		w.TB.Cleanup(func() {
			if err := db.Close(); err != nil {
				w.TB.Error(err)
			}
		})
	}
	if err := w.db.Read(look); err != nil {
		w.TB.Fatal(err)
	}
}

// Row reads the row of T with that id.
func Row[T any](w *Workspace, id domain.ID) (row T) {
	w.TB.Helper()
	w.Read(func(r store.Reader) (err error) {
		row, err = store.Get[T](r, id)
		return err
	})
	return row
}
