package store

import (
	"fmt"
	"strings"
	"testing"
)

// What a connection is set to decides what a crash, a broken drive or a planted file can do. Each has its reason in the
// experiments behind docs/adr/0009; SQLite's own settings, and those of the driver, are others.
func TestEveryConnectionIsSetAsItMustBe(t *testing.T) {
	path := newFile(t)
	for name, opened := range map[string]func() (*DB, error){
		"opened":       func() (*DB, error) { return Open(path) },
		"opened again": func() (*DB, error) { return OpenAgain(path) },
		"by a file":    func() (*DB, error) { return OpenByFile(path) },
	} {
		t.Run(name, func(t *testing.T) {
			db := openForTest(t, opened)
			readers := []*session{}
			for range readerCount {
				s := <-db.readers
				defer func() { db.readers <- s }()
				readers = append(readers, s)
			}
			isSet(t, "writer", db.writer, map[string]string{"query_only": "0"})
			for i, s := range append(readers, db.watcher) {
				isSet(t, fmt.Sprint("reader ", i), s, map[string]string{"query_only": "1"})
			}
		})
	}
}

func isSet(t *testing.T, what string, s *session, more map[string]string) {
	t.Helper()
	want := map[string]string{
		"journal_mode": "persist", "synchronous": "3", "journal_size_limit": "-1", "locking_mode": "normal",
		"fullfsync": "1", "checkpoint_fullfsync": "1", "mmap_size": "0", "cache_size": "-65536", "page_size": "16384", "temp_store": "2",
		"busy_timeout": "20000", "foreign_keys": "1", "trusted_schema": "0", "cell_size_check": "1", "secure_delete": "1",
		"application_id": fmt.Sprint(ApplicationID),
	}
	for name, value := range more {
		want[name] = value
	}
	for name, value := range want {
		got, err := Reader{s: s}.texts("PRAGMA " + name)
		if strings.Join(got, "") != value || err != nil {
			t.Errorf("%s: %s is %v instead of %s (%v)", what, name, got, value, err)
		}
	}
}

// The driver begins transactions as the connection string says; a share that dropped out must not become an empty file.
func TestConnectionStringsSayHowToBegin(t *testing.T) {
	for more, begins := range map[string]string{"_txlock=immediate": "_txlock=immediate", "_txlock=deferred&_query_only=1": "_txlock=deferred"} {
		for _, want := range []string{begins, "mode=rw&", "_journal_mode=PERSIST", "_synchronous=EXTRA", "_busy_timeout=20000"} {
			if got := dsn("w.renogen", more); !strings.Contains(got, want) {
				t.Errorf("%s lacks %s", got, want)
			}
		}
	}
	if db, err := open(t.TempDir() + "/missing.renogen"); err == nil {
		t.Error("a file that is not there is made", db.Close())
	}
}
