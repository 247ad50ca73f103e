package sample

import (
	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
)

// secrets: Noor makes the project's key for secrets and gives it to everybody who runs steps or approves.
func secrets(s *script) {
	s.at(-18, "09:00")
	if s.err != nil {
		return
	}
	if _, s.err = s.app.EnsureProjectKey(s.actors["Noor"], s.project); s.err != nil {
		return
	}
	for _, name := range []string{"Ada", "Imani", "Wes", "Mei", "Dora"} {
		s.at(-18, "09:05")
		key := s.actors[name].KeySet
		content := app.KeySeen{User: s.user(name), Fingerprint: journal.Fingerprint(key)}
		seen := s.seen("key", key, content)
		if s.err == nil {
			s.err = s.app.GiveProjectKey(s.actors["Noor"], s.project, key, seen)
		}
	}
}

// secret is a sensitive value, sealed to the project's key.
func (s *script) secret(by, id, plain string) domain.Value {
	if s.err != nil {
		return domain.Value{}
	}
	value := domain.Value{ID: id}
	value.Sealed, value.Generation, s.err = s.app.SealFor(s.actors[by], s.project, plain)
	return value
}

// tags are what an approval by somebody who can open the secrets of an item carries.
func (s *script) tags(by string, item domain.ID) []app.SecretTag {
	if s.err != nil {
		return nil
	}
	var tags []app.SecretTag
	tags, s.err = s.app.Tags(s.actors[by], item)
	return tags
}
