//go:build linux && faults

package faultfs

import (
	"os"
	"testing"
	"time"
)

// Promises of how long somebody waits. Where it has to be noticed first that locks do not cross computers, nobody writes for
// some seconds.
const (
	mostTime  = 2 * time.Second // for 99 of 100 commands
	mostShare = 3               // times what all would wait if all waited equally long
)

func inTime(t *testing.T, out storm, locks string) {
	t.Helper()
	if p99 := percentile(out.acks, 99); locks == LocksIgnore && p99 > mostTime {
		t.Errorf("one of 100 commands took longer than %v", p99)
	}
	if share := out.fairShare(); locks != LocksLocal && percentile(out.acks, 100) > mostShare*share {
		t.Errorf("somebody waited for %v, where %v would be fair", percentile(out.acks, 100), share)
	}
}

// fairShare is how long each command would take if all took equally long.
func (s storm) fairShare() time.Duration {
	sum := time.Duration(0)
	for _, a := range s.acks {
		sum += a.took
	}
	return sum / time.Duration(max(1, len(s.acks)))
}

func commands() int {
	if *long {
		return 200
	}
	return 25
}

// Eight workstations at two computers write as fast as they can, each from the moment on in which it opened the workspace.
// Nobody is told beforehand how locks behave.
func TestNothingIsLostHoweverLocksBehave(t *testing.T) {
	for _, c := range []struct{ name, locks string }{
		{"locks work", LocksWork},
		{"locks do not cross computers", LocksLocal},
		{"locks are ignored", LocksIgnore},
		{"there are no locks", LocksNone},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newShop(newRig(t, "-locks", c.locks))
			out := s.rage(8, commands(), "tried", 0)
			if want := 8 * commands(); len(out.acks) != want {
				t.Errorf("%d of %d commands were acknowledged", len(out.acks), want)
			}
			if items := s.check(out.acks); items != len(out.acks) {
				t.Errorf("%d items for %d commands", items, len(out.acks))
			}
			t.Logf("%.1f commands/s, p50 %v, p99 %v, longest %v", float64(len(out.acks))/out.took.Seconds(),
				percentile(out.acks, 50).Round(time.Millisecond), percentile(out.acks, 99).Round(time.Millisecond), percentile(out.acks, 100).Round(time.Millisecond))
			if _, err := os.Stat(s.at(s.folder) + ".lease"); err == nil {
				t.Error("the lease is left")
			}
			if *long { // a computer that does other things as well tells nothing about time
				inTime(t, out, c.locks)
			}
		})
	}
}
