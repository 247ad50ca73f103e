package app

import (
	"slices"

	"renogen/backend/domain"
)

// ReleaseNotesGet asks for the release notes of a deployment. All also lists the items that are not
// Ready For Release or Completed.
type ReleaseNotesGet struct {
	Deployment domain.ID `json:"deployment"`
	All        bool      `json:"all,omitempty"`
}

// ReleaseNotesView is what stakeholders read about a deployment: its items by category, in the order of
// the project.
type ReleaseNotesView struct {
	Deployment      domain.ID       `json:"deployment"`
	DeploymentTitle string          `json:"deployment_title"`
	Description     string          `json:"description"`
	Project         domain.ID       `json:"project"`
	ProjectTitle    string          `json:"project_title"`
	TimeZone        string          `json:"time_zone"`
	Start           int64           `json:"start"`
	End             int64           `json:"end"`
	DateOnly        bool            `json:"date_only"`
	Categories      []NotesCategory `json:"categories"`
	// LeftOut counts the items that are not listed.
	LeftOut int `json:"left_out"`
}

// NotesCategory is a category that has items.
type NotesCategory struct {
	Title string      `json:"title"`
	Items []NotesItem `json:"items"`
}

// NotesItem is an item in release notes.
type NotesItem struct {
	ID          domain.ID         `json:"id"`
	Ref         string            `json:"ref"`
	Title       string            `json:"title"`
	Modules     []string          `json:"modules"`
	Description string            `json:"description"`
	URL         string            `json:"url"`
	URLLabel    string            `json:"url_label"`
	Status      domain.ItemStatus `json:"status"`
	// Marked: it is not, or not yet, released with this deployment.
	Marked bool `json:"marked"`
}

func init() { ask("release_notes.get", getReleaseNotes) }

func getReleaseNotes(v *View, p *ReleaseNotesGet) (ReleaseNotesView, error) {
	d, err := record[domain.Deployment](v.Reader, p.Deployment)
	if err != nil {
		return ReleaseNotesView{}, err
	}
	project, err := v.see(d.Project)
	if err != nil {
		return ReleaseNotesView{}, err
	}
	zone, err := zoneOf(project)
	if err != nil {
		return ReleaseNotesView{}, err
	}
	out := ReleaseNotesView{
		Deployment: d.ID, DeploymentTitle: d.Title, Description: d.Description, Project: project.ID, ProjectTitle: project.Title,
		TimeZone: project.TimeZone, Start: d.Start, End: d.End(zone), DateOnly: d.DateOnly, Categories: []NotesCategory{},
	}
	items, err := v.ItemsOf(d.ID)
	if err != nil {
		return out, err
	}
	shown := []domain.Item{}
	for _, item := range items {
		if p.All || domain.Released(item) {
			shown = append(shown, item)
		}
	}
	out.LeftOut = len(items) - len(shown)
	out.Categories = byCategory(project.Categories, shown)
	return out, nil
}

// byCategory groups items in the order of the project's categories.
func byCategory(order []string, items []domain.Item) []NotesCategory {
	groups := map[string][]NotesItem{}
	for _, i := range items {
		groups[i.Category] = append(groups[i.Category], NotesItem{
			ID: i.ID, Ref: i.Ref, Title: i.Title, Modules: append([]string{}, i.Modules...), Description: i.Description,
			URL: i.URL, URLLabel: i.URLLabel, Status: i.Status, Marked: !domain.Released(i),
		})
	}
	for _, known := range sortedKeys(groups) {
		if !slices.Contains(order, known) {
			order = append(slices.Clone(order), known)
		}
	}
	out := []NotesCategory{}
	for _, title := range order {
		if len(groups[title]) > 0 {
			out = append(out, NotesCategory{Title: title, Items: groups[title]})
		}
	}
	return out
}
