package pdf

import "cmp"

// column is a block at a distance from the left edge of its row.
type column struct {
	x     float64
	block block
}

// columns are blocks beside each other; each goes on by itself on the next page.
type columns []column

func (c columns) height() float64 {
	h := 0.0
	for _, col := range c {
		h = max(h, col.block.height())
	}
	return h
}

func (c columns) draw(p *painter, x, y float64) {
	for _, col := range c {
		col.block.draw(p, x+col.x, y)
	}
}

func (c columns) split(room float64) (head, tail block) {
	var upper, lower columns
	for _, col := range c {
		first, rest := split(col.block, room)
		if first == nil {
			return nil, c
		}
		if rest == nil {
			rest = gap(0)
		}
		upper = append(upper, column{col.x, first})
		lower = append(lower, column{col.x, rest})
	}
	return upper, lower
}

// row is a row of a table.
type row struct {
	cells block
	head  bool // a head row is shaded
	role  role // TR unless set
	tight bool // one of many short rows: less room, a fainter rule
	share *share
}

const (
	rowPad   = 1.1
	tightPad = 0.35
)

func (r row) pad() float64 {
	if r.tight {
		return tightPad
	}
	return rowPad
}

func (r row) height() float64 { return r.cells.height() + 2*r.pad() }

func (r row) draw(p *painter, x, y, width float64) {
	switch {
	case r.head:
		p.fill(x, y, width, r.height(), headRow)
	case r.tight:
		p.rule(x, y+r.height(), x+width, 0.08, grey(190))
	default:
		p.rule(x, y+r.height(), x+width, 0.12, grey(140))
	}
	p.within(r.share, cmp.Or(r.role, roleRow), func() { r.cells.draw(p, x+1, y+r.pad()) })
}

// table is rows below each other; its head is repeated on every page.
type table struct {
	width float64
	head  []row
	rows  []row
	role  role // Table unless set
	share *share
	// goesOn: another part of the table was before, the head is only repeated.
	goesOn bool
}

func (t table) all() []row { return append(t.head[:len(t.head):len(t.head)], t.rows...) }

func (t table) height() float64 {
	h := 0.0
	for _, r := range t.all() {
		h += r.height()
	}
	return h
}

func (t table) draw(p *painter, x, y float64) {
	p.within(t.share, cmp.Or(t.role, roleTable), func() {
		for i, r := range t.all() {
			draw := func() { r.draw(p, x, y, t.width) }
			if t.goesOn && i < len(t.head) {
				p.aside(decoration, draw)
			} else {
				draw()
			}
			y += r.height()
		}
	})
}

func (t table) split(room float64) (head, tail block) {
	for _, r := range t.head {
		room -= r.height()
	}
	upper, lower := t, t
	if upper.share == nil {
		upper.share = new(share)
	}
	lower.share, lower.goesOn = upper.share, true
	for i, r := range t.rows {
		if h := r.height(); h <= room {
			room -= h
			continue
		}
		upper.rows, lower.rows = t.rows[:i:i], t.rows[i:]
		if first, rest := r.split(room, i == 0); first != nil {
			upper.rows = append(upper.rows, *first)
			lower.rows = append([]row{*rest}, t.rows[i+1:]...)
		}
		if len(upper.rows) == 0 {
			return nil, t
		}
		return upper, lower
	}
	return t, nil
}

// split divides a row only if it has to be: when it is tall, or the first on a page.
func (r row) split(room float64, first bool) (upper, lower *row) {
	if r.height() < 40 && !first {
		return nil, nil
	}
	head, tail := split(r.cells, room-2*r.pad())
	if head == nil || tail == nil {
		return nil, nil
	}
	if r.share == nil {
		r.share = new(share)
	}
	above, below := r, r
	above.cells, below.cells = head, tail
	return &above, &below
}

// cellsOf puts blocks into columns of the given widths, each in its role.
func cellsOf(r role, widths []float64, blocks ...block) columns {
	var out columns
	x := 0.0
	for i, b := range blocks {
		out = append(out, column{x, group(r, b)})
		x += widths[i]
	}
	return out
}

// headOf is a table head of one line.
func (s *setter) headOf(widths []float64, titles ...string) row {
	var blocks []block
	for i, title := range titles {
		blocks = append(blocks, s.para(smallBold, widths[i]-2, title).as(""))
	}
	return row{cells: cellsOf(roleHeader, widths, blocks...), head: true}
}
