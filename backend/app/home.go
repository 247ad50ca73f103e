package app

import (
	"slices"
	"time"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// HomeGet asks what waits for the signed-in person, and what runs and comes next.
type HomeGet struct{}

// HomeView is the home page. Needs has at most longestNeeds entries; Total and the
// counts say how many there are.
type HomeView struct {
	Needs    []NeedView   `json:"needs"`
	Total    int          `json:"total"`
	Overdue  int          `json:"overdue"`
	Decide   int          `json:"decide"`
	Verify   int          `json:"verify"`
	Do       int          `json:"do"`
	People   int          `json:"people"`
	Now      []WindowView `json:"now"`
	Upcoming []WindowView `json:"upcoming"`
}

// NeedView is one thing that waits for the person.
type NeedView struct {
	domain.Need
	// Group is decide, verify, do or people.
	Group           string    `json:"group"`
	Ref             string    `json:"ref"`
	ProjectKey      string    `json:"project_key"`
	ProjectTitle    string    `json:"project_title"`
	DeploymentTitle string    `json:"deployment_title"`
	Start           int64     `json:"start"`
	DateOnly        bool      `json:"date_only"`
	TimeZone        string    `json:"time_zone"`
	By              domain.ID `json:"by"`
	ByName          string    `json:"by_name"`
	Since           int64     `json:"since"`
}

// WindowView is a deployment on the home page.
type WindowView struct {
	ID           domain.ID          `json:"id"`
	Project      domain.ID          `json:"project"`
	ProjectKey   string             `json:"project_key"`
	ProjectTitle string             `json:"project_title"`
	Title        string             `json:"title"`
	Start        int64              `json:"start"`
	End          int64              `json:"end"`
	DateOnly     bool               `json:"date_only"`
	TimeZone     string             `json:"time_zone"`
	State        domain.WindowState `json:"state"`
	Items        int                `json:"items"`
	Counts       map[string]int     `json:"counts"`
	Steps        int                `json:"steps"`
	StepCounts   map[string]int     `json:"step_counts"`
	Lead         domain.ID          `json:"lead"`
	LeadName     string             `json:"lead_name"`
	Risk         domain.Risk        `json:"risk"`
}

const (
	longestNeeds    = 200
	longestUpcoming = 50
)

func init() { ask("home.get", getHome) }

func getHome(v *View, _ *HomeGet) (HomeView, error) {
	out := HomeView{Needs: []NeedView{}, Now: []WindowView{}, Upcoming: []WindowView{}}
	live, err := v.loadHome()
	if err != nil {
		return out, err
	}
	for _, d := range live.deployments {
		w := live.window(v, d)
		switch {
		case w.State == domain.WindowOver:
		case w.State == domain.WindowUpcoming:
			if len(out.Upcoming) < longestUpcoming {
				out.Upcoming = append(out.Upcoming, w)
			}
		default:
			out.Now = append(out.Now, w)
		}
	}
	slices.SortStableFunc(out.Now, func(a, b WindowView) int { return overrunFirst(a) - overrunFirst(b) })
	return out, live.needs(v, &out)
}

func overrunFirst(w WindowView) int {
	if w.State == domain.WindowOverrun {
		return 0
	}
	return 1
}

// home is what the home page of one person is made of.
type home struct {
	projects    []domain.ID
	deployments []domain.Deployment
	items       map[domain.ID][]store.ItemGroup
	steps       map[domain.ID][]store.StepCount
	ready       map[domain.ID]store.ReadyWork
	deviations  map[domain.ID]int
	tasks       map[domain.ID][]domain.Task
	zones       map[domain.ID]*time.Location
}

// longestWindow is how far back a window can have begun that is not over yet.
const longestWindow = (domain.MaxWindow + 24*60) * int64(time.Minute/time.Millisecond)

func (v *View) loadHome() (*home, error) {
	h := &home{zones: map[domain.ID]*time.Location{}}
	for _, id := range v.visibleProjects() {
		if p := v.rules.Projects[id]; !p.Archived {
			zone, err := zoneOf(p)
			if err != nil {
				return nil, err
			}
			h.projects, h.zones[id] = append(h.projects, id), zone
		}
	}
	var err error
	if h.deployments, err = v.LiveDeployments(h.projects, v.now-longestWindow, v.now); err != nil {
		return nil, err
	}
	ids := make([]domain.ID, len(h.deployments))
	for i, d := range h.deployments {
		ids[i] = d.ID
	}
	return h, h.load(v, ids)
}

func (h *home) load(v *View, ids []domain.ID) error {
	items, err := v.ItemGroups(ids)
	if err != nil {
		return err
	}
	h.items = groupBy(items, func(g store.ItemGroup) domain.ID { return g.Deployment })
	steps, err := v.StepCounts(ids)
	if err != nil {
		return err
	}
	h.steps = groupBy(steps, func(c store.StepCount) domain.ID { return c.Deployment })
	if h.ready, err = v.ReadyWork(ids); err != nil {
		return err
	}
	if h.deviations, err = v.WaitingDeviations(ids); err != nil {
		return err
	}
	tasks, err := v.OpenTasks(ids)
	h.tasks = groupBy(tasks, func(t domain.Task) domain.ID { return t.Deployment })
	return err
}

func groupBy[T any](all []T, key func(T) domain.ID) map[domain.ID][]T {
	out := map[domain.ID][]T{}
	for _, one := range all {
		out[key(one)] = append(out[key(one)], one)
	}
	return out
}

func (h *home) state(v *View, d domain.Deployment) domain.WindowState {
	var items []domain.ItemStatus
	for _, c := range h.items[d.ID] {
		items = append(items, c.Status)
	}
	var steps []domain.StepState
	for _, c := range h.steps[d.ID] {
		steps = append(steps, c.State)
	}
	return domain.StateOf(d, v.now, h.zones[d.Project], domain.OpenWork(items, steps))
}

func (h *home) window(v *View, d domain.Deployment) WindowView {
	p := v.rules.Projects[d.Project]
	w := WindowView{
		ID: d.ID, Project: d.Project, ProjectKey: p.Key, ProjectTitle: p.Title, Title: d.Title, Start: d.Start, End: d.End(h.zones[d.Project]),
		DateOnly: d.DateOnly, TimeZone: p.TimeZone, State: h.state(v, d), Risk: d.Risk,
		Counts: map[string]int{}, StepCounts: map[string]int{}, Lead: d.Lead, LeadName: v.rules.Users[d.Lead].Name,
	}
	for _, c := range h.items[d.ID] {
		w.Counts[string(c.Status)] = c.Items
		w.Items += c.Items
	}
	for _, c := range h.steps[d.ID] {
		w.StepCounts[string(c.State)] += c.Steps
		w.Steps += c.Steps
	}
	return w
}
