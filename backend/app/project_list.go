package app

import (
	"cmp"
	"slices"
	"strings"

	"renogen/backend/domain"
)

// ProjectsList asks for the projects that the person is in or can ask to be in. Administrators also get,
// by name only, those that they administer without being in them.
type ProjectsList struct{}

// ProjectsView lists projects by title: one's own with the favourites first, public ones with whom to ask,
// one's archived ones, and for administrators the others.
type ProjectsView struct {
	Mine         []ProjectRow     `json:"mine"`
	Public       []ProjectRow     `json:"public"`
	Archived     []ProjectRow     `json:"archived"`
	Administered []ProjectRow     `json:"administered"`
	Can          []domain.Ability `json:"can"`
}

// ProjectRow is a project in a list. Of those that the person is not in only key, title, icon and whom to
// ask are told.
type ProjectRow struct {
	ID              domain.ID `json:"id"`
	Key             string    `json:"key"`
	Title           string    `json:"title"`
	Icon            string    `json:"icon"`
	Private         bool      `json:"private"`
	Archived        bool      `json:"archived"`
	TimeZone        string    `json:"time_zone"`
	Environment     domain.ID `json:"environment"`
	EnvironmentName string    `json:"environment_name"`
	Roles           []string  `json:"roles"`
	Starred         bool      `json:"starred"`
	// Next is the window that runs or comes next, Previous the last one that is over.
	Next     *DeploymentRow `json:"next,omitempty"`
	Previous *DeploymentRow `json:"previous,omitempty"`
	// Windows counts those that are not over, Requests and Access the undecided ones.
	Windows  int `json:"windows"`
	Requests int `json:"requests"`
	Access   int `json:"access"`
	// Approvers are whom to ask; Asked: the person has asked for access already.
	Approvers []NamedPerson `json:"approvers"`
	Asked     bool          `json:"asked"`
	Can       []string      `json:"can"`
}

// NamedPerson is a person by name.
type NamedPerson struct {
	User domain.ID `json:"user"`
	Name string    `json:"name"`
}

func init() { ask("projects.list", listProjects) }

func (v *View) named(user domain.ID) NamedPerson {
	return NamedPerson{User: user, Name: v.rules.Users[user].Name}
}

func listProjects(v *View, _ *ProjectsList) (ProjectsView, error) {
	out := ProjectsView{
		Mine: []ProjectRow{}, Public: []ProjectRow{}, Archived: []ProjectRow{}, Administered: []ProjectRow{},
		Can: can(v.relation(""), "project.create", "project.clone", "project.delete"),
	}
	known, err := v.knownToLists()
	if err != nil {
		return out, err
	}
	for _, id := range sortedKeys(v.rules.Projects) {
		p, relation := v.rules.Projects[id], v.relation(id)
		row := known.row(v, p)
		switch {
		case relation.Member && p.Archived:
			out.Archived = append(out.Archived, row)
		case relation.Member:
			if err := v.addWindows(&row, p); err != nil {
				return out, err
			}
			out.Mine = append(out.Mine, row)
		case !p.Private && !p.Archived:
			out.Public = append(out.Public, row)
		case relation.Administrator:
			out.Administered = append(out.Administered, row)
		}
	}
	for _, list := range [][]ProjectRow{out.Mine, out.Public, out.Archived, out.Administered} {
		slices.SortFunc(list, compareProjects)
	}
	return out, nil
}

func compareProjects(a, b ProjectRow) int {
	if a.Starred != b.Starred {
		if a.Starred {
			return -1
		}
		return 1
	}
	return cmp.Or(strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), strings.Compare(a.ID, b.ID))
}

// projectNotes is what lists of projects need from the tables, read once for all of them.
type projectNotes struct {
	starred, asked   map[domain.ID]bool
	requests, access map[domain.ID]int
	environments     map[domain.ID]string
}

func (v *View) knownToLists() (projectNotes, error) {
	out := projectNotes{starred: map[domain.ID]bool{}, asked: map[domain.ID]bool{}, environments: map[domain.ID]string{}}
	stars, err := v.StarsOf(v.user)
	if err != nil {
		return out, err
	}
	for _, star := range stars {
		out.starred[star.Project] = true
	}
	asked, err := v.AskedBy(v.user)
	if err != nil {
		return out, err
	}
	for _, project := range asked {
		out.asked[project] = true
	}
	environments, err := v.Environments()
	if err != nil {
		return out, err
	}
	for _, e := range environments {
		out.environments[e.ID] = e.Name
	}
	if out.requests, err = v.OpenRequestCounts(); err != nil {
		return out, err
	}
	out.access, err = v.OpenAccessCounts()
	return out, err
}

func (k projectNotes) row(v *View, p domain.Project) ProjectRow {
	relation := v.relation(p.ID)
	row := ProjectRow{
		ID: p.ID, Key: p.Key, Title: p.Title, Icon: p.Icon, Private: p.Private, Archived: p.Archived,
		Roles: []string{}, Approvers: []NamedPerson{}, Can: []string{},
	}
	for _, user := range v.rules.approversOf(p.ID, "") {
		row.Approvers = append(row.Approvers, v.named(user))
	}
	if !relation.Member {
		row.Asked = k.asked[p.ID]
		if !row.Asked {
			row.Can = allowed(relation, "access.request")
		}
		row.Can = append(row.Can, v.administering(p.ID)...)
		return row
	}
	row.TimeZone, row.Environment, row.EnvironmentName = p.TimeZone, p.Environment, k.environments[p.Environment]
	row.Roles = append(row.Roles, v.rules.Members[p.ID][v.user].Roles...)
	row.Starred, row.Requests = k.starred[p.ID], k.requests[p.ID]
	if domain.PermitRow("manage", relation) == nil {
		row.Access = k.access[p.ID]
	}
	row.Can = allowed(relation, "star.set", "project.edit", "project.archive", "project.unarchive", "deployment.create", "request.create", "template.create")
	row.Can = append(row.Can, v.administering(p.ID)...)
	return row
}

// administering lists what an administrator may do with a project, member or not.
func (v *View) administering(project domain.ID) []string {
	out := allowed(v.relation(project), "project.delete", "member.appoint")
	if len(out) > 0 && v.rules.mayClone(project, v.user) == nil {
		out = append(out, "project.clone")
	}
	return out
}

// addWindows tells the neighbours of now among the windows of a project.
func (v *View) addWindows(row *ProjectRow, p domain.Project) error {
	windows, err := v.windows(p)
	if err != nil {
		return err
	}
	windows = slices.DeleteFunc(windows, func(w placedWindow) bool { return w.Archived })
	slices.SortFunc(windows, func(a, b placedWindow) int { return domain.CompareWindows(a.Window, b.Window) })
	over := slices.IndexFunc(windows, func(w placedWindow) bool { return w.State == domain.WindowOver })
	if over < 0 {
		over = len(windows)
	}
	row.Windows = over
	near := windows[:min(over, 1)]
	if over < len(windows) {
		near = append(slices.Clone(near), windows[over])
	}
	rows, err := v.deploymentRows(p, near)
	for i := range rows {
		if rows[i].State == domain.WindowOver {
			row.Previous = &rows[i]
		} else {
			row.Next = &rows[i]
		}
	}
	return err
}
