package domain

import (
	"slices"
	"strconv"
	"strings"
)

// Limits of a project.
const (
	MaxKey         = 30
	MaxIcon        = 30
	MinWindow      = 15           // minutes
	MaxWindow      = 14 * 24 * 60 // minutes
	MaxLeadMinutes = 60 * 24 * 60
)

// NewProjectDefaults gives what a new project starts with, in its creator's time zone. Key, title,
// environment and modules are the creator's to fill in.
func NewProjectDefaults(zone string) Project {
	return Project{
		Icon:               "cube",
		TimeZone:           zone,
		Modules:            []string{},
		Categories:         []string{"Bug Fix", "Enhancement", "New Feature"},
		ChecklistTemplates: []string{},
		DefaultMinutes:     6 * 60,
		RequestLeadMinutes: 2 * 60,
		Extensions:         slices.Clone(DefaultExtensions),
		SeparateDuties:     true,
	}
}

// Check gives the project as it is to be saved, or all that is wrong with its fields.
func (p Project) Check() (Project, error) {
	var c Checker
	p.Key = c.Slug("key", p.Key, MaxKey)
	p.Title = c.Line("title", p.Title, MaxTitle, true)
	p.Icon = c.Line("icon", p.Icon, MaxIcon, false)
	p.Description = c.Text("description", p.Description, MaxLongText, false)
	p.TimeZone = c.Zone("time_zone", p.TimeZone, true)
	p.Modules = c.List("modules", p.Modules, true)
	p.Categories = c.List("categories", p.Categories, true)
	p.ChecklistTemplates = c.List("checklist_templates", p.ChecklistTemplates, false)
	checkWindow(&c, "default_minutes", p.DefaultMinutes)
	c.Minutes("request_lead_minutes", p.RequestLeadMinutes, 0, MaxLeadMinutes)
	p.Extensions = c.Extensions("extensions", p.Extensions)
	if len(p.Extensions) == 0 {
		p.Extensions = slices.Clone(DefaultExtensions)
	}
	return p, c.Err()
}

func checkWindow(c *Checker, field string, minutes int) {
	if minutes < MinWindow || minutes > MaxWindow {
		c.Add(field, "plan.minutes", "given", strconv.Itoa(minutes))
	}
}

// CheckListChange refuses a list of a project (modules, categories) that loses entries which records still use.
// A renamed entry is lost under its old name unless its users are renamed in the same command.
func CheckListChange(field string, before, after, inUse []string) error {
	var lost []string
	for _, entry := range before {
		if slices.Contains(inUse, entry) && !slices.Contains(after, entry) {
			lost = append(lost, entry)
		}
	}
	var c Checker
	if len(lost) > 0 {
		c.Add(field, "project.list.in_use", "entries", strings.Join(lost, ", "))
	}
	return c.Err()
}

// Check gives the member with each role once, in the order in which roles are shown.
func (m Member) Check() (Member, error) {
	var c Checker
	for i, role := range m.Roles {
		OneOf(&c, at("roles", i), Role(role), true, Roles...)
	}
	roles := []string{}
	for _, role := range Roles {
		if slices.Contains(m.Roles, string(role)) {
			roles = append(roles, string(role))
		}
	}
	if len(m.Roles) == 0 {
		c.Add("roles", "member.roles_empty")
	}
	m.Roles = roles
	return m, c.Err()
}

// Check gives the access request as it is to be saved, or all that is wrong with its fields.
func (a AccessRequest) Check() (AccessRequest, error) {
	var c Checker
	a.Text = c.Text("text", a.Text, MaxNote, false)
	a.Answer = c.Text("answer", a.Answer, MaxNote, false)
	OneOf(&c, "state", a.State, true, AccessOpen, AccessGranted, AccessDeclined)
	return a, c.Err()
}
