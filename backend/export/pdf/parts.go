package pdf

import (
	"fmt"
	"strings"

	"rsc.io/qr"

	"renogen/backend/export"
)

// part is a head of the first rank, which contents and bookmarks lead to.
func (d *document) part(title, key string) block {
	return keeper{anchored{stack{d.para(partFace, d.sheet.body(), title).as(roleH1), gap(2.5)}, key, title, 0}}
}

// head is a head of the second rank.
func (d *document) section(title string) stack {
	return stack{gap(4), keeper{stack{d.para(headFace, d.sheet.body(), title).as(roleH2), gap(0.8)}}}
}

// title is how a document begins: what it is, of what, which version, and its QR code.
func (d *document) title(kind string, qrSize float64) block {
	width := d.sheet.body() - qrSize - 8
	words := stack{
		gap(2),
		d.para(labelFace, width, strings.ToUpper(kind)).in(second),
		d.para(titleFace(d.head.Title), width, d.head.Title).as(roleH1),
		gap(1.5),
		d.para(typeface{sans, 10, 5}, width, joinedBy("   ·   ", d.head.Number, d.version())).in(second),
		d.para(typeface{sans, 10, 5}, width, joinedBy("   ·   ", d.head.Project, d.head.Environment)).in(second),
	}
	return columns{{0, words}, {d.sheet.body() - qrSize, d.qrBlock(qrSize)}}
}

// titleFace is smaller for long titles, so that a title never fills the page.
func titleFace(title string) typeface {
	switch n := len([]rune(title)); {
	case n <= 90:
		return typeface{bold, 21, 9.4}
	case n <= 160:
		return typeface{bold, 15, 7}
	}
	return typeface{bold, 12, 5.8}
}

// qrBlock carries number, version and digest: it proves what the code below it only finds.
func (d *document) qrBlock(size float64) block {
	content := fmt.Sprintf("RENOGEN/%s/V%d/%s", alphanumeric(d.head.Number), d.head.Version, d.digest)
	c, err := qr.Encode(content, qr.M)
	return drawing{size + 5, func(p *painter, x, y float64) {
		if err == nil { // only a number of thousands of characters does not fit
			e := p.in(roleFigure, func() { p.qrCode(x, y, size, c) })
			e.alt, e.box = "QR code: "+content, p.rectangle(x, y, size, size)
		}
		p.sayCentre(x+size/2, y+size+3.6, typeface{mono, min(7, size/4.1), 3}, black, d.code)
	}}
}

// alphanumeric keeps the QR code in its compact alphabet.
func alphanumeric(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789$*+-./: ", r) {
			return r
		}
		return '-'
	}, strings.ToUpper(s))
}

// facts is a list of labels and texts.
func (d *document) facts(labelWidth float64, pairs ...[2]string) block {
	widths := []float64{labelWidth, d.sheet.body() - labelWidth}
	t := table{width: d.sheet.body()}
	for _, pair := range pairs {
		if pair[1] == "" {
			continue
		}
		t.rows = append(t.rows, row{cells: columns{
			{0, group(roleSide, d.para(labelFace, labelWidth-3, pair[0]).as(""))},
			{labelWidth, group(roleCell, d.para(textFace, widths[1]-2, pair[1]).as(""))},
		}})
	}
	return t
}

// cautions are the remarks that must be on every document, between single rules.
func (d *document) cautions() block {
	var out stack
	for _, remark := range d.head.Remarks {
		text := remark.Text
		if remark.By != "" {
			text += " (" + remark.By
			if remark.At != 0 {
				text += ", " + d.zone.Moment(remark.At)
			}
			text += ")"
		}
		out = append(out, d.caution(d.sheet.body(), d.words(RemarkWord, string(remark.Kind)), text), gap(2.6))
	}
	return out
}

// warning is a text between double rules, caution one between single rules.
func (s *setter) warning(width float64, text string) block {
	body := columns{
		{11, s.para(typeface{bold, 8, 4.6}, 18, "WARNING")},
		{28, s.para(typeface{bold, 9.5, 4.6}, width-30, text)},
	}
	behind := func(p *painter, x, y, h float64) {
		p.rule(x, y+0.35, x+width, 0.7, black)
		p.rule(x, y+1.3, x+width, 0.25, black)
		p.rule(x, y+h-1.3, x+width, 0.25, black)
		p.rule(x, y+h-0.35, x+width, 0.7, black)
		p.warningSign(x+2, y+2.4)
	}
	return stack{inset{body: atLeast(body, 6), above: 2.2, below: 2.2, behind: behind}, gap(1.2)}
}

func (s *setter) caution(width float64, word, text string) block {
	body := s.rich(textFace, width-4, span{text: word + "   ", style: bold}, span{text: text})
	behind := func(p *painter, x, y, h float64) {
		p.rule(x, y, x+width, 0.45, black)
		p.rule(x, y+h, x+width, 0.45, black)
	}
	return inset{body: body, above: 1.2, below: 1.6, leftPad: 2, behind: behind}
}

// atLeast gives a block a least height.
func atLeast(b block, h float64) block {
	if missing := h - b.height(); missing > 0 {
		return stack{b, gap(missing)}
	}
	return b
}

// labels is a column of bold labels with the texts behind them.
type labels struct {
	*setter
	width, by float64
}

// labels makes room for the widest of the given labels, within reason.
func (s *setter) labels(width float64, names ...string) labels {
	by := 17.2
	for _, name := range names {
		by = max(by, min(s.plain(labelFace, name).width+2.5, width/3))
	}
	return labels{s, width, by}
}

func (l labels) row(name string, body func(width float64) block) block {
	return indented{by: l.by, label: l.para(labelFace, l.by-1.5, name), body: body(l.width - l.by)}
}

func (l labels) text(name, text string) block {
	one := new(share) // label and text are read in one go
	return indented{by: l.by, label: l.para(labelFace, l.by-1.5, name).with(one), body: l.para(textFace, l.width-l.by, text).with(one)}
}

// people gives whom to call: the contacts, else lead and release manager.
func (d *document) people(contacts []export.Person) []export.Person {
	if len(contacts) > 0 {
		return contacts
	}
	var out []export.Person
	for _, person := range []export.Person{d.head.ReleaseManager, d.head.Lead} {
		if person.Name != "" {
			out = append(out, person)
		}
	}
	return out
}

// origin says from which state of the workspace the document was made.
func (d *document) origin() stack {
	return append(d.section("Origin of this document"), d.facts(38, d.originFacts()...))
}

func (d *document) originFacts() [][2]string {
	m := d.made
	facts := [][2]string{{"Made", ""}, {"Program", m.Program}, {"Workspace", m.Workspace}, {"Journal", ""}, {"SHA-256 of content", d.digest}}
	if m.At != 0 {
		facts[0][1] = joinedBy(", by ", d.zone.Moment(m.At), m.By)
	}
	if m.Hash != "" {
		facts[3][1] = fmt.Sprintf("entry %d, %s", m.Seq, m.Hash)
	}
	return facts
}

// originLine is the same in small print, for documents that should fit one page.
func (d *document) originLine() block {
	var parts []string
	for _, fact := range d.originFacts() {
		if fact[1] != "" {
			parts = append(parts, fact[0]+" "+fact[1])
		}
	}
	return d.para(tinyFace, d.sheet.body(), joinedBy("   ·   ", parts...)).in(second).aligned(centred)
}
