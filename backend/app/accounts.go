package app

import "renogen/backend/domain"

// accountChanges are what an administrator can do to an account: each changes it, or
// refuses to.
var accountChanges = map[string]func(a *Authority, u *domain.User, own bool) error{
	"user.reinvite": reinviteAccount,
	"user.reset":    resetAccount,
	"user.block":    blockAccount,
	"user.unblock":  unblockAccount,
	"user.appoint":  appointAccount,
	"user.dismiss":  dismissAccount,
}

// changedAccount gives an account as a command leaves it behind, or why it cannot be done.
func (a *Authority) changedAccount(command string, u domain.User, actor domain.ID) (domain.User, error) {
	before := u
	if err := accountChanges[command](a, &u, u.ID == actor); err != nil {
		return u, err
	}
	if u == before {
		return u, nil
	}
	return u, a.lastOnes(u)
}

func reinviteAccount(_ *Authority, u *domain.User, _ bool) error {
	if u.State != domain.UserInvited {
		return domain.Conflict("user.not_invited", "name", u.Name)
	}
	return nil
}

func resetAccount(a *Authority, u *domain.User, own bool) error {
	if own {
		return domain.Forbidden("user.not_oneself")
	}
	if _, bound := a.CurrentKey(u.ID); !bound {
		return domain.Conflict("user.no_key", "name", u.Name)
	}
	if u.State == domain.UserActive {
		u.State = domain.UserInvited
	}
	return nil
}

func blockAccount(_ *Authority, u *domain.User, own bool) error {
	switch {
	case own:
		return domain.Forbidden("user.not_oneself")
	case u.State == domain.UserBlocked:
		return domain.Conflict("user.blocked_already", "name", u.Name)
	}
	u.BlockedFrom, u.State = u.State, domain.UserBlocked
	return nil
}

func unblockAccount(_ *Authority, u *domain.User, _ bool) error {
	if u.State != domain.UserBlocked {
		return domain.Conflict("user.not_blocked", "name", u.Name)
	}
	u.State, u.BlockedFrom = u.BlockedFrom, ""
	return nil
}

func appointAccount(_ *Authority, u *domain.User, _ bool) error {
	if u.Administrator {
		return domain.Conflict("user.administrator_already", "name", u.Name)
	}
	u.Administrator = true
	return nil
}

func dismissAccount(_ *Authority, u *domain.User, _ bool) error {
	if !u.Administrator {
		return domain.Conflict("user.no_administrator", "name", u.Name)
	}
	u.Administrator = false
	return nil
}

// lastOnes refuses a change of u that leaves the workspace without an active
// administrator, or one of his projects without an active approval member.
func (a *Authority) lastOnes(u domain.User) error {
	active := u.State == domain.UserActive
	if admins := a.activeAdministrators(); (!active || !u.Administrator) && len(admins) == 1 && admins[0] == u.ID {
		return domain.Conflict("user.last_administrator", "name", u.Name)
	}
	if active {
		return nil
	}
	for _, project := range sortedKeys(a.Members) {
		if a.RolesOf(project, u.ID).Has(domain.RoleApproval) && len(a.approversOf(project, u.ID)) == 0 {
			return domain.Conflict("member.last_approval", "name", u.Name, "project", a.Projects[project].Title)
		}
	}
	return nil
}
