package app_test

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

func TestHomeOfAnEmptyWorkspace(t *testing.T) {
	w := testkit.New(t)
	project := w.Must("Ann", &app.ProjectCreate{Key: "crm", Title: "CRM", Modules: []string{"web"}, Approver: w.User("Approval")})
	for _, name := range []string{"Ann", "Approval"} {
		home := testkit.Ask[app.HomeView](w, name, "home.get", &app.HomeGet{})
		if home.Total != 0 || len(home.Now) != 0 || len(home.Upcoming) != 0 {
			t.Errorf("%s: %+v", name, home)
		}
	}
	w.Must("Outsider", &app.AccessRequest{Project: project, Text: "I write the texts."})
	home := testkit.Ask[app.HomeView](w, "Approval", "home.get", &app.HomeGet{})
	if home.Total != 1 || home.People != 1 || home.Needs[0].ByName != "Outsider" {
		t.Errorf("an access request: %+v", home)
	}
}
