package pdf

import (
	"bytes"
	"strconv"
)

// canvas writes the content of one page: what to draw, in PDF's own words. It repeats a
// setting only when it changes.
type canvas struct {
	bytes.Buffer
	sheet sheet
	now   settings
}

type settings struct {
	fill, stroke ink
	width        float64
	face         *face
	size         float64
}

// blank begins the content of a page.
func (c *canvas) blank(s sheet) {
	c.Reset()
	c.sheet = s
	c.now = settings{width: -1} // PDF begins with black
}

// num writes a number with two decimals.
func (c *canvas) num(v float64) {
	c.Write(append(strconv.AppendFloat(c.AvailableBuffer(), v, 'f', 2, 64), ' '))
}

// point writes a place on the page, span a length.
func (c *canvas) point(x, y float64) {
	c.span(x)
	c.span(c.sheet.height - y)
}

func (c *canvas) span(mm float64) { c.num(c.sheet.points(mm)) }

func (c *canvas) colour(i ink, grey, rgb string) {
	if i.r == i.g && i.g == i.b {
		c.part(i.r)
		c.WriteString(grey)
		return
	}
	c.part(i.r)
	c.part(i.g)
	c.part(i.b)
	c.WriteString(rgb)
}

func (c *canvas) part(of255 int) {
	c.Write(append(strconv.AppendFloat(c.AvailableBuffer(), float64(of255)/255, 'f', 3, 64), ' '))
}

func (c *canvas) fillIn(i ink) {
	if c.now.fill != i {
		c.now.fill = i
		c.colour(i, "g\n", "rg\n")
	}
}

func (c *canvas) strokeIn(i ink, width float64) {
	if c.now.stroke != i {
		c.now.stroke = i
		c.colour(i, "G\n", "RG\n")
	}
	if c.now.width != width {
		c.now.width = width
		c.span(width)
		c.WriteString("w\n")
	}
}

func (c *canvas) line(x1, y1, x2, y2 float64) {
	c.point(x1, y1)
	c.WriteString("m ")
	c.point(x2, y2)
	c.WriteString("l S\n")
}

// box draws a rectangle: "f" fills it, "S" outlines it.
func (c *canvas) box(x, y, w, h float64, how string) {
	c.point(x, y+h)
	c.span(w)
	c.span(h)
	c.WriteString("re " + how + "\n")
}

// polygon draws a closed shape through x, y pairs; "B" fills and outlines it.
func (c *canvas) polygon(how string, points ...float64) {
	for i := 0; i < len(points); i += 2 {
		c.point(points[i], points[i+1])
		if i == 0 {
			c.WriteString("m ")
		} else {
			c.WriteString("l ")
		}
	}
	c.WriteString("h " + how + "\n")
}

// round is how far the handles of four curves stand off so that they make a circle.
const round = 0.5523

func (c *canvas) circle(x, y, r float64, how string) {
	k := r * round
	c.point(x+r, y)
	c.WriteString("m ")
	for _, curve := range [...][6]float64{
		{r, k, k, r, 0, r}, {-k, r, -r, k, -r, 0}, {-r, -k, -k, -r, 0, -r}, {k, -r, r, -k, r, 0},
	} {
		for i := 0; i < len(curve); i += 2 {
			c.point(x+curve[i], y+curve[i+1])
		}
		c.WriteString("c ")
	}
	c.WriteString("h " + how + "\n")
}

// image draws a picture that the file holds under a name.
func (c *canvas) image(name string, x, y, w, h float64) {
	c.WriteString("q ")
	c.span(w)
	c.WriteString("0 0 ")
	c.span(h)
	c.point(x, y+h)
	c.WriteString("cm /" + name + " Do Q\n")
}

func (c *canvas) font(f *face, size float64) {
	if c.now.face != f || c.now.size != size {
		c.now.face, c.now.size = f, size
		c.WriteString("/" + f.name + " ")
		c.num(size * c.sheet.scale)
		c.WriteString("Tf ")
	}
}

const hexDigits = "0123456789ABCDEF"

// char writes a character as fonts are asked for it: its UTF-16 unit in hex.
func (c *canvas) char(r rune) {
	c.Write([]byte{hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15]})
}
