package main

import (
	"fmt"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
)

// people of the story who act; the others of the crowd only are there. Each has one role in the project.
const (
	noor  = iota // administrator, approval
	imani        // entry
	wes          // review
	mei          // execute
	others
)

const (
	minute = int64(time.Minute / time.Millisecond)
	day    = 24 * 60 * minute
)

// story fills a workspace through the one door, many commands in a transaction.
type story struct {
	app        *app.App
	at         int64
	now        int64 // when the story ends
	people     []app.Actor
	orders     []app.Order
	project    domain.ID
	templates  []domain.ID
	deployment domain.ID
	items      []domain.ID
}

func makeCrowd(path string, now int64) error {
	s := &story{at: now - 30*day, now: now}
	host := app.Host{Workstation: "00000000-0000-7000-8000-00000000c0de", Now: func() int64 { return s.at }}
	a, actor, err := app.Create(path, "Very much: "+cut(pangrams, 60), app.FirstAdministrator{
		Name: "Noor", Email: "noor@example.org", TimeZone: "Europe/London", Password: app.SamplePassword, KDF: journal.FastKDF(),
	}, false, host)
	if err != nil {
		return err
	}
	s.app, s.people = a, []app.Actor{actor}
	for _, part := range []func() error{s.crowd, s.projects, s.makeTemplates, s.windows, s.fill, s.decide, s.run, s.today} {
		if err := part(); err != nil {
			return err
		}
	}
	return a.Close()
}

// later puts a command behind those that the next flush does.
func (s *story) later(who int, payload any) error {
	id, err := app.NewID()
	if err != nil {
		return err
	}
	s.at += 10
	s.orders = append(s.orders, app.NewOrder(s.people[who], id, payload, s.at))
	return nil
}

// flush does what was put behind, in one transaction, and gives the records made.
func (s *story) flush() ([]domain.ID, error) {
	if len(s.orders) == 0 {
		return nil, nil
	}
	receipts, err := s.app.DoAll(s.orders)
	s.orders = nil
	var made []domain.ID
	for _, r := range receipts {
		made = append(made, r.Record)
	}
	return made, err
}

// each does n commands of somebody in one transaction and gives the records made.
func (s *story) each(who, n int, payload func(i int) any) ([]domain.ID, error) {
	for i := range n {
		if err := s.later(who, payload(i)); err != nil {
			return nil, err
		}
	}
	return s.flush()
}

// one does one command at once.
func (s *story) one(who int, payload any) (domain.ID, error) {
	made, err := s.each(who, 1, func(int) any { return payload })
	if err != nil {
		return "", fmt.Errorf("%T: %w", payload, err)
	}
	return made[0], nil
}

func (s *story) user(who int) domain.ID { return s.people[who%len(s.people)].User }

// someMember gives one of those who are in the project.
func (s *story) someMember(n int) domain.ID {
	who := n % len(s.people)
	if asks(who) {
		who = mei
	}
	return s.user(who)
}

func ask[R, P any](s *story, who int, query string, params *P) (R, error) {
	return app.Ask[R](s.app, s.user(who), query, params)
}
