package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// ItemMove takes an item to another open deployment of its project. What was run for it stays behind as
// history; an item that was Ready For Release must be approved again.
type ItemMove struct {
	Item domain.ID `json:"item"`
	To   domain.ID `json:"to"`
}

// ItemDelete deletes an item, with its activities, attachments and comments, for which no step was executed.
type ItemDelete struct {
	Item domain.ID `json:"item"`
}

func init() {
	register("item.move", moveItem)
	register("item.delete", deleteItem)
}

func moveItem(c *Call, p *ItemMove) error {
	row, deployment, err := c.item(p.Item, madeBy)
	if err != nil {
		return err
	}
	if err := domain.DeploymentWritable(deployment); err != nil {
		return err
	}
	target, err := c.target(row, p.To)
	if err != nil {
		return err
	}
	c.about.Deployment = target.ID
	if err := c.moveTo(row, target); err != nil {
		return err
	}
	return c.closeRanks(deployment.ID)
}

// target reads the deployment that an item is to go to. One that the actor may not see does not exist.
func (c *Call) target(row domain.Item, id domain.ID) (domain.Deployment, error) {
	target, err := record[domain.Deployment](c.tx.Reader, id)
	if err == nil && target.Project != row.Project {
		err = domain.PermitRow("see", c.relation(target.Project))
	}
	return target, err
}

// moveTo puts an item at the end of another deployment, if it may go there.
func (c *Call) moveTo(row domain.Item, target domain.Deployment) error {
	if err := mayMove(c.tx.Reader, c.rules, row, target, c.at); err != nil {
		return err
	}
	activities, err := c.tx.ActivitiesOf(row.ID)
	if err != nil {
		return err
	}
	if err := c.detach(activities); err != nil {
		return err
	}
	last, err := c.tx.LastItemPosition(target.ID)
	if err != nil {
		return err
	}
	moved := domain.MoveItem(row, target.ID, last+1, c.at)
	refusal, err := c.titleFree(moved)
	if err := domain.Together(err, refusal); err != nil {
		return err
	}
	if moved.Status == row.Status {
		return store.Put(c.tx, moved)
	}
	return c.putStatus(row, moved, string(domain.ItemMoved), "")
}

// mayMove says whether an item may go to a deployment now.
func mayMove(r store.Reader, rules *Authority, row domain.Item, target domain.Deployment, at int64) error {
	steps, err := r.StepOutcomesOf(row.ID)
	if err != nil {
		return err
	}
	window, err := windowState(r, target, rules.Projects[target.Project], at)
	if err != nil {
		return err
	}
	return domain.MayMoveItem(row, steps, target, window)
}

func deleteItem(c *Call, p *ItemDelete) error {
	row, deployment, err := c.item(p.Item, madeBy)
	if err != nil {
		return err
	}
	if err := domain.DeploymentOpen(deployment); err != nil {
		return err
	}
	steps, err := c.tx.StepsOfItem(row.ID)
	if err != nil {
		return err
	}
	if err := domain.MayDeleteItem(steps); err != nil {
		return err
	}
	if err := c.dropItem(row); err != nil {
		return err
	}
	return c.closeRanks(deployment.ID)
}

// dropItem deletes an item with everything that belongs to it alone.
func (c *Call) dropItem(row domain.Item) error {
	activities, err := c.tx.ActivitiesOf(row.ID)
	if err != nil {
		return err
	}
	if err := c.detachAll(activities); err != nil {
		return err
	}
	for _, activity := range activities {
		if err := store.Delete[domain.Activity](c.tx, activity.ID); err != nil {
			return err
		}
	}
	if err := deleteRows(c, c.tx.AttachmentsOf, row.ID, func(a domain.Attachment) domain.ID { return a.ID }); err != nil {
		return err
	}
	if err := deleteRows(c, c.tx.CommentsOf, row.ID, func(m domain.Comment) domain.ID { return m.ID }); err != nil {
		return err
	}
	if err := deleteRows(c, c.tx.StatusLogOf, row.ID, func(s domain.StatusChange) domain.ID { return s.ID }); err != nil {
		return err
	}
	return store.Delete[domain.Item](c.tx, row.ID)
}

// deleteRows deletes the rows that belong to a record.
func deleteRows[T any](c *Call, of func(domain.ID) ([]T, error), owner domain.ID, id func(T) domain.ID) error {
	rows, err := of(owner)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := store.Delete[T](c.tx, id(row)); err != nil {
			return err
		}
	}
	return nil
}
