package pdf

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// rightToLeft says whether r belongs to a script that runs from right to left.
func rightToLeft(r rune) bool {
	return r >= 0x590 && r <= 0x8FF || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC
}

func anyRightToLeft(cs []cell) bool {
	return slices.ContainsFunc(cs, func(c cell) bool { return rightToLeft(c.r) })
}

// startsRightToLeft says whether the first letter of a paragraph runs from right to left.
func startsRightToLeft(cs []cell) bool {
	for _, c := range cs {
		if rightToLeft(c.r) {
			return true
		}
		if unicode.IsLetter(c.r) {
			return false
		}
	}
	return false
}

// visual puts a line into the order in which it stands on paper from left to right, with
// Arabic letters joined. rtl is the direction of the paragraph that the line belongs to.
func visual(line []cell, rtl bool) []cell {
	if !anyRightToLeft(line) {
		return line
	}
	stretches := directions(line, rtl)
	if rtl {
		slices.Reverse(stretches)
	} else {
		stretches = numbersWithTheirRun(stretches)
	}
	out := make([]cell, 0, len(line))
	for _, g := range stretches {
		if g.rtl {
			out = append(out, mirrored(joinArabic(g.cells))...)
		} else {
			out = append(out, g.cells...)
		}
	}
	return out
}

// stretch is a stretch of a line that runs in one direction.
type stretch struct {
	cells []cell
	rtl   bool
}

// directions cuts the line into stretches, in reading order.
func directions(line []cell, rtl bool) []stretch {
	dirs := resolve(line, rtl)
	pairBrackets(line, dirs, rtl)
	var out []stretch
	for i, c := range line {
		if i == 0 || dirs[i] != dirs[i-1] {
			out = append(out, stretch{rtl: dirs[i]})
		}
		last := &out[len(out)-1]
		last.cells = append(last.cells, c)
	}
	return out
}

// resolve says of each cell whether it runs from right to left.
func resolve(line []cell, rtl bool) []bool {
	var b strings.Builder
	b.WriteRune(mark(rtl)) // makes the paragraph's direction known to the algorithm
	for _, c := range line {
		if c.shown != "" || c.r == '\n' {
			b.WriteRune('\uFFFC')
		} else {
			b.WriteRune(c.r)
		}
	}
	dirs := make([]bool, len(line))
	var p bidi.Paragraph
	if _, err := p.SetString(b.String()); err != nil {
		return dirs
	}
	order, err := p.Order()
	if err != nil {
		return dirs
	}
	for i := range order.NumRuns() {
		run := order.Run(i)
		from, to := run.Pos()
		for at := max(from-1, 0); at < to; at++ {
			dirs[at] = run.Direction() == bidi.RightToLeft
		}
	}
	return dirs
}

// pairBrackets gives both brackets of a pair one direction (rule N0 of the algorithm, whose
// implementation does not recognise pairs).
func pairBrackets(line []cell, dirs []bool, rtl bool) {
	var open []int
	for i, c := range line {
		switch c.r {
		case '(', '[', '{':
			open = append(open, i)
		case ')', ']', '}':
			if n := len(open); n > 0 && brackets[line[open[n-1]].r] == c.r {
				d := bracketDirection(line, dirs, open[n-1], i, rtl)
				dirs[open[n-1]], dirs[i] = d, d
				open = open[:n-1]
			}
		}
	}
}

// bracketDirection is that of the paragraph, unless all letters within the pair and the one
// before it run the other way.
func bracketDirection(line []cell, dirs []bool, from, to int, rtl bool) bool {
	opposite := false
	for i := from + 1; i < to; i++ {
		if unicode.IsLetter(line[i].r) {
			if dirs[i] == rtl {
				return rtl
			}
			opposite = true
		}
	}
	if !opposite {
		return dirs[from]
	}
	for i := from - 1; i >= 0; i-- {
		if unicode.IsLetter(line[i].r) {
			return dirs[i]
		}
	}
	return rtl
}

func mark(rtl bool) rune {
	if rtl {
		return '\u200F'
	}
	return '\u200E'
}

// numbersWithTheirRun reorders a left-to-right line: a number right after Arabic belongs to
// the Arabic and stands on its left. The algorithm's implementation does not tell such
// numbers from other left-to-right text.
func numbersWithTheirRun(in []stretch) []stretch {
	var out []stretch
	for i := 0; i < len(in); i++ {
		if !in[i].rtl {
			out = append(out, in[i])
			continue
		}
		from := len(out)
		out = append(out, in[i])
		for i+1 < len(in) && !in[i+1].rtl {
			n := leadingNumber(in[i+1].cells)
			if n == 0 {
				break
			}
			out = slices.Insert(out, from, stretch{in[i+1].cells[:n], false})
			in[i+1].cells = in[i+1].cells[n:]
			if len(in[i+1].cells) > 0 || i+2 >= len(in) {
				break
			}
			out = slices.Insert(out, from, in[i+2])
			i += 2
		}
	}
	return out
}

func leadingNumber(cs []cell) int {
	end := 0
	for i, c := range cs {
		if unicode.IsDigit(c.r) {
			end = i + 1
		} else if !strings.ContainsRune(".,:/-", c.r) {
			break
		}
	}
	return end
}

// mirrored turns a right-to-left stretch round; marks stay behind the letter they sit on,
// brackets turn with the direction.
func mirrored(cs []cell) []cell {
	out := make([]cell, 0, len(cs))
	for end := len(cs); end > 0; {
		start := end - 1
		for start > 0 && unicode.Is(unicode.Mn, cs[start].r) {
			start--
		}
		for _, c := range cs[start:end] {
			if m, ok := brackets[c.r]; ok {
				c.glyph = m
			}
			out = append(out, c)
		}
		end = start
	}
	return out
}

var brackets = map[rune]rune{'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<', '«': '»', '»': '«'}
