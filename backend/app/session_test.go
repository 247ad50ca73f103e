package app_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

func problemsOf(err error) []string {
	var ours *domain.Error
	if !errors.As(err, &ours) {
		return nil
	}
	return slices.Sorted(maps.Keys(ours.Fields))
}

// All that is wrong with a new workspace is told at once, and no file is left behind.
func TestCreateTellsAllProblemsAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.renogen")
	_, _, err := app.Create(path, "", app.FirstAdministrator{Email: "no address", Password: "short"}, false, app.Host{})
	if got := problemsOf(err); !slices.Equal(got, []string{"email", "name", "password", "user_name"}) {
		t.Errorf("problems of %v: %v", got, err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("a file was made: %v", err)
	}
}

func TestChangePasswordNamesTheField(t *testing.T) {
	w := testkit.New(t)
	kdf := journal.CheapKDF(t)
	err := w.ChangePassword(w.As("Entry"), testkit.Password, "short", kdf)
	if got := problemsOf(err); !slices.Equal(got, []string{"new"}) {
		t.Errorf("weak: %v", err)
	}
	err = w.ChangePassword(w.As("Entry"), "something else entirely", "several words apart", kdf)
	if got := problemsOf(err); !slices.Equal(got, []string{"old"}) {
		t.Errorf("wrong old one: %v", err)
	}
}

// Before anybody signed in, only the sample tells who may do what.
func TestNamesKeepRolesToThemselves(t *testing.T) {
	w := testkit.New(t)
	w.Project()
	for _, name := range w.Names() {
		if len(name.Roles) != 0 {
			t.Errorf("%s is told to have %v", name.Name, name.Roles)
		}
	}
}
