package documents

import (
	"strconv"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export"
)

// bookWriter turns the answer about a run book into its snapshot.
type bookWriter struct {
	facts
	answer app.RunBookDocument
	zone   *export.Zone
	events map[domain.ID][]app.StepEventRow
	// picture gives the bytes of evidence that can be printed; none of other evidence.
	picture func(app.EvidenceShown, int64) ([]byte, error)
}

func runBookOf(answer app.RunBookDocument, picture func(app.EvidenceShown, int64) ([]byte, error)) (export.RunBook, error) {
	w := bookWriter{facts: factsOf(answer.DocumentFacts), answer: answer, picture: picture, events: map[domain.ID][]app.StepEventRow{}}
	var err error
	if w.zone, err = export.NewZone(answer.Project.TimeZone); err != nil {
		return export.RunBook{}, err
	}
	for _, log := range answer.Log {
		w.events[log.Step] = log.Events
	}
	d := answer.Deployment
	out := export.RunBook{
		Head: w.bookHead(), Risk: d.Risk, RiskNote: d.RiskNote, Description: d.Description, Items: w.items(),
		WayBack: d.WayBack, WayBackMinutes: d.WayBackMinutes, PlanTooLong: answer.Book.PlanTooLong, Contacts: w.contacts(w.doers()),
		Approvals: w.approvals(), Made: w.made(),
	}
	out.Changes = changesOf(answer.Book.Approval.Changes, out.Head)
	for _, stage := range answer.Book.Stages {
		written, err := w.stage(stage)
		if err != nil {
			return out, err
		}
		out.Stages = append(out.Stages, written)
	}
	return out, nil
}

func (w *bookWriter) approved() bool { return isApproved(w.answer.Book.Approval) }

// isApproved says whether a run book is approved by the journal, too.
func isApproved(a app.RunBookApproval) bool {
	return a.State == domain.RunBookApproved && a.Fault == nil
}

func (w *bookWriter) bookHead() export.Head {
	head := w.head("RB")
	head.Version, head.Draft = w.answer.Book.Approval.Version, !w.approved()
	if changes := w.answer.Book.Approval.Changes; head.Draft && len(changes) > 0 {
		head.Remarks = append(head.Remarks, export.Remark{Kind: export.OtherRemark, Text: changesText(changes, head.Version)})
	}
	return head
}

// mostChanges is how many changes the cover tells; more are only counted.
const mostChanges = 12

func changesText(changes []domain.BookChange, version int) string {
	parts := []string{text("document.changed_since", "version", strconv.Itoa(version))}
	for i, change := range changes {
		if i == mostChanges {
			parts = append(parts, text("document.more_changes", "count", strconv.Itoa(len(changes)-mostChanges)))
			break
		}
		parts = append(parts, language.Text(change.Key, change.Params))
	}
	return strings.Join(parts, " ")
}

// approvals are those of the run book as it is printed: of a draft there are none.
func (w *bookWriter) approvals() []export.Approval {
	out := []export.Approval{}
	for _, signature := range w.facts.Approvals {
		if signature.Item == "" && w.approved() {
			out = append(out, w.approval(text("document.role.approver"), joined(": ", text("document.approved"), signature.Remark), signature))
		}
	}
	return out
}

// doers are the people whom steps name.
func (w *bookWriter) doers() []domain.ID {
	var out []domain.ID
	for _, stage := range w.answer.Book.Stages {
		for _, section := range stage.Sections {
			for _, step := range section.Steps {
				out = append(out, step.Owner, step.Assignee)
			}
		}
	}
	return out
}

func (w *bookWriter) stage(stage app.RunBookStage) (export.Stage, error) {
	out := export.Stage{Stage: stage.Stage, Sections: []export.Section{}}
	for _, section := range stage.Sections {
		written := export.Section{Title: section.Title, Kind: section.Kind, Note: introOf(section.Intro)}
		if written.Title == "" {
			written.Title = text("document.deviations")
		}
		for _, step := range section.Steps {
			row, err := w.step(step)
			if err != nil {
				return out, err
			}
			written.Steps = append(written.Steps, row)
		}
		out.Sections = append(out.Sections, written)
	}
	return out, nil
}

func (w *bookWriter) step(s app.RunBookStep) (export.Step, error) {
	out := export.Step{
		Number: s.Number, Title: s.Title, Blocks: append(rowBlocks(s.Intro), rowBlocks(s.Blocks)...),
		Expect: s.Expect, IfNot: s.IfNot, Warning: s.Warning, Undo: s.Undo, UndoMinutes: s.UndoMinutes, NoUndo: s.NoUndo,
		Checkpoint: s.Checkpoint, Minutes: s.Minutes, PlannedAt: s.PlannedAt, Owner: s.OwnerName, Assignee: s.AssigneeName,
		Items: refs(s.Items), Origin: s.Origin, State: s.State, StartedAt: s.StartedAt, EndedAt: s.EndedAt,
		By: s.EndedByName, Remark: s.Remark,
	}
	if out.Owner == "" && s.OwnerRole != "" {
		out.Owner = roleName(s.OwnerRole)
	}
	if out.By == "" {
		out.By = s.StartedByName
	}
	if s.Fault != nil {
		out.Warning = language.Text(s.Fault.Key, s.Fault.Params)
	}
	for _, e := range w.events[s.ID] {
		out.Events = append(out.Events, export.Event{Action: e.Action, At: e.At, By: e.ByName, Text: w.eventText(e)})
	}
	var err error
	out.Evidence, err = w.evidence(s.Evidence)
	return out, err
}

// refs name the items of a step; of those that have left it, where they are.
func refs(items []app.RunBookItem) []string {
	out := []string{}
	for _, item := range items {
		ref := item.Ref
		if ref == "" {
			ref = item.Title
		}
		if item.MovedTo != "" {
			ref = text("document.item_moved", "item", ref, "deployment", item.MovedToTitle)
		}
		out = append(out, ref)
	}
	return out
}

func (w *bookWriter) eventText(e app.StepEventRow) string {
	until := ""
	if e.Until != 0 {
		at := w.zone.ClockOn(e.Until, w.Deployment.Start) + " " + w.zone.Short(e.Until)
		until = text("document.held_until", "at", at)
	}
	person := ""
	if e.PersonName != "" {
		person = text("document.assigned_to", "name", e.PersonName)
	}
	return joined("; ", person, e.Remark, until)
}

func (w *bookWriter) evidence(shown []app.EvidenceShown) ([]export.Evidence, error) {
	out := make([]export.Evidence, len(shown))
	for i, e := range shown {
		size := w.answer.Sizes[e.File]
		picture, err := w.picture(e, size)
		if err != nil {
			return nil, err
		}
		out[i] = export.Evidence{Name: e.Name, Note: e.Note, SHA256: e.File, Size: size, By: e.ByName, At: e.At, Picture: picture}
	}
	return out, nil
}
