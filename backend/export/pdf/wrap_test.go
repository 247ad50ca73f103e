package pdf

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// anyText draws texts of all scripts, with controls, emoji, accents and line ends.
func anyText() *rapid.Generator[string] {
	pieces := []string{"word", "a-b", "path/to/file", "  ", " ", "\n", "\t", "\r", "\x1b", "\x00", "🚀", "你好，", "（", "مرحبا", "لا", "שלום", "12.5", "(", ")", "e\u0301", "\u200b", "\u202e", "x", "ﬁ", "—", "。", "ö"}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.StringN(0, 4, -1)), 0, 60).Draw(t, "pieces"), "")
	})
}

func TestWrappingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText().Draw(t, "text")
		most := rapid.IntRange(1, 20_000).Draw(t, "most")
		cs := cells([]span{{text: text}})
		joined, start := "", 0
		for _, end := range breakLines(cs, most) {
			line := cs[start:end]
			checkFits(t, line, most)
			joined += source(line)
			start = end
		}
		if joined != text {
			t.Fatalf("wrapped %q, joined %q", text, joined)
		}
	})
}

// checkFits allows spaces at the end to hang out, and one character that is wider than the line.
func checkFits(t *rapid.T, line []cell, most int) {
	width, printed := 0, 0
	for i, c := range line {
		if strings.TrimRight(source(line[i:]), " \n") == "" {
			break
		}
		width += c.width
		printed++
	}
	if width > most && printed > 1 {
		t.Fatalf("%q is %d wide, most is %d", source(line), width, most)
	}
	if at := strings.IndexByte(source(line), '\n'); at >= 0 && at != len(source(line))-1 {
		t.Fatalf("a line feed inside the line %q", source(line))
	}
}

func TestBreakingCodeLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText().Draw(t, "text")
		most := rapid.IntRange(1, 20_000).Draw(t, "most")
		var b strings.Builder
		number := 0
		for i, line := range breakCode(text, most) {
			if line.number > 0 && i > 0 {
				b.WriteByte('\n')
			}
			if line.number > 0 {
				if number++; line.number != number {
					t.Fatalf("line %d is numbered %d", number, line.number)
				}
			}
			b.WriteString(source(line.cells))
		}
		if b.String() != text {
			t.Fatalf("broke %q, joined %q", text, b.String())
		}
	})
}

func TestCodeBlockStandsForItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := anyText().Draw(t, "text")
		var whole strings.Builder
		var rest block = newSetter().command(rapid.Float64Range(20, 110).Draw(t, "width"), "host", text)
		for rest != nil {
			head, tail := split(rest, rapid.Float64Range(15, 100).Draw(t, "room"))
			if head == nil {
				head, tail = rest, nil
			}
			part := head.(code)
			if whole.Len() > 0 && part.rows[0].number > 0 {
				whole.WriteByte('\n')
			}
			whole.WriteString(part.text())
			rest = tail
		}
		if whole.String() != text && text != "" {
			t.Fatalf("%q became %q", text, whole.String())
		}
	})
}

func TestEveryCellCanBePrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(anyText(), rapid.String()).Draw(t, "text")
		style := rapid.SampledFrom([]style{sans, bold, italic, mono, monoBold}).Draw(t, "style")
		cs := cells([]span{{text: text, style: style}})
		if source(cs) != text {
			t.Fatalf("%q became %q", text, source(cs))
		}
		for _, c := range cs {
			printed := []rune(c.shown)
			if c.shown == "" && c.glyph != 0 {
				printed = []rune{c.glyph}
			}
			for _, r := range printed {
				if c.face.advance(r) < 0 {
					t.Fatalf("%U is to be printed as %q, which %s lacks", c.r, printed, c.face.name)
				}
			}
		}
	})
}

func TestWhatCannotBePrintedIsShown(t *testing.T) {
	for text, want := range map[string]string{
		"a🚀b": `a\u{1F680}b`, "\x1b[31m": `\x1B[31m`, "\t": "⇥", "\xff": `\xFF`, "\u202e": `\u{202E}`,
		"\u200b": `\u{200B}`, "\ue000": `\u{E000}`, "\ufffd": `\u{FFFD}`, "e\u0301": "é", "你": "你", "\x00": `\x00`,
	} {
		if got := shownText(cells([]span{{text: text}})); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
	if got := shownText(cells([]span{{text: "a\u00a0b", style: mono}})); got != `a\u{A0}b` {
		t.Errorf("a space that is none is shown in a command as %q", got)
	}
}

// shownText is what stands on paper.
func shownText(cs []cell) string {
	var b strings.Builder
	for _, c := range cs {
		switch {
		case c.shown != "":
			b.WriteString(c.shown)
		case c.glyph != 0:
			b.WriteRune(c.glyph)
		}
	}
	return b.String()
}

func TestReorderingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ReplaceAll(anyText().Draw(t, "text"), "\n", "")
		cs := cells([]span{{text: text}})
		before, after := tally(lettersIn(cs)), tally(lettersIn(visual(cs, rapid.Bool().Draw(t, "rtl"))))
		for r, n := range before {
			if after[r] != n {
				t.Fatalf("%q: %U stands %d times, %d times after", text, r, n, after[r])
			}
		}
	})
}

// lettersIn gives the characters behind cells, joined forms taken apart.
func lettersIn(cs []cell) (all []rune) {
	back := lettersOf()
	for _, c := range cs {
		if letters := back[c.glyph]; len(letters) == 2 {
			all = append(all, letters...)
		} else {
			all = append(all, c.r)
		}
	}
	return all
}

func tally(rs []rune) map[rune]int {
	n := map[rune]int{}
	for _, r := range rs {
		n[r]++
	}
	return n
}

func TestScriptsFromRightToLeft(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"abc", "abc"},
		{"שלום", "םולש"},
		{"see שלום now", "see םולש now"},
		{"لا", "ﻻ"},
		{"سلام", "ﻡﻼﺳ"},
		{"ليلى حداد", "ﺩﺍﺪﺣ ﻰﻠﻴﻟ"},
		{"room 15 قاعة 16 open", "room 15 16 ﺔﻋﺎﻗ open"},
		{"x قاعة (نسخة), y", "x (ﺔﺨﺴﻧ) ﺔﻋﺎﻗ, y"},
		{"x قاعة 15 (نسخة), y", "x (ﺔﺨﺴﻧ) 15 ﺔﻋﺎﻗ, y"},
		{"שלום (abc) עולם", "םלוע (abc) םולש"},
	} {
		cs := cells([]span{{text: c.text}})
		if got := shownText(visual(cs, startsRightToLeft(cs))); got != c.want {
			t.Errorf("%s stands as %q, want %q", c.text, got, c.want)
		}
	}
}

func TestLongWordsAreBroken(t *testing.T) {
	s := newSetter()
	for _, l := range s.lines(textFace, 30, span{text: strings.Repeat("x", 500)}) {
		if l.width > 30.5 {
			t.Errorf("a line is %.1f mm wide", l.width)
		}
	}
}

func TestFittedTextEndsWithDots(t *testing.T) {
	s := newSetter()
	long := s.fitted(textFace, 40, strings.Repeat("title ", 50))
	text := ""
	for _, p := range long.pieces {
		text += string(p.text)
	}
	if long.width > 40 || !strings.HasSuffix(text, "… ") {
		t.Errorf("%q is %.1f mm wide", text, long.width)
	}
	if !utf8.ValidString(text) {
		t.Error("not valid UTF-8")
	}
}
