package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// Actions in the status log that are no command of the item.
const (
	statusAutomatic = "automatic" // the automatic rules of the run book
	statusReopened  = "reopen"    // a step of a Completed or Failed item was reopened or is run again
)

// settle applies the automatic rules (spec 1.6) to items after a command that touched a step, a link or a
// state. An item that changes is Ready For Release no longer, and its change touches no step: so asking
// once per item is asking until nothing changes.
func (c *Call) settle(items ...domain.ID) error {
	for _, id := range items {
		item, err := store.Get[domain.Item](c.tx.Reader, id)
		if err != nil {
			return err
		}
		if item.Status != domain.ItemReady {
			continue
		}
		steps, err := c.tx.StepOutcomesOf(id)
		if err != nil {
			return err
		}
		outcome, changes := domain.AfterSteps(item, steps)
		if !changes {
			continue
		}
		after := domain.ApplyOutcome(item, outcome, c.at)
		if err := c.putStatus(item, after, statusAutomatic, outcome.Remark); err != nil {
			return err
		}
	}
	return nil
}

// settleStep applies the automatic rules to all items that need a step.
func (c *Call) settleStep(step domain.ID) error {
	links, err := c.tx.LinksOfStep(step)
	if err != nil {
		return err
	}
	return c.settle(itemsOf(links)...)
}

// itemsOf gives the items of links, each once, in their order.
func itemsOf(links []store.Link) []domain.ID {
	items, known := []domain.ID{}, map[domain.ID]bool{}
	for _, link := range links {
		if !known[link.Item] {
			items, known[link.Item] = append(items, link.Item), true
		}
	}
	return items
}

// putStatus writes an item with another status, and the change into its status log. A remark is also a
// comment, which cannot be removed.
func (c *Call) putStatus(before, after domain.Item, action, remark string) error {
	if err := store.Put(c.tx, after); err != nil {
		return err
	}
	number, err := c.tx.LastStatusChange(after.ID)
	if err != nil {
		return err
	}
	change := domain.StatusChange{
		ID: c.newID(), Item: after.ID, Number: number + 1, Action: action, From: before.Status, To: after.Status, Remark: remark,
	}
	if err := store.Put(c.tx, change); err != nil || remark == "" {
		return err
	}
	return store.Put(c.tx, domain.Comment{ID: c.newID(), Item: after.ID, Text: remark, StatusChange: change.ID})
}
