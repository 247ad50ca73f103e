package app

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// pin is a note of this workstation: which workspace lies at a path since At, in Unix milliseconds (spec 7.3).
type pin struct {
	Path      string `json:"path"`
	Workspace string `json:"workspace"`
	Name      string `json:"name"`
	At        int64  `json:"at"`
}

// Namesake says that another workspace lies where this workstation knows one: somebody put it there in its place, under
// its name perhaps. Nobody signs in to it until the person here says that it is known to be another one. At is when the
// pinned one was first opened here, in Unix milliseconds.
type Namesake struct {
	PinnedName        string `json:"pinned_name"`
	PinnedFingerprint string `json:"pinned_fingerprint"`
	At                int64  `json:"at"`
	Name              string `json:"name"`
	Fingerprint       string `json:"fingerprint"`
}

// Err is what everybody who would sign in is told.
func (n *Namesake) Err() error {
	return domain.Conflict("workspace.namesake", "at", moment(n.At), "pinned_name", n.PinnedName,
		"pinned", n.PinnedFingerprint, "name", n.Name, "fingerprint", n.Fingerprint)
}

// Namesake gives what is known of the workspace that should lie here; nil: it is this one.
func (a *App) Namesake() *Namesake {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.namesake == nil {
		return nil
	}
	n := *a.namesake
	n.Name, n.Fingerprint = a.authority().Workspace.Name, a.Fingerprint()
	return &n
}

// known refuses a workspace that lies in the place of another one.
func (a *App) known() error {
	if n := a.Namesake(); n != nil {
		return n.Err()
	}
	return nil
}

// AcceptNamesake pins the workspace that lies here in place of the one that was known. fingerprint is that of the
// workspace which the person means.
func (a *App) AcceptNamesake(fingerprint string) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch {
	case a.namesake == nil:
		return domain.Conflict("workspace.no_namesake")
	case !journal.SameFingerprint(fingerprint, a.Fingerprint()):
		return domain.Conflict("workspace.other_namesake", "fingerprint", a.Fingerprint())
	}
	if err := a.pin(); err != nil {
		return err
	}
	a.namesake = nil
	return nil
}

// checkPin compares the workspace with the one that is known at its path. At the first opening it becomes the known one.
func (a *App) checkPin() error {
	known, ok, err := readPin(a.host, a.Path())
	switch {
	case err != nil:
		return err
	case !ok:
		return a.pin()
	case known.Workspace != a.id:
		a.namesake = &Namesake{PinnedName: known.Name, PinnedFingerprint: journal.Fingerprint(known.Workspace), At: known.At}
	}
	return nil
}

func (a *App) pin() error {
	if a.host.Folder == "" {
		return nil
	}
	place, err := placeOf(a.Path())
	if err != nil {
		return err
	}
	return writeNote(pinPath(a.host, place), pin{
		Path: place, Workspace: a.id, Name: a.authority().Workspace.Name, At: a.host.Now(),
	})
}

// PinnedAt gives the fingerprint of the workspace that this workstation knows at a path; empty: none.
func PinnedAt(host Host, path string) (fingerprint string, err error) {
	known, ok, err := readPin(host, path)
	if err != nil || !ok {
		return "", err
	}
	return journal.Fingerprint(known.Workspace), nil
}

// Unpin forgets which workspace lies at a path: this program is about to put another one there.
func Unpin(host Host, path string) error {
	place, err := placeOf(path)
	if err != nil || host.Folder == "" {
		return err
	}
	if err := os.Remove(pinPath(host, place)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// readPin reads the note of a path. One that cannot be read is told: to go on as if there were none would be what somebody
// who puts a namesake there wants.
func readPin(host Host, path string) (known pin, ok bool, err error) {
	place, err := placeOf(path)
	if err != nil || host.Folder == "" {
		return pin{}, false, err
	}
	b, err := os.ReadFile(pinPath(host, place))
	if errors.Is(err, fs.ErrNotExist) {
		return pin{}, false, nil
	}
	if err == nil {
		err = json.Unmarshal(b, &known)
	}
	return known, err == nil, err
}

// pinPath is a note of its own for each place, so that two programs never overwrite each other's.
func pinPath(host Host, place string) string {
	return filepath.Join(host.Folder, "pins", journal.Digest([]byte(place))[:32]+".json")
}

// placeOf is the one name of a path, however the folder is reached. The file itself may be a link: where it leads is
// what is looked at.
func placeOf(path string) (string, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(whole))
	if errors.Is(err, fs.ErrNotExist) {
		return whole, nil
	}
	return filepath.Join(folder, filepath.Base(whole)), err
}
