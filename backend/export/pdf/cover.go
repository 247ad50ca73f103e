package pdf

import (
	"fmt"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// mostOfCover is how much of the first page telephone numbers may take at most.
const mostOfCover = 110.0

// cover is the summary that a board reads: the whole of it, with the telephone numbers on
// the first page however long the rest is.
func (r *runBook) cover() {
	numbers := r.contacts(r.people(r.book.Contacts))
	summary := r.summary()
	r.phase = "Summary"
	r.frontPage()
	if summary.height()+numbers.height() <= r.room() {
		r.place(anchored{append(summary, numbers), "summary", "Summary", 0})
		return
	}
	first, more := split(numbers, mostOfCover)
	if first == nil {
		first, more = gap(0), numbers // one person fills more than that
	}
	front := r.pages[0]
	r.bottom -= first.height()
	foot := r.bottom
	r.pour(anchored{summary, "summary", "Summary", 0})
	front.placed = append(front.placed, placed{first, left, foot})
	if more != nil {
		r.pour(more)
	}
}

func (r *runBook) summary() stack {
	out := stack{r.title(r.kind, 34), gap(3), r.cautions(), gap(1), r.keyFacts()}
	out = append(out, r.section("What changes")...)
	out = append(out, r.changes()...)
	out = append(out, r.section("Way back")...)
	out = append(out, r.wayBack())
	out = append(out, r.section("Approvals")...)
	return append(out, r.approvals())
}

func (r *runBook) keyFacts() block {
	facts := [][2]string{
		{"Window", strings.Join(r.zone.Window(r.head.Window), "\n")},
		{"Size", r.size()},
		{"Risk", r.risk()},
		{"Point of no return", r.noReturn()},
		{"Result", r.result()},
		{"Lead", r.head.Lead.Name},
		{"Release manager", r.head.ReleaseManager.Name},
	}
	return r.facts(38, facts...)
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
	return fmt.Sprintf("%s; estimates add up to %s, the window is %s", text, export.Duration(minutes), export.Duration(r.head.Window.Minutes))
}

func (r *runBook) risk() string {
	if r.book.Risk == "" {
		return joinedBy(". ", "Not judged yet", r.book.RiskNote)
	}
	name := word(riskWords, r.book.Risk)
	return joinedBy(". ", strings.ToUpper(name[:1])+name[1:], r.book.RiskNote)
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
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ToLower(word(stateWords, state))))
		}
	}
	start, end := r.book.Span()
	text := strings.Join(parts, ", ")
	if start != 0 {
		text += ". Begun " + r.zone.Moment(start)
	}
	if end != 0 && r.book.Over() {
		text += "; ended " + r.zone.Moment(end) + r.lateness(end)
	}
	return text
}

func (r *runBook) lateness(end int64) string {
	if late := int((end - r.head.Window.End()) / 60_000); late > 0 {
		return ", " + export.Duration(late) + " after the window"
	}
	return ", within the window"
}

func (r *runBook) changes() stack {
	var out stack
	if r.book.Description != "" {
		out = append(out, r.markdown(textFace, r.sheet.body(), r.book.Description), gap(2))
	}
	if len(r.book.Items) == 0 {
		return append(out, r.para(textFace, r.sheet.body(), "No items.").in(second))
	}
	widths := []float64{20, 54, 34, 28, r.sheet.body() - 136}
	t := table{width: r.sheet.body(), head: []row{r.headOf(widths, "Item", "Title", "Category · modules", "State", "Approved")}}
	for _, item := range r.book.Items {
		t.rows = append(t.rows, row{cells: cellsOf(roleCell, widths,
			r.para(smallBold, widths[0]-2, item.Ref).as(""),
			r.para(smallFace, widths[1]-2, item.Title).as(""),
			r.para(smallFace, widths[2]-2, joinedBy(" · ", item.Category, strings.Join(item.Modules, ", "))).as(""),
			r.para(smallFace, widths[3]-2, word(statusWords, item.Status)).as(""),
			r.para(smallFace, widths[4]-2, r.itemApproval(item)).as(""))})
	}
	return append(out, t)
}

func (r *runBook) itemApproval(item export.Item) string {
	if item.ApprovedBy == "" || item.Status == domain.ItemFailed {
		return "not approved" // a failed item keeps its approval, but never shows it
	}
	text := item.ApprovedBy
	if item.ApprovedAt != 0 {
		text += ", " + r.zone.ClockOn(item.ApprovedAt, r.head.Window.Start) + " " + r.zone.Short(item.ApprovedAt)
	}
	if item.Alone != "" {
		text += ", ALONE: " + item.Alone
	}
	return text
}

func (r *runBook) wayBack() block {
	text := r.book.WayBack
	if text == "" {
		text = "No way back is described."
	}
	var out stack
	if r.book.WayBackMinutes > 0 {
		takes := []span{{text: "It takes "}, {text: export.Duration(r.book.WayBackMinutes), style: bold}, {text: "."}}
		out = stack{keeper{r.rich(textFace, r.sheet.body(), takes...)}, gap(0.6)}
	}
	return append(out, r.markdown(textFace, r.sheet.body(), text)...)
}

// approvals has a box to sign in for everybody who decided, or two empty ones.
func (r *runBook) approvals() block {
	widths := []float64{34, 46, 36, r.sheet.body() - 116}
	t := table{width: r.sheet.body(), head: []row{r.headOf(widths, "Role", "Name", "Decision", "Signature")}}
	given := r.book.Approvals
	if len(given) == 0 {
		given = []export.Approval{{Role: "Release manager", Name: r.head.ReleaseManager.Name, Decision: "not approved yet"}, {Role: "Approver", Decision: "not approved yet"}}
	}
	for _, a := range given {
		t.rows = append(t.rows, row{cells: cellsOf(roleCell, widths,
			r.para(labelFace, widths[0]-2, a.Role).as(""),
			r.para(typeface{sans, 9, 4.7}, widths[1]-2, a.Name).aligned(toLeft).as(""),
			r.decision(widths[2]-2, a), r.signature(widths[3]-2, a))})
	}
	return t
}

func (r *runBook) decision(width float64, a export.Approval) block {
	out := stack{r.para(typeface{sans, 9, 4.7}, width, a.Decision).as("")}
	if a.At != 0 {
		out = append(out, r.para(smallFace, width, r.zone.Moment(a.At)).as(""))
	}
	if a.Alone != "" {
		out = append(out, r.para(smallBold, width, "ALONE: "+a.Alone).as(""))
	}
	return out
}

func (r *runBook) signature(width float64, a export.Approval) block {
	box := drawing{9, func(p *painter, x, y float64) { p.outline(x, y+0.4, width, 8, 0.15, grey(120)) }}
	out := stack{box}
	if a.Key != "" {
		out = append(out, r.para(typeface{mono, 6.5, 3.2}, width, "key "+a.Key).in(second).as(""))
	}
	if a.Content != "" {
		out = append(out, r.para(typeface{mono, 6.5, 3.2}, width, "over content "+a.Content[:min(16, len(a.Content))]+"…").in(second).as(""))
	}
	if a.KeyNotConfirmed {
		out = append(out, r.para(smallBold, width, "KEY NOT CONFIRMED").as(""))
	}
	return out
}
