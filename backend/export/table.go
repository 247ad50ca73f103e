package export

import (
	"strconv"
	"strings"
	"time"
)

// Table is what a spreadsheet shows on one sheet. Every row has a cell for each column.
type Table struct {
	Name    string
	Columns []Column
	Rows    [][]Cell
}

// Column is one column of a table. Moments in it are shown in Zone; none means UTC.
type Column struct {
	Head  string
	Width int // in characters
	Zone  *Zone
}

// CellKind is the type of what a cell holds.
type CellKind int

// Kinds of cell. The zero cell is empty.
const (
	Empty CellKind = iota
	Text
	Number
	Moment
)

// Cell is one value. Texts are never formulas, whatever they begin with.
type Cell struct {
	Kind CellKind
	Text string
	// Number is a whole number, or Unix milliseconds.
	Number int64
}

// TextCell holds a text; an empty one is an empty cell.
func TextCell(text string) Cell {
	if text == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Text: text}
}

// NumberCell holds a number.
func NumberCell(n int) Cell { return Cell{Kind: Number, Number: int64(n)} }

// MomentCell holds a time in Unix milliseconds; 0 is an empty cell.
func MomentCell(ms int64) Cell {
	if ms == 0 {
		return Cell{}
	}
	return Cell{Kind: Moment, Number: ms}
}

// In gives the moment of a cell as the column shows it.
func (c Column) In(ms int64) time.Time {
	if c.Zone == nil {
		return UTC(ms)
	}
	return c.Zone.Local(ms)
}

// Shown is a cell as people read it: moments as 2023-12-07 15:26:08.
func (c Column) Shown(cell Cell) string {
	switch cell.Kind {
	case Number:
		return strconv.FormatInt(cell.Number, 10)
	case Moment:
		return c.In(cell.Number).Format(time.DateTime)
	}
	return cell.Text
}

// CSV writes a table as RFC 4180 has it: commas, CRLF, the heads first. It begins with a byte-order mark, without
// which spreadsheets take it for an old code page.
//
// A text that a spreadsheet would compute is defused by an apostrophe before it.
func (t Table) CSV() []byte {
	var out strings.Builder
	out.WriteString("\ufeff")
	fields := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		fields[i] = column.Head
	}
	writeRecord(&out, fields)
	for _, row := range t.Rows {
		for i, cell := range row {
			fields[i] = t.Columns[i].Shown(cell)
			if cell.Kind == Text {
				fields[i] = defused(fields[i])
			}
		}
		writeRecord(&out, fields)
	}
	return []byte(out.String())
}

// startsFormula are the characters with which spreadsheets begin to compute, or which they skip before they look;
// also in the width of East Asian scripts, which some of them take for the same.
const startsFormula = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"

func defused(text string) string {
	if trimmed := strings.TrimLeft(text, " "); trimmed != "" && strings.ContainsRune(startsFormula, []rune(trimmed)[0]) {
		return "'" + text
	}
	return text
}

// writeRecord writes by hand what encoding/csv would change: with CRLF it also rewrites the line ends inside of texts.
func writeRecord(out *strings.Builder, fields []string) {
	for i, field := range fields {
		if i > 0 {
			out.WriteByte(',')
		}
		if strings.ContainsAny(field, ",\"\r\n") || strings.TrimSpace(field) != field {
			field = `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
		}
		out.WriteString(field)
	}
	out.WriteString("\r\n")
}
