package ical

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// writer writes content lines.
type writer struct{ out bytes.Buffer }

// longest is how many octets a line may have, without its end.
const longest = 75

// line writes a property, folded: what goes on in the next line stands there behind a space. No character is torn apart.
func (w *writer) line(name, value string) {
	rest := name + ":" + value
	room := longest
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		w.out.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], longest-1
	}
	w.out.WriteString(rest + "\r\n")
}

var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escaped writes a text so that nothing in it is taken for a mark or ends the line.
func escaped(text string) string {
	return strings.Map(withoutControls, escapes.Replace(strings.ToValidUTF8(text, "\ufffd")))
}

// withoutControls drops what the format has no way to say; texts of a workspace have no such characters.
func withoutControls(r rune) rune {
	if r < ' ' && r != '\t' || r == 0x7f {
		return -1
	}
	return r
}

func escapedList(texts []string) string {
	out := make([]string, len(texts))
	for i, text := range texts {
		out[i] = escaped(text)
	}
	return strings.Join(out, ",")
}
