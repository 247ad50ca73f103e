package app_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

func templateTitles(w *testkit.Workspace, project domain.ID) []string {
	var titles []string
	for i, t := range testkit.Ask[app.TemplatesView](w, "View", "templates.list", &app.TemplatesList{Project: project}).Templates {
		if t.Position != i+1 {
			w.TB.Errorf("%s stands at %d, not %d", t.Title, t.Position, i+1)
		}
		titles = append(titles, t.Title)
	}
	return titles
}

func templateGet(w *testkit.Workspace, id domain.ID) app.TemplateView {
	return testkit.Ask[app.TemplateView](w, "View", "template.get", &app.TemplateGet{Template: id})
}

func templateMove(t *testing.T, id domain.ID, from, to int) *app.TemplateMove {
	t.Helper()
	was, err := journal.ValueDigest(from)
	if err != nil {
		t.Fatal(err)
	}
	return &app.TemplateMove{Template: id, Position: app.Edit[int]{Was: was, To: to}}
}

// Scenario 13, second half.
func TestDeletedTemplateLeavesDensePositions(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	made := w.Templates(project)
	before := templateTitles(w, project)
	third := templateGet(w, made.ByHand)
	w.Refused(domain.CodeConflict, "Approval", &app.TemplateDelete{Template: made.ByHand, Seen: "0"})
	w.Must("Approval", &app.TemplateDelete{Template: made.ByHand, Seen: third.Seen})
	if diff := cmp.Diff(slices.Delete(before, 2, 3), templateTitles(w, project)); diff != "" {
		t.Error(diff)
	}
}

func TestTemplatesMove(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	made := w.Templates(project)
	w.Must("Approval", templateMove(t, made.Website, 6, 2))
	w.Must("Approval", templateMove(t, made.Release, 1, 3))
	want := []string{"Website database", "Green light", "Release script", "By hand", "Put file on the download server", "Pipeline"}
	if diff := cmp.Diff(want, templateTitles(w, project)); diff != "" {
		t.Error(diff)
	}
	w.Refused(domain.CodeConflict, "Approval", templateMove(t, made.Release, 1, 2))
	for _, place := range []int{0, 7} {
		w.Refused(domain.CodeInvalid, "Approval", templateMove(t, made.Release, 3, place))
	}
}

func TestOnlyApprovalManagesTemplates(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	made := w.Templates(project)
	seen := templateGet(w, made.Release).Seen
	for _, name := range []string{"Entry", "Review", "Execute", "View", "Outsider", "Ann"} {
		w.Refused(domain.CodeForbidden, name, &app.TemplateCreate{Project: project, TemplateDefinition: testkit.ByHand()})
		w.Refused(domain.CodeForbidden, name, &app.TemplateEdit{Template: made.Release})
		w.Refused(domain.CodeForbidden, name, &app.TemplateDelete{Template: made.Release, Seen: seen})
	}
	if view := templateGet(w, made.Release); view.Can[0].Allowed || view.Can[0].Why == nil {
		t.Errorf("View is offered %+v", view.Can[0])
	}
}

func TestTemplateTitleIsUniqueAmongEnabledOnes(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	made := w.Templates(project)
	again := testkit.ByHand()
	again.Title = " BY HAND "
	refused := w.Refused(domain.CodeInvalid, "Approval", &app.TemplateCreate{Project: project, TemplateDefinition: again})
	if refused.Fields["title"].Key != "template.title_taken" {
		t.Errorf("refused because of %+v", refused.Fields)
	}
	again.Disabled = true
	second := w.Must("Approval", &app.TemplateCreate{Project: project, TemplateDefinition: again})
	enable := &app.TemplateEdit{Template: second, Enabled: &app.Edit[bool]{Was: templateGet(w, second).Digests["enabled"], To: true}}
	w.Refused(domain.CodeInvalid, "Approval", enable)
	w.Must("Approval", &app.TemplateEdit{
		Template: made.ByHand, Enabled: &app.Edit[bool]{Was: templateGet(w, made.ByHand).Digests["enabled"], To: false},
	})
	w.Must("Approval", enable)
	offered := testkit.Ask[app.TemplatesView](w, "Entry", "templates.list", &app.TemplatesList{Project: project, Enabled: true}).Templates
	if len(offered) != 6 || slices.ContainsFunc(offered, func(r app.TemplateRow) bool { return r.ID == made.ByHand }) {
		t.Errorf("offered: %+v", offered)
	}
}

func TestTemplateEditsOfDifferentFieldsBothApply(t *testing.T) {
	w := testkit.New(t)
	made := w.Templates(w.Project())
	digests := templateGet(w, made.Release).Digests
	config := testkit.ReleaseScript().Config
	config.RunAs = "root"
	w.Must("Approval", &app.TemplateEdit{Template: made.Release, Config: &app.Edit[domain.TemplateConfig]{Was: digests["config"], To: config}})
	w.Must("Approval2", &app.TemplateEdit{Template: made.Release, Minutes: &app.Edit[int]{Was: digests["minutes"], To: 20}})
	refused := w.Refused(domain.CodeConflict, "Approval2", &app.TemplateEdit{
		Template: made.Release, Config: &app.Edit[domain.TemplateConfig]{Was: digests["config"], To: config},
	})
	if _, ok := refused.Fields["config"]; !ok {
		t.Errorf("conflict in %+v", refused.Fields)
	}
	if after := templateGet(w, made.Release); after.Minutes != 20 || after.Config.RunAs != "root" {
		t.Errorf("after both edits: %+v", after.Template)
	}
}

func TestTemplateOwnerIsMember(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	owned := testkit.ByHand()
	owned.Owner = w.User("Outsider")
	refused := w.Refused(domain.CodeInvalid, "Approval", &app.TemplateCreate{Project: project, TemplateDefinition: owned})
	if refused.Fields["owner"].Key != "person.not_member" {
		t.Errorf("refused because of %+v", refused.Fields)
	}
}

func TestTemplatePreviewShowsEveryProblemInItsPlace(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	w.Templates(project)
	definition := testkit.ReleaseScript()
	definition.Config.Commands = strings.Replace(definition.Config.Commands, "{action} {version}", "{action} {versian}", 1)
	definition.Config.Fields = append(definition.Config.Fields, domain.Field{ID: "pass", Label: "Pass phrase", Kind: domain.FieldPassword})
	entries := w.Entries()
	shown := testkit.Ask[app.TemplatePreviewView](w, "Approval", "template.preview", &app.TemplatePreview{
		Project: project, Definition: definition, Step: "8",
		Values: []domain.Value{
			{ID: "nodes", List: []string{"build-01"}},
			{ID: "run_as", Text: "rm"},
			{ID: "field.action", Text: "tag"},
			{ID: "field.version", Text: "3.12"},
			{ID: "field.pass", Text: "hunter2 hunter2"},
		},
	})
	places := []string{}
	for place := range shown.Problems {
		places = append(places, place)
	}
	slices.Sort(places)
	if diff := cmp.Diff([]string{"config.commands", "title"}, places); diff != "" {
		t.Error(diff)
	}
	if len(shown.ValueProblems) != 1 || shown.ValueProblems["values.field.version"].Key != "value.pattern" {
		t.Errorf("value problems: %+v", shown.ValueProblems)
	}
	var text strings.Builder
	for _, block := range shown.Row {
		text.WriteString(block.Text.Redacted() + "\n")
		for _, entry := range block.Entries {
			text.WriteString(entry.Label + "=" + entry.Text.Text() + "\n")
		}
	}
	for _, part := range []string{"release.py --tag {versian}", "8 $?", "Pass phrase=[pass: see window]"} {
		if !strings.Contains(text.String(), part) {
			t.Errorf("the row lacks %q:\n%s", part, text.String())
		}
	}
	if len(shown.Form) != 5 || w.Entries() != entries {
		t.Errorf("form of %d fields, %d entries", len(shown.Form), w.Entries())
	}
}

// Before anything is tried, the preview is what a new activity begins with.
func TestTemplatePreviewBeginsAsItsFormDoes(t *testing.T) {
	w := testkit.New(t)
	shown := testkit.Ask[app.TemplatePreviewView](w, "Approval", "template.preview", &app.TemplatePreview{
		Project: w.Project(), Definition: testkit.ReleaseScript(), Step: "8",
	})
	var text strings.Builder
	for _, block := range shown.Row {
		text.WriteString(string(block.LabelKey) + "=" + block.Text.Text() + "\n")
	}
	for _, part := range []string{"parameter.run_as=rm", "release.py --{action} {version}"} {
		if !strings.Contains(text.String(), part) {
			t.Errorf("the row lacks %q:\n%s", part, text.String())
		}
	}
}

// The first is sound by itself; together they would stop half way.
func TestOneTitleTwiceInAFile(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	hand := testkit.ByHand()
	again, disabled := hand, hand
	again.Title, disabled.Disabled = " by HAND ", true
	text, err := json.Marshal(map[string]any{
		"format": "renogen templates", "version": 1, "templates": []app.TemplateDefinition{disabled, hand, disabled, again},
	})
	if err != nil {
		t.Fatal(err)
	}
	rows := testkit.Ask[app.TemplateImportView](w, "Approval", "template.import", &app.TemplateImport{Project: project, Text: string(text)}).Templates
	for _, row := range rows[:3] {
		if len(row.Problems) > 0 {
			t.Errorf("%s: %v", row.Definition.Title, row.Problems)
		}
	}
	want := map[string]domain.Problem{"title": {
		Key: "template.file.title_twice", Params: map[string]string{"title": "by HAND", "first": "2", "second": "4"},
	}}
	if diff := cmp.Diff(want, rows[3].Problems); diff != "" {
		t.Error(diff)
	}
}

func TestTemplatesTravelAsAFile(t *testing.T) {
	w := testkit.New(t)
	from, to := w.Project(), w.Project()
	made := w.Templates(from)
	w.Must("Approval", &app.TemplateCreate{Project: to, TemplateDefinition: testkit.ByHand()})
	file := testkit.Ask[app.TemplateFile](w, "View", "template.export", &app.TemplateExport{Project: from})
	rows := testkit.Ask[app.TemplateImportView](w, "Approval", "template.import", &app.TemplateImport{Project: to, Text: file.Text}).Templates
	if len(rows) != 6 {
		t.Fatalf("%d templates", len(rows))
	}
	for _, row := range rows {
		if row.Definition.Title == "By hand" {
			if row.Problems["title"].Key != "template.title_taken" {
				t.Errorf("problems of By hand: %+v", row.Problems)
			}
			continue
		}
		copied := templateGet(w, w.Must("Approval", &app.TemplateCreate{Project: to, TemplateDefinition: row.Definition}))
		if copied.Title == "Release script" {
			if diff := cmp.Diff(templateGet(w, made.Release).Config, copied.Config); diff != "" {
				t.Error(diff)
			}
		}
	}
	_, err := app.Ask[app.TemplateImportView](w.App, w.User("Approval"), "template.import", &app.TemplateImport{Project: to, Text: `{"format":"else"}`})
	if domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("a foreign file: %v", err)
	}
}

// Scenario 13, first half.
func TestTemplateEditedAfterApprovalChangesNoStep(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	made := w.Templates(project)
	deployment := w.Deployment(project, "2026-12-03 20:00")
	item := w.Item(deployment, "Faster search")
	w.Activity(item, made.Release, testkit.Choices("nodes", "build-01"), testkit.Text("run_as", "rm"),
		testkit.Text("field.action", "tag"), testkit.Text("field.version", "3.12.1"))
	w.Approved(item)
	w.ApproveBook(deployment)
	before := w.Book(deployment)
	config := testkit.ReleaseScript().Config
	config.Commands, config.RunAs = "rm -rf {version} {action}", "root"
	w.Must("Approval", &app.TemplateEdit{
		Template: made.Release, Title: testkit.To(w, "Release script", "Other script"),
		Config: testkit.To(w, testkit.ReleaseScript().Config, config), Enabled: testkit.To(w, true, false),
	})
	if diff := cmp.Diff(before, w.Book(deployment), cmpopts.IgnoreUnexported(domain.Error{})); diff != "" {
		t.Errorf("the run book changed: %s", diff)
	}
	view := templateGet(w, made.Release)
	if view.Activities != 1 || view.Steps != 1 || view.Deployments != 1 || view.Can[2].Allowed || len(view.History) != 1 {
		t.Errorf("what was made from it: %+v", view)
	}
	if made := view.History[0]; made.Item != item || made.Deployment != deployment || made.Status != domain.ItemReady || made.CreatedByName != "Entry" {
		t.Errorf("history: %+v", made)
	}
	refused := w.Refused(domain.CodeConflict, "Approval", &app.TemplateDelete{Template: made.Release, Seen: view.Seen})
	if refused.Key != "template.in_use" {
		t.Errorf("refused because of %s", refused.Key)
	}
}
