package app

import (
	"cmp"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// SignIn opens a person's keys with the password. Unknown names and wrong passwords
// get the same answer.
func (a *App) SignIn(name, password string) (Actor, error) {
	key, err := a.DeriveKey(name, password)
	if err != nil {
		return Actor{}, err
	}
	return a.SignInWith(name, key)
}

// DeriveKey gives what opens a person's keys on a workstation that keeps it, instead of the password. Only SignInWith
// says whether the password was right.
func (a *App) DeriveKey(name, password string) ([]byte, error) {
	k, err := a.keysOf(name)
	if err != nil {
		return nil, err
	}
	key, err := journal.DeriveKey(k.Sealed, password)
	if err != nil {
		return nil, domain.Unauthenticated("session.wrong_password").Because(err)
	}
	return key, nil
}

// SignInWith opens a person's keys with what DeriveKey gave, now or long ago. It opens nothing any more once the person
// has another password or other keys.
func (a *App) SignInWith(name string, key []byte) (Actor, error) {
	k, err := a.keysOf(name)
	if err != nil {
		return Actor{}, err
	}
	secret, err := journal.OpenSecretWithKey(k.Sealed, key)
	if err != nil {
		return Actor{}, domain.Unauthenticated("session.wrong_password").Because(err)
	}
	actor, err := actorWith(k, secret)
	if err != nil {
		return Actor{}, err
	}
	return actor, a.greet(actor)
}

// keysOf finds the keys of somebody who may sign in.
func (a *App) keysOf(name string) (domain.KeySet, error) {
	if err := a.known(); err != nil {
		return domain.KeySet{}, err
	}
	rules := a.authority()
	u, ok := rules.userNamed(name)
	if !ok {
		return domain.KeySet{}, domain.Unauthenticated("session.wrong_password")
	}
	switch u.State {
	case domain.UserBlocked:
		return domain.KeySet{}, domain.Unauthenticated("session.blocked")
	case domain.UserInvited:
		return domain.KeySet{}, domain.Unauthenticated("session.invited", "name", u.Name)
	}
	k, ok := rules.CurrentKey(u.ID)
	if !ok {
		return domain.KeySet{}, domain.Unauthenticated("session.wrong_password")
	}
	if !rules.hasKeysHere(u.ID) {
		return domain.KeySet{}, domain.Unauthenticated("session.keys_elsewhere", "name", u.Name)
	}
	return k, nil
}

// actorWith refuses private keys that are not those of the key set: the sealed text
// stands in a file that others can write.
func actorWith(k domain.KeySet, secret journal.Secret) (Actor, error) {
	set, err := secret.Public()
	if err != nil {
		return Actor{}, err
	}
	if set.ID() != k.ID {
		return Actor{}, domain.Unauthenticated("session.foreign_key")
	}
	return Actor{User: k.User, KeySet: k.ID, Secret: secret}, nil
}

// UserNamed gives the id of the person with a name; empty: nobody.
func (a *App) UserNamed(name string) domain.ID {
	u, _ := a.authority().userNamed(name)
	return u.ID
}

// NameOf gives the name of a person; empty: nobody has that id.
func (a *App) NameOf(user domain.ID) string { return a.authority().Users[user].Name }

func (a *Authority) userNamed(name string) (domain.User, bool) {
	for _, u := range a.Users {
		if domain.SameName(u.Name, name) {
			return u, true
		}
	}
	return domain.User{}, false
}

// Names lists the people who can be offered at sign-in, by name: active and invited ones.
func (a *App) Names() []SignInName {
	rules := a.authority()
	out := []SignInName{}
	for _, id := range sortedKeys(rules.Users) {
		if u := rules.Users[id]; u.State != domain.UserBlocked && rules.hasKeysHere(id) {
			name := SignInName{Name: u.Name, Invited: u.State == domain.UserInvited, Roles: []string{}}
			if rules.Workspace.Sample {
				name.Roles = rules.rolesAnywhere(id)
			}
			out = append(out, name)
		}
	}
	slices.SortFunc(out, func(a, b SignInName) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Name, b.Name))
	})
	return out
}

// SignInName is a name offered at sign-in.
type SignInName struct {
	Name    string `json:"name"`
	Invited bool   `json:"invited"`
	// Roles are told in the sample only: elsewhere they are no business of who is not signed in.
	Roles []string `json:"roles"`
}

// rolesAnywhere lists the roles that a person has in any project; administrator is one of them here.
func (a *Authority) rolesAnywhere(user domain.ID) []string {
	out := []string{}
	for _, role := range domain.Roles {
		for _, project := range sortedKeys(a.Members) {
			if a.RolesOf(project, user).Has(role) {
				out = append(out, string(role))
				break
			}
		}
	}
	if a.Users[user].Administrator {
		out = append(out, "administrator")
	}
	return out
}

// Settings gives the settings of the workspace; they are no secret.
func (a *App) Settings() domain.Workspace { return a.authority().Workspace }

// Invite makes the code for an invitation: the code goes to the person by hand, the
// public half into user.invite, user.reinvite or user.reset.
func (a *App) Invite() (code, public string, err error) {
	return journal.NewInvitation(a.id, rand.Reader)
}

// FirstSignIn takes up an invitation: it makes the person's keys, seals them with the
// password and binds them.
func (a *App) FirstSignIn(name, code, password string, kdf journal.KDFParams) (Actor, error) {
	if err := a.known(); err != nil {
		return Actor{}, err
	}
	if err := a.CatchUp(nil); err != nil {
		return Actor{}, err
	}
	rules := a.authority()
	u, ok := rules.userNamed(name)
	if !ok || u.State != domain.UserInvited {
		return Actor{}, domain.Unauthenticated("invitation.not_valid")
	}
	key, err := journal.InvitationKey(code, a.id)
	if err != nil {
		return Actor{}, err
	}
	public := hex.EncodeToString(key.Public().(ed25519.PublicKey))
	for _, i := range sortedInvitations(rules) {
		if i.User != u.ID || i.UsedAt != 0 || i.VoidAt != 0 {
			continue
		}
		if i.Public != public {
			return Actor{}, domain.Unauthenticated("invitation.wrong_code")
		}
		actor, keys, err := MakeKeys(u.ID, password, kdf)
		if err != nil {
			return Actor{}, err
		}
		id, err := NewID()
		if err != nil {
			return Actor{}, err
		}
		proof := journal.SignWith(key, journal.BindBytes(a.id, i.ID, actor.KeySet))
		if _, err = a.Do(actor, id, &KeyBind{Invitation: i.ID, Keys: keys, Proof: proof}); err != nil {
			return Actor{}, err
		}
		return actor, a.KnowKey(actor)
	}
	return Actor{}, domain.Unauthenticated("invitation.not_valid")
}

// SamplePassword opens the keys of everybody in the sample workspace. It is shown on
// the sample's sign-in page, and no other workspace accepts anything because of it.
const SamplePassword = "look-around-3.12.1"

// ChangePassword seals a person's keys with another password.
func (a *App) ChangePassword(actor Actor, old, password string, kdf journal.KDFParams) error {
	u := a.authority().Users[actor.User]
	if _, err := a.SignIn(u.Name, old); err != nil {
		return fieldError("old", "session.wrong_password")
	}
	if err := checkPassword("new", password); err != nil {
		return err
	}
	sealed, err := journal.SealSecret(actor.Secret, password, orDefault(kdf))
	if err != nil {
		return err
	}
	id, err := NewID()
	if err != nil {
		return err
	}
	_, err = a.Do(actor, id, &KeyReseal{Sealed: sealed})
	return err
}

// RenewKeys replaces a person's keys by new ones, which open the same secrets, and gives the actor who holds them.
func (a *App) RenewKeys(actor Actor, password string, kdf journal.KDFParams) (Actor, error) {
	u := a.authority().Users[actor.User]
	if _, err := a.SignIn(u.Name, password); err != nil {
		return Actor{}, fieldError("password", "session.wrong_password")
	}
	renewed, keys, err := MakeKeys(actor.User, password, kdf)
	if err != nil {
		return Actor{}, err
	}
	id, err := NewID()
	if err != nil {
		return Actor{}, err
	}
	proof := renewed.Secret.Sign(journal.RotateBytes(a.id, actor.KeySet, renewed.KeySet))
	if _, err = a.Do(actor, id, &KeyRotate{Keys: keys, Proof: proof}); err != nil {
		return Actor{}, err
	}
	return renewed, errors.Join(a.KnowKey(renewed), a.CarryProjectKeys(actor, renewed))
}

func orDefault(kdf journal.KDFParams) journal.KDFParams {
	if kdf == (journal.KDFParams{}) {
		return journal.DefaultKDF()
	}
	return kdf
}
