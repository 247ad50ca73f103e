package store

import "testing"

// Another program may have left the file in WAL mode, which loses changes on shared drives. It is put back at opening.
func TestWALIsPutBack(t *testing.T) {
	path := newFile(t)
	change(t, path, "PRAGMA journal_mode = WAL", "CREATE TABLE passing (id TEXT)", "DROP TABLE passing")
	db := openForTest(t, func() (*DB, error) { return Open(path) })
	err := db.Read(func(r Reader) error {
		mode, err := scalar[string](r, "PRAGMA journal_mode")
		if mode != "persist" {
			t.Errorf("the journal mode is %s", mode)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
