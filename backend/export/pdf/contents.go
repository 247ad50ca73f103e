package pdf

import (
	"cmp"
	"fmt"

	"renogen/backend/export"
)

// contents lists stages and sections with their times and pages, and explains the marks. The
// explanation stands behind the list if both fit one page, else before it: never by itself.
func (r *runBook) contents() {
	head, list, legend := r.part("Contents", "contents"), r.contentsList(), r.legend()
	whole := stack{head, list, legend}
	behind := len(r.pages) > 1 // there is a page below the rest of the summary
	r.phase = "Contents"
	switch {
	case behind && whole.height()+partGap <= r.room():
		r.alsoHere("Contents")
		r.place(whole)
	case behind && legend.height()+partGap <= r.room():
		r.alsoHere("How to use")
		r.place(legend)
		r.newPage()
		r.pourEven(stack{head, list})
	case whole.height() <= r.sheet.full():
		r.newPage()
		r.place(whole)
	default:
		r.newPage()
		r.place(legend)
		r.space()
		r.pourEven(stack{head, list})
	}
}

// alsoHere goes on below what stands on the page, and says so in its running head.
func (r *runBook) alsoHere(phase string) {
	current := r.pages[len(r.pages)-1]
	current.phase = joinedBy(" · ", current.phase, phase)
	r.space()
}

func (r *runBook) contentsList() block {
	list := table{width: r.sheet.body(), role: roleContents, head: []row{{cells: r.entryHead(), head: true, role: roleCaption}}}
	for i, stage := range r.book.Stages {
		list.rows = append(list.rows, r.entry(contentsEntry{
			key: stageKey(i), number: fmt.Sprint(i + 1), title: r.words(StageWord, string(stage.Stage)), sections: stage.Sections, face: strongFace,
		}))
		for j, section := range stage.Sections {
			entry := r.entry(contentsEntry{key: sectionKey(i, j), title: section.Title, sections: []export.Section{section}, face: textFace})
			entry.tight = true
			list.rows = append(list.rows, entry)
		}
	}
	for _, rest := range r.closing() {
		list.rows = append(list.rows, r.entry(contentsEntry{key: rest.key, title: rest.title, face: strongFace}))
	}
	return list
}

// contentsEntry is a line of the contents.
type contentsEntry struct {
	key, number, title string
	sections           []export.Section
	face               typeface
}

// Right edges of the columns of the contents, from the right edge of the body. Two moments
// with their dates have room beside each other.
const (
	pageX  = 1.0
	stepsX = 15.0
	endX   = 31.0
	startX = 58.0
	timeW  = 24.0
	titleX = 10.0
)

// moment is a time or an estimate in the contents.
type moment struct {
	at   float64
	text string
}

func (r *runBook) entryHead() block {
	zone := r.zone.Short(r.head.Window.Start)
	heads := []moment{{endX, "Estimate"}}
	switch {
	case r.over:
		heads = []moment{{startX, "Begun " + zone}, {endX, "Ended"}}
	case r.hasTimes():
		heads = []moment{{startX, "Start " + zone}, {endX, "End"}}
	}
	heads = append(heads, moment{stepsX, "Steps"}, moment{pageX, "Page"})
	return drawing{3.9, func(p *painter, x, y float64) {
		edge := x + r.sheet.body() - 1
		p.say(x+titleX, y+2.9, smallBold, black, "Stage and section")
		for _, head := range heads {
			p.sayRight(edge-head.at, y+2.9, smallBold, black, head.text)
		}
	}}
}

// hasTimes says whether the plan has times that can be true.
func (r *runBook) hasTimes() bool {
	for _, stage := range r.book.Stages {
		if start, _ := r.planned(stage.Sections); start != 0 {
			return true
		}
	}
	return false
}

// moments are when sections were done, else when they are planned, else how long they take.
func (r *runBook) moments(sections []export.Section) []moment {
	start, end := taken(sections)
	if !r.over {
		start, end = r.planned(sections)
	}
	var out []moment
	if start != 0 {
		out = append(out, moment{startX, r.zone.ClockOn(start, r.head.Window.Start)})
	}
	if end != 0 {
		out = append(out, moment{endX, r.zone.ClockOn(end, cmp.Or(start, r.head.Window.Start))})
	}
	if minutes := estimate(sections); minutes > 0 && !r.over && !r.hasTimes() {
		out = append(out, moment{endX, export.Duration(minutes)})
	}
	return out
}

func (r *runBook) entry(e contentsEntry) row {
	title := r.para(e.face, r.sheet.body()-titleX-startX-timeW-3, e.title).as("")
	moments := r.moments(e.sections)
	draw := func(p *painter, x, y float64) {
		edge, base := x+r.sheet.body()-1, y+3.5
		title.draw(p, x+titleX, y)
		p.say(x, base, e.face, black, e.number)
		for _, m := range moments {
			p.sayRight(edge-m.at, base, timeFace, black, m.text)
		}
		if e.sections != nil {
			p.sayRight(edge-stepsX, base, textFace, black, fmt.Sprint(countSteps(e.sections)))
		}
		p.sayRight(edge-pageX, base, e.face, black, p.pageOf(e.key))
	}
	linked := func(p *painter, x, y float64) {
		p.in(roleRefer, func() {
			p.linked(x, y, r.sheet.body(), title.height(), e.key, func() { draw(p, x, y) })
		})
	}
	return row{cells: drawing{title.height(), linked}, role: roleEntry}
}
