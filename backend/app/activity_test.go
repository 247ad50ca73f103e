package app_test

import (
	"slices"
	"testing"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

func TestActivityShowsFieldsAndHidesPrivateProjects(t *testing.T) {
	w := testkit.New(t)
	open := w.Must("Ann", &app.ProjectCreate{Key: "open", Title: "Open", Modules: []string{"web"}, Approver: w.User("Approval")})
	w.Must("Ann", &app.ProjectCreate{Key: "secret", Title: "Secret", Modules: []string{"web"}, Private: true, Approver: w.User("Approval")})
	seen := testkit.Ask[app.ActivityView](w, "Approval", "activity.list", &app.ActivityList{Command: "project.create"})
	if len(seen.Entries) != 2 || seen.Entries[0].ProjectTitle != "Secret" || seen.Entries[0].ActorName != "Ann" {
		t.Errorf("the member sees %+v", seen.Entries)
	}
	if rows := seen.Entries[1].Rows; len(rows) == 0 || rows[0].Table != "projects" || rows[0].Title != "Open" {
		t.Errorf("rows %+v", rows)
	}
	outside := testkit.Ask[app.ActivityView](w, "Outsider", "activity.list", &app.ActivityList{Limit: 200})
	for _, e := range outside.Entries {
		if e.Project != "" {
			t.Errorf("the outsider sees entry %d of %s", e.Seq, e.ProjectTitle)
		}
	}
	paged := testkit.Ask[app.ActivityView](w, "Approval", "activity.list", &app.ActivityList{Project: open, Limit: 1})
	if len(paged.Entries) != 1 || paged.More {
		t.Errorf("page %+v", paged)
	}
}

// An entry names its record as it is called today, and a deleted one as it was called.
func TestActivityNamesTheRecord(t *testing.T) {
	w := testkit.New(t)
	home := w.Must("Ann", &app.EnvironmentCreate{Name: "Test"})
	w.Must("Ann", &app.EnvironmentEdit{Environment: home, Name: testkit.To(w, "Test", "Production")})
	titles := func() (out []string) {
		list := testkit.Ask[app.ActivityView](w, "Ann", "activity.list", &app.ActivityList{Record: home})
		for _, e := range list.Entries {
			out = append(out, e.Command+" "+e.RecordTitle)
		}
		return out
	}
	if got := titles(); !slices.Equal(got, []string{"environment.edit Production", "environment.create Production"}) {
		t.Errorf("today: %v", got)
	}
	w.Must("Ann", &app.EnvironmentDelete{Environment: home})
	want := []string{"environment.delete Production", "environment.edit Production", "environment.create Test"}
	if got := titles(); !slices.Equal(got, want) {
		t.Errorf("when it is gone: %v", got)
	}
}

func TestActivityNamesPeople(t *testing.T) {
	w := testkit.New(t)
	list := testkit.Ask[app.ActivityView](w, "Ann", "activity.list", &app.ActivityList{Command: "user.invite", Record: w.User("Entry")})
	if len(list.Entries) != 1 || list.Entries[0].RecordTitle != "Entry" {
		t.Errorf("%+v", list.Entries)
	}
}

func TestActivityOfOneKindOfThing(t *testing.T) {
	w := testkit.New(t)
	w.Project()
	for _, e := range testkit.Ask[app.ActivityView](w, "Approval", "activity.list", &app.ActivityList{Noun: "member", Limit: 200}).Entries {
		if e.Command != "member.set" {
			t.Errorf("%s is no command of members", e.Command)
		}
	}
	none := testkit.Ask[app.ActivityView](w, "Approval", "activity.list", &app.ActivityList{Noun: "mem"})
	if len(none.Entries) != 0 {
		t.Errorf("half a noun finds %d", len(none.Entries))
	}
}
