//go:build linux && faults

package faultfs

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// kinds are the drives on which workstations find out themselves what they can count on: together where locks work, else in
// turn, from the start or once it is noticed.
var kinds = []string{LocksWork, LocksLocal, LocksIgnore, LocksNone}

// writer is one of several workstations that write at once.
type writer struct {
	command *exec.Cmd
	notes   string
}

func (s *shop) writer(i int, folder string) *writer {
	s.t.Helper()
	w := &writer{notes: filepath.Join(folder, fmt.Sprint("notes", i))}
	w.command = as("worker", s.at(s.mounts[i%len(s.mounts)]), s.deployment, fmt.Sprint(i+10), "0", w.notes, "tried", "0s")
	if err := w.command.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(w.kill)
	return w
}

func (w *writer) kill() {
	_ = w.command.Process.Kill() // or it was already
	_ = w.command.Wait()
}

// saves waits until a workstation saved something from now on.
func (w *writer) saves(t *testing.T, what string) {
	t.Helper()
	before := size(w.notes)
	until(t, what, func() bool { return size(w.notes) > before })
}

// One of several who write is killed, again and again, with all that it leaves: a lease, a place in the queue, a name in the
// list of readers, a lock that is free now, and, where there are no locks, the file by which its connections exclude each
// other. The others go on, another one comes in its place, and nothing is lost.
func TestOneOfSeveralIsKilledAndTheOthersGoOn(t *testing.T) {
	t.Setenv(beatOf, "250ms")
	for _, locks := range kinds {
		t.Run("locks "+locks, func(t *testing.T) {
			t.Parallel() // most of it is waiting
			s := newShop(newRig(t, "-locks", locks))
			folder := t.TempDir()
			all := []*writer{}
			for i := range 3 {
				all = append(all, s.writer(i, folder))
			}
			all[2].saves(t, "the last one comes in")
			for i := range often(2, 40) {
				time.Sleep(time.Duration(rand.Int64N(int64(60 * time.Millisecond))))
				gone := i % len(all)
				all[gone].kill()
				all[(gone+1)%len(all)].saves(t, "another one goes on")
				all[gone] = s.writer(gone, folder)
				all[gone].saves(t, "who comes again works")
			}
			files := []string{}
			for _, w := range all {
				w.kill()
				files = append(files, w.notes)
			}
			said := acks(t, files...)
			if items := s.check(said); items < len(said) || len(said) < 5 {
				t.Errorf("%d items, %d acknowledged", items, len(said))
			}
		})
	}
}
