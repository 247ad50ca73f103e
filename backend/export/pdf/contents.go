package pdf

import (
	"fmt"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// contents lists stages and sections with their times and pages, and explains the marks.
func (r *runBook) contents() {
	list := table{width: r.sheet.body(), role: roleContents, head: []row{{r.entryHead(), true, roleCaption}}}
	for i, stage := range r.book.Stages {
		list.rows = append(list.rows, r.entry(contentsEntry{
			key: stageKey(i), number: fmt.Sprint(i + 1), title: word(stageWords, stage.Stage), sections: stage.Sections, face: strongFace,
		}))
		for j, section := range stage.Sections {
			list.rows = append(list.rows, r.entry(contentsEntry{
				key: sectionKey(i, j), title: section.Title, sections: []export.Section{section}, face: textFace,
			}))
		}
	}
	for _, rest := range closingParts {
		list.rows = append(list.rows, r.entry(contentsEntry{key: rest.key, title: rest.title, face: strongFace}))
	}
	head, use, marks := r.part("Contents", "contents"), r.howToUse(), append(r.section("Marks"), r.marks())
	r.contentsPage(head.height() + list.height() + use.height() + marks.height())
	r.place(head)
	r.pour(list)
	r.put(use)
	r.put(marks)
}

// contentsPage starts a page, unless the contents have room below what is left of the summary.
func (r *runBook) contentsPage(h float64) {
	r.phase = "Contents"
	if len(r.pages) > 1 && h+partGap <= r.room() {
		r.pages[len(r.pages)-1].phase = "Summary · Contents"
		r.space()
		return
	}
	r.newPage()
}

// contentsEntry is a line of the contents.
type contentsEntry struct {
	key, number, title string
	sections           []export.Section
	face               typeface
}

// Right edges of the columns of the contents, from the right edge of the body.
const (
	pageX  = 1.0
	stepsX = 15.0
	endX   = 33.0
	startX = 55.0
	titleX = 10.0
)

func (r *runBook) entryHead() block {
	zone := r.zone.Short(r.head.Window.Start)
	return drawing{3.9, func(p *painter, x, y float64) {
		edge := x + r.sheet.body() - 1
		p.say(x+titleX, y+2.9, smallBold, black, "Stage and section")
		for _, c := range []struct {
			at   float64
			text string
		}{{startX, "Start " + zone}, {endX, "End"}, {stepsX, "Steps"}, {pageX, "Page"}} {
			p.sayRight(edge-c.at, y+2.9, smallBold, black, c.text)
		}
	}}
}

func (r *runBook) entry(e contentsEntry) row {
	title := r.para(e.face, r.sheet.body()-titleX-startX-26, e.title).as("")
	start, end := planned(e.sections)
	draw := func(p *painter, x, y float64) {
		edge, base := x+r.sheet.body()-1, y+3.5
		title.draw(p, x+titleX, y)
		p.say(x, base, e.face, black, e.number)
		if start != 0 {
			p.sayRight(edge-startX, base, timeFace, black, r.zone.ClockOn(start, r.head.Window.Start))
			p.sayRight(edge-endX, base, timeFace, black, r.zone.ClockOn(end, start))
		}
		if e.sections != nil {
			p.sayRight(edge-stepsX, base, textFace, black, fmt.Sprint(countSteps(e.sections)))
		}
		p.sayRight(edge-pageX, base, e.face, black, p.pageOf(e.key))
		p.link(x, y, r.sheet.body(), title.height(), e.key)
	}
	return row{cells: drawing{title.height(), draw}, role: roleEntry}
}

var paperRules = []string{
	"One reads, one acts. Read the whole step aloud, do it, compare with “Expect”, then tick the box and write the time.",
	"Never start a step while a box above it is empty, unless the release manager writes the reason into the deviation log.",
	"A WARNING stands before the action that it belongs to. At a CHECKPOINT stop and get every vote.",
	"Commands: a small number at the left starts a line, ↩ at the right means that it goes on. Type it as one line. \\u{…}, \\x… and ⇥ stand for characters that cannot be printed; copied out of the file the command is exact.",
	"Every page has the same code. A page with another code, or none, is scrap.",
}

func (r *runBook) howToUse() block {
	rules := r.section("How to use this book on paper")
	for i, rule := range paperRules {
		rules = append(rules, group(roleItem, indented{
			by: 7, label: r.para(strongFace, 6, fmt.Sprintf("%d.", i+1)).as(roleLabel), body: r.para(textFace, r.sheet.body()-7, rule).as(roleBody),
		}), gap(1))
	}
	return group(roleList, rules)
}

func (r *runBook) marks() block {
	return drawing{14, func(p *painter, x, y float64) {
		step := r.sheet.body() / float64(len(stateOrder))
		for i, state := range stateOrder {
			p.state(x+float64(i)*step, y+1, state)
			p.in(roleP, func() { p.say(x+float64(i)*step+6, y+4.3, typeface{sans, 9, 4}, black, word(stateWords, state)) })
		}
		for i, risk := range []domain.Risk{domain.RiskLow, domain.RiskMedium, domain.RiskHigh} {
			p.riskBars(x+float64(i)*step, y+11.4, risk)
			p.in(roleP, func() { p.say(x+float64(i)*step+6, y+11.4, typeface{sans, 9, 4}, black, "Risk "+word(riskWords, risk)) })
		}
		p.noReturnSign(x+3*step, y+8, black)
		p.in(roleP, func() { p.say(x+3*step+7, y+11.4, typeface{sans, 9, 4}, black, "Point of no return") })
	}}
}
