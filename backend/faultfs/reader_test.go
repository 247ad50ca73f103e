//go:build linux && faults

package faultfs

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A workstation that counts on its locks stands still just now, and these locks do not reach the other computer: there,
// nobody writes until it is certain that the first one cannot come between; and the first one looks before it reads on.
func TestNobodyWritesBehindAReaderWhoStandsStill(t *testing.T) {
	for range often(1, 10) {
		s := newShop(newRig(t, "-locks", LocksLocal))
		folder := t.TempDir()
		slow := as("worker", s.at(s.mounts[0]), s.deployment, "10", "0", filepath.Join(folder, "slow"), "tried", "3s")
		if err := slow.Start(); err != nil {
			t.Fatal(err)
		}
		until(t, "it reads the file itself", func() bool { return size(s.at(s.folder)+".sessions/readers") > 0 })
		if err := slow.Process.Signal(syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
		notes := filepath.Join(folder, "other")
		other := as("worker", s.at(s.mounts[1]), s.deployment, "11", "1", notes, "tried", "0s")
		if err := other.Run(); err != nil {
			t.Error(err)
		}
		for _, a := range acks(t, notes) {
			if a.took < 3*ttl {
				t.Errorf("it wrote after %v", a.took.Round(time.Millisecond))
			}
		}
		before := size(filepath.Join(folder, "slow"))
		if err := slow.Process.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		until(t, "the first one goes on", func() bool { return size(filepath.Join(folder, "slow")) > before })
		if err := slow.Process.Signal(os.Kill); err != nil {
			t.Fatal(err)
		}
		_ = slow.Wait() // it was killed
		all := acks(t, notes, filepath.Join(folder, "slow"))
		if items := s.check(all); items < len(all) || len(acks(t, notes)) != 1 {
			t.Errorf("%d items, %d acknowledged", items, len(all))
		}
	}
}
