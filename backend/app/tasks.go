package app

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// TaskCreate adds a task to the checklist of a deployment that is not over.
type TaskCreate struct {
	Deployment domain.ID   `json:"deployment"`
	Title      string      `json:"title"`
	Start      int64       `json:"start"`
	End        int64       `json:"end,omitempty"`
	Persons    []domain.ID `json:"persons"`
}

// TaskEdit changes what a task says. The comment tells the others why.
type TaskEdit struct {
	Task    domain.ID       `json:"task"`
	Title   *Edit[string]   `json:"title,omitempty"`
	Start   *Edit[int64]    `json:"start,omitempty"`
	End     *Edit[int64]    `json:"end,omitempty"`
	Persons *Edit[[]string] `json:"persons,omitempty"`
	Comment string          `json:"comment"`
}

// TaskUpdate says how far a task is. Without a state it is a comment only.
type TaskUpdate struct {
	Task    domain.ID               `json:"task"`
	State   *Edit[domain.TaskState] `json:"state,omitempty"`
	Comment string                  `json:"comment"`
}

// TaskDelete deletes a task with its updates.
type TaskDelete struct {
	Task domain.ID `json:"task"`
}

// TaskAddEvidence keeps a file or a note with a task that shows what was done.
type TaskAddEvidence struct {
	Task domain.ID `json:"task"`
	File domain.ID `json:"file,omitempty"`
	Name string    `json:"name,omitempty"`
	Note string    `json:"note,omitempty"`
}

func init() {
	register("task.create", createTask)
	register("task.edit", editTask)
	register("task.update", updateTask)
	register("task.delete", deleteTask)
	register("task.add_evidence", addTaskEvidence)
}

func createTask(c *Call, p *TaskCreate) error {
	deployment, project, err := c.deployment(p.Deployment)
	if err != nil {
		return err
	}
	if err := c.takesTasks(deployment, project); err != nil {
		return err
	}
	row := domain.Task{
		ID: c.newID(), Deployment: deployment.ID, Title: p.Title, Start: p.Start, End: p.End, Persons: p.Persons,
		State: domain.TaskNotStarted,
	}
	c.about.Record = row.ID
	return c.saveTask(project, row, domain.Task{})
}

func (c *Call) takesTasks(deployment domain.Deployment, project domain.Project) error {
	if err := domain.DeploymentOpen(deployment); err != nil {
		return err
	}
	window, err := windowState(c.tx.Reader, deployment, project, c.at)
	if err != nil {
		return err
	}
	return domain.MayAddTask(window)
}

// saveTask checks a task and writes it. Persons who are in charge already stay so, also when they have
// left the project.
func (c *Call) saveTask(project domain.Project, row, before domain.Task) error {
	row, fields := row.Check()
	taken, err := c.tx.TaskTitled(row.Deployment, row.Title)
	if err != nil {
		return err
	}
	var title error
	if taken != "" && taken != row.ID {
		title = fieldError("title", "task.title_taken", "title", row.Title)
	}
	persons := row.CheckPersons(func(user domain.ID) bool {
		return slices.Contains(before.Persons, user) || c.rules.isMember(project.ID)(user)
	})
	if err := domain.Together(fields, title, persons); err != nil {
		return err
	}
	return store.Put(c.tx, row)
}

// task reads the task that a command is about and asks for permission.
func (c *Call) task(id domain.ID) (domain.Task, domain.Project, error) {
	row, err := record[domain.Task](c.tx.Reader, id)
	if err != nil {
		return row, domain.Project{}, err
	}
	deployment, err := store.Get[domain.Deployment](c.tx.Reader, row.Deployment)
	if err != nil {
		return row, domain.Project{}, err
	}
	c.about = About{Project: deployment.Project, Deployment: deployment.ID, Record: row.ID}
	if err := c.permit(taskRelation(c.relation(deployment.Project), row, c.actor)); err != nil {
		return row, domain.Project{}, err
	}
	return row, c.rules.Projects[deployment.Project], domain.DeploymentWritable(deployment)
}

func taskRelation(relation domain.Relation, task domain.Task, actor domain.ID) domain.Relation {
	relation.Own = task.CreatedBy == actor
	relation.InCharge = slices.Contains(task.Persons, actor)
	return relation
}

func editTask(c *Call, p *TaskEdit) error {
	row, project, err := c.task(p.Task)
	if err != nil {
		return err
	}
	before := row
	var e edits
	change(&e, "title", &row.Title, p.Title)
	change(&e, "start", &row.Start, p.Start)
	change(&e, "end", &row.End, p.End)
	change(&e, "persons", &row.Persons, p.Persons)
	if err := e.done(); err != nil {
		return err
	}
	note, comment := c.taskUpdate(before, row.State, p.Comment)
	if err := domain.Together(c.saveTask(project, row, before), comment); err != nil {
		return err
	}
	return store.Put(c.tx, note)
}

func updateTask(c *Call, p *TaskUpdate) error {
	row, project, err := c.task(p.Task)
	if err != nil {
		return err
	}
	before := row
	var e edits
	change(&e, "state", &row.State, p.State)
	if err := e.done(); err != nil {
		return err
	}
	note, comment := c.taskUpdate(before, row.State, p.Comment)
	if err := domain.Together(c.saveTask(project, row, before), comment); err != nil {
		return err
	}
	return store.Put(c.tx, note)
}

// taskUpdate makes the line that every change of a task leaves, with its comment.
func (c *Call) taskUpdate(before domain.Task, to domain.TaskState, comment string) (domain.TaskUpdate, error) {
	return domain.TaskUpdate{ID: c.newID(), Task: before.ID, From: before.State, To: to, Comment: comment}.Check()
}

func deleteTask(c *Call, p *TaskDelete) error {
	row, _, err := c.task(p.Task)
	if err != nil {
		return err
	}
	return c.dropTask(row)
}

func addTaskEvidence(c *Call, p *TaskAddEvidence) error {
	row, _, err := c.task(p.Task)
	if err != nil {
		return err
	}
	evidence, fields := domain.Evidence{ID: c.newID(), Task: row.ID, File: p.File, Name: p.Name, Note: p.Note}.Check()
	content, err := fileKnown(c.tx.Reader, "file", evidence.File, evidence.Name)
	if err != nil {
		return err
	}
	if err := domain.Together(fields, content); err != nil {
		return err
	}
	return store.Put(c.tx, evidence)
}
