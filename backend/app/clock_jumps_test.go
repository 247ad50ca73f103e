package app_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

// A clock that jumps is told with both entries, each time once; the workspace is whole.
func TestClockJumpsAreTold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	begun, first := w.Clock.Now(), w.Entries()
	for _, jump := range []time.Duration{0, time.Hour, -2 * time.Hour, 0, -4 * time.Minute, 10 * time.Minute} {
		w.Clock.Pass(jump)
		w.Must("Ann", createNamed("After "+jump.String()+" of "+time.UnixMilli(w.Clock.Now()).String()))
	}
	hour := time.Hour.Milliseconds()
	want := []app.ClockJump{{Entry: first + 3, At: begun - hour, Before: first + 2, BeforeAt: begun + hour}}
	path := closedCopy(t, w)
	for _, level := range []app.Level{app.Quick, app.Full} {
		report := verify(t, path, level)
		if diff := cmp.Diff(want, report.ClockJumps); !report.Whole() || report.Jumped != 1 || diff != "" {
			t.Errorf("%s: %d, %v %s", level, report.Jumped, report.Findings, diff)
		}
	}
}
