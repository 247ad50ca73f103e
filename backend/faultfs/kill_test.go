//go:build linux && faults

package faultfs

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// often gives how many times something is done in the short and in the full set.
func often(short, full int) int {
	if *long {
		return full
	}
	return short
}

// until waits for something that happens soon.
func until(t testing.TB, what string, happens func() bool) {
	t.Helper()
	for range 3000 {
		if happens() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%s: not within half a minute", what)
}

func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// A workstation is killed at any moment of its work, again and again; the next one at another computer goes on.
func TestKilledWorkstationLeavesNothingHalf(t *testing.T) {
	s := newShop(newRig(t))
	notes := filepath.Join(t.TempDir(), "notes")
	hot := 0
	for i := range often(12, 200) {
		before := size(notes)
		command := as("worker", s.at(s.mounts[i%2]), s.deployment, fmt.Sprintf("%02d", i%50+10), "0", notes, "untried", "0s")
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		until(t, "the workstation saves", func() bool { return size(notes) > before })
		time.Sleep(time.Duration(rand.Int64N(int64(60 * time.Millisecond))))
		if err := command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = command.Wait() // it was killed
		if head, err := os.ReadFile(s.at(s.folder) + "-journal"); err == nil && len(head) > 8 && head[0] == 0xd9 {
			hot++
		}
	}
	all := acks(t, notes)
	items := s.check(all)
	if items < len(all) {
		t.Errorf("%d items, %d acknowledged", items, len(all))
	}
	t.Logf("%d acknowledged, %d items, %d times in mid-commit", len(all), items, hot)
}

// The power of the file server fails: what it has not synced is gone, or not, as it happens.
func TestPowerFailureTakesNothingThatWasAcknowledged(t *testing.T) {
	t.Setenv(beatOf, "250ms")
	working, none := newRig(t, "-power"), newRig(t, "-power", "-locks", LocksNone)
	for i := range often(9, 60) {
		r, tried := working, "untried"
		switch i % 3 {
		case 1:
			tried = "tried"
		case 2:
			r, tried = none, "tried"
		}
		s := newShop(r)
		s.clearBeside()
		notes := filepath.Join(t.TempDir(), "notes")
		command := as("worker", s.at(s.mounts[0]), s.deployment, "10", "0", notes, tried, "0s")
		command.Stderr = nil // it ends because the server is gone
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		until(t, "the workstation saves", func() bool { return size(notes) > 0 })
		time.Sleep(time.Duration(rand.Int64N(int64(100 * time.Millisecond))))
		r.say("power %d", i+1)
		if err := command.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = command.Wait() // it was killed
		r.say("well")
		if tried == "tried" && (*long || i > 5) { // whatever is left of the one before
			next := as("worker", s.at(s.mounts[1]), s.deployment, "11", "1", notes, tried, "0s")
			if err := next.Run(); err != nil {
				t.Errorf("after a power failure nobody goes on: %v", err)
			}
		}
		all := acks(t, notes)
		if items := s.check(all); items < len(all) {
			t.Errorf("%d items, %d acknowledged", items, len(all))
		}
	}
}
