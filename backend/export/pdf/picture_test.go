package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"

	"renogen/backend/export"
)

func TestDarkScreenshotsAreInverted(t *testing.T) {
	for ground, want := range map[color.RGBA]bool{{20, 22, 30, 255}: true, {240, 240, 244, 255}: false} {
		img, shown, err := redrawn(screenshot(900, 500, ground), 90)
		if err != nil || shown.dark != want || shown.photo {
			t.Fatalf("%v: %+v, %v", ground, shown, err)
		}
		if r, _, _, _ := img.At(2, 2).RGBA(); r < 0xC000 {
			t.Errorf("%v: the ground is printed dark", ground)
		}
		if got, most := img.Bounds().Dx(), 709; got > most || shown.wide > 90 {
			t.Errorf("%d dots on %.0f mm, %d are enough", got, shown.wide, most)
		}
	}
}

// photograph is red at the left and blue at the right as stored, with an EXIF orientation.
func photograph(t *testing.T, orientation uint16, order binary.AppendByteOrder) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 80, 40))
	for y := range 40 {
		for x := range 80 {
			img.SetRGBA(x, y, color.RGBA{uint8(255 * (1 - x/40)), 0, uint8(255 * (x / 40)), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	mark := "MM"
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		mark = "II"
	}
	tiff := order.AppendUint32(order.AppendUint16([]byte(mark), 42), 8)
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, 0x0112), 3), 1)
	tiff = order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, orientation), 0), 0)
	exif := append([]byte("Exif\x00\x00"), tiff...)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(exif)+2))
	return append(append(append([]byte{}, b.Bytes()[:2]...), append(segment, exif...)...), b.Bytes()[2:]...)
}

func TestPhotographsStandUpright(t *testing.T) {
	// where the stored left (red) side has to be: left, right, top or bottom
	for orientation, side := range map[uint16]string{1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom", 9: "left"} {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			img, shown, err := redrawn(photograph(t, orientation, order), 90)
			if err != nil || !shown.photo || shown.dark {
				t.Fatalf("orientation %d: %+v, %v", orientation, shown, err)
			}
			b := img.Bounds()
			at := map[string]image.Point{"left": {5, b.Dy() / 2}, "right": {b.Dx() - 5, b.Dy() / 2}, "top": {b.Dx() / 2, 5}, "bottom": {b.Dx() / 2, b.Dy() - 5}}[side]
			if r, _, blue, _ := img.At(at.X, at.Y).RGBA(); r < blue {
				t.Errorf("orientation %d: the red side is not at the %s", orientation, side)
			}
		}
	}
}

func TestBrokenPictureIsNamed(t *testing.T) {
	good := screenshot(20, 20, color.RGBA{255, 255, 255, 255})
	for name, b := range map[string][]byte{"text": []byte("no picture"), "cut": good[:len(good)/2], "huge": hugePNG(good)} {
		text := strings.Join(textsOf(newSetter().picture(90, export.Evidence{Name: name + ".png", Picture: b})), " ")
		if !strings.Contains(text, name+".png cannot be printed") {
			t.Errorf("%s: %q", name, text)
		}
	}
}

// hugePNG claims to be 60,000 pixels wide and high.
func hugePNG(png []byte) []byte {
	b := append([]byte{}, png...)
	binary.BigEndian.PutUint32(b[16:], 60_000)
	binary.BigEndian.PutUint32(b[20:], 60_000)
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}
