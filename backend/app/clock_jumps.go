package app

import (
	"time"

	"renogen/backend/journal"
)

// ClockJump says that the time of an entry lies far before that of one before it: a clock was wrong, of the computer that
// wrote the one or the other. Nothing in the workspace is decided by it. Times are in Unix milliseconds.
type ClockJump struct {
	Entry    int64 `json:"entry"`
	At       int64 `json:"at"`
	Before   int64 `json:"before"`
	BeforeAt int64 `json:"before_at"`
}

const (
	// clockTolerance is how far clocks of computers may differ that are right for people.
	clockTolerance = 5 * time.Minute
	// mostJumps is how many are named: two computers that write in turn, one of them with a wrong clock, make many.
	mostJumps = 20
)

// times follows the times of a journal.
type times struct {
	seq, at int64 // the latest time since the last jump, and whose it is
	jumps   []ClockJump
	count   int64
}

// follow takes the next entry. What was brought back from an offline copy has the time of the laptop, before that of others.
func (t *times) follow(e journal.Entry) {
	if e.Origin != "" {
		return
	}
	at := e.Intent.At
	if at < t.at-clockTolerance.Milliseconds() {
		t.count++
		if len(t.jumps) < mostJumps {
			t.jumps = append(t.jumps, ClockJump{Entry: e.Seq, At: at, Before: t.seq, BeforeAt: t.at})
		}
		t.seq, t.at = e.Seq, at // each jump once
	}
	if at >= t.at {
		t.seq, t.at = e.Seq, at
	}
}
