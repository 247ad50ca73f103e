package app_test

import (
	"path/filepath"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// team is a small workspace of its own: Ann makes it and invites the others; nobody else is in it.
type team struct {
	*app.App
	t      *testing.T
	people map[string]app.Actor
}

func newTeam(t *testing.T, names ...string) team {
	t.Helper()
	host := app.Host{Workstation: "00000000-0000-7000-8000-000000000001", Now: testkit.NewClock(testkit.Start).Now}
	a, ann, err := app.Create(filepath.Join(t.TempDir(), "team.renogen"), "Team", app.FirstAdministrator{
		Name: "Ann", Email: "ann@example.org", TimeZone: "UTC", Password: testkit.Password, KDF: journal.CheapKDF(t),
	}, false, host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	all := team{a, t, map[string]app.Actor{"Ann": ann}}
	for _, name := range names {
		all.joins(name, "Ann")
	}
	return all
}

func (w team) must(by string, payload any) {
	w.t.Helper()
	if err := doElsewhere(w.t, w.App, w.people[by], payload); err != nil {
		w.t.Fatalf("%s: %T: %v", by, payload, err)
	}
}

// code makes an invitation and has it brought in.
func (w team) code(by string, payload func(public string) any) string {
	w.t.Helper()
	code, public, err := w.Invite()
	if err != nil {
		w.t.Fatal(err)
	}
	w.must(by, payload(public))
	return code
}

func (w team) binds(name, code string) {
	w.t.Helper()
	actor, err := w.FirstSignIn(name, code, testkit.Password, journal.CheapKDF(w.t))
	if err != nil {
		w.t.Fatal(err)
	}
	w.people[name] = actor
}

func (w team) joins(name, by string) {
	w.t.Helper()
	w.binds(name, w.code(by, func(public string) any {
		return &app.UserInvite{Name: name, Email: name + "@example.org", TimeZone: "UTC", Public: public}
	}))
}

func (w team) seen(name string, state domain.UserState, administrator bool) (user domain.ID, seen string) {
	w.t.Helper()
	user = w.people[name].User
	seen, err := app.SeenDigest("user", user, app.UserSeen{Name: name, State: state, Administrator: administrator})
	if err != nil {
		w.t.Fatal(err)
	}
	return user, seen
}

// reset is what an administrator says who takes somebody's keys.
func (w team) reset(name string) func(public string) any {
	user, seen := w.seen(name, domain.UserActive, false)
	return func(public string) any { return &app.UserReset{User: user, Public: public, Seen: seen} }
}

func (w team) confirms(by, name string) error {
	w.t.Helper()
	k := w.people[name]
	seen, err := app.SeenDigest("key", k.KeySet, app.KeySeen{User: k.User, Fingerprint: journal.Fingerprint(k.KeySet)})
	if err != nil {
		w.t.Fatal(err)
	}
	return doElsewhere(w.t, w.App, w.people[by], &app.KeyConfirm{KeySet: k.KeySet, Seen: seen})
}

func (w team) wantConfirmed(allowed bool, by, name string) {
	w.t.Helper()
	if err := w.confirms(by, name); allowed && err != nil || !allowed && domain.CodeOf(err) != domain.CodeForbidden {
		w.t.Errorf("%s confirms %s: %v", by, name, err)
	}
}

// An administrator takes somebody's key and has it confirmed by himself, or by people who are only he: whom he invites,
// whom he has invite, or while the others are kept out.
func TestAdministratorConfirmsWhomHeReset(t *testing.T) {
	t.Parallel()
	t.Run("as somebody whom he invents", func(t *testing.T) {
		t.Parallel()
		w := newTeam(t, "Bob", "Cy")
		w.wantConfirmed(true, "Bob", "Cy") // nobody else could
		w.wantConfirmed(true, "Cy", "Bob")
		w.binds("Bob", w.code("Ann", w.reset("Bob")))
		w.joins("Eve", "Ann")
		w.wantConfirmed(false, "Eve", "Bob")
		w.wantConfirmed(false, "Bob", "Eve")
		w.wantConfirmed(false, "Ann", "Bob")
		w.wantConfirmed(true, "Cy", "Bob")
		w.wantConfirmed(true, "Bob", "Eve")
	})
	t.Run("while another is kept out", func(t *testing.T) {
		t.Parallel()
		w := newTeam(t, "Bob", "Cy")
		w.wantConfirmed(true, "Bob", "Cy")
		w.binds("Bob", w.code("Ann", w.reset("Bob")))
		cy, seen := w.seen("Cy", domain.UserActive, false)
		w.must("Ann", &app.UserBlock{User: cy, Seen: seen})
		w.wantConfirmed(false, "Ann", "Bob")
	})
	t.Run("when somebody else gave the code out", func(t *testing.T) {
		t.Parallel()
		w := newTeam(t, "Bob", "Cy", "Eve")
		w.wantConfirmed(true, "Bob", "Cy")
		eve, seen := w.seen("Eve", domain.UserActive, false)
		w.must("Ann", &app.UserAppoint{User: eve, Seen: seen})
		w.code("Ann", w.reset("Bob"))
		w.binds("Bob", w.code("Eve", func(public string) any { return &app.UserReinvite{User: w.people["Bob"].User, Public: public} }))
		w.wantConfirmed(false, "Ann", "Bob")
		w.wantConfirmed(false, "Eve", "Bob")
		w.wantConfirmed(true, "Cy", "Bob")
	})
	t.Run("as somebody else whom he reset", func(t *testing.T) {
		t.Parallel()
		w := newTeam(t, "Bob", "Cy", "Dee")
		w.wantConfirmed(true, "Cy", "Bob")
		w.wantConfirmed(true, "Cy", "Dee")
		w.binds("Bob", w.code("Ann", w.reset("Bob")))
		w.binds("Cy", w.code("Ann", w.reset("Cy")))
		w.wantConfirmed(false, "Cy", "Bob")
		w.wantConfirmed(true, "Dee", "Bob")
	})
	t.Run("where there are only two", func(t *testing.T) {
		t.Parallel()
		w := newTeam(t, "Bob")
		w.wantConfirmed(true, "Ann", "Bob")
	})
}

// A key that somebody else holds, or that belongs to something else, is nobody's own.
func TestKeysThatWereUsedForSomethingElse(t *testing.T) {
	t.Parallel()
	w := newTeam(t, "Bob")
	code, public, err := w.Invite()
	if err != nil {
		t.Fatal(err)
	}
	w.must("Ann", &app.UserInvite{Name: "Cy", Email: "cy@example.org", TimeZone: "UTC", Public: public})
	key, err := journal.InvitationKey(code, w.ID())
	if err != nil {
		t.Fatal(err)
	}
	bob := w.people["Bob"]
	set, err := bob.Secret.Public()
	if err != nil {
		t.Fatal(err)
	}
	if err := doElsewhere(t, w.App, w.people["Ann"], &app.UserInvite{Name: "Dee", Email: "dee@example.org", TimeZone: "UTC", Public: set.Ed25519}); err == nil {
		t.Error("somebody's key is an invitation")
	}
	renewed, keys, err := app.MakeKeys(bob.User, testkit.Password, journal.CheapKDF(t))
	if err != nil {
		t.Fatal(err)
	}
	keys.Ed25519 = public
	of := journal.KeySet{Ed25519: keys.Ed25519, X25519: keys.X25519, P256: keys.P256, User: bob.User}
	keys.Sealed = strings.Replace(keys.Sealed, renewed.KeySet, of.ID(), 1) // nobody sees from outside what is sealed
	rotate := &app.KeyRotate{Keys: keys, Proof: journal.SignWith(key, journal.RotateBytes(w.ID(), bob.KeySet, of.ID()))}
	if err := doElsewhere(t, w.App, bob, rotate); err == nil {
		t.Error("the key of an invitation is somebody's own")
	}
}
