package pdf

import (
	"fmt"
	"strconv"
)

// painter draws pages.
type painter struct {
	*setter
	file  *file
	sheet sheet
	// page is being drawn; number is its number, from 1; leaves are the objects of all pages.
	page   canvas
	number int
	leaves []int
	parent int // of all pages
	common int // what all pages draw with: fonts and pictures

	// pages tells on which page each anchor stands, heights how far down.
	pages    map[string]int
	heights  map[string]float64
	areas    []*area
	entries  []*outlineEntry
	pictures map[string]int
	used     map[*face]map[rune]bool

	// root is the tree of what the document says, by role; at is where drawing adds to it.
	root, at    *element
	shared      map[*share]*element
	deepestHead int
	// kind and marked say what the content being written belongs to; held keeps it so.
	kind   kindOfMark
	marked *element
	held   bool
	mute   kindOfMark
	// owners tells for each page which element each of its stretches of content belongs to.
	owners [][]*element

	fields *fields
	failed error
}

func newPainter(s sheet, set *setter, pages map[string]int, count int) *painter {
	root := &element{role: roleDocument}
	p := &painter{
		setter: set, file: newFile(), sheet: s, pages: pages, heights: map[string]float64{}, pictures: map[string]int{},
		used: map[*face]map[rune]bool{}, root: root, at: root, shared: map[*share]*element{}, owners: make([][]*element, count),
	}
	p.parent, p.common = p.file.reserve(), p.file.reserve()
	for range count {
		p.leaves = append(p.leaves, p.file.reserve())
	}
	return p
}

// sheetOf draws one page.
func (p *painter) sheetOf(number int, draw func()) {
	p.number = number
	p.page.blank(p.sheet)
	draw()
	p.belong(unmarked, nil)
	content, err := p.file.pack("", p.page.Bytes())
	p.fail(err)
	p.file.put(p.leaves[number-1], fmt.Sprintf("<</Type /Page /Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Resources %d 0 R /Contents %d 0 R%s /Tabs /S /StructParents %d>>",
		p.parent, p.sheet.points(p.sheet.width), p.sheet.points(p.sheet.height), p.common, content, p.areasOn(number), number-1))
}

// fail keeps the first error.
func (p *painter) fail(err error) {
	if p.failed == nil {
		p.failed = err
	}
}

// text draws a line with its baseline at y.
func (p *painter) text(x, y float64, t typeface, c ink, l line) {
	draw := func() { p.pieces(x, y, t, c, l) }
	if l.spoken == "" || p.mute != unmarked || p.held {
		draw()
		return
	}
	p.inline(roleSpan, draw).actual = l.spoken
}

func (p *painter) pieces(x, y float64, t typeface, c ink, l line) {
	for _, piece := range l.pieces {
		draw := func() { p.piece(x, y, t, c, piece) }
		if piece.actual != "" {
			draw = func() { p.standsFor(piece.actual, func() { p.piece(x, y, t, c, piece) }) }
		}
		if piece.link != "" {
			p.outward(x, y-t.size*0.3, piece.width, t.size*0.4, piece.link, draw)
			p.rule(x, y+0.5, x+piece.width, 0.12, c)
		} else {
			draw()
		}
		x += piece.width
	}
}

// say, sayRight and sayCentre draw one line of text from, up to and around x; say gives its width.
func (p *painter) say(x, y float64, t typeface, c ink, s string) float64 {
	l := p.plain(t, s)
	p.text(x, y, t, c, l)
	return l.width
}

func (p *painter) sayRight(x, y float64, t typeface, c ink, s string) {
	l := p.plain(t, s)
	p.text(x-l.width, y, t, c, l)
}

func (p *painter) sayCentre(x, y float64, t typeface, c ink, s string) {
	l := p.plain(t, s)
	p.text(x-l.width/2, y, t, c, l)
}

// piece writes one TJ array: characters with the kerning between them.
func (p *painter) piece(x, y float64, t typeface, c ink, piece piece) {
	used := p.used[piece.face]
	if used == nil {
		used = map[rune]bool{}
		p.used[piece.face] = used
	}
	p.speak()
	p.page.fillIn(c)
	p.page.WriteString("BT ")
	p.page.font(piece.face, t.size)
	p.page.point(x, y)
	p.page.WriteString("Td [<")
	var before rune
	for _, r := range piece.text {
		if before != 0 {
			if k := p.kerning(piece.face, before, r); k != 0 {
				p.page.WriteString("> ")
				p.page.Write(appendInt(p.page.AvailableBuffer(), -k))
				p.page.WriteString(" <")
			}
		}
		p.page.char(r)
		used[r] = true
		before = r
	}
	p.page.WriteString(">] TJ ET\n")
}

func appendInt(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// standsFor draws something that is copied as the given text instead of what is seen.
func (p *painter) standsFor(text string, draw func()) {
	p.speak()
	outer := p.held
	p.held = true
	p.page.WriteString("/Span <</ActualText " + utf16Hex(text) + ">> BDC\n")
	draw()
	p.page.WriteString("EMC\n")
	p.held = outer
}

// silently draws something that is neither read aloud nor copied.
func (p *painter) silently(draw func()) {
	p.aside(decoration, func() { p.standsFor("", draw) })
}

// anchor makes y on this page the place that links to key lead to.
func (p *painter) anchor(key string, y float64) { p.heights[key] = y }

// pageOf is the page number of an anchor, for print.
func (p *painter) pageOf(key string) string { return fmt.Sprint(p.pages[key]) }
