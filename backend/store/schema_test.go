package store

import (
	"path/filepath"
	"testing"
)

func TestSchemaDigest(t *testing.T) {
	db, err := Create(filepath.Join(t.TempDir(), "w.renogen"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Read(func(r Reader) error {
		got, err := r.SchemaDigest()
		if err == nil && got != schemaDigests[SchemaVersion] {
			t.Errorf("schemaDigests[%d] should be %q", SchemaVersion, got)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
