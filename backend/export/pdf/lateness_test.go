package pdf

import (
	"testing"

	"renogen/backend/export"
)

func TestHowARunLayToItsWindow(t *testing.T) {
	r := &runBook{document: &document{}}
	const minute, start = 60_000, 1_000 * 60_000
	r.head.Window = export.Window{Start: start, Minutes: 60}
	for _, run := range []struct {
		begun, ended int64
		want         string
	}{
		{start, start + 59*minute, ", within the window"},
		{start + minute, start + 60*minute, ", within the window"},
		{start - minute, start + minute, ", begun before the window"},
		{start - 90*minute, start - minute, ", before the window"},
		{start - minute, start + 75*minute, ", 15 min after the window"},
	} {
		if got := r.lateness(run.begun, run.ended); got != run.want {
			t.Errorf("from %d to %d: %q, want %q", run.begun, run.ended, got, run.want)
		}
	}
}
