package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// ProjectKeyCreate makes the next generation of a project's key for secrets. It gives the private half to
// its maker, and to those others who are named: holders of the generation before, or the recovery key.
type ProjectKeyCreate struct {
	Project domain.ID `json:"project"`
	// Generation is the one that this is to be: a maker who has not seen the newest one is refused.
	Generation int        `json:"generation"`
	Public     string     `json:"public"`
	Grants     []KeyGrant `json:"grants"`
}

// KeyGrant is a private half sealed to a key set, or to the workspace's recovery key.
type KeyGrant struct {
	KeySet   domain.ID `json:"key_set,omitempty"`
	Recovery bool      `json:"recovery,omitempty"`
	Sealed   string    `json:"sealed"`
}

// ProjectKeyGrant gives the private half of one generation to a member with a confirmed key, or to the
// recovery key. Only who holds it can; who has the printed recovery key can give it to himself.
type ProjectKeyGrant struct {
	ProjectKey domain.ID `json:"project_key"`
	KeyGrant
	FromRecovery bool `json:"from_recovery,omitempty"`
	// Seen is that of the key set (KeySeen), or of the recovery key (RecoverySeen).
	Seen string `json:"seen"`
}

// RecoverySeen is what a grant to the recovery key is about.
type RecoverySeen struct {
	RecoveryKey string `json:"recovery_key"`
}

func init() {
	registerAuthority("project_key.create", createProjectKey)
	registerAuthority("project_key.grant", grantProjectKey)
}

func createProjectKey(c *Call, p *ProjectKeyCreate) error {
	if _, err := c.permitIn(p.Project); err != nil {
		return err
	}
	newest, _ := c.rules.projectKey(p.Project)
	if p.Generation != newest.Generation+1 {
		return domain.Conflict("project_key.generation")
	}
	if err := c.rules.publicUnused(p.Public); err != nil {
		return err
	}
	if !slices.ContainsFunc(p.Grants, func(g KeyGrant) bool { return g.KeySet == c.keySet }) {
		return domain.Invalid("project_key.not_for_maker")
	}
	key := domain.ProjectKey{ID: c.newID(), Project: p.Project, Generation: p.Generation, Public: p.Public}
	c.about.Project, c.about.Record = key.Project, key.ID
	if err := c.putProjectKey(key); err != nil {
		return err
	}
	for _, grant := range p.Grants {
		if err := c.giveKey(key, grant); err != nil {
			return err
		}
	}
	return nil
}

// publicUnused refuses a public key that cannot be one, or that somebody has used before.
func (a *Authority) publicUnused(public string) error {
	if err := journal.CheckX25519(public); err != nil {
		return err
	}
	if a.used(public) {
		return domain.Invalid("key.used_before")
	}
	return nil
}

func grantProjectKey(c *Call, p *ProjectKeyGrant) error {
	key, ok := c.rules.ProjectKeys[p.ProjectKey]
	if !ok {
		c.permitted = true
		return domain.Missing()
	}
	if _, err := c.permitIn(key.Project); err != nil {
		return err
	}
	if err := c.seenGrant(p); err != nil {
		return err
	}
	if !c.rules.mayGive(key, c.actor, p) {
		return domain.Forbidden("project_key.no_holder")
	}
	c.about.Project, c.about.Record = key.Project, key.ID
	return c.giveKey(key, p.KeyGrant)
}

func (c *Call) seenGrant(p *ProjectKeyGrant) error {
	if p.Recovery {
		return c.seen("recovery", workspaceRow, RecoverySeen{RecoveryKey: c.rules.Workspace.RecoveryKey}, p.Seen)
	}
	set, ok := c.rules.KeySets[p.KeySet]
	if !ok {
		return domain.Missing()
	}
	return c.seen("key", set.ID, seenOfKey(set), p.Seen)
}

// mayGive says whether the actor can know the private half: by a grant to any of his key sets, or by the
// printed recovery key, with which he can only help himself.
func (a *Authority) mayGive(key domain.ProjectKey, actor domain.ID, p *ProjectKeyGrant) bool {
	for _, grant := range a.KeyGrants {
		if grant.ProjectKey != key.ID {
			continue
		}
		if grant.User == actor || p.FromRecovery && grant.User == "" && a.KeySets[p.KeySet].User == actor {
			return true
		}
	}
	return false
}

// giveKey writes a grant, to somebody who may hold the key.
func (c *Call) giveKey(key domain.ProjectKey, g KeyGrant) error {
	if !c.withheld(g.Sealed) && !journal.IsSealed(g.Sealed) {
		return domain.Invalid("project_key.not_sealed")
	}
	row := domain.ProjectKeyGrant{ProjectKey: key.ID, Project: key.Project, Sealed: g.Sealed}
	switch {
	case g.Recovery && c.rules.Workspace.RecoveryKey == "":
		return domain.Conflict("project_key.no_recovery")
	case !g.Recovery:
		if err := c.rules.mayHold(key.Project, g.KeySet); err != nil {
			return err
		}
		row.KeySet, row.User = g.KeySet, c.rules.KeySets[g.KeySet].User
	}
	if _, given := c.rules.grantOf(key.ID, row.KeySet); given {
		return domain.Conflict("project_key.given_already")
	}
	row.ID = c.newID()
	return c.putKeyGrant(row)
}

// mayHold says whether a key set may be given a project's key: it is current and confirmed, and its owner
// is an active member with the role execute or approval.
func (a *Authority) mayHold(project, keySet domain.ID) error {
	set, ok := a.KeySets[keySet]
	name := a.Users[set.User].Name
	switch {
	case !ok:
		return domain.Missing()
	case set.RetiredSeq != 0:
		return domain.Conflict("key.retired")
	case !a.RolesOf(project, set.User).Acts(domain.RoleExecute):
		return domain.Conflict("project_key.no_role", "name", name)
	case !Confirmed(set):
		return domain.Conflict("project_key.not_confirmed", "name", name)
	}
	return nil
}

// grantOf finds the grant of a project key to a key set; "" is the recovery key.
func (a *Authority) grantOf(projectKey, keySet domain.ID) (domain.ProjectKeyGrant, bool) {
	for _, grant := range a.KeyGrants {
		if grant.ProjectKey == projectKey && grant.KeySet == keySet {
			return grant, true
		}
	}
	return domain.ProjectKeyGrant{}, false
}

// generations lists the keys of a project, newest first.
func (a *Authority) generations(project domain.ID) []domain.ProjectKey {
	keys := []domain.ProjectKey{}
	for _, key := range a.ProjectKeys {
		if key.Project == project {
			keys = append(keys, key)
		}
	}
	slices.SortFunc(keys, func(x, y domain.ProjectKey) int { return y.Generation - x.Generation })
	return keys
}

// holders lists the grants of a project key that still count, by user: to current keys of people who may hold it.
func (a *Authority) holders(key domain.ProjectKey) []domain.ProjectKeyGrant {
	grants := []domain.ProjectKeyGrant{}
	for _, id := range sortedKeys(a.KeyGrants) {
		grant := a.KeyGrants[id]
		if grant.ProjectKey == key.ID && grant.User != "" && a.mayHold(key.Project, grant.KeySet) == nil {
			grants = append(grants, grant)
		}
	}
	return grants
}

// lostHolders lists the people for whom a project needs a new generation: they hold the newest one and
// may not any more, or hold it with a key that was reset.
func (a *Authority) lostHolders(project domain.ID) []domain.ID {
	newest, ok := a.projectKey(project)
	lost := []domain.ID{}
	if !ok {
		return lost
	}
	for _, id := range sortedKeys(a.KeyGrants) {
		grant := a.KeyGrants[id]
		if grant.ProjectKey != newest.ID || grant.User == "" || slices.Contains(lost, grant.User) {
			continue
		}
		if !a.RolesOf(project, grant.User).Acts(domain.RoleExecute) || a.resetSince(grant.KeySet) {
			lost = append(lost, grant.User)
		}
	}
	return lost
}

// resetSince says whether the owner of a key set lost it: a later one came by a reset.
func (a *Authority) resetSince(keySet domain.ID) bool {
	old := a.KeySets[keySet]
	for _, set := range a.KeySets {
		if set.User == old.User && set.BoundSeq > old.BoundSeq && set.Origin == domain.KeyReset {
			return true
		}
	}
	return false
}

// sealedNow refuses values that were sealed anew, but not to the project's newest key.
func (a *Authority) sealedNow(project domain.ID, values, before []domain.Value) error {
	var problems domain.Problems
	newest, _ := a.projectKey(project)
	for _, value := range values {
		same := func(b domain.Value) bool {
			return b.ID == value.ID && b.Sealed == value.Sealed && b.Generation == value.Generation
		}
		if value.Sealed != "" && value.Generation != newest.Generation && !slices.ContainsFunc(before, same) {
			problems.Add("values."+value.ID, "value.old_generation")
		}
	}
	return problems.Err()
}
