package pdf

import (
	"slices"
	"strings"

	"renogen/backend/export"
)

// RunSheet prints the steps of a run book to be worked by hand: what a board decides on is
// left out, room to write is not. Compact and large sheets have the lines to write on below
// each step instead of beside it.
func RunSheet(b export.RunBook, o Options) ([]byte, error) {
	r, err := layRunSheet(b, o)
	if err != nil {
		return nil, err
	}
	return r.finish()
}

func layRunSheet(b export.RunBook, o Options) (*runBook, error) {
	kind := "Run sheet"
	if b.Head.Draft {
		kind = "Draft run sheet"
	}
	d, err := newDocument(o, kind, "runbook.json", b.Head, b.Made, b.Content())
	if err != nil {
		return nil, err
	}
	d.flow = newFlow(o.Paper.at(o.Density.scale()))
	r := &runBook{document: d, book: b, begun: b.Begun(), over: b.Over(), byHand: true, below: o.Density == Compact || o.Density == LargePrint}
	r.front()
	r.contents()
	for i := range b.Stages {
		r.stage(i)
	}
	r.backOut()
	r.deviations()
	r.completion()
	r.annexes()
	return r, nil
}

// front is the first page of a run sheet: what it is of, when, and whom to call.
func (r *runBook) front() {
	r.phase = "Summary"
	r.frontPage()
	summary := stack{r.title(r.kind, 30), gap(3), r.cautions(), gap(1), r.sheetFacts()}
	numbers := r.contacts(r.people(r.book.Contacts))
	rest := slices.Concat(r.section("Worked by (name and initials)"), stack{r.linesToWriteOn(2)}, r.section("Way back"), stack{r.wayBack()})
	page := slices.Concat(summary, stack{numbers}, rest)
	if page.height() <= r.room() {
		r.place(anchored{page, "summary", "Summary", 0})
		return
	}
	r.longCover(summary, rest, numbers)
}

func (r *runBook) sheetFacts() block {
	return r.facts(38, [][2]string{
		{"Window", strings.Join(r.zone.Window(r.head.Window), "\n")},
		{"Size", r.size()},
		{"Risk", r.risk()},
		{"Point of no return", r.noReturn()},
		{"State", r.result()},
		{"Approved", r.approvers()},
		r.leads(),
	}...)
}

func (r *runBook) linesToWriteOn(n int) block {
	apart := r.sheet.least(8)
	return drawing{float64(n) * apart, func(p *painter, x, y float64) {
		for i := range n {
			p.writeOn(x, y+float64(i+1)*apart, x+r.sheet.body())
		}
	}}
}

// approvers names who decided, with the moments.
func (r *runBook) approvers() string {
	var all []string
	for _, a := range r.book.Approvals {
		text := joinedBy(": ", a.Name, a.Decision)
		if a.At != 0 {
			text += ", " + r.zone.Moment(a.At)
		}
		if a.KeyNotConfirmed {
			text += " (KEY NOT CONFIRMED)"
		}
		all = append(all, text)
	}
	return strings.Join(all, "\n")
}

// recordBelow is a line with room for start, end and who, below the step.
func (r *runBook) recordBelow(width float64, s *export.Step) stack {
	const label = 8.0
	by := s.By
	if s.StartedAt == 0 && s.EndedAt == 0 {
		by = ""
	}
	high := r.sheet.least(8) // from the line above: never less than 5.6 mm
	third := width / 3
	line := drawing{high, func(p *painter, x, y float64) {
		for i, field := range [][2]string{{"start", r.recorded(s.StartedAt)}, {"end", r.recorded(s.EndedAt)}, {"by", by}} {
			at := x + float64(i)*third
			p.in(roleP, func() {
				p.say(at, y+high-1.2, typeface{sans, 7, 3.5}, faint, field[0])
				p.text(at+label, y+high-1.4, smallFace, black, p.fitted(smallFace, third-label-2, field[1]))
			})
			p.writeOn(at+label, y+high-0.4, at+third-2)
		}
	}}
	if s.Touched() || r.begun {
		return stack{gap(1), r.stateMark(s.Standing()), line}
	}
	return stack{line}
}
