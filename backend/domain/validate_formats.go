package domain

import (
	"net/mail"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// Times lie between these, in Unix milliseconds.
const (
	FirstTime = 0
	LastTime  = 253402300799999 // 9999-12-31T23:59:59.999Z
)

const maxEmail = 254

var slugShape = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)

// URL checks an address: http and https with a host, or mailto.
func (c *Checker) URL(field, value string, required bool) string {
	value = c.Line(field, value, MaxURL, required)
	if value != "" && !isURL(value) {
		c.Add(field, "field.url", "given", quoted(value))
	}
	return value
}

func isURL(value string) bool {
	parsed, err := url.Parse(value)
	if err != nil || strings.ContainsAny(value, " \t\n<>\"") {
		return false
	}
	switch parsed.Scheme {
	case "http", "https":
		return parsed.Hostname() != ""
	case "mailto":
		return strings.Contains(parsed.Opaque, "@")
	}
	return false
}

// Email checks one bare e-mail address.
func (c *Checker) Email(field, value string, required bool) string {
	value = c.Line(field, value, maxEmail, required)
	if value != "" && !isEmail(value) {
		c.Add(field, "field.email", "given", quoted(value))
	}
	return value
}

func isEmail(value string) bool {
	parsed, err := mail.ParseAddress(value)
	return err == nil && parsed.Name == "" && parsed.Address == value
}

// Slug checks a project key: it begins with a letter or digit; then letters, digits, _ and -.
func (c *Checker) Slug(field, value string, longest int) string {
	value = c.Line(field, value, longest, true)
	if value != "" && !slugShape.MatchString(value) {
		c.Add(field, "field.slug", "given", quoted(value))
	}
	return value
}

// Zone checks an IANA time zone by looking it up (LoadZone).
func (c *Checker) Zone(field, value string, required bool) string {
	value = c.Line(field, value, MaxLabel, required)
	if value == "" {
		return value
	}
	if _, err := LoadZone(value); err != nil {
		c.Add(field, "field.zone", "given", quoted(value))
	}
	return value
}

// Time checks a moment in Unix milliseconds; 0 is no moment.
func (c *Checker) Time(field string, value int64, required bool) {
	if value == 0 && required {
		c.Add(field, "field.required")
	}
	if value < FirstTime || value > LastTime {
		c.Add(field, "field.time")
	}
}

// Day checks a calendar day such as 2026-02-28. Days that do not exist are refused.
func (c *Checker) Day(field, value string, required bool) string {
	value = c.Line(field, value, MaxLabel, required)
	if value == "" {
		return value
	}
	if day, err := time.Parse(time.DateOnly, value); err != nil || day.Year() < 1970 {
		c.Add(field, "field.day", "given", quoted(value))
	}
	return value
}
