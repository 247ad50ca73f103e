package pdf

import "strconv"

// code is a command: printed lines with the number of each line of the command and a sign
// where a line goes on. Copied out of the document it is the command, to the byte.
type code struct {
	label    para // host and login, above
	rows     []codeRow
	width    float64
	numbered bool // more than one row, so the numbers tell where a line starts
	ended    bool // the last line has an end of its own, which is copied but takes no room
}

type codeRow struct {
	line   line
	source string
	number int  // as in codeLine
	goesOn bool // as in codeLine
}

const (
	codeIndent = 6.5 // room for numbers
	codeRight  = 4.5 // room for the sign
	codePad    = 1.5
)

var codeLabelFace = typeface{bold, 7.5, 3.7}

func (s *setter) command(width float64, label, text string) code {
	c := code{width: width}
	if label != "" {
		c.label = s.para(codeLabelFace, width-5, label).in(second)
	}
	lines := breakCode(text, codeFace.thousandths(width-codeIndent-codeRight))
	if last := len(lines) - 1; last > 0 && len(lines[last].cells) == 0 {
		lines, c.ended = lines[:last], true
	}
	c.numbered = len(lines) > 1
	for _, l := range lines {
		c.rows = append(c.rows, codeRow{s.inOrder(codeFace, l.cells), source(l.cells), l.number, l.goesOn})
	}
	return c
}

func source(cs []cell) string {
	out := make([]rune, len(cs))
	for i, c := range cs {
		out[i] = c.r
	}
	return string(out)
}

// inOrder sets cells one after the other: a command stands in the order of its bytes, with
// no reordering for scripts that run from right to left.
func (s *setter) inOrder(t typeface, cs []cell) line {
	var out line
	spans := []span{{style: t.style}}
	for i := 0; i < len(cs); {
		n := alike(cs[i:])
		p := s.piece(t, cs[i:i+n], spans)
		p.actual = "" // the command as a whole says what it stands for
		out.pieces = append(out.pieces, p)
		i += n
	}
	return out
}

func (c code) headHeight() float64 { return codePad + c.label.height() }

func (c code) height() float64 {
	return c.headHeight() + float64(len(c.rows))*codeFace.lead + codePad
}

func (c code) draw(p *painter, x, y float64) {
	p.fill(x, y, c.width, c.height(), sunken)
	p.fill(x, y, 0.9, c.height(), grey(60))
	c.label.draw(p, x+3, y+0.4)
	y += c.headHeight() - 0.3
	p.in(roleP, func() {
		p.in(roleCode, func() {
			p.standsFor(c.text(), func() {
				for i, row := range c.rows {
					p.text(x+codeIndent, base(y, i), codeFace, black, row.line)
				}
			})
		}).actual = c.text()
	})
	p.silently(func() {
		for i, row := range c.rows {
			c.signs(p, x, base(y, i), row)
		}
	})
}

func base(y float64, row int) float64 { return y + float64(row+1)*codeFace.lead - 1.1 }

func (c code) signs(p *painter, x, base float64, row codeRow) {
	if c.numbered && row.number > 0 {
		p.sayRight(x+5.2, base, typeface{mono, 6, 3}, faint, strconv.Itoa(row.number))
	}
	if row.goesOn {
		p.sayRight(x+c.width-0.8, base, typeface{mono, 8, 4}, faint, "↩")
	}
}

// text is the part of the command that stands here.
func (c code) text() string {
	text := ""
	for i, row := range c.rows {
		if row.number > 0 && i > 0 {
			text += "\n"
		}
		text += row.source
	}
	if c.ended {
		text += "\n"
	}
	return text
}

// split cuts between lines of the command where it can.
func (c code) split(room float64) (head, tail block) {
	n := int((room - c.headHeight() - codePad) / codeFace.lead)
	if n >= len(c.rows) {
		return c, nil
	}
	for back := n; back > n/2; back-- {
		if c.rows[back].number > 0 {
			n = back
			break
		}
	}
	if n < 2 {
		return nil, c
	}
	upper, lower := c, c
	upper.rows, lower.rows = c.rows[:n], c.rows[n:]
	upper.ended = false
	return upper, lower
}
