package app_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// fullProject has something in every table that belongs to a project.
func fullProject(t *testing.T, w *testkit.Workspace) domain.ID {
	t.Helper()
	project := secretKeys(w)
	templates := w.Templates(project)
	w.Must("Outsider", &app.AccessRequest{Project: project})
	w.Must("View", &app.StarSet{Project: project, Starred: true})
	w.Must("Entry", &app.RequestCreate{Project: project, PlanFields: app.PlanFields{Title: "A request", Start: testkit.At("2026-12-20 20:00")}})
	deployment := w.Deployment(project, "2026-12-03 20:00")
	item := w.Item(deployment, "Move the database")
	w.Activity(item, templates.ByHand, testkit.ByHandValues("Stop the jobs")...)
	w.Activity(item, templates.ByHand, testkit.ByHandValues("Start the jobs")...)
	w.Must("Entry", &app.AttachmentAdd{Item: item, File: fileAdd(t, w, "a.pdf", []byte("a plan")), Name: "a.pdf", Description: "Plan"})
	w.Must("Entry", &app.CommentAdd{Item: item, Text: "Who stops the jobs?"})
	w.Approved(item)
	w.ApproveBook(deployment)
	w.Clock.Set("2026-12-03 20:10")
	first := w.Steps(deployment)[0].ID
	w.DoStep(first, "done", domain.StepStart, domain.StepComplete, domain.StepAgain)
	w.Must("Execute", &app.StepAdd{Deployment: deployment, Behind: first, Title: "Wait", Instruction: "Wait for the jobs"})
	w.Must("Execute", &app.StepAddEvidence{Step: first, Note: "All jobs are down"})
	task := w.Must("Entry", &app.TaskCreate{Deployment: deployment, Title: "Call the desk", Start: testkit.At("2026-12-03 18:00"), Persons: []string{w.User("View")}})
	w.Must("View", &app.TaskUpdate{Task: task, State: testkit.To(w, domain.TaskNotStarted, domain.TaskCompleted), Comment: "Called"})
	w.Must("Approval", &app.ChecklistSignOff{
		Deployment: deployment, Seen: testkit.Ask[app.ChecklistView](w, "Approval", "checklist.get", &app.ChecklistGet{Deployment: deployment}).Seen,
	})
	return project
}

func projectCounts(w *testkit.Workspace, project domain.ID) (counts map[string]int) {
	w.Read(func(r store.Reader) (err error) {
		counts, err = r.CountProject(project)
		return err
	})
	return counts
}

func TestDeletedProjectTakesEverythingInIt(t *testing.T) {
	w := testkit.New(t)
	project, other := fullProject(t, w), w.Project()
	w.Templates(other)
	kept := projectCounts(w, other)
	d := newDoor(t) // has run books that are signed, and with a laptop
	d.Must("Approval", d.signature("Approval"))
	ofDoor := projectCounts(d.Workspace, d.project)
	for table, n := range projectCounts(w, project) {
		if n+ofDoor[table] == 0 {
			t.Errorf("the test has nothing in %s", table)
		}
	}
	d.Must("Ann", &app.ProjectDelete{Project: d.project, Title: d.projectTitle()})
	for table, n := range projectCounts(d.Workspace, d.project) {
		if n != 0 {
			t.Errorf("%d rows are left in %s", n, table)
		}
	}
	title := projectGet(w, "View", project).Title
	said := testkit.Ask[app.ProjectContentsView](w, "Ann", "project.contents", &app.ProjectContents{Project: project})
	if said.Title != title || said.Items != 1 || said.Activities != 2 || said.Steps != 4 || said.Can[1].Allowed {
		t.Errorf("what goes with it: %+v", said)
	}
	w.Refused(domain.CodeForbidden, "Approval", &app.ProjectDelete{Project: project, Title: title})
	w.Refused(domain.CodeInvalid, "Ann", &app.ProjectDelete{Project: project, Title: "project"})
	w.Must("Ann", &app.ProjectDelete{Project: project, Title: title})
	for table, n := range projectCounts(w, project) {
		if n != 0 {
			t.Errorf("%d rows are left in %s", n, table)
		}
	}
	if diff := cmp.Diff(kept, projectCounts(w, other)); diff != "" {
		t.Errorf("the other project: %s", diff)
	}
	if _, err := w.Get(w.User("View"), "project.get", &app.ProjectGet{Project: project}); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("it can still be asked for: %v", err)
	}
	if usage := fileUsage(w); usage.Files != 1 || usage.Unused != 0 {
		t.Errorf("its files: %+v", usage)
	}
	path := closedCopy(t, w)
	for _, level := range []app.Level{app.Quick, app.Full} {
		if report := verify(t, path, level); !report.Whole() {
			t.Errorf("%s: %+v", level, report.Findings)
		}
	}
	w.Clock.Pass(31 * 24 * time.Hour)
	if usage := fileUsage(w); usage.Unused != 1 {
		t.Errorf("its files a month later: %+v", usage)
	}
}

func TestClonedProjectHasSettingsTemplatesAndMembers(t *testing.T) {
	w := testkit.New(t)
	source := fullProject(t, w)
	w.Refused(domain.CodeForbidden, "Approval", &app.ProjectClone{Project: source, Key: "copy", Title: "Copy"})
	w.Refused(domain.CodeForbidden, "Ann", &app.ProjectClone{Project: source, Key: "copy", Title: "Copy"})
	w.Must("Ann", &app.MemberAppoint{Project: source, User: w.User("Ann"), Seen: w.Seen("member", source+"/"+w.User("Ann"), app.MemberSeen{Roles: []string{}})})
	w.Must("Ann", &app.UserBlock{User: w.User("Entry2"), Seen: w.UserSeen("Entry2")})
	w.Refused(domain.CodeInvalid, "Ann", &app.ProjectClone{Project: source, Key: "copy", Title: projectGet(w, "Ann", source).Title})
	clone := w.Must("Ann", &app.ProjectClone{Project: source, Key: "copy", Title: "Copy"})
	was, is := projectGet(w, "Ann", source), projectGet(w, "Ann", clone)
	ignore := cmpopts.IgnoreFields(domain.Project{}, "ID", "Key", "Title", "Stamp")
	if diff := cmp.Diff(was.Project, is.Project, ignore); diff != "" {
		t.Error(diff)
	}
	if len(is.Members) != len(was.Members)-1 || projectMember(w, clone, "Execute").Roles[0] != "execute" {
		t.Errorf("members: %+v", is.Members)
	}
	if diff := cmp.Diff(templateTitles(w, source), templateTitles(w, clone)); diff != "" {
		t.Error(diff)
	}
	counts := projectCounts(w, clone)
	for _, table := range []string{"deployments", "items", "requests", "project_keys", "stars"} {
		if counts[table] != 0 {
			t.Errorf("the clone has %d rows in %s", counts[table], table)
		}
	}
	if report := verify(t, closedCopy(t, w), app.Full); !report.Whole() {
		t.Errorf("%+v", report.Findings)
	}
}

func TestEnvironmentsTellTheirProjects(t *testing.T) {
	w := testkit.New(t)
	used := w.Must("Ann", &app.EnvironmentCreate{Name: "Production"})
	w.Must("Ann", &app.EnvironmentCreate{Name: "Archive"})
	w.Project(func(p *app.ProjectCreate) { p.Environment = used })
	w.Project(func(p *app.ProjectCreate) { p.Environment, p.Private = used, true })
	seen := map[string]int{}
	for _, name := range []string{"Ann", "Outsider"} {
		view := testkit.Ask[app.EnvironmentsView](w, name, "environments.list", &app.EnvironmentsList{})
		if len(view.Environments) != 2 || view.Environments[0].Name != "Archive" || view.Environments[1].Can[1].Allowed {
			t.Fatalf("%s sees %+v", name, view)
		}
		seen[name] = len(view.Environments[1].Projects)
	}
	if diff := cmp.Diff(map[string]int{"Ann": 2, "Outsider": 1}, seen); diff != "" {
		t.Error(diff)
	}
}
