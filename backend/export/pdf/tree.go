package pdf

import (
	"fmt"
	"strconv"
)

// putTree writes the structure of the document, and the way back from what stands on each
// page, and from each link, to its element. It gives the object of the root.
func (p *painter) putTree() int {
	w := treeWriter{painter: p, object: map[*element]int{}}
	root := p.file.reserve()
	document := w.put(p.root, root)
	next := w.numberAreas()
	var back []byte
	back = append(back, "<</Nums ["...)
	for page, owners := range p.owners {
		back = fmt.Appendf(back, "%d %d 0 R ", page, p.file.add(w.references(owners)))
	}
	for _, a := range p.allAreas() {
		back = fmt.Appendf(back, "%d %d 0 R ", a.parent, w.object[w.owner[a]])
	}
	parents := p.file.add(string(append(back, "]>>"...)))
	p.file.put(root, fmt.Sprintf("<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>", document, parents, next))
	return root
}

type treeWriter struct {
	*painter
	object map[*element]int
	owner  map[*area]*element
	body   []byte
}

// numberAreas gives links and fields their numbers behind those of the pages.
func (w *treeWriter) numberAreas() int {
	next := len(w.leaves)
	for _, a := range w.allAreas() {
		a.parent = next
		next++
	}
	return next
}

func (p *painter) allAreas() []*area {
	all := p.areas[:len(p.areas):len(p.areas)]
	for _, f := range p.fields.all() {
		all = append(all, f.area)
	}
	return all
}

// put writes an element below its parent, after those in it, and gives its object.
func (w *treeWriter) put(e *element, parent int) int {
	n := w.file.reserve()
	w.object[e] = n
	objects := make([]int, len(e.kids))
	for i, k := range e.kids {
		if k.element != nil {
			objects[i] = w.put(k.element, n)
		}
	}
	page := firstPage(e.kids)
	b := fmt.Appendf(w.body[:0], "<</Type /StructElem /S /%s /P %d 0 R%s", e.role.name(), parent, e.role.attributes())
	if page > 0 {
		b = fmt.Appendf(b, " /Pg %d 0 R", w.leaves[page-1])
	}
	if e.alt != "" {
		b = append(b, " /Alt "+utf16Hex(e.alt)...)
	}
	if e.actual != "" {
		b = append(b, " /ActualText "+utf16Hex(e.actual)...)
	}
	if e.box != "" {
		b = append(b, " /A <</O /Layout /BBox "+e.box+">>"...)
	}
	b = append(b, " /K ["...)
	for i, k := range e.kids {
		b = w.appendKid(b, e, k, objects[i], page)
	}
	b = append(b, "]>>"...)
	w.file.put(n, string(b))
	w.body = b
	return n
}

func (w *treeWriter) appendKid(b []byte, e *element, k kid, object, page int) []byte {
	switch {
	case k.element != nil:
		b = append(strconv.AppendInt(b, int64(object), 10), " 0 R"...)
	case k.area != nil:
		if w.owner == nil {
			w.owner = map[*area]*element{}
		}
		w.owner[k.area] = e
		b = fmt.Appendf(b, "<</Type /OBJR /Obj %d 0 R /Pg %d 0 R>>", k.area.object, w.leaves[k.area.page-1])
	case k.page == page:
		b = appendInt(b, k.mark)
	default:
		b = fmt.Appendf(b, "<</Type /MCR /Pg %d 0 R /MCID %d>>", w.leaves[k.page-1], k.mark)
	}
	return append(b, ' ')
}

// firstPage is the page of the first stretch of content; 0 without any.
func firstPage(kids []kid) int {
	for _, k := range kids {
		if k.element == nil && k.area == nil {
			return k.page
		}
	}
	return 0
}

func (w *treeWriter) references(owners []*element) string {
	b := []byte{'['}
	for _, e := range owners {
		b = append(strconv.AppendInt(b, int64(w.object[e]), 10), " 0 R "...)
	}
	return string(append(b, ']'))
}
