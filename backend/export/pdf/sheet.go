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
	// Attach are files to put into the document besides its content.
	Attach []Attachment
	// SignatureFields names the people for whose digital signatures the document has a place from
	// the beginning: nobody may add one once it is certified. Those of people who approved the
	// run book lie in the boxes beside their approvals, all others are not seen. Names hold no dots.
	SignatureFields []string
}

// sheet is the size of a page.
type sheet struct{ width, height float64 }

func (p Paper) sheet() sheet {
	if p == Letter {
		return sheet{215.9, 279.4}
	}
	return sheet{210, 297}
}

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
