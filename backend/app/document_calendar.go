package app

import (
	"cmp"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// DocumentCalendar asks for windows for a calendar: one deployment's, those of a project, or those of all projects that
// the person is in.
type DocumentCalendar struct {
	Deployment domain.ID `json:"deployment,omitempty"`
	Project    domain.ID `json:"project,omitempty"`
}

// CalendarDocument is windows by project and start. Name is what the calendar is called.
type CalendarDocument struct {
	Fingerprint string           `json:"fingerprint"`
	Workspace   string           `json:"workspace"`
	Project     domain.Project   `json:"project"`
	Address     string           `json:"address"`
	Title       string           `json:"title"`
	Windows     []CalendarWindow `json:"windows"`
}

// CalendarWindow is a deployment as calendars show it. Revision counts its changes. Cancelled: it was deleted, or
// closed before it began.
type CalendarWindow struct {
	domain.Deployment
	ProjectKey         string `json:"project_key"`
	ProjectTitle       string `json:"project_title"`
	TimeZone           string `json:"time_zone"`
	Address            string `json:"address"`
	End                int64  `json:"end"`
	LeadName           string `json:"lead_name"`
	ReleaseManagerName string `json:"release_manager_name"`
	Revision           int    `json:"revision"`
	RevisedAt          int64  `json:"revised_at"`
	Cancelled          bool   `json:"cancelled"`
}

func init() { ask("document.calendar", documentCalendar) }

func documentCalendar(v *View, p *DocumentCalendar) (CalendarDocument, error) {
	out := CalendarDocument{Fingerprint: v.app.Fingerprint(), Workspace: v.rules.Workspace.Name, Windows: []CalendarWindow{}}
	projects, err := v.calendarProjects(p)
	if err != nil {
		return out, err
	}
	for _, project := range projects {
		windows, err := v.calendarOf(project, p.Deployment)
		if err != nil {
			return out, err
		}
		out.Windows = append(out.Windows, windows...)
	}
	if p.Deployment != "" || p.Project != "" {
		out.Project, out.Title = projects[0], projects[0].Title
	}
	if p.Deployment != "" && len(out.Windows) == 1 {
		out.Address, out.Title = out.Windows[0].Address, out.Windows[0].Title
	}
	return out, nil
}

// calendarProjects are those that are asked for: without any named, those that the person is in.
func (v *View) calendarProjects(p *DocumentCalendar) ([]domain.Project, error) {
	wanted := p.Project
	if p.Deployment != "" {
		row, err := record[domain.Deployment](v.Reader, p.Deployment)
		if err != nil {
			return nil, err
		}
		wanted = row.Project
	}
	if wanted != "" {
		project, err := v.see(wanted)
		return []domain.Project{project}, err
	}
	out := []domain.Project{}
	for _, id := range v.visibleProjects() {
		if project := v.rules.Projects[id]; v.relation(id).Member && !project.Archived {
			out = append(out, project)
		}
	}
	slices.SortFunc(out, func(a, b domain.Project) int { return strings.Compare(a.Key, b.Key) })
	return out, nil
}

// calendarOf gives the windows of a project, or the one that is named, by start; also those that were deleted, so that
// they go out of the calendars that have them.
func (v *View) calendarOf(project domain.Project, only domain.ID) ([]CalendarWindow, error) {
	rows, err := v.Windows(project.ID)
	if err != nil {
		return nil, err
	}
	ids := []domain.ID{}
	for _, row := range rows {
		if only == "" || row.ID == only {
			ids = append(ids, row.ID)
		}
	}
	deployments, err := v.DeploymentsByID(ids)
	if err != nil {
		return nil, err
	}
	revisions, err := v.Revisions(project.ID)
	if err != nil {
		return nil, err
	}
	out := []CalendarWindow{}
	add := func(d domain.Deployment, cancelled bool) error {
		window, err := v.calendarWindow(project, d, revisions)
		window.Cancelled = cancelled
		out = append(out, window)
		return err
	}
	for _, d := range deployments {
		if err := add(d, d.ClosedAt != 0 && d.ClosedAt <= d.Start); err != nil {
			return nil, err
		}
	}
	if only == "" {
		deleted, err := v.deletedDeployments(project.ID)
		if err != nil {
			return nil, err
		}
		for _, d := range deleted {
			if err := add(d, true); err != nil {
				return nil, err
			}
		}
	}
	slices.SortStableFunc(out, func(a, b CalendarWindow) int { return cmp.Compare(a.Start, b.Start) })
	return out, nil
}

func (v *View) calendarWindow(project domain.Project, d domain.Deployment, revisions []store.Revision) (CalendarWindow, error) {
	zone, err := zoneOf(project)
	if err != nil {
		return CalendarWindow{}, err
	}
	name := func(user domain.ID) string { return v.rules.Users[user].Name }
	out := CalendarWindow{
		Deployment: d, ProjectKey: project.Key, ProjectTitle: project.Title, TimeZone: project.TimeZone, Address: d.Address(zone),
		End: d.End(zone), LeadName: name(d.Lead), ReleaseManagerName: name(d.ReleaseManager), RevisedAt: d.CreatedAt,
	}
	for _, revision := range revisions {
		if revision.Record == d.ID || revision.Record == project.ID && revision.At >= d.CreatedAt {
			out.Revision, out.RevisedAt = out.Revision+1, max(out.RevisedAt, revision.At)
		}
	}
	return out, nil
}

// deletedDeployments reads from the journal what was deleted, as it was then.
func (v *View) deletedDeployments(project domain.ID) ([]domain.Deployment, error) {
	filter := store.JournalFilter{Command: "deployment.delete", Projects: []domain.ID{project}, Oldest: true, Limit: longestCount}
	rows, err := v.Journal(filter)
	out := []domain.Deployment{}
	for _, row := range rows {
		_, changes, err := recordedChanges(row.Changes)
		if err != nil {
			return nil, brokenJournal(badField(row.Seq, "changes", err.Error()))
		}
		for _, change := range changes {
			if change.Table != "deployments" || change.Action != store.Deleted {
				continue
			}
			var d domain.Deployment
			if err := journal.DecodeLenient([]byte(objectOf(change.Before)), &d); err != nil {
				return nil, brokenJournal(badField(row.Seq, "changes", err.Error()))
			}
			d.ID = change.ID
			out = append(out, d)
		}
	}
	return out, err
}

// objectOf writes recorded fields as the JSON object that they were.
func objectOf(fields store.RecordedFields) string {
	parts := make([]string, len(fields))
	for i, field := range fields {
		parts[i] = `"` + field.Name + `":` + field.Value
	}
	return "{" + strings.Join(parts, ",") + "}"
}
