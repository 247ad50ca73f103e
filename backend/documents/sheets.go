package documents

import (
	"bytes"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/export/xlsx"
)

// spreadsheet makes a workbook of tables, or the first of them as CSV.
func (m *maker) spreadsheet(head export.Head, made export.Made, tables []export.Table) (Document, error) {
	out := Document{Name: head.FileName(string(m.Format)), Tables: tables}
	var err error
	if m.Format == CSV {
		out.Tables, out.Bytes = tables[:1], tables[0].CSV()
	} else {
		out.Bytes, err = xlsx.Write(head, made, tables)
	}
	return out, err
}

// sheet makes a table for records of type T, column by column.
type sheet[T any] struct {
	name    string
	zone    *export.Zone
	columns []export.Column
	cells   []func(T) export.Cell
}

// add adds a column. id names its head in the catalogue.
func (s *sheet[T]) add(id string, width int, cell func(T) export.Cell) {
	s.columns = append(s.columns, export.Column{Head: columnHead(id), Width: width})
	s.cells = append(s.cells, cell)
}

func (s *sheet[T]) text(id string, width int, value func(T) string) {
	s.add(id, width, func(row T) export.Cell { return export.TextCell(value(row)) })
}

func (s *sheet[T]) number(id string, value func(T) int) {
	s.add(id, 9, func(row T) export.Cell { return export.NumberCell(value(row)) })
}

// someNumber leaves 0 out.
func (s *sheet[T]) someNumber(id string, value func(T) int) {
	s.add(id, 9, func(row T) export.Cell {
		if n := value(row); n != 0 {
			return export.NumberCell(n)
		}
		return export.Cell{}
	})
}

// moment adds a time twice, in the project's zone and in UTC, both named; once where they are the same.
func (s *sheet[T]) moment(id string, value func(T) int64) {
	cell := func(row T) export.Cell { return export.MomentCell(value(row)) }
	if !s.zone.IsUTC() {
		s.add(id, 20, cell)
		last := &s.columns[len(s.columns)-1]
		last.Zone, last.Head = s.zone, last.Head+" ("+s.zone.Name()+")"
	}
	s.add(id, 20, cell)
	s.columns[len(s.columns)-1].Head += " (UTC)"
}

// yes writes "yes" or nothing.
func (s *sheet[T]) yes(id string, value func(T) bool) {
	s.text(id, 9, func(row T) string {
		if value(row) {
			return text("document.yes")
		}
		return ""
	})
}

func (s *sheet[T]) table(rows []T) export.Table {
	out := export.Table{Name: text(domain.Key("document.sheet." + s.name)), Columns: s.columns, Rows: make([][]export.Cell, len(rows))}
	for i, row := range rows {
		cells := make([]export.Cell, len(s.cells))
		for j, cell := range s.cells {
			cells[j] = cell(row)
		}
		out.Rows[i] = cells
	}
	return out
}

func columnHead(id string) string { return text(domain.Key("document.column." + id)) }

// factsTable tells what the document is, as names and values.
func factsTable(head export.Head, made export.Made, zone *export.Zone, more ...[2]string) export.Table {
	state := text("document.state.approved")
	if head.Draft {
		state = text("document.state.draft")
	}
	rows := [][2]string{
		{"document", head.Number},
		{"title", head.Title},
		{"project", head.Project},
		{"environment", head.Environment},
		{"window", strings.Join(zone.Window(head.Window), "\n")},
		{"lead", called(head.Lead)},
		{"release_manager", called(head.ReleaseManager)},
	}
	if head.Version > 0 || head.Draft {
		rows = append(rows, [2]string{"state", state}, [2]string{"version", numberText(head.Version)})
	}
	rows = append(rows, more...)
	for _, remark := range head.Remarks {
		rows = append(rows, [2]string{"remark", joined(" ", remark.Text, remark.By)})
	}
	rows = append(rows,
		[2]string{"made_at", zone.Moment(made.At)}, [2]string{"made_by", joined(", ", made.By, made.Program)},
		[2]string{"workspace", made.Workspace}, [2]string{"journal_head", numberText(int(made.Seq)) + " " + made.Hash},
	)
	s := sheet[[2]string]{name: "facts"}
	s.text("fact", 22, func(row [2]string) string { return columnHead(row[0]) })
	s.text("value", 80, func(row [2]string) string { return row[1] })
	return s.table(rows)
}

func called(person export.Person) string { return joined(", ", person.Name, person.Telephone) }

func lines(texts []string) string { return strings.Join(texts, "\n") }

// blocksText writes the rows of a step one below the other.
func blocksText(blocks []export.Block) string {
	var out bytes.Buffer
	for i, block := range blocks {
		if i > 0 {
			out.WriteString("\n")
		}
		separator := ": "
		if block.Kind != export.ValueBlock {
			separator = ":\n"
		}
		if block.Label != "" {
			out.WriteString(block.Label + separator)
		}
		out.WriteString(block.Text)
	}
	return out.String()
}
