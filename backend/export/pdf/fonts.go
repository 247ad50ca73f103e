package pdf

import (
	"embed"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed fonts/*.ttf
var fontFiles embed.FS

// style is one way in which text is set.
type style int

const (
	sans style = iota
	bold
	italic
	mono
	monoBold
)

// face is one font file. Its tables are read once per process and never written.
type face struct {
	name, file string
	kerned     bool
	load       func() *faceData
}

type faceData struct {
	font *sfnt.Font
	// advance of each character up to U+FFFF in thousandths of the type size; -1: no glyph.
	advance [1 << 16]int16
}

var (
	plexSans   = newFace("plexsans", "IBMPlexSans-Regular.ttf", true)
	plexBold   = newFace("plexsansbold", "IBMPlexSans-SemiBold.ttf", true)
	plexItalic = newFace("plexsansitalic", "IBMPlexSans-Italic.ttf", true)
	jetMono    = newFace("jetbrainsmono", "JetBrainsMono-Regular.ttf", false)
	jetBold    = newFace("jetbrainsmonobold", "JetBrainsMono-Bold.ttf", false)
	dejaVu     = newFace("dejavusans", "DejaVuSans.ttf", false)
	dejaVuMono = newFace("dejavusansmono", "DejaVuSansMono.ttf", false)
	microHei   = newFace("wqymicrohei", "wqy-microhei.ttf", false)
)

var allFaces = []*face{plexSans, plexBold, plexItalic, jetMono, jetBold, dejaVu, dejaVuMono, microHei}

// chains lists for each style the faces that are asked in turn for a glyph.
var chains = [...][]*face{
	sans:     {plexSans, dejaVu, microHei},
	bold:     {plexBold, dejaVu, microHei},
	italic:   {plexItalic, dejaVu, microHei},
	mono:     {jetMono, dejaVuMono, dejaVu, microHei},
	monoBold: {jetBold, dejaVuMono, dejaVu, microHei},
}

func newFace(name, file string, kerned bool) *face {
	f := &face{name: name, file: "fonts/" + file, kerned: kerned}
	f.load = sync.OnceValue(f.read)
	return f
}

// bytes gives a fresh copy of the font file: gofpdf's subsetter writes into what it gets.
func (f *face) bytes() []byte {
	b, err := fontFiles.ReadFile(f.file)
	if err != nil {
		panic("pdf: embedded font: " + err.Error())
	}
	return b
}

func (f *face) read() *faceData {
	parsed, err := sfnt.Parse(f.bytes())
	if err != nil {
		panic("pdf: embedded font: " + err.Error())
	}
	data := &faceData{font: parsed}
	var buf sfnt.Buffer
	for r := range data.advance {
		data.advance[r] = int16(glyphAdvance(parsed, &buf, rune(r)))
	}
	return data
}

// glyphAdvance is the width in thousandths of the type size, -1 without a glyph.
func glyphAdvance(f *sfnt.Font, buf *sfnt.Buffer, r rune) int {
	glyph, err := f.GlyphIndex(buf, r)
	if err != nil || glyph == 0 {
		return -1
	}
	units := int(f.UnitsPerEm())
	advance, err := f.GlyphAdvance(buf, glyph, fixed.I(units), font.HintingNone)
	if err != nil {
		return -1
	}
	return (advance.Round()*2000 + units) / (2 * units)
}

// advance is the width of r in thousandths of the type size, -1 when the face lacks it.
func (f *face) advance(r rune) int {
	if r > 0xFFFF {
		return -1 // gofpdf cannot print it, whatever the face has
	}
	return int(f.load().advance[r])
}

// faceFor is the first face of the style that can print r; nil when none can, or when r
// would be invisible.
func faceFor(s style, r rune) *face {
	if r < ' ' || r > '~' && hidden(s, r) {
		return nil
	}
	for _, f := range chains[s] {
		if f.advance(r) >= 0 {
			return f
		}
	}
	return nil
}

// hidden tells characters that leave no mark on paper and yet change what a text means or
// does: controls, joiners, direction marks, byte order marks, private use, and in commands
// every space but the common one.
func hidden(s style, r rune) bool {
	if s >= mono && unicode.Is(unicode.Zs, r) {
		return true
	}
	return r == unicode.ReplacementChar || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs)
}
