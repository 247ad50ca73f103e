package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// objects is a PDF file taken apart: the body of each object by its number.
type objects struct {
	body       map[int][]byte
	last       int
	root, info int
}

var errShape = errors.New("pdf: gofpdf's output has another shape than expected")

// parseObjects takes apart a file with one classic cross-reference table, as gofpdf writes it.
func parseObjects(b []byte) (*objects, error) {
	at := bytes.LastIndex(b, []byte("startxref\n"))
	if at < 0 {
		return nil, errShape
	}
	table, count := 0, 0
	if _, err := fmt.Sscanf(string(b[at+10:]), "%d", &table); err != nil || table >= len(b) {
		return nil, errShape
	}
	if _, err := fmt.Sscanf(string(b[table:min(table+30, len(b))]), "xref\n0 %d\n", &count); err != nil {
		return nil, errShape
	}
	entries := table + len("xref\n0 \n") + len(strconv.Itoa(count))
	o := &objects{body: make(map[int][]byte, count), last: count - 1}
	o.root = reference(b[entries+20*count:at], "/Root")
	o.info = reference(b[entries+20*count:at], "/Info")
	type place struct{ number, offset int }
	var places []place
	for n := 1; n < count; n++ {
		offset, err := strconv.Atoi(string(b[entries+20*n : entries+20*n+10]))
		if err != nil {
			return nil, errShape
		}
		places = append(places, place{n, offset})
	}
	slices.SortFunc(places, func(a, b place) int { return a.offset - b.offset })
	for i, p := range places {
		end := table
		if i+1 < len(places) {
			end = places[i+1].offset
		}
		raw := b[p.offset:end]
		from, to := bytes.IndexByte(raw, '\n')+1, bytes.LastIndex(raw, []byte("endobj"))
		if from == 0 || to < from {
			return nil, errShape
		}
		o.body[p.number] = bytes.TrimRight(raw[from:to], "\r\n")
	}
	return o, nil
}

// reference finds the object that key refers to; 0 when there is none.
func reference(dict []byte, key string) int {
	m := regexp.MustCompile(regexp.QuoteMeta(key) + `\s+(\d+) 0 R`).FindSubmatch(dict)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(m[1])) // digits only
	return n
}

// add gives a new object its number.
func (o *objects) add(body []byte) int {
	o.last++
	o.body[o.last] = body
	return o.last
}

// dictionary is the part of an object before its stream.
func dictionary(body []byte) (dict, stream []byte) {
	if i := bytes.Index(body, []byte(">>\nstream\n")); i >= 0 {
		return body[:i+2], body[i+2:]
	}
	return body, nil
}

// write puts the file together again. Objects are numbered in the order in which they are
// reached from the catalogue: whatever order gofpdf made them in, the same content gives
// the same bytes. What is not reached is left out.
func (o *objects) write() []byte {
	number := map[int]int{}
	var order []int
	visit := func(n int) int {
		if _, known := number[n]; !known {
			order = append(order, n)
			number[n] = len(order)
		}
		return number[n]
	}
	visit(o.root)
	visit(o.info)
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := []int{0}
	for i := 0; i < len(order); i++ {
		offsets = append(offsets, b.Len())
		dict, stream := dictionary(o.body[order[i]])
		fmt.Fprintf(&b, "%d 0 obj\n", i+1)
		rewriteReferences(&b, dict, visit)
		b.Write(stream)
		b.WriteString("\nendobj\n")
	}
	id, table := sha256.Sum256(b.Bytes()), b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, offset := range offsets[1:] {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R /Info 2 0 R /ID [<%X> <%X>]>>\nstartxref\n%d\n%%%%EOF\n", len(offsets), id[:16], id[:16], table)
	return b.Bytes()
}

// rewriteReferences copies a dictionary with every "n 0 R" outside strings renumbered.
func rewriteReferences(out *bytes.Buffer, dict []byte, number func(int) int) {
	for i := 0; i < len(dict); {
		switch c := dict[i]; {
		case c == '(':
			end := stringEnd(dict, i)
			out.Write(dict[i:end])
			i = end
		case c >= '0' && c <= '9':
			end := i
			for end < len(dict) && dict[end] >= '0' && dict[end] <= '9' {
				end++
			}
			if n, err := strconv.Atoi(string(dict[i:end])); err == nil && bytes.HasPrefix(dict[end:], []byte(" 0 R")) {
				fmt.Fprintf(out, "%d 0 R", number(n))
				end += len(" 0 R")
			} else {
				out.Write(dict[i:end])
			}
			i = end
		default:
			out.WriteByte(c)
			i++
		}
	}
}

// stringEnd is the place behind the literal string that starts at i.
func stringEnd(dict []byte, i int) int {
	depth := 0
	for ; i < len(dict); i++ {
		switch dict[i] {
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
	return len(dict)
}
