package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // formats that evidence may have
	"image/jpeg"
	"image/png"

	"github.com/jung-kurt/gofpdf"
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
	data, format, dark, size, err := prepared(e.Picture, width)
	if err != nil {
		return s.para(captionFace, width, "[picture "+e.Name+" cannot be printed: "+err.Error()+"]")
	}
	caption := e.Name
	if dark {
		caption += " (dark, printed inverted)"
	}
	name := fmt.Sprintf("%s %.2f", e.SHA256, size.Wd)
	paint := func(p *painter, x, y float64) {
		element := p.in(roleFigure, func() {
			options := gofpdf.ImageOptions{ImageType: format}
			p.out.RegisterImageOptionsReader(name, options, bytes.NewReader(data))
			p.out.ImageOptions(name, x, y, size.Wd, size.Ht, false, options, 0, "")
		})
		element.alt = joinedBy(": ", e.Name, e.Note)
		p.outline(x, y, size.Wd, size.Ht, 0.15, grey(90))
	}
	return stack{keeper{drawing{size.Ht, paint}}, s.para(captionFace, width, caption)}
}

// prepared decodes a picture, turns it upright, scales, inverts it if dark, and encodes it again.
func prepared(b []byte, width float64) (data []byte, format string, dark bool, size gofpdf.SizeType, err error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, "", false, size, fmt.Errorf("not a PNG, JPEG or GIF")
	}
	if config.Width*config.Height > largestImage {
		return nil, "", false, size, fmt.Errorf("%d x %d pixels are too many", config.Width, config.Height)
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, "", false, size, err
	}
	if format == "jpeg" {
		img = upright(img, orientation(b))
	}
	size = printedSize(img.Bounds(), width)
	out := scaled(img, int(size.Wd*dotsPerMM), int(size.Ht*dotsPerMM))
	dark = format != "jpeg" && brightness(out) < darkBelow
	if dark {
		invert(out)
	}
	var encoded bytes.Buffer
	if format == "jpeg" {
		err = jpeg.Encode(&encoded, out, &jpeg.Options{Quality: 85})
	} else {
		format = "png"
		err = png.Encode(&encoded, out)
	}
	return encoded.Bytes(), format, dark, size, err
}

// printedSize fits the width; small pictures are not blown up beyond 96 dots per inch.
func printedSize(r image.Rectangle, width float64) gofpdf.SizeType {
	w, h := float64(max(r.Dx(), 1))*25.4/96, float64(max(r.Dy(), 1))*25.4/96
	scale := min(1, width/w, tallestImage/h)
	return gofpdf.SizeType{Wd: w * scale, Ht: h * scale}
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
