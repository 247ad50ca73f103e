package sample

import (
	"fmt"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
)

// script plays the story: who does what, and when. After the first failure nothing
// more is done, and err has it.
type script struct {
	app     *app.App
	release time.Time // the day of the release, 00:00 UTC
	now     time.Time // where the story stands
	actors  map[string]app.Actor
	err     error

	project    domain.ID
	deployment domain.ID            // the one that the story is about now
	templates  map[string]domain.ID // by title
	items      map[string]domain.ID // by ref
	tasks      map[string]domain.ID // by title
	begun      map[domain.ID]bool   // tasks in progress
}

// begin makes the workspace file, with Noor as its first administrator, three weeks before the release.
func begin(path string, host app.Host) (*script, error) {
	s := &script{
		release: releaseDay(host.Now()), actors: map[string]app.Actor{}, templates: map[string]domain.ID{},
		items: map[string]domain.ID{}, tasks: map[string]domain.ID{}, begun: map[domain.ID]bool{},
	}
	s.at(-21, "09:00")
	host.Now = func() int64 { return s.now.UnixMilli() }
	noor := cast[0]
	a, actor, err := app.Create(path, "Sample: a CPython release", app.FirstAdministrator{
		Name: noor.name, Email: noor.email(), TimeZone: noor.zone, Password: app.SamplePassword, KDF: journal.FastKDF(),
	}, true, host)
	if err != nil {
		return nil, err
	}
	s.app, s.actors[noor.name] = a, actor
	return s, nil
}

// at moves the story on to a time of day (UTC), so many days after the day of the release.
func (s *script) at(days int, clock string) {
	next := moment(s.release, days, clock)
	switch {
	case next.After(s.now):
		s.now = next
	case s.now.Sub(next) >= time.Minute && s.err == nil:
		s.err = fmt.Errorf("sample: the story goes back from %s to %s", s.now.Format(time.DateTime), next.Format(time.DateTime))
	}
}

// moment is a time of day, such as 14:05, so many days after another day.
func moment(from time.Time, days int, clock string) time.Time {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		panic("sample: " + err.Error())
	}
	return from.AddDate(0, 0, days).Add(time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute)
}

// do lets somebody give a command, and gives the record that it made.
func (s *script) do(who string, payload any) domain.ID {
	if s.err != nil {
		return ""
	}
	id, err := app.NewID()
	if err != nil {
		s.err = err
		return ""
	}
	receipt, err := s.app.Do(s.actors[who], id, payload)
	if err != nil {
		s.err = fmt.Errorf("sample: %s at %s: %T: %w", who, s.now.Format("Jan 2 15:04"), payload, err)
	}
	// Two things are never done in the same second.
	s.now = s.now.Add(time.Second)
	return receipt.Record
}

// user gives the id of somebody.
func (s *script) user(name string) domain.ID { return s.actors[name].User }

// ask answers a query of the story's people.
func ask[R, P any](s *script, who, query string, params *P) R {
	var zero R
	if s.err != nil {
		return zero
	}
	out, err := app.Ask[R](s.app, s.user(who), query, params)
	if err != nil {
		s.err = fmt.Errorf("sample: %s asks %s: %w", who, query, err)
		return zero
	}
	return out
}

// replace is an edit of a value that is known.
func replace[T any](s *script, old, value T) *app.Edit[T] {
	was, err := journal.ValueDigest(old)
	if err != nil && s.err == nil {
		s.err = err
	}
	return &app.Edit[T]{Was: was, To: value}
}

// seen is what a deciding command carries about content that is known.
func (s *script) seen(kind string, id domain.ID, content any) string {
	digest, err := app.SeenDigest(kind, id, content)
	if err != nil && s.err == nil {
		s.err = err
	}
	return digest
}
