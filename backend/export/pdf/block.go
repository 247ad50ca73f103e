package pdf

// block is a part of a page that knows its height before it is drawn.
type block interface {
	height() float64
	draw(p *painter, x, y float64)
}

// splitter is a block that can go on on the next page. split gives what fits into room and
// the rest; no head when nothing sensible fits, no tail when all of it does.
type splitter interface {
	block
	split(room float64) (head, tail block)
}

// split divides any block: one that cannot be divided fits whole or not at all.
func split(b block, room float64) (head, tail block) {
	if b.height() <= room {
		return b, nil
	}
	if s, ok := b.(splitter); ok {
		return s.split(room)
	}
	return nil, b
}

// gap is empty height.
type gap float64

func (g gap) height() float64                  { return float64(g) }
func (gap) draw(*painter, float64, float64)    {}
func (g gap) split(float64) (head, tail block) { return gap(0), nil } // not carried over to a new page

// drawing is a block of fixed height that draws itself.
type drawing struct {
	high  float64
	paint func(p *painter, x, y float64)
}

func (d drawing) height() float64               { return d.high }
func (d drawing) draw(p *painter, x, y float64) { d.paint(p, x, y) }

// stack is blocks below each other.
type stack []block

func (s stack) height() float64 {
	h := 0.0
	for _, b := range s {
		h += b.height()
	}
	return h
}

func (s stack) draw(p *painter, x, y float64) {
	for _, b := range s {
		b.draw(p, x, y)
		y += b.height()
	}
}

func (s stack) split(room float64) (head, tail block) {
	for i, b := range s {
		if h := b.height(); h <= room {
			room -= h
			continue
		}
		part, rest := split(b, room)
		above, below := s[:i:i], s[i+1:]
		if part != nil {
			above = append(above, part)
		} else {
			above, below = letGo(above, s[i:])
			rest = nil
		}
		if rest != nil {
			below = append(stack{rest}, below...)
		}
		if len(above) == 0 {
			return nil, s
		}
		return above, nothing(below)
	}
	return s, nil
}

// letGo moves blocks that must not stand last on a page, such as heads, over to the next one.
func letGo(above, below stack) (stack, stack) {
	all := append(above[:len(above):len(above)], below...)
	n := len(above)
	for n > 0 && keepsWithNext(above[n-1]) {
		n--
	}
	return all[:n:n], all[n:]
}

func nothing(s stack) block {
	if len(s) == 0 {
		return nil
	}
	return s
}

// keeper is a block that stays with the one below it.
type keeper struct{ block }

func keepsWithNext(b block) bool {
	switch b := b.(type) {
	case keeper:
		return true
	case gap:
		return b > 0
	}
	return false
}

// indented is a block moved to the right, with something drawn beside its first part, such
// as the number of a list entry.
type indented struct {
	by     float64
	label  block // may be nil
	body   block
	around func(p *painter, draw func()) // may be nil
}

func (i indented) height() float64 {
	if i.label == nil {
		return i.body.height()
	}
	return max(i.body.height(), i.label.height())
}

func (i indented) draw(p *painter, x, y float64) {
	paint := func() {
		if i.label != nil {
			i.label.draw(p, x, y)
		}
		i.body.draw(p, x+i.by, y)
	}
	if i.around != nil {
		i.around(p, paint)
	} else {
		paint()
	}
}

func (i indented) split(room float64) (head, tail block) {
	first, rest := split(i.body, room)
	if first == nil || i.label != nil && i.label.height() > room {
		return nil, i
	}
	if rest == nil {
		return i, nil
	}
	return indented{i.by, i.label, first, i.around}, indented{i.by, nil, rest, i.around}
}

// group gives a block a role in the structure of the document.
func group(r role, b block) block { return roled{b, r, nil} }

type roled struct {
	block
	role  role
	share *share
}

func (r roled) draw(p *painter, x, y float64) {
	p.within(r.share, r.role, func() { r.block.draw(p, x, y) })
}

func (r roled) split(room float64) (head, tail block) {
	first, rest := split(r.block, room)
	if first == nil {
		return nil, r
	}
	if rest == nil {
		return r, nil
	}
	if r.share == nil {
		r.share = new(share)
	}
	return roled{first, r.role, r.share}, roled{rest, r.role, r.share}
}

// beside is a block that a reader that cannot see is not told, because it is told elsewhere.
func beside(b block) block { return asideBlock{b} }

type asideBlock struct{ block }

func (a asideBlock) draw(p *painter, x, y float64) {
	p.aside(decoration, func() { a.block.draw(p, x, y) })
}

// inset is a block with something drawn behind it and room around it, on every page that it
// runs over.
type inset struct {
	body                  block
	above, below, leftPad float64
	behind                func(p *painter, x, y, h float64)
}

func (i inset) height() float64 { return i.above + i.body.height() + i.below }

func (i inset) draw(p *painter, x, y float64) {
	i.behind(p, x, y, i.height())
	i.body.draw(p, x+i.leftPad, y+i.above)
}

func (i inset) split(room float64) (head, tail block) {
	first, rest := split(i.body, room-i.above-i.below)
	if first == nil {
		return nil, i
	}
	if rest == nil {
		return i, nil
	}
	upper, lower := i, i
	upper.body, lower.body = first, rest
	return upper, lower
}
