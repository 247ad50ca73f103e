package pdf

// align says to which side lines are set.
type align int

const (
	natural align = iota // by the direction of the text
	toLeft
	toRight
	centred
)

// para is a paragraph: lines of prose.
type para struct {
	lines []line
	face  typeface
	ink   ink
	width float64
	align align
	role  role
	// share: this is a part of a paragraph, or more belongs to it.
	share *share
}

// para sets text into lines of the given width.
func (s *setter) para(t typeface, width float64, text string) para {
	return s.rich(t, width, span{text: unixLines(text), style: t.style})
}

func (s *setter) rich(t typeface, width float64, spans ...span) para {
	return para{lines: s.lines(t, width, spans...), face: t, width: width, role: roleP}
}

func (b para) as(r role) para       { b.role = r; return b }
func (b para) with(s *share) para   { b.share = s; return b }
func (b para) in(c ink) para        { b.ink = c; return b }
func (b para) aligned(a align) para { b.align = a; return b }

func (b para) height() float64 { return float64(len(b.lines)) * b.face.lead }

func (b para) draw(p *painter, x, y float64) {
	if len(b.lines) == 0 {
		return
	}
	draw := func() {
		for _, l := range b.lines {
			y += b.face.lead
			p.text(x+b.shift(l), y-b.face.lead*0.26, b.face, b.ink, l)
		}
	}
	if b.role == "" {
		draw()
		return
	}
	p.within(b.share, b.role, draw)
}

// shift moves a line to its side. The spaces at its end hang out.
func (b para) shift(l line) float64 {
	switch {
	case b.align == toRight, b.align == natural && l.rtl:
		return b.width - l.width
	case b.align == centred:
		return (b.width - l.width) / 2
	}
	return 0
}

// split never leaves a single line of a longer paragraph alone.
func (b para) split(room float64) (head, tail block) {
	n := int(room / b.face.lead)
	if n >= len(b.lines) {
		return b, nil
	}
	if len(b.lines)-n == 1 && n > 2 {
		n--
	}
	if n < 1 || n == 1 && len(b.lines) > 3 {
		return nil, b
	}
	if b.share == nil {
		b.share = new(share)
	}
	upper, lower := b, b
	upper.lines, lower.lines = b.lines[:n], b.lines[n:]
	return upper, lower
}
