package pdf

import (
	"encoding/binary"
	"math"
	"slices"
)

// sRGB is a profile of the colours of screens (IEC 61966-2-1), made from its published
// figures: it tells what the colours of the document mean, on paper too.
func sRGB() []byte {
	curve := transferCurve()
	tags := []struct {
		name string
		data []byte // nil: that of the tag before
	}{
		{"desc", profileName("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "Public domain\x00"...)},
		{"wtpt", xyz(0.9642, 1, 0.8249)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve},
		{"gTRC", nil},
		{"bTRC", nil},
	}
	out := make([]byte, 128)
	copy(out[8:], []byte{2, 0x10})
	copy(out[12:], "mntrRGB XYZ ")
	binary.BigEndian.PutUint16(out[24:], 2026)
	out[27], out[29] = 1, 1
	copy(out[36:], "acsp")
	copy(out[68:], xyz(0.9642, 1, 0.8249)[8:])
	out = binary.BigEndian.AppendUint32(out, uint32(len(tags)))
	var data []byte
	from, size := 0, 0
	for _, tag := range tags {
		if tag.data != nil {
			from, size = 128+4+12*len(tags)+len(data), len(tag.data)
			data = append(data, tag.data...)
			data = append(data, make([]byte, -len(data)&3)...)
		}
		out = append(out, tag.name...)
		out = binary.BigEndian.AppendUint32(out, uint32(from))
		out = binary.BigEndian.AppendUint32(out, uint32(size))
	}
	out = append(out, data...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// xyz is a colour as fixed-point numbers with 16 bits behind the point.
func xyz(parts ...float64) []byte {
	out := []byte("XYZ \x00\x00\x00\x00")
	for _, part := range parts {
		out = binary.BigEndian.AppendUint32(out, uint32(math.Round(part*65536)))
	}
	return out
}

func profileName(name string) []byte {
	out := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name)+1))
	return slices.Concat(out, []byte(name), make([]byte, 1+4+4+2+1+67)) // no name in other scripts
}

// transferCurve is how bright each of 256 values is.
func transferCurve() []byte {
	out := []byte("curv\x00\x00\x00\x00\x00\x00\x01\x00")
	for i := range 256 {
		v := float64(i) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		out = binary.BigEndian.AppendUint16(out, uint16(math.Round(v*65535)))
	}
	return out
}
