package app

import (
	"errors"
	"reflect"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

func init() { ask("run_book.get", getRunBook) }

func getRunBook(v *View, p *RunBookGet) (RunBookView, error) {
	b, err := v.book(p.Deployment)
	if err != nil {
		return RunBookView{}, err
	}
	out, err := b.head()
	if err != nil {
		return out, err
	}
	rows, err := b.rows()
	if err != nil {
		return out, err
	}
	if p.Brief {
		for i := range rows {
			rows[i].shorten()
		}
	}
	out.Stages = b.stages(rows)
	for _, stage := range out.Stages {
		out.Progress.add(stage.Progress)
	}
	out.Next = b.next(rows)
	out.Away = b.awayView()
	return out, nil
}

func (b *book) head() (RunBookView, error) {
	d := b.deployment
	zone, err := zoneOf(b.project)
	if err != nil {
		return RunBookView{}, err
	}
	window, err := windowState(b.Reader, d, b.project, b.now)
	if err != nil {
		return RunBookView{}, err
	}
	approval, err := b.approval()
	return RunBookView{
		Deployment: d.ID, DeploymentTitle: d.Title, Project: b.project.ID, ProjectTitle: b.project.Title,
		TimeZone: b.project.TimeZone, Window: window, Start: d.Start, End: d.End(zone), DateOnly: d.DateOnly, Minutes: d.Minutes,
		WayBack: d.WayBack, WayBackMinutes: d.WayBackMinutes, PlanTooLong: b.tooLong, Approval: approval, Seen: b.seen, Can: b.can(),
	}, err
}

func (b *book) approval() (RunBookApproval, error) {
	d := b.deployment
	out := RunBookApproval{
		State: d.RunBookState, Version: d.RunBook, Because: []domain.BookChange{}, Changes: []domain.BookChange{},
		Without: d.StartedWithout, WithoutBy: d.StartedWithoutBy, WithoutByName: b.name(d.StartedWithoutBy),
		WithoutCounts: d.RunBookState == domain.RunBookDraft && d.MayStartWithout() && b.fault == nil, Fault: b.fault,
	}
	if d.RunBookNote != "" {
		if err := journal.DecodeStrict([]byte(d.RunBookNote), &out.Because); err != nil {
			return out, err
		}
	}
	if d.RunBook == 0 {
		return out, nil
	}
	version, err := b.RunBookVersion(d.ID, d.RunBook)
	if err != nil {
		return out, shownFault(err, &out.Fault)
	}
	out.By, out.ByName, out.At, out.Remark = version.ApprovedBy, b.name(version.ApprovedBy), version.ApprovedAt, version.Remark
	out.Unconfirmed = b.unconfirmed(version.ApprovedBy, version.ApprovedAt)
	digest, err := contentDigest(b.content)
	if b.unchanged = digest == version.Content; b.unchanged || err != nil {
		return out, err
	}
	approved, err := contentOf[domain.BookContent](b.Reader, version.Content)
	out.Changes = append(out.Changes, domain.CompareBooks(approved, b.content)...)
	return out, err
}

func (b *book) name(user domain.ID) string { return b.rules.Users[user].Name }

// can says what the person may do with the run book as a whole.
func (b *book) can() []domain.Ability {
	out := can(b.relation, "runbook.approve", "runbook.start_without", "step.add", "step.move")
	for i := range out {
		if out[i].Allowed {
			out[i].Why = b.refuse(out[i].Action)
			out[i].Allowed = out[i].Why == nil
		}
	}
	return out
}

func (b *book) refuse(command string) *domain.Error {
	var refused *domain.Error
	if err := domain.DeploymentOpen(b.deployment); errors.As(err, &refused) {
		return refused
	}
	approved := b.deployment.RunBookState == domain.RunBookApproved
	switch {
	case command == "runbook.approve" && len(b.content.Steps) == 0:
		return domain.Conflict("run_book.empty")
	case command == "runbook.start_without" && approved:
		return domain.Conflict("run_book.start_without.approved")
	case command == "runbook.approve" && approved && b.unchanged:
		return domain.Conflict("run_book.approved_already")
	}
	return nil
}

// rows gives the steps as they are shown, in run-book order.
func (b *book) rows() ([]RunBookStep, error) {
	out := make([]RunBookStep, len(b.steps))
	for i := range b.steps {
		var err error
		if out[i], err = b.row(i); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// stages puts rows under their heads.
func (b *book) stages(rows []RunBookStep) []RunBookStage {
	out := make([]RunBookStage, len(domain.Stages))
	for i, stage := range domain.Stages {
		out[i] = RunBookStage{Stage: stage, Sections: []RunBookSection{}}
	}
	next := 0
	for _, section := range domain.Sections(b.steps) {
		for i := range out {
			if out[i].Stage != section.Stage {
				continue
			}
			steps := rows[next : next+len(section.Steps)]
			next += len(section.Steps)
			out[i].Sections = append(out[i].Sections, b.section(section, steps))
			for _, row := range steps {
				out[i].Progress.count(row)
			}
		}
	}
	return out
}

// section shows the head as the first of its steps was approved with it; a step with another one has it of its own.
func (b *book) section(section domain.Section, rows []RunBookStep) RunBookSection {
	template := b.templates[section.Template]
	out := RunBookSection{Template: template.ID, Title: rows[0].TemplateTitle, Kind: template.Kind, Intro: rows[0].Intro, Steps: rows}
	if out.Title == "" {
		out.Title = template.Title
	}
	for i := range rows {
		if reflect.DeepEqual(rows[i].Intro, out.Intro) {
			rows[i].Intro = []domain.RowBlock{}
		}
	}
	return out
}

func (p *RunBookProgress) count(row RunBookStep) {
	p.Steps++
	p.Minutes += row.Minutes
	if row.Projected {
		p.Projected++
	}
	if row.State.Open() {
		p.MinutesLeft += row.Minutes
	}
	switch row.State {
	case domain.StepNew:
		p.New++
	case domain.StepInProgress:
		p.InProgress++
	case domain.StepOnHold:
		p.OnHold++
	case domain.StepCompleted:
		p.Completed++
	case domain.StepFailed:
		p.Failed++
	case domain.StepSkipped:
		p.Skipped++
	}
}

func (p *RunBookProgress) add(o RunBookProgress) {
	p.Steps += o.Steps
	p.Projected += o.Projected
	p.New += o.New
	p.InProgress += o.InProgress
	p.OnHold += o.OnHold
	p.Completed += o.Completed
	p.Failed += o.Failed
	p.Skipped += o.Skipped
	p.Minutes += o.Minutes
	p.MinutesLeft += o.MinutesLeft
}

// next gives the step to which the person turns next: one in progress that is theirs, else the first that
// can be started and is assigned to them, else the first that nobody else is to do.
func (b *book) next(rows []RunBookStep) domain.ID {
	if !b.relation.Roles.Acts(domain.RoleExecute) {
		return ""
	}
	for _, wanted := range []func(RunBookStep) bool{
		func(s RunBookStep) bool {
			return s.State == domain.StepInProgress && (s.Assignee == b.user || s.Assignee == "" && s.StartedBy == b.user)
		},
		func(s RunBookStep) bool { return b.startable(s) && s.Assignee == b.user },
		func(s RunBookStep) bool { return b.startable(s) && s.Assignee == "" && s.Owner == b.user },
		func(s RunBookStep) bool { return b.startable(s) && s.Assignee == "" && s.Owner == "" },
	} {
		for _, row := range rows {
			if wanted(row) {
				return row.ID
			}
		}
	}
	return ""
}

func (b *book) startable(s RunBookStep) bool {
	return s.State == domain.StepNew && !s.Projected && s.Blocked == nil && s.Fault == nil
}
