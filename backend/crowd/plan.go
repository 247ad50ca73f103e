package main

import (
	"bytes"
	"fmt"

	"renogen/backend/app"
	"renogen/backend/domain"
)

const (
	itemCount       = 300
	attachmentCount = 200
	commentCount    = 60
	taskCount       = 60
)

// windows: the one that runs now, others behind and ahead of it, and windows that are asked for.
func (s *story) windows() (err error) {
	s.deployment, err = s.one(noor, &app.DeploymentCreate{Project: s.project, PlanFields: app.PlanFields{
		Title: cut(pangrams, 100), Description: markdown, Start: whole(s.now - 90*minute), Minutes: 10 * 60, Lead: s.user(others), ReleaseManager: s.user(noor),
		Risk: domain.RiskHigh, RiskNote: cut(pangrams, 600), WayBack: markdown, WayBackMinutes: 90,
		URL: "https://example.org/a/very/long/address/that/goes/on/and/on/without/any/space", URLLabel: titled(0, 100),
	}})
	if err != nil {
		return err
	}
	for i := range 40 {
		if err := s.later(noor, &app.DeploymentCreate{Project: s.project, PlanFields: app.PlanFields{
			Title: titled(i, 100), Start: whole(s.now + int64(i-20)*day + 5*60*minute), Minutes: 120, Lead: s.someMember(i), Risk: domain.RiskLow,
		}}); err != nil {
			return err
		}
	}
	for i := range 15 {
		if err := s.later(imani, &app.RequestCreate{Project: s.project, PlanFields: app.PlanFields{
			Title: titled(i*5, 100), Description: markdown, Start: whole(s.now + int64(i+30)*day), Minutes: 240, Risk: domain.RiskMedium, RiskNote: cut(pangrams, 300),
		}}); err != nil {
			return err
		}
	}
	_, err = s.flush()
	return err
}

func whole(at int64) int64 { return at - at%minute }

// fill registers the items with their activities; the first has very much of everything.
func (s *story) fill() (err error) {
	modules, err := s.modules()
	if err != nil {
		return err
	}
	s.items, err = s.each(imani, itemCount, func(i int) any {
		return &app.ItemCreate{
			Deployment: s.deployment, Ref: ref(i), Title: titled(i, 250), Description: markdown, Category: "Enhancement",
			Modules: modules[:1+i*7%20], URL: "https://example.org/tickets/" + fmt.Sprint(i), URLLabel: titled(i, 100),
		}
	})
	if err != nil {
		return err
	}
	for i, item := range s.items {
		for k := range activitiesOf(i) {
			if err := s.activity(item, i, k); err != nil {
				return err
			}
		}
	}
	if err := s.crowded(s.items[0]); err != nil {
		return err
	}
	_, err = s.flush()
	return err
}

func ref(i int) string {
	if i%5 == 0 {
		return cut(fmt.Sprintf("REFERENCE-OF-THE-LONGEST-KIND-%d", 100000+i), 40)
	}
	return fmt.Sprintf("R-%d", i+1)
}

// activitiesOf is how many activities an item has: 1,000 steps come of those that are approved.
func activitiesOf(i int) int {
	if i < 20 {
		return 6
	}
	return 4
}

func (s *story) modules() ([]string, error) {
	project, err := ask[app.ProjectView](s, noor, "project.get", &app.ProjectGet{Project: s.project})
	return project.Modules, err
}

func (s *story) activity(item domain.ID, i, k int) error {
	// Steps that say the same would be one step for all their items.
	own := fmt.Sprintf("For %s, part %d.\n\n", ref(i), k+1)
	instruction := own + markdown
	template := (i + k) % templateCount
	values := []domain.Value{{ID: "nodes", List: []string{"billing-01.internal.datacenter-amsterdam.example.org"}}}
	switch {
	case template == 1:
		values = append(values, domain.Value{ID: "field.version", Text: fmt.Sprintf("3.12.%d.%d", i, k)}, domain.Value{ID: "run_as", Text: "billing"})
	case (i+k)%4 == 0:
		instruction = own + "Run this on every node, one after the other:\n\n```\n" + commands + "\n```"
		fallthrough
	default:
		values = append(values, domain.Value{ID: "instruction", Text: instruction})
	}
	return s.later(imani, &app.ActivityCreate{
		Item: item, Template: s.templates[template], Title: titled(i*4+k, 100), Stage: [...]domain.Stage{domain.StagePre, domain.StageDuring, domain.StagePost}[k%3],
		Values: values,
	})
}

// crowded gives an item many attachments and comments, and its deployment many tasks.
func (s *story) crowded(item domain.ID) error {
	file, err := s.app.AddFile(s.people[imani], "notes.txt", bytes.NewReader([]byte(commands)))
	if err != nil {
		return err
	}
	for i := range attachmentCount {
		name := fmt.Sprintf("%s-%d.txt", cut("a-very-long-file-name-without-any-space", 20+i%5*30), i+1)
		if err := s.later(imani, &app.AttachmentAdd{Item: item, File: file, Name: name, Description: titled(i, 250)}); err != nil {
			return err
		}
	}
	for i := range commentCount {
		text := titled(i, 250)
		if i%7 == 0 {
			text = markdown
		}
		if err := s.later(i%4, &app.CommentAdd{Item: item, Text: text}); err != nil {
			return err
		}
	}
	for i := range taskCount {
		if err := s.later(noor, &app.TaskCreate{
			Deployment: s.deployment, Title: titled(i, 250), Start: whole(s.now + int64(i-20)*60*minute), Persons: []domain.ID{s.someMember(i), s.someMember(i + 6), s.someMember(i + 7)},
		}); err != nil {
			return err
		}
	}
	return nil
}
