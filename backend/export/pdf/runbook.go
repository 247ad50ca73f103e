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
	d, err := newDocument(o, runBookKind(b), b.Head, b.Made, b.Content())
	if err != nil {
		return nil, err
	}
	r := &runBook{document: d, book: b, begun: b.Begun()}
	r.cover()
	r.contents()
	for i := range b.Stages {
		r.stage(i)
	}
	r.backOut()
	r.deviations()
	r.completion()
	return r, nil
}

// runBook builds the pages of one run book.
type runBook struct {
	*document
	book  export.RunBook
	begun bool
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
	title := word(stageWords, stage.Stage)
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
		r.place(r.para(textFace, r.sheet.body(), "No steps in this stage.").in(second))
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
	stage := r.book.Stages[i]
	facts := joinedBy("   ·   ", ownerText(stage.Owner), r.plannedSpan(stage.Sections), export.Count(countSteps(stage.Sections), "step"))
	return anchored{stack{
		columns{
			{0, r.para(stageFace, 13, fmt.Sprint(i+1)).as("")},
			{14, r.para(stageFace, r.sheet.body()-14, title).as(roleH1)},
		},
		indented{by: 14, body: r.para(textFace, r.sheet.body()-14, facts).in(second)},
		gap(2.5),
	}, stageKey(i), title, 0}
}

func ownerText(owner string) string {
	if owner == "" {
		return ""
	}
	return "Owner: " + owner
}

// plannedSpan is from when to when sections are planned, in both zones.
func (r *runBook) plannedSpan(sections []export.Section) string {
	start, end := planned(sections)
	if start == 0 {
		return ""
	}
	text := "planned " + r.zone.ClockOn(start, r.head.Window.Start) + " – " + r.zone.ClockOn(end, start) + " " + r.zone.Short(start)
	if !r.zone.IsUTC() {
		text += " (" + export.UTC(start).Format("15:04") + " – " + export.UTC(end).Format("15:04") + " UTC)"
	}
	return text
}

// planned gives the first start and the last end of the plan; 0 when it has no times.
func planned(sections []export.Section) (start, end int64) {
	for _, section := range sections {
		for _, step := range section.Steps {
			if step.PlannedAt == 0 {
				continue
			}
			if start == 0 || step.PlannedAt < start {
				start = step.PlannedAt
			}
			end = max(end, step.PlannedAt+int64(step.Minutes)*60_000)
		}
	}
	return start, end
}

func countSteps(sections []export.Section) (n int) {
	for _, section := range sections {
		n += len(section.Steps)
	}
	return n
}

func (r *runBook) stepHead(stage export.Stage) block {
	zone := r.zone.Short(r.head.Window.Start)
	if start, _ := planned(stage.Sections); start != 0 {
		zone = r.zone.Short(start)
	}
	titles := []struct {
		x    float64
		text string
	}{{1, "Done"}, {numberX, "Step · " + zone + " · who"}, {bodyX, "Action"}, {r.recordX() + 1.5, "Record, " + zone}}
	return drawing{5.4, func(p *painter, x, y float64) {
		p.fill(x, y, r.sheet.body(), 5.4, headRow)
		for _, t := range titles {
			p.say(x+t.x, y+3.8, typeface{bold, 7.5, 3.8}, black, t.text)
		}
	}}
}

// stepSection places a section: its head stays with the first step.
func (r *runBook) stepSection(i, j int) {
	section := r.book.Stages[i].Sections[j]
	head := r.sectionHead(i, j)
	for k := range section.Steps {
		step := r.step(&section.Steps[k])
		if k == 0 {
			r.need(head.height() + min(step.height(), r.fresh()/3))
			r.pour(head)
		}
		r.put(anchored{step, stepKey(section.Steps[k].Number), step.bookmark(), 2})
	}
	if len(section.Steps) == 0 {
		r.pour(head)
	}
}

func (r *runBook) sectionHead(i, j int) block {
	section := r.book.Stages[i].Sections[j]
	width := r.sheet.body()
	side := joinedBy(" · ", word(kindWords, section.Kind), export.Count(len(section.Steps), "step"))
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
