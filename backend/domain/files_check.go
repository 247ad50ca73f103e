package domain

import (
	"regexp"
	"strings"
)

var digestShape = regexp.MustCompile(`^[0-9a-f]{64}$`)

// IsDigest says whether the text is a SHA-256 in lower-case hex.
func IsDigest(text string) bool { return digestShape.MatchString(text) }

// fileName checks a file with its name under one field and gives the safe name.
func (c *Checker) fileName(field string, file ID, name string, extensions []string) string {
	if file == "" || isBlank(name) {
		c.Add(field, "file.required")
		return ""
	}
	if !IsDigest(file) {
		c.Add(field, "file.no_digest")
	}
	name = SanitiseName(name)
	if !ExtensionAllowed(name, extensions) {
		c.Add(field, "file.extension", "name", quoted(name), "allowed", strings.Join(extensions, ", "))
	}
	return name
}

// Check gives the evidence as it is to be saved: a file, a note, or both.
func (e Evidence) Check() (Evidence, error) {
	var c Checker
	e.Note = c.Text("note", e.Note, MaxNote, false)
	if e.File != "" {
		e.Name = c.fileName("file", e.File, e.Name, nil)
	} else if e.Note == "" {
		c.Add("note", "evidence.empty")
	}
	return e, c.Err()
}
