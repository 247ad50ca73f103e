// Package platform is this computer: where our files lie, the settings of this workstation, the log,
// the clock, and opening a document with the program that the system has for it.
package platform

import "time"

// Now is the wall clock in Unix milliseconds, UTC. Nothing outside this package reads the clock.
func Now() int64 { return time.Now().UnixMilli() }

var started = time.Now()

// Elapsed is how long the program runs. Nobody can set this clock, so it measures how long others are silent. It stands
// still while the computer sleeps: nobody could be heard then.
func Elapsed() time.Duration { return time.Since(started) }

// Passed is a clock that nobody can set and that goes on while the computer sleeps, so it measures for how long something
// of one's own can be counted on that others may take away. It counts from any moment.
func Passed() time.Duration { return passed() }
