package pdf

import (
	"rsc.io/qr"

	"renogen/backend/domain"
)

// rule draws a horizontal line.
func (p *painter) rule(x1, y, x2, width float64, c ink) { p.stroke(x1, y, x2, y, width, c) }

func (p *painter) stroke(x1, y1, x2, y2, width float64, c ink) {
	p.decorate()
	p.page.strokeIn(c, width)
	p.page.line(x1, y1, x2, y2)
}

func (p *painter) fill(x, y, w, h float64, c ink) {
	p.decorate()
	p.page.fillIn(c)
	p.page.box(x, y, w, h, "f")
}

func (p *painter) outline(x, y, w, h, width float64, c ink) {
	p.decorate()
	p.page.strokeIn(c, width)
	p.page.box(x, y, w, h, "S")
}

// shape fills and outlines a polygon given by x, y pairs.
func (p *painter) shape(fill ink, points ...float64) {
	p.decorate()
	p.page.fillIn(fill)
	p.page.strokeIn(black, 0.3)
	p.page.polygon("B", points...)
}

// wedge fills a polygon.
func (p *painter) wedge(fill ink, points ...float64) {
	p.decorate()
	p.page.fillIn(fill)
	p.page.polygon("f", points...)
}

func (p *painter) disc(x, y, radius float64, fill ink) {
	p.decorate()
	p.page.fillIn(fill)
	p.page.circle(x, y, radius, "f")
}

func (p *painter) ring(x, y, radius float64) {
	p.decorate()
	p.page.strokeIn(black, 0.35)
	p.page.circle(x, y, radius, "S")
}

// tickBox draws a box to tick, ticked if so.
func (p *painter) tickBox(x, y, size float64, ticked bool) {
	p.outline(x, y, size, size, 0.45, black)
	if ticked {
		p.stroke(x+size*0.2, y+size*0.52, x+size*0.43, y+size*0.78, 0.8, black)
		p.stroke(x+size*0.43, y+size*0.78, x+size*0.84, y+size*0.22, 0.8, black)
	}
}

// markSize is how wide and high the mark of a state is.
const markSize = 4.2

// state draws the mark of a step's state: told apart by shape alone, in black and white too.
func (p *painter) state(x, y float64, s domain.StepState) {
	const r = markSize / 2
	cx, cy := x+r, y+r
	switch s {
	case domain.StepCompleted:
		p.disc(cx, cy, r, green)
		p.stroke(cx-1.1, cy+0.1, cx-0.3, cy+0.9, 0.5, white)
		p.stroke(cx-0.3, cy+0.9, cx+1.2, cy-0.9, 0.5, white)
	case domain.StepFailed:
		p.fill(x, y, markSize, markSize, red)
		p.stroke(cx-1.1, cy-1.1, cx+1.1, cy+1.1, 0.6, white)
		p.stroke(cx-1.1, cy+1.1, cx+1.1, cy-1.1, 0.6, white)
	case domain.StepSkipped:
		p.ring(cx, cy, r)
		p.stroke(cx-r*0.7, cy+r*0.7, cx+r*0.7, cy-r*0.7, 0.35, black)
	case domain.StepOnHold:
		p.shape(amber, cx, y-0.3, x+markSize+0.3, cy, cx, y+markSize+0.3, x-0.3, cy)
		p.stroke(cx-1, cy, cx+1, cy, 0.6, black)
	case domain.StepInProgress:
		p.disc(cx, cy, r, black)
		p.wedge(white, cx-0.7, cy-0.95, cx+1.2, cy, cx-0.7, cy+0.95)
	default:
		p.ring(cx, cy, r)
	}
}

// riskBars draws one to three bars.
func (p *painter) riskBars(x, y float64, r domain.Risk) {
	n, c := 0, black
	switch r {
	case domain.RiskLow:
		n = 1
	case domain.RiskMedium:
		n = 2
	case domain.RiskHigh:
		n, c = 3, red
	}
	for i := range 3 {
		h := 1.2 + float64(i)*0.8
		bx, by := x+float64(i)*1.5, y-h
		if i < n {
			p.fill(bx, by, 1, h, c)
		}
		p.outline(bx, by, 1, h, 0.2, black)
	}
}

// warningSign is a black triangle with an exclamation mark.
func (p *painter) warningSign(x, y float64) {
	p.shape(black, x+3.2, y, x+6.4, y+5.2, x, y+5.2)
	p.fill(x+2.85, y+1.7, 0.7, 1.9, white)
	p.fill(x+2.85, y+4, 0.7, 0.65, white)
}

// noReturnSign is a bar with an arrow that leads away from it.
func (p *painter) noReturnSign(x, y float64, c ink) {
	p.fill(x, y, 0.9, 4, c)
	p.fill(x+1.4, y+1.65, 2.2, 0.7, c)
	p.wedge(c, x+3.4, y+0.6, x+5.4, y+2, x+3.4, y+3.4)
}

// writeOn is a line to write on.
func (p *painter) writeOn(x1, y, x2 float64) { p.rule(x1, y, x2, 0.2, grey(60)) }

// leader draws dots between a question and its answer.
func (p *painter) leader(x1, y, x2 float64) {
	if x2 < x1 {
		return
	}
	p.decorate()
	p.page.WriteString("1 J [0.03 4.54] 0 d\n") // round ends make dots
	p.rule(x1, y, x2, 0.35, grey(120))
	p.page.WriteString("0 J [] 0 d\n")
}

// qrCode draws a matrix as horizontal bars, size wide and high.
func (p *painter) qrCode(x, y, size float64, c *qr.Code) {
	module := size / float64(c.Size)
	for row := range c.Size {
		for col := 0; col < c.Size; col++ {
			from := col
			for col < c.Size && c.Black(col, row) {
				col++
			}
			if col > from {
				p.fill(x+float64(from)*module, y+float64(row)*module, float64(col-from)*module, module*1.02, black)
			}
		}
	}
}
