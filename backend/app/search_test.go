package app_test

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

func TestSearchFindsBeginningsOfWordsInVisibleProjects(t *testing.T) {
	w := testkit.New(t)
	w.Must("Ann", &app.ProjectCreate{Key: "crm", Title: "Éclair payments", Modules: []string{"web"}, Approver: w.User("Approval")})
	w.Must("Ann", &app.ProjectCreate{Key: "cn", Title: "发布窗口", Modules: []string{"web"}, Approver: w.User("Approval")})
	for text, want := range map[string]int{"eclair": 1, "ECL pay": 1, "crm": 1, "窗口": 1, "clair": 0, "": 0, "payments eclair nothing": 0} {
		found := testkit.Ask[app.SearchView](w, "Approval", "search", &app.Search{Text: text})
		if len(found.Hits) != want || found.Behind != 0 {
			t.Errorf("%q: %+v", text, found)
		}
	}
	if found := testkit.Ask[app.SearchView](w, "Outsider", "search", &app.Search{Text: "eclair"}); len(found.Hits) != 0 {
		t.Errorf("the outsider finds %+v", found.Hits)
	}
}
