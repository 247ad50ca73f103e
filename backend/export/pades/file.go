package pades

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// ErrForm says that a file is not built as package pdf builds them: it has no classic cross-reference table, or none
// that can be followed. Files that other programs have saved again are often so.
var ErrForm = errors.New("pades: the file is not built as expected")

// file is a PDF with its cross-reference table followed back to the first revision.
type file struct {
	b       []byte
	offsets map[int]int // of the newest version of each object
	trailer dict
	table   int   // where the newest table stands
	starts  []int // of all tables, the newest first
}

const maxRevisions = 1000

// open reads a file up to its end: the last table is the one that counts.
func open(b []byte) (*file, error) {
	f := &file{b: b, offsets: map[int]int{}}
	at, err := f.lastTable()
	if err != nil {
		return nil, err
	}
	f.table = at
	for at >= 0 {
		if len(f.starts) >= maxRevisions || len(f.starts) > 0 && at >= f.starts[len(f.starts)-1] {
			return nil, fmt.Errorf("%w: its tables do not lead to the beginning", ErrForm)
		}
		f.starts = append(f.starts, at)
		trailer, err := f.readTable(at)
		if err != nil {
			return nil, err
		}
		if len(f.starts) == 1 {
			f.trailer = trailer
		}
		at = -1
		if previous := trailer.get("Prev"); previous != nil {
			if at, err = integer(previous); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

func (f *file) lastTable() (int, error) {
	i := bytes.LastIndex(f.b, []byte("startxref"))
	if i < 0 {
		return 0, fmt.Errorf("%w: it has no end", ErrForm)
	}
	s := scanner{b: f.b, at: i + len("startxref")}
	at, err := integer(s.value(0))
	if err != nil || at < 0 || at >= len(f.b) {
		return 0, fmt.Errorf("%w: it has no end", ErrForm)
	}
	return at, nil
}

// readTable notes where the objects of one table stand; newer ones are known already.
func (f *file) readTable(at int) (dict, error) {
	s := scanner{b: f.b, at: at}
	if at < 0 || at >= len(f.b) || !bytes.HasPrefix(f.b[at:], []byte("xref")) {
		return dict{}, fmt.Errorf("%w: it has no classic table", ErrForm)
	}
	s.at += len("xref")
	for !s.skip("trailer") {
		first, err := integer(s.value(0))
		if err != nil {
			return dict{}, err
		}
		count, err := integer(s.value(0))
		if err != nil || count < 0 || count > len(f.b)/20 {
			return dict{}, fmt.Errorf("%w: its table is not whole", ErrForm)
		}
		s.space()
		if s.at+20*count > len(f.b) {
			return dict{}, fmt.Errorf("%w: its table is not whole", ErrForm)
		}
		for k := range count {
			line := f.b[s.at+20*k:][:20]
			offset, err := strconv.Atoi(string(line[:10]))
			if err != nil || offset < 0 {
				return dict{}, fmt.Errorf("%w: its table is not whole", ErrForm)
			}
			if _, known := f.offsets[first+k]; !known && line[17] == 'n' {
				f.offsets[first+k] = offset
			}
		}
		s.at += 20 * count
	}
	trailer, ok := s.value(0).(dict)
	if !ok || s.bad {
		return dict{}, fmt.Errorf("%w: it has no trailer", ErrForm)
	}
	return trailer, nil
}

func integer(v any) (int, error) {
	if n, ok := v.(number); ok {
		if i, err := strconv.Atoi(string(n)); err == nil {
			return i, nil
		}
	}
	return 0, fmt.Errorf("%w: a number is missing", ErrForm)
}

// object is a numbered value as it stands in the file.
type object struct {
	number int
	value  any
	raw    []byte // the value's bytes; spans of a dictionary refer to them
	data   []byte // of a stream, as stored
}

func (o object) dict() dict {
	d, _ := o.value.(dict)
	return d
}

func (f *file) object(n ref) (object, error) {
	o, s, err := f.head(n)
	if err != nil {
		return o, err
	}
	if s.skip("stream") {
		if o.data, err = f.stream(&s, o); err != nil {
			return o, err
		}
	}
	if !s.skip("endobj") {
		return o, fmt.Errorf("%w: object %d has no end", ErrForm, n)
	}
	return o, nil
}

// head reads the value of an object, without the stream that may follow it.
func (f *file) head(n ref) (object, scanner, error) {
	offset, ok := f.offsets[int(n)]
	if !ok || offset >= len(f.b) {
		return object{}, scanner{}, fmt.Errorf("%w: object %d is missing", ErrForm, n)
	}
	s := scanner{b: f.b, at: offset}
	if !s.skip(strconv.Itoa(int(n))) || !s.skip("0") || !s.skip("obj") {
		return object{}, s, fmt.Errorf("%w: object %d is missing", ErrForm, n)
	}
	s.space()
	from := s.at
	inner := scanner{b: f.b[from:]}
	value := inner.value(0)
	if inner.bad {
		return object{}, s, fmt.Errorf("%w: object %d cannot be read", ErrForm, n)
	}
	s.at = from + inner.at
	return object{number: int(n), value: value, raw: f.b[from:s.at]}, s, nil
}

func (f *file) stream(s *scanner, o object) ([]byte, error) {
	length := o.dict().get("Length")
	if r, ok := length.(ref); ok {
		direct, _, err := f.head(r)
		if err != nil {
			return nil, err
		}
		length = direct.value
	}
	n, err := integer(length)
	if bytes.HasPrefix(s.b[s.at:], []byte("\r\n")) {
		s.at++
	}
	s.at++ // the end of the line behind the word stream
	if err != nil || n < 0 || s.at+n > len(s.b) {
		return nil, fmt.Errorf("%w: object %d has no length", ErrForm, o.number)
	}
	data := s.b[s.at : s.at+n : s.at+n]
	s.at += n
	if !s.skip("endstream") {
		return nil, fmt.Errorf("%w: object %d has no end", ErrForm, o.number)
	}
	return data, nil
}

// resolve follows a reference to a dictionary, or gives the dictionary itself.
func (f *file) resolve(v any) dict {
	switch v := v.(type) {
	case dict:
		return v
	case ref:
		if o, err := f.object(v); err == nil {
			return o.dict()
		}
	}
	return dict{}
}

// resolveList follows a reference to a list, or gives the list itself.
func (f *file) resolveList(v any) list {
	switch v := v.(type) {
	case list:
		return v
	case ref:
		if o, err := f.object(v); err == nil {
			l, _ := o.value.(list)
			return l
		}
	}
	return nil
}

// root is the catalogue.
func (f *file) root() (object, error) {
	r, ok := f.trailer.get("Root").(ref)
	if !ok {
		return object{}, fmt.Errorf("%w: it has no catalogue", ErrForm)
	}
	return f.object(r)
}

// maxContent bounds what a stream may unpack to.
const maxContent = 256 << 20

// content unpacks a stream that is stored plain or deflated.
func (o object) content() ([]byte, error) {
	switch o.dict().get("Filter") {
	case nil:
		return o.data, nil
	case name("FlateDecode"):
		return inflate(o.data)
	}
	return nil, fmt.Errorf("%w: object %d is packed in an unknown way", ErrForm, o.number)
}

func inflate(data []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	out, err := io.ReadAll(io.LimitReader(r, maxContent))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	return out, nil
}
