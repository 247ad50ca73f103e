package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// A workspace that is replaced by a namesake lets nobody in, with the same people and passwords or not, until the person
// at this workstation says that it is another one. Where nothing was known, nothing is asked.
func TestAReplacedWorkspaceLetsNobodyIn(t *testing.T) {
	t.Parallel()
	mine, theirs := testkit.New(t), anotherWorkspace(t)
	path, folder := filepath.Join(t.TempDir(), "releases.renogen"), t.TempDir()
	copyTo(t, closedCopy(t, mine), path)
	a := remembering(t, mine, path, folder)
	if err := errors.Join(signIn(a), a.Close()); err != nil {
		t.Fatal(err)
	}
	copyTo(t, theirs, path)
	copyTo(t, path, path+".elsewhere")

	a = remembering(t, mine, path, folder)
	other := a.Namesake()
	if other == nil || other.PinnedFingerprint != mine.Fingerprint() || other.Fingerprint == mine.Fingerprint() {
		t.Fatalf("it is taken for the known one: %+v", other)
	}
	_, first := a.FirstSignIn("Eve", "0000-0000-0000-0000", testkit.Password, journal.KDFParams{})
	for what, err := range map[string]error{"sign in": signIn(a), "first sign-in": first} {
		if ours, ok := errors.AsType[*domain.Error](err); !ok || ours.Key != "workspace.namesake" {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := a.AcceptNamesake(other.PinnedFingerprint); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("the wrong one is accepted: %v", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}

	a = remembering(t, mine, path+".elsewhere", folder)
	if err := errors.Join(signIn(a), a.Close()); err != nil {
		t.Errorf("at another place: %v", err)
	}
	a = remembering(t, mine, path, folder) // closing has not accepted it
	if err := a.AcceptNamesake(a.Namesake().Fingerprint); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(signIn(a), a.Close()); err != nil {
		t.Error(err)
	}
	a = remembering(t, mine, path, folder)
	if err := a.AcceptNamesake(a.Fingerprint()); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("there is nothing to accept: %v", err)
	}
	if err := errors.Join(signIn(a), a.Close()); err != nil {
		t.Error(err)
	}
}

// anotherWorkspace has the same name and an administrator with the same name and password.
func anotherWorkspace(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "other.renogen")
	a, _, err := app.Create(path, "Test workspace", app.FirstAdministrator{
		Name: "Ann", Email: "ann@example.org", TimeZone: "UTC", Password: testkit.Password, KDF: journal.CheapKDF(t),
	}, false, testkit.New(t).Host)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func signIn(a *app.App) error {
	_, err := a.SignIn("Ann", testkit.Password)
	return err
}

// The place of a workspace is one place, however its folder is reached; a link that leads elsewhere is found out.
func TestAPlaceIsPinnedOnce(t *testing.T) {
	t.Parallel()
	mine, theirs := testkit.New(t), anotherWorkspace(t)
	folder, notes := t.TempDir(), t.TempDir()
	first, second := filepath.Join(folder, "first.renogen"), filepath.Join(folder, "second.renogen")
	copyTo(t, closedCopy(t, mine), first)
	copyTo(t, theirs, second)
	link, beside := filepath.Join(folder, "link.renogen"), filepath.Join(t.TempDir(), "beside")
	if err := errors.Join(os.Symlink(first, link), os.Symlink(folder, beside)); err != nil {
		t.Fatal(err)
	}
	a := remembering(t, mine, link, notes)
	if err := errors.Join(a.Close(), os.Remove(link), os.Symlink(second, link)); err != nil {
		t.Fatal(err)
	}
	a = remembering(t, mine, filepath.Join(beside, "link.renogen"), notes)
	if a.Namesake() == nil {
		t.Error("the link leads to another workspace, and nobody is told")
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}
