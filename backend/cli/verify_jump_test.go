package cli

import (
	"bytes"
	"strings"
	"testing"

	"renogen/backend/app"
)

func TestVerifyTellsOfClocks(t *testing.T) {
	var out bytes.Buffer
	jump := app.ClockJump{Entry: 13, At: 1_800_000_000_000, Before: 12, BeforeAt: 1_800_003_600_000}
	report := app.Report{Entries: 13, Fingerprint: "F", ClockJumps: []app.ClockJump{jump}, Jumped: 1}
	if err := (&terminal{out: &out}).tell(report, true); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"entry 13 says 2027-01-15 08:00 UTC, but entry 12", "09:00 UTC", "in 1 place", "All is well"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, out.String())
		}
	}
}
