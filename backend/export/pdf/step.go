package pdf

import (
	"strings"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// Columns of a step, from the left edge of the body: tick box, number, action, record.
const (
	numberX = 10.0
	bodyX   = 36.0
	recordW = 30.0
)

func (r *runBook) recordX() float64 {
	if r.below {
		return r.sheet.body()
	}
	return r.sheet.body() - recordW
}

// stepBody is how wide the action is.
func (r *runBook) stepBody() float64 { return r.recordX() - bodyX - 3 }

// stepRow is a step, or what stands of it on one page.
type stepRow struct {
	r      *runBook
	step   *export.Step
	side   block // number, time, who
	body   block
	record block
	// share is that of the step, however many pages it stands on.
	share *share
	// goesOn: the step continues on the next page; resumed: it began on the one before.
	goesOn, resumed bool
}

const (
	stepPad    = 2.2
	leastStep  = 20.0
	noticeRoom = 5.0
)

func (r *runBook) step(s *export.Step) stepRow {
	title := new(share) // number and title are one heading
	if r.below {
		body := append(r.action(s, title), r.recordBelow(r.stepBody(), s)...)
		return stepRow{r: r, step: s, side: r.stepSide(s, title), body: body, record: gap(0), share: new(share)}
	}
	return stepRow{r: r, step: s, side: r.stepSide(s, title), body: r.action(s, title), record: r.record(s), share: new(share)}
}

func (s stepRow) height() float64 {
	h := max(s.body.height(), s.side.height(), s.record.height())
	if s.goesOn {
		h += noticeRoom
	}
	return max(h+2*stepPad, leastStep)
}

func (s stepRow) draw(p *painter, x, y float64) {
	width, h := s.r.sheet.body(), s.height()
	if s.step.Checkpoint {
		p.fill(x, y, width, h, band)
		p.rule(x, y+0.45, x+width, 0.9, black)
		p.rule(x, y+h-0.45, x+width, 0.9, black)
	} else {
		p.rule(x, y+h, x+width, 0.12, faint)
	}
	recordX := x + s.r.recordX()
	if !s.r.below {
		p.stroke(recordX, y+1.5, recordX, y+h-1.5, 0.1, grey(170))
	}
	p.within(s.share, roleStep, func() {
		if !s.resumed {
			p.tickBox(x+1, y+stepPad+0.4, s.r.sheet.least(6), s.step.State == domain.StepCompleted)
		}
		s.side.draw(p, x+numberX, y+stepPad)
		s.body.draw(p, x+bodyX, y+stepPad)
		s.record.draw(p, recordX+1.5, y+stepPad)
	})
	if s.goesOn {
		p.aside(decoration, func() {
			p.sayRight(x+bodyX+s.r.stepBody(), y+h-2.2, captionFace, black, "Step "+s.step.Number+" is continued on the next page")
		})
	}
}

// split divides the action; number and record stay with the first part.
func (s stepRow) split(room float64) (head, tail block) {
	room -= 2*stepPad + noticeRoom
	if room < max(s.side.height(), s.record.height()) {
		return nil, s
	}
	first, rest := split(s.body, room)
	if first == nil || rest == nil {
		return nil, s
	}
	upper, lower := s, s
	upper.body, upper.goesOn = first, true
	lower.resumed, lower.record = true, gap(0)
	lower.side = beside(s.r.para(numberFace, bodyX-numberX-2, s.step.Number))
	lower.body = stack{beside(s.r.para(captionFace, s.r.stepBody(), "Step "+s.step.Number+", continued from the page before")), gap(0.8), rest}
	return upper, lower
}

func (r *runBook) stepSide(s *export.Step, heading *share) block {
	const width = bodyX - numberX - 2
	out := stack{r.para(numberFace, width, s.Number).as(roleH3).with(heading)}
	if s.PlannedAt != 0 {
		out = append(out, r.clock(width, s.PlannedAt)...)
	}
	if s.Minutes > 0 {
		out = append(out, r.para(smallFace, width, export.Duration(s.Minutes)).in(second))
	}
	for _, who := range []string{s.Assignee, s.Owner} {
		if who != "" {
			face := smallBold
			if who == s.Owner && s.Assignee != "" {
				face = smallFace
			}
			out = append(out, r.para(face, width, who))
		}
	}
	if s.Risk != "" {
		out = append(out, r.riskMark(s.Risk))
	}
	return out
}

// riskMark is the bars and the word; high is bold.
func (r *runBook) riskMark(risk domain.Risk) block {
	face := typeface{sans, 7.5, 3.8}
	if risk == domain.RiskHigh {
		face.style = bold
	}
	return drawing{4, func(p *painter, x, y float64) {
		p.riskBars(x, y+3.2, risk)
		p.in(roleP, func() { p.say(x+5.3, y+3.2, face, black, r.words(RiskWord, string(risk))) })
	}}
}

// action is the middle column: warning, title, what to do, what to see, what happened.
func (r *runBook) action(s *export.Step, heading *share) stack {
	width := r.stepBody()
	var out stack
	if s.NoUndo {
		out = append(out, r.noReturnBar(width), gap(1.2))
	}
	if s.Warning != "" {
		out = append(out, r.warning(width, s.Warning))
	}
	title := s.Title
	if s.Checkpoint {
		title = "CHECKPOINT   " + title
	}
	out = append(out, keeper{r.para(stepFace, width, title).as(roleH3).with(heading)})
	if s.Checkpoint {
		out = append(out, r.para(textFace, width, "Cannot be skipped. Nothing after it starts before it is done."))
	}
	labels := r.labelsOf(width, s)
	for _, b := range s.Blocks {
		out = append(out, r.stepBlock(labels, b))
	}
	out = append(out, r.outcomes(labels, s)...)
	if len(s.Items) > 0 {
		out = append(out, r.para(smallFace, width, "For "+strings.Join(s.Items, ", ")).in(second))
	}
	if s.Checkpoint && !s.Ended() {
		out = append(out, r.votes(width, s))
	}
	if r.byHand {
		return out
	}
	return append(out, r.happened(width, s)...)
}

func (r *runBook) noReturnBar(width float64) block {
	words := r.para(typeface{bold, 9, 4.6}, width-12, "POINT OF NO RETURN   This step cannot be undone.").in(white)
	behind := func(p *painter, x, y, h float64) {
		p.fill(x, y, width, h, black)
		p.noReturnSign(x+2, y+1.3, white)
	}
	return inset{body: words, above: 0.9, below: 1.1, leftPad: 10, behind: behind}
}

// labelsOf makes one column for all labels of a step.
func (r *runBook) labelsOf(width float64, s *export.Step) labels {
	names := []string{"Expect", "If not"}
	for _, b := range s.Blocks {
		if b.Kind == export.ValueBlock {
			names = append(names, b.Label)
		}
	}
	return r.labels(width, names...)
}

func (r *runBook) stepBlock(l labels, b export.Block) block {
	switch b.Kind {
	case export.CodeBlock:
		return stack{gap(0.8), r.command(l.width, b.Label, b.Text), gap(0.8)}
	case export.MarkdownBlock:
		text := r.markdown(textFace, l.width, b.Text)
		if b.Label != "" {
			text = append(stack{keeper{r.para(labelFace, l.width, b.Label)}}, text...)
		}
		return append(text, gap(0.8))
	}
	return stack{l.text(b.Label, b.Text), gap(0.4)}
}

// outcomes are what to see, what to do if not, and how to take the step back.
func (r *runBook) outcomes(l labels, s *export.Step) (out stack) {
	undo := s.Undo
	if undo != "" && s.UndoMinutes > 0 {
		undo += " (" + export.Duration(s.UndoMinutes) + ")"
	}
	for _, line := range [][2]string{{"Expect", s.Expect}, {"If not", s.IfNot}, {"Undo", undo}} {
		if line[1] != "" {
			out = append(out, l.text(line[0], line[1]), gap(0.4))
		}
	}
	return out
}

// voteRoom is the width below which a role stands above its boxes.
const voteRoom = 104.0

// votes has a line per role: GO, NO-GO, time, signature.
func (r *runBook) votes(width float64, s *export.Step) block {
	roles := s.Votes
	if len(roles) == 0 {
		roles = []string{joinedBy(", ", s.Owner, s.Assignee)}
	}
	if roles[0] == "" {
		roles = []string{"Release manager"}
	}
	zone := r.zone.Short(r.head.Window.Start)
	out := stack{gap(1), drawing{2.6, func(p *painter, x, y float64) {
		p.say(x+width-51, y+2, tinyFace, faint, "time "+zone)
		p.say(x+width-27, y+2, tinyFace, faint, "signature")
	}}}
	for _, role := range roles {
		boxes := drawing{7, func(p *painter, x, y float64) { r.voteBoxes(p, x, y, width) }}
		if width < voteRoom {
			out = append(out, r.para(typeface{sans, 8.5, 4.2}, width, role), boxes)
			continue
		}
		name := r.para(typeface{sans, 8.5, 4.2}, width-81.5, role)
		out = append(out, columns{{0, stack{gap(1.2), name}}, {0, boxes}})
	}
	return out
}

func (r *runBook) voteBoxes(p *painter, x, y, width float64) {
	p.in(roleP, func() {
		p.tickBox(x+width-80.5, y+1, 4.4, false)
		p.say(x+width-75.1, y+4.6, typeface{bold, 8.5, 4}, black, "GO")
		p.tickBox(x+width-68, y+1, 4.4, false)
		p.say(x+width-62.6, y+4.6, typeface{bold, 8.5, 4}, black, "NO-GO")
	})
	p.writeOn(x+width-51, y+5.6, x+width-29)
	p.writeOn(x+width-27, y+5.6, x+width)
}
