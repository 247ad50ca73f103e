package app

import (
	"encoding/json"
	"os"
	"path/filepath"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// knownKey is a note of this workstation: the keys with which a person signed in here last, at At in Unix milliseconds.
type knownKey struct {
	User   domain.ID `json:"user"`
	KeySet domain.ID `json:"key_set"`
	At     int64     `json:"at"`
}

// ReplacedKey says that a person's keys are no longer those with which that person signed in on this workstation: somebody
// else may act under the name (spec 7.4). Times are in Unix milliseconds.
type ReplacedKey struct {
	User domain.ID `json:"user"`
	Name string    `json:"name"`
	// Known is the fingerprint of the keys that were used here last, at KnownAt.
	Known   string `json:"known"`
	KnownAt int64  `json:"known_at"`
	// Now is the fingerprint of the keys that count now, bound At; empty while the invitation of a reset is open.
	Now string `json:"now"`
	At  int64  `json:"at"`
	// Origin is how they came about; By is the name of who reset the old ones, if somebody did.
	Origin domain.KeyOrigin `json:"origin"`
	By     string           `json:"by"`
}

// Err tells it in a sentence.
func (k ReplacedKey) Err() error {
	params := []string{"name", k.Name, "at", moment(k.At), "known", k.Known, "known_at", moment(k.KnownAt), "now", k.Now}
	if k.Origin == domain.KeyReset {
		return domain.Unauthenticated("session.key_was_reset", append(params, "by", k.By)...)
	}
	return domain.Unauthenticated("session.key_was_renewed", params...)
}

// ReplacedKeys lists the people who signed in on this workstation and whose keys are others now, by user id.
func (a *App) ReplacedKeys() ([]ReplacedKey, error) {
	known, err := a.knownKeys()
	if err != nil {
		return nil, err
	}
	rules, out := a.authority(), []ReplacedKey{}
	for _, user := range sortedKeys(known) {
		if replaced, other := rules.replaced(user, known[user]); other {
			out = append(out, replaced)
		}
	}
	return out, nil
}

// replaced compares a person's keys with those that are known here. Of several that came after, a reset is what is told.
func (a *Authority) replaced(user domain.ID, known knownKey) (ReplacedKey, bool) {
	now, active := a.CurrentKey(user)
	if active && now.ID == known.KeySet {
		return ReplacedKey{}, false
	}
	out := ReplacedKey{
		User: user, Name: a.Users[user].Name, Known: journal.Fingerprint(known.KeySet), KnownAt: known.At,
		Now: journal.Fingerprint(now.ID), At: now.CreatedAt, Origin: now.Origin,
	}
	if out.Origin == domain.KeyReset {
		out.By = a.Users[now.InvitedBy].Name
	}
	for _, k := range a.KeySets {
		if k.User == user && k.Origin == domain.KeyReset && k.BoundSeq > a.KeySets[known.KeySet].BoundSeq {
			out.Origin, out.By = k.Origin, a.Users[k.InvitedBy].Name
		}
	}
	for _, i := range sortedInvitations(a) {
		if !active && i.User == user && i.UsedAt == 0 && i.VoidAt == 0 {
			out.Origin, out.At, out.By = domain.KeyReset, i.CreatedAt, a.Users[i.CreatedBy].Name
		}
	}
	return out, out.Origin != ""
}

// Replaced tells what a person who has just signed in must know; nil: nothing.
func (a *App) Replaced(actor Actor) (*ReplacedKey, error) {
	all, err := a.ReplacedKeys()
	if err != nil {
		return nil, err
	}
	for _, k := range all {
		if k.User == actor.User {
			return &k, nil
		}
	}
	return nil, nil
}

// KnowKey notes that a person uses these keys on this workstation from now on.
func (a *App) KnowKey(actor Actor) error {
	if a.host.Folder == "" {
		return nil
	}
	note := knownKey{User: actor.User, KeySet: actor.KeySet, At: a.host.Now()}
	return writeNote(filepath.Join(a.knownKeysFolder(), actor.User+".json"), note)
}

// greet notes a sign-in with the keys that are known here, or with the first ones. Others are told until the person
// says that they are right.
func (a *App) greet(actor Actor) error {
	replaced, err := a.Replaced(actor)
	if err != nil || replaced != nil {
		return err
	}
	return a.KnowKey(actor)
}

// knownKeysFolder has a note for each person.
func (a *App) knownKeysFolder() string { return filepath.Join(a.host.Folder, a.id, "keys") }

func (a *App) knownKeys() (map[domain.ID]knownKey, error) {
	known := map[domain.ID]knownKey{}
	if a.host.Folder == "" {
		return known, nil
	}
	notes, err := filepath.Glob(filepath.Join(a.knownKeysFolder(), "*.json"))
	for _, path := range notes {
		var note knownKey
		b, err := os.ReadFile(path)
		if err == nil {
			err = json.Unmarshal(b, &note)
		}
		if err != nil {
			return nil, err
		}
		known[note.User] = note
	}
	return known, err
}
