package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// DeploymentDelete deletes a deployment of which no step was executed, with everything in it. With
// MoveItemsTo its items go to another open deployment of the project instead.
type DeploymentDelete struct {
	Deployment  domain.ID `json:"deployment"`
	MoveItemsTo domain.ID `json:"move_items_to,omitempty"`
}

func init() { register("deployment.delete", deleteDeployment) }

func deleteDeployment(c *Call, p *DeploymentDelete) error {
	row, _, err := c.deployment(p.Deployment)
	if err != nil {
		return err
	}
	steps, err := c.tx.LinkedStepsIn(row.ID)
	if err != nil {
		return err
	}
	if err := domain.MayDeleteDeployment(row, steps); err != nil {
		return err
	}
	if err := c.emptyDeployment(row, p.MoveItemsTo); err != nil {
		return err
	}
	if err := c.dropBook(row.ID); err != nil {
		return err
	}
	if err := c.dropDocuments(row.ID); err != nil {
		return err
	}
	if err := c.dropChecklist(row.ID); err != nil {
		return err
	}
	requests, err := c.tx.RequestsOf(row.Project, row.ID)
	if err != nil {
		return err
	}
	for _, request := range requests {
		request.Deployment = ""
		if err := store.Put(c.tx, request); err != nil {
			return err
		}
	}
	return store.Delete[domain.Deployment](c.tx, row.ID)
}

// emptyDeployment moves the items to another deployment, or deletes them where none is named.
func (c *Call) emptyDeployment(row domain.Deployment, to domain.ID) error {
	items, err := c.tx.ItemsOf(row.ID)
	if err != nil {
		return err
	}
	for _, item := range items {
		if to == "" {
			err = c.dropItem(item)
		} else {
			err = c.moveToNamed(item, to)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *Call) moveToNamed(item domain.Item, to domain.ID) error {
	target, err := c.target(item, to)
	if err != nil {
		return err
	}
	return c.moveTo(item, target)
}

// dropBook deletes what is left of the run book: skipped steps, deviations, approvals, runs.
func (c *Call) dropBook(deployment domain.ID) error {
	steps, err := c.tx.StepsOf(deployment)
	if err != nil {
		return err
	}
	for _, step := range steps {
		if err := c.unlinkStep(step.ID); err != nil {
			return err
		}
		if step, err = store.Get[domain.Step](c.tx.Reader, step.ID); err != nil {
			return err
		}
		if err := c.dropStep(step); err != nil {
			return err
		}
	}
	if err := deleteRows(c, c.tx.RunBookVersions, deployment, func(v domain.RunBookVersion) domain.ID { return v.ID }); err != nil {
		return err
	}
	return deleteRows(c, c.tx.Runs, deployment, func(run domain.Run) domain.ID { return run.ID })
}

// dropDocuments deletes what was signed of a deployment that is deleted.
func (c *Call) dropDocuments(deployment domain.ID) error {
	rows, err := c.tx.SignedDocumentsOf(deployment)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := deleteRows(c, c.tx.DocumentSignaturesOf, row.ID, func(s domain.DocumentSignature) domain.ID { return s.ID }); err != nil {
			return err
		}
		if err := store.Delete[domain.SignedDocument](c.tx, row.ID); err != nil {
			return err
		}
	}
	return nil
}

// unlinkStep takes the activities of items that moved elsewhere off a step.
func (c *Call) unlinkStep(step domain.ID) error {
	links, err := c.tx.StepsServing([]domain.ID{step})
	if err != nil {
		return err
	}
	for _, activity := range sortedKeys(links) {
		if err := c.clearStep(activity); err != nil {
			return err
		}
	}
	return nil
}

func (c *Call) dropChecklist(deployment domain.ID) error {
	tasks, err := c.tx.TasksOf(deployment)
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if err := c.dropTask(task); err != nil {
			return err
		}
	}
	return deleteRows(c, c.tx.SignOffsOf, deployment, func(s domain.ChecklistSignOff) domain.ID { return s.ID })
}

// dropTask deletes a task with its updates and evidence.
func (c *Call) dropTask(task domain.Task) error {
	if err := deleteRows(c, c.tx.UpdatesOf, task.ID, func(u domain.TaskUpdate) domain.ID { return u.ID }); err != nil {
		return err
	}
	if err := deleteRows(c, c.tx.EvidenceOfTask, task.ID, func(e domain.Evidence) domain.ID { return e.ID }); err != nil {
		return err
	}
	return store.Delete[domain.Task](c.tx, task.ID)
}
