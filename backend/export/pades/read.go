package pades

import (
	"bytes"
	"crypto/x509"
	"fmt"
	"slices"
	"time"
)

// Signature is one signature as it stands in a file.
type Signature struct {
	Statement
	// Chain begins with the signer's certificate; empty when the signature cannot be read.
	Chain []*x509.Certificate
	// End is where the update of this signature ends, in bytes from the beginning; From where it begins.
	From, End int
	// Err is what is wrong with it: ErrDigest, ErrSignature; nil when it holds.
	Err error
	// Foreign: its update holds something else than this signature, as we would have written it.
	Foreign bool
}

// Document is what a signed file says.
type Document struct {
	// First is the revision that the first signature signs; without signatures the whole file.
	First []byte
	// Signatures stand in the order in which they were given.
	Signatures []Signature
	// Open are the fields that nobody has signed yet.
	Open []string
	// Tail is where what follows the last signature begins; -1 when nothing does.
	Tail int
	// Attachments are those of the first revision, by name.
	Attachments map[string][]byte
}

// Read reads the signatures and attachments of a file. It judges each signature by itself: whether its certificate
// can be relied on is for the caller.
func Read(b []byte) (*Document, error) {
	d := &Document{First: b, Tail: -1}
	f, fields, err := mostSigned(b)
	if err != nil {
		return nil, err
	}
	for _, field := range fields {
		name := words(field.dict().get("T"))
		if field.dict().get("V") == nil {
			d.Open = append(d.Open, name)
			continue
		}
		s, err := f.signature(name, f.resolve(field.dict().get("V")))
		if err != nil {
			return nil, err
		}
		d.Signatures = append(d.Signatures, s)
	}
	slices.SortStableFunc(d.Signatures, func(a, b Signature) int { return a.End - b.End })
	if err := d.follow(b); err != nil {
		return nil, err
	}
	first, err := open(d.First)
	if err != nil {
		return nil, err
	}
	d.Attachments, err = first.attachments()
	return d, err
}

// mostSigned gives the revision with the most signatures, the newest of those: an update that takes signatures away
// does not hide them.
func mostSigned(b []byte) (best *file, fields []object, err error) {
	newest, err := open(b)
	if err != nil {
		return nil, nil, err
	}
	most := -1
	for i, start := range newest.starts {
		f := newest
		if i > 0 {
			end, err := endBehind(b, start)
			if err != nil {
				return nil, nil, err
			}
			if f, err = open(b[:end]); err != nil {
				return nil, nil, err
			}
		}
		found, err := f.fields()
		if err != nil && i == 0 {
			return nil, nil, err
		}
		if signed := countSigned(found); err == nil && signed > most {
			best, fields, most = f, found, signed
		}
	}
	return best, fields, nil
}

func countSigned(fields []object) int {
	n := 0
	for _, field := range fields {
		if field.dict().get("V") != nil {
			n++
		}
	}
	return n
}

func (f *file) signature(field string, v dict) (Signature, error) {
	s := Signature{Statement: Statement{
		Field: field, Name: words(v.get("Name")), Reason: words(v.get("Reason")), At: dateOf(v.get("M")), Certify: v.get("Reference") != nil,
	}}
	ranges := f.resolveList(v.get("ByteRange"))
	contents, ok := v.get("Contents").(text)
	if len(ranges) != 4 || !ok {
		return s, fmt.Errorf("%w: a signature says not what it covers", ErrForm)
	}
	var at [4]int
	for i, r := range ranges {
		var err error
		if at[i], err = integer(r); err != nil {
			return s, err
		}
	}
	from, to := at[1], at[2]
	s.End = to + at[3]
	if at[0] != 0 || from < 0 || to < from || at[3] < 0 || s.End > len(f.b) || s.End < to {
		return s, fmt.Errorf("%w: a signature covers what is not there", ErrForm)
	}
	read, err := readCMS(contents)
	if err != nil {
		s.Err = err
		return s, nil //nolint:nilerr // what is wrong with a signature is part of the answer
	}
	s.Chain = read.chain
	s.Err = read.check(covered(f.b[:s.End], from, to))
	return s, nil
}

func dateOf(v any) int64 {
	b, ok := v.(text)
	if !ok {
		return 0
	}
	at, err := time.Parse("D:20060102150405+00'00'", string(b))
	if err != nil {
		return 0
	}
	return at.UnixMilli()
}

// follow goes through the updates from the first signature on, and makes each again: what differs is foreign.
func (d *Document) follow(b []byte) error {
	if len(d.Signatures) == 0 {
		return nil
	}
	start, err := revisionBefore(b[:d.Signatures[0].End])
	if err != nil {
		return err
	}
	d.First = b[:start]
	for i := range d.Signatures {
		s := &d.Signatures[i]
		s.From = start
		s.Foreign = !remade(b[:s.End], start, s.Statement)
		start = s.End
	}
	if start < len(b) {
		d.Tail = start
	}
	return nil
}

// revisionBefore says where the newest update of a file begins.
func revisionBefore(b []byte) (int, error) {
	f, err := open(b)
	if err != nil {
		return 0, err
	}
	if len(f.starts) < 2 {
		return 0, fmt.Errorf("%w: the first signature is not an update", ErrForm)
	}
	return endBehind(b, f.starts[1])
}

// endBehind says where the revision ends whose table stands at start.
func endBehind(b []byte, start int) (int, error) {
	const mark = "%%EOF\n"
	end := bytes.Index(b[start:], []byte(mark))
	if end < 0 {
		return 0, fmt.Errorf("%w: a revision has no end", ErrForm)
	}
	return start + end + len(mark), nil
}

// remade says whether a signature's update is to the byte what we append for its statement, but for the signature itself.
func remade(b []byte, start int, s Statement) bool {
	want, from, to, err := appendSignature(b[:start], s)
	return err == nil && len(want) == len(b) && bytes.Equal(want[:from+1], b[:from+1]) && bytes.Equal(want[to-1:], b[to-1:])
}

// attachments unpacks the files inside. Two of one name are refused: readers differ in which they show.
func (f *file) attachments() (map[string][]byte, error) {
	root, err := f.root()
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	tree := f.resolve(f.resolve(root.dict().get("Names")).get("EmbeddedFiles"))
	names := f.resolveList(tree.get("Names"))
	for i := 0; i+1 < len(names); i += 2 {
		spec := f.resolve(names[i+1])
		at, ok := f.resolve(spec.get("EF")).get("F").(ref)
		if !ok {
			return nil, fmt.Errorf("%w: an attachment is missing", ErrForm)
		}
		stream, err := f.object(at)
		if err != nil {
			return nil, err
		}
		key := words(spec.get("UF"))
		if _, double := out[key]; double {
			return nil, fmt.Errorf("%w: two attachments are called %s", ErrForm, key)
		}
		if out[key], err = stream.content(); err != nil {
			return nil, err
		}
	}
	return out, nil
}
