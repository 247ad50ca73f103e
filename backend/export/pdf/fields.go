package pdf

import (
	"fmt"
	"slices"
	"strings"
)

// fields are the places to sign in: the approvals' boxes on the cover, and for people who have
// none there places without size on the first page.
type fields struct {
	names  []string
	placed []*field
}

type field struct {
	area *area
	name string
	// says is what a reader that cannot see is told.
	says string
}

// all gives the fields; of no fields, none.
func (f *fields) all() []*field {
	if f == nil {
		return nil
	}
	return f.placed
}

func (f *fields) on(page int) (out []*field) {
	for _, one := range f.all() {
		if one.area.page == page {
			out = append(out, one)
		}
	}
	return out
}

// wants says whether there is to be a field for a person that is not placed yet.
func (f *fields) wants(name string) bool {
	return f != nil && slices.Contains(f.names, name) &&
		!slices.ContainsFunc(f.placed, func(one *field) bool { return one.name == name })
}

// signHere makes an area a person's field to sign in, if one is still wanted.
func (p *painter) signHere(name string, x, y, w, h float64, says string) {
	if !p.fields.wants(name) || p.mute != unmarked {
		return
	}
	a := &area{object: p.file.reserve(), page: p.number, x: x, y: y, w: w, h: h}
	p.fields.placed = append(p.fields.placed, &field{area: a, name: name, says: says})
	e := p.in(roleForm, func() {})
	e.alt = says
	e.kids = append(e.kids, kid{area: a})
}

// signUnseen places the fields that no box was there for.
func (p *painter) signUnseen() {
	if p.fields == nil {
		return
	}
	for _, name := range p.fields.names {
		p.signHere(name, 0, p.sheet.height, 0, 0, "Signature of "+name)
	}
}

const locked = 128 // flag: an annotation that is neither moved nor deleted

// putFields writes the fields and gives the catalogue's entry that names them.
func (p *painter) putFields() string {
	all := p.fields.all()
	if len(all) == 0 {
		return ""
	}
	empty := p.file.stream("/Type /XObject /Subtype /Form /BBox [0 0 10 10] /Resources <<>>", nil)
	var names strings.Builder
	for _, f := range all {
		p.file.put(f.area.object, fmt.Sprintf("<</Type /Annot /Subtype /Widget /FT /Sig /T %s /TU %s /F %d /Rect %s /P %d 0 R /StructParent %d /AP <</N %d 0 R>>>>",
			utf16Hex(f.name), utf16Hex(f.says), printed|locked, p.rectangle(f.area.x, f.area.y, f.area.w, f.area.h), p.leaves[f.area.page-1], f.area.parent, empty))
		fmt.Fprintf(&names, "%d 0 R ", f.area.object)
	}
	return fmt.Sprintf(" /AcroForm %d 0 R", p.file.add("<</Fields ["+names.String()+"] /SigFlags 3>>"))
}
