package pdf

import (
	"fmt"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// Checklist prints a list that is read aloud: challenge and response.
func Checklist(c export.Checklist, o Options) ([]byte, error) {
	l, err := layChecklist(c, o)
	if err != nil {
		return nil, err
	}
	return l.finish()
}

func layChecklist(c export.Checklist, o Options) (*checklist, error) {
	d, err := newDocument(o, "Checklist", "checklist.json", c.Head, c.Made, c.Content())
	if err != nil {
		return nil, err
	}
	l := &checklist{d, c}
	l.phase = "Checklist"
	l.frontPage()
	l.pour(anchored{stack{l.title("Checklist", 26), gap(1), l.cautions(), l.facts(26, l.keyFacts()...), gap(4)}, "checklist", "Checklist", 0})
	for i, pause := range c.Pauses {
		signOff := l.signOff()
		if i == len(c.Pauses)-1 {
			signOff = stack{signOff, l.end()}
		}
		l.pause(pause, l.bar(i, pause), signOff)
	}
	if len(c.Pauses) == 0 {
		l.put(stack{l.para(challengeFace, l.sheet.body(), "This checklist has no entries."), l.end()})
	}
	return l, nil
}

type checklist struct {
	*document
	list export.Checklist
}

var (
	challengeFace = typeface{sans, 14, 6.4}
	responseFace  = typeface{bold, 14, 6.4}
	noteFace      = typeface{sans, 10, 4.6}
)

func (l *checklist) keyFacts() [][2]string {
	var calls []string
	for _, person := range l.people(l.list.Contacts) {
		calls = append(calls, strings.TrimSpace(person.Name+" "+person.Telephone))
	}
	return [][2]string{
		{"Window", strings.Join(l.zone.Window(l.head.Window), "\n")},
		{"Who to call", strings.Join(calls, "   ·   ")},
	}
}

// pause places a black bar, its entries and its sign-off; none of them is left alone.
func (l *checklist) pause(pause export.Pause, bar, signOff block) {
	var entries stack
	for _, task := range pause.Tasks {
		entries = append(entries, l.entry(task))
	}
	whole := append(append(stack{bar}, entries...), signOff)
	if whole.height() > l.room() && whole.height() <= l.fresh() {
		l.newPage()
	}
	l.need(bar.height() + min(entries.height(), 40))
	l.place(bar)
	for j, entry := range entries {
		if j == len(entries)-1 && entry.height()+signOff.height() <= l.fresh() {
			l.put(stack{entry, signOff})
			return
		}
		l.put(entry)
	}
	l.put(signOff)
}

func (l *checklist) bar(i int, pause export.Pause) block {
	width := l.sheet.body()
	moment := l.para(typeface{sans, 10, 6}, width*0.4, pause.Moment).in(white).aligned(toRight)
	title := l.para(typeface{bold, 13, 6}, width*0.6-7, pause.Title).in(white).as(roleH2)
	body := stack{columns{{0, title}, {width*0.6 - 5, moment}}}
	behind := func(p *painter, x, y, h float64) { p.fill(x, y, width, h, bandTop) }
	bar := stack{inset{body: body, above: 1, below: 1.4, leftPad: 2.5, behind: behind}}
	if n := len(pause.Tasks); n > export.MostPerPause {
		bar = append(bar, l.para(smallFace, width, fmt.Sprintf("%d entries: more than %d cannot be read aloud without slips. Split this pause.", n, export.MostPerPause)))
	}
	return keeper{anchored{bar, fmt.Sprint("pause ", i), pause.Title, 1}}
}

// entry is a box, what is asked, and at the right what has to be answered.
func (l *checklist) entry(task export.Task) block {
	const x = 12.0
	width := l.sheet.body() - x - 1
	response := l.para(responseFace, width*0.38, l.response(task)).aligned(toRight)
	answer := widest(response)
	challenge := l.para(challengeFace, width-answer-12, task.Title)
	high := max(challenge.height(), response.height())
	line := drawing{max(high, 9), func(p *painter, px, y float64) {
		p.tickBox(px+1, y+1.4, 7, task.State == domain.TaskCompleted)
		end := y + high + max(0, 9-high)/2
		challenge.draw(p, px+x, end-challenge.height())
		response.draw(p, px+x+width-response.width, end-response.height())
		from := challenge.lines[len(challenge.lines)-1].width
		to := width - response.lines[len(response.lines)-1].width
		p.leader(px+x+from+2, end-1.8, px+x+to-2)
	}}
	body := stack{line}
	if note := l.note(task); note != "" {
		body = append(body, gap(0.4), indented{by: x, body: l.para(noteFace, width, note).in(second)})
	}
	behind := func(p *painter, px, y, h float64) { p.rule(px, y+h, px+l.sheet.body(), 0.1, grey(150)) }
	return group(roleList, group(roleItem, inset{body: group(roleBody, body), above: 0.7, below: 0.9, behind: behind}))
}

func widest(p para) float64 {
	w := 0.0
	for _, l := range p.lines {
		w = max(w, l.width)
	}
	return w
}

// response is what has to be answered, or what was.
func (l *checklist) response(task export.Task) string {
	switch {
	case task.State == domain.TaskCancelled || task.State == domain.TaskInProgress:
		return strings.ToUpper(l.words(TaskWord, string(task.State)))
	case task.Response != "":
		return strings.ToUpper(task.Response)
	}
	return "DONE"
}

// note says when and by whom, and what was said last.
func (l *checklist) note(task export.Task) string {
	when := ""
	if task.Start != 0 {
		when = l.zone.Moment(task.Start)
		if task.End > task.Start {
			when += " until " + l.zone.ClockOn(task.End, task.Start)
		}
	}
	said := ""
	if n := len(task.Updates); n > 0 {
		update := task.Updates[n-1]
		said = joinedBy(", ", l.words(TaskWord, string(update.To)), joinedBy(": ", update.By, update.Comment))
	}
	return joinedBy("   ·   ", strings.Join(task.Persons, ", "), when, said)
}

func (l *checklist) signOff() block {
	zone := l.zone.Short(l.head.Window.Start)
	return drawing{13, func(p *painter, x, y float64) {
		p.in(roleP, func() {
			p.say(x+12, y+7, noteFace, black, "Read by")
			p.say(x+76, y+7, noteFace, black, "Time "+zone)
			p.say(x+124, y+7, noteFace, black, "Signature")
		})
		p.writeOn(x+28, y+7.6, x+72)
		p.writeOn(x+96, y+7.6, x+120)
		p.writeOn(x+143, y+7.6, x+l.sheet.body())
	}}
}

// end is the mark that nothing follows, with who signed the list off.
func (l *checklist) end() block {
	out := stack{drawing{1, func(p *painter, x, y float64) { p.rule(x, y, x+l.sheet.body(), 0.9, black) }}}
	out = append(out, l.para(typeface{bold, 11, 6}, l.sheet.body(), "END OF CHECKLIST").aligned(centred))
	if s := l.list.SignedOff; s.At != 0 {
		text := "Signed off by " + joinedBy(", ", s.Name, s.Role, l.zone.Moment(s.At))
		if s.KeyNotConfirmed {
			text += " (KEY NOT CONFIRMED)"
		}
		out = append(out, l.para(noteFace, l.sheet.body(), text).aligned(centred))
	}
	return append(out, l.originLine())
}
