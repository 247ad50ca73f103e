package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// MemberSet gives a user roles in a project: a new member, or other roles for one.
// Seen is the digest of the roles that stood there (MemberSeen).
type MemberSet struct {
	Project domain.ID `json:"project"`
	User    domain.ID `json:"user"`
	Roles   []string  `json:"roles"`
	Seen    string    `json:"seen"`
}

// MemberAppoint is how an administrator makes somebody an approval member of any project.
type MemberAppoint struct {
	Project domain.ID `json:"project"`
	User    domain.ID `json:"user"`
	Seen    string    `json:"seen"`
}

// MemberRemove takes a user out of a project.
type MemberRemove struct {
	Project domain.ID `json:"project"`
	User    domain.ID `json:"user"`
	Seen    string    `json:"seen"`
}

// AccessRequest asks for membership in a public project.
type AccessRequest struct {
	Project domain.ID `json:"project"`
	Text    string    `json:"text,omitempty"`
}

// AccessGrant answers a request for access with roles, AccessDecline with a reason.
type (
	AccessGrant struct {
		Request domain.ID `json:"request"`
		Project domain.ID `json:"project"`
		User    domain.ID `json:"user"`
		Roles   []string  `json:"roles"`
		Answer  string    `json:"answer,omitempty"`
		Seen    string    `json:"seen"`
	}
	AccessDecline struct {
		Request domain.ID `json:"request"`
		Project domain.ID `json:"project"`
		Answer  string    `json:"answer"`
		Seen    string    `json:"seen"`
	}
)

// MemberSeen is what a decision about a membership is about; no roles for a non-member.
type MemberSeen struct {
	Roles []string `json:"roles"`
}

// AccessSeen is what the answer to a request for access is about.
type AccessSeen struct {
	User  domain.ID          `json:"user"`
	Text  string             `json:"text"`
	State domain.AccessState `json:"state"`
}

func init() {
	registerAuthority("member.set", setMember)
	registerAuthority("member.appoint", appointMember)
	registerAuthority("member.remove", removeMember)
	register("access.request", requestAccess)
	registerAuthority("access.grant", grantAccess)
	register("access.decline", declineAccess)
}

func seenOfMember(m domain.Member) MemberSeen {
	if m.Roles == nil {
		return MemberSeen{Roles: []string{}}
	}
	return MemberSeen{Roles: m.Roles}
}

func (c *Call) seenMember(project, user domain.ID, seen string) error {
	return c.seen("member", project+"/"+user, seenOfMember(c.rules.Members[project][user]), seen)
}

func setMember(c *Call, p *MemberSet) error {
	if _, err := c.permitIn(p.Project); err != nil {
		return err
	}
	if err := c.seenMember(p.Project, p.User, p.Seen); err != nil {
		return err
	}
	return c.giveRoles(p.Project, p.User, p.Roles)
}

func appointMember(c *Call, p *MemberAppoint) error {
	if _, ok := c.rules.Projects[p.Project]; !ok {
		c.permitted = true
		return domain.Missing()
	}
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	if err := c.seenMember(p.Project, p.User, p.Seen); err != nil {
		return err
	}
	roles := slices.Clone(c.rules.Members[p.Project][p.User].Roles)
	if !slices.Contains(roles, string(domain.RoleApproval)) {
		roles = append(roles, string(domain.RoleApproval))
	}
	return c.giveRoles(p.Project, p.User, roles)
}

// giveRoles makes user a member with these roles, or changes them. Who loses the
// right to open secrets makes a new generation necessary; see lostHolders.
func (c *Call) giveRoles(project, user domain.ID, roles []string) error {
	u, err := c.knowUser(user)
	if err != nil {
		return err
	}
	if u.State == domain.UserBlocked {
		return fieldError("user", "member.blocked", "name", u.Name)
	}
	m := c.rules.Members[project][user]
	if m.ID == "" {
		m = domain.Member{ID: c.newID(), Project: project, User: user}
	}
	m.Roles = roles
	if m, err = m.Check(); err != nil {
		return err
	}
	if !slices.Contains(m.Roles, string(domain.RoleApproval)) {
		if err := c.rules.approvalStays(project, user); err != nil {
			return err
		}
	}
	c.about.Project, c.about.Record = project, user
	return c.putMember(m)
}

// approvalStays refuses to take the approval role from the last one who has it.
func (a *Authority) approvalStays(project, user domain.ID) error {
	had := slices.Contains(a.Members[project][user].Roles, string(domain.RoleApproval))
	if had && len(a.approversOf(project, user)) == 0 {
		return domain.Conflict("member.last_approval", "name", a.Users[user].Name, "project", a.Projects[project].Title)
	}
	return nil
}

func removeMember(c *Call, p *MemberRemove) error {
	if _, err := c.permitIn(p.Project); err != nil {
		return err
	}
	m, ok := c.rules.Members[p.Project][p.User]
	if !ok {
		return domain.Missing()
	}
	if err := c.seenMember(p.Project, p.User, p.Seen); err != nil {
		return err
	}
	if err := c.rules.approvalStays(p.Project, p.User); err != nil {
		return err
	}
	c.about.Project, c.about.Record = p.Project, p.User
	return c.deleteMember(m)
}

func requestAccess(c *Call, p *AccessRequest) error {
	if _, err := c.permitIn(p.Project); err != nil {
		return err
	}
	open, err := c.tx.OpenAccessRequest(p.Project, c.actor)
	if err != nil {
		return err
	}
	if open != "" {
		return domain.Conflict("access.asked_already")
	}
	row, err := domain.AccessRequest{ID: c.newID(), Project: p.Project, User: c.actor, Text: p.Text, State: domain.AccessOpen}.Check()
	if err != nil {
		return err
	}
	c.about.Project, c.about.Record = p.Project, row.ID
	return store.Put(c.tx, row)
}

func grantAccess(c *Call, p *AccessGrant) error {
	if _, err := c.permitIn(p.Project); err != nil {
		return err
	}
	if err := c.giveRoles(p.Project, p.User, p.Roles); err != nil {
		return err
	}
	c.about.Record = p.Request
	return c.whole(func(tx *store.Tx) error {
		return answerAccess(c, p.Request, p.Project, p.User, p.Seen, p.Answer, domain.AccessGranted)
	})
}

func declineAccess(c *Call, p *AccessDecline) error {
	if _, err := c.permitIn(p.Project); err != nil {
		return err
	}
	c.about.Project, c.about.Record = p.Project, p.Request
	return answerAccess(c, p.Request, p.Project, "", p.Seen, p.Answer, domain.AccessDeclined)
}

func answerAccess(c *Call, request, project, user domain.ID, seen, answer string, state domain.AccessState) error {
	row, err := store.Get[domain.AccessRequest](c.tx.Reader, request)
	if err != nil {
		return err
	}
	if row.Project != project || user != "" && row.User != user {
		return domain.Missing()
	}
	if err := c.seen("access", row.ID, seenOfAccess(row), seen); err != nil {
		return err
	}
	if row.State != domain.AccessOpen {
		return domain.Conflict("access.answered_already")
	}
	row.State, row.Answer = state, answer
	if row, err = row.Check(); err != nil {
		return err
	}
	return store.Put(c.tx, row)
}

func seenOfAccess(a domain.AccessRequest) AccessSeen {
	return AccessSeen{User: a.User, Text: a.Text, State: a.State}
}
