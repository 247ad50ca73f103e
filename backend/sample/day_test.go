package sample

import (
	"testing"
	"time"
)

func TestReleaseDay(t *testing.T) {
	for now, want := range map[string]string{
		"2026-11-23 00:00": "2026-11-19", // Monday
		"2026-11-25 09:00": "2026-11-19",
		"2026-11-26 15:00": "2026-11-19", // Thursday
		"2026-11-29 23:59": "2026-11-19", // Sunday
		"2026-11-30 00:00": "2026-11-26",
		"2027-01-01 12:00": "2026-12-24",
	} {
		moment, err := time.Parse("2006-01-02 15:04", now)
		if err != nil {
			t.Fatal(err)
		}
		day := releaseDay(moment.UnixMilli())
		if got := day.Format(time.DateOnly); got != want || day.Weekday() != time.Thursday {
			t.Errorf("%s: %s", now, got)
		}
	}
}
