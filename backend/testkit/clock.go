// Package testkit is what tests of the other packages share: a clock that stands
// still until told, workspaces, and people in them. Only tests import it.
package testkit

import (
	"sync/atomic"
	"time"
)

// Clock is a clock that only moves when told.
type Clock struct{ at atomic.Int64 }

// NewClock starts at the given moment, written as 2026-12-03 14:00 in UTC.
func NewClock(moment string) *Clock {
	c := &Clock{}
	c.Set(moment)
	return c
}

// Now is the present moment in Unix milliseconds.
func (c *Clock) Now() int64 { return c.at.Load() }

// Pass moves the clock on.
func (c *Clock) Pass(d time.Duration) { c.at.Add(d.Milliseconds()) }

// Set moves the clock to a moment, written as 2026-12-03 14:00 in UTC.
func (c *Clock) Set(moment string) { c.at.Store(At(moment)) }

// At reads a moment, written as 2026-12-03 14:00 in UTC, as Unix milliseconds.
func At(moment string) int64 {
	t, err := time.Parse("2006-01-02 15:04", moment)
	if err != nil {
		panic(err)
	}
	return t.UnixMilli()
}
