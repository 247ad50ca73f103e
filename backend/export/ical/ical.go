// Package ical writes calendars as RFC 5545 has them: CRLF, lines of at most 75 octets. The same calendar gives the
// same bytes.
package ical

import (
	"strconv"
	"time"

	"renogen/backend/export"
)

// Calendar is a set of events, each at most once.
type Calendar struct {
	Name   string
	Events []Event
}

// Event is one window. Whoever imports it again updates the one with the same ID, if Sequence is higher.
type Event struct {
	// ID stays the same as long as the window exists; a UUID, as RFC 7986 wants it.
	ID string
	// Sequence rises with every change.
	Sequence int
	// Created and Changed are in Unix milliseconds, as Start and End.
	Created, Changed int64
	Start, End       int64
	// DateOnly: the event is the whole local day of Start.
	DateOnly    bool
	Zone        *export.Zone
	Title       string
	Description string
	Categories  []string
	Cancelled   bool
}

// Write writes a calendar. It has no METHOD: it is a file to import or to subscribe to, not a message between calendars.
//
// Times stand in the project's zone with its rules beside them (VTIMEZONE), so that calendars show whose evening it is.
// A time that the clocks pass twice, in the night in which they go back, stands in UTC: only that is exact.
func Write(c Calendar) []byte {
	var w writer
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Renogen//Renogen//EN")
	w.line("CALSCALE", "GREGORIAN")
	w.line("NAME", escaped(c.Name))
	w.line("X-WR-CALNAME", escaped(c.Name))
	for _, zone := range zonesOf(c.Events) {
		zone.write(&w)
	}
	for _, event := range c.Events {
		event.write(&w)
	}
	w.line("END", "VCALENDAR")
	return w.out.Bytes()
}

func (e Event) write(w *writer) {
	w.line("BEGIN", "VEVENT")
	w.line("UID", e.ID)
	w.line("SEQUENCE", strconv.Itoa(e.Sequence))
	w.line("DTSTAMP", inUTC(e.Changed)) // without a METHOD it is when the event was last changed
	w.line("CREATED", inUTC(e.Created))
	w.line("LAST-MODIFIED", inUTC(e.Changed))
	if e.DateOnly {
		day := e.Zone.Local(e.Start)
		w.line("DTSTART;VALUE=DATE", day.Format(dateForm))
		w.line("DTEND;VALUE=DATE", day.AddDate(0, 0, 1).Format(dateForm))
	} else {
		e.moment(w, "DTSTART", e.Start)
		e.moment(w, "DTEND", max(e.End, e.Start))
	}
	w.line("SUMMARY", escaped(e.Title))
	if e.Description != "" {
		w.line("DESCRIPTION", escaped(e.Description))
	}
	if len(e.Categories) > 0 {
		w.line("CATEGORIES", escapedList(e.Categories))
	}
	status, busy := "CONFIRMED", "OPAQUE"
	if e.Cancelled {
		status, busy = "CANCELLED", "TRANSPARENT"
	}
	w.line("STATUS", status)
	w.line("TRANSP", busy)
	w.line("END", "VEVENT")
}

const (
	dateForm = "20060102"
	timeForm = "20060102T150405"
)

func (e Event) moment(w *writer, name string, ms int64) {
	local := e.Zone.Local(ms)
	if e.Zone.IsUTC() || twice(local) {
		w.line(name, inUTC(ms))
		return
	}
	w.line(name+";TZID="+e.Zone.Name(), local.Format(timeForm))
}

func inUTC(ms int64) string { return export.UTC(ms).Format(timeForm) + "Z" }

// twice says whether the clocks of the zone show this time at another moment of the same night, too.
func twice(local time.Time) bool {
	_, here := local.Zone()
	for _, days := range []time.Duration{-1, 1} {
		_, there := local.Add(days * 24 * time.Hour).Zone()
		_, then := local.Add(time.Duration(here-there) * time.Second).Zone()
		if there != here && then == there {
			return true
		}
	}
	return false
}
