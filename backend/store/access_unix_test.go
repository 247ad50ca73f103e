//go:build !windows

package store

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// What is made in a folder is for those who may work in the folder, whatever the program is told to keep from others; who
// may only look into it gets nothing.
func TestFilesAreForThePeopleOfTheirFolder(t *testing.T) {
	for folder, want := range map[fs.FileMode]fs.FileMode{
		0o700: 0o600, 0o755: 0o600, 0o750: 0o600, 0o770: 0o660, 0o775: 0o660, 0o777: 0o666, 0o770 | fs.ModeSetgid: 0o660,
	} {
		for _, mask := range []int{0o022, 0o077} {
			t.Run(fmt.Sprintf("%v, umask %03o", folder, mask), func(t *testing.T) {
				around := filepath.Join(t.TempDir(), "folder")
				if err := os.Mkdir(around, 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.Chmod(around, folder); err != nil {
					t.Fatal(err)
				}
				before := umask
				umask = fs.FileMode(mask)
				was := syscall.Umask(mask)
				defer func() {
					umask = before
					syscall.Umask(was)
				}()
				for _, path := range filesOfAllKinds(t, around) {
					if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
						t.Errorf("%s: %v instead of %v (%v)", path[len(around):], info.Mode().Perm(), want, err)
					}
				}
				inner := filepath.Join(around, "inner", "most")
				if err := MakeFolder(inner); err != nil {
					t.Fatal(err)
				}
				wantFolder := withEntry(want) | 0o100 | folder&fs.ModeSetgid
				if info, err := os.Stat(inner); err != nil || info.Mode()&^fs.ModeDir != wantFolder {
					t.Errorf("a folder is %v instead of %v (%v)", info.Mode(), wantFolder, err)
				}
			})
		}
	}
}

// filesOfAllKinds makes whatever this package makes.
func filesOfAllKinds(t *testing.T, folder string) []string {
	t.Helper()
	in := func(name string) string { return filepath.Join(folder, name) }
	db, err := Create(in("made"))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.CopyTo(in("copy")); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	trial, err := NewTrial(in("trial"))
	if err != nil {
		t.Fatal(err)
	}
	if err := trial.Close(); err != nil {
		t.Fatal(err)
	}
	older, err := CreateFor(in("older"), OldestSchema)
	if err != nil {
		t.Fatal(err)
	}
	if err := older.Close(); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		Compact(in("made"), in("compact")), CopyBytes(in("made"), in("bytes"), 1), CopyQuiet(in("made"), in("quiet")),
		PutNew(in("made"), in("put")), Place(in("quiet"), in("placed")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	paths := []string{}
	for _, name := range []string{
		"made", "made-journal", "copy", "trial", "trial-journal", "older", "older-journal", "compact", "bytes", "put", "put-journal",
		"placed", "placed-journal",
	} {
		paths = append(paths, in(name))
	}
	return paths
}
