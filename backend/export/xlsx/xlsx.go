// Package xlsx writes tables as workbooks of Excel. The same tables give the same bytes.
package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// MostRows is how many rows a sheet takes, its head included.
const MostRows = excelize.TotalRows

// Write writes a workbook with one sheet for each table, named after the document that it is.
//
// Moments are numbers with the format of a date, in the zone of their column. Texts have the format "text": what begins
// with = is never computed, not even after somebody has edited the cell. A text longer than a cell takes goes on in
// further rows, which repeat the first cell of their row.
func Write(head export.Head, made export.Made, tables []export.Table) ([]byte, error) {
	file := excelize.NewFile()
	out, err := write(file, head, made, tables)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("xlsx: %w", err)
	}
	return canonical(out)
}

func write(file *excelize.File, head export.Head, made export.Made, tables []export.Table) ([]byte, error) {
	looks, err := newLooks(file)
	if err != nil {
		return nil, err
	}
	for i, table := range tables {
		if len(table.Rows) >= MostRows {
			return nil, domain.Invalid("document.too_many_rows", "name", table.Name)
		}
		if i == 0 {
			err = file.SetSheetName("Sheet1", table.Name)
		} else {
			_, err = file.NewSheet(table.Name)
		}
		if err != nil {
			return nil, err
		}
		if err := sheet(file, looks, head, table); err != nil {
			return nil, err
		}
	}
	if err := file.SetDocProps(properties(head, made)); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, err = file.WriteTo(&out)
	return out.Bytes(), err
}

func properties(head export.Head, made export.Made) *excelize.DocProperties {
	at := export.UTC(made.At).Format(time.RFC3339)
	out := &excelize.DocProperties{
		Title: head.Number + " " + head.Title, Subject: head.Project, Creator: made.By, LastModifiedBy: made.Program,
		Created: at, Modified: at, Language: "en", Identifier: head.Number,
	}
	if head.Draft {
		out.Title += " (DRAFT)"
		out.Category = "DRAFT"
	}
	return out
}

// looks are the formats of cells.
type looks struct{ head, text, number, moment int }

func newLooks(file *excelize.File) (looks, error) {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	when := "yyyy\\-mm\\-dd\\ hh:mm:ss"
	var out looks
	for _, look := range []struct {
		id    *int
		style excelize.Style
	}{
		{&out.head, excelize.Style{
			Font: &excelize.Font{Bold: true}, Alignment: top, NumFmt: textFormat,
			Fill:   excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E9EE"}},
			Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "5A6272"}},
		}},
		{&out.text, excelize.Style{Alignment: top, NumFmt: textFormat}},
		{&out.number, excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}, NumFmt: 1}},
		{&out.moment, excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}, CustomNumFmt: &when}},
	} {
		id, err := file.NewStyle(&look.style)
		if err != nil {
			return out, err
		}
		*look.id = id
	}
	return out, nil
}

// textFormat is the built-in number format of texts, "@".
const textFormat = 49

func sheet(file *excelize.File, looks looks, head export.Head, table export.Table) error {
	if err := page(file, head, table.Name); err != nil {
		return err
	}
	stream, err := file.NewStreamWriter(table.Name)
	if err != nil {
		return err
	}
	cells := make([]any, len(table.Columns))
	for i, column := range table.Columns {
		if err := stream.SetColWidth(i+1, i+1, float64(max(column.Width, 8))); err != nil {
			return err
		}
		cells[i] = excelize.Cell{StyleID: looks.head, Value: column.Head}
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := stream.SetRow("A1", cells); err != nil {
		return err
	}
	next := 2
	for _, row := range table.Rows {
		for _, part := range parts(row) {
			for i, cell := range part {
				cells[i] = looks.cell(table.Columns[i], cell)
			}
			if err := stream.SetRow(fmt.Sprintf("A%d", next), cells); err != nil {
				return err
			}
			next++
		}
	}
	return stream.Flush()
}

// page says how a sheet is printed: as wide as the paper, with its head on every page.
func page(file *excelize.File, head export.Head, name string) error {
	landscape, paper, tall, fit := "landscape", 9, 0, true
	draft := ""
	if head.Draft {
		draft = "&B DRAFT &B"
	}
	return errors.Join(
		file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToHeight: &tall}),
		file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}),
		file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&L&A&C" + draft + "&R" + head.Number, OddFooter: "&C&P / &N"}),
		file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + name + "'!$1:$1", Scope: name}),
	)
}

func (l looks) cell(column export.Column, cell export.Cell) any {
	switch cell.Kind {
	case export.Number:
		return excelize.Cell{StyleID: l.number, Value: cell.Number}
	case export.Moment:
		return excelize.Cell{StyleID: l.moment, Value: serial(column.In(cell.Number))}
	case export.Text:
		return excelize.Cell{StyleID: l.text, Value: cell.Text}
	}
	return nil
}

// serial counts days from the end of 1899, as spreadsheets do; they know no zones, so it is the clock's time.
func serial(at time.Time) float64 {
	clock := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	seconds := clock.Unix() - time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()
	return float64(seconds) / 86_400
}
