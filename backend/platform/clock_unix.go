//go:build linux || darwin

package platform

import (
	"time"

	"golang.org/x/sys/unix"
)

func passed() time.Duration {
	var now unix.Timespec
	if err := unix.ClockGettime(sleepingClock, &now); err != nil {
		return Elapsed() // a kernel older than any that the window runs on
	}
	return time.Duration(now.Nano())
}
