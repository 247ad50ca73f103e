package platform

import (
	"runtime/debug"
	"testing"
)

func TestCollectingOftenEndsWithTheLastWhoWantsIt(t *testing.T) {
	usual := debug.SetGCPercent(100)
	defer debug.SetGCPercent(usual)
	percent := func() int {
		p := debug.SetGCPercent(100)
		debug.SetGCPercent(p)
		return p
	}
	first, second := CollectOften(), CollectOften()
	if percent() >= 100 {
		t.Error("garbage is not collected more often")
	}
	first()
	first()
	if percent() >= 100 {
		t.Error("the first one ended it for the second")
	}
	second()
	if percent() != 100 {
		t.Error("it does not end")
	}
}
