package pdf

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"renogen/backend/export"
)

func (r *runBook) keyFacts() block {
	facts := [][2]string{
		{"Window", strings.Join(r.zone.Window(r.head.Window), "\n")},
		{"Size", r.size()},
		{"Risk", r.risk()},
		{"Point of no return", r.noReturn()},
		{"Result", r.result()},
		r.leads(),
	}
	return r.facts(38, facts...)
}

// leads names lead and release manager in one line: their numbers stand below.
func (r *runBook) leads() [2]string {
	lead, manager := r.head.Lead.Name, r.head.ReleaseManager.Name
	if lead == "" {
		return [2]string{"Release manager", manager}
	}
	if manager == "" {
		return [2]string{"Lead", lead}
	}
	return [2]string{"Lead", lead + "   ·   Release manager: " + manager}
}

func (r *runBook) size() string {
	steps, checkpoints, minutes := 0, 0, 0
	for step := range r.book.Steps {
		steps++
		minutes += step.Minutes
		if step.Checkpoint {
			checkpoints++
		}
	}
	text := export.Count(steps, "step") + " in " + export.Count(len(r.book.Stages), "stage")
	if checkpoints > 0 {
		text += ", " + export.Count(checkpoints, "checkpoint")
	}
	text = fmt.Sprintf("%s; estimates add up to %s, the window is %s", text, export.Duration(minutes), export.Duration(r.head.Window.Minutes))
	if r.book.PlanTooLong {
		text += ". One after the other they would not end within it: no planned times are given."
	}
	return text
}

func (r *runBook) risk() string {
	if r.book.Risk == "" {
		return joinedBy(". ", "Not judged yet", r.book.RiskNote)
	}
	return joinedBy(". ", capital(r.words(RiskWord, string(r.book.Risk))), r.book.RiskNote)
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

func joinedBy(separator string, parts ...string) string {
	var filled []string
	for _, part := range parts {
		if part != "" {
			filled = append(filled, part)
		}
	}
	return strings.Join(filled, separator)
}

func (r *runBook) noReturn() string {
	var numbers []string
	for step := range r.book.Steps {
		if step.NoUndo {
			numbers = append(numbers, step.Number)
		}
	}
	switch len(numbers) {
	case 0:
		return "None is marked."
	case 1:
		return "Step " + numbers[0] + ". What was done up to it cannot be taken back once it is done."
	}
	return "Steps " + strings.Join(numbers, ", ") + ". What was done up to the first of them cannot be taken back once it is done."
}

// result sums up a run that has begun.
func (r *runBook) result() string {
	if !r.begun {
		return ""
	}
	var parts []string
	tally := r.book.Tally()
	for _, state := range stateOrder {
		if n := tally[state]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ToLower(r.words(StateWord, string(state)))))
		}
	}
	start, end := r.book.Span()
	text := strings.Join(parts, ", ")
	if start != 0 {
		text += ". Begun " + r.zone.Moment(start)
	}
	if end != 0 && r.over {
		text += "; ended " + r.zone.Moment(end) + r.lateness(start, end)
	}
	return text
}

// lateness says how the run lay to its window.
func (r *runBook) lateness(start, end int64) string {
	if end < r.head.Window.Start {
		return ", before the window"
	}
	if late := int((end - r.head.Window.End()) / 60_000); late > 0 {
		return ", " + export.Duration(late) + " after the window"
	}
	if start != 0 && start < r.head.Window.Start {
		return ", begun before the window"
	}
	return ", within the window"
}
