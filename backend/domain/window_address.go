package domain

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

const (
	dayLayout    = "20060102"
	minuteLayout = "200601021504"
)

// Address is how a deployment is called in links and on the command line: YYYYMMDD for a date only, else
// YYYYMMDDHHMM, in the project's zone.
func (p Plan) Address(zone *time.Location) string {
	layout := minuteLayout
	if p.DateOnly {
		layout = dayLayout
	}
	return time.UnixMilli(p.Start).In(zone).Format(layout)
}

// ResolveAddress finds the deployment that an address means. Where none has it (any more), it is the first
// one on or after that day, and exact is false. Windows are all deployments of the project, in any order.
func ResolveAddress(address string, windows []Window, zone *time.Location) (id ID, exact bool, err error) {
	layout := minuteLayout
	if len(address) == len(dayLayout) {
		layout = dayLayout
	}
	when, parseErr := time.Parse(layout, address)
	if parseErr != nil {
		return "", false, Invalid("window.address.unreadable", "address", address)
	}
	dayStart := DayStart(when.Year(), when.Month(), when.Day(), zone)
	sorted := slices.SortedFunc(slices.Values(windows), func(a, b Window) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.ID, b.ID))
	})
	for _, window := range sorted {
		if (Plan{Start: window.Start, DateOnly: window.DateOnly}).Address(zone) == address {
			return window.ID, true, nil
		}
	}
	for _, window := range sorted {
		if window.Start >= dayStart {
			return window.ID, false, nil
		}
	}
	return "", false, NotFound("window.address.none_after", "address", address)
}

// minutesInWords writes a duration for a sentence: "45 min", "2 h", "1 h 30 min".
func minutesInWords(minutes int) string {
	hours, rest := minutes/60, minutes%60
	switch {
	case hours == 0:
		return strconv.Itoa(rest) + " min"
	case rest == 0:
		return strconv.Itoa(hours) + " h"
	}
	return strconv.Itoa(hours) + " h " + strconv.Itoa(rest) + " min"
}
