package api

import (
	"encoding/hex"
	"errors"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
)

// CanRemember says whether this computer can keep what opens a person's keys; the refusal says why not.
func (s *Session) CanRemember() (err error) {
	defer guard(&err)
	return s.desk.keys.Trouble()
}

// SignInRemembered opens the keys of a person who is remembered on this workstation. What opens them no longer, because the
// password or the keys are others by now, is forgotten.
func (s *Session) SignInRemembered(name string) (state SessionState, err error) {
	defer guard(&err)
	w, err := s.desk.workspace()
	if err != nil {
		return state, err
	}
	user := w.UserNamed(name)
	kept, err := s.desk.keys.Get(keptName(w, user))
	if domain.CodeOf(err) == domain.CodeNotFound {
		return state, errors.Join(domain.Unauthenticated("session.not_remembered"), s.desk.forget(w, user))
	}
	if err != nil {
		return state, err
	}
	key, err := hex.DecodeString(kept)
	if err != nil {
		return state, err
	}
	var actor app.Actor
	err = s.desk.guesses.try(guessing(w, name), func() (err error) {
		actor, err = w.SignInWith(name, key)
		return err
	})
	if domain.CodeOf(err) == domain.CodeUnauthenticated {
		return state, errors.Join(err, s.desk.forget(w, user))
	}
	if err != nil {
		return state, err
	}
	s.desk.enter(&actor)
	return s.state(), nil
}

// Forget no longer remembers the signed-in person on this workstation.
func (s *Session) Forget() (state SessionState, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return state, err
	}
	err = s.desk.forget(w, actor.User)
	return s.state(), err
}

// KnowKey says for the signed-in person that the keys are right which replaced those used here before.
func (s *Session) KnowKey() (state SessionState, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return state, err
	}
	err = w.KnowKey(actor)
	return s.state(), err
}

// openKeys opens a person's keys with the password, and keeps what opens them when that is wished. When it cannot be kept
// nobody is signed in, so that nobody believes it is.
func (d *desk) openKeys(w *app.App, in SignInInput) (app.Actor, error) {
	key, err := w.DeriveKey(in.Name, in.Password)
	if err != nil {
		return app.Actor{}, err
	}
	actor, err := w.SignInWith(in.Name, key)
	if err != nil || !in.Remember {
		return actor, err
	}
	if err := d.keys.Set(keptName(w, actor.User), hex.EncodeToString(key)); err != nil {
		return app.Actor{}, err
	}
	return actor, d.settings.Change(func(s *platform.Settings) {
		s.Remembered = append(withoutPerson(s.Remembered, w.ID(), actor.User),
			platform.Remembered{Workspace: w.ID(), User: actor.User, At: platform.Now()})
	})
}

// forget takes what opens a person's keys out of the key store, and the note that it is there.
func (d *desk) forget(w *app.App, user domain.ID) error {
	settings, err := d.settings.Read()
	if err != nil || len(withoutPerson(settings.Remembered, w.ID(), user)) == len(settings.Remembered) {
		return err
	}
	if err := d.keys.Delete(keptName(w, user)); err != nil {
		return err
	}
	return d.settings.Change(func(s *platform.Settings) { s.Remembered = withoutPerson(s.Remembered, w.ID(), user) })
}

// remembered gives the people of a workspace who need no password on this workstation.
func (d *desk) remembered(w *app.App) ([]RememberedPerson, error) {
	out := []RememberedPerson{}
	settings, err := d.settings.Read()
	for _, r := range settings.Remembered {
		if r.Workspace == w.ID() {
			out = append(out, RememberedPerson{User: r.User, Name: w.NameOf(r.User), At: r.At})
		}
	}
	return out, err
}

// RememberedPerson needs no password on this workstation, since At in Unix milliseconds.
type RememberedPerson struct {
	User domain.ID `json:"user"`
	Name string    `json:"name"`
	At   int64     `json:"at"`
}

func withoutPerson(all []platform.Remembered, workspace string, user domain.ID) []platform.Remembered {
	kept := []platform.Remembered{}
	for _, r := range all {
		if r.Workspace != workspace || r.User != user {
			kept = append(kept, r)
		}
	}
	return kept
}

// keptName is the name in the key store: one for each person of each workspace.
func keptName(w *app.App, user domain.ID) string { return w.Fingerprint() + "/" + user }
