package ical

import (
	"fmt"
	"slices"
	"sort"
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
	begin := z.changeAfter(z.from-longestRule, z.from)
	for next := begin; next != 0; next = z.changeAfter(next, z.from) {
		begin = next
	}
	writeRule(w, z.Local(max(begin, z.from-longestRule)), begin)
	for next := z.changeAfter(z.from, z.to); next != 0; next = z.changeAfter(next, z.to) {
		writeRule(w, z.Local(next), next)
	}
	w.line("END", "VTIMEZONE")
}

const (
	aDay = 24 * 60 * 60 * 1000
	// longestRule is how far back the beginning of the first rule is looked for; an older one has always been, as far
	// as the events can tell.
	longestRule = 400 * aDay
)

// changeAfter gives the first moment after from, and up to to, at which the clocks are changed; 0: there is none.
// It looks itself: time.Time.ZoneBounds goes wrong at the ends of leap years.
func (z usedZone) changeAfter(from, to int64) int64 {
	_, offset := z.Local(from).Zone()
	changed := func(ms int64) bool {
		_, other := z.Local(ms).Zone()
		return other != offset
	}
	for at := from; at < to; at += aDay {
		if end := min(at+aDay, to); changed(end) {
			seconds := sort.Search(int(end-at)/1000, func(i int) bool { return changed(at + int64(i)*1000) })
			return at + int64(seconds)*1000
		}
	}
	return 0
}

// writeRule writes the rule at a moment; begin is when it came in, 0 when that is unknown.
func writeRule(w *writer, at time.Time, begin int64) {
	kind := "STANDARD"
	if at.IsDST() {
		kind = "DAYLIGHT"
	}
	name, offset := at.Zone()
	before := offset
	start := time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
	if begin != 0 {
		_, before = at.Add(-time.Second).Zone()
		start = export.UTC(begin).Add(time.Duration(before) * time.Second) // what the clocks showed when they were changed
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
