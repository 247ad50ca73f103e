package testkit

import (
	"strconv"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
)

// MemberRoles says in which roles the people of a test project are members; each is named after the role.
// Ann and Outsider are no members.
var MemberRoles = []struct {
	Name  string
	Roles []string
}{
	{"Approval", []string{"approval"}},
	{"Approval2", []string{"approval"}},
	{"Entry", []string{"entry"}},
	{"Entry2", []string{"entry"}},
	{"Review", []string{"review"}},
	{"Execute", []string{"execute"}},
	{"View", []string{"view"}},
	{"All", []string{"entry", "review", "execute"}},
}

// Project makes a project with the members of MemberRoles. Its time zone is UTC unless said otherwise.
func (w *Workspace) Project(change ...func(*app.ProjectCreate)) domain.ID {
	w.TB.Helper()
	w.projects++
	number := strconv.Itoa(w.projects)
	create := &app.ProjectCreate{
		Key: "crm" + number, Title: "Customers " + number, TimeZone: "UTC", Modules: []string{"web", "core"},
		ChecklistTemplates: []string{"Tell the service desk", "Stop the jobs"}, Approver: w.User("Approval"),
	}
	for _, fn := range change {
		fn(create)
	}
	project := w.Must("Ann", create)
	for _, member := range MemberRoles[1:] {
		w.Member(project, member.Name, member.Roles...)
	}
	return project
}

// Member gives somebody who is no member yet roles in a project.
func (w *Workspace) Member(project domain.ID, name string, roles ...string) {
	w.TB.Helper()
	w.Must("Approval", &app.MemberSet{
		Project: project, User: w.User(name), Roles: roles,
		Seen: w.Seen("member", project+"/"+w.User(name), app.MemberSeen{Roles: []string{}}),
	})
}

// Seen is what a deciding command carries when this content was on the screen.
func (w *Workspace) Seen(kind string, id domain.ID, content any) string {
	w.TB.Helper()
	seen, err := app.SeenDigest(kind, id, content)
	if err != nil {
		w.TB.Fatal(err)
	}
	return seen
}

// Deployment makes a deployment of six hours that starts at a moment, written as 2026-12-03 20:00 in UTC.
func (w *Workspace) Deployment(project domain.ID, start string, change ...func(*app.DeploymentCreate)) domain.ID {
	w.TB.Helper()
	create := &app.DeploymentCreate{Project: project, PlanFields: app.PlanFields{Title: "Release " + start, Start: At(start)}}
	for _, fn := range change {
		fn(create)
	}
	return w.Must("Approval", create)
}

// To replaces a value that was seen by another one.
func To[T any](w *Workspace, was, to T) *app.Edit[T] {
	w.TB.Helper()
	digest, err := journal.ValueDigest(was)
	if err != nil {
		w.TB.Fatal(err)
	}
	return &app.Edit[T]{Was: digest, To: to}
}
