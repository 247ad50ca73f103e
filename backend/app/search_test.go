package app_test

import (
	"strings"
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

// An excerpt is read as words: Markdown loses its marks and no word, and the title is not said twice.
func TestSearchExcerptsArePlainWords(t *testing.T) {
	w := testkit.New(t)
	for key, c := range map[string]struct{ search, text, want string }{
		"lists":  {"lists", "## What **changes**\n\n- keep the *owner*\n1. `git push` [there](https://x.org/y)", "What changes keep the owner git push there"},
		"tables": {"tables", "| Node | Before |\n| --- | ---: |\n| billing-01 | 1,024 |", "Node, Before billing-01, 1,024"},
		"codes":  {"codes", "```sh\nmake a | b\n```\nsnake_case and 2 * 3 * 4", "make a | b snake_case and 2 * 3 * 4"},
		"entry":  {"rollback", "- " + strings.Repeat("other ", 60) + "\n- the rollback", "…"},
		"longs":  {"hit", strings.Repeat("before\n", 99) + "| the hit stands |\n" + strings.Repeat("after\n", 99), "…before the hit stands after"},
	} {
		w.Must("Ann", &app.ProjectCreate{
			Key: key, Title: "About " + key, Description: c.text, Modules: []string{"web"}, Approver: w.User("Approval"),
		})
		found := testkit.Ask[app.SearchView](w, "Approval", "search", &app.Search{Text: c.search})
		if len(found.Hits) != 1 || !strings.HasPrefix(found.Hits[0].Text, c.want) || !strings.Contains(found.Hits[0].Text, c.search) && key == "entry" {
			t.Errorf("%s: %+v", key, found.Hits)
		}
	}
}
