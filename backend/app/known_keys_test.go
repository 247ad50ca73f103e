package app_test

import (
	"errors"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// Ann signs in on her workstation. Elsewhere an administrator resets her and binds keys of his own in her name: on hers she
// is told at the next sign-in, by whom, until she says that the new keys are right.
func TestAReplacedKeyIsToldToItsOwner(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	folder, path := t.TempDir(), filepath.Join(t.TempDir(), "w.renogen")
	copyTo(t, closedCopy(t, w), path)
	hers := func() *app.App { return remembering(t, w, path, folder) }
	a := hers()
	if _, err := a.SignIn("Entry", testkit.Password); err != nil {
		t.Fatal(err)
	}
	if all, err := a.ReplacedKeys(); err != nil || len(all) != 0 {
		t.Errorf("nothing is replaced: %v, %v", all, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}

	elsewhere := remembering(t, w, path, t.TempDir())
	code, public, err := elsewhere.Invite()
	if err != nil {
		t.Fatal(err)
	}
	if err := doElsewhere(t, elsewhere, w.As("Ann"), &app.UserReset{User: w.User("Entry"), Public: public, Seen: w.UserSeen("Entry")}); err != nil {
		t.Fatal(err)
	}
	a = hers()
	open := replacedOf(t, a)
	if open.Origin != domain.KeyReset || open.By != "Ann" || open.Now != "" {
		t.Errorf("while the reset is open: %+v", open)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := elsewhere.FirstSignIn("Entry", code, "another password, mine", journal.CheapKDF(t)); err != nil {
		t.Fatal(err)
	}
	if all, err := elsewhere.ReplacedKeys(); err != nil || len(all) != 0 {
		t.Errorf("where they were made: %v, %v", all, err)
	}
	if err := elsewhere.Close(); err != nil {
		t.Fatal(err)
	}

	a = hers()
	if err := a.CatchUp(nil); err != nil {
		t.Fatal(err)
	}
	if _, err := a.SignIn("Entry", testkit.Password); domain.CodeOf(err) != domain.CodeUnauthenticated {
		t.Errorf("the old keys open: %v", err)
	}
	for range 2 { // told until she accepts it
		actor, err := a.SignIn("Entry", "another password, mine")
		if err != nil {
			t.Fatal(err)
		}
		told, err := a.Replaced(actor)
		if err != nil || told == nil || told.By != "Ann" || told.Known != journal.Fingerprint(w.As("Entry").KeySet) || told.Now != journal.Fingerprint(actor.KeySet) {
			t.Fatalf("told: %+v, %v", told, err)
		}
	}
	actor, err := a.SignIn("Entry", "another password, mine")
	if err := errors.Join(err, a.KnowKey(actor)); err != nil {
		t.Fatal(err)
	}
	if all, err := a.ReplacedKeys(); err != nil || len(all) != 0 {
		t.Errorf("accepted: %v, %v", all, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

func replacedOf(t *testing.T, a *app.App) app.ReplacedKey {
	t.Helper()
	all, err := a.ReplacedKeys()
	if err != nil || len(all) != 1 {
		t.Fatalf("replaced: %v, %v", all, err)
	}
	return all[0]
}

// Keys that were renewed elsewhere are told as that; those that were renewed here are not told.
func TestRenewedKeysAreToldWhereTheOldOnesWereUsed(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	path := filepath.Join(t.TempDir(), "w.renogen")
	copyTo(t, closedCopy(t, w), path)
	first, second := t.TempDir(), t.TempDir()
	for _, folder := range []string{first, second} {
		a := remembering(t, w, path, folder)
		if err := errors.Join(signIn(a), a.Close()); err != nil {
			t.Fatal(err)
		}
	}
	a := remembering(t, w, path, first)
	if _, err := a.RenewKeys(w.As("Ann"), testkit.Password, journal.CheapKDF(t)); err != nil {
		t.Fatal(err)
	}
	if all, err := a.ReplacedKeys(); err != nil || len(all) != 0 {
		t.Errorf("where they were renewed: %v, %v", all, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = remembering(t, w, path, second)
	if told := replacedOf(t, a); told.Origin != domain.KeyRotation || told.By != "" {
		t.Errorf("elsewhere: %+v", told)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}
