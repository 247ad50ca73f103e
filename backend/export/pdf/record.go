package pdf

import (
	"fmt"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// record is the right column: lines to write on, or what the run wrote.
func (r *runBook) record(s *export.Step) block {
	const width = recordW - 2
	var out stack
	if s.Touched() || r.begun {
		out = append(out, r.stateMark(s.Standing()))
	}
	by := s.By
	if s.StartedAt == 0 && s.EndedAt == 0 {
		by = ""
	}
	for _, line := range [][2]string{{"start", r.recorded(s.StartedAt)}, {"end", r.recorded(s.EndedAt)}, {"by", by}} {
		out = append(out, r.recordLine(width, line[0], line[1]))
	}
	return out
}

func (r *runBook) recorded(ms int64) string {
	if ms == 0 {
		return ""
	}
	return r.zone.ClockOn(ms, r.head.Window.Start)
}

func (r *runBook) stateMark(s domain.StepState) block {
	return drawing{5.4, func(p *painter, x, y float64) {
		p.state(x, y+0.4, s)
		p.in(roleP, func() { p.say(x+5.6, y+3.7, typeface{bold, 8, 4}, black, r.words(StateWord, string(s))) })
	}}
}

// recordLine is a label with a line to write on, at least 5.6 mm below the one above.
func (r *runBook) recordLine(width float64, label, value string) block {
	const by = 7.0
	face := typeface{mono, 8, 3.9}
	if label == "by" {
		face.style = sans
	}
	text := r.para(face, width-by, value).as("")
	h := max(5.6, text.height()+1.4)
	return drawing{h, func(p *painter, x, y float64) {
		p.in(roleP, func() {
			p.say(x, y+4, typeface{sans, 7, 3.5}, faint, label)
			text.draw(p, x+by, y+1.1)
		})
		p.writeOn(x+by, y+h-0.2, x+width)
	}}
}

// happened is what a run left at the step: remark, evidence, events, below a rule.
func (r *runBook) happened(width float64, s *export.Step) stack {
	l := r.labels(width)
	var rows stack
	if s.Origin == domain.StepDeviation || s.Origin == domain.StepRunAgain {
		origin := string(s.Origin)
		rows = append(rows, r.caution(width, r.words(OriginWord, origin), r.words(OriginWhy, origin)))
	}
	if s.Remark != "" {
		rows = append(rows, l.text("Remark", s.Remark))
	}
	for _, e := range s.Evidence {
		rows = append(rows, l.row("Evidence", func(w float64) block { return r.evidence(w, e) }))
	}
	if len(s.Events) > 2 || hasDeparture(s.Events) {
		rows = append(rows, l.row("Events", func(w float64) block { return r.events(w, s.Events) }))
	}
	if len(rows) == 0 {
		return nil
	}
	out := stack{drawing{2.4, func(p *painter, x, y float64) { p.rule(x, y+1.4, x+width, 0.12, faint) }}}
	for _, row := range rows {
		out = append(out, row, gap(0.6))
	}
	return out
}

// hasDeparture says whether there is more to tell than who started and completed the step.
func hasDeparture(events []export.Event) bool {
	for _, e := range events {
		if e.Action != "start" && e.Action != "complete" {
			return true
		}
	}
	return false
}

func (r *runBook) events(width float64, events []export.Event) block {
	face := typeface{mono, 7.5, 3.9}
	by := 0.0
	for _, e := range events {
		by = max(by, r.plain(face, r.recorded(e.At)).width+2.5)
	}
	var out stack
	for _, e := range events {
		text := joinedBy(": ", joinedBy(" ", e.By, r.words(ActionWord, e.Action)), e.Text)
		out = append(out, columns{
			{0, r.para(face, by, r.recorded(e.At)).as("")},
			{by, r.para(smallFace, width-by, text)},
		})
	}
	return out
}

func (r *runBook) evidence(width float64, e export.Evidence) block {
	facts := []string{e.By}
	if e.At != 0 {
		facts = append(facts, r.zone.Moment(e.At))
	}
	if e.Size > 0 {
		facts = append(facts, fmt.Sprintf("%d bytes", e.Size))
	}
	if e.SHA256 != "" {
		facts = append(facts, "SHA-256:")
	}
	out := stack{r.para(textFace, width, joinedBy(": ", e.Name, e.Note)), r.para(smallFace, width, joinedBy(" · ", facts...)).in(second)}
	if e.SHA256 != "" {
		out = append(out, r.para(typeface{mono, 6, 3}, width, e.SHA256).in(second))
	}
	if len(e.Picture) > 0 {
		out = append(out, gap(0.8), r.picture(width, e))
	}
	return out
}
