package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// ChecklistFromTemplate adds a task for each of a project's checklist templates that is not used yet, or for
// those of them that are named.
type ChecklistFromTemplate struct {
	Deployment domain.ID   `json:"deployment"`
	Titles     []string    `json:"titles,omitempty"`
	Start      int64       `json:"start"`
	End        int64       `json:"end,omitempty"`
	Persons    []domain.ID `json:"persons"`
}

// ChecklistSignOff signs the checklist as it was on the screen. While tasks are open, the remark says why.
type ChecklistSignOff struct {
	Deployment domain.ID `json:"deployment"`
	Remark     string    `json:"remark,omitempty"`
	Seen       string    `json:"seen"`
}

func init() {
	register("checklist.from_template", checklistFromTemplate)
	register("checklist.sign_off", signOffChecklist)
}

func checklistFromTemplate(c *Call, p *ChecklistFromTemplate) error {
	deployment, project, err := c.deployment(p.Deployment)
	if err != nil {
		return err
	}
	if err := c.takesTasks(deployment, project); err != nil {
		return err
	}
	tasks, err := c.tx.TasksOf(deployment.ID)
	if err != nil {
		return err
	}
	titles := domain.Suggestions(project.ChecklistTemplates, tasks)
	if len(p.Titles) > 0 {
		titles = common(titles, p.Titles)
	}
	if len(titles) == 0 {
		return domain.Conflict("checklist.nothing_to_add")
	}
	for _, title := range titles {
		row := domain.Task{
			ID: c.newID(), Deployment: deployment.ID, Title: title, Start: p.Start, End: p.End,
			Persons: slices.Clone(p.Persons), State: domain.TaskNotStarted,
		}
		if err := c.saveTask(project, row, domain.Task{}); err != nil {
			return err
		}
	}
	return nil
}

func signOffChecklist(c *Call, p *ChecklistSignOff) error {
	deployment, _, err := c.deployment(p.Deployment)
	if err != nil {
		return err
	}
	if err := domain.DeploymentWritable(deployment); err != nil {
		return err
	}
	tasks, err := c.tx.TasksOf(deployment.ID)
	if err != nil {
		return err
	}
	content := domain.ChecklistContentOf(deployment.ID, tasks)
	if err := c.seen("checklist", deployment.ID, content, p.Seen); err != nil {
		return err
	}
	remark, err := domain.CheckSignOff(tasks, p.Remark)
	if err != nil {
		return err
	}
	digest, err := c.keep(content)
	if err != nil {
		return err
	}
	row := domain.ChecklistSignOff{ID: c.newID(), Deployment: deployment.ID, Content: digest, Remark: remark}
	c.about.Record = row.ID
	return store.Put(c.tx, row)
}
