package ical

import (
	"fmt"
	"slices"
	"time"

	"renogen/backend/export"
)

// usedZone is a zone with the stretch of time in which events need its rules.
type usedZone struct {
	*export.Zone
	from, to int64
}

// zonesOf gives the zones that times stand in, by name.
func zonesOf(events []Event) []usedZone {
	used := map[string]usedZone{}
	var names []string
	for _, e := range events {
		if e.DateOnly || e.Zone.IsUTC() {
			continue
		}
		name := e.Zone.Name()
		zone, known := used[name]
		if !known {
			names = append(names, name)
			zone = usedZone{e.Zone, e.Start, e.End}
		}
		zone.from, zone.to = min(zone.from, e.Start), max(zone.to, e.End)
		used[name] = zone
	}
	slices.Sort(names)
	out := make([]usedZone, len(names))
	for i, name := range names {
		out[i] = used[name]
	}
	return out
}

// write writes every rule of the zone that counts between its first and its last time, each with its own beginning:
// no reader has to compute when the clocks change.
func (z usedZone) write(w *writer) {
	w.line("BEGIN", "VTIMEZONE")
	w.line("TZID", z.Name())
	at := z.Local(z.from)
	for {
		begin, end := at.ZoneBounds()
		writeRule(w, at, begin)
		if end.IsZero() || end.UnixMilli() > z.to {
			break
		}
		at = end
	}
	w.line("END", "VTIMEZONE")
}

// writeRule writes the rule at a moment; begin is when it came in, zero when it was always so.
func writeRule(w *writer, at, begin time.Time) {
	kind := "STANDARD"
	if at.IsDST() {
		kind = "DAYLIGHT"
	}
	name, offset := at.Zone()
	before := offset
	start := time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
	if !begin.IsZero() {
		_, before = begin.Add(-time.Second).Zone()
		start = begin.UTC().Add(time.Duration(before) * time.Second) // what the clocks showed when they were changed
	}
	w.line("BEGIN", kind)
	w.line("DTSTART", start.Format(timeForm))
	w.line("TZOFFSETFROM", offsetText(before))
	w.line("TZOFFSETTO", offsetText(offset))
	w.line("TZNAME", escaped(name))
	w.line("END", kind)
}

func offsetText(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	out := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if rest := seconds % 60; rest != 0 {
		out += fmt.Sprintf("%02d", rest)
	}
	return out
}
