package sample

import (
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
)

// person is somebody of the story; one without roles is no member of the project.
type person struct {
	name          string
	telephone     string
	zone          string
	roles         []string
	administrator bool
}

// cast is everybody. Noor makes the workspace. The telephone numbers are among those kept free for stories.
var cast = []person{
	{name: "Noor", telephone: "+44 20 7946 0101", zone: "Europe/London", roles: []string{"approval"}, administrator: true},
	{name: "Imani", telephone: "+44 20 7946 0102", zone: "Africa/Nairobi", roles: []string{"entry", "execute"}},
	{name: "Wes", telephone: "+1 202 555 0103", zone: "America/New_York", roles: []string{"entry", "execute"}},
	{name: "Mei", telephone: "+1 202 555 0104", zone: "Asia/Taipei", roles: []string{"entry", "execute"}},
	{name: "Dora", telephone: "+44 20 7946 0105", zone: "Europe/Athens", roles: []string{"review", "execute"}},
	{name: "Ivo", telephone: "+44 20 7946 0106", zone: "Europe/Prague", roles: []string{"review"}},
	{name: "Ada", telephone: "+1 202 555 0107", zone: "America/Denver", roles: []string{"approval"}, administrator: true},
	{name: "Vic", telephone: "+61 2 5550 0108", zone: "Australia/Sydney", roles: []string{"view"}},
	{name: "Petra", telephone: "+1 202 555 0109", zone: "America/Bogota"},
}

func (p person) email() string { return strings.ToLower(p.name) + "@example.org" }

// people: Noor invites everybody, each takes the invitation up, and another than Noor
// confirms each key.
func people(s *script) {
	noor := cast[0]
	s.do(noor.name, &app.UserEdit{Telephone: replace(s, "", noor.telephone)})
	for _, p := range cast[1:] {
		s.join(p)
	}
	s.at(-20, "10:00")
	for _, p := range cast[1:] {
		by := "Ada"
		if p.name == by {
			by = "Imani"
		}
		key := s.actors[p.name].KeySet
		content := app.KeySeen{User: s.user(p.name), Fingerprint: journal.Fingerprint(key)}
		s.do(by, &app.KeyConfirm{KeySet: key, Seen: s.seen("key", key, content)})
	}
}

func (s *script) join(p person) {
	if s.err != nil {
		return
	}
	code, public, err := s.app.Invite()
	if err != nil {
		s.err = err
		return
	}
	s.do(cast[0].name, &app.UserInvite{
		Name: p.name, Email: p.email(), Telephone: p.telephone, TimeZone: p.zone, Administrator: p.administrator, Public: public,
	})
	if s.err != nil {
		return
	}
	s.actors[p.name], s.err = s.app.FirstSignIn(p.name, code, app.SamplePassword, journal.FastKDF())
}

// persons gives the ids of people by their names.
func (s *script) persons(names ...string) []domain.ID {
	ids := []domain.ID{}
	for _, name := range names {
		ids = append(ids, s.user(name))
	}
	return ids
}
