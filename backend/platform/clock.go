// Package platform is this computer: where our files lie, the settings of this workstation, the log,
// the clock, and opening a document with the program that the system has for it.
package platform

import "time"

// Now is the wall clock in Unix milliseconds, UTC. Nothing outside this package reads the clock.
func Now() int64 { return time.Now().UnixMilli() }

var started = time.Now()

// Elapsed is how long the program runs. Nobody can set this clock, so it measures how long others are silent.
func Elapsed() time.Duration { return time.Since(started) }
