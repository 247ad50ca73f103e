//go:build linux && faults

package faultfs

import (
	"fmt"
	"testing"
	"time"
)

// BenchmarkSharedDrive registers items at 1, 8 and 50 workstations: as fast as they can, and, of 50, one each every
// 30 seconds or so.
func BenchmarkSharedDrive(b *testing.B) {
	for _, locks := range []string{LocksWork, LocksIgnore} {
		for _, delay := range []string{"0ms", "1ms"} {
			for _, c := range []struct {
				stations, count int
				think           time.Duration
			}{{1, 40, 0}, {8, 20, 0}, {50, 3, 30 * time.Second}} {
				name := fmt.Sprintf("locks-%s/%s/%d-stations", locks, delay, c.stations)
				b.Run(name, func(b *testing.B) {
					b.Setenv(ownTimes, "yes")
					for range b.N {
						s := newShop(newRig(b, "-locks", locks))
						s.say("delay %s", delay)
						out := s.rage(c.stations, c.count, "tried", c.think)
						s.say("delay 0ms")
						if items := s.check(out.acks); items != c.stations*c.count || len(out.acks) != items {
							b.Errorf("%d items, %d acknowledged", items, len(out.acks))
						}
						report(b, out)
						if p99 := percentile(out.acks, 99); c.stations == 50 && locks == LocksWork && p99 > mostTime {
							b.Errorf("at 50 workstations one of 100 commands took longer than %v", p99)
						}
					}
				})
			}
		}
	}
}

func report(b *testing.B, out storm) {
	busy := time.Duration(0)
	for _, one := range out.each {
		sum := time.Duration(0)
		for _, a := range one {
			sum += a.took
		}
		busy = max(busy, sum)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(len(out.acks))/busy.Seconds(), "commands/s")
	for _, p := range []int{50, 99, 100} {
		b.ReportMetric(float64(percentile(out.acks, p).Milliseconds()), fmt.Sprintf("p%d-ms", p))
	}
}
