package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// objects is a PDF file taken apart: the body of each object by its number.
type objects struct {
	body map[int][]byte
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
	o := &objects{body: make(map[int][]byte, count)}
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

// find gives the first object whose body holds some words; 0 when none does.
func (o *objects) find(words string) int {
	for n := 1; n <= len(o.body); n++ {
		if bytes.Contains(o.body[n], []byte(words)) {
			return n
		}
	}
	return 0
}

var anyReference = regexp.MustCompile(`^\s+(\d+) 0 R`)

// reference finds the object that key refers to; 0 when there is none.
func reference(dict []byte, key string) int {
	at := bytes.Index(dict, []byte(key))
	if at < 0 {
		return 0
	}
	m := anyReference.FindSubmatch(dict[at+len(key):])
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(m[1])) // digits only
	return n
}
