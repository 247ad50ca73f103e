package app_test

import (
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
