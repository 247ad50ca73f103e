package pdf

import (
	"strings"
)

// element is a part of the document by its role: what a reader that cannot see needs. All
// that is drawn belongs to an element, or is decoration.
type element struct {
	role role
	// alt says what a figure shows; actual is what the element is copied as.
	alt, actual string
	// box is where a figure lies, in points.
	box  string
	kids []kid
	// implicit: made because text was drawn right within a group.
	implicit bool
}

// kid is a smaller element, or a stretch of the content of a page by its number there, or
// the area of a link.
type kid struct {
	element *element
	page    int // from 1
	mark    int
	area    *area
}

// role is a name in PDF structure trees; behind a slash stands what the name does not say.
type role string

const (
	roleNone     role = "none" // not an element of its own
	roleDocument role = "Document"
	roleH1       role = "H1"
	roleH2       role = "H2"
	roleH3       role = "H3"
	roleP        role = "P"
	roleCode     role = "Code"
	roleQuote    role = "BlockQuote"
	roleList     role = "L/None" // labels are names, not numbers
	roleNumbered role = "L/Decimal"
	roleBullets  role = "L/Disc"
	roleItem     role = "LI"
	roleLabel    role = "Lbl"
	roleBody     role = "LBody"
	roleTable    role = "Table"
	roleRow      role = "TR"
	roleHeader   role = "TH/Column"
	roleSide     role = "TH/Row"
	roleCell     role = "TD"
	roleFigure   role = "Figure"
	roleContents role = "TOC"
	roleEntry    role = "TOCI"
	roleRefer    role = "Reference"
	roleLink     role = "Link"
	roleSpan     role = "Span"
	roleForm     role = "Form"
	roleCaption  role = "Caption"
	roleStep     role = "Sect"
)

// name is the role without what follows the slash.
func (r role) name() string {
	name, _, _ := strings.Cut(string(r), "/")
	return name
}

// attributes says what the name does not.
func (r role) attributes() string {
	name, detail, _ := strings.Cut(string(r), "/")
	switch name {
	case "TH":
		return " /A <</O /Table /Scope /" + detail + ">>"
	case "L":
		return " /A <</O /List /ListNumbering /" + detail + ">>"
	}
	return ""
}

// groups hold elements only; text drawn right within one becomes a paragraph.
var groups = map[role]bool{
	roleDocument: true, roleQuote: true, roleList: true, roleNumbered: true, roleBullets: true, roleItem: true, roleTable: true,
	roleRow: true, roleContents: true, roleEntry: true, roleStep: true,
}

// leaf is the element that text drawn within e belongs to.
func (e *element) leaf() *element {
	if !groups[e.role] {
		return e
	}
	if n := len(e.kids); n > 0 && e.kids[n-1].element != nil && e.kids[n-1].element.implicit {
		return e.kids[n-1].element
	}
	p := &element{role: roleP, implicit: true}
	e.kids = append(e.kids, kid{element: p})
	return p
}

// headings are never more than one rank below the one before.
var headings = []role{roleH1, roleH2, roleH3}

// share makes the parts of a block that was divided one element. Its address is what counts.
type share struct{ _ byte }

// in draws something as an element of the given role.
func (p *painter) in(r role, draw func()) *element { return p.within(nil, r, draw) }

// within is in, but goes on with the element if another part of what is shared was drawn.
func (p *painter) within(s *share, r role, draw func()) *element {
	if p.mute != unmarked || r == roleNone {
		draw()
		return &element{role: r} // nobody hears of it
	}
	outer := p.at
	e := p.shared[s]
	if s == nil || e == nil {
		e = &element{role: p.rank(r)}
		outer.kids = append(outer.kids, kid{element: e})
	}
	if s != nil {
		p.shared[s] = e
	}
	p.at = e
	draw()
	p.at = outer
	return e
}

// inline draws something as an element within a text.
func (p *painter) inline(r role, draw func()) *element {
	outer := p.at
	p.at = outer.leaf()
	e := p.in(r, draw)
	p.at = outer
	return e
}

// rank keeps headings without gaps.
func (p *painter) rank(r role) role {
	for i, h := range headings {
		if r == h {
			level := min(i, p.deepestHead)
			p.deepestHead = level + 1
			return headings[level]
		}
	}
	return r
}

// The kinds of content.
type kindOfMark int

const (
	unmarked   kindOfMark = iota
	decoration            // lines, boxes, what is said again
	furniture             // running heads and feet
	spoken                // of an element
)

// belong says what the content drawn from here on belongs to.
func (p *painter) belong(kind kindOfMark, e *element) {
	if p.held || kind == p.kind && e == p.marked {
		return
	}
	if p.kind != unmarked {
		p.page.WriteString("EMC\n")
	}
	p.kind, p.marked = kind, e
	switch kind {
	case decoration:
		p.page.WriteString("/Artifact BMC\n")
	case furniture:
		p.page.WriteString("/Artifact <</Type /Pagination>> BDC\n")
	case spoken:
		p.markContent(e)
	}
}

func (p *painter) markContent(e *element) {
	n := len(p.owners[p.number-1])
	p.owners[p.number-1] = append(p.owners[p.number-1], e)
	e.kids = append(e.kids, kid{page: p.number, mark: n})
	p.page.WriteString("/" + e.role.name() + " <</MCID ")
	p.page.Write(appendInt(p.page.AvailableBuffer(), n))
	p.page.WriteString(">> BDC\n")
}

// speak makes what follows part of the present element, decorate of none but a figure.
func (p *painter) speak() {
	if p.mute != unmarked {
		p.belong(p.mute, nil)
		return
	}
	if !p.held {
		p.belong(spoken, p.at.leaf())
	}
}

func (p *painter) decorate() {
	switch {
	case p.mute != unmarked:
		p.belong(p.mute, nil)
	case p.at.role == roleFigure:
		p.belong(spoken, p.at)
	default:
		p.belong(decoration, nil)
	}
}

// aside draws something that a reader that cannot see is not told.
func (p *painter) aside(kind kindOfMark, draw func()) {
	outer := p.mute
	p.mute = kind
	draw()
	p.mute = outer
}
