package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/jung-kurt/gofpdf"
)

// putFonts embeds what was used of each face and gives the entries of the dictionary of
// fonts. gofpdf cuts the fonts down; only its font programs, the tables from characters to
// glyphs and the descriptions are taken over.
func (p *painter) putFonts() (string, error) {
	cut, err := cutFonts(p.used)
	if err != nil {
		return "", err
	}
	characters, err := p.file.pack("", []byte(toUnicode()))
	if err != nil {
		return "", err
	}
	var entries strings.Builder
	for _, f := range allFaces {
		if p.used[f] == nil {
			continue
		}
		n, err := p.putFont(f, cut, characters)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&entries, "/%s %d 0 R ", f.name, n)
	}
	return entries.String(), nil
}

// cutFonts has gofpdf write a file that holds nothing but the characters used.
func cutFonts(used map[*face]map[rune]bool) (*objects, error) {
	out := gofpdf.New("P", "mm", "A4", "")
	out.SetCatalogSort(true)
	out.AddPage()
	for _, f := range allFaces {
		if used[f] == nil {
			continue
		}
		out.AddUTF8FontFromBytes(f.name, "", f.bytes())
		out.SetFont(f.name, "", 1)
		out.Text(0, 0, string(slices.Sorted(maps.Keys(used[f]))))
	}
	var raw bytes.Buffer
	if err := out.Output(&raw); err != nil {
		return nil, fmt.Errorf("pdf: cutting fonts: %w", err)
	}
	return parseObjects(raw.Bytes())
}

var descriptorNames = regexp.MustCompile(`/FontName /\S+`)

// putFont writes one font in its parts.
func (p *painter) putFont(f *face, cut *objects, characters int) (int, error) {
	descendant := cut.find("/Subtype /CIDFontType2\n/BaseFont /utf8" + f.name + "\n")
	described := reference(cut.body[descendant], "/FontDescriptor")
	program := cut.body[reference(cut.body[described], "/FontFile2")]
	glyphs := cut.body[reference(cut.body[descendant], "/CIDToGIDMap")]
	if program == nil || glyphs == nil {
		return 0, errShape
	}
	name := subsetName(f, p.used[f])
	programAt, glyphsAt := p.file.add(string(program)), p.file.add(string(glyphs))
	descriptor := descriptorNames.ReplaceAll(cut.body[described], []byte("/FontName /"+name))
	descriptor = fontFile.ReplaceAll(descriptor, fmt.Appendf(nil, "/FontFile2 %d 0 R", programAt))
	cid := p.file.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /DW 0 /W [%s] /CIDToGIDMap %d 0 R>>",
		name, p.file.add(string(descriptor)), widths(f, p.used[f]), glyphsAt))
	return p.file.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, cid, characters)), nil
}

var fontFile = regexp.MustCompile(`/FontFile2 \d+ 0 R`)

// subsetName tells different cuts of a font apart, as the format wants it: six letters first.
func subsetName(f *face, used map[rune]bool) string {
	sum := sha256.Sum256([]byte(string(slices.Sorted(maps.Keys(used)))))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag) + "+" + f.name
}

// widths lists how wide the characters are, runs of neighbours together.
func widths(f *face, used map[rune]bool) string {
	var b strings.Builder
	last := rune(-2)
	for _, r := range slices.Sorted(maps.Keys(used)) {
		if r != last+1 {
			if last >= 0 {
				b.WriteString("] ")
			}
			fmt.Fprintf(&b, "%d [", r)
		} else {
			b.WriteByte(' ')
		}
		fmt.Fprint(&b, f.advance(r))
		last = r
	}
	if last >= 0 {
		b.WriteByte(']')
	}
	return b.String()
}
