package export

import (
	"fmt"
	"time"

	"renogen/backend/domain"
)

// Zone writes times in a project's zone and in UTC, always with the name of the zone.
type Zone struct {
	at   *time.Location
	name string
}

// NewZone knows an IANA zone by its name; none means UTC.
func NewZone(name string) (*Zone, error) {
	if name == "" {
		name = "UTC"
	}
	at, err := domain.LoadZone(name)
	if err != nil {
		return nil, fmt.Errorf("export: time zone: %w", err)
	}
	return &Zone{at, name}, nil
}

// Name is the zone's IANA name.
func (z *Zone) Name() string { return z.name }

// IsUTC says that the project's zone is UTC, so that no time is given twice.
func (z *Zone) IsUTC() bool { return z.name == "UTC" || z.name == "Etc/UTC" }

// Local is a moment in the project's zone.
func (z *Zone) Local(ms int64) time.Time { return time.UnixMilli(ms).In(z.at) }

// UTC is a moment in UTC.
func UTC(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// Short is the zone's name at a moment, such as CET, for narrow columns.
func (z *Zone) Short(ms int64) string {
	if z.IsUTC() {
		return "UTC"
	}
	name, offset := z.Local(ms).Zone()
	if name != "" && name[0] != '+' && name[0] != '-' {
		return name
	}
	return "UTC" + offsetText(offset)
}

func offsetText(seconds int) string {
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	if minutes := seconds / 60 % 60; minutes != 0 {
		return fmt.Sprintf("%s%d:%02d", sign, seconds/3600, minutes)
	}
	return fmt.Sprintf("%s%d", sign, seconds/3600)
}

// Moment is date and time in both zones: "7 Dec 2023 15:26 CET · 14:26 UTC".
func (z *Zone) Moment(ms int64) string {
	text := z.Local(ms).Format("2 Jan 2006 15:04 ") + z.Short(ms)
	if z.IsUTC() {
		return text
	}
	return text + " · " + sameDay(UTC(ms), z.Local(ms), "2 Jan 15:04") + " UTC"
}

// sameDay formats t, with the date only if it is another day than that of other.
func sameDay(t, other time.Time, withDate string) string {
	if t.Format(time.DateOnly) == other.Format(time.DateOnly) {
		return t.Format("15:04")
	}
	return t.Format(withDate)
}

// ClockOn is the time of day, with the date if it is not that of the reference.
func (z *Zone) ClockOn(ms, reference int64) string {
	return sameDay(z.Local(ms), z.Local(reference), "2 Jan 15:04")
}

// Window says when a deployment may run, in the project's zone and in UTC.
func (z *Zone) Window(w Window) []string {
	if w.DateOnly {
		return []string{z.Local(w.Start).Format("Monday 2 January 2006") + ", the whole day, " + z.full(w.Start)}
	}
	lines := []string{stretchOf(z.Local(w.Start), z.Local(w.End())) + " " + z.full(w.Start)}
	if !z.IsUTC() {
		lines = append(lines, stretchOf(UTC(w.Start), UTC(w.End()))+" UTC")
	}
	return lines
}

// full is the zone's full name with its difference to UTC.
func (z *Zone) full(ms int64) string {
	if z.IsUTC() {
		return "UTC"
	}
	_, offset := z.Local(ms).Zone()
	short := z.Short(ms)
	if difference := "UTC" + offsetText(offset); short != difference {
		short += ", " + difference
	}
	return z.name + " (" + short + ")"
}

func stretchOf(from, to time.Time) string {
	return from.Format("Mon 2 Jan 2006 15:04") + " – " + sameDay(to, from, "Mon 2 Jan 15:04")
}

// Duration in words: "2 h 30 min".
func Duration(minutes int) string {
	days, hours, rest := minutes/1440, minutes/60%24, minutes%60
	text := ""
	for _, part := range []struct {
		n    int
		unit string
	}{{days, "d"}, {hours, "h"}, {rest, "min"}} {
		if part.n != 0 {
			text += fmt.Sprintf(" %d %s", part.n, part.unit)
		}
	}
	if text == "" {
		return "0 min"
	}
	return text[1:]
}

// Count with the noun in the right number: "1 step", "2 steps".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
