package share

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"

	"renogen/backend/store"
)

// A copy of a workspace that others use together is made by another program, byte by byte: a transaction would keep all of
// them from writing. Those who write meanwhile do not spoil it.
func TestCopyOfAFileThatOthersUseIsMadeByAnotherProgram(t *testing.T) {
	f := sharedFile(t, quick)
	if f.Mode() != Together {
		t.Fatal(f.Mode())
	}
	if err := put(f, "moon"); err != nil {
		t.Fatal(err)
	}
	started := 0
	start := f.options.Second
	f.options.Second = func(folder string) (*exec.Cmd, error) {
		started++
		return start(folder)
	}
	var enough atomic.Bool
	wrote := make(chan error)
	go func() {
		for i := 0; !enough.Load(); i++ {
			if err := put(f, fmt.Sprint("star ", i)); err != nil {
				wrote <- err
				return
			}
		}
		wrote <- nil
	}()
	copies := []string{}
	for i := range 5 {
		to := filepath.Join(t.TempDir(), fmt.Sprintf("copy \" %d.renogen", i))
		if err := f.CopyTo(to); err != nil {
			t.Fatal(err)
		}
		copies = append(copies, to)
	}
	enough.Store(true)
	if err := <-wrote; err != nil {
		t.Fatal(err)
	}
	if started < len(copies) {
		t.Errorf("%d copies are made by %d other programs", len(copies), started)
	}
	for _, path := range copies {
		if !has(t, path, "moon") {
			t.Errorf("%s lacks what was written before", path)
		}
		db, err := store.OpenAgain(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := db.QuickCheck(); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.CopyTo(copies[0]); !hasKey(err, "workspace.exists") {
		t.Errorf("what is there already is overwritten: %v", err)
	}
}

// In turn no copy is made under the lease: who has it only because nobody else wanted it gives it back.
func TestCopyInTurnIsNotMadeUnderTheLease(t *testing.T) {
	f := fileOn(t, Lockless, quick)
	if err := put(f, "moon"); err != nil {
		t.Fatal(err)
	}
	if !f.lease.Safe() {
		t.Fatal("the lease is not kept")
	}
	to := filepath.Join(t.TempDir(), "copy.renogen")
	if err := f.CopyTo(to); err != nil {
		t.Fatal(err)
	}
	if f.lease.Safe() || !has(t, to, "moon") {
		t.Error("it is made under the lease, or lacks what was written")
	}
}
