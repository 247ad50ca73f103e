package app

import (
	"errors"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// GiveProjectKey gives a member every generation of a project's key that the actor holds and the member
// does not yet. seen is that of the member's key set, whose fingerprint the actor saw.
func (a *App) GiveProjectKey(actor Actor, project, keySet domain.ID, seen string) error {
	return a.give(actor, project, keySet, seen, func(key domain.ProjectKey, rules *Authority) (journal.PrivateKey, error) {
		return a.openKey(rules, actor, project, key.Generation)
	})
}

// GiveProjectKeyToRecovery does the same for the recovery key of the workspace.
func (a *App) GiveProjectKeyToRecovery(actor Actor, project domain.ID) error {
	public := a.Settings().RecoveryKey
	if public == "" {
		return domain.Conflict("project_key.no_recovery")
	}
	seen, err := SeenDigest("recovery", workspaceRow, RecoverySeen{RecoveryKey: public})
	if err != nil {
		return err
	}
	return a.GiveProjectKey(actor, project, "", seen)
}

// CarryProjectKeys gives a person's new keys what the old ones could open, after they were rotated.
func (a *App) CarryProjectKeys(old, now Actor) error {
	rules, err := a.sealedAuthority()
	if err != nil {
		return err
	}
	seen, err := SeenDigest("key", now.KeySet, seenOfKey(rules.KeySets[now.KeySet]))
	if err != nil {
		return err
	}
	for _, project := range sortedKeys(rules.Projects) {
		err := a.give(now, project, now.KeySet, seen, func(key domain.ProjectKey, rules *Authority) (journal.PrivateKey, error) {
			return a.openKey(rules, old, project, key.Generation)
		})
		if err != nil && domain.CodeOf(err) != domain.CodeForbidden && domain.CodeOf(err) != domain.CodeNotFound {
			return err
		}
	}
	return nil
}

// RecoverProjectKey gives the actor the generations of a project's key that were sealed to the printed
// recovery key.
func (a *App) RecoverProjectKey(actor Actor, project domain.ID, code string) error {
	printed, err := journal.RecoveryKey(code)
	if err != nil {
		return err
	}
	rules, err := a.sealedAuthority()
	if err != nil {
		return err
	}
	if printed.Public() != rules.Workspace.RecoveryKey {
		return domain.Unauthenticated("project_key.wrong_recovery")
	}
	seen, err := SeenDigest("key", actor.KeySet, seenOfKey(rules.KeySets[actor.KeySet]))
	if err != nil {
		return err
	}
	return a.give(actor, project, actor.KeySet, seen, func(key domain.ProjectKey, rules *Authority) (journal.PrivateKey, error) {
		grant, given := rules.grantOf(key.ID, "")
		if !given {
			return journal.PrivateKey{}, domain.Forbidden("project_key.not_recoverable")
		}
		return a.openGrant(key, grant, printed)
	}, fromRecovery)
}

func fromRecovery(p *ProjectKeyGrant) { p.FromRecovery = true }

// RenewProjectKeys makes a new generation for every project that one has left who held the key, as far as
// the actor may. It is called after somebody was removed, demoted, blocked or reset. Where it fails for one
// project, the others are renewed all the same.
func (a *App) RenewProjectKeys(actor Actor) error {
	rules, err := a.sealedAuthority()
	if err != nil {
		return err
	}
	var failed error
	for _, project := range sortedKeys(rules.Projects) {
		may := domain.Permit("project_key.create", rules.Relation(project, actor.User)) == nil && rules.mayHold(project, actor.KeySet) == nil
		if !may || len(rules.lostHolders(project)) == 0 {
			continue
		}
		if _, err := a.EnsureProjectKey(actor, project); err != nil {
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

// parting are the commands by which somebody who holds a project's key may lose the right to it.
var parting = map[string]bool{
	"member.set": true, "member.remove": true, "access.grant": true, "user.block": true, "user.reset": true,
}

// RenewAfter is called when a command was done: it renews keys if somebody may have left by it. The command
// stands whatever comes of it; until the keys are renewed, project_keys.list says who left.
func (a *App) RenewAfter(actor Actor, command string) error {
	if !parting[command] {
		return nil
	}
	return a.RenewProjectKeys(actor)
}

// opener opens the private half of one generation.
type opener func(key domain.ProjectKey, rules *Authority) (journal.PrivateKey, error)

// give gives a key set all generations that open can open and that it has not yet, in one transaction. It
// fails where there is nothing to give.
func (a *App) give(actor Actor, project, keySet domain.ID, seen string, open opener, change ...func(*ProjectKeyGrant)) error {
	rules, err := a.sealedAuthority()
	if err != nil {
		return err
	}
	var orders []Order
	var refused error = domain.Forbidden("project_key.nothing_to_give")
	for _, key := range rules.generations(project) {
		if _, given := rules.grantOf(key.ID, keySet); given {
			continue
		}
		private, err := open(key, rules)
		if domain.CodeOf(err) == domain.CodeForbidden {
			refused = err
			continue
		}
		if err != nil {
			return err
		}
		grant, err := a.sealKey(rules, key, private, keySet)
		if err != nil {
			return err
		}
		payload := &ProjectKeyGrant{ProjectKey: key.ID, KeyGrant: grant, Seen: seen}
		for _, fn := range change {
			fn(payload)
		}
		id, err := NewID()
		if err != nil {
			return err
		}
		orders = append(orders, Order{Actor: actor, ID: id, Name: nameOf(payload), Payload: payload})
	}
	if len(orders) == 0 {
		return refused
	}
	_, err = a.DoAll(orders)
	return err
}
