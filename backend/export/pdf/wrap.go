package pdf

import (
	"strings"
	"unicode"
)

// breakLines says where the lines of cs end when none may be wider than most
// (thousandths of the type size): line i is cs[ends[i-1]:ends[i]]. Nothing is dropped: a
// line feed and the spaces at a break belong to the line that they end.
func breakLines(cs []cell, most int) (ends []int) {
	start, width, chance := 0, 0, 0
	for i := 0; i < len(cs); i++ {
		c := cs[i]
		if c.r == '\n' {
			ends = append(ends, i+1)
			start, width, chance = i+1, 0, 0
			continue
		}
		if width+c.width > most && c.r != ' ' && i > start {
			cut := i
			if chance > start {
				cut = chance
			} else if i-1 > start && strings.ContainsRune(noLineStart, c.r) {
				cut = i - 1
			}
			ends = append(ends, cut)
			start, width, chance = cut, 0, 0
			i = cut - 1
			continue
		}
		width += c.width
		if i+1 < len(cs) && mayBreak(c.r, cs[i+1].r) {
			chance = i + 1
		}
	}
	if start < len(cs) || len(ends) == 0 || cs[len(cs)-1].r == '\n' {
		ends = append(ends, len(cs))
	}
	return ends
}

// mayBreak says whether prose may go on in a new line between two characters.
func mayBreak(before, after rune) bool {
	if after == ' ' || strings.ContainsRune(noLineStart, after) {
		return false
	}
	switch before {
	case ' ', '/', '\u2014', '\u2013':
		return true
	case '-':
		return unicode.IsLetter(after)
	}
	return ideographic(before) || ideographic(after) && before != '('
}

const noLineStart = "、。，．：；？！）】」』》ー…,.:;?!)]}”’%"

func ideographic(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xAC00 && r <= 0xD7AF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFFEF
}

// codeLine is a printed line of a command.
type codeLine struct {
	cells []cell
	// number of the line in the command, from 1; 0 on a continuation.
	number int
	// goesOn: the line of the command continues on the next printed line.
	goesOn bool
}

// breakCode breaks a command into printed lines. Joining the cells of a numbered line with
// those of its continuations gives the line of the command, to the byte.
func breakCode(text string, most int) []codeLine {
	var out []codeLine
	for i, logical := range strings.Split(text, "\n") {
		rest := cells([]span{{text: logical, style: mono}})
		number := i + 1
		for {
			n := fitting(rest, most)
			if n == len(rest) {
				out = append(out, codeLine{cells: rest, number: number})
				break
			}
			cut := codeBreak(rest, n)
			out = append(out, codeLine{cells: rest[:cut], number: number, goesOn: true})
			rest, number = rest[cut:], 0
		}
	}
	return out
}

// fitting is how many cells fit the width: at least one, so that every line gets on.
func fitting(cs []cell, most int) int {
	width := 0
	for i, c := range cs {
		width += c.width
		if width > most && i > 0 {
			return i
		}
	}
	return len(cs)
}

// codeBreak looks back from n for a place where the eye expects a break.
func codeBreak(cs []cell, n int) int {
	for i := n; i > n*2/3 && i > 0; i-- {
		if strings.ContainsRune(" ,;|&/=?", cs[i-1].r) {
			return i
		}
	}
	return n
}
