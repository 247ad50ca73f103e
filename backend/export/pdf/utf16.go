package pdf

import (
	"encoding/hex"
	"strings"
	"unicode/utf16"
)

// utf16Hex writes a PDF text string: UTF-16 with a byte order mark, in hex.
func utf16Hex(s string) string {
	units := utf16.Encode([]rune(s))
	b := make([]byte, 2, 2+2*len(units))
	b[0], b[1] = 0xFE, 0xFF
	for _, u := range units {
		b = append(b, byte(u>>8), byte(u))
	}
	return "<" + strings.ToUpper(hex.EncodeToString(b)) + ">"
}
