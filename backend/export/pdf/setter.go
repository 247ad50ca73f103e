package pdf

import (
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// face at a size: what a paragraph is set in. Size in points, lead (line height) in millimetres.
type typeface struct {
	style      style
	size, lead float64
}

// mm is the length of so many thousandths of the type size.
func (t typeface) mm(thousandths int) float64 {
	return float64(thousandths) * t.size / 1000 * mmPerPoint
}

// thousandths of the type size that fit a length.
func (t typeface) thousandths(mm float64) int { return int(mm / mmPerPoint * 1000 / t.size) }

const mmPerPoint = 25.4 / 72

// piece is a stretch of a line that is printed with one face.
type piece struct {
	face  *face
	text  []rune
	width float64
	// actual is what the piece stands for when that is not its text: an escape's character.
	actual string
	link   string
}

// line is a printed line, its pieces from left to right.
type line struct {
	pieces []piece
	width  float64
	// rtl: the paragraph runs from right to left and is set to the right.
	rtl bool
	// spoken is what the line says, if its pieces do not stand in that order.
	spoken string
}

// setter sets text for one document.
type setter struct {
	buf  sfnt.Buffer
	kern map[kernKey]int
}

type kernKey struct {
	face *face
	pair uint32
}

func newSetter() *setter { return &setter{kern: map[kernKey]int{}} }

// lines breaks spans into lines no wider than width.
func (s *setter) lines(t typeface, width float64, spans ...span) []line {
	cs := cells(spans)
	var out []line
	start := 0
	rtl := startsRightToLeft(cs)
	for _, end := range breakLines(cs, t.thousandths(width)) {
		l := s.line(t, cs[start:end], spans, rtl)
		if end == len(cs) || end > start && cs[end-1].r == '\n' {
			l = parted(l)
		}
		out = append(out, l)
		if end > start && cs[end-1].r == '\n' {
			rtl = startsRightToLeft(cs[end:])
		}
		start = end
	}
	return out
}

// parted puts a space behind a line that takes no room: whoever reads aloud or copies would
// otherwise join its last word with the first one of what follows.
func parted(l line) line {
	n := len(l.pieces)
	if n == 0 || l.pieces[n-1].face.advance(' ') < 0 {
		return l
	}
	last := l.pieces[n-1]
	if last.actual != "" {
		l.pieces = append(l.pieces[:n:n], piece{face: last.face, text: []rune{' '}})
	} else {
		l.pieces[n-1].text = append(last.text[:len(last.text):len(last.text)], ' ')
	}
	return l
}

// plain sets s on one line, however wide that is.
func (s *setter) plain(t typeface, text string) line {
	spans := []span{{text: strings.ReplaceAll(unixLines(text), "\n", " "), style: t.style}}
	cs := cells(spans)
	return parted(s.line(t, cs, spans, startsRightToLeft(cs)))
}

// fitted sets s on one line of at most width, cut with an ellipsis if need be. Only for
// furniture such as running heads, whose full text stands elsewhere.
func (s *setter) fitted(t typeface, width float64, text string) line {
	l := s.plain(t, text)
	if l.width <= width {
		return l
	}
	cs := cells([]span{{text: text, style: t.style}})
	room := t.thousandths(width) - plexSans.advance('…') - 50
	n := fitting(cs, room)
	var b strings.Builder
	for _, c := range cs[:n] {
		b.WriteRune(c.r)
	}
	return s.plain(t, strings.TrimRight(b.String(), " ")+"…")
}

func (s *setter) line(t typeface, cs []cell, spans []span, rtl bool) line {
	out := line{rtl: rtl}
	ordered := visual(cs, rtl)
	if anyRightToLeft(cs) {
		out.spoken = source(cs)
	}
	for i := 0; i < len(ordered); {
		n := alike(ordered[i:])
		if p := s.piece(t, ordered[i:i+n], spans); len(p.text) > 0 {
			out.pieces = append(out.pieces, p)
			out.width += p.width
		}
		i += n
	}
	return out
}

// alike counts the cells from the first that can be printed as one piece.
func alike(cs []cell) int {
	n := 1
	for n < len(cs) && cs[n].face == cs[0].face && cs[n].span == cs[0].span && cs[n].shown == "" && cs[0].shown == "" {
		n++
	}
	return n
}

func (s *setter) piece(t typeface, cs []cell, spans []span) piece {
	p := piece{face: cs[0].face, link: spans[cs[0].span].link}
	if cs[0].shown != "" {
		p.text, p.width = []rune(cs[0].shown), t.mm(cs[0].width)
		if cs[0].r != 0xFFFD {
			p.actual = string(cs[0].r)
		}
		return p
	}
	width := 0
	for _, c := range cs {
		if c.glyph == 0 {
			continue
		}
		if len(p.text) > 0 {
			width += s.kerning(p.face, p.text[len(p.text)-1], c.glyph)
		}
		width += c.width
		p.text = append(p.text, c.glyph)
	}
	p.width = t.mm(width)
	return p
}

// kerning is by how much (thousandths of the type size, mostly negative) b moves after a.
func (s *setter) kerning(f *face, a, b rune) int {
	if !f.kerned || a == ' ' || b == ' ' {
		return 0
	}
	key := kernKey{f, uint32(a)<<16 | uint32(b)}
	k, ok := s.kern[key]
	if !ok {
		k = s.readKerning(f.load().font, a, b)
		s.kern[key] = k
	}
	return k
}

func (s *setter) readKerning(f *sfnt.Font, a, b rune) int {
	left, err1 := f.GlyphIndex(&s.buf, a)
	right, err2 := f.GlyphIndex(&s.buf, b)
	if err1 != nil || err2 != nil {
		return 0
	}
	units := int(f.UnitsPerEm())
	k, err := f.Kern(&s.buf, left, right, fixed.I(units), font.HintingNone)
	if err != nil {
		return 0 // the font has no kerning for the pair
	}
	return k.Round() * 1000 / units
}
