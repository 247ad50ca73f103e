package testkit

import (
	"renogen/backend/app"
)

// Confirm confirms the keys of people, as Outsider does who has compared their fingerprints.
func (w *Workspace) Confirm(names ...string) {
	w.TB.Helper()
	for _, name := range names {
		w.Must("Outsider", &app.KeyConfirm{KeySet: w.As(name).KeySet, Seen: w.KeySeen(name)})
	}
}

// KeySeen is what a confirmation or grant must carry of a person's key as it is now.
func (w *Workspace) KeySeen(name string) string {
	w.TB.Helper()
	for _, p := range Ask[app.PeopleView](w, "Ann", "people.list", &app.PeopleList{}).People {
		if p.ID == w.User(name) {
			return p.Key.Seen
		}
	}
	w.TB.Fatalf("%s is not listed", name)
	return ""
}

// UserSeen is what a decision about a person's account must carry as it is now.
func (w *Workspace) UserSeen(name string) string {
	w.TB.Helper()
	for _, p := range Ask[app.PeopleView](w, "Ann", "people.list", &app.PeopleList{}).People {
		if p.ID == w.User(name) {
			return p.Seen
		}
	}
	w.TB.Fatalf("%s is not listed", name)
	return ""
}
