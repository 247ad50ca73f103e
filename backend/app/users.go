package app

import (
	"errors"
	"strconv"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// UserInvite makes an account; Public is the public half of the key that the
// invitation's code gives.
type UserInvite struct {
	Name          string `json:"name"`
	Email         string `json:"email"`
	Telephone     string `json:"telephone,omitempty"`
	TimeZone      string `json:"time_zone,omitempty"`
	Administrator bool   `json:"administrator,omitempty"`
	Public        string `json:"public"`
}

// UserReinvite gives a person who has not signed in yet a new code; the old one is void.
type UserReinvite struct {
	User   domain.ID `json:"user"`
	Public string    `json:"public"`
}

// UserReset takes a person's keys out of use and lets him bind new ones with a code.
// DoubtfulFrom, when the key was in other hands, is the entry from which on what it signed is doubtful; 0: nothing is.
type UserReset struct {
	User         domain.ID `json:"user"`
	Public       string    `json:"public"`
	Seen         string    `json:"seen"`
	DoubtfulFrom int64     `json:"doubtful_from,omitempty"`
}

// UserBlock, UserUnblock, UserAppoint and UserDismiss act on an account: keep the person
// out, let him in again, give and take the administrator flag.
type (
	UserBlock struct {
		User domain.ID `json:"user"`
		Seen string    `json:"seen"`
	}
	UserUnblock struct {
		User domain.ID `json:"user"`
		Seen string    `json:"seen"`
	}
	UserAppoint struct {
		User domain.ID `json:"user"`
		Seen string    `json:"seen"`
	}
	UserDismiss struct {
		User domain.ID `json:"user"`
		Seen string    `json:"seen"`
	}
)

// UserEdit changes one's own profile.
type UserEdit struct {
	Name      *Edit[string] `json:"name,omitempty"`
	Email     *Edit[string] `json:"email,omitempty"`
	Telephone *Edit[string] `json:"telephone,omitempty"`
	TimeZone  *Edit[string] `json:"time_zone,omitempty"`
	Theme     *Edit[string] `json:"theme,omitempty"`
}

func init() {
	registerAuthority("user.invite", inviteUser)
	registerAuthority("user.reinvite", reinviteUser)
	registerAuthority("user.reset", resetUser)
	registerAuthority("user.block", func(c *Call, p *UserBlock) error { return changeUser(c, p.User, p.Seen) })
	registerAuthority("user.unblock", func(c *Call, p *UserUnblock) error { return changeUser(c, p.User, p.Seen) })
	registerAuthority("user.appoint", func(c *Call, p *UserAppoint) error { return changeUser(c, p.User, p.Seen) })
	registerAuthority("user.dismiss", func(c *Call, p *UserDismiss) error { return changeUser(c, p.User, p.Seen) })
	registerAuthority("user.edit", editUser)
}

// UserSeen is what a decision about a person is about.
type UserSeen struct {
	Name          string           `json:"name"`
	Administrator bool             `json:"administrator"`
	State         domain.UserState `json:"state"`
}

func seenOfUser(u domain.User) UserSeen {
	return UserSeen{Name: u.Name, Administrator: u.Administrator, State: u.State}
}

func inviteUser(c *Call, p *UserInvite) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	u, err := domain.User{
		ID: c.newID(), Name: p.Name, Email: p.Email, Telephone: p.Telephone, TimeZone: p.TimeZone,
		Theme: "system", Administrator: p.Administrator, State: domain.UserInvited,
	}.Check()
	if err != nil {
		return err
	}
	if err := nameFree(c.rules, u); err != nil {
		return err
	}
	c.about.Record = u.ID
	if err := c.putUser(u); err != nil {
		return err
	}
	return invite(c, u.ID, p.Public, domain.KeyInvitation)
}

func nameFree(rules *Authority, u domain.User) error {
	for id, other := range rules.Users {
		if id != u.ID && domain.SameName(other.Name, u.Name) {
			return fieldError("name", "user.name_taken", "name", u.Name)
		}
	}
	return nil
}

// invite makes an invitation and voids the open ones of the same person.
func invite(c *Call, user domain.ID, public string, origin domain.KeyOrigin) error {
	if !signingKey(public) {
		return fieldError("public", "invitation.bad_key")
	}
	if c.rules.used(public) {
		return fieldError("public", "key.used_before")
	}
	for _, old := range sortedInvitations(c.rules) {
		if old.User == user && old.UsedAt == 0 && old.VoidAt == 0 {
			old.VoidAt = c.at
			if err := c.putInvitation(old); err != nil {
				return err
			}
		}
	}
	return c.putInvitation(domain.Invitation{ID: c.newID(), User: user, Public: public, Origin: origin})
}

// signingKey refuses what is no Ed25519 key, and keys of which everybody can make signatures.
func signingKey(public string) bool {
	var found *domain.Error
	errors.As(journal.CheckPublic(journal.KeySet{Ed25519: public}), &found)
	_, bad := found.Fields["ed25519"]
	return !bad
}

func reinviteUser(c *Call, p *UserReinvite) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	u, err := c.knowUser(p.User)
	if err != nil {
		return err
	}
	if _, err := c.rules.changedAccount(c.command, u, c.actor); err != nil {
		return err
	}
	c.about.Record = u.ID
	origin := domain.KeyInvitation
	for _, k := range c.rules.KeySets {
		if k.User == u.ID {
			origin = domain.KeyReset
		}
	}
	return invite(c, u.ID, p.Public, origin)
}

func resetUser(c *Call, p *UserReset) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	u, err := c.knowUser(p.User)
	if err != nil {
		return err
	}
	if err := c.seen("user", u.ID, seenOfUser(u), p.Seen); err != nil {
		return err
	}
	if u, err = c.rules.changedAccount(c.command, u, c.actor); err != nil {
		return err
	}
	if p.DoubtfulFrom < 0 || p.DoubtfulFrom >= c.seq {
		return fieldError("doubtful_from", "user.doubtful_from", "last", strconv.FormatInt(c.seq-1, 10))
	}
	k, _ := c.rules.CurrentKey(u.ID)
	k.RetiredSeq, k.DoubtfulSeq = c.seq, p.DoubtfulFrom
	if err := c.putKeySet(k); err != nil {
		return err
	}
	c.about.Record = u.ID
	if err := c.putUser(u); err != nil {
		return err
	}
	return invite(c, u.ID, p.Public, domain.KeyReset)
}

func changeUser(c *Call, id domain.ID, seen string) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	u, err := c.knowUser(id)
	if err != nil {
		return err
	}
	if err := c.seen("user", u.ID, seenOfUser(u), seen); err != nil {
		return err
	}
	if u, err = c.rules.changedAccount(c.command, u, c.actor); err != nil {
		return err
	}
	c.about.Record = u.ID
	return c.putUser(u)
}

func editUser(c *Call, p *UserEdit) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	u, e := c.rules.Users[c.actor], edits{}
	change(&e, "name", &u.Name, p.Name)
	change(&e, "email", &u.Email, p.Email)
	change(&e, "telephone", &u.Telephone, p.Telephone)
	change(&e, "time_zone", &u.TimeZone, p.TimeZone)
	change(&e, "theme", &u.Theme, p.Theme)
	if err := e.done(); err != nil {
		return err
	}
	u, err := u.Check()
	if err != nil {
		return err
	}
	if err := nameFree(c.rules, u); err != nil {
		return err
	}
	c.about.Record = u.ID
	return c.putUser(u)
}
