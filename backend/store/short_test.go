package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A file that is shorter than it says is looked at again: the drive may tell an old size. If it stays so, that is what is
// copied, for whoever verifies the copy to find.
func TestFileThatIsShorterThanItSaysIsLookedAtAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.renogen")
	db, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if short, err := isShort(path); err != nil || short {
		t.Fatalf("a whole file is short: %v, %v", short, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()-pageSize); err != nil {
		t.Fatal(err)
	}
	if short, err := isShort(path); err != nil || !short {
		t.Fatalf("a file without its last page is whole: %v, %v", short, err)
	}
	whole := make(chan error)
	go func() {
		time.Sleep(shortPause / 2)
		whole <- os.Truncate(path, info.Size())
	}()
	if err := errors.Join(CopyQuiet(path, path+".copy"), <-whole); err != nil {
		t.Fatal(err)
	}
	if short, err := isShort(path + ".copy"); err != nil || short {
		t.Errorf("the copy is short: %v, %v", short, err)
	}
	if err := os.Truncate(path, info.Size()-pageSize); err != nil {
		t.Fatal(err)
	}
	if err := CopyQuiet(path, path+".copy"); err != nil {
		t.Fatal(err)
	}
	if short, err := isShort(path + ".copy"); err != nil || !short {
		t.Errorf("a short file is copied as another one: %v, %v", short, err)
	}
}
