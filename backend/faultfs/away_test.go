//go:build linux && faults

package faultfs

import (
	"context"
	"testing"
	"time"
)

// A server that is gone gives no error where it is mounted as it should be: nothing answers until it is back. The window
// is told all the same, and goes on afterwards.
func TestServerThatDoesNotAnswerIsAway(t *testing.T) {
	s := newShop(newRig(t))
	st := s.station(0, "10", true)
	ctx, stop := context.WithCancel(t.Context())
	watched := make(chan struct{})
	go func() { defer close(watched); st.Watch(ctx, 50*time.Millisecond) }()
	defer func() { stop(); <-watched }()
	s.say("hang 3s")
	until(t, "it is told that the server is away", func() bool { return st.Place().Away })
	s.say("well")
	until(t, "it is told that the server is back", func() bool { return !st.Place().Away })
	saved, err := st.try("After")
	if err != nil {
		t.Fatal(err)
	}
	if items := s.check([]ack{saved}); items != 1 {
		t.Errorf("%d items", items)
	}
}
