package pades

import (
	"bytes"
	"fmt"
	"strconv"
	"time"
)

// appearance draws a tick into a field that is seen, so that paper and screen show that it is signed; who signed stands
// beside the field. It gives the number of the drawing, 0 for a field without size.
func (u *update) appearance(field object) (int, error) {
	corners := u.resolveList(field.dict().get("Rect"))
	if len(corners) != 4 {
		return 0, fmt.Errorf("%w: a field has no place", ErrForm)
	}
	var at [4]float64
	for i, corner := range corners {
		n, _ := corner.(number)
		var err error
		if at[i], err = strconv.ParseFloat(string(n), 64); err != nil {
			return 0, fmt.Errorf("%w: a field has no place", ErrForm)
		}
	}
	w, h := at[2]-at[0], at[3]-at[1]
	if w <= 0 || h <= 0 {
		return 0, nil
	}
	var c bytes.Buffer
	fmt.Fprintf(&c, "q 0.93 0.97 0.94 rg 0 0 %.2f %.2f re f 0.09 0.4 0.2 RG %.2f w 1 J 1 j ", w, h, h/10)
	fmt.Fprintf(&c, "%.2f %.2f m %.2f %.2f l %.2f %.2f l S Q", h*0.3, h*0.5, h*0.5, h*0.28, h*0.9, h*0.74)
	n := u.number()
	u.putStream(n, fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %.2f %.2f] /Resources <<>>", w, h), c.Bytes())
	return n, nil
}

// pdfDate writes a time as PDF does.
func pdfDate(at int64) string {
	return time.UnixMilli(at).UTC().Format("(D:20060102150405+00'00')")
}
