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

// Nobody calls himself what others read as somebody else's name, and everybody finds himself by what he reads.
func TestNamesThatLookTheSame(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	for _, name := range []string{"review", " Review ", "Review\u200b", "Ｒeview", "Re\u00adview"} {
		refused := w.Refused(domain.CodeInvalid, "Entry", &app.UserEdit{Name: testkit.To(w, "Entry", name)})
		if refused.Fields["name"].Key != "user.name_taken" {
			t.Errorf("%+q: %+v", name, refused.Fields)
		}
	}
	w.Must("Entry", &app.UserEdit{Name: testkit.To(w, "Entry", "Jos\u00e9")})
	if _, err := w.SignIn("Jose\u0301", testkit.Password); err != nil {
		t.Error(err)
	}
}
