package api

import (
	"testing"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// fakeKeys is a key store in memory; with trouble it keeps nothing.
type fakeKeys struct {
	kept    map[string]string
	trouble error
}

func (k *fakeKeys) Trouble() error { return k.trouble }

func (k *fakeKeys) Get(name string) (string, error) {
	secret, ok := k.kept[name]
	if !ok {
		return "", domain.Missing()
	}
	return secret, k.trouble
}

func (k *fakeKeys) Set(name, secret string) error {
	if k.trouble == nil {
		k.kept[name] = secret
	}
	return k.trouble
}

func (k *fakeKeys) Delete(name string) error {
	delete(k.kept, name)
	return k.trouble
}

func TestRememberedOnThisWorkstation(t *testing.T) {
	workspaces, w := openDesk(t)
	keys := &fakeKeys{kept: map[string]string{}}
	workspaces.desk.keys = keys
	session := workspaces.session
	enter := func(remember bool) (SessionState, error) {
		return session.SignIn(SignInInput{Name: "Entry", Password: testkit.Password, Remember: remember})
	}
	out := func() {
		t.Helper()
		if _, err := session.SignOut(); err != nil {
			t.Fatal(err)
		}
	}
	if state, err := enter(false); err != nil || len(state.Remembered) != 0 || len(keys.kept) != 0 {
		t.Fatalf("not asked to: %v, %v", state.Remembered, err)
	}
	out()
	if _, err := session.SignInRemembered("Entry"); domain.CodeOf(err) != domain.CodeUnauthenticated {
		t.Errorf("who is not remembered: %v", err)
	}
	state, err := enter(true)
	if err != nil || len(state.Remembered) != 1 || state.Remembered[0].Name != "Entry" || len(keys.kept) != 1 {
		t.Fatalf("asked to: %v, %v", state.Remembered, err)
	}
	for _, kept := range keys.kept {
		if len(kept) != 64 {
			t.Errorf("more than the derived key is kept: %q", kept)
		}
	}
	out()
	if state, err := session.SignInRemembered("Entry"); err != nil || state.User != w.User("Entry") {
		t.Errorf("without a password: %q, %v", state.User, err)
	}
	if state, err := session.Forget(); err != nil || len(state.Remembered) != 0 || len(keys.kept) != 0 {
		t.Errorf("forgotten: %v, %v", state.Remembered, err)
	}
}

// What opens the keys no longer is forgotten; so it is when the person chooses another password here.
func TestRememberedUntilThePasswordChanges(t *testing.T) {
	workspaces, w := openDesk(t)
	keys := &fakeKeys{kept: map[string]string{}}
	workspaces.desk.keys = keys
	session := workspaces.session
	in := SignInInput{Name: "Entry", Password: testkit.Password, Remember: true}
	if _, err := session.SignIn(in); err != nil {
		t.Fatal(err)
	}
	elsewhere := deskOn(t, w, "Entry")
	opened, actor, err := elsewhere.session()
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.ChangePassword(actor, testkit.Password, "quite another password", journal.CheapKDF(t)); err != nil {
		t.Fatal(err)
	}
	if err := workspaces.desk.open.CatchUp(nil); err != nil {
		t.Fatal(err)
	}
	if _, err := session.SignInRemembered("Entry"); domain.CodeOf(err) != domain.CodeUnauthenticated || len(keys.kept) != 0 {
		t.Errorf("after another password: %v, %v", keys.kept, err)
	}
	in.Password = "quite another password"
	if _, err := session.SignIn(in); err != nil || len(keys.kept) != 1 {
		t.Fatalf("remembered again: %v, %v", keys.kept, err)
	}
	if err := session.ChangePassword(PasswordInput{Old: in.Password, New: testkit.Password}); err != nil || len(keys.kept) != 0 {
		t.Errorf("another password here: %v, %v", keys.kept, err)
	}
}

func TestNothingIsRememberedWithoutAKeyStore(t *testing.T) {
	workspaces, _ := openDesk(t)
	workspaces.desk.keys = &fakeKeys{trouble: domain.Unavailable("keystore.none")}
	session := workspaces.session
	if err := session.CanRemember(); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("it can be remembered: %v", err)
	}
	if _, err := session.SignOut(); err != nil {
		t.Fatal(err)
	}
	state, err := session.SignIn(SignInInput{Name: "Entry", Password: testkit.Password, Remember: true})
	if domain.CodeOf(err) != domain.CodeUnavailable || state.User != "" {
		t.Errorf("somebody believes to be remembered: %q, %v", state.User, err)
	}
	if _, err := session.SignIn(SignInInput{Name: "Entry", Password: testkit.Password}); err != nil {
		t.Error(err)
	}
}
