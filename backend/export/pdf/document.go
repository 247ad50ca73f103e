package pdf

import (
	"cmp"
	"fmt"
	"time"

	"renogen/backend/export"
)

// document is what the three kinds have in common: who they are, on every page.
type document struct {
	*flow
	head   export.Head
	made   export.Made
	kind   string // such as "Run book"
	digest string
	code   string
	zone   *export.Zone
	words  Words

	options     Options
	content     []byte
	contentName string // of the content's file inside the document
}

func newDocument(o Options, kind, contentName string, head export.Head, made export.Made, content []byte) (*document, error) {
	z, err := export.NewZone(head.Zone)
	if err != nil {
		return nil, err
	}
	digest := export.Digest(content)
	words := o.Words
	if words == nil {
		words = codes
	}
	return &document{
		flow: newFlow(o.Paper.sheet()), head: head, made: made, kind: kind,
		digest: digest, code: export.Code(digest), zone: z, words: words,
		options: o, content: content, contentName: contentName,
	}, nil
}

// finish draws the placed pages and gives the file.
func (d *document) finish() ([]byte, error) {
	p := d.paint()
	if err := d.options.stopped(); err != nil {
		return nil, err
	}
	if p.failed != nil {
		return nil, fmt.Errorf("pdf: drawing: %w", p.failed)
	}
	return p.end(d.about(), d.attached())
}

func (d *document) paint() *painter {
	p := newPainter(d.sheet, d.setter, d.anchors, len(d.pages))
	p.fields = &fields{names: d.options.SignatureFields}
	for i, page := range d.pages {
		if d.options.stopped() != nil {
			break // finish says why
		}
		p.sheetOf(i+1, func() {
			p.aside(furniture, func() { d.furniture(p, page, i+1) })
			for _, b := range page.placed {
				b.block.draw(p, b.x, b.y)
			}
			if i == 0 {
				p.signUnseen()
			}
		})
		if d.options.Progress != nil {
			d.options.Progress(i+1, len(d.pages))
		}
	}
	return p
}

// about fills the metadata of the file.
func (d *document) about() about {
	draft := ""
	if d.head.Draft {
		draft = "DRAFT "
	}
	return about{
		title:    printable(draft + cmp.Or(joinedBy(" ", d.head.Number, d.head.Title), d.kind)),
		subject:  printable(draft + joinedBy(" · ", d.kind, d.version(), "content "+d.code)),
		author:   printable(d.made.By),
		keywords: printable(draft + joinedBy(" ", d.head.Project, d.code)),
		creator:  printable(d.made.Program),
		made:     time.UnixMilli(d.made.At).UTC(),
	}
}

// attached is the content that the code covers, and what the caller adds.
func (d *document) attached() []Attachment {
	content := Attachment{
		Name: d.contentName, Description: "Content of this document, canonical JSON, SHA-256 " + d.digest,
		MIME: "application/json", Relationship: Source, Data: d.content,
	}
	return append([]Attachment{content}, d.options.Attach...)
}

// version says in words which version this is; nothing if it has none.
func (d *document) version() string {
	switch {
	case d.head.Version == 0 && d.head.Draft:
		return "not approved"
	case d.head.Version == 0:
		return ""
	case d.head.Draft:
		return fmt.Sprintf("changed since version %d", d.head.Version)
	}
	return fmt.Sprintf("version %d", d.head.Version)
}

// furniture draws what every page has: a page without the code is scrap.
func (d *document) furniture(p *painter, page *page, number int) {
	right, y := d.sheet.right(), 13.5
	if page.plain {
		p.fill(0, 0, d.sheet.width, 3.2, bandTop)
	} else {
		x := left + p.say(left, y, smallBold, black, d.head.Number) + 4
		phase := p.fitted(smallBold, d.sheet.body()*0.45, page.phase)
		p.text(right-phase.width, y, smallBold, black, phase)
		p.text(x, y, smallFace, second, p.fitted(smallFace, right-phase.width-x-d.tagRoom(), d.head.Title))
		p.rule(left, 16, right, 0.2, grey(90))
	}
	d.draftTag(p)
	foot := d.sheet.height - 10.2
	p.rule(left, foot-4.3, right, 0.2, grey(90))
	x := left + p.say(left, foot, typeface{monoBold, 8, 3.8}, black, d.code) + 3
	p.say(x, foot, typeface{sans, 7.5, 3.8}, second, d.footnote())
	p.sayRight(right, foot, labelFace, black, fmt.Sprintf("%d / %d", number, len(d.pages)))
}

func (d *document) footnote() string {
	if d.head.Draft {
		return joinedBy(" · ", "DRAFT", d.version(), "not to be worked from")
	}
	return joinedBy(" · ", d.version(), "valid on paper only with the same code on every page")
}

func (d *document) tagRoom() float64 {
	if d.head.Draft {
		return 22
	}
	return 4
}

// draftTag is black with white letters, so that it survives any copier.
func (d *document) draftTag(p *painter) {
	if !d.head.Draft {
		return
	}
	const w, h = 14.0, 4.6
	x, y := d.sheet.width/2-w/2, 5.2
	p.fill(x, y, w, h, black)
	p.sayCentre(x+w/2, y+3.5, smallBold, white, "DRAFT")
}
