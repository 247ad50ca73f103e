package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"regexp"
	"strings"
)

// mend corrects what gofpdf leaves wrong in a file: counts in the outline, characters
// behind glyphs, dates without zone, no identifier, an order of objects left to chance.
func mend(raw []byte) ([]byte, error) {
	o, err := parseObjects(raw)
	if err != nil {
		return nil, err
	}
	if outline := reference(o.body[o.root], "/Outlines"); outline != 0 {
		n := o.countOutline(outline)
		o.extend(outline, fmt.Sprintf(" /Count %d", n))
	}
	o.mendCharacters()
	o.mendDates()
	o.mendCatalogue()
	if err := o.compressPages(); err != nil {
		return nil, err
	}
	return o.write(), nil
}

// extend adds entries to a dictionary.
func (o *objects) extend(n int, entries string) {
	body := o.body[n]
	end := bytes.LastIndex(body, []byte(">>"))
	o.body[n] = []byte(string(body[:end]) + entries + string(body[end:]))
}

// countOutline sets how many entries stand below each (closed: negative) and gives the
// number right below n.
func (o *objects) countOutline(n int) int {
	count := 0
	for child := o.behindTitle(n, "/First"); child != 0; child = o.behindTitle(child, "/Next") {
		entry := ""
		if below := o.countOutline(child); below > 0 {
			entry = fmt.Sprintf("/Count -%d", below)
		}
		o.body[child] = bytes.Replace(o.body[child], []byte("/Count 0>>"), []byte(entry+">>"), 1)
		count++
	}
	return count
}

// behindTitle reads a reference of an outline entry, past its title, which may hold anything.
func (o *objects) behindTitle(n int, key string) int {
	body := o.body[n]
	if i := bytes.IndexByte(body, '('); i >= 0 {
		body = body[stringEnd(body, i):]
	}
	return reference(body, key)
}

var (
	toUnicodeRef = regexp.MustCompile(`/ToUnicode \d+ 0 R`)
	pdfDate      = regexp.MustCompile(`Date \((D:\d{14})\)`)
	plainStream  = regexp.MustCompile(`^<</Length \d+>>$`)
	emptyNames   = regexp.MustCompile(`/Names <<\s*/EmbeddedFiles << /Names \[\s*\] >>\s*>>`)
)

// mendCharacters gives all fonts one legal table from codes to characters.
func (o *objects) mendCharacters() {
	stream := fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(toUnicode()), toUnicode())
	table := []byte(fmt.Sprintf("/ToUnicode %d 0 R", o.add([]byte(stream))))
	for n, body := range o.body {
		if dict, data := dictionary(body); data == nil && bytes.Contains(dict, []byte("/Subtype /Type0")) {
			o.body[n] = toUnicodeRef.ReplaceAll(dict, table)
		}
	}
}

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
		if high == 0 {
			from = 1
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

// mendDates says that the dates of the file are in UTC.
func (o *objects) mendDates() {
	o.body[o.info] = pdfDate.ReplaceAll(o.body[o.info], []byte("Date ($1+00'00')"))
}

// mendCatalogue drops gofpdf's empty tree of attachments and names language and title.
func (o *objects) mendCatalogue() {
	o.body[o.root] = emptyNames.ReplaceAll(o.body[o.root], nil)
	o.extend(o.root, " /Lang (en-GB) /ViewerPreferences <</DisplayDocTitle true>>")
}

// compressPages compresses the streams that gofpdf left as they are, all with one compressor.
func (o *objects) compressPages() error {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	for n, body := range o.body {
		dict, stream := dictionary(body)
		if stream == nil || !plainStream.Match(dict) {
			continue
		}
		packed.Reset()
		w.Reset(&packed)
		data := bytes.TrimSuffix(bytes.TrimPrefix(stream, []byte("\nstream\n")), []byte("\nendstream"))
		if _, err := w.Write(data); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		o.body[n] = []byte(fmt.Sprintf("<</Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", packed.Len(), packed.Bytes()))
	}
	return nil
}
