package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
)

// file is a PDF file in the making: objects one after the other, and where each begins. It
// has one plain table of them and no packed objects, so that a signer can append to it.
type file struct {
	out     bytes.Buffer
	offsets []int // of object number i+1; 0 while it is only reserved
	packed  bytes.Buffer
	packer  *zlib.Writer
}

// The first two objects.
const (
	catalogue = iota + 1
	information
)

func newFile() *file {
	f := &file{}
	f.packer = zlib.NewWriter(&f.packed)
	f.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") // the comment says that bytes follow
	f.reserve()
	f.reserve()
	return f
}

// reserve gives the number of an object that is put later.
func (f *file) reserve() int {
	f.offsets = append(f.offsets, 0)
	return len(f.offsets)
}

// put writes an object under its number.
func (f *file) put(n int, body string) {
	f.begin(n)
	f.out.WriteString(body)
	f.out.WriteString("\nendobj\n")
}

func (f *file) begin(n int) {
	f.offsets[n-1] = f.out.Len()
	fmt.Fprintf(&f.out, "%d 0 obj\n", n)
}

// add writes an object and gives its number.
func (f *file) add(body string) int {
	n := f.reserve()
	f.put(n, body)
	return n
}

// stream adds data as it is; entries are those of its dictionary besides the length.
func (f *file) stream(entries string, data []byte) int {
	n := f.reserve()
	f.begin(n)
	fmt.Fprintf(&f.out, "<<%s /Length %d>>\nstream\n", entries, len(data))
	f.out.Write(data)
	f.out.WriteString("\nendstream\nendobj\n")
	return n
}

// pack adds data compressed.
func (f *file) pack(entries string, data []byte) (int, error) {
	f.packed.Reset()
	f.packer.Reset(&f.packed)
	if _, err := f.packer.Write(data); err != nil {
		return 0, err
	}
	if err := f.packer.Close(); err != nil {
		return 0, err
	}
	return f.stream(entries+" /Filter /FlateDecode", f.packed.Bytes()), nil
}

// end writes the table of objects and gives the file. Its identifier comes from what it
// holds: the same content, the same identifier.
func (f *file) end() []byte {
	id, table := sha256.Sum256(f.out.Bytes()), f.out.Len()
	fmt.Fprintf(&f.out, "xref\n0 %d\n0000000000 65535 f \n", len(f.offsets)+1)
	for _, offset := range f.offsets {
		fmt.Fprintf(&f.out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&f.out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.offsets)+1, catalogue, information, id[:16], id[:16], table)
	return f.out.Bytes()
}
