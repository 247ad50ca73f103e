package app_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func checklist(w *testkit.Workspace, deployment domain.ID) app.ChecklistView {
	return testkit.Ask[app.ChecklistView](w, "View", "checklist.get", &app.ChecklistGet{Deployment: deployment})
}

func taskCreate(w *testkit.Workspace, deployment domain.ID, title string, persons ...string) *app.TaskCreate {
	create := &app.TaskCreate{
		Deployment: deployment, Title: title, Start: testkit.At("2026-12-01 09:00"), End: testkit.At("2026-12-02 18:00"),
	}
	for _, name := range persons {
		create.Persons = append(create.Persons, w.User(name))
	}
	return create
}

// The part of scenario 10 about tasks.
func TestThePersonInChargeUpdatesTheTaskWithAComment(t *testing.T) {
	w := testkit.New(t)
	deployment := w.Deployment(w.Project(), "2026-12-03 20:00")
	task := w.Must("Entry", taskCreate(w, deployment, "Tell the desk", "View"))
	update := func(comment string) *app.TaskUpdate {
		return &app.TaskUpdate{Task: task, State: testkit.To(w, domain.TaskNotStarted, domain.TaskCompleted), Comment: comment}
	}
	if got := problemOf(t, w.Refused(domain.CodeInvalid, "View", update("")), "comment"); got != "field.required" {
		t.Error(got)
	}
	for _, name := range []string{"Entry2", "Review", "Execute", "Outsider"} {
		w.Refused(domain.CodeForbidden, name, update("done"))
	}
	w.Must("View", update("called them"))
	w.Refused(domain.CodeConflict, "View", update("again"))
	w.Clock.Pass(time.Minute)
	w.Must("Entry", &app.TaskUpdate{Task: task, Comment: "thanks"})
	list := checklist(w, deployment)
	if got := list.Tasks[0]; got.State != domain.TaskCompleted || len(got.Updates) != 2 || got.Updates[0].Comment != "called them" ||
		got.Updates[0].CreatedByName != "View" || got.Updates[1].From != domain.TaskCompleted {
		t.Errorf("%+v", got)
	}
}

func TestProblemsOfATask(t *testing.T) {
	w := testkit.New(t)
	deployment := w.Deployment(w.Project(), "2026-12-03 20:00")
	w.Must("Review", taskCreate(w, deployment, "Tell the desk", "View"))
	create := taskCreate(w, deployment, "Tell the desk", "Outsider")
	create.End = create.Start - 1
	refused := w.Refused(domain.CodeInvalid, "Review", create)
	for field, want := range map[string]domain.Key{"title": "task.title_taken", "end": "task.end_before_start", "persons": "person.not_member"} {
		if got := problemOf(t, refused, field); got != want {
			t.Errorf("%s: want %s, got %s", field, want, got)
		}
	}
	w.Refused(domain.CodeForbidden, "View", taskCreate(w, deployment, "Other", "View"))
	w.Clock.Set("2026-12-04 03:00")
	if got := w.Refused(domain.CodeConflict, "Approval", taskCreate(w, deployment, "Late", "View")); got.Key != "task.add.deployment_over" {
		t.Error(got)
	}
}

func TestTasksAreChangedByTheirCreator(t *testing.T) {
	w := testkit.New(t)
	deployment := w.Deployment(w.Project(), "2026-12-03 20:00")
	task := w.Must("Execute", taskCreate(w, deployment, "Tell the desk", "View"))
	edit := &app.TaskEdit{Task: task, Title: testkit.To(w, "Tell the desk", "Tell everybody"), Comment: "more people"}
	for _, name := range []string{"View", "Entry", "Review"} {
		w.Refused(domain.CodeForbidden, name, edit)
		w.Refused(domain.CodeForbidden, name, &app.TaskDelete{Task: task})
	}
	w.Refused(domain.CodeInvalid, "Execute", &app.TaskEdit{Task: task, Title: edit.Title})
	w.Must("Execute", edit)
	w.Refused(domain.CodeInvalid, "View", &app.TaskAddEvidence{Task: task})
	w.Must("View", &app.TaskAddEvidence{Task: task, File: fileAdd(t, w, "mail.txt", []byte("sent")), Name: "mail.txt", Note: "the mail"})
	got := checklist(w, deployment).Tasks[0]
	if got.Title != "Tell everybody" || got.Updates[0].Comment != "more people" || got.Evidence[0].Name != "mail.txt" || got.Evidence[0].ByName != "View" {
		t.Errorf("%+v", got)
	}
	w.Must("Approval", &app.TaskDelete{Task: task})
	if got := checklist(w, deployment).Tasks; len(got) != 0 {
		t.Error(got)
	}
}

func TestTasksOfAChecklistStandInTheOrderOfTheTemplate(t *testing.T) {
	w := testkit.New(t)
	titles := []string{"Zero", "Ask", "Warn", "Mute", "Look"}
	deployment := w.Deployment(w.Project(func(p *app.ProjectCreate) { p.ChecklistTemplates = titles }), "2026-12-03 20:00")
	w.Must("Entry", &app.ChecklistFromTemplate{Deployment: deployment, Start: testkit.At("2026-12-01 09:00"), Persons: []domain.ID{w.User("Entry")}})
	got := []string{}
	for _, task := range checklist(w, deployment).Tasks {
		got = append(got, task.Title)
	}
	if diff := cmp.Diff(titles, got); diff != "" {
		t.Error(diff)
	}
}

func TestAChecklistIsMadeAndSignedOff(t *testing.T) {
	w := testkit.New(t)
	deployment := w.Deployment(w.Project(), "2026-12-03 20:00")
	fill := &app.ChecklistFromTemplate{Deployment: deployment, Start: testkit.At("2026-12-01 09:00"), End: testkit.At("2026-12-02 09:00"), Persons: []domain.ID{w.User("Entry")}}
	w.Refused(domain.CodeConflict, "Execute", &app.ChecklistSignOff{Deployment: deployment, Seen: checklist(w, deployment).Seen})
	w.Must("Entry", &app.ChecklistFromTemplate{Deployment: deployment, Titles: []string{"Stop the jobs"}, Start: fill.Start, Persons: fill.Persons})
	if diff := cmp.Diff([]string{"Tell the service desk"}, checklist(w, deployment).Suggestions); diff != "" {
		t.Error(diff)
	}
	w.Must("Entry", fill)
	w.Refused(domain.CodeConflict, "Entry", fill)
	w.Clock.Set("2026-12-02 10:00")
	list := checklist(w, deployment)
	if len(list.Tasks) != 2 || list.Open != 2 || list.Overdue != 1 || list.Signed {
		t.Errorf("%+v", list)
	}
	w.Refused(domain.CodeForbidden, "Review", &app.ChecklistSignOff{Deployment: deployment, Seen: list.Seen, Remark: "fine"})
	w.Refused(domain.CodeInvalid, "Execute", &app.ChecklistSignOff{Deployment: deployment, Seen: list.Seen})
	w.Must("Execute", &app.ChecklistSignOff{Deployment: deployment, Seen: list.Seen, Remark: "the rest can wait"})
	if got := checklist(w, deployment); !got.Signed || got.SignOffs[0].CreatedByName != "Execute" {
		t.Errorf("%+v", got)
	}
	w.Must("Entry", &app.TaskUpdate{Task: list.Tasks[0].ID, State: testkit.To(w, domain.TaskNotStarted, domain.TaskCompleted), Comment: "done"})
	if checklist(w, deployment).Signed {
		t.Error("the checklist is not what was signed any more")
	}
	w.Refused(domain.CodeConflict, "Execute", &app.ChecklistSignOff{Deployment: deployment, Seen: list.Seen, Remark: "again"})
}

func TestOpenTasksMoveWithTheStart(t *testing.T) {
	r := newRelease(t)
	task := func(title string, end int64) domain.ID {
		return r.Must("Approval", &app.TaskCreate{
			Deployment: r.deployment, Title: title, Start: testkit.At("2026-12-02 10:00"), End: end, Persons: []string{r.User("View")},
		})
	}
	open, ended, done := task("Tell", 0), task("Ask", testkit.At("2026-12-02 11:00")), task("Done", 0)
	r.Must("View", &app.TaskUpdate{Task: done, State: testkit.To(r.Workspace, domain.TaskNotStarted, domain.TaskCompleted), Comment: "did it"})
	starts := func() []int64 {
		return []int64{
			testkit.Row[domain.Task](r.Workspace, open).Start, testkit.Row[domain.Task](r.Workspace, ended).End,
			testkit.Row[domain.Task](r.Workspace, done).Start,
		}
	}
	edit := &app.DeploymentEdit{Deployment: r.deployment}
	edit.Start = testkit.To(r.Workspace, testkit.At("2026-12-03 20:00"), testkit.At("2026-12-10 21:00"))
	r.Must("Approval", edit)
	before := []int64{testkit.At("2026-12-02 10:00"), testkit.At("2026-12-02 11:00"), testkit.At("2026-12-02 10:00")}
	if diff := cmp.Diff(before, starts()); diff != "" {
		t.Error("they stay unless that is asked for:", diff)
	}
	edit.Start = testkit.To(r.Workspace, testkit.At("2026-12-10 21:00"), testkit.At("2026-12-03 20:00"))
	edit.TasksComment = strings.Repeat("x", 151)
	r.Refused(domain.CodeInvalid, "Approval", edit)
	edit.TasksComment = "a week and an hour earlier"
	r.Must("Approval", edit)
	after := []int64{testkit.At("2026-11-25 09:00"), testkit.At("2026-11-25 10:00"), testkit.At("2026-12-02 10:00")}
	if diff := cmp.Diff(after, starts()); diff != "" {
		t.Error(diff)
	}
	list := testkit.Ask[app.ChecklistView](r.Workspace, "View", "checklist.get", &app.ChecklistGet{Deployment: r.deployment})
	for _, one := range list.Tasks {
		if last := one.Updates; one.ID != done && (len(last) != 1 || last[0].Comment != edit.TasksComment) {
			t.Errorf("%s: %+v", one.Title, last)
		}
	}
}
