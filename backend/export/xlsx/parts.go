package xlsx

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"renogen/backend/export"
)

// parts divides a row whose texts do not all fit into cells.
func parts(row []export.Cell) [][]export.Cell {
	out := [][]export.Cell{row}
	for i, cell := range row {
		if len(cell.Text) <= excelize.TotalCellChars { // never longer in UTF-16 than in UTF-8
			continue
		}
		for n, text := range divided(cell.Text) {
			if n == len(out) {
				further := make([]export.Cell, len(row))
				further[0] = out[0][0]
				out = append(out, further)
			}
			if n == 0 {
				out[0] = append([]export.Cell{}, out[0]...)
			}
			out[n][i] = export.TextCell(text)
		}
	}
	return out
}

// divided cuts a text into pieces that each fit into a cell, which counts in UTF-16.
func divided(text string) []string {
	var pieces []string
	begin, units := 0, 0
	for i, r := range text {
		wide := utf16.RuneLen(r)
		if r == utf8.RuneError {
			wide = 1
		}
		if units+wide > excelize.TotalCellChars {
			pieces = append(pieces, text[begin:i])
			begin, units = i, 0
		}
		units += wide
	}
	return append(pieces, text[begin:])
}
