package pdf

import (
	"fmt"

	"renogen/backend/export"
)

// RunBook prints a run book: as a draft, as approved, or with what happened in its run.
func RunBook(b export.RunBook, o Options) ([]byte, error) {
	r, err := layRunBook(b, o)
	if err != nil {
		return nil, err
	}
	return r.finish()
}

// layRunBook places everything on pages.
func layRunBook(b export.RunBook, o Options) (*runBook, error) {
	d, err := newDocument(o, runBookKind(b), "runbook.json", b.Head, b.Made, b.Content())
	if err != nil {
		return nil, err
	}
	r := &runBook{document: d, book: b, begun: b.Begun(), over: b.Over()}
	r.cover()
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

// runBook builds the pages of one run book.
type runBook struct {
	*document
	book        export.RunBook
	begun, over bool
	// byHand: it is a run sheet; below: the lines to write on stand below each step.
	byHand, below bool
}

func runBookKind(b export.RunBook) string {
	switch {
	case b.Over():
		return "Executed run book"
	case b.Begun():
		return "Run book in execution"
	case b.Head.Draft:
		return "Draft run book"
	}
	return "Run book"
}

// tiny stages are put on the page of the one before them.
const tinyStage = 40.0

func (r *runBook) stage(i int) {
	stage := r.book.Stages[i]
	title := r.words(StageWord, string(stage.Stage))
	r.phase = title
	r.repeated = nil
	head := r.stageHead(i, title)
	if countSteps(stage.Sections) == 0 && r.room() > tinyStage && i > 0 {
		r.space()
	} else {
		r.newPage()
	}
	r.place(head)
	if countSteps(stage.Sections) == 0 {
		return
	}
	r.repeated = r.stepHead(stage)
	r.place(r.repeated)
	for j := range stage.Sections {
		r.stepSection(i, j)
	}
	r.repeated = nil
}

func (r *runBook) stageHead(i int, title string) block {
	stage, heading := r.book.Stages[i], new(share)
	facts := joinedBy("   ·   ", ownerText(stage.Owner), r.plan(stage.Sections), r.ran(stage.Sections), stepsText(stage.Sections))
	return anchored{stack{
		columns{
			{0, r.para(stageFace, 13, fmt.Sprint(i+1)).as(roleH1).with(heading)},
			{14, r.para(stageFace, r.sheet.body()-14, title).as(roleH1).with(heading)},
		},
		indented{by: 14, body: r.para(textFace, r.sheet.body()-14, facts).in(second)},
		gap(2.5),
	}, stageKey(i), title, 0}
}

// ran is when the steps of a stage were done, once all are.
func (r *runBook) ran(sections []export.Section) string {
	start, end := taken(sections)
	if start == 0 || end == 0 || !r.over {
		return ""
	}
	return "done " + r.stretch(start, end)
}

func stepsText(sections []export.Section) string {
	n := countSteps(sections)
	if n == 0 {
		return "No steps in this stage."
	}
	return export.Count(n, "step")
}

func ownerText(owner string) string {
	if owner == "" {
		return ""
	}
	return "Owner: " + owner
}

func (r *runBook) stepHead(stage export.Stage) block {
	zone, side := r.zone.Short(r.head.Window.Start), "Step · who"
	if start, _ := r.planned(stage.Sections); start != 0 {
		zone = r.zone.Short(start)
		side = "Step · " + zone + " · who"
	}
	titles := []struct {
		x    float64
		text string
	}{{1, "Done"}, {numberX, side}, {bodyX, "Action"}, {r.recordX() + 1.5, "Record, " + zone}}
	if r.below {
		titles[2].text, titles = "Action · record in "+zone, titles[:3]
	}
	return beside(drawing{5.4, func(p *painter, x, y float64) {
		p.fill(x, y, r.sheet.body(), 5.4, headRow)
		for _, t := range titles {
			p.say(x+t.x, y+3.8, typeface{bold, 7.5, 3.8}, black, t.text)
		}
	}})
}

func (r *runBook) stepSection(i, j int) {
	section := r.book.Stages[i].Sections[j]
	head := r.sectionHead(i, j)
	for k := range section.Steps {
		if r.options.stopped() != nil {
			return // finish says why
		}
		row := r.step(&section.Steps[k])
		step := anchored{row, stepKey(section.Steps[k].Number), row.bookmark(), 2}
		if k == 0 {
			r.headed(head, step)
		} else {
			r.put(step)
		}
	}
	if len(section.Steps) == 0 {
		r.pour(head)
	}
}

// headed places the head of a section with its first step on one page. A step that is too long to stand below it on any page
// is divided.
func (r *runBook) headed(head, step block) {
	if both := head.height() + step.height(); both <= r.fresh() {
		r.need(both)
	} else {
		r.need(head.height() + r.fresh()/3)
	}
	r.pour(head)
	r.pour(step)
}

func (r *runBook) sectionHead(i, j int) block {
	section := r.book.Stages[i].Sections[j]
	width := r.sheet.body()
	side := joinedBy(" · ", r.words(TemplateWord, string(section.Kind)), export.Count(len(section.Steps), "step"))
	title := columns{
		{numberX, r.para(headFace, width-numberX-62, section.Title).as(roleH2)},
		{width - 61, r.para(typeface{sans, 8, 5.5}, 60, side).in(second).aligned(toRight).as("")},
	}
	body := stack{title}
	if section.Note != "" {
		body = append(body, indented{by: numberX, body: r.markdown(smallFace, width-numberX-2, section.Note)})
	}
	behind := func(p *painter, x, y, h float64) { p.rule(x, y+h, x+width, 0.3, black) }
	return anchored{inset{body: body, above: 2, below: 1, behind: behind}, sectionKey(i, j), section.Title, 1}
}

func stageKey(i int) string        { return fmt.Sprintf("stage %d", i) }
func sectionKey(i, j int) string   { return fmt.Sprintf("section %d %d", i, j) }
func stepKey(number string) string { return "step " + number }
func (s stepRow) bookmark() string {
	if s.step.Checkpoint {
		return s.step.Number + "  Checkpoint: " + s.step.Title
	}
	if s.step.NoUndo {
		return s.step.Number + "  Point of no return: " + s.step.Title
	}
	return ""
}
