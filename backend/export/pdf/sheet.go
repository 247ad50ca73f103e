package pdf

// Paper is a paper size.
type Paper int

// The papers.
const (
	A4 Paper = iota
	Letter
)

// Options is what the caller may choose. The zero value prints on A4, with codes instead of words.
type Options struct {
	Paper Paper
	Words Words
	// Density is that of a run sheet; empty: standard.
	Density Density
	// Attach are files to put into the document besides its content.
	Attach []Attachment
	// SignatureFields names the people for whose digital signatures the document has a place from
	// the beginning: nobody may add one once it is certified. Those of people who approved the
	// run book lie in the boxes beside their approvals, all others are not seen. Names hold no dots.
	SignatureFields []string
	// Progress is told after each page how many of all are drawn; nil: nobody wants to know.
	Progress func(done, all int)
	// Stop is asked again and again while a document is made: its error ends the making and is given back. nil: nothing ends it.
	Stop func() error
}

func (o Options) stopped() error {
	if o.Stop == nil {
		return nil
	}
	return o.Stop()
}

// Density is how large a run sheet is printed, and how much of it stands on a page.
type Density string

// The densities. Large print is for poor light and poor eyes: 12 points instead of 9.5.
const (
	Standard   Density = "standard"
	Compact    Density = "compact"
	LargePrint Density = "large_print"
)

// scale is by how much everything on a page is larger than it is laid out.
func (d Density) scale() float64 {
	switch d {
	case Compact:
		return 9 / 9.5
	case LargePrint:
		return 12 / 9.5
	}
	return 1
}

// sheet is the size of a page as it is laid out; on paper all is larger by scale.
type sheet struct{ width, height, scale float64 }

// at gives the sheet on which things are laid out that are printed at a scale.
func (p Paper) at(scale float64) sheet {
	s := p.sheet()
	return sheet{s.width / scale, s.height / scale, scale}
}

func (p Paper) sheet() sheet {
	if p == Letter {
		return sheet{215.9, 279.4, 1}
	}
	return sheet{210, 297, 1}
}

// points is a length on paper.
func (s sheet) points(mm float64) float64 { return mm * s.scale / mmPerPoint }

// least is how large something has to be laid out to be at least so large on paper.
func (s sheet) least(mm float64) float64 { return mm / min(1, s.scale) }

// Margins. The left one leaves room for punch holes.
const (
	left         = 20.0
	marginRight  = 14.0
	top          = 24.0
	marginBottom = 19.0
)

func (s sheet) right() float64  { return s.width - marginRight }
func (s sheet) bottom() float64 { return s.height - marginBottom }
func (s sheet) body() float64   { return s.width - left - marginRight }
func (s sheet) full() float64   { return s.bottom() - top }

// ink is a colour. Besides greys a document uses three: dark red, green, amber; each of
// them only together with a shape or a word of its own.
type ink struct{ r, g, b int }

func grey(level int) ink { return ink{level, level, level} }

var (
	black   = grey(0)
	second  = grey(45) // second rank of text
	faint   = grey(50)
	white   = grey(255)
	bandTop = grey(20)
	sunken  = grey(244) // behind commands
	band    = grey(238) // behind gates
	headRow = grey(224) // behind table heads
	red     = ink{127, 0, 0}
	green   = ink{22, 101, 52}
	amber   = ink{255, 196, 61}
)

// What text is set in.
var (
	textFace    = typeface{sans, 9.5, 4.7}
	strongFace  = typeface{bold, 9.5, 4.7}
	labelFace   = typeface{bold, 9, 4.7}
	stepFace    = typeface{bold, 10.5, 5}
	numberFace  = typeface{bold, 11, 5}
	headFace    = typeface{bold, 11, 5.5}
	partFace    = typeface{bold, 16, 8}
	stageFace   = typeface{bold, 18, 8.5}
	smallFace   = typeface{sans, 8, 3.9}
	smallBold   = typeface{bold, 8, 3.9}
	tinyFace    = typeface{sans, 6.5, 3.2}
	codeFace    = typeface{mono, 8.5, 4.1}
	timeFace    = typeface{mono, 9, 4.2}
	smallTime   = typeface{mono, 7.5, 3.8}
	phoneFace   = typeface{mono, 9.5, 4.7}
	captionFace = typeface{italic, 8, 3.9}
)
