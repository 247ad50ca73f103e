package app_test

import (
	"testing"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

// Anybody can write the id of any project into a text, and its address is one.
func TestDocumentsDoNotNameProjectsThatTheReaderMayNotSee(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	project := w.Project()
	deployment := w.Deployment(project, "2026-12-03 20:00")
	hidden := w.Must("Ann", &app.ProjectCreate{Key: "quiet", Title: "Quiet", Modules: []string{"web"}, Private: true, Approver: w.User("Approval")})
	item := w.Item(deployment, "Search")
	w.Must("Approval", &app.CommentAdd{Item: item, Text: "as in renogen://project/" + hidden + " and renogen://project/" + project})
	for reader, want := range map[string]string{"Approval": "Quiet", "View": ""} {
		got := testkit.Ask[app.JournalDocument](w, reader, "document.journal", &app.DocumentJournal{Deployment: deployment})
		if name := got.Names[hidden]; name != want {
			t.Errorf("%s reads %q of the private project, not %q", reader, name, want)
		}
		if got.Names[project] == "" {
			t.Errorf("%s does not read the name of his own project", reader)
		}
	}
}
