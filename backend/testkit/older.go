package testkit

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"renogen/backend/journal"
)

//go:embed testdata/version1.renogen.gz
var version1 []byte

// Version1 writes a workspace that the program made when its tables had the first version, with everything in it that
// could be done then. Its people are those of People; their password is Password.
func Version1(tb testing.TB) string {
	tb.Helper()
	journal.CheapKDF(tb)
	packed, err := gzip.NewReader(bytes.NewReader(version1))
	if err != nil {
		tb.Fatal(err)
	}
	file, err := io.ReadAll(packed)
	path := filepath.Join(tb.TempDir(), "older.renogen")
	if err = errors.Join(err, packed.Close(), os.WriteFile(path, file, 0o600)); err != nil {
		tb.Fatal(err)
	}
	return path
}
