package app_test

import (
	"database/sql"
	"encoding/json"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// A code is for one person, once, and until there is a newer one. Whatever else is tried leaves no trace.
func TestInvitationCodes(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	code := func() (string, string) {
		text, public, err := w.Invite()
		if err != nil {
			t.Fatal(err)
		}
		return text, public
	}
	first, firstPublic := code()
	second, secondPublic := code()
	other, otherPublic := code()
	guessed, _ := code()
	bea := w.Must("Ann", &app.UserInvite{Name: "Bea", Email: "bea@example.org", Public: firstPublic})
	w.Must("Ann", &app.UserInvite{Name: "Cem", Email: "cem@example.org", Public: otherPublic})
	w.Refused(domain.CodeInvalid, "Ann", &app.UserReinvite{User: bea, Public: firstPublic})
	w.Must("Ann", &app.UserReinvite{User: bea, Public: secondPublic})
	kdf := journal.CheapKDF(t)
	try := func(what, name, code string, want domain.Code) {
		t.Helper()
		before := w.Entries()
		if _, err := w.FirstSignIn(name, code, testkit.Password, kdf); domain.CodeOf(err) != want {
			t.Errorf("%s: %v, want %s", what, err, want)
		}
		if after := w.Entries(); after != before {
			t.Errorf("%s: %d entries more", what, after-before)
		}
	}
	try("the code that was replaced", "Bea", first, domain.CodeUnauthenticated)
	try("a guessed code", "Bea", guessed, domain.CodeUnauthenticated)
	try("somebody else's code", "Bea", other, domain.CodeUnauthenticated)
	try("a code that is none", "Bea", "0000-0000", domain.CodeInvalid)
	try("no code", "Bea", "", domain.CodeInvalid)
	try("nobody's name", "Dan", second, domain.CodeUnauthenticated)
	try("the name of who has signed in", "Entry", second, domain.CodeUnauthenticated)
	weak := w.Entries()
	if _, err := w.FirstSignIn("Bea", second, "short", kdf); domain.CodeOf(err) != domain.CodeInvalid || w.Entries() != weak {
		t.Errorf("a weak password: %v", err)
	}
	if _, err := w.FirstSignIn("Bea", second, testkit.Password, kdf); err != nil {
		t.Fatal(err)
	}
	try("the code once more", "Bea", second, domain.CodeUnauthenticated)
	for _, code := range []string{first, second} {
		bindAgain(t, w, bea, code, kdf)
	}
}

// bindAgain tries every invitation there ever was, past the sign-in, with the key of a code.
func bindAgain(t *testing.T, w *testkit.Workspace, user domain.ID, code string, kdf journal.KDFParams) {
	t.Helper()
	key, err := journal.InvitationKey(code, w.ID())
	if err != nil {
		t.Fatal(err)
	}
	var invitations []string
	rawly(t, w.Path(), func(db *sql.DB) error {
		var text string
		if err := db.QueryRow(`SELECT json_group_array(id) FROM invitations`).Scan(&text); err != nil {
			return err
		}
		return json.Unmarshal([]byte(text), &invitations)
	})
	if len(invitations) < 3 {
		t.Fatalf("%d invitations", len(invitations))
	}
	for _, invitation := range invitations {
		actor, keys, err := app.MakeKeys(user, testkit.Password, kdf)
		if err != nil {
			t.Fatal(err)
		}
		id, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		proof := journal.SignWith(key, journal.BindBytes(w.ID(), invitation, actor.KeySet))
		before := w.Entries()
		_, err = w.Do(actor, id, &app.KeyBind{Invitation: invitation, Keys: keys, Proof: proof})
		if !readable(err) || err == nil || w.Entries() != before {
			t.Errorf("invitation %s: %v", invitation, err)
		}
	}
}

// Nobody replaces his keys by something that his password cannot open, nor invites with a key of which everybody can
// make signatures.
func TestKeysThatAreNone(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	entry := w.As("Entry")
	others, err := journal.SealSecret(w.As("View").Secret, testkit.Password, journal.CheapKDF(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, sealed := range []string{"", "{}", `{"keyset":"` + entry.KeySet + `"}`, "null", others} {
		w.Refused(domain.CodeInvalid, "Entry", &app.KeyReseal{Sealed: sealed})
	}
	renewed, keys, err := app.MakeKeys(entry.User, testkit.Password, journal.CheapKDF(t))
	if err != nil {
		t.Fatal(err)
	}
	keys.Sealed = others
	proof := renewed.Secret.Sign(journal.RotateBytes(w.ID(), entry.KeySet, renewed.KeySet))
	w.Refused(domain.CodeInvalid, "Entry", &app.KeyRotate{Keys: keys, Proof: proof})
	neutral := "01" + strings.Repeat("0", 62)
	for _, public := range []string{"", "zz", strings.Repeat("0", 64), neutral, strings.Repeat("f", 64)} {
		w.Refused(domain.CodeInvalid, "Ann", &app.UserInvite{Name: "Bea", Email: "bea@example.org", Public: public})
	}
	if _, err := w.SignIn("Entry", testkit.Password); err != nil {
		t.Error(err)
	}
}
