package documents

import (
	"strconv"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/export/pdf"
)

// auditReport makes the report of what the journal says about a deployment.
func (m *maker) auditReport() (Document, error) {
	facts, journal, err := m.auditAnswers()
	if err != nil {
		return Document{}, err
	}
	report := auditReportOf(facts, journal)
	return m.write(report.Head, report.Content, func(p pdf.Options) ([]byte, error) { return pdf.AuditReport(report, p) })
}

func auditReportOf(facts app.DocumentFacts, journal app.JournalDocument) export.AuditReport {
	f := factsOf(facts)
	report := export.AuditReport{Head: f.head("AR"), Approvals: []export.Approval{}, Entries: []export.AuditEntry{}, Names: map[string]string{}, Made: f.made()}
	for id, name := range journal.Names {
		report.Names[id] = name
	}
	for _, signature := range facts.Approvals {
		report.Approvals = append(report.Approvals, f.approval(f.approvedWhat(signature), joined(": ", text("document.approved"), signature.Remark), signature))
	}
	for _, entry := range journal.Entries {
		report.Entries = append(report.Entries, auditEntry(entry))
	}
	return report
}

// mostAsks is how often the two questions are asked again because somebody did something between them.
const mostAsks = 5

// auditAnswers asks for the facts and the journal until both are of one moment.
func (m *maker) auditAnswers() (app.DocumentFacts, app.JournalDocument, error) {
	for range mostAsks {
		book, err := app.Ask[app.RunBookDocument](m.app, m.user, "document.run_book", &app.DocumentRunBook{Deployment: m.Deployment})
		if err != nil {
			return app.DocumentFacts{}, app.JournalDocument{}, err
		}
		journal, err := app.Ask[app.JournalDocument](m.app, m.user, "document.journal", &app.DocumentJournal{Deployment: m.Deployment})
		if err != nil {
			return app.DocumentFacts{}, app.JournalDocument{}, err
		}
		if journal.Head == book.Head {
			return book.DocumentFacts, journal, nil
		}
	}
	return app.DocumentFacts{}, app.JournalDocument{}, domain.Busy("document.changing")
}

// approvedWhat names the item, or the version of the run book, that a signature is about.
func (f facts) approvedWhat(s app.DocumentSignature) string {
	if s.Item == "" {
		return text("document.run_book_version", "version", strconv.Itoa(s.Version))
	}
	return f.ref(s.Item)
}

func auditEntry(e app.EntryView) export.AuditEntry {
	out := export.AuditEntry{
		Seq: e.Seq, At: e.At, By: e.ActorName, Command: e.Command, Doubtful: e.Doubtful, Changes: []export.AuditChange{},
		Subject: joined(" · ", e.ItemTitle, e.RecordTitle),
	}
	if e.RecordTitle == e.ItemTitle {
		out.Subject = e.ItemTitle
	}
	for _, row := range e.Rows {
		for _, field := range row.Fields {
			out.Changes = append(out.Changes, export.AuditChange{
				Field: joined(".", row.Table, field.Name), Before: plainValue(field.Before), After: plainValue(field.After),
			})
		}
	}
	return out
}
