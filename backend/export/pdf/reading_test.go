package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// What a PDF is made of, as read back: dict, list, name, ref, figure and word.
type (
	dict   map[string]any
	list   []any
	name   string
	ref    int
	figure float64
	word   string
)

// reader reads a finished file for the tests that look at its structure.
type reader struct {
	t testing.TB
	*objects
	trailer dict
	parsed  map[ref]any
}

func readerOf(t testing.TB, file []byte) *reader {
	t.Helper()
	first := bytes.Index(file, []byte("\n%%EOF\n")) + len("\n%%EOF\n")
	o, err := parseObjects(file[:first])
	if err != nil {
		t.Fatal(err)
	}
	addUpdates(t, o, file, first)
	r := &reader{t: t, objects: o, parsed: map[ref]any{}}
	trailer := file[bytes.LastIndex(file, []byte("trailer\n"))+8:]
	r.trailer, _ = parse(trailer).(dict)
	return r
}

// addUpdates reads what signatures appended after the first end of the file.
func addUpdates(t testing.TB, o *objects, file []byte, from int) {
	t.Helper()
	for from < len(file) {
		table := bytes.Index(file[from:], []byte("\nxref\n"))
		if table < 0 {
			t.Fatal("an update without a table")
		}
		end := from + table + bytes.Index(file[from+table:], []byte("%%EOF\n")) + len("%%EOF\n")
		for _, m := range regexp.MustCompile(`(\d+) 1\n(\d{10}) 00000 n \n`).FindAllSubmatch(file[from+table:end], -1) {
			number, _ := strconv.Atoi(string(m[1]))
			offset, _ := strconv.Atoi(string(m[2]))
			raw := file[offset:end]
			body, _, whole := bytes.Cut(raw[bytes.IndexByte(raw, '\n')+1:], []byte("\nendobj"))
			if !whole || !bytes.HasPrefix(raw, fmt.Appendf(nil, "%d 0 obj\n", number)) {
				t.Fatalf("object %d does not lie at %d", number, offset)
			}
			o.body[number] = body
		}
		from = end
	}
}

// get follows a reference.
func (r *reader) get(v any) any {
	n, ok := v.(ref)
	if !ok {
		return v
	}
	if _, ok := r.body[int(n)]; !ok {
		r.t.Fatalf("object %d is missing", n)
	}
	if _, known := r.parsed[n]; !known {
		r.parsed[n] = parse(r.body[int(n)])
	}
	return r.parsed[n]
}

func (r *reader) dict(v any) dict { d, _ := r.get(v).(dict); return d }
func (r *reader) list(v any) list { l, _ := r.get(v).(list); return l }

// stream gives the data of a stream, unpacked.
func (r *reader) stream(v any) []byte {
	r.t.Helper()
	body := r.body[int(v.(ref))]
	at := bytes.Index(body, []byte(">>\nstream\n"))
	d := r.dict(v)
	data := body[at+10:][:int(d["Length"].(figure))]
	if d["Filter"] == nil {
		return data
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		r.t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		r.t.Fatal(err)
	}
	return out
}

func (r *reader) catalogue() dict { return r.dict(r.trailer["Root"]) }

func (r *reader) pages() (out []dict) {
	for _, kid := range r.list(r.dict(r.catalogue()["Pages"])["Kids"]) {
		out = append(out, r.dict(kid))
	}
	return out
}

var token = regexp.MustCompile(`^(?:<<|>>|\[|\]|<[0-9A-Fa-f]*>|/[^\s/<>\[\]()]*|\d+ 0 R\b|[-+]?\d*\.?\d+|[A-Za-z*'"]+)`)

// tokens cuts PDF into its smallest parts.
func tokens(b []byte) (out []string) {
	for len(b) > 0 {
		switch {
		case strings.ContainsRune(" \n\r\t", rune(b[0])):
			b = b[1:]
		case b[0] == '(':
			end := literalEnd(b)
			out = append(out, string(b[:end]))
			b = b[end:]
		default:
			t := token.Find(b)
			if len(t) == 0 {
				return append(out, "?"+string(b[:min(20, len(b))]))
			}
			out = append(out, string(t))
			if string(t) == "stream" {
				return out
			}
			b = b[len(t):]
		}
	}
	return out
}

func literalEnd(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}

func parse(b []byte) any {
	all := tokens(b)
	v, _ := readValue(all)
	return v
}

func readValue(t []string) (any, []string) {
	first, rest := t[0], t[1:]
	switch {
	case first == "<<":
		d := dict{}
		for rest[0] != ">>" {
			key := rest[0]
			d[key[1:]], rest = readValue(rest[1:])
		}
		return d, rest[1:]
	case first == "[":
		l := list{}
		for rest[0] != "]" {
			var v any
			v, rest = readValue(rest)
			l = append(l, v)
		}
		return l, rest[1:]
	case first[0] == '/':
		return name(first[1:]), rest
	case first[0] == '(':
		return strings.NewReplacer(`\\`, `\`, `\(`, "(", `\)`, ")").Replace(first[1 : len(first)-1]), rest
	case first[0] == '<':
		return first, rest
	case strings.HasSuffix(first, " 0 R"):
		n, _ := strconv.Atoi(strings.TrimSuffix(first, " 0 R"))
		return ref(n), rest
	}
	if n, err := strconv.ParseFloat(first, 64); err == nil {
		return figure(n), rest
	}
	return word(first), rest
}

// plainText reads a text string.
func plainText(t testing.TB, v any) string {
	t.Helper()
	s, _ := v.(string)
	if !strings.HasPrefix(s, "<FEFF") {
		return s
	}
	b, err := hex.DecodeString(strings.Trim(s, "<>"))
	if err != nil {
		t.Fatal(err)
	}
	var units []uint16
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// operation is one step of drawing with what stands before it.
type operation struct {
	operands []any
	operator string
}

// operations reads the content of a page.
func operations(b []byte) (out []operation) {
	var operands []any
	for t := tokens(b); len(t) > 0; {
		var v any
		v, t = readValue(t)
		if w, ok := v.(word); ok {
			out = append(out, operation{operands, string(w)})
			operands = nil
		} else {
			operands = append(operands, v)
		}
	}
	return out
}

func (o operation) String() string { return fmt.Sprint(o.operands, o.operator) }
