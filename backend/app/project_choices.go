package app

import (
	"slices"
	"strings"

	"renogen/backend/domain"
)

// ProjectChoices asks what the forms of a project offer: its people and its lists.
type ProjectChoices struct {
	Project domain.ID `json:"project"`
}

// ProjectChoicesView answers it. People are the active members, by name; Roles those of the one who asks.
type ProjectChoicesView struct {
	Project            domain.ID       `json:"project"`
	Key                string          `json:"key"`
	Title              string          `json:"title"`
	TimeZone           string          `json:"time_zone"`
	People             []ProjectPerson `json:"people"`
	Modules            []string        `json:"modules"`
	Categories         []string        `json:"categories"`
	ChecklistTemplates []string        `json:"checklist_templates"`
	Extensions         []string        `json:"extensions"`
	DefaultMinutes     int             `json:"default_minutes"`
	Roles              []domain.Role   `json:"roles"`
}

// ProjectPerson is an active member with the roles that he has there.
type ProjectPerson struct {
	User  domain.ID     `json:"user"`
	Name  string        `json:"name"`
	Roles []domain.Role `json:"roles"`
	// Runs: steps can be given to this person.
	Runs bool `json:"runs"`
}

func init() { ask("project.choices", projectChoices) }

func projectChoices(v *View, p *ProjectChoices) (ProjectChoicesView, error) {
	project, err := v.see(p.Project)
	if err != nil {
		return ProjectChoicesView{}, err
	}
	out := ProjectChoicesView{
		Project: project.ID, Key: project.Key, Title: project.Title, TimeZone: project.TimeZone, People: []ProjectPerson{},
		Modules: listed(project.Modules), Categories: listed(project.Categories), ChecklistTemplates: listed(project.ChecklistTemplates),
		Extensions: listed(project.Extensions), DefaultMinutes: project.DefaultMinutes, Roles: v.relation(project.ID).Roles.List(),
	}
	for _, user := range sortedKeys(v.rules.Members[project.ID]) {
		if roles := v.rules.RolesOf(project.ID, user); roles != 0 {
			out.People = append(out.People, ProjectPerson{
				User: user, Name: v.rules.Users[user].Name, Roles: roles.List(), Runs: roles.Acts(domain.RoleExecute),
			})
		}
	}
	slices.SortStableFunc(out.People, func(a, b ProjectPerson) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return out, nil
}

// listed is a copy that the window never sees as null.
func listed(entries []string) []string { return append([]string{}, entries...) }
