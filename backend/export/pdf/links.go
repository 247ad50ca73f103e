package pdf

import (
	"fmt"
	"strings"
)

// area is a place on a page that leads to an anchor or to an address.
type area struct {
	object, page, parent int
	x, y, w, h           float64
	key, address         string
}

// linked draws something that leads to the anchor key, if there is one.
func (p *painter) linked(x, y, w, h float64, key string, draw func()) {
	if p.pages[key] == 0 {
		draw()
		return
	}
	p.over(&area{x: x, y: y, w: w, h: h, key: key}, draw)
}

// outward draws something that leads to an address.
func (p *painter) outward(x, y, w, h float64, address string, draw func()) {
	p.over(&area{x: x, y: y, w: w, h: h, address: address}, draw)
}

func (p *painter) over(a *area, draw func()) {
	if p.mute != unmarked || p.held {
		draw() // what is not read aloud leads nowhere
		return
	}
	a.object, a.page = p.file.reserve(), p.number
	p.areas = append(p.areas, a)
	e := p.inline(roleLink, draw)
	e.kids = append(e.kids, kid{area: a})
}

// areasOn is the entry of a page that names its areas, and its fields to sign in.
func (p *painter) areasOn(page int) string {
	var out []string
	for i := len(p.areas) - 1; i >= 0 && p.areas[i].page == page; i-- {
		out = append(out, fmt.Sprintf("%d 0 R", p.areas[i].object))
	}
	for _, f := range p.fields.on(page) {
		out = append(out, fmt.Sprintf("%d 0 R", f.area.object))
	}
	if len(out) == 0 {
		return ""
	}
	return " /Annots [" + strings.Join(out, " ") + "]"
}

// rectangle is where something lies, in points from the bottom left corner.
func (p *painter) rectangle(x, y, w, h float64) string {
	pt, high := p.sheet.points, p.sheet.height
	return fmt.Sprintf("[%.2f %.2f %.2f %.2f]", pt(x), pt(high-y-h), pt(x+w), pt(high-y))
}

const printed = 4 // flag: an annotation that may not be left out on paper

// putAreas writes the areas, once all anchors are known.
func (p *painter) putAreas() {
	for _, a := range p.areas {
		where, words := "/A <</S /URI /URI "+literal(a.address)+">>", a.address
		if a.address == "" {
			where, words = "/Dest "+p.destination(a.key), "To page "+p.pageOf(a.key)
		}
		p.file.put(a.object, fmt.Sprintf("<</Type /Annot /Subtype /Link /Rect %s /Border [0 0 0] /F %d /Contents %s /P %d 0 R /StructParent %d %s>>",
			p.rectangle(a.x, a.y, a.w, a.h), printed, utf16Hex(words), p.leaves[a.page-1], a.parent, where))
	}
}

// destination is where an anchor stands.
func (p *painter) destination(key string) string {
	return fmt.Sprintf("[%d 0 R /XYZ null %.2f null]", p.leaves[p.pages[key]-1], p.sheet.points(p.sheet.height-p.heights[key]))
}

// literal writes an ASCII string.
func literal(s string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
}

// outlineEntry is an entry of the reader's outline: a bookmark.
type outlineEntry struct {
	title  string
	place  string
	level  int
	object int
	kids   []*outlineEntry
}

// bookmark adds an entry to the reader's outline. Levels without an entry are passed over.
func (p *painter) bookmark(title string, level int, y float64) {
	m := &outlineEntry{title: printable(title), level: level, place: fmt.Sprintf("[%d 0 R /XYZ null %.2f null]", p.leaves[p.number-1], p.sheet.points(p.sheet.height-y))}
	siblings := &p.entries
	for n := len(*siblings); n > 0 && (*siblings)[n-1].level < level; n = len(*siblings) {
		siblings = &(*siblings)[n-1].kids
	}
	*siblings = append(*siblings, m)
}

// putOutline writes the outline and gives its object; 0 when there is none.
func (p *painter) putOutline() int {
	if len(p.entries) == 0 {
		return 0
	}
	n := p.file.reserve()
	p.file.put(n, fmt.Sprintf("<</Type /Outlines%s /Count %d>>", p.putEntries(n, p.entries), len(p.entries)))
	return n
}

// putEntries writes entries of one parent and gives its references to them.
func (p *painter) putEntries(parent int, marks []*outlineEntry) string {
	for _, m := range marks {
		m.object = p.file.reserve()
	}
	for i, m := range marks {
		entries := fmt.Sprintf("/Title %s /Parent %d 0 R /Dest %s", utf16Hex(m.title), parent, m.place)
		if i > 0 {
			entries += fmt.Sprintf(" /Prev %d 0 R", marks[i-1].object)
		}
		if i+1 < len(marks) {
			entries += fmt.Sprintf(" /Next %d 0 R", marks[i+1].object)
		}
		if len(m.kids) > 0 { // closed: a negative count
			entries += fmt.Sprintf("%s /Count -%d", p.putEntries(m.object, m.kids), len(m.kids))
		}
		p.file.put(m.object, "<<"+entries+">>")
	}
	return fmt.Sprintf(" /First %d 0 R /Last %d 0 R", marks[0].object, marks[len(marks)-1].object)
}
