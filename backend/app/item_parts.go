package app

import (
	"errors"
	"maps"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// activities shows the activities in their order.
func (p *itemPage) activities(out *ItemView) error {
	rows, err := activitiesInOrder(p.Reader, p.item.ID)
	if err != nil {
		return err
	}
	templates, err := p.TemplatesOfItem(p.item.ID)
	if err != nil {
		return err
	}
	shown, err := p.shownContent()
	if err != nil {
		return err
	}
	linked, err := p.linkedByID(rows)
	if err != nil {
		return err
	}
	out.Activities = make([]ItemActivity, len(rows))
	for i, row := range rows {
		t := slices.IndexFunc(templates, func(t domain.Template) bool { return t.ID == row.Template })
		if out.Activities[i], err = p.activity(row, templates[t], shown, linked[row.Step]); err != nil {
			return err
		}
	}
	return nil
}

// shownContent is the content as it was approved, while the approval counts; a later edit of a template
// does not change it.
func (p *itemPage) shownContent() (domain.ItemContent, error) {
	if !p.item.Approved() {
		return p.content, nil
	}
	approved, err := contentOf[domain.ItemContent](p.Reader, p.item.ApprovedContent)
	if err != nil {
		return p.content, err
	}
	return itemContentWith(p.Reader, p.item, approved.Templates)
}

func (p *itemPage) linkedByID(rows []domain.Activity) (map[domain.ID]domain.LinkedStep, error) {
	ids := make([]domain.ID, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	steps, err := p.LinkedSteps(ids)
	byID := map[domain.ID]domain.LinkedStep{}
	for _, step := range steps {
		byID[step.ID] = step
	}
	return byID, err
}

func (p *itemPage) activity(row domain.Activity, template domain.Template, shown domain.ItemContent, step domain.LinkedStep) (ItemActivity, error) {
	i := slices.IndexFunc(shown.Activities, func(a domain.ActivityContent) bool { return a.ID == row.ID })
	content := activityStepContent(shown, shown.Activities[i])
	out := ItemActivity{
		ID: row.ID, Template: row.Template, TemplateTitle: content.Template.Title, Kind: template.Kind, Title: row.Title,
		Stage: row.Stage, Position: row.Position, StepPlan: row.StepPlan, OwnerName: p.name(row.Owner), Form: domain.Form(template),
		Intro: domain.SectionIntro(content.Template), Blocks: domain.RowBlocks(content, row.Step), Step: row.Step, Number: step.Number,
		StepState: step.State, StepIn: step.Deployment, CreatedBy: row.CreatedBy, ChangedBy: row.ChangedBy, ChangedAt: row.ChangedAt,
		Can: p.partAbilities(row.CreatedBy, "activity.edit", "activity.move", "activity.delete"),
	}
	var err error
	if out.Problems, err = p.problems(row, template); err != nil {
		return out, err
	}
	if out.Digests, err = digestsOf(row); err != nil {
		return out, err
	}
	out.Values, err = shownValues(domain.FitValues(template, row.Values), out.Form)
	return out, err
}

// partAbilities says what may be done with a part that somebody made.
func (p *itemPage) partAbilities(by domain.ID, commands ...string) []domain.Ability {
	relation := p.relation
	relation.Own = by == p.user
	reason := firstOf([]error{domain.DeploymentOpen(p.deployment), domain.MayEditItem(p.item)})
	out := can(relation, commands...)
	for i := range out {
		out[i] = notNow(out[i], reason)
	}
	return out
}

func (p *itemPage) problems(row domain.Activity, template domain.Template) ([]ActivityProblem, error) {
	problems := []ActivityProblem{}
	row.Values = domain.FitValues(template, row.Values)
	_, err := checkActivity(p.Reader, p.rules, row, row, template)
	var wrong *domain.Error
	if err != nil && !errors.As(err, &wrong) {
		return problems, err
	}
	if wrong == nil {
		return problems, nil
	}
	for _, field := range slices.Sorted(maps.Keys(wrong.Fields)) {
		problems = append(problems, ActivityProblem{Field: field, Problem: wrong.Fields[field]})
	}
	return problems, nil
}

// shownValues gives a value for every field of the form, without any secret.
func shownValues(values []domain.Value, form []domain.FormField) ([]ActivityValue, error) {
	out := []ActivityValue{}
	for _, field := range form {
		if field.Kind == domain.FieldShown {
			continue
		}
		value := domain.Value{ID: field.ID}
		for _, given := range values {
			if given.ID == field.ID {
				value = given
			}
		}
		was, err := journal.ValueDigest(value)
		if err != nil {
			return nil, err
		}
		out = append(out, ActivityValue{
			ID: value.ID, Text: value.Text, List: append([]string{}, value.List...), Tick: value.Tick,
			File: value.File, FileName: value.FileName, Set: value.Sealed != "", Was: was,
		})
	}
	return out, nil
}

func (p *itemPage) attachments(out *ItemView) error {
	rows, err := p.AttachmentsOf(p.item.ID)
	if err != nil {
		return err
	}
	sizes, err := p.FileSizes(p.item.ID)
	if err != nil {
		return err
	}
	out.Attachments = make([]ItemAttachment, len(rows))
	for i, row := range rows {
		digests, err := digestsOf(row)
		if err != nil {
			return err
		}
		out.Attachments[i] = ItemAttachment{
			Attachment: row, Size: sizes[row.File], CreatedByName: p.name(row.CreatedBy), Digests: digests,
			Can: p.partAbilities(row.CreatedBy, "attachment.edit", "attachment.delete"),
		}
	}
	return nil
}

// talk shows the comments and the status log.
func (p *itemPage) talk(out *ItemView) error {
	comments, err := p.CommentsOf(p.item.ID)
	if err != nil {
		return err
	}
	out.Comments = make([]ItemComment, len(comments))
	for i, row := range comments {
		if out.Comments[i], err = p.comment(row); err != nil {
			return err
		}
	}
	log, err := p.StatusLogOf(p.item.ID)
	if err != nil {
		return err
	}
	out.Log = make([]ItemLogLine, len(log))
	for i, line := range log {
		out.Log[i] = ItemLogLine{StatusChange: line, CreatedByName: p.name(line.CreatedBy)}
	}
	return nil
}

func (p *itemPage) comment(row domain.Comment) (ItemComment, error) {
	relation := p.relation
	relation.Own = row.CreatedBy == p.user
	commands := []string{"comment.edit", "comment.delete"}
	if row.DeletedAt != 0 {
		commands = []string{"comment.restore"}
		if !relation.Own {
			row.Text = ""
		}
	}
	digests, err := digestsOf(row)
	if err != nil {
		return ItemComment{}, err
	}
	reason := firstOf([]error{domain.DeploymentWritable(p.deployment), domain.MayChangeComment(row)})
	abilities := can(relation, commands...)
	for i := range abilities {
		abilities[i] = notNow(abilities[i], reason)
	}
	return ItemComment{
		Comment: row, CreatedByName: p.name(row.CreatedBy), DeletedByName: p.name(row.DeletedBy), Digests: digests, Can: abilities,
	}, nil
}
