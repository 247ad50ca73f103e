package app

import (
	"renogen/backend/domain"
)

// ChecklistGet asks for the checklist of a deployment.
type ChecklistGet struct {
	Deployment domain.ID `json:"deployment"`
}

// ChecklistView is a checklist. Suggestions are the titles of the project's checklist templates that it does
// not use yet; Seen is what signing it off must carry. Signed: the last sign-off is over the checklist as it
// stands.
type ChecklistView struct {
	Deployment      domain.ID          `json:"deployment"`
	DeploymentTitle string             `json:"deployment_title"`
	Project         domain.ID          `json:"project"`
	ProjectTitle    string             `json:"project_title"`
	TimeZone        string             `json:"time_zone"`
	Start           int64              `json:"start"`
	DateOnly        bool               `json:"date_only"`
	Window          domain.WindowState `json:"window"`
	Tasks           []TaskView         `json:"tasks"`
	Open            int                `json:"open"`
	Overdue         int                `json:"overdue"`
	Suggestions     []string           `json:"suggestions"`
	SignOffs        []SignOffView      `json:"sign_offs"`
	Signed          bool               `json:"signed"`
	Seen            string             `json:"seen"`
	Can             []domain.Ability   `json:"can"`
}

// TaskView is a task with what happened to it.
type TaskView struct {
	domain.Task
	Overdue       bool             `json:"overdue"`
	Names         []string         `json:"person_names"`
	CreatedByName string           `json:"created_by_name"`
	Updates       []TaskUpdateView `json:"updates"`
	Evidence      []EvidenceShown  `json:"evidence"`
	Digests       Digests          `json:"digests"`
	Can           []domain.Ability `json:"can"`
}

// TaskUpdateView is a change of a task with its comment.
type TaskUpdateView struct {
	domain.TaskUpdate
	CreatedByName string `json:"created_by_name"`
}

// SignOffView is one sign-off of a checklist. Current: it is over the checklist as it stands. Unconfirmed: nobody has
// compared the key that signed it with its owner.
type SignOffView struct {
	domain.ChecklistSignOff
	CreatedByName string `json:"created_by_name"`
	Current       bool   `json:"current"`
	Unconfirmed   bool   `json:"unconfirmed"`
}

func init() { ask("checklist.get", getChecklist) }

func getChecklist(v *View, p *ChecklistGet) (ChecklistView, error) {
	row, err := record[domain.Deployment](v.Reader, p.Deployment)
	if err != nil {
		return ChecklistView{}, err
	}
	project, err := v.see(row.Project)
	if err != nil {
		return ChecklistView{}, err
	}
	window, err := windowState(v.Reader, row, project, v.now)
	if err != nil {
		return ChecklistView{}, err
	}
	tasks, err := v.TasksOf(row.ID)
	if err != nil {
		return ChecklistView{}, err
	}
	out := ChecklistView{
		Deployment: row.ID, DeploymentTitle: row.Title, Project: project.ID, ProjectTitle: project.Title, TimeZone: project.TimeZone,
		Start: row.Start, DateOnly: row.DateOnly, Window: window, Suggestions: domain.Suggestions(project.ChecklistTemplates, tasks),
		Can: v.checklistAbilities(row, window, tasks),
	}
	if out.Tasks, err = v.taskViews(row, tasks); err != nil {
		return out, err
	}
	for _, task := range out.Tasks {
		if task.State.Open() {
			out.Open++
		}
		if task.Overdue {
			out.Overdue++
		}
	}
	return out, v.signOffs(&out, tasks)
}

func (v *View) checklistAbilities(row domain.Deployment, window domain.WindowState, tasks []domain.Task) []domain.Ability {
	out := can(v.relation(row.Project), "task.create", "checklist.from_template", "checklist.sign_off")
	for i := range out {
		reasons := []error{domain.DeploymentOpen(row), domain.MayAddTask(window)}
		if out[i].Action == "checklist.sign_off" {
			_, err := domain.CheckSignOff(tasks, "-")
			reasons = []error{domain.DeploymentWritable(row), err}
		}
		out[i] = notNow(out[i], firstOf(reasons))
	}
	return out
}

func (v *View) taskViews(row domain.Deployment, tasks []domain.Task) ([]TaskView, error) {
	updates, err := v.UpdatesIn(row.ID)
	if err != nil {
		return nil, err
	}
	evidence, err := v.TaskEvidenceIn(row.ID)
	if err != nil {
		return nil, err
	}
	out := make([]TaskView, len(tasks))
	for i, task := range tasks {
		if out[i], err = v.taskView(row, task); err != nil {
			return nil, err
		}
		for _, u := range updates[task.ID] {
			out[i].Updates = append(out[i].Updates, TaskUpdateView{TaskUpdate: u, CreatedByName: v.rules.Users[u.CreatedBy].Name})
		}
		for _, e := range evidence[task.ID] {
			out[i].Evidence = append(out[i].Evidence, EvidenceShown{
				ID: e.ID, File: e.File, Name: e.Name, Note: e.Note, By: e.CreatedBy, ByName: v.rules.Users[e.CreatedBy].Name, At: e.CreatedAt,
			})
		}
	}
	return out, nil
}

func (v *View) taskView(row domain.Deployment, task domain.Task) (TaskView, error) {
	out := TaskView{
		Task: task, Overdue: task.Overdue(v.now), Names: []string{}, CreatedByName: v.rules.Users[task.CreatedBy].Name,
		Updates: []TaskUpdateView{}, Evidence: []EvidenceShown{},
		Can: can(taskRelation(v.relation(row.Project), task, v.user), "task.update", "task.add_evidence", "task.edit", "task.delete"),
	}
	for _, person := range task.Persons {
		out.Names = append(out.Names, v.rules.Users[person].Name)
	}
	for i, ability := range out.Can {
		if ability.Action == "task.update" || ability.Action == "task.edit" {
			ability.Remark = domain.RemarkRequired
		}
		out.Can[i] = notNow(ability, domain.DeploymentWritable(row))
	}
	var err error
	out.Digests, err = digestsOf(task)
	return out, err
}

func (v *View) signOffs(out *ChecklistView, tasks []domain.Task) error {
	content := domain.ChecklistContentOf(out.Deployment, tasks)
	digest, err := contentDigest(content)
	if err != nil {
		return err
	}
	if out.Seen, err = SeenDigest("checklist", out.Deployment, content); err != nil {
		return err
	}
	rows, err := v.SignOffsOf(out.Deployment)
	if err != nil {
		return err
	}
	out.SignOffs = make([]SignOffView, len(rows))
	for i, row := range rows {
		out.SignOffs[i] = SignOffView{
			ChecklistSignOff: row, CreatedByName: v.rules.Users[row.CreatedBy].Name, Current: row.Content == digest,
			Unconfirmed: v.unconfirmed(row.CreatedBy, row.CreatedAt),
		}
		out.Signed = out.SignOffs[i].Current
	}
	return nil
}
