package pdf

import (
	"fmt"
	"slices"

	"renogen/backend/export"
)

// closingPart stands behind the stages.
type closingPart struct{ key, title string }

// closing lists the parts behind the stages of this book.
func (r *runBook) closing() []closingPart {
	all := []closingPart{{"back-out", "Back-out plan"}, {"deviations", "Deviation log"}, {"completion", "Completion"}}
	if len(r.book.Changes) > 0 {
		all = append(all, closingPart{"changed", fmt.Sprintf("Changes since version %d", r.head.Version)})
	}
	if r.hasEvidence() && !r.byHand {
		all = append(all, closingPart{"evidence", "Evidence"})
	}
	return append(all, closingPart{"verification", "Verification"})
}

func closingPartOf(all []closingPart, key string) closingPart {
	i := slices.IndexFunc(all, func(p closingPart) bool { return p.key == key })
	return all[i]
}

func (r *runBook) closingPart(i int) block {
	part := r.closing()[i]
	return r.part(part.title, part.key)
}

// backOut lists how the steps are taken back, the last one first.
func (r *runBook) backOut() {
	var steps []*export.Step
	for step := range r.book.Steps {
		if step.Undo != "" || step.NoUndo {
			steps = append(steps, step)
		}
	}
	r.phase = r.closing()[0].title
	if len(steps) == 0 && r.room() > 80 {
		r.space()
	} else {
		r.newPage()
	}
	r.place(r.closingPart(0))
	r.pour(r.wayBack())
	r.pour(append(r.section("Undo of the steps, the last one first"), r.undoTable(steps)))
}

func (r *runBook) undoTable(steps []*export.Step) block {
	if len(steps) == 0 {
		return r.para(textFace, r.sheet.body(), "No step says how it is taken back.").in(second)
	}
	widths := []float64{9, 13, r.sheet.body() - 78, 18, 38}
	t := table{width: r.sheet.body(), head: []row{r.headOf(widths, "Done", "Step", "Undo", "Estimate", "Time and name")}}
	for _, step := range slices.Backward(steps) {
		t.rows = append(t.rows, row{cells: cellsOf(roleCell, widths, r.undoCells(widths, step)...)})
	}
	return t
}

func (r *runBook) undoCells(widths []float64, step *export.Step) []block {
	text := stack{r.para(smallFace, widths[2]-3, step.Title).in(second).as("")}
	box := block(drawing{7, func(p *painter, x, y float64) { p.tickBox(x, y+0.6, r.sheet.least(6), false) }})
	if step.NoUndo {
		text = append(text, r.para(labelFace, widths[2]-3, "POINT OF NO RETURN: once it is done, nothing below this line can be taken back.").as(""))
		box = drawing{7, func(p *painter, x, y float64) { p.noReturnSign(x, y+1.4, black) }}
	}
	if step.Undo != "" {
		text = append(text, r.para(textFace, widths[2]-3, step.Undo).as(""))
	}
	minutes := ""
	if step.UndoMinutes > 0 {
		minutes = export.Duration(step.UndoMinutes)
	}
	line := drawing{7, func(p *painter, x, y float64) { p.writeOn(x, y+6.4, x+widths[4]-3) }}
	return []block{box, r.para(numberFace, widths[1]-1, step.Number).as(""), text, r.para(smallFace, widths[3]-2, minutes).as(""), line}
}

const blankLog = 9.0 // height of an empty line of the log

// deviations prints what went otherwise than approved, and room to write down more.
func (r *runBook) deviations() {
	r.phase = r.closing()[1].title
	r.newPage()
	r.place(r.closingPart(1))
	zone := r.zone.Short(r.head.Window.Start)
	body := r.sheet.body()
	widths := []float64{body * 0.08, body * 0.136, body * 0.41, body * 0.18, body * 0.194}
	log := table{width: r.sheet.body(), head: []row{r.headOf(widths, "Step", "Time "+zone, "What was different and why", "Decided by", "Signature")}}
	for _, deviation := range r.book.Deviations() {
		log.rows = append(log.rows, r.deviation(widths, deviation))
	}
	blank := 14
	if r.over {
		blank = 4
	}
	for range blank {
		log.rows = append(log.rows, row{cells: logRow(widths, cellsOf(roleCell, widths, gap(0), gap(0), gap(0), gap(0), gap(blankLog-2*rowPad)))})
	}
	r.pour(log)
}

// logRow draws the rules between the columns behind a row of the log.
func logRow(widths []float64, cells block) block {
	return inset{body: cells, behind: func(p *painter, x, y, h float64) {
		for _, w := range widths[:len(widths)-1] {
			x += w
			p.stroke(x-1.5, y-rowPad, x-1.5, y+h+rowPad, 0.1, grey(150))
		}
	}}
}

func (r *runBook) deviation(widths []float64, d export.Deviation) row {
	number := r.para(strongFace, widths[0]-2, d.Step).as("")
	link := drawing{number.height(), func(p *painter, x, y float64) {
		p.linked(x, y, widths[0]-2, number.height(), stepKey(d.Step), func() { number.draw(p, x, y) })
	}}
	return row{cells: logRow(widths, cellsOf(roleCell, widths, link,
		r.para(typeface{mono, 8, 4.7}, widths[1]-2, r.recorded(d.At)).as(""),
		r.para(textFace, widths[2]-3, d.Text).as(""),
		r.para(textFace, widths[3]-2, d.By).as(""),
		gap(0)))}
}

// completion is where the run is signed off.
func (r *runBook) completion() {
	out := stack{r.closingPart(2)}
	r.phase = r.closing()[2].title
	if result := r.result(); result != "" {
		out = append(out, r.para(textFace, r.sheet.body(), result), gap(2))
	}
	for _, role := range []string{r.named("Release manager", r.head.ReleaseManager), r.named("Lead", r.head.Lead), "Operations (accepts into service)"} {
		out = append(out, r.signOff(role))
	}
	r.space()
	r.put(out)
}

func (r *runBook) named(role string, person export.Person) string {
	if person.Name == "" {
		return role
	}
	return fmt.Sprintf("%s: %s", role, person.Name)
}

func (r *runBook) signOff(role string) block {
	timeX, signX := r.sheet.body()*0.43, r.sheet.body()*0.67
	zone := r.zone.Short(r.head.Window.Start)
	name := r.para(textFace, timeX-12, role)
	return columns{{8, stack{gap(2.4), name}}, {0, drawing{14, func(p *painter, x, y float64) {
		p.tickBox(x, y+2, 5, false)
		p.writeOn(x+timeX, y+7, x+signX-6)
		p.writeOn(x+signX, y+7, x+r.sheet.body())
		p.say(x+timeX, y+10, tinyFace, faint, "date and time "+zone)
		p.say(x+signX, y+10, tinyFace, faint, "signature")
	}}}}
}
