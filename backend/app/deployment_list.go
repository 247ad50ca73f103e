package app

import (
	"cmp"
	"slices"
	"time"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// DeploymentsList asks for deployments of a project. Which is upcoming (everything that is not over, the
// default), past, all (both) or archived. States, risks and leads restrict to those that are named, Search to
// titles that have all its words. Sort names columns (state, start, title, lead, risk), the most important one
// first, "-" before one turns it round.
type DeploymentsList struct {
	Project domain.ID            `json:"project"`
	Which   string               `json:"which,omitempty"`
	Search  string               `json:"search,omitempty"`
	States  []domain.WindowState `json:"states,omitempty"`
	Risks   []domain.Risk        `json:"risks,omitempty"`
	Leads   []domain.ID          `json:"leads,omitempty"`
	Sort    []string             `json:"sort,omitempty"`
	Offset  int                  `json:"offset,omitempty"`
	Limit   int                  `json:"limit,omitempty"`
}

// DeploymentsView is a page of deployments: unless they were sorted, overrun, running and upcoming ones by
// start, then those that are over, newest first. Total counts all that were asked for.
type DeploymentsView struct {
	Deployments []DeploymentRow  `json:"deployments"`
	Total       int              `json:"total"`
	Can         []domain.Ability `json:"can"`
}

// DeploymentRow is a deployment in a list. Counts are by status of its items, by state of its steps and
// of its tasks.
type DeploymentRow struct {
	ID           domain.ID           `json:"id"`
	Number       int                 `json:"number"`
	Title        string              `json:"title"`
	Address      string              `json:"address"`
	Start        int64               `json:"start"`
	End          int64               `json:"end"`
	DateOnly     bool                `json:"date_only"`
	Minutes      int                 `json:"minutes"`
	State        domain.WindowState  `json:"state"`
	Lead         domain.ID           `json:"lead"`
	LeadName     string              `json:"lead_name"`
	Risk         domain.Risk         `json:"risk"`
	ClosedAt     int64               `json:"closed_at"`
	Archived     bool                `json:"archived"`
	RunBook      int                 `json:"run_book"`
	RunBookState domain.RunBookState `json:"run_book_state"`
	Items        int                 `json:"items"`
	Counts       map[string]int      `json:"counts"`
	Steps        int                 `json:"steps"`
	StepCounts   map[string]int      `json:"step_counts"`
	Tasks        int                 `json:"tasks"`
	OpenTasks    int                 `json:"open_tasks"`
	Can          []string            `json:"can"`
}

// Which deployments a list shows.
const (
	whichUpcoming = "upcoming"
	whichPast     = "past"
	whichAll      = "all"
	whichArchived = "archived"
)

func init() { ask("deployments.list", listDeployments) }

func listDeployments(v *View, p *DeploymentsList) (DeploymentsView, error) {
	out := DeploymentsView{Deployments: []DeploymentRow{}}
	project, err := v.see(p.Project)
	if err != nil {
		return out, err
	}
	out.Can = can(v.relation(project.ID), "deployment.create", "request.create")
	windows, err := v.windows(project)
	if err != nil {
		return out, err
	}
	shown, err := p.choose(v, windows)
	if err != nil {
		return out, err
	}
	out.Total = len(shown)
	out.Deployments, err = v.deploymentRows(project, page(shown, p.Offset, p.Limit))
	return out, err
}

// placedWindow is a deployment with the state of its window now.
type placedWindow struct {
	store.WindowRow
	domain.Window
}

// windows gives all deployments of a project by start.
func (v *View) windows(project domain.Project) ([]placedWindow, error) {
	zone, err := zoneOf(project)
	if err != nil {
		return nil, err
	}
	rows, err := v.Windows(project.ID)
	if err != nil {
		return nil, err
	}
	out := make([]placedWindow, len(rows))
	for i, row := range rows {
		plan := domain.Plan{Start: row.Start, DateOnly: row.DateOnly, Minutes: row.Minutes}
		state := domain.StateOf(domain.Deployment{Plan: plan, ClosedAt: row.ClosedAt}, v.now, zone, row.OpenWork)
		out[i] = placedWindow{WindowRow: row, Window: domain.Window{ID: row.ID, State: state, Start: row.Start, DateOnly: row.DateOnly}}
	}
	return out, nil
}

func (p *DeploymentsList) choose(v *View, windows []placedWindow) ([]placedWindow, error) {
	if p.Which == "" {
		p.Which = whichUpcoming
	}
	if !slices.Contains([]string{whichUpcoming, whichPast, whichAll, whichArchived}, p.Which) {
		return nil, fieldError("which", "query.which", "given", p.Which)
	}
	wanted := slices.DeleteFunc(slices.Clone(windows), func(w placedWindow) bool { return !p.wants(w) })
	slices.SortFunc(wanted, func(a, b placedWindow) int { return domain.CompareWindows(a.Window, b.Window) })
	lead := func(w placedWindow) string { return v.rules.Users[w.Lead].Name }
	return wanted, sorted(wanted, p.Sort, map[string]comparer[placedWindow]{
		"state": func(a, b placedWindow) int { return domain.CompareWindowStates(a.State, b.State) },
		"start": func(a, b placedWindow) int { return cmp.Compare(a.WindowRow.Start, b.WindowRow.Start) },
		"title": func(a, b placedWindow) int { return compareWords(a.Title, b.Title) },
		"lead":  func(a, b placedWindow) int { return compareWords(lead(a), lead(b)) },
		"risk":  func(a, b placedWindow) int { return compareRisks(a.Risk, b.Risk) },
	})
}

func (p *DeploymentsList) wants(w placedWindow) bool {
	if !containsWords(w.Title, p.Search) || !among(p.States, w.State) || !among(p.Risks, w.Risk) || !among(p.Leads, w.Lead) {
		return false
	}
	over := w.State == domain.WindowOver
	switch p.Which {
	case whichUpcoming:
		return !w.Archived && !over
	case whichPast:
		return !w.Archived && over
	case whichArchived:
		return w.Archived
	}
	return !w.Archived
}

// page cuts a page out of a list.
func page[T any](all []T, offset, limit int) []T {
	if limit <= 0 || limit > longestPage {
		limit = longestPage
	}
	offset = min(max(offset, 0), len(all))
	return all[offset:min(offset+limit, len(all))]
}

// deploymentRows reads what a list shows of some deployments, in their order.
func (v *View) deploymentRows(project domain.Project, windows []placedWindow) ([]DeploymentRow, error) {
	ids := make([]domain.ID, len(windows))
	for i, w := range windows {
		ids[i] = w.WindowRow.ID
	}
	zone, err := zoneOf(project)
	if err != nil {
		return nil, err
	}
	rows, err := v.DeploymentsByID(ids)
	if err != nil {
		return nil, err
	}
	counts, err := v.countsOf(ids)
	if err != nil {
		return nil, err
	}
	byID := map[domain.ID]domain.Deployment{}
	for _, row := range rows {
		byID[row.ID] = row
	}
	relation := v.relation(project.ID)
	out := make([]DeploymentRow, len(windows))
	for i, w := range windows {
		out[i] = v.deploymentRow(byID[ids[i]], w.State, zone)
		out[i].Can = deploymentCodes(relation, byID[ids[i]])
		counts.fill(&out[i])
	}
	return out, nil
}

func (v *View) deploymentRow(d domain.Deployment, state domain.WindowState, zone *time.Location) DeploymentRow {
	return DeploymentRow{
		ID: d.ID, Number: d.Number, Title: d.Title, Address: d.Address(zone), Start: d.Start, End: d.End(zone),
		DateOnly: d.DateOnly, Minutes: d.Minutes, State: state, Lead: d.Lead, LeadName: v.rules.Users[d.Lead].Name,
		Risk: d.Risk, ClosedAt: d.ClosedAt, Archived: d.Archived, RunBook: d.RunBook, RunBookState: d.RunBookState,
	}
}

// deploymentCodes lists what can be done to a deployment from a list.
func deploymentCodes(relation domain.Relation, d domain.Deployment) []string {
	switch {
	case d.Archived:
		return allowed(relation, "deployment.archive")
	case d.ClosedAt != 0:
		return allowed(relation, "deployment.reopen", "deployment.archive")
	}
	return allowed(relation, "deployment.edit", "deployment.close", "deployment.archive", "item.create")
}

// deploymentCounts are what lists and heads count.
type deploymentCounts struct{ items, steps, tasks store.Counts }

func (v *View) countsOf(ids []domain.ID) (c deploymentCounts, err error) {
	if c.items, err = v.ItemsByStatus(ids); err != nil {
		return c, err
	}
	if c.steps, err = v.StepsByState(ids); err != nil {
		return c, err
	}
	c.tasks, err = v.TasksByState(ids)
	return c, err
}

func (c deploymentCounts) fill(row *DeploymentRow) {
	row.Counts, row.Items = counted(c.items[row.ID])
	row.StepCounts, row.Steps = counted(c.steps[row.ID])
	tasks, all := counted(c.tasks[row.ID])
	row.Tasks, row.OpenTasks = all, tasks[string(domain.TaskNotStarted)]+tasks[string(domain.TaskInProgress)]
}

func counted(by map[string]int) (map[string]int, int) {
	if by == nil {
		by = map[string]int{}
	}
	total := 0
	for _, n := range by {
		total += n
	}
	return by, total
}
