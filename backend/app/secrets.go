package app

import (
	"crypto/rand"
	"fmt"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// The functions here work with private keys. They belong to a signed-in person's session: no handler calls
// them, and nothing that they open goes into the workspace.

// NewRecoveryKey makes a recovery key: the code is printed and put into a safe, the public half goes into
// the making of a workspace (FirstAdministrator).
func NewRecoveryKey() (code, public string, err error) { return journal.NewRecoveryKey(rand.Reader) }

// sealedAuthority gives the authority for sealing and opening: of the verified journal, never a provisional one.
func (a *App) sealedAuthority() (*Authority, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.catchUp(); err != nil {
		return nil, err
	}
	return a.rules, nil
}

// valueContext is what a sealed value belongs to: it cannot be opened as another project's or generation's.
func (a *App) valueContext(project domain.ID, generation int) []byte {
	return fmt.Appendf(nil, "renogen value\n%s\n%s\n%d", a.id, project, generation)
}

// grantContext is what a sealed private half belongs to.
func (a *App) grantContext(key domain.ProjectKey, keySet domain.ID) []byte {
	return fmt.Appendf(nil, "renogen grant\n%s\n%s\n%d\n%s\n%s", a.id, key.Project, key.Generation, key.Public, keySet)
}

// EnsureProjectKey gives the project's key to which secrets are sealed now. It makes the first one, and a
// new one after a holder has left, if the actor may; others are told who can.
func (a *App) EnsureProjectKey(actor Actor, project domain.ID) (domain.ProjectKey, error) {
	rules, err := a.sealedAuthority()
	if err != nil {
		return domain.ProjectKey{}, err
	}
	newest, made := rules.projectKey(project)
	lost := rules.lostHolders(project)
	if made && len(lost) == 0 {
		return newest, nil
	}
	if domain.Permit("project_key.create", rules.Relation(project, actor.User)) != nil || rules.mayHold(project, actor.KeySet) != nil {
		return newest, rules.refuseWithoutKey(project, lost)
	}
	next, err := a.nextKey(rules, newest, actor, project)
	if err != nil {
		return newest, err
	}
	if err := a.doNow(actor, next, nil); err != nil {
		return newest, err
	}
	if rules, err = a.sealedAuthority(); err != nil {
		return newest, err
	}
	newest, _ = rules.projectKey(project)
	return newest, nil
}

// refuseWithoutKey says who can make the key that is missing.
func (a *Authority) refuseWithoutKey(project domain.ID, lost []domain.ID) error {
	var able []string
	for _, user := range a.approversOf(project, "") {
		if set, ok := a.CurrentKey(user); ok && Confirmed(set) {
			able = append(able, a.Users[user].Name)
		}
	}
	people := strings.Join(able, ", ")
	switch {
	case people == "":
		return domain.Conflict("project_key.nobody_confirmed")
	case len(lost) > 0:
		return domain.Conflict("project_key.renew_first", "people", people)
	}
	return domain.Conflict("project_key.none", "people", people)
}

// nextKey makes a new generation for the actor, for those who hold the one before and still may, and for the
// recovery key of the workspace.
func (a *App) nextKey(rules *Authority, before domain.ProjectKey, actor Actor, project domain.ID) (*ProjectKeyCreate, error) {
	private, err := journal.NewProjectKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	key := domain.ProjectKey{Project: project, Generation: before.Generation + 1, Public: private.Public()}
	out := &ProjectKeyCreate{Project: project, Generation: key.Generation, Public: key.Public}
	keySets := []domain.ID{actor.KeySet}
	for _, held := range rules.holders(before) {
		if held.KeySet != actor.KeySet && !rules.resetSince(held.KeySet) {
			keySets = append(keySets, held.KeySet)
		}
	}
	if rules.Workspace.RecoveryKey != "" {
		keySets = append(keySets, "")
	}
	for _, keySet := range keySets {
		grant, err := a.sealKey(rules, key, private, keySet)
		if err != nil {
			return nil, err
		}
		out.Grants = append(out.Grants, grant)
	}
	return out, nil
}

// sealKey seals a project's private half to a key set; "" is the recovery key.
func (a *App) sealKey(rules *Authority, key domain.ProjectKey, private journal.PrivateKey, keySet domain.ID) (KeyGrant, error) {
	public := rules.KeySets[keySet].X25519
	if keySet == "" {
		public = rules.Workspace.RecoveryKey
	}
	sealed, err := journal.SealProjectKey(private, public, a.grantContext(key, keySet))
	return KeyGrant{KeySet: keySet, Recovery: keySet == "", Sealed: sealed}, err
}

// SealFor seals a sensitive value to a project. Anybody who may enter values can seal; see EnsureProjectKey
// for the key that it needs.
func (a *App) SealFor(actor Actor, project domain.ID, plaintext string) (sealed string, generation int, err error) {
	key, err := a.EnsureProjectKey(actor, project)
	if err != nil {
		return "", 0, err
	}
	sealed, err = journal.SealValue(key.Public, []byte(plaintext), a.valueContext(project, key.Generation))
	return sealed, key.Generation, err
}

// OpenSealed opens a sensitive value, for a member with the role execute or approval who was given the
// project's key of that generation.
func (a *App) OpenSealed(actor Actor, project domain.ID, sealed string, generation int) (string, error) {
	rules, err := a.sealedAuthority()
	if err != nil {
		return "", err
	}
	private, err := a.openKey(rules, actor, project, generation)
	if err != nil {
		return "", err
	}
	plain, err := journal.OpenValue(private, sealed, a.valueContext(project, generation))
	return string(plain), err
}

// OpenStep opens the secrets of a step as it was approved, by id of their value, for the run-book screen of
// execute and approval (domain.WithSecrets). Nobody else gets any.
func (a *App) OpenStep(actor Actor, step domain.ID) (map[string]string, error) {
	var project domain.ID
	rules := a.authority()
	content, err := read(a, func(r store.Reader) (domain.StepContent, error) {
		row, err := record[domain.Step](r, step)
		if err != nil {
			return domain.StepContent{}, err
		}
		deployment, err := record[domain.Deployment](r, row.Deployment)
		if err != nil {
			return domain.StepContent{}, err
		}
		project = deployment.Project
		if err := domain.PermitRow("secrets", rules.Relation(project, actor.User)); err != nil {
			return domain.StepContent{}, err
		}
		v := &View{Reader: r, app: a, rules: rules, user: actor.User, now: a.host.Now()}
		return v.stepContent(project, row)
	})
	if err != nil {
		return nil, err
	}
	opened := map[string]string{}
	for _, value := range content.Values {
		if value.Sealed == "" {
			continue
		}
		if opened[value.ID], err = a.OpenSealed(actor, project, value.Sealed, value.Generation); err != nil {
			return nil, err
		}
	}
	return opened, nil
}

// openKey opens the private half of a generation that the actor was given.
func (a *App) openKey(rules *Authority, actor Actor, project domain.ID, generation int) (journal.PrivateKey, error) {
	if err := domain.PermitRow("secrets", rules.Relation(project, actor.User)); err != nil {
		return journal.PrivateKey{}, err
	}
	for _, key := range rules.generations(project) {
		if key.Generation != generation {
			continue
		}
		grant, given := rules.grantOf(key.ID, actor.KeySet)
		if !given {
			return journal.PrivateKey{}, domain.Forbidden("project_key.not_given", "people", rules.holderNames(key))
		}
		return a.openGrant(key, grant, actor.Secret.Opening())
	}
	return journal.PrivateKey{}, domain.Missing()
}

func (a *App) openGrant(key domain.ProjectKey, grant domain.ProjectKeyGrant, with journal.PrivateKey) (journal.PrivateKey, error) {
	private, err := journal.OpenProjectKey(with, grant.Sealed, a.grantContext(key, grant.KeySet))
	if err != nil {
		return journal.PrivateKey{}, err
	}
	if private.Public() != key.Public {
		return journal.PrivateKey{}, domain.Unavailable("project_key.foreign")
	}
	return private, nil
}

func (a *Authority) holderNames(key domain.ProjectKey) string {
	var names []string
	for _, grant := range a.holders(key) {
		names = append(names, a.Users[grant.User].Name)
	}
	return strings.Join(names, ", ")
}

// Tags gives what an approval of the item carries so that steps with equal secrets can be shared. Who was not
// given the project's key has no tags: his approval shares no step that has a secret.
func (a *App) Tags(actor Actor, item domain.ID) ([]SecretTag, error) {
	tags := []SecretTag{}
	rules, err := a.sealedAuthority()
	if err != nil {
		return tags, err
	}
	var row domain.Item
	activities, err := read(a, func(r store.Reader) ([]domain.Activity, error) {
		if row, err = record[domain.Item](r, item); err != nil {
			return nil, err
		}
		return r.ActivitiesOf(item)
	})
	if err != nil {
		return tags, err
	}
	newest, made := rules.projectKey(row.Project)
	if _, given := rules.grantOf(newest.ID, actor.KeySet); !made || !given {
		return tags, nil
	}
	key, err := a.openKey(rules, actor, row.Project, newest.Generation)
	if err != nil {
		return tags, err
	}
	for _, activity := range activities {
		if tags, err = a.tagsOf(tags, actor, row, activity, key); err != nil {
			return tags, err
		}
	}
	return tags, nil
}

// tagsOf adds the tags of one activity. A value of an older generation that the actor was not given has none.
func (a *App) tagsOf(tags []SecretTag, actor Actor, item domain.Item, activity domain.Activity, key journal.PrivateKey) ([]SecretTag, error) {
	for _, value := range activity.Values {
		if value.Sealed == "" {
			continue
		}
		plain, err := a.OpenSealed(actor, item.Project, value.Sealed, value.Generation)
		if domain.CodeOf(err) == domain.CodeForbidden {
			continue
		}
		if err != nil {
			return tags, err
		}
		tag, err := journal.Tag(key, item.Deployment, []byte(plain))
		if err != nil {
			return tags, err
		}
		tags = append(tags, SecretTag{Activity: activity.ID, Value: value.ID, Tag: tag})
	}
	return tags, nil
}
