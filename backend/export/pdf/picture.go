package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // formats that evidence may have
	"image/jpeg"
	_ "image/png"

	"golang.org/x/image/draw"

	"renogen/backend/export"
)

const (
	dotsPerMM     = 200 / 25.4 // finer is not seen on paper
	tallestImage  = 120.0
	largestImage  = 60_000_000 // pixels; more would need too much memory to decode
	darkBelow     = 80         // mean brightness of 255 below which a screenshot is dark
	sampledPixels = 4096
)

// picture prints an image no wider than width, upright, at 200 dots per inch at most. A dark
// screenshot is printed inverted: it would cost toner and be unreadable on a copy.
func (s *setter) picture(width float64, e export.Evidence) block {
	shown, err := prepared(e.Picture, width)
	if err != nil {
		return s.para(captionFace, width, "[picture "+e.Name+" cannot be printed: "+err.Error()+"]")
	}
	caption := e.Name
	if shown.dark {
		caption += " (dark, printed inverted)"
	}
	paint := func(p *painter, x, y float64) {
		element := p.in(roleFigure, func() {
			p.speak()
			p.page.image(p.pictureFile(shown), x, y, shown.wide, shown.high)
		})
		element.alt = joinedBy(": ", e.Name, e.Note)
		element.box = p.rectangle(x, y, shown.wide, shown.high)
		p.outline(x, y, shown.wide, shown.high, 0.15, grey(90))
	}
	return stack{keeper{drawing{shown.high, paint}}, s.para(captionFace, width, caption)}
}

// pictured is a picture ready to be put into a file.
type pictured struct {
	data       []byte
	entries    string // of its dictionary
	photo      bool
	dark       bool // and therefore inverted
	wide, high float64
}

// prepared encodes a picture again, as it is printed.
func prepared(b []byte, width float64) (pictured, error) {
	dots, out, err := redrawn(b, width)
	if err != nil {
		return out, err
	}
	out.entries = fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8", dots.Rect.Dx(), dots.Rect.Dy())
	if out.photo {
		out.entries += " /Filter /DCTDecode"
		out.data, err = photographOf(dots)
		return out, err
	}
	out.entries += fmt.Sprintf(" /Filter /FlateDecode /DecodeParms <</Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns %d>>", dots.Rect.Dx())
	out.data, err = flat(dots)
	return out, err
}

// redrawn decodes a picture, turns it upright, scales it, and inverts it if it is dark.
func redrawn(b []byte, width float64) (dots *image.RGBA, out pictured, err error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, out, errors.New("not a PNG, JPEG or GIF")
	}
	if config.Width*config.Height > largestImage {
		return nil, out, fmt.Errorf("%d x %d pixels are too many", config.Width, config.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, out, err
	}
	out.photo = format == "jpeg"
	if out.photo {
		img = upright(img, orientation(b))
	}
	out.wide, out.high = printedSize(img.Bounds(), width)
	dots = scaled(img, int(out.wide*dotsPerMM), int(out.high*dotsPerMM))
	out.dark = !out.photo && brightness(dots) < darkBelow
	if out.dark {
		invert(dots)
	}
	return dots, out, nil
}

func photographOf(img *image.RGBA) ([]byte, error) {
	var encoded bytes.Buffer
	err := jpeg.Encode(&encoded, img, &jpeg.Options{Quality: 85})
	return encoded.Bytes(), err
}

// flat compresses dots as they are, each line as what differs from the one above: what
// screens show is packed well by that.
func flat(img *image.RGBA) ([]byte, error) {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	wide := img.Rect.Dx()
	line, above := make([]byte, 1+3*wide), make([]byte, 3*wide)
	line[0] = 2 // "up"
	for y := range img.Rect.Dy() {
		dots := img.Pix[y*img.Stride:]
		for x := range wide {
			for c := range 3 {
				v := dots[4*x+c]
				line[1+3*x+c], above[3*x+c] = v-above[3*x+c], v
			}
		}
		if _, err := w.Write(line); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return packed.Bytes(), err
}

// pictureFile puts a picture into the file, once, and gives its name there.
func (p *painter) pictureFile(picture pictured) string {
	sum := sha256.Sum256(picture.data)
	name := fmt.Sprintf("P%x", sum[:8])
	if p.pictures[name] == 0 {
		p.pictures[name] = p.file.stream(picture.entries, picture.data)
	}
	return name
}

// printedSize fits the width; small pictures are not blown up beyond 96 dots per inch.
func printedSize(r image.Rectangle, width float64) (wide, high float64) {
	w, h := float64(max(r.Dx(), 1))*25.4/96, float64(max(r.Dy(), 1))*25.4/96
	scale := min(1, width/w, tallestImage/h)
	return w * scale, h * scale
}

// scaled draws the picture on white, smaller if it has more dots than asked for.
func scaled(img image.Image, w, h int) *image.RGBA {
	w, h = max(1, min(w, img.Bounds().Dx())), max(1, min(h, img.Bounds().Dy()))
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.CatmullRom.Scale(out, out.Bounds(), img, img.Bounds(), draw.Over, nil)
	return out
}

// brightness is the mean of some thousand pixels, 0 to 255.
func brightness(img *image.RGBA) int {
	n := len(img.Pix) / 4
	step := max(1, n/sampledPixels)
	sum, seen := 0, 0
	for i := 0; i < n; i += step {
		p := img.Pix[4*i:]
		sum += (299*int(p[0]) + 587*int(p[1]) + 114*int(p[2])) / 1000
		seen++
	}
	return sum / seen
}

func invert(img *image.RGBA) {
	for i := 0; i < len(img.Pix); i += 4 {
		for c := range 3 {
			img.Pix[i+c] = 255 - img.Pix[i+c]
		}
	}
}

// upright turns a photograph by its EXIF orientation (1 to 8).
func upright(img image.Image, orientation int) image.Image {
	if orientation < 2 || orientation > 8 {
		return img
	}
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if orientation >= 5 {
		w, h = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			sx, sy := sourceOf(orientation, x, y, w, h)
			out.Set(x, y, img.At(b.Min.X+sx, b.Min.Y+sy))
		}
	}
	return out
}

// sourceOf says which stored pixel stands at x, y of the upright picture of size w, h.
func sourceOf(orientation, x, y, w, h int) (int, int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, w - 1 - x
	case 7:
		return h - 1 - y, w - 1 - x
	default:
		return h - 1 - y, x
	}
}

// orientation reads the EXIF orientation of a JPEG; 1 (upright) when there is none.
func orientation(b []byte) int {
	at := bytes.Index(b[:min(len(b), 1<<16)], []byte("Exif\x00\x00"))
	if at < 0 {
		return 1
	}
	tiff := b[at+6:]
	var order binary.ByteOrder = binary.BigEndian
	if bytes.HasPrefix(tiff, []byte("II")) {
		order = binary.LittleEndian
	}
	if len(tiff) < 10 {
		return 1
	}
	directory := uint64(order.Uint32(tiff[4:]))
	if directory+2 > uint64(len(tiff)) {
		return 1
	}
	entries := tiff[directory+2:]
	for range order.Uint16(tiff[directory:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == 0x0112 {
			return int(order.Uint16(entries[8:]))
		}
		entries = entries[12:]
	}
	return 1
}
