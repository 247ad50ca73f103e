package api

import (
	"encoding/json"

	"renogen/backend/domain"
	"renogen/backend/platform"
)

// Memory is what this workstation remembers of the person who is signed in: drafts and the last place.
type Memory struct {
	desk *desk
	left *platform.LeftFiles
}

// LeftThere is what the person left in the open workspace. Both are JSON: place of the form -> draft; the window's place.
type LeftThere struct {
	Drafts string `json:"drafts"`
	Place  string `json:"place"` // empty: never here before
}

// Left is asked once, after signing in.
func (m *Memory) Left() (there LeftThere, err error) {
	defer guard(&err)
	fingerprint, user, err := m.owner()
	if err != nil {
		return there, err
	}
	left, err := m.left.Read(fingerprint, user)
	if err != nil {
		return there, err
	}
	drafts, err := json.Marshal(left.Drafts)
	return LeftThere{Drafts: string(drafts), Place: string(left.Place)}, err
}

// TypedInput is what was typed into the form at a place, as JSON.
type TypedInput struct {
	Place  string `json:"place"`
	Values string `json:"values"`
}

// KeepDraft remembers what was typed; the window leaves sensitive fields out.
func (m *Memory) KeepDraft(in TypedInput) (err error) {
	defer guard(&err)
	fingerprint, user, err := m.owner()
	if err != nil {
		return err
	}
	if !json.Valid([]byte(in.Values)) {
		return domain.Invalid("draft.unreadable")
	}
	return m.left.KeepDraft(fingerprint, user, in.Place, json.RawMessage(in.Values))
}

// DropDraft forgets what was typed at a place.
func (m *Memory) DropDraft(place string) (err error) {
	defer guard(&err)
	fingerprint, user, err := m.owner()
	if err != nil {
		return err
	}
	return m.left.DropDraft(fingerprint, user, place)
}

// KeepPlace remembers where the person is, as JSON.
func (m *Memory) KeepPlace(place string) (err error) {
	defer guard(&err)
	fingerprint, user, err := m.owner()
	if err != nil {
		return err
	}
	if !json.Valid([]byte(place)) {
		return domain.Invalid("draft.unreadable")
	}
	return m.left.KeepPlace(fingerprint, user, json.RawMessage(place))
}

func (m *Memory) owner() (fingerprint, user string, err error) {
	w, actor, err := m.desk.session()
	if err != nil {
		return "", "", err
	}
	return w.Fingerprint(), actor.User, nil
}
