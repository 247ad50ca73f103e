package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// itemCase collects what decides about an item's status for one person at one time. The relation is
// that of the person to the item's project.
func itemCase(r store.Reader, rules *Authority, relation domain.Relation, item domain.Item, actor domain.ID, at int64) (domain.ItemCase, error) {
	deployment, err := store.Get[domain.Deployment](r, item.Deployment)
	if err != nil {
		return domain.ItemCase{}, err
	}
	steps, err := r.StepOutcomesOf(item.ID)
	return caseOfItem(rules, relation, item, deployment, steps, actor, at), err
}

// caseOfItem is itemCase with the deployment and the steps of the item read already.
func caseOfItem(
	rules *Authority, relation domain.Relation, item domain.Item, deployment domain.Deployment, steps []domain.StepOutcome,
	actor domain.ID, at int64,
) domain.ItemCase {
	project := rules.Projects[item.Project]
	c := domain.ItemCase{
		Item: item, Actor: actor, Roles: relation.Roles, Unconfirmed: relation.Unconfirmed,
		Archived: project.Archived || deployment.Archived, Closed: deployment.ClosedAt != 0,
		WindowBegun: at >= deployment.Start, SeparateDuties: project.SeparateDuties, StepsDone: domain.StepsDone(steps),
	}
	if project.SeparateDuties && domain.BarredFromDeciding(item, actor) {
		c.Others = rules.deciders(item, actor)
	}
	for _, step := range steps {
		if step.State.Open() {
			c.OpenSteps++
		}
	}
	return c
}

// deciders gives the roles of the other active members whom separation of duties does not bar from
// deciding about the item.
func (a *Authority) deciders(item domain.Item, actor domain.ID) []domain.RoleSet {
	roles := []domain.RoleSet{}
	for _, user := range sortedKeys(a.Members[item.Project]) {
		if user == actor || domain.BarredFromDeciding(item, user) {
			continue
		}
		held := a.RolesOf(item.Project, user)
		if a.Workspace.ConfirmedKeysOnly {
			if key, _ := a.CurrentKey(user); !Confirmed(key) {
				held = held.WithoutConfirmedKey()
			}
		}
		if held != 0 {
			roles = append(roles, held)
		}
	}
	return roles
}
