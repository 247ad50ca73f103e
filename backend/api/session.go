package api

import (
	"context"
	"log/slog"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// Session is who uses the window.
type Session struct{ desk *desk }

// SessionState is where the window stands: no workspace, a workspace, or a signed-in person.
type SessionState struct {
	Open        bool             `json:"open"`
	Path        string           `json:"path"`
	Name        string           `json:"name"`
	Fingerprint string           `json:"fingerprint"`
	Sample      bool             `json:"sample"`
	Password    string           `json:"password"` // everybody's, in the sample only
	Names       []app.SignInName `json:"names"`
	User        domain.ID        `json:"user"`
	Check       Progress         `json:"check"` // how far the journal is verified, and whether it does
	// Place is where the file lies, and whether it can be reached.
	Place *app.DrivePlace `json:"place,omitempty"`
	// Loss is what the file lacks of what this workstation has seen: nothing is written until it is accepted.
	Loss *app.Loss `json:"loss,omitempty"`
	// Namesake is the workspace that this workstation knows at this path, when another one lies there: nobody signs in
	// until that is accepted.
	Namesake *app.Namesake `json:"namesake,omitempty"`
	// Remembered are those who need no password here.
	Remembered []RememberedPerson `json:"remembered"`
	// Replaced are people who signed in here with other keys than those that count now.
	Replaced []app.ReplacedKey `json:"replaced"`
}

// State needs nothing.
func (s *Session) State() (state SessionState, err error) {
	defer guard(&err)
	return s.state(), nil
}

func (s *Session) state() SessionState {
	state := SessionState{Names: []app.SignInName{}, Remembered: []RememberedPerson{}, Replaced: []app.ReplacedKey{}}
	w, err := s.desk.workspace()
	if err != nil {
		return state
	}
	settings := w.Settings()
	state.Open, state.Path, state.Name, state.Fingerprint = true, w.Path(), settings.Name, w.Fingerprint()
	state.Names, state.Sample = w.Names(), settings.Sample
	if settings.Sample {
		state.Password = app.SamplePassword
	}
	place := w.Place()
	state.Place = &place
	s.desk.mu.Lock()
	state.Check = s.desk.check
	s.desk.mu.Unlock()
	if !place.Away { // what waits for the drive may be in the way of these, and the window has more to say then
		state.Loss, state.Namesake = w.Loss(), w.Namesake()
	}
	if _, actor, err := s.desk.session(); err == nil {
		state.User = actor.User
	}
	s.addNotes(w, &state)
	return state
}

// addNotes adds what this workstation knows of the people. A note that cannot be read keeps nobody out.
func (s *Session) addNotes(w *app.App, state *SessionState) {
	remembered, err := s.desk.remembered(w)
	if err == nil {
		state.Remembered = remembered
		state.Replaced, err = w.ReplacedKeys()
	}
	if err != nil {
		slog.Warn("notes about people not read", "workspace", w.Path(), "cause", err)
	}
}

// SignInInput is a name with its password.
type SignInInput struct {
	Name     string `json:"name"`
	Password string `json:"password"`
	// Remember keeps what the password opens the keys with in this computer's key store.
	Remember bool `json:"remember,omitempty"`
}

// SignIn opens the person's keys.
func (s *Session) SignIn(in SignInInput) (state SessionState, err error) {
	defer guard(&err)
	w, err := s.desk.workspace()
	if err != nil {
		return state, err
	}
	var actor app.Actor
	if err := s.desk.guesses.try(guessing(w, in.Name), func() (err error) {
		actor, err = s.desk.openKeys(w, in)
		return err
	}); err != nil {
		return state, err
	}
	s.desk.enter(&actor)
	return s.state(), nil
}

// FirstSignInInput is an invited person's code and the password that he chose.
type FirstSignInInput struct {
	Name     string `json:"name"`
	Code     string `json:"code"`
	Password string `json:"password"`
}

// FirstSignIn takes up an invitation and signs the person in.
func (s *Session) FirstSignIn(in FirstSignInInput) (state SessionState, err error) {
	defer guard(&err)
	w, err := s.desk.workspace()
	if err != nil {
		return state, err
	}
	var actor app.Actor
	if err := s.desk.guesses.try(guessing(w, in.Name), func() (err error) {
		actor, err = w.FirstSignIn(in.Name, in.Code, in.Password, keyCost)
		return err
	}); err != nil {
		return state, err
	}
	s.desk.enter(&actor)
	return s.state(), nil
}

// SignOut forgets the person's keys; the workspace stays open.
func (s *Session) SignOut() (state SessionState, err error) {
	defer guard(&err)
	s.desk.enter(nil)
	return s.state(), nil
}

// Lock signs out because nobody was there for a while. Status boards, which only show, go on: they hang on a wall.
func (s *Session) Lock() (state SessionState, err error) {
	defer guard(&err)
	s.desk.become(nil)
	return s.state(), nil
}

// SettleDoubt says for the signed-in person that what became of something is known.
func (s *Session) SettleDoubt(id domain.ID) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	return w.SettleDoubt(actor, id)
}

// DoDoubtAgain does something again that the workspace does not have.
func (s *Session) DoDoubtAgain(id domain.ID) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	_, err = w.DoDoubtAgain(actor, id)
	return err
}

// Invitation is a code to be told to a person, and what stands for it in the command.
type Invitation struct {
	Code   string `json:"code"`
	Public string `json:"public"`
}

// Invite makes the code for user.invite, user.reinvite or user.reset. It is shown once and kept nowhere.
func (s *Session) Invite() (out Invitation, err error) {
	defer guard(&err)
	w, err := s.desk.workspace()
	if err != nil {
		return out, err
	}
	out.Code, out.Public, err = w.Invite()
	return out, err
}

// PasswordInput changes one's own password.
type PasswordInput struct {
	Old string `json:"old"`
	New string `json:"new"`
}

// ChangePassword seals the person's keys with another password.
func (s *Session) ChangePassword(in PasswordInput) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	if err := s.desk.guesses.try(guessing(w, w.NameOf(actor.User)), func() error {
		return w.ChangePassword(actor, in.Old, in.New, keyCost)
	}); err != nil {
		return err
	}
	return s.desk.forget(w, actor.User) // it would open nothing any more
}

// RenewKeys replaces the person's keys by new ones, sealed with the same password.
func (s *Session) RenewKeys(password string) (err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	var renewed app.Actor
	if err := s.desk.guesses.try(guessing(w, w.NameOf(actor.User)), func() (err error) {
		renewed, err = w.RenewKeys(actor, password, keyCost)
		return err
	}); err != nil {
		return err
	}
	s.desk.enter(&renewed)
	return s.desk.forget(w, actor.User)
}

// enter makes actor the signed-in person, with the status boards kept here; nil signs out.
func (d *desk) enter(actor *app.Actor) {
	w := d.become(actor)
	d.boards.end()
	if w != nil && actor != nil {
		d.boards.goOn(d, w, actor.User)
	}
}

// become makes actor the signed-in person and gives the open workspace.
func (d *desk) become(actor *app.Actor) *app.App {
	d.mu.Lock()
	d.actor = actor
	w, life := d.open, d.life
	if d.away != nil {
		d.away()
		d.away = nil
	}
	if actor != nil && w != nil && d.entered != nil {
		var here context.Context
		here, d.away = context.WithCancel(life)
		go d.entered(here, w, *actor)
	}
	d.mu.Unlock()
	d.attending.end()
	return w
}
