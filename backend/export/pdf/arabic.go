package pdf

// joined gives the printed forms of an Arabic letter: alone, at the end of a joined group,
// at its start, in its middle. 0 where a letter has none: it does not join to that side.
type joined [4]rune

const (
	alone = iota
	final
	initial
	medial
)

// letter numbers its forms from the first one, n of them (1, 2 or 4).
func letter(first rune, n int) joined {
	var j joined
	for i := range n {
		j[i] = first + rune(i)
	}
	return j
}

var arabic = map[rune]joined{
	0x621: letter(0xFE80, 1), 0x622: letter(0xFE81, 2), 0x623: letter(0xFE83, 2), 0x624: letter(0xFE85, 2),
	0x625: letter(0xFE87, 2), 0x626: letter(0xFE89, 4), 0x627: letter(0xFE8D, 2), 0x628: letter(0xFE8F, 4),
	0x629: letter(0xFE93, 2), 0x62A: letter(0xFE95, 4), 0x62B: letter(0xFE99, 4), 0x62C: letter(0xFE9D, 4),
	0x62D: letter(0xFEA1, 4), 0x62E: letter(0xFEA5, 4), 0x62F: letter(0xFEA9, 2), 0x630: letter(0xFEAB, 2),
	0x631: letter(0xFEAD, 2), 0x632: letter(0xFEAF, 2), 0x633: letter(0xFEB1, 4), 0x634: letter(0xFEB5, 4),
	0x635: letter(0xFEB9, 4), 0x636: letter(0xFEBD, 4), 0x637: letter(0xFEC1, 4), 0x638: letter(0xFEC5, 4),
	0x639: letter(0xFEC9, 4), 0x63A: letter(0xFECD, 4), 0x641: letter(0xFED1, 4), 0x642: letter(0xFED5, 4),
	0x643: letter(0xFED9, 4), 0x644: letter(0xFEDD, 4), 0x645: letter(0xFEE1, 4), 0x646: letter(0xFEE5, 4),
	0x647: letter(0xFEE9, 4), 0x648: letter(0xFEED, 2), 0x649: letter(0xFEEF, 2), 0x64A: letter(0xFEF1, 4),
	// Persian and Urdu letters that have forms of their own.
	0x67E: letter(0xFB56, 4), 0x686: letter(0xFB7A, 4), 0x698: letter(0xFB8A, 2), 0x6A9: letter(0xFB8E, 4),
	0x6AF: letter(0xFB92, 4), 0x6CC: letter(0xFBFC, 4),
}

const lam = 0x644

// lamAlef are the forms, alone and final, of lam followed by the letter.
var lamAlef = map[rune][2]rune{0x622: {0xFEF5, 0xFEF6}, 0x623: {0xFEF7, 0xFEF8}, 0x625: {0xFEF9, 0xFEFA}, 0x627: {0xFEFB, 0xFEFC}}

// lettersOf maps printed forms back to letters, so that copied text has the letters.
func lettersOf() map[rune][]rune {
	back := map[rune][]rune{}
	for r, forms := range arabic {
		for _, form := range forms {
			if form != 0 {
				back[form] = []rune{r}
			}
		}
	}
	for alef, forms := range lamAlef {
		for _, form := range forms {
			back[form] = []rune{lam, alef}
		}
	}
	return back
}

// joinArabic gives each Arabic letter the form that its neighbours ask for; lam and alef
// become one. cs is in reading order and is not changed.
func joinArabic(cs []cell) []cell {
	out := make([]cell, 0, len(cs))
	joins := false // the letter before reaches out to this one
	for i := 0; i < len(cs); i++ {
		c := cs[i]
		forms, ok := arabic[c.r]
		if !ok {
			out = append(out, c)
			joins = joins && vowelMark(c.r)
			continue
		}
		if ligature, ok := lamAlefAt(cs, i); ok {
			out = append(out, withGlyph(c, ligature[joinedForm(joins, false)]))
			joins = false
			i++
			continue
		}
		next := forms[initial] != 0 && joinsBack(cs, i+1)
		out = append(out, withGlyph(c, forms[joinedForm(joins && forms[final] != 0, next)]))
		joins = forms[initial] != 0
	}
	return out
}

func lamAlefAt(cs []cell, i int) ([2]rune, bool) {
	if cs[i].r != lam || i+1 >= len(cs) {
		return [2]rune{}, false
	}
	forms, ok := lamAlef[cs[i+1].r]
	return forms, ok
}

// joinsBack says whether the next letter from i on, past vowel marks, joins to the one before it.
func joinsBack(cs []cell, i int) bool {
	for i < len(cs) && vowelMark(cs[i].r) {
		i++
	}
	return i < len(cs) && arabic[cs[i].r][final] != 0
}

func joinedForm(before, after bool) int {
	switch {
	case before && after:
		return medial
	case before:
		return final
	case after:
		return initial
	}
	return alone
}

func vowelMark(r rune) bool { return r >= 0x64B && r <= 0x652 || r == 0x670 }

// withGlyph sets the printed form if a face of the fallback chain has it.
func withGlyph(c cell, form rune) cell {
	for _, f := range []*face{c.face, dejaVu} {
		if w := f.advance(form); w >= 0 {
			c.glyph, c.width, c.face = form, w, f
			return c
		}
	}
	return c
}
