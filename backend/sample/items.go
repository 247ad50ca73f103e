package sample

import (
	"cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// item is an enhancement to be released, with its activities.
type item struct {
	ref, title, category string
	modules              []string
	by                   string // who registers it, and is to run its steps
	day                  int    // when, counted from the release
	clock                string
	description          string
	activities           []activity
}

// activity is a step that an item needs. What is left out is the template's.
type activity struct {
	stage    domain.Stage
	template string
	title    string
	minutes  int
	values   []domain.Value
	// files are put into the workspace first; secrets are sealed. Both by the id of the value.
	files, secrets map[string]string
	plan           domain.StepPlan
	owner          string // who is to run it; empty: who registers the item
}

// items: Imani, Wes and Mei register the items.
func items(s *script) {
	for _, i := range itemList {
		s.register(s.deployment, i)
	}
}

func (s *script) register(deployment domain.ID, i item) {
	s.at(i.day, i.clock)
	s.items[i.ref] = s.do(i.by, &app.ItemCreate{
		Deployment: deployment, Ref: i.ref, Title: i.title, Category: i.category, Modules: i.modules, Description: i.description,
	})
	for _, a := range i.activities {
		s.add(i.by, i.ref, a)
	}
}

// add adds an activity to an item.
func (s *script) add(by, ref string, a activity) {
	values := append([]domain.Value{}, a.values...)
	for _, id := range sorted(a.files) {
		values = append(values, domain.Value{ID: id, File: s.file(by, a.files[id]), FileName: a.files[id]})
	}
	for _, id := range sorted(a.secrets) {
		values = append(values, s.secret(by, id, a.secrets[id]))
	}
	plan := a.planned()
	plan.Owner = s.user(cmp.Or(a.owner, by))
	s.do(by, &app.ActivityCreate{
		Item: s.items[ref], Template: s.templates[a.template], Title: a.title, Stage: a.stage,
		Values: values, OwnPlan: true, StepPlan: plan,
	})
}

// planned is the plan of the template with what the activity says otherwise.
func (a activity) planned() domain.StepPlan {
	plan := domain.StepPlan{}
	for _, t := range templateList {
		if t.Title == a.template {
			plan = t.StepPlan
		}
	}
	own := a.plan
	own.Minutes = a.minutes
	for _, text := range []struct{ to, own *string }{
		{&plan.Expect, &own.Expect}, {&plan.IfNot, &own.IfNot}, {&plan.Warning, &own.Warning}, {&plan.Undo, &own.Undo},
	} {
		if *text.own != "" {
			*text.to = *text.own
		}
	}
	if own.Minutes != 0 {
		plan.Minutes = own.Minutes
	}
	if own.UndoMinutes != 0 {
		plan.UndoMinutes = own.UndoMinutes
	}
	if own.NoUndo {
		plan.NoUndo, plan.Undo, plan.UndoMinutes = true, "", 0
	}
	return plan
}

func value(id, text string) domain.Value { return domain.Value{ID: id, Text: text} }

// hand is an activity by hand: where, and what to do.
func hand(stage domain.Stage, title string, minutes int, node, instruction string, plan domain.StepPlan) activity {
	return activity{stage: stage, template: byHand, title: title, minutes: minutes, plan: plan, values: []domain.Value{
		value("instruction", instruction), {ID: "nodes", List: []string{node}},
	}}
}

// scripted is a run of the release script.
func scripted(stage domain.Stage, title string, minutes int, action, version string, plan domain.StepPlan) activity {
	return activity{stage: stage, template: release, title: title, minutes: minutes, plan: plan, values: []domain.Value{
		{ID: "nodes", List: []string{machine}}, value("run_as", "rm"), value("field.action", action), value("field.version", version),
	}}
}

// ownedBy is the activity with another owner.
func (a activity) ownedBy(name string) activity {
	a.owner = name
	return a
}

// job is a run of the pipeline.
func job(stage domain.Stage, title string, minutes int, name string, fields ...domain.Value) activity {
	return activity{stage: stage, template: pipeline, title: title, minutes: minutes, values: append([]domain.Value{value("job", name)}, fields...)}
}

// upload puts a file on a server.
func upload(name string, minutes int, node, instruction string) activity {
	return activity{
		stage: domain.StageDuring, template: putFile, title: "Upload " + name, minutes: minutes,
		files:  map[string]string{"file": name},
		values: []domain.Value{value("instruction", instruction), {ID: "nodes", List: []string{node}}},
	}
}

// asked is a green light.
func asked(part string) activity {
	return activity{
		stage: domain.StageDuring, template: light, title: "Green light: " + part, minutes: 5,
		values: []domain.Value{value("field.expert", part)},
	}
}
