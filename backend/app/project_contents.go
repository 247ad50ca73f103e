package app

import (
	"strings"

	"renogen/backend/domain"
)

// ProjectContents asks what deleting a project would take with it. It is for administrators.
type ProjectContents struct {
	Project domain.ID `json:"project"`
}

// ProjectContentsView counts it. Title is what project.delete must carry.
type ProjectContentsView struct {
	Title       string `json:"title"`
	Deployments int    `json:"deployments"`
	Requests    int    `json:"requests"`
	Items       int    `json:"items"`
	Activities  int    `json:"activities"`
	Attachments int    `json:"attachments"`
	Comments    int    `json:"comments"`
	Steps       int    `json:"steps"`
	Tasks       int    `json:"tasks"`
	Templates   int    `json:"templates"`
	Members     int    `json:"members"`
	// Can has project.delete, and project.archive, which is offered instead.
	Can []domain.Ability `json:"can"`
}

// PermissionTable asks who may do what.
type PermissionTable struct{}

// PermissionTableView is the permission table with its columns.
type PermissionTableView struct {
	Roles []domain.Role          `json:"roles"`
	Rows  []domain.PermissionRow `json:"rows"`
}

// EnvironmentsList asks for all environments.
type EnvironmentsList struct{}

// EnvironmentsView is the list of environments.
type EnvironmentsView struct {
	Environments []EnvironmentView `json:"environments"`
	Can          []domain.Ability  `json:"can"`
}

// EnvironmentView is an environment with the projects that release onto it, as far as one may know of them.
type EnvironmentView struct {
	domain.Environment
	Digests  Digests          `json:"digests"`
	Projects []NamedProject   `json:"projects"`
	Can      []domain.Ability `json:"can"`
}

// NamedProject is a project by name.
type NamedProject struct {
	Project domain.ID `json:"project"`
	Key     string    `json:"key"`
	Title   string    `json:"title"`
}

func init() {
	ask("project.contents", projectContents)
	ask("permission.table", permissionTable)
	ask("environments.list", listEnvironments)
}

func projectContents(v *View, p *ProjectContents) (ProjectContentsView, error) {
	var out ProjectContentsView
	if err := domain.PermitRow("administrate", v.relation("")); err != nil {
		return out, err
	}
	row, ok := v.rules.Projects[p.Project]
	if !ok {
		return out, domain.Missing()
	}
	n, err := v.CountProject(row.ID)
	return ProjectContentsView{
		Title: row.Title, Deployments: n["deployments"], Requests: n["requests"], Items: n["items"],
		Activities: n["activities"], Attachments: n["attachments"], Comments: n["comments"], Steps: n["steps"],
		Tasks: n["tasks"], Templates: n["templates"], Members: n["members"],
		Can: can(v.relation(row.ID), "project.delete", "project.archive"),
	}, err
}

func permissionTable(*View, *PermissionTable) (PermissionTableView, error) {
	return PermissionTableView{Roles: domain.Roles, Rows: domain.PermissionTable}, nil
}

func listEnvironments(v *View, _ *EnvironmentsList) (EnvironmentsView, error) {
	out := EnvironmentsView{Environments: []EnvironmentView{}, Can: can(v.relation(""), "environment.create")}
	rows, err := v.Environments()
	if err != nil {
		return out, err
	}
	for _, row := range rows {
		view := EnvironmentView{
			Environment: row, Projects: []NamedProject{}, Can: can(v.relation(""), "environment.edit", "environment.delete"),
		}
		if view.Digests, err = digestsOf(row); err != nil {
			return out, err
		}
		for _, id := range sortedKeys(v.rules.Projects) {
			project, relation := v.rules.Projects[id], v.relation(id)
			if project.Environment != row.ID || project.Private && !relation.Member && !relation.Administrator {
				continue
			}
			view.Projects = append(view.Projects, NamedProject{Project: id, Key: project.Key, Title: project.Title})
		}
		view.Can[1] = notNow(view.Can[1], environmentUnused(row, view.Projects))
		out.Environments = append(out.Environments, view)
	}
	return out, nil
}

// environmentUnused refuses to delete what projects release onto.
func environmentUnused(row domain.Environment, projects []NamedProject) error {
	if len(projects) == 0 {
		return nil
	}
	var titles []string
	for _, p := range projects {
		titles = append(titles, p.Title)
	}
	return domain.Conflict("environment.in_use", "name", row.Name, "project", strings.Join(titles, ", "))
}
