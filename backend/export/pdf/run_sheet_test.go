package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"renogen/backend/export"
)

var densities = map[Density]float64{Standard: 9.5, Compact: 9, LargePrint: 12}

func sheetOf(t *testing.T, b export.RunBook, d Density, paper Paper) (*runBook, []byte) {
	t.Helper()
	r, err := layRunSheet(b, Options{Paper: paper, Words: english.Words, Density: d})
	if err != nil {
		t.Fatal(err)
	}
	file, err := r.finish()
	if err != nil {
		t.Fatal(err)
	}
	return r, file
}

func TestRunSheetsStayOnTheirPages(t *testing.T) {
	for density := range densities {
		for _, paper := range []Paper{A4, Letter} {
			for name, book := range map[string]export.RunBook{"sample": sampleBook(), "executed": executedBook(), "trying": trying(), "empty": {}} {
				r, err := layRunSheet(book, Options{Paper: paper, Words: english.Words, Density: density})
				if err != nil {
					t.Fatal(err)
				}
				checkPages(t, string(density)+" "+name, r.document)
			}
		}
	}
}

func TestRunSheetsHaveTheirSizes(t *testing.T) {
	for density, size := range densities {
		_, file := sheetOf(t, sampleBook(), density, A4)
		reader := readerOf(t, file)
		if box := reader.list(reader.pages()[0]["MediaBox"]); math.Abs(float64(box[2].(figure))-595.28) > 0.1 {
			t.Errorf("%s: a page is %v", density, box)
		}
		sizes := map[string]int{}
		for _, page := range reader.pages() {
			at := 0.0
			for _, o := range operations(reader.stream(page["Contents"])) {
				switch o.operator {
				case "Tf":
					at = float64(o.operands[1].(figure))
				case "TJ":
					sizes[fmt.Sprintf("%.1f", at)] += len(o.operands[0].(list))
				}
			}
		}
		if sizes[fmt.Sprintf("%.1f", size)] < 100 {
			t.Errorf("%s: little is set in %.1f points: %v", density, size, sizes)
		}
	}
}

// drawn is a line on a page, in millimetres, with its width.
type drawn struct{ x1, y1, x2, y2, width float64 }

func linesOf(r *reader, page dict, scale float64) (lines []drawn, squares []float64) {
	const mm = 72 / 25.4
	var width float64
	var from, to []any
	for _, o := range operations(r.stream(page["Contents"])) {
		switch o.operator {
		case "w":
			width = float64(o.operands[0].(figure)) / mm / scale
		case "m":
			from = o.operands
		case "l":
			to = o.operands
		case "re":
			if w, h := float64(o.operands[2].(figure)), float64(o.operands[3].(figure)); math.Abs(w-h) < 0.02 {
				squares = append(squares, w/mm)
			}
		case "S":
			if len(from) == 2 && len(to) == 2 {
				lines = append(lines, drawn{float64(from[0].(figure)) / mm, float64(from[1].(figure)) / mm, float64(to[0].(figure)) / mm, float64(to[1].(figure)) / mm, width})
			}
			from, to = nil, nil
		}
	}
	return lines, squares
}

func TestThereIsRoomToWriteAndTick(t *testing.T) {
	for density := range densities {
		sheet, file := sheetOf(t, sampleBook(), density, A4)
		reader := readerOf(t, file)
		lines, boxes := 0, 0
		for i, page := range reader.pages() {
			all, squares := linesOf(reader, page, sheet.sheet.scale)
			for j, l := range all {
				if l.y1 != l.y2 || math.Abs(l.width-0.2) > 0.004 {
					continue // not one to write on
				}
				if l.x2-l.x1 > 160 {
					continue // rules of the running head and foot
				}
				lines++
				if l.x2-l.x1 < 19.9 {
					t.Errorf("%s, page %d: a line to write on is %.1f mm long", density, i+1, l.x2-l.x1)
				}
				for _, other := range all[:j] {
					if other.y1 == other.y2 && math.Abs(other.width-0.2) < 0.004 && other.x1 < l.x2 && l.x1 < other.x2 && math.Abs(other.y1-l.y1) < 5.58 {
						t.Errorf("%s, page %d: lines to write on are %.1f mm apart", density, i+1, math.Abs(other.y1-l.y1))
					}
				}
			}
			for _, size := range squares {
				if size > 5.6 { // smaller ones are for votes
					boxes++
					if size < 5.99 {
						t.Errorf("%s, page %d: a box of %.2f mm", density, i+1, size)
					}
				}
			}
		}
		if lines < 3*13 || boxes < 13 {
			t.Errorf("%s: %d lines to write on, %d boxes", density, lines, boxes)
		}
	}
}

func TestARunSheetSaysWhatTheHandNeeds(t *testing.T) {
	_, file := sheetOf(t, executedBook(), LargePrint, Letter)
	text := strings.Join(strings.Fields(strings.Join(pagesOf(t, file), "\n")), " ")
	for _, want := range []string{
		"RUN SHEET", "+254 20 555 0102", "Worked by", "Point of no return", "Noor: approved", "KEY NOT CONFIRMED", "Deviation log", "Completion", "release.py --tag 3.12.1", "Verification",
		"CHECKPOINT", "WARNING",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("not said: %q", want)
		}
	}
	if strings.Contains(text, "Evidence build.log") || strings.Contains(text, "Category · modules") {
		t.Error("what a board decides on stands on a run sheet")
	}
}
