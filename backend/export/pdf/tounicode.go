package pdf

import (
	"fmt"
	"strings"
)

// toUnicode is the table from codes, which are UTF-16 units, to characters. Joined Arabic
// forms become letters again. A range must not cross a high byte: hence 248 of them.
func toUnicode() string {
	var ranges []string
	letters := lettersOf()
	for high := range 256 {
		if high >= 0xD8 && high <= 0xDF {
			continue // surrogates
		}
		from, to := high<<8, high<<8|0xFF
		switch high { // no character may be nothing, or a byte order mark either way round
		case 0:
			from = 1
		case 0xFE:
			to = 0xFEFE
		case 0xFF:
			to = 0xFFFD
		}
		if high == 0xFB || high == 0xFE {
			ranges = append(ranges, fmt.Sprintf("<%04X> <%04X> [%s]", from, to, listed(from, to, letters)))
		} else {
			ranges = append(ranges, fmt.Sprintf("<%04X> <%04X> <%04X>", from, to, from))
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(ranges) > 0 {
		n := min(100, len(ranges)) // more are not allowed in one section
		fmt.Fprintf(&b, "%d beginbfrange\n%s\nendbfrange\n", n, strings.Join(ranges[:n], "\n"))
		ranges = ranges[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}

func listed(from, to int, letters map[rune][]rune) string {
	var b strings.Builder
	for r := rune(from); r <= rune(to); r++ {
		text, ok := letters[r]
		if !ok {
			text = []rune{r}
		}
		b.WriteByte('<')
		for _, c := range text {
			fmt.Fprintf(&b, "%04X", c)
		}
		b.WriteByte('>')
	}
	return b.String()
}
