package documents

import (
	"strconv"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/export/pdf"
)

// bookStep is a step with the place where it stands.
type bookStep struct {
	stage   export.Stage
	section export.Section
	export.Step
}

func bookSteps(book export.RunBook) []bookStep {
	var out []bookStep
	for _, stage := range book.Stages {
		for _, section := range stage.Sections {
			for _, step := range section.Steps {
				out = append(out, bookStep{stage, section, step})
			}
		}
	}
	return out
}

// runBookTables are the sheets of a run book.
func runBookTables(book export.RunBook) ([]export.Table, error) {
	zone, err := export.NewZone(book.Head.Zone)
	if err != nil {
		return nil, err
	}
	facts := factsTable(book.Head, book.Made, zone,
		[2]string{"risk", joined(": ", words(pdf.RiskWord, string(book.Risk)), book.RiskNote)},
		[2]string{"way_back", book.WayBack}, [2]string{"way_back_minutes", numberText(book.WayBackMinutes)},
		[2]string{"content", export.Digest(book.Content())})
	steps := bookSteps(book)
	return []export.Table{
		facts, stepsTable(zone, steps), bookItemsTable(zone, book.Items), approvalsTable(zone, book.Approvals),
		contactsTable(book.Contacts), eventsTable(zone, steps), evidenceTable(zone, steps),
	}, nil
}

func stepsTable(zone *export.Zone, steps []bookStep) export.Table {
	s := sheet[bookStep]{name: "steps", zone: zone}
	s.text("number", 9, func(b bookStep) string { return b.Number })
	s.text("stage", 10, func(b bookStep) string { return words(pdf.StageWord, string(b.stage.Stage)) })
	s.text("section", 24, func(b bookStep) string { return b.section.Title })
	s.text("title", 40, func(b bookStep) string { return b.Title })
	s.text("state", 12, func(b bookStep) string { return words(pdf.StateWord, string(b.Standing())) })
	s.text("items", 14, func(b bookStep) string { return strings.Join(b.Items, ", ") })
	s.text("owner", 18, func(b bookStep) string { return b.Owner })
	s.text("assignee", 18, func(b bookStep) string { return b.Assignee })
	s.number("minutes", func(b bookStep) int { return b.Minutes })
	s.moment("planned", func(b bookStep) int64 { return b.PlannedAt })
	s.moment("started", func(b bookStep) int64 { return b.StartedAt })
	s.moment("ended", func(b bookStep) int64 { return b.EndedAt })
	s.text("by", 18, func(b bookStep) string { return b.By })
	s.text("remark", 30, func(b bookStep) string { return b.Remark })
	s.text("what", 60, func(b bookStep) string { return blocksText(b.Blocks) })
	s.text("expect", 30, func(b bookStep) string { return b.Expect })
	s.text("if_not", 30, func(b bookStep) string { return b.IfNot })
	s.text("warning", 30, func(b bookStep) string { return b.Warning })
	s.text("undo", 30, func(b bookStep) string { return b.Undo })
	s.someNumber("undo_minutes", func(b bookStep) int { return b.UndoMinutes })
	s.yes("no_undo", func(b bookStep) bool { return b.NoUndo })
	s.yes("checkpoint", func(b bookStep) bool { return b.Checkpoint })
	s.text("origin", 14, func(b bookStep) string {
		if b.Origin == domain.StepFromActivity {
			return ""
		}
		return words(pdf.OriginWord, string(b.Origin))
	})
	s.text("evidence", 30, func(b bookStep) string { return lines(evidenceNames(b.Evidence)) })
	return s.table(steps)
}

func evidenceNames(evidence []export.Evidence) []string {
	out := make([]string, len(evidence))
	for i, e := range evidence {
		out[i] = joined(": ", e.Name, e.Note)
	}
	return out
}

func bookItemsTable(zone *export.Zone, items []export.Item) export.Table {
	s := sheet[export.Item]{name: "items", zone: zone}
	s.text("ref", 14, func(i export.Item) string { return i.Ref })
	s.text("title", 50, func(i export.Item) string { return i.Title })
	s.text("category", 18, func(i export.Item) string { return i.Category })
	s.text("modules", 24, func(i export.Item) string { return strings.Join(i.Modules, ", ") })
	s.text("status", 18, func(i export.Item) string { return words(pdf.ItemWord, string(i.Status)) })
	s.text("approved_by", 18, func(i export.Item) string { return i.ApprovedBy })
	s.moment("approved", func(i export.Item) int64 { return i.ApprovedAt })
	s.text("alone", 30, func(i export.Item) string { return i.Alone })
	s.text("description", 60, func(i export.Item) string { return i.Description })
	return s.table(items)
}

func approvalsTable(zone *export.Zone, approvals []export.Approval) export.Table {
	s := sheet[export.Approval]{name: "approvals", zone: zone}
	s.text("role", 24, func(a export.Approval) string { return a.Role })
	s.text("name", 24, func(a export.Approval) string { return a.Name })
	s.text("decision", 40, func(a export.Approval) string { return a.Decision })
	s.moment("at", func(a export.Approval) int64 { return a.At })
	s.text("key", 24, func(a export.Approval) string { return a.Key })
	s.yes("key_not_confirmed", func(a export.Approval) bool { return a.KeyNotConfirmed })
	s.text("content", 68, func(a export.Approval) string { return a.Content })
	s.text("alone", 30, func(a export.Approval) string { return a.Alone })
	return s.table(approvals)
}

func contactsTable(people []export.Person) export.Table {
	s := sheet[export.Person]{name: "contacts"}
	s.text("role", 24, func(p export.Person) string { return p.Role })
	s.text("name", 24, func(p export.Person) string { return p.Name })
	s.text("telephone", 24, func(p export.Person) string { return p.Telephone })
	return s.table(people)
}

// stepEvent and stepEvidence stand with the number of their step.
type (
	stepEvent struct {
		number string
		export.Event
	}
	stepEvidence struct {
		number string
		export.Evidence
	}
)

func eventsTable(zone *export.Zone, steps []bookStep) export.Table {
	var rows []stepEvent
	for _, step := range steps {
		for _, event := range step.Events {
			rows = append(rows, stepEvent{step.Number, event})
		}
	}
	s := sheet[stepEvent]{name: "events", zone: zone}
	s.text("number", 9, func(e stepEvent) string { return e.number })
	s.moment("at", func(e stepEvent) int64 { return e.At })
	s.text("action", 18, func(e stepEvent) string { return words(pdf.ActionWord, e.Action) })
	s.text("by", 24, func(e stepEvent) string { return e.By })
	s.text("remark", 60, func(e stepEvent) string { return e.Text })
	return s.table(rows)
}

func evidenceTable(zone *export.Zone, steps []bookStep) export.Table {
	var rows []stepEvidence
	for _, step := range steps {
		for _, evidence := range step.Evidence {
			rows = append(rows, stepEvidence{step.Number, evidence})
		}
	}
	s := sheet[stepEvidence]{name: "evidence", zone: zone}
	s.text("number", 9, func(e stepEvidence) string { return e.number })
	s.text("name", 30, func(e stepEvidence) string { return e.Name })
	s.text("note", 40, func(e stepEvidence) string { return e.Note })
	s.someNumber("bytes", func(e stepEvidence) int { return int(e.Size) })
	s.text("sha256", 68, func(e stepEvidence) string { return e.SHA256 })
	s.moment("at", func(e stepEvidence) int64 { return e.At })
	s.text("by", 24, func(e stepEvidence) string { return e.By })
	return s.table(rows)
}

func (m *maker) steps() (Document, error) {
	book, err := m.book()
	if err != nil {
		return Document{}, err
	}
	zone, err := export.NewZone(book.Head.Zone)
	if err != nil {
		return Document{}, err
	}
	book.Head.Number = strings.TrimSuffix(book.Head.Number, "RB") + "ST"
	return m.spreadsheet(book.Head, book.Made, []export.Table{stepsTable(zone, bookSteps(book))})
}

func numberText(n int) string { return strconv.Itoa(n) }
