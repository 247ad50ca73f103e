package platform

import "golang.org/x/sys/unix"

const sleepingClock = unix.CLOCK_MONOTONIC // which goes on in sleep there; Go's own does not
