package pdf

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// span is a stretch of text in one style. Link, if any, is where it leads.
type span struct {
	text  string
	style style
	link  string
}

// cell is one character on its way to the page.
type cell struct {
	r     rune   // as it stands in the text
	glyph rune   // what is printed for it: r, a joined form of an Arabic letter, a letter with its accent; 0: nothing
	shown string // printed instead of a glyph when there is none
	width int    // thousandths of the type size
	face  *face
	span  int // index of the span it comes from
}

// cells makes every text safe to print: each character becomes a cell that has a glyph,
// or one that shows an escape such as \u{1F680} or \x1B in its place.
func cells(spans []span) []cell {
	n := 0
	for _, s := range spans {
		n += len(s.text)
	}
	out := make([]cell, 0, n)
	for i, s := range spans {
		for at := 0; at < len(s.text); {
			r, size := utf8.DecodeRuneInString(s.text[at:])
			c := cellFor(s.style, r, s.text[at:at+size])
			if r == ' ' && len(out) > 0 && s.style < mono {
				c = spaceLike(c, out[len(out)-1].face)
			}
			c.span = i
			if unicode.Is(unicode.Mn, r) && len(out) > 0 {
				c = compose(&out[len(out)-1], c)
			}
			out = append(out, c)
			at += size
		}
	}
	return out
}

func cellFor(s style, r rune, raw string) cell {
	if r == '\n' {
		return cell{r: r, face: chains[s][0]}
	}
	if f := faceFor(s, r); f != nil {
		return cell{r: r, glyph: r, width: f.advance(r), face: f}
	}
	c := cell{r: r, shown: escape(r, raw), face: chains[s][0]}
	if r == '\t' {
		c.face = faceFor(s, '\u21E5')
	}
	for _, e := range c.shown {
		c.width += c.face.advance(e)
	}
	return c
}

// compose prints a letter and the accent after it as one character where there is one: an
// accent of its own is not placed over its letter.
func compose(letter *cell, accent cell) cell {
	if letter.glyph == 0 {
		return accent
	}
	both := []rune(norm.NFC.String(string([]rune{letter.glyph, accent.r})))
	if len(both) != 1 || letter.face.advance(both[0]) < 0 {
		return accent
	}
	letter.glyph, letter.width = both[0], letter.face.advance(both[0])
	return cell{r: accent.r, face: letter.face, span: accent.span}
}

// spaceLike keeps a space in the face before it, so that a run of text is not cut in two.
func spaceLike(c cell, before *face) cell {
	if w := before.advance(' '); w >= 0 {
		c.face, c.width = before, w
	}
	return c
}

// escape is what stands on paper for a character that cannot: a tab as an arrow, a control
// or a broken byte as \x1B, all else as \u{1F680}.
func escape(r rune, raw string) string {
	switch {
	case r == '\t':
		return "\u21E5"
	case r == utf8.RuneError && len(raw) == 1:
		return fmt.Sprintf(`\x%02X`, raw[0])
	case r < 0x20 || r == 0x7F:
		return fmt.Sprintf(`\x%02X`, r)
	default:
		return fmt.Sprintf(`\u{%X}`, r)
	}
}

// printable is s with escapes in place of what cannot be printed, for file metadata and
// bookmarks, which gofpdf would otherwise garble or refuse.
func printable(s string) string {
	var b strings.Builder
	for _, c := range cells([]span{{text: s}}) {
		switch {
		case c.r == '\n':
			b.WriteByte(' ')
		case c.shown != "":
			b.WriteString(c.shown)
		default:
			b.WriteRune(c.r)
		}
	}
	return b.String()
}

// unixLines turns the line ends of other systems into line feeds. Only for prose: in a
// command every byte counts.
func unixLines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
