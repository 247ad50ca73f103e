package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/jung-kurt/gofpdf"
)

// painter draws pages. It is the only part that talks to gofpdf.
type painter struct {
	*setter
	out   *gofpdf.Fpdf
	sheet sheet
	// pages tells on which page each anchor stands.
	pages map[string]int
	links map[string]int
	used  map[*face]map[rune]bool
	buf   []byte
	// deepest is the level that the next bookmark may have at most.
	deepest int
	// root is the tree of what the document says, by role; at is where drawing adds to it.
	root, at *element
}

// element is a part of the document by its role: what a reader that cannot see needs.
// What is drawn outside every leaf is decoration.
type element struct {
	role role
	alt  string
	kids []*element
}

type role string

// Roles, by their names in PDF structure trees.
const (
	roleDocument role = "Document"
	roleH1       role = "H1"
	roleH2       role = "H2"
	roleH3       role = "H3"
	roleP        role = "P"
	roleCode     role = "Code"
	roleQuote    role = "BlockQuote"
	roleList     role = "L"
	roleItem     role = "LI"
	roleLabel    role = "Lbl"
	roleBody     role = "LBody"
	roleTable    role = "Table"
	roleRow      role = "TR"
	roleHeader   role = "TH"
	roleCell     role = "TD"
	roleFigure   role = "Figure"
	roleContents role = "TOC"
	roleEntry    role = "TOCI"
	roleCaption  role = "Caption"
	roleStep     role = "Sect"
)

func newPainter(s sheet, set *setter, pages map[string]int) *painter {
	out := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "mm", Size: gofpdf.SizeType{Wd: s.width, Ht: s.height}})
	out.SetCatalogSort(true)
	out.SetCompression(false) // it would take a megabyte of memory anew for every page; mend does it
	out.SetAutoPageBreak(false, 0)
	out.SetMargins(0, 0, 0)
	out.SetCellMargin(0)
	root := &element{role: roleDocument}
	return &painter{setter: set, out: out, sheet: s, pages: pages, links: map[string]int{}, used: map[*face]map[rune]bool{}, root: root, at: root}
}

// in draws something as an element of the given role.
func (p *painter) in(r role, draw func()) *element {
	e := &element{role: r}
	outer := p.at
	outer.kids = append(outer.kids, e)
	p.at = e
	draw()
	p.at = outer
	return e
}

// text draws a line with its baseline at y.
func (p *painter) text(x, y float64, t typeface, c ink, l line) {
	for _, piece := range l.pieces {
		if piece.actual != "" {
			p.standsFor(piece.actual, func() { p.piece(x, y, t, c, piece) })
		} else {
			p.piece(x, y, t, c, piece)
		}
		if piece.link != "" {
			p.out.LinkString(x, y-t.size*0.3, piece.width, t.size*0.4, piece.link)
			p.rule(x, y+0.5, x+piece.width, 0.12, c)
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
	p.useFace(piece.face, t.size)
	used := p.used[piece.face]
	b := p.buf[:0]
	b = appendInk(b, c)
	b = append(b, "BT "...)
	b = appendFixed(b, x/mmPerPoint)
	b = appendFixed(b, (p.sheet.height-y)/mmPerPoint)
	b = append(b, "Td [<"...)
	var before rune
	for _, r := range piece.text {
		if before != 0 {
			if k := p.kerning(piece.face, before, r); k != 0 {
				b = append(b, "> "...)
				b = strconv.AppendInt(b, int64(-k), 10)
				b = append(b, " <"...)
			}
		}
		b = appendHex(b, r)
		used[r] = true
		before = r
	}
	b = append(b, ">] TJ ET"...)
	p.out.RawWriteStr(string(b))
	p.buf = b
}

// useFace selects a face, embedding it on first use.
func (p *painter) useFace(f *face, size float64) {
	if p.used[f] == nil {
		p.used[f] = map[rune]bool{}
		p.out.AddUTF8FontFromBytes(f.name, "", f.bytes())
	}
	p.out.SetFont(f.name, "", size)
}

func appendInk(b []byte, c ink) []byte {
	if c == black {
		return append(b, "0 g "...)
	}
	for _, part := range [...]int{c.r, c.g, c.b} {
		b = strconv.AppendFloat(b, float64(part)/255, 'f', 3, 64)
		b = append(b, ' ')
	}
	return append(b, "rg "...)
}

func appendFixed(b []byte, points float64) []byte {
	return append(strconv.AppendFloat(b, points, 'f', 2, 64), ' ')
}

func appendHex(b []byte, r rune) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[r>>12&15], digits[r>>8&15], digits[r>>4&15], digits[r&15])
}

// standsFor draws something that is copied as the given text instead of what is seen.
func (p *painter) standsFor(text string, draw func()) {
	p.out.RawWriteStr("/Span <</ActualText " + utf16Hex(text) + ">> BDC")
	draw()
	p.out.RawWriteStr("EMC")
}

// silently draws something that is not copied at all.
func (p *painter) silently(draw func()) { p.standsFor("", draw) }

// registerGlyphs tells gofpdf's subsetter which characters were used: it only sees those
// that went through its own Text. They are written invisibly, off the page, on the last one.
func (p *painter) registerGlyphs() {
	p.silently(func() {
		p.out.SetTextRenderingMode(3)
		for _, f := range allFaces {
			if p.used[f] == nil {
				continue
			}
			runes := make([]rune, 0, len(p.used[f]))
			for r := range p.used[f] {
				runes = append(runes, r)
			}
			slices.Sort(runes)
			p.out.SetFont(f.name, "", 1)
			p.out.Text(-100, -100, string(runes))
		}
		p.out.SetTextRenderingMode(0)
	})
}

// anchor makes y on this page the place that links to key lead to.
func (p *painter) anchor(key string, y float64) { p.out.SetLink(p.linkTo(key), y, p.out.PageNo()) }

// link makes an area lead to the anchor key.
func (p *painter) link(x, y, w, h float64, key string) {
	if p.pages[key] != 0 {
		p.out.Link(x, y, w, h, p.linkTo(key))
	}
}

func (p *painter) linkTo(key string) int {
	id, ok := p.links[key]
	if !ok {
		id = p.out.AddLink()
		p.links[key] = id
	}
	return id
}

// bookmark adds an entry to the reader's outline. Levels without an entry are passed over.
func (p *painter) bookmark(title string, level int, y float64) {
	level = min(level, p.deepest)
	p.deepest = level + 1
	p.useFace(plexSans, 9) // with a Unicode face chosen gofpdf encodes the title rightly
	p.out.Bookmark(printable(title), level, y)
}

// pageOf is the page number of an anchor, for print.
func (p *painter) pageOf(key string) string { return fmt.Sprint(p.pages[key]) }
