package pades

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// update is an incremental update in the making: objects behind the end of a file.
type update struct {
	*file
	out     bytes.Buffer
	next    int // the number of the next new object
	written []place
}

type place struct{ number, offset int }

func (f *file) update() (*update, error) {
	size, err := integer(f.trailer.get("Size"))
	if err != nil {
		return nil, err
	}
	u := &update{file: f, next: size}
	u.out.Grow(len(f.b) + 1<<16)
	u.out.Write(f.b)
	if !bytes.HasSuffix(f.b, []byte("\n")) {
		u.out.WriteByte('\n')
	}
	return u, nil
}

// number takes the number of a new object.
func (u *update) number() int {
	u.next++
	return u.next - 1
}

// begin notes that an object stands here.
func (u *update) begin(n int) {
	u.written = append(u.written, place{n, u.out.Len()})
	fmt.Fprintf(&u.out, "%d 0 obj\n", n)
}

func (u *update) put(n int, body string) {
	u.begin(n)
	u.out.WriteString(body + "\nendobj\n")
}

func (u *update) putStream(n int, entries string, data []byte) {
	u.begin(n)
	fmt.Fprintf(&u.out, "<<%s /Length %d>>\nstream\n", entries, len(data))
	u.out.Write(data)
	u.out.WriteString("\nendstream\nendobj\n")
}

// finish writes the table and gives the whole file.
func (u *update) finish() []byte {
	slices.SortFunc(u.written, func(a, b place) int { return a.number - b.number })
	table := u.out.Len()
	u.out.WriteString("xref\n")
	for _, p := range u.written {
		fmt.Fprintf(&u.out, "%d 1\n%010d 00000 n \n", p.number, p.offset)
	}
	u.out.WriteString("trailer\n<<")
	for i, key := range u.trailer.keys {
		if key != "Size" && key != "Prev" {
			fmt.Fprintf(&u.out, "/%s %s ", key, write(u.trailer.values[i]))
		}
	}
	fmt.Fprintf(&u.out, "/Size %d /Prev %d>>\nstartxref\n%d\n%%%%EOF\n", u.next, u.table, table)
	return u.out.Bytes()
}

// set gives the bytes of a dictionary with one more or one changed entry.
func (o object) set(key name, value string) (object, error) {
	d, ok := o.value.(dict)
	if !ok || o.data != nil {
		return o, fmt.Errorf("%w: object %d is no dictionary", ErrForm, o.number)
	}
	entry := "/" + string(key) + " " + value
	from, to := d.end, d.end
	if i := d.position(key); i >= 0 {
		from, to = d.spans[i][0], d.spans[i][1]
	} else {
		entry = " " + entry
	}
	raw := slices.Concat(o.raw[:from], []byte(entry), o.raw[to:])
	s := scanner{b: raw}
	o.value = s.value(0)
	if s.bad {
		return o, fmt.Errorf("%w: object %d cannot be changed", ErrForm, o.number)
	}
	o.raw = raw
	return o, nil
}

// write gives a value as PDF.
func write(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(v)
	case name:
		return "/" + string(v)
	case number:
		return string(v)
	case ref:
		return fmt.Sprintf("%d 0 R", v)
	case text:
		return fmt.Sprintf("<%X>", []byte(v))
	case list:
		parts := make([]string, len(v))
		for i, element := range v {
			parts[i] = write(element)
		}
		return "[" + strings.Join(parts, " ") + "]"
	case dict:
		parts := make([]string, len(v.keys))
		for i, key := range v.keys {
			parts[i] = "/" + string(key) + " " + write(v.values[i])
		}
		return "<<" + strings.Join(parts, " ") + ">>"
	}
	panic(fmt.Sprintf("pades: no value of PDF: %T", v))
}

// plain writes a text as PDF: as UTF-16 in hexadecimal digits, which needs no escapes.
func plain(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	return b.String() + ">"
}

// words reads a text that plain wrote, or one in PDF's own encoding as far as it is ASCII.
func words(v any) string {
	b, ok := v.(text)
	if !ok {
		return ""
	}
	if !bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
		return string(b)
	}
	var units []uint16
	for i := 2; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}
