package app

import (
	"maps"
	"slices"

	"renogen/backend/domain"
)

// Authority is who may do what, folded from the journal. Do, sealing and
// verification ask only it; the tables of the same names are for reading and
// may have been tampered with.
type Authority struct {
	Workspace   domain.Workspace                       `json:"workspace"`
	Users       map[domain.ID]domain.User              `json:"users"`
	KeySets     map[domain.ID]domain.KeySet            `json:"key_sets"`
	Invitations map[domain.ID]domain.Invitation        `json:"invitations"`
	Projects    map[domain.ID]domain.Project           `json:"projects"`
	Members     map[domain.ID]map[domain.ID]Membership `json:"members"`
	ProjectKeys map[domain.ID]domain.ProjectKey        `json:"project_keys"`
	KeyGrants   map[domain.ID]domain.ProjectKeyGrant   `json:"key_grants"`
	// Certificates are those with which documents are signed; none others count.
	Certificates map[domain.ID]domain.Certificate `json:"certificates,omitempty"`
	// Schema is the version of the tables; see schema.
	Schema int `json:"schema,omitempty"`
	// Restores are the entries that explain why the journal is shorter than it was.
	Restores []domain.ID `json:"restores,omitempty"`
	// Repairs are the entries that go on behind void ones.
	Repairs []domain.ID `json:"repairs,omitempty"`
	// Copies are the offline copies that were taken, Offline says that this journal is one, Merging that work of one is
	// being brought back; see copy_chain.go.
	Copies  map[domain.ID]CopyChain `json:"copies,omitempty"`
	Offline *OfflineChain           `json:"offline,omitempty"`
	Merging *Merging                `json:"merging,omitempty"`
}

// Membership is a member row; the map's keys are project and user.
type Membership = domain.Member

func newAuthority() *Authority {
	return &Authority{
		Users: map[domain.ID]domain.User{}, KeySets: map[domain.ID]domain.KeySet{},
		Invitations: map[domain.ID]domain.Invitation{}, Projects: map[domain.ID]domain.Project{},
		Members:     map[domain.ID]map[domain.ID]Membership{},
		ProjectKeys: map[domain.ID]domain.ProjectKey{}, KeyGrants: map[domain.ID]domain.ProjectKeyGrant{},
	}
}

func (a *Authority) clone() *Authority {
	c := &Authority{
		Workspace: a.Workspace, Users: maps.Clone(a.Users), KeySets: maps.Clone(a.KeySets),
		Invitations: maps.Clone(a.Invitations), Projects: maps.Clone(a.Projects),
		Members:     map[domain.ID]map[domain.ID]Membership{},
		ProjectKeys: maps.Clone(a.ProjectKeys), KeyGrants: maps.Clone(a.KeyGrants), Certificates: maps.Clone(a.Certificates), Schema: a.Schema, Restores: slices.Clone(a.Restores), Repairs: slices.Clone(a.Repairs),
		Copies: maps.Clone(a.Copies), Offline: a.Offline, Merging: a.Merging,
	}
	for project, members := range a.Members {
		c.Members[project] = maps.Clone(members)
	}
	return c
}

// RolesOf gives the roles of a user in a project; none for a blocked user.
func (a *Authority) RolesOf(project, user domain.ID) domain.RoleSet {
	if a.Users[user].State != domain.UserActive {
		return domain.RoleSet(0)
	}
	return domain.RolesOf(a.Members[project][user].Roles...)
}

// Relation says how a user stands to a project ("" for the workspace as a whole).
func (a *Authority) Relation(project, user domain.ID) domain.Relation {
	_, member := a.Members[project][user]
	p := a.Projects[project]
	return domain.Relation{
		Member: member, Roles: a.RolesOf(project, user),
		Administrator: a.Users[user].Administrator && a.Users[user].State == domain.UserActive,
		Private:       p.Private, Archived: p.Archived,
	}
}

// CurrentKey gives the key set that a user signs with now.
func (a *Authority) CurrentKey(user domain.ID) (domain.KeySet, bool) {
	for _, k := range a.KeySets {
		if k.User == user && k.RetiredSeq == 0 {
			return k, true
		}
	}
	return domain.KeySet{}, false
}

// keyAt gives the key set with which a user signed at a moment: the last one that was bound until then.
func (a *Authority) keyAt(user domain.ID, at int64) domain.KeySet {
	var last domain.KeySet
	for _, k := range a.KeySets {
		if k.User == user && k.CreatedAt <= at && k.BoundSeq > last.BoundSeq {
			last = k
		}
	}
	return last
}

// unconfirmed says whether somebody decided with a key that nobody has compared with its owner to this day.
func (v *View) unconfirmed(user domain.ID, at int64) bool {
	return user != "" && !Confirmed(v.rules.keyAt(user, at))
}

// Confirmed says whether a key set was confirmed; the first administrator's needs none.
func Confirmed(k domain.KeySet) bool {
	return k.ConfirmedBy != "" || k.Origin == domain.KeyGenesis
}

// activeUsers counts the people who can sign in.
func (a *Authority) activeUsers() int {
	n := 0
	for _, u := range a.Users {
		if u.State == domain.UserActive {
			n++
		}
	}
	return n
}

// activeAdministrators lists them in the order of their ids.
func (a *Authority) activeAdministrators() []domain.ID {
	var out []domain.ID
	for id, u := range a.Users {
		if u.Administrator && u.State == domain.UserActive {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// approversOf lists the active approval members of a project, except one.
func (a *Authority) approversOf(project, except domain.ID) []domain.ID {
	var out []domain.ID
	for user := range a.Members[project] {
		if user != except && a.RolesOf(project, user).Has(domain.RoleApproval) {
			out = append(out, user)
		}
	}
	slices.Sort(out)
	return out
}

// projectKey gives the newest generation of a project's key.
func (a *Authority) projectKey(project domain.ID) (domain.ProjectKey, bool) {
	var newest domain.ProjectKey
	for _, k := range a.ProjectKeys {
		if k.Project == project && k.Generation > newest.Generation {
			newest = k
		}
	}
	return newest, newest.ID != ""
}

// edit gives the call its own copy of the authority to change.
func (c *Call) edit() *Authority {
	if !c.own {
		c.rules, c.own = c.rules.clone(), true
	}
	return c.rules
}

// knowUser reads a user from the authority, and refuses an unknown id.
func (c *Call) knowUser(id domain.ID) (domain.User, error) {
	if u, ok := c.rules.Users[id]; ok {
		return u, nil
	}
	return domain.User{}, domain.Missing()
}
