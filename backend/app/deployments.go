package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// DeploymentCreate makes a deployment with its live run.
type DeploymentCreate struct {
	Project domain.ID `json:"project"`
	PlanFields
}

// DeploymentEdit changes a deployment that is open.
type DeploymentEdit struct {
	Deployment domain.ID `json:"deployment"`
	PlanEdits
	// TasksComment moves the open tasks of the checklist by as much as the start, and is what their updates say.
	// Without it they stay where they are.
	TasksComment string `json:"tasks_comment,omitempty"`
}

// DeploymentClose says that a deployment is over, and why; DeploymentReopen takes that back.
type (
	DeploymentClose struct {
		Deployment domain.ID `json:"deployment"`
		Reason     string    `json:"reason"`
	}
	DeploymentReopen struct {
		Deployment domain.ID `json:"deployment"`
	}
)

// DeploymentArchive hides a deployment and makes it read-only, or with Undo takes that back.
type DeploymentArchive struct {
	Deployment domain.ID `json:"deployment"`
	Undo       bool      `json:"undo,omitempty"`
}

func init() {
	register("deployment.create", createDeployment)
	register("deployment.edit", editDeployment)
	register("deployment.close", closeDeployment)
	register("deployment.reopen", reopenDeployment)
	register("deployment.archive", archiveDeployment)
}

func createDeployment(c *Call, p *DeploymentCreate) error {
	project, err := c.permitIn(p.Project)
	if err != nil {
		return err
	}
	_, err = c.makeDeployment(project, p.plan(project))
	return err
}

// makeDeployment checks a plan and makes a deployment of it.
func (c *Call) makeDeployment(project domain.Project, plan domain.Plan) (domain.Deployment, error) {
	plan, err := c.checkPlan(project, plan, domain.Plan{}, func(plan domain.Plan, taken []domain.Taken) error {
		return domain.CheckDeploymentStart(plan, "", taken)
	})
	if err != nil {
		return domain.Deployment{}, err
	}
	last, err := c.tx.LastDeploymentNumber(project.ID)
	if err != nil {
		return domain.Deployment{}, err
	}
	row := domain.Deployment{
		ID: c.newID(), Project: project.ID, Number: last + 1, Plan: plan, RunBookState: domain.RunBookDraft,
	}
	c.about.Project, c.about.Deployment, c.about.Record = project.ID, row.ID, row.ID
	if err := store.Put(c.tx, row); err != nil {
		return row, err
	}
	return row, store.Put(c.tx, domain.Run{ID: c.newID(), Deployment: row.ID, Kind: domain.RunLive})
}

func editDeployment(c *Call, p *DeploymentEdit) error {
	row, project, err := c.openDeployment(p.Deployment)
	if err != nil {
		return err
	}
	before := row.Plan
	if row.Plan, err = p.apply(row.Plan); err != nil {
		return err
	}
	row.Plan, err = c.checkPlan(project, row.Plan, before, func(plan domain.Plan, taken []domain.Taken) error {
		return domain.CheckDeploymentStart(plan, row.ID, taken)
	})
	if err != nil {
		return err
	}
	if err := store.Put(c.tx, row); err != nil {
		return err
	}
	if err := c.carryTasks(row.ID, row.Start-before.Start, p.TasksComment); err != nil {
		return err
	}
	return c.bookChanged(row.ID)
}

// carryTasks moves the open tasks of a deployment by as much as its start (milliseconds), and says so in their updates.
func (c *Call) carryTasks(deployment domain.ID, by int64, comment string) error {
	if by == 0 || comment == "" {
		return nil
	}
	tasks, err := c.tx.TasksOf(deployment)
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.State == domain.TaskCompleted || task.State == domain.TaskCancelled {
			continue
		}
		note, err := c.taskUpdate(task, task.State, comment)
		if err != nil {
			return err
		}
		task.Start += by
		if task.End != 0 {
			task.End += by
		}
		if err := domain.Together(store.Put(c.tx, task), store.Put(c.tx, note)); err != nil {
			return err
		}
	}
	return nil
}

func closeDeployment(c *Call, p *DeploymentClose) error {
	row, _, err := c.deployment(p.Deployment)
	if err != nil {
		return err
	}
	if row, err = domain.CloseDeployment(row, c.actor, c.at, p.Reason); err != nil {
		return err
	}
	return store.Put(c.tx, row)
}

func reopenDeployment(c *Call, p *DeploymentReopen) error {
	row, _, err := c.deployment(p.Deployment)
	if err != nil {
		return err
	}
	if row, err = domain.ReopenDeployment(row); err != nil {
		return err
	}
	return store.Put(c.tx, row)
}

func archiveDeployment(c *Call, p *DeploymentArchive) error {
	row, project, err := c.deployment(p.Deployment)
	if err != nil {
		return err
	}
	window, err := windowState(c.tx.Reader, row, project, c.at)
	if err != nil {
		return err
	}
	if row, err = domain.ArchiveDeployment(row, !p.Undo, window); err != nil {
		return err
	}
	return store.Put(c.tx, row)
}
