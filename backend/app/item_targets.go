package app

import (
	"slices"

	"renogen/backend/domain"
)

// ItemTargets asks where an item can go: the deployments that it can be moved to, and those that take a copy.
type ItemTargets struct {
	Item domain.ID `json:"item"`
}

// ItemTargetsView lists them, those of the item's own project first, each project's by start.
type ItemTargetsView struct {
	Targets []ItemTarget `json:"targets"`
}

// ItemTarget is a deployment that is not over. Move: it is another one of the item's project. Copy: the person may
// add items to it.
type ItemTarget struct {
	Deployment   domain.ID `json:"deployment"`
	Title        string    `json:"title"`
	Start        int64     `json:"start"`
	DateOnly     bool      `json:"date_only"`
	Address      string    `json:"address"`
	Project      domain.ID `json:"project"`
	ProjectKey   string    `json:"project_key"`
	ProjectTitle string    `json:"project_title"`
	TimeZone     string    `json:"time_zone"`
	Move         bool      `json:"move"`
	Copy         bool      `json:"copy"`
}

func init() { ask("item.targets", itemTargets) }

func itemTargets(v *View, p *ItemTargets) (ItemTargetsView, error) {
	out := ItemTargetsView{Targets: []ItemTarget{}}
	item, err := record[domain.Item](v.Reader, p.Item)
	if err != nil {
		return out, err
	}
	own, err := v.see(item.Project)
	if err != nil {
		return out, err
	}
	projects := []domain.Project{own}
	for _, id := range sortedKeys(v.rules.Projects) {
		if id != own.ID && domain.Permit("item.copy", v.relation(id)) == nil {
			projects = append(projects, v.rules.Projects[id])
		}
	}
	for _, project := range projects {
		targets, err := v.targetsIn(project, item)
		if err != nil {
			return out, err
		}
		out.Targets = append(out.Targets, targets...)
	}
	return out, nil
}

// targetsIn lists the deployments of one project that take items.
func (v *View) targetsIn(project domain.Project, item domain.Item) ([]ItemTarget, error) {
	targets := []ItemTarget{}
	zone, err := zoneOf(project)
	if err != nil {
		return nil, err
	}
	windows, err := v.windows(project)
	if err != nil {
		return nil, err
	}
	open := slices.DeleteFunc(windows, func(w placedWindow) bool {
		return w.State == domain.WindowOver || w.Archived || w.ClosedAt != 0
	})
	slices.SortFunc(open, func(a, b placedWindow) int { return domain.CompareWindows(a.Window, b.Window) })
	mayCopy := domain.Permit("item.copy", v.relation(project.ID)) == nil
	for _, w := range open {
		row := w.WindowRow
		plan := domain.Plan{Start: row.Start, DateOnly: row.DateOnly, Minutes: row.Minutes}
		targets = append(targets, ItemTarget{
			Deployment: row.ID, Title: row.Title, Start: row.Start, DateOnly: row.DateOnly,
			Address: domain.Deployment{Plan: plan}.Address(zone), Project: project.ID, ProjectKey: project.Key,
			ProjectTitle: project.Title, TimeZone: project.TimeZone,
			Move: project.ID == item.Project && row.ID != item.Deployment, Copy: mayCopy,
		})
	}
	return targets, nil
}
