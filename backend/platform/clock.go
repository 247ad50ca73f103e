// Package platform is this computer: where our files lie, the settings of this workstation, the log,
// the clock, and opening a document with the program that the system has for it.
package platform

import "time"

// Now is the wall clock in Unix milliseconds, UTC. Nothing outside this package reads the clock.
func Now() int64 { return time.Now().UnixMilli() }
