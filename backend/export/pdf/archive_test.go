package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"renogen/backend/export"
)

func TestFilesAreArchival(t *testing.T) {
	for kind, file := range everyKind(t) {
		if !bytes.HasPrefix(file, []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")) || !bytes.HasSuffix(file, []byte("%%EOF\n")) {
			t.Errorf("%s begins with %q", kind, file[:16])
		}
		r := readerOf(t, file)
		id := r.list(r.trailer["ID"])
		body := file[:bytes.LastIndex(file, []byte("xref\n0 "))]
		if sum := sha256.Sum256(body); len(id) != 2 || id[0] != id[1] || id[0] != fmt.Sprintf("<%X>", sum[:16]) {
			t.Errorf("%s: identifier %v", kind, id)
		}
		if r.trailer["Encrypt"] != nil {
			t.Errorf("%s is encrypted", kind)
		}
		c := r.catalogue()
		if c["Lang"] != "en-GB" || r.dict(c["MarkInfo"])["Marked"] != word("true") || r.dict(c["ViewerPreferences"])["DisplayDocTitle"] != word("true") {
			t.Errorf("%s: catalogue %v", kind, c)
		}
		for forbidden := range map[string]bool{"OpenAction": true, "AA": true, "OCProperties": true, "NeedsRendering": true} {
			if c[forbidden] != nil {
				t.Errorf("%s has %s", kind, forbidden)
			}
		}
		checkColours(t, kind, r)
		checkMetadata(t, kind, r)
	}
}

func checkColours(t *testing.T, kind string, r *reader) {
	t.Helper()
	intents := r.list(r.catalogue()["OutputIntents"])
	if len(intents) != 1 {
		t.Fatalf("%s has %d output intents", kind, len(intents))
	}
	intent := r.dict(intents[0])
	profile := intent["DestOutputProfile"]
	icc := r.stream(profile)
	if intent["S"] != name("GTS_PDFA1") || intent["OutputConditionIdentifier"] == nil || r.dict(profile)["N"] != figure(3) ||
		binary.BigEndian.Uint32(icc) != uint32(len(icc)) || string(icc[12:24]) != "mntrRGB XYZ " || string(icc[36:40]) != "acsp" {
		t.Errorf("%s: output intent %v", kind, intent)
	}
	for i := range int(binary.BigEndian.Uint32(icc[128:])) {
		entry := icc[132+12*i:]
		from, size := binary.BigEndian.Uint32(entry[4:]), binary.BigEndian.Uint32(entry[8:])
		if int(from+size) > len(icc) || from%4 != 0 {
			t.Errorf("%s: profile: %s lies at %d, %d long", kind, entry[:4], from, size)
		}
	}
}

// checkMetadata compares what the file says of itself in its two forms.
func checkMetadata(t *testing.T, kind string, r *reader) {
	t.Helper()
	object := r.catalogue()["Metadata"]
	if r.dict(object)["Filter"] != nil {
		t.Errorf("%s: metadata are packed", kind)
	}
	raw := r.stream(object)
	values := map[string]string{}
	var path []string
	for d := xml.NewDecoder(bytes.NewReader(raw)); ; {
		tok, err := d.Token()
		if err != nil {
			if len(path) != 0 {
				t.Fatalf("%s: metadata: %v", kind, err)
			}
			break
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			path = append(path, tok.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if text := strings.TrimSpace(string(tok)); text != "" {
				values[strings.Join(path[min(3, len(path)):], "/")] = text
			}
		}
	}
	info := r.dict(r.trailer["Info"])
	for key, path := range map[string]string{
		"Title": "title/Alt/li", "Subject": "description/Alt/li", "Author": "creator/Seq/li", "Keywords": "Keywords", "Creator": "CreatorTool", "Producer": "Producer",
	} {
		if got, want := values[path], strings.TrimSpace(plainText(t, info[key])); got != want {
			t.Errorf("%s: %s is %q and %q", kind, key, got, want)
		}
	}
	if values["title/Alt/li"] == "" || values["part"] == "" || values["conformance"] != "A" || !bytes.Contains(raw, []byte("<pdfaid:part>3</pdfaid:part>")) || !bytes.Contains(raw, []byte("<pdfuaid:part>1</pdfuaid:part>")) {
		t.Errorf("%s: metadata %v", kind, values)
	}
	date := regexp.MustCompile(`\D`).ReplaceAllString(values["CreateDate"], "")
	for _, key := range []string{"CreationDate", "ModDate"} {
		if got := info[key].(string); got != "D:"+date+"+00'00'" || values["CreateDate"] != values["ModifyDate"] {
			t.Errorf("%s: %s is %q, the other form says %q", kind, key, got, values["CreateDate"])
		}
	}
}

// usedCodes gives what is shown with each font of the file.
func usedCodes(r *reader) map[name]map[rune]bool {
	out := map[name]map[rune]bool{}
	for _, page := range r.pages() {
		var f name
		for _, o := range operations(r.stream(page["Contents"])) {
			switch o.operator {
			case "Tf":
				f = o.operands[0].(name)
				if out[f] == nil {
					out[f] = map[rune]bool{}
				}
			case "TJ":
				for _, part := range o.operands[0].(list) {
					if text, ok := part.(string); ok {
						for _, c := range plainText(r.t, "<FEFF"+text[1:]) {
							out[f][c] = true
						}
					}
				}
			}
		}
	}
	return out
}

func TestFontsHoldWhatIsShown(t *testing.T) {
	for kind, file := range everyKind(t) {
		r := readerOf(t, file)
		fonts := r.dict(r.dict(r.pages()[0]["Resources"])["Font"])
		for key, codes := range usedCodes(r) {
			f := r.dict(fonts[string(key)])
			inner := r.dict(r.list(f["DescendantFonts"])[0])
			descriptor := r.dict(inner["FontDescriptor"])
			if f["Encoding"] != name("Identity-H") || f["ToUnicode"] == nil || f["BaseFont"] != inner["BaseFont"] || f["BaseFont"] != descriptor["FontName"] ||
				!regexp.MustCompile(`^[A-Z]{6}\+`).MatchString(string(f["BaseFont"].(name))) || int(descriptor["Flags"].(figure))&4 == 0 {
				t.Errorf("%s: font %v, %v, %v", kind, f, inner, descriptor)
			}
			program, err := sfnt.Parse(r.stream(descriptor["FontFile2"]))
			if err != nil {
				t.Fatalf("%s: font program: %v", kind, err)
			}
			checkGlyphs(t, kind+", "+string(key), codes, r.stream(inner["CIDToGIDMap"]), widthsOf(r.list(inner["W"])), program)
		}
	}
}

func widthsOf(w list) map[rune]int {
	out := map[rune]int{}
	for i := 0; i+1 < len(w); i += 2 {
		for j, width := range w[i+1].(list) {
			out[rune(w[i].(figure))+rune(j)] = int(width.(figure))
		}
	}
	return out
}

// checkGlyphs finds characters without glyph, and widths other than the font's.
func checkGlyphs(t *testing.T, where string, codes map[rune]bool, toGlyph []byte, widths map[rune]int, program *sfnt.Font) {
	t.Helper()
	var buf sfnt.Buffer
	units := program.UnitsPerEm()
	for c := range codes {
		glyph := binary.BigEndian.Uint16(toGlyph[2*c:])
		width, told := widths[c]
		if glyph == 0 || !told {
			t.Errorf("%s: %U has no glyph, or no width", where, c)
			continue
		}
		advance, err := program.GlyphAdvance(&buf, sfnt.GlyphIndex(glyph), fixed.Int26_6(units)<<6, font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		if real := advance.Round() * 1000 / int(units); real-width > 1 || width-real > 1 {
			t.Errorf("%s: %U is %d wide, told are %d", where, c, real, width)
		}
	}
}

func TestCharactersBehindGlyphsAreLegal(t *testing.T) {
	r := readerOf(t, everyKind(t)["run book, trying"])
	var table string
	for _, f := range r.dict(r.dict(r.pages()[0]["Resources"])["Font"]) {
		table = string(r.stream(r.dict(f)["ToUnicode"]))
	}
	ranges := regexp.MustCompile(`(?m)^<(....)> <(....)> (?:<(....)>|\[(.*)\])$`).FindAllStringSubmatch(table, -1)
	if len(ranges) != 248 {
		t.Errorf("%d ranges", len(ranges))
	}
	for _, m := range ranges {
		if m[1][:2] != m[2][:2] {
			t.Errorf("%s to %s crosses a high byte", m[1], m[2])
		}
		if m[1] == "0000" || m[2] == "FEFF" || m[2] > "FFFD" || strings.Contains(m[4], "<0000>") || strings.Contains(m[4], "<FEFF>") {
			t.Errorf("%s to %s leads to %s%s", m[1], m[2], m[3], m[4])
		}
		if n := int(hexOf(t, m[2])-hexOf(t, m[1])) + 1; m[4] != "" && strings.Count(m[4], "<") != n {
			t.Errorf("%s to %s are %d codes with %d characters", m[1], m[2], n, strings.Count(m[4], "<"))
		}
	}
	for _, section := range regexp.MustCompile(`(?s)(\d+) beginbfrange\n(.*?)endbfrange`).FindAllStringSubmatch(table, -1) {
		if n := strings.Count(section[2], "\n"); n > 100 || fmt.Sprint(n) != section[1] {
			t.Errorf("a section of %d ranges says it has %s", n, section[1])
		}
	}
	if !strings.Contains(table, "<0627>") {
		t.Error("joined Arabic letters do not become letters again")
	}
}

func hexOf(t *testing.T, s string) uint64 {
	t.Helper()
	n, err := strconv.ParseUint(s, 16, 16)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestContentIsGivenBackToTheByte(t *testing.T) {
	book := sampleBook()
	data := []byte(`{"approvals":"\u0000 anything"}`)
	o := english
	o.Attach = []Attachment{{Name: "approvals.json", Description: "Approvals (signed)", MIME: "application/json", Relationship: Data, Data: data}}
	file, err := RunBook(book, o)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	run(t, file, "pdfdetach", "-saveall", "-o", folder, "FILE")
	for name, want := range map[string][]byte{"runbook.json": book.Content(), "approvals.json": data} {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %v, %d bytes, not %d", name, err, len(got), len(want))
		}
	}
	r := readerOf(t, file)
	files := r.list(r.catalogue()["AF"])
	relations := []any{}
	for _, f := range files {
		spec := r.dict(f)
		stream := r.dict(spec["EF"])["F"]
		relations = append(relations, spec["AFRelationship"])
		if r.dict(stream)["Subtype"] != name("application#2Fjson") || r.dict(r.dict(stream)["Params"])["Size"] == nil || spec["UF"] == nil || spec["Desc"] == nil {
			t.Errorf("attachment %v, %v", spec, r.dict(stream))
		}
	}
	if !slices.Equal(relations, []any{name("Data"), name("Source")}) {
		t.Errorf("attachments are %v", relations)
	}
}

func TestTheCodeOnTheCoverCanBeScanned(t *testing.T) {
	book := sampleBook()
	book.Head.Number = "Crm-ü 1"
	file := runBookOf(t, book)
	folder := t.TempDir()
	path := filepath.Join(folder, "cover")
	run(t, file, "pdftoppm", "-mono", "-r", "150", "-f", "1", "-l", "1", "-singlefile", "FILE", path)
	picture, err := os.ReadFile(path + ".pbm")
	if err != nil {
		t.Fatal(err)
	}
	got := strings.TrimSpace(run(t, picture, "zbarimg", "--quiet", "--raw", "FILE"))
	if want := "RENOGEN/CRM-- 1/V2/" + export.Digest(book.Content()); got != want {
		t.Errorf("scanned %q, want %q", got, want)
	}
}

func TestPlacesToSign(t *testing.T) {
	o := english
	o.SignatureFields = []string{"Imani", "Dora", "Noor", "Ada", "Vic"} // the first three have boxes
	book := sampleBook()
	file, err := RunBook(book, o)
	if err != nil {
		t.Fatal(err)
	}
	if out := run(t, file, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
	tr := treeOf(t, file)
	back := tr.back()
	fields := tr.list(tr.dict(tr.catalogue()["AcroForm"])["Fields"])
	if len(fields) != len(o.SignatureFields) {
		t.Fatalf("%d fields", len(fields))
	}
	for i, f := range fields {
		d := tr.dict(f)
		box := tr.list(d["Rect"])
		wide := box[2].(figure) - box[0].(figure)
		if plainText(t, d["T"]) != o.SignatureFields[i] || d["FT"] != name("Sig") || int(d["F"].(figure))&printed == 0 || (wide > 50) != (i < 3) || plainText(t, d["TU"]) == "" {
			t.Errorf("field %v", d)
		}
		if !slices.Contains(tr.list(tr.pages()[0]["Annots"]), f) {
			t.Errorf("field %d is not on page 1", i)
		}
		if n := tr.dict(back[int(d["StructParent"].(figure))]); n["S"] != name("Form") || plainText(t, n["Alt"]) == "" {
			t.Errorf("field %d belongs to %v", i, n)
		}
	}
}
