package app

import (
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// DeploymentGet asks for one deployment: by its id, or by its address (YYYYMMDD or YYYYMMDDHHMM) in the
// project with that key.
type DeploymentGet struct {
	Deployment domain.ID `json:"deployment,omitempty"`
	ProjectKey string    `json:"project_key,omitempty"`
	Address    string    `json:"address,omitempty"`
}

// DeploymentView is everything that the head of a deployment's page shows.
type DeploymentView struct {
	domain.Deployment
	Digests            Digests            `json:"digests"`
	ProjectKey         string             `json:"project_key"`
	ProjectTitle       string             `json:"project_title"`
	TimeZone           string             `json:"time_zone"`
	Address            string             `json:"address"`
	Exact              bool               `json:"exact"`
	End                int64              `json:"end"`
	State              domain.WindowState `json:"state"`
	LeadName           string             `json:"lead_name"`
	ReleaseManagerName string             `json:"release_manager_name"`
	ClosedByName       string             `json:"closed_by_name"`
	CreatedByName      string             `json:"created_by_name"`
	// Previous and Next are its neighbours by start; their ids are empty at either end.
	Previous DeploymentLink `json:"previous"`
	Next     DeploymentLink `json:"next"`
	// Request is the request that led to it; empty when it was made directly.
	Request    domain.ID      `json:"request"`
	Items      int            `json:"items"`
	Counts     map[string]int `json:"counts"`
	Steps      int            `json:"steps"`
	StepsDone  int            `json:"steps_done"`
	StepCounts map[string]int `json:"step_counts"`
	Tasks      int            `json:"tasks"`
	TasksDone  int            `json:"tasks_done"`
	OpenTasks  int            `json:"open_tasks"`
	Overdue    int            `json:"overdue_tasks"`
	// Because is what made the approved run book a draft again.
	Because []domain.BookChange `json:"because"`
	Hurdles []domain.Hurdle     `json:"hurdles"`
	// Belongings is what deleting the deployment takes with it.
	Belongings store.Belongings `json:"belongings"`
	Can        []domain.Ability `json:"can"`
	// Runs: its steps are the matter of the one who asks: of those who execute, in the window also of approval.
	Runs bool `json:"runs"`
}

// DeploymentLink leads to another deployment.
type DeploymentLink struct {
	ID       domain.ID `json:"id"`
	Number   int       `json:"number"`
	Title    string    `json:"title"`
	Start    int64     `json:"start"`
	DateOnly bool      `json:"date_only"`
}

func init() { ask("deployment.get", getDeployment) }

func getDeployment(v *View, p *DeploymentGet) (DeploymentView, error) {
	id, exact, err := v.addressed(p)
	if err != nil {
		return DeploymentView{}, err
	}
	row, err := record[domain.Deployment](v.Reader, id)
	if err != nil {
		return DeploymentView{}, err
	}
	project, err := v.see(row.Project)
	if err != nil {
		return DeploymentView{}, err
	}
	out, err := v.deploymentHead(row, project)
	if err != nil {
		return out, err
	}
	out.Exact = exact
	if err := v.deploymentCounts(&out); err != nil {
		return out, err
	}
	out.Runs = runsSteps(v.relation(row.Project).Roles, out.State)
	out.Can, err = v.deploymentAbilities(row, out.State)
	return out, err
}

func runsSteps(roles domain.RoleSet, state domain.WindowState) bool {
	begun := state == domain.WindowRunning || state == domain.WindowOverrun
	return roles.Has(domain.RoleExecute) || (begun && roles.Acts(domain.RoleExecute))
}

// addressed finds the deployment that is meant, and says whether it has just that address.
func (v *View) addressed(p *DeploymentGet) (domain.ID, bool, error) {
	if p.Deployment != "" {
		return p.Deployment, true, nil
	}
	project, err := v.projectWithKey(p.ProjectKey)
	if err != nil {
		return "", false, err
	}
	zone, err := zoneOf(project)
	if err != nil {
		return "", false, err
	}
	placed, err := v.windows(project)
	if err != nil {
		return "", false, err
	}
	windows := make([]domain.Window, len(placed))
	for i, w := range placed {
		windows[i] = w.Window
	}
	return domain.ResolveAddress(p.Address, windows, zone)
}

// projectWithKey finds a project that the person may look into by its key, whatever its case.
func (v *View) projectWithKey(key string) (domain.Project, error) {
	for _, id := range sortedKeys(v.rules.Projects) {
		if strings.EqualFold(v.rules.Projects[id].Key, key) {
			return v.see(id)
		}
	}
	return domain.Project{}, domain.Missing()
}

func (v *View) deploymentHead(row domain.Deployment, project domain.Project) (DeploymentView, error) {
	zone, err := zoneOf(project)
	if err != nil {
		return DeploymentView{}, err
	}
	name := func(user domain.ID) string { return v.rules.Users[user].Name }
	out := DeploymentView{
		Deployment: row, ProjectKey: project.Key, ProjectTitle: project.Title, TimeZone: project.TimeZone,
		Address: row.Address(zone), End: row.End(zone), LeadName: name(row.Lead), ReleaseManagerName: name(row.ReleaseManager),
		ClosedByName: name(row.ClosedBy), CreatedByName: name(row.CreatedBy), Because: []domain.BookChange{},
	}
	if out.Digests, err = digestsOf(row); err != nil {
		return out, err
	}
	if row.RunBookNote != "" {
		if err := journal.DecodeStrict([]byte(row.RunBookNote), &out.Because); err != nil {
			return out, err
		}
	}
	requests, err := v.RequestsOf(row.Project, row.ID)
	if err != nil {
		return out, err
	}
	if len(requests) > 0 {
		out.Request = requests[0].ID
	}
	return out, v.neighbours(&out, project)
}

// neighbours also gives the state of the window, which the list of windows knows.
func (v *View) neighbours(out *DeploymentView, project domain.Project) error {
	windows, err := v.windows(project)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(windows, func(w placedWindow) bool { return w.WindowRow.ID == out.ID })
	if i < 0 {
		return domain.Missing()
	}
	out.State = windows[i].State
	if i > 0 {
		out.Previous = linkTo(windows[i-1])
	}
	if i+1 < len(windows) {
		out.Next = linkTo(windows[i+1])
	}
	return nil
}

func linkTo(w placedWindow) DeploymentLink {
	row := w.WindowRow
	return DeploymentLink{ID: row.ID, Number: row.Number, Title: row.Title, Start: row.Start, DateOnly: row.DateOnly}
}

func (v *View) deploymentCounts(out *DeploymentView) error {
	counts, err := v.countsOf([]domain.ID{out.ID})
	if err != nil {
		return err
	}
	row := DeploymentRow{ID: out.ID}
	counts.fill(&row)
	out.Items, out.Counts, out.Steps, out.StepCounts = row.Items, row.Counts, row.Steps, row.StepCounts
	out.StepsDone = row.StepCounts[string(domain.StepCompleted)] + row.StepCounts[string(domain.StepSkipped)]
	out.Tasks, out.OpenTasks, out.TasksDone = row.Tasks, row.OpenTasks, row.Tasks-row.OpenTasks
	tasks, err := v.TasksOf(out.ID)
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.Overdue(v.now) {
			out.Overdue++
		}
	}
	bare, err := v.ItemsWithoutActivities(out.ID)
	if err != nil {
		return err
	}
	out.Hurdles = domain.Hurdles(domain.DeploymentFacts{
		Deployment: out.Deployment, Window: out.State, Items: out.Counts, Steps: out.StepCounts, Bare: bare, OverdueTasks: out.Overdue,
	})
	out.Belongings, err = v.BelongingsOf(out.ID)
	return err
}

// deploymentAbilities asks the very rules that the commands ask.
func (v *View) deploymentAbilities(row domain.Deployment, state domain.WindowState) ([]domain.Ability, error) {
	out := can(v.relation(row.Project), "copy.take", "deployment.edit", "deployment.close", "deployment.reopen", "deployment.archive",
		"deployment.delete", "runbook.approve", "item.create", "item.copy", "item.order", "task.create", "checklist.sign_off")
	for i := range out {
		if !out[i].Allowed {
			continue
		}
		reason, err := v.deploymentNotNow(out[i].Action, row, state)
		if err != nil {
			return out, err
		}
		out[i] = notNow(out[i], reason)
	}
	return out, nil
}

func (v *View) deploymentNotNow(command string, row domain.Deployment, state domain.WindowState) (reason, err error) {
	switch command {
	case "deployment.reopen":
		_, reason = domain.ReopenDeployment(row)
	case "deployment.archive":
		_, reason = domain.ArchiveDeployment(row, !row.Archived, state)
	case "deployment.delete":
		steps, err := v.LinkedStepsIn(row.ID)
		if err != nil {
			return nil, err
		}
		reason = domain.MayDeleteDeployment(row, steps)
	case "checklist.sign_off":
		reason = domain.DeploymentWritable(row)
	default:
		reason = domain.DeploymentOpen(row)
	}
	if reason != nil {
		return reason, nil
	}
	switch command {
	case "item.create", "item.copy":
		reason = domain.MayAddItem(state)
	case "task.create":
		reason = domain.MayAddTask(state)
	}
	return reason, nil
}
