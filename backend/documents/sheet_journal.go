package documents

import (
	"encoding/json"

	"renogen/backend/app"
	"renogen/backend/export"
)

// journalLine is one changed field of an entry; entries that changed nothing that people read have one line.
type journalLine struct {
	app.EntryView
	row   app.RowView
	field app.FieldView
}

func journalLines(entries []app.EntryView) []journalLine {
	var out []journalLine
	for _, entry := range entries {
		told := false
		for _, row := range entry.Rows {
			for _, field := range row.Fields {
				out, told = append(out, journalLine{entry, row, field}), true
			}
		}
		if !told {
			out = append(out, journalLine{EntryView: entry})
		}
	}
	return out
}

func (m *maker) journal() (Document, error) {
	answer, err := app.Ask[app.JournalDocument](m.app, m.user, "document.journal", &app.DocumentJournal{Deployment: m.Deployment, Project: m.Project})
	if err != nil {
		return Document{}, err
	}
	head, made := aboutHead(answer.DocumentAbout, "JO")
	zone, err := export.NewZone(head.Zone)
	if err != nil {
		return Document{}, err
	}
	return m.spreadsheet(head, made, []export.Table{journalTable(zone, journalLines(answer.Entries))})
}

func journalTable(zone *export.Zone, rows []journalLine) export.Table {
	s := sheet[journalLine]{name: "journal", zone: zone}
	s.number("entry", func(l journalLine) int { return int(l.Seq) })
	s.moment("at", func(l journalLine) int64 { return l.At })
	s.text("by", 20, func(l journalLine) string { return l.ActorName })
	s.text("command", 22, func(l journalLine) string { return l.Command })
	s.text("deployment", 30, func(l journalLine) string { return l.DeploymentTitle })
	s.text("item", 30, func(l journalLine) string { return l.ItemTitle })
	s.text("record", 30, func(l journalLine) string { return l.RecordTitle })
	s.text("table", 16, func(l journalLine) string { return l.row.Table })
	s.text("action", 12, func(l journalLine) string { return l.row.Action })
	s.text("field", 18, func(l journalLine) string { return l.field.Name })
	s.text("before", 40, func(l journalLine) string { return plainValue(l.field.Before) })
	s.text("after", 40, func(l journalLine) string { return plainValue(l.field.After) })
	s.yes("doubtful", func(l journalLine) bool { return l.Doubtful })
	return s.table(rows)
}

// plainValue is a text without its quotes; any other value stands as its JSON.
func plainValue(raw string) string {
	var text string
	if json.Unmarshal([]byte(raw), &text) == nil {
		return text
	}
	return raw
}
