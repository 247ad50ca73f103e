package pdf

import (
	"fmt"
	"time"

	"renogen/backend/export"
)

// zone writes times in a project's zone and in UTC, always with the name of the zone.
type zone struct {
	at   *time.Location
	name string
}

func newZone(name string) (*zone, error) {
	if name == "" {
		name = "UTC"
	}
	at, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("pdf: time zone: %w", err)
	}
	return &zone{at, name}, nil
}

func (z *zone) isUTC() bool { return z.name == "UTC" || z.name == "Etc/UTC" }

func (z *zone) local(ms int64) time.Time { return time.UnixMilli(ms).In(z.at) }

func utc(ms int64) time.Time { return time.UnixMilli(ms).UTC() }

// short is the zone's name at a moment, such as CET, for narrow columns.
func (z *zone) short(ms int64) string {
	if z.isUTC() {
		return "UTC"
	}
	name, offset := z.local(ms).Zone()
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

// clock is the time of day in the project's zone.
func (z *zone) clock(ms int64) string { return z.local(ms).Format("15:04") }

// moment is date and time in both zones: "7 Dec 2023 15:26 CET · 14:26 UTC".
func (z *zone) moment(ms int64) string {
	text := z.local(ms).Format("2 Jan 2006 15:04 ") + z.short(ms)
	if z.isUTC() {
		return text
	}
	return text + " · " + sameDay(utc(ms), z.local(ms), "2 Jan 15:04") + " UTC"
}

// sameDay formats t, with the date only if it is another day than that of other.
func sameDay(t, other time.Time, withDate string) string {
	if t.Format(time.DateOnly) == other.Format(time.DateOnly) {
		return t.Format("15:04")
	}
	return t.Format(withDate)
}

// clockOn is the time of day, with the date if it is not that of the reference.
func (z *zone) clockOn(ms, reference int64) string {
	return sameDay(z.local(ms), z.local(reference), "2 Jan 15:04")
}

// window says when a deployment may run, in the project's zone and in UTC.
func (z *zone) window(w export.Window) []string {
	if w.DateOnly {
		return []string{z.local(w.Start).Format("Monday 2 January 2006") + ", the whole day, " + z.full(w.Start)}
	}
	lines := []string{stretchOf(z.local(w.Start), z.local(w.End())) + " " + z.full(w.Start)}
	if !z.isUTC() {
		lines = append(lines, stretchOf(utc(w.Start), utc(w.End()))+" UTC")
	}
	return lines
}

// full is the zone's full name with its difference to UTC.
func (z *zone) full(ms int64) string {
	if z.isUTC() {
		return "UTC"
	}
	_, offset := z.local(ms).Zone()
	short := z.short(ms)
	if difference := "UTC" + offsetText(offset); short != difference {
		short += ", " + difference
	}
	return z.name + " (" + short + ")"
}

func stretchOf(from, to time.Time) string {
	return from.Format("Mon 2 Jan 2006 15:04") + " – " + sameDay(to, from, "Mon 2 Jan 15:04")
}

// duration in words: "2 h 30 min".
func duration(minutes int) string {
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

// count with the noun in the right number: "1 step", "2 steps".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
