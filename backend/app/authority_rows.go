package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// The functions here write a row of the authority: into the folded state, and into
// its table when the tables are there.

// stamp says in a row of the folded state who made and changed it, as the store does in its table.
func (c *Call) stamp(s *domain.Stamp) {
	if s.CreatedAt == 0 {
		s.CreatedBy, s.CreatedAt = c.actor, c.at
	}
	s.ChangedBy, s.ChangedAt = c.actor, c.at
}

func (c *Call) putWorkspace(w domain.Workspace) error {
	c.stamp(&w.Stamp)
	c.edit().Workspace = w
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, w) })
}

func (c *Call) putUser(u domain.User) error {
	c.stamp(&u.Stamp)
	c.edit().Users[u.ID] = u
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, u) })
}

func (c *Call) putKeySet(k domain.KeySet) error {
	c.stamp(&k.Stamp)
	c.edit().KeySets[k.ID] = k
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, k) })
}

func (c *Call) putInvitation(i domain.Invitation) error {
	c.stamp(&i.Stamp)
	c.edit().Invitations[i.ID] = i
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, i) })
}

func (c *Call) putProject(p domain.Project) error {
	c.stamp(&p.Stamp)
	c.edit().Projects[p.ID] = p
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, p) })
}

func (c *Call) putMember(m domain.Member) error {
	c.stamp(&m.Stamp)
	rules := c.edit()
	if rules.Members[m.Project] == nil {
		rules.Members[m.Project] = map[domain.ID]Membership{}
	}
	rules.Members[m.Project][m.User] = m
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, m) })
}

func (c *Call) deleteMember(m domain.Member) error {
	delete(c.edit().Members[m.Project], m.User)
	return c.whole(func(tx *store.Tx) error { return store.Delete[domain.Member](tx, m.ID) })
}

func (c *Call) putProjectKey(k domain.ProjectKey) error {
	c.stamp(&k.Stamp)
	c.edit().ProjectKeys[k.ID] = k
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, k) })
}

func (c *Call) putKeyGrant(g domain.ProjectKeyGrant) error {
	c.stamp(&g.Stamp)
	c.edit().KeyGrants[g.ID] = g
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, g) })
}

func (c *Call) putCertificate(row domain.Certificate) error {
	c.stamp(&row.Stamp)
	rules := c.edit()
	if rules.Certificates == nil {
		rules.Certificates = map[domain.ID]domain.Certificate{}
	}
	rules.Certificates[row.ID] = row
	return c.whole(func(tx *store.Tx) error { return store.Put(tx, row) })
}

// forgetProject takes a deleted project out of the folded state.
func (c *Call) forgetProject(id domain.ID) {
	rules := c.edit()
	delete(rules.Projects, id)
	delete(rules.Members, id)
	for key, k := range rules.ProjectKeys {
		if k.Project == id {
			delete(rules.ProjectKeys, key)
		}
	}
	for grant, g := range rules.KeyGrants {
		if g.Project == id {
			delete(rules.KeyGrants, grant)
		}
	}
}
