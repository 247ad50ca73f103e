package app

import (
	"renogen/backend/domain"
)

// ItemSubmit hands an item over for review. Here and below, Seen is the digest of the item's content as it
// was on the screen.
type ItemSubmit struct {
	Item   domain.ID `json:"item"`
	Remark string    `json:"remark,omitempty"`
	Seen   string    `json:"seen"`
}

// ItemVerify says that an item is fit to be approved. ItemReject sends it back, with the reason.
// ItemComplete and ItemFail end by hand an item that has no step left to run.
type (
	ItemVerify   ItemSubmit
	ItemReject   ItemSubmit
	ItemComplete ItemSubmit
	ItemFail     ItemSubmit
)

// ItemApprove releases the content that was seen: steps are made of it.
type ItemApprove struct {
	Item   domain.ID `json:"item"`
	Remark string    `json:"remark,omitempty"`
	Seen   string    `json:"seen"`
	// Alone is the reason for approving one's own work because nobody else can.
	Alone string `json:"alone,omitempty"`
	// Tags let steps with equal secrets be shared: one for each sensitive value that the approver's
	// program has opened.
	Tags []SecretTag `json:"tags,omitempty"`
}

// SecretTag is an HMAC over a secret, with a key that only those who can open it have: equal secrets have
// equal tags, and a tag tells nothing about them.
type SecretTag struct {
	Activity domain.ID `json:"activity"`
	Value    string    `json:"value"`
	Tag      string    `json:"tag"`
}

// ItemRevert takes an item back to an earlier one of the five states, with the reason.
type ItemRevert struct {
	Item   domain.ID         `json:"item"`
	Target domain.ItemStatus `json:"target"`
	Remark string            `json:"remark"`
	Seen   string            `json:"seen"`
}

func init() {
	register("item.submit", func(c *Call, p *ItemSubmit) error { return c.decide(decision(domain.ItemSubmit, *p)) })
	register("item.verify", func(c *Call, p *ItemVerify) error { return c.decide(decision(domain.ItemVerify, ItemSubmit(*p))) })
	register("item.reject", func(c *Call, p *ItemReject) error { return c.decide(decision(domain.ItemReject, ItemSubmit(*p))) })
	register("item.complete", func(c *Call, p *ItemComplete) error { return c.decide(decision(domain.ItemComplete, ItemSubmit(*p))) })
	register("item.fail", func(c *Call, p *ItemFail) error { return c.decide(decision(domain.ItemFail, ItemSubmit(*p))) })
	register("item.approve", approveItem)
	register("item.revert", func(c *Call, p *ItemRevert) error {
		return c.decide(itemDecision{item: p.Item, action: domain.ItemRevert, target: p.Target, remark: p.Remark, seen: p.Seen})
	})
}

// itemDecision is one change of an item's status as it was asked for.
type itemDecision struct {
	item                domain.ID
	action              domain.ItemAction
	target              domain.ItemStatus
	remark, alone, seen string
	tags                map[domain.ID]map[string]string
}

func decision(action domain.ItemAction, p ItemSubmit) itemDecision {
	return itemDecision{item: p.Item, action: action, remark: p.Remark, seen: p.Seen}
}

func approveItem(c *Call, p *ItemApprove) error {
	tags, err := tagsOf(p.Tags)
	if err != nil {
		return err
	}
	return c.decide(itemDecision{
		item: p.Item, action: domain.ItemApprove, remark: p.Remark, alone: p.Alone, seen: p.Seen, tags: tags,
	})
}

// tagsOf gives the tags by activity and value.
func tagsOf(list []SecretTag) (map[domain.ID]map[string]string, error) {
	tags := map[domain.ID]map[string]string{}
	for _, t := range list {
		if !domain.IsDigest(t.Tag) || t.Activity == "" || t.Value == "" {
			return nil, domain.Invalid("item.approve.bad_tag", "value", t.Value)
		}
		if tags[t.Activity] == nil {
			tags[t.Activity] = map[string]string{}
		}
		tags[t.Activity][t.Value] = t.Tag
	}
	return tags, nil
}

// decide changes the status of an item, with everything that follows from it (spec 1.6).
func (c *Call) decide(d itemDecision) error {
	item, err := record[domain.Item](c.tx.Reader, d.item)
	if err != nil {
		return err
	}
	c.about = About{Project: item.Project, Deployment: item.Deployment, Item: item.ID, Record: item.ID}
	if _, err := c.permitIn(item.Project); err != nil {
		return err
	}
	if d.remark, d.alone, err = checkReasons(d.remark, d.alone); err != nil {
		return err
	}
	situation, err := itemCase(c.tx.Reader, c.rules, c.relation(item.Project), item, c.actor, c.at)
	if err != nil {
		return err
	}
	if err := situation.Check(d.action, d.target, d.remark, d.alone); err != nil {
		return err
	}
	content, err := c.seenContent(item, d.seen)
	if err != nil {
		return err
	}
	return c.applyDecision(item, content, d)
}

func checkReasons(remark, alone string) (string, string, error) {
	var c domain.Checker
	remark = c.Text("remark", remark, domain.MaxNote, false)
	alone = c.Text("alone", alone, domain.MaxNote, false)
	return remark, alone, c.Err()
}

func (c *Call) applyDecision(item domain.Item, content domain.ItemContent, d itemDecision) error {
	effect := domain.EffectOf(d.action, item.Status, d.target)
	digest := ""
	if effect.StampApproval || d.action == domain.ItemVerify {
		var err error
		if digest, err = c.keep(content); err != nil {
			return err
		}
	}
	after := domain.ApplyItemAction(item, d.action, d.target, c.actor, c.at, digest, d.alone)
	if effect.StampApproval {
		after.ApprovedSeq = c.seq
	}
	if err := c.putStatus(item, after, string(d.action), d.remark); err != nil {
		return err
	}
	switch {
	case effect.MakeSteps:
		if err := c.makeSteps(after, content, d.tags); err != nil {
			return err
		}
	case effect.DetachSteps:
		activities, err := c.tx.ActivitiesOf(item.ID)
		if err != nil {
			return err
		}
		if err := c.detach(activities); err != nil {
			return err
		}
	}
	return c.settle(item.ID)
}
