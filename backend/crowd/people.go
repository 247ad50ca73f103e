package main

import (
	"fmt"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
)

const (
	joinedCount   = 12 // of the people, who have signed in; each sign-in takes its time
	peopleCount   = 60
	projectCount  = 14
	templateCount = 40
)

// crowd is everybody: those who act, then people with names of all lengths and scripts.
func (s *story) crowd() error {
	for _, name := range []string{"Imani", "Wes", "Mei"} {
		if err := s.join(name, "Africa/Nairobi"); err != nil {
			return err
		}
	}
	for i := others; i < peopleCount; i++ {
		if err := s.join(titledName(i), zones[i%len(zones)]); err != nil {
			return err
		}
	}
	return nil
}

var zones = []string{"Europe/London", "America/Argentina/ComodRivadavia", "Asia/Taipei", "Australia/Sydney"}

func titledName(i int) string {
	switch i % 6 {
	case 0:
		return fmt.Sprintf("Prof. Dr. Maximiliane Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh de la Vega y Montoya %d", i)
	case 1:
		return fmt.Sprintf("عبد الرحمن بن خلدون الحضرمي %d", i)
	case 2:
		return fmt.Sprintf("欧阳 修文 %d", i)
	}
	return fmt.Sprintf("%s %s %d", [...]string{"Petra", "Jonas", "Łukasz", "Sæunn", "Tomás"}[i%5], [...]string{"Novák", "Berg", "Okafor"}[i%3], i)
}

func (s *story) join(name, zone string) error {
	code, public, err := s.app.Invite()
	if err != nil {
		return err
	}
	invite := &app.UserInvite{
		Name: name, Email: fmt.Sprintf("person.with.a.long.address.%d@billing.department.example.org", len(s.people)),
		Telephone: "+44 20 7946 0101", TimeZone: zone, Public: public, Administrator: len(s.people)%9 == 0,
	}
	user, err := s.one(noor, invite)
	if err != nil {
		return err
	}
	actor := app.Actor{User: user}
	if len(s.people) < joinedCount {
		actor, err = s.app.FirstSignIn(name, code, app.SamplePassword, journal.FastKDF())
	}
	s.people = append(s.people, actor)
	return err
}

// projects: the one in which much happens, and others with long names.
func (s *story) projects() error {
	modules, categories, tasks := []string{}, []string{"Enhancement"}, []string{}
	for i := range 40 {
		modules = append(modules, cut(fmt.Sprintf("%d %s", i+1, scripts[i%len(scripts)]), 12+i%3*30))
	}
	for i := range 15 {
		categories = append(categories, cut(fmt.Sprintf("Category %d %s", i+1, pangrams), 20+i%4*20))
	}
	for i := range 30 {
		tasks = append(tasks, titled(i, 100))
	}
	made, err := s.each(noor, projectCount, func(i int) any {
		create := &app.ProjectCreate{
			Key: fmt.Sprintf("project-%d", i), Title: titled(i, 100), TimeZone: "America/Argentina/ComodRivadavia",
			Modules: modules, Categories: categories, ChecklistTemplates: tasks, Approver: s.user(noor), Description: markdown,
		}
		if i == 0 {
			create.Key, create.TimeZone = "very-much-and-a-very-long-key", "Asia/Kathmandu"
		}
		return create
	})
	if err != nil {
		return err
	}
	s.project = made[0]
	for _, project := range made[1:6] {
		if err := s.later(noor, &app.StarSet{Project: project, Starred: true}); err != nil {
			return err
		}
	}
	roles := [][]string{{"entry"}, {"review"}, {"execute"}}
	for i := imani; i < len(s.people); i++ {
		if asks(i) {
			continue
		}
		if err := s.member(i, roles[(i-1)%3]); err != nil {
			return err
		}
	}
	for i := joinedCount - 5; i < joinedCount; i++ {
		if err := s.later(i, &app.AccessRequest{Project: s.project, Text: cut(pangrams, 300)}); err != nil {
			return err
		}
	}
	_, err = s.flush()
	return err
}

// asks says whether somebody is no member, but asks to be one.
func asks(who int) bool { return who >= joinedCount-5 && who < joinedCount }

func (s *story) member(who int, roles []string) error {
	seen, err := app.SeenDigest("member", s.project+"/"+s.user(who), app.MemberSeen{Roles: []string{}})
	if err != nil {
		return err
	}
	return s.later(noor, &app.MemberSet{Project: s.project, User: s.user(who), Roles: roles, Seen: seen})
}

func (s *story) makeTemplates() (err error) {
	nodes := []domain.Option{}
	for i := range 20 {
		nodes = append(nodes, domain.Option{Value: fmt.Sprintf("billing-%02d.internal.datacenter-amsterdam.example.org", i+1)})
	}
	s.templates, err = s.each(noor, templateCount, func(i int) any {
		definition := app.TemplateDefinition{
			Kind: domain.KindInstruction, Title: titled(i, 100), Description: cut(pangrams, 400), Stage: domain.StageDuring,
			Config:   domain.TemplateConfig{Nodes: nodes},
			StepPlan: domain.StepPlan{Minutes: 5, Expect: cut(pangrams, 400), IfNot: cut(scripts[0], 200), Undo: "Start the old one again.", UndoMinutes: 10},
		}
		if i == 1 {
			definition.Kind, definition.Config.Commands, definition.Config.RunAs = domain.KindCommands, commands, "billing"
			definition.Config.Fields = []domain.Field{{ID: "version", Label: titled(0, 100), Kind: domain.FieldText, Description: cut(pangrams, 300)}}
		}
		return &app.TemplateCreate{Project: s.project, TemplateDefinition: definition}
	})
	return err
}
