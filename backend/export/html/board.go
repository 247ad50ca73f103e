// Package html writes pages that stand alone: one file, no script, nothing loaded from elsewhere.
package html

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
)

// Board is what a status board shows of one deployment, in words. Every text may hold anything: the page takes none of
// it for marks.
type Board struct {
	Title   string
	Project string
	// State is the code of the window's state: upcoming, running, overrun or over; StateWord says it.
	State     string
	StateWord string
	Window    []string
	Notes     []string // such as that the run book is a draft
	Figures   []Figure
	Done, All int
	Progress  string // Done of All in words
	Stages    []Stage
	Lists     []List
	Written   string
	// Refresh is after how many seconds the page reads its file again; 0: it is not written any more, which Written says.
	Refresh int
	Stopped bool
}

// Figure is a large number with what it is. Bad ones are marked, also for those who see no colours.
type Figure struct {
	Label, Value, Note string
	Bad                bool
}

// Stage is a part of the run book and how far it is.
type Stage struct {
	Title, Progress string
	Done, All       int
}

// List is steps of one kind; Tone is run, hold, fail or next. Empty says what to show when there are none.
type List struct {
	Title, Tone, Empty string
	Steps              []Step
}

// Step is one line of a list.
type Step struct {
	Number, Title, Who, When, Why string
	Late                          bool
}

//go:embed board.css
var style string

//go:embed board.html
var page string

var boards = template.Must(template.New("board").Parse(page))

// StatusBoard writes the page. It reads its own file again by itself, without a script, and may load and run nothing.
func StatusBoard(b Board) ([]byte, error) {
	sum := sha256.Sum256([]byte(style))
	var out bytes.Buffer
	err := boards.Execute(&out, struct {
		Board
		Style  template.CSS
		Policy string
	}{b, template.CSS(style), "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"})
	if err != nil {
		return nil, fmt.Errorf("html: %w", err)
	}
	return out.Bytes(), nil
}
