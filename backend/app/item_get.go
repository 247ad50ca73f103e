package app

import (
	"errors"

	"renogen/backend/domain"
)

func init() { ask("item.get", getItem) }

func getItem(v *View, p *ItemGet) (ItemView, error) {
	page, err := v.itemPage(p.Item)
	if err != nil {
		return ItemView{}, err
	}
	out := page.head()
	for _, fill := range []func(*ItemView) error{
		page.seen, page.activities, page.attachments, page.talk, page.since, page.fault, page.abilities,
	} {
		if err := fill(&out); err != nil {
			return out, err
		}
	}
	return out, nil
}

// itemPage is an item with what its page needs to know.
type itemPage struct {
	*View
	item       domain.Item
	project    domain.Project
	deployment domain.Deployment
	window     domain.WindowState
	address    string
	relation   domain.Relation
	content    domain.ItemContent
}

func (v *View) itemPage(id domain.ID) (*itemPage, error) {
	item, err := record[domain.Item](v.Reader, id)
	if err != nil {
		return nil, err
	}
	page := &itemPage{View: v, item: item, relation: v.relation(item.Project)}
	if page.project, err = v.see(item.Project); err != nil {
		return nil, err
	}
	if page.deployment, err = record[domain.Deployment](v.Reader, item.Deployment); err != nil {
		return nil, err
	}
	if page.window, err = windowState(v.Reader, page.deployment, page.project, v.now); err != nil {
		return nil, err
	}
	zone, err := zoneOf(page.project)
	if err != nil {
		return nil, err
	}
	page.address = page.deployment.Address(zone)
	page.content, err = itemContent(v.Reader, item)
	return page, err
}

func (p *itemPage) name(user domain.ID) string { return p.rules.Users[user].Name }

func (p *itemPage) head() ItemView {
	return ItemView{
		Item: p.item, ProjectKey: p.project.Key, ProjectTitle: p.project.Title, TimeZone: p.project.TimeZone,
		DeploymentTitle: p.deployment.Title, Start: p.deployment.Start, DateOnly: p.deployment.DateOnly, Address: p.address,
		Window: p.window, CreatedByName: p.name(p.item.CreatedBy), Stages: p.stages(),
	}
}

func (p *itemPage) seen(out *ItemView) (err error) {
	if out.Digests, err = digestsOf(p.item); err != nil {
		return err
	}
	out.Seen, err = SeenDigest("item", p.item.ID, p.content)
	return err
}

func (p *itemPage) stages() []ItemStageView {
	stages := []ItemStageView{}
	for _, stage := range p.item.Stages() {
		stages = append(stages, ItemStageView{
			ItemStage: stage, ByName: p.name(stage.By), People: p.people(stage),
			Unconfirmed: p.unconfirmed(stage.By, stage.At),
		})
	}
	return stages
}

// people lists who may act in a state: those with its role, and approval.
func (p *itemPage) people(stage domain.ItemStage) []ItemPerson {
	people := []ItemPerson{}
	decides := stage.Status == domain.ItemReview || stage.Status == domain.ItemGoNoGo
	for _, user := range sortedKeys(p.rules.Members[p.project.ID]) {
		if !p.rules.RolesOf(p.project.ID, user).Acts(stage.Role) {
			continue
		}
		barred := decides && p.project.SeparateDuties && domain.BarredFromDeciding(p.item, user)
		people = append(people, ItemPerson{ID: user, Name: p.name(user), Barred: barred})
	}
	return people
}

// since says what changed since the item was verified and approved.
func (p *itemPage) since(out *ItemView) (err error) {
	if out.SinceVerified, err = p.changesFrom(p.item.VerifiedContent); err != nil {
		return err
	}
	out.SinceApproved, err = p.changesFrom(p.item.ApprovedContent)
	return err
}

func (p *itemPage) changesFrom(kept domain.ID) ([]domain.ContentChange, error) {
	if kept == "" {
		return []domain.ContentChange{}, nil
	}
	before, err := contentOf[domain.ItemContent](p.Reader, kept)
	if err != nil {
		return nil, err
	}
	return append([]domain.ContentChange{}, domain.DiffContent(before, p.content)...), nil
}

// fault shows an approval that cannot be trusted, instead of not showing the item.
func (p *itemPage) fault(out *ItemView) error {
	err := p.approvalFault(p.item)
	if err != nil && !errors.As(err, &out.Fault) {
		return err
	}
	return nil
}

func (p *itemPage) abilities(out *ItemView) error {
	steps, err := p.StepOutcomesOf(p.item.ID)
	if err != nil {
		return err
	}
	out.Can = caseOfItem(p.rules, p.relation, p.item, p.deployment, steps, p.user, p.now).Abilities()
	history, err := p.StepsOfItem(p.item.ID)
	if err != nil {
		return err
	}
	relation := p.relation
	relation.Own = p.item.CreatedBy == p.user
	open, writable := domain.DeploymentOpen(p.deployment), domain.DeploymentWritable(p.deployment)
	for _, group := range []struct {
		reasons  []error
		commands []string
	}{
		{[]error{open, domain.MayEditItem(p.item)}, []string{"item.edit", "activity.create", "attachment.add"}},
		{[]error{writable, domain.MayLeave(p.item, steps)}, []string{"item.move"}},
		{[]error{open, domain.MayDeleteItem(history)}, []string{"item.delete"}},
		{[]error{open}, []string{"item.order"}},
		{[]error{writable}, []string{"comment.add"}},
		{nil, []string{"item.copy"}},
	} {
		for _, ability := range can(relation, group.commands...) {
			out.Can = append(out.Can, notNow(ability, firstOf(group.reasons)))
		}
	}
	return nil
}

// firstOf gives the first error that there is.
func firstOf(errs []error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
