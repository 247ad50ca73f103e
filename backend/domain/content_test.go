package domain_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/domain"
)

func sampleItem() (domain.Item, []domain.Activity, []domain.TemplateText, []domain.Attachment) {
	templates := goodTemplates()
	item := domain.Item{ID: "i", Ref: "REL-4", Title: "Windows packages", Category: "Build", Modules: []string{"windows"}, Status: domain.ItemReview}
	activities := []domain.Activity{
		{ID: "a2", Template: "t-instruction", Title: "Send hashes", Stage: domain.StageDuring, Position: 2, Values: []domain.Value{
			{ID: "instruction", Text: "Send"}, {ID: "nodes", List: []string{"build-01"}},
		}},
		{ID: "a1", Template: "t-ci_job", Title: "Pipeline", Stage: domain.StageDuring, Position: 1, StepPlan: domain.StepPlan{Minutes: 120}, Values: []domain.Value{
			{ID: "job", Text: "windows-release"}, {ID: "field.GitTag", Text: "v3.12.1"}, {ID: "field.SigningCertificate", Sealed: "0a", Generation: 1},
		}},
		{ID: "a3", Template: "t-instruction", Title: "Look", Stage: domain.StagePre, Position: 9},
	}
	attachments := []domain.Attachment{{ID: "f2", File: digestB, Name: "b.png", Description: "B"}, {ID: "f1", File: digestA, Name: "a.pdf", Description: "A"}}
	texts := []domain.TemplateText{
		domain.TextOf(templates[domain.KindInstruction]), domain.TextOf(templates[domain.KindCIJob]), domain.TextOf(templates[domain.KindDatabase]),
	}
	return item, activities, texts, attachments
}

func TestItemContent(t *testing.T) {
	content := domain.ItemContentOf(sampleItem())
	var activities, templates, attachments []string
	for _, a := range content.Activities {
		activities = append(activities, a.ID)
	}
	for _, text := range content.Templates {
		templates = append(templates, text.ID)
	}
	for _, a := range content.Attachments {
		attachments = append(attachments, a.ID)
	}
	got := [][]string{activities, templates, attachments}
	if diff := cmp.Diff([][]string{{"a3", "a1", "a2"}, {"t-ci_job", "t-instruction"}, {"f1", "f2"}}, got); diff != "" {
		t.Error(diff)
	}
	text, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(text, []byte("null")) {
		t.Errorf("null in %s", text)
	}
	for _, empty := range []any{domain.ItemContent{}, domain.StepContent{}, domain.SignatureContent{}} {
		if text, err := json.Marshal(empty); err != nil || bytes.Contains(text, []byte("null")) {
			t.Errorf("null in %s (%v)", text, err)
		}
	}
}

func TestContentIgnoresWhatNoApprovalCovers(t *testing.T) {
	item, activities, texts, attachments := sampleItem()
	want := domain.ItemContentOf(item, activities, texts, attachments)
	item.Status, item.Position, item.ChangedAt, item.VerifiedBy = domain.ItemReady, 7, 99, "ivo"
	activities[0].Step, activities[0].ChangedAt = "s", 99
	attachments[0].ChangedBy = "wes"
	slices.Reverse(activities)
	slices.Reverse(texts)
	slices.Reverse(attachments)
	if diff := cmp.Diff(want, domain.ItemContentOf(item, activities, texts, attachments)); diff != "" {
		t.Error(diff)
	}
}

// Scenario 13: what was approved, and the steps made from it, keep the template's text.
func TestTemplateEditedAfterApproval(t *testing.T) {
	item, activities, texts, attachments := sampleItem()
	approved := domain.ItemContentOf(item, activities, texts, attachments)
	pipeline := approved.Activities[1]
	text, _ := approved.Template(pipeline.Template)
	before := domain.RowBlocks(domain.StepContentOf(pipeline, text), "1")

	texts[1].Config.AccessNotes = "Ask Mei."
	if now := domain.ItemContentOf(item, activities, approved.Templates, attachments); !cmp.Equal(approved, now) {
		t.Error("an approved item counts as changed because its template was edited")
	}
	text, _ = approved.Template(pipeline.Template)
	if diff := cmp.Diff(before, domain.RowBlocks(domain.StepContentOf(pipeline, text), "1")); diff != "" {
		t.Error(diff)
	}
	edited := domain.ItemContentOf(item, activities, texts, attachments)
	want := []domain.ContentChange{{
		Path: "templates.t-ci_job.config.access_notes", Part: "T", LabelKey: "template.config.access_notes", Before: "Ask **Wes**.", After: "Ask Mei.",
	}}
	if diff := cmp.Diff(want, domain.DiffContent(approved, edited)); diff != "" {
		t.Error(diff)
	}
}

func signature(t interface{ Fatal(...any) }, a domain.ActivityContent, text domain.TemplateText, tags map[string]string) string {
	bytes, err := json.Marshal(domain.SignatureOf(a, text, tags))
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes)
}

func TestWhatASignatureCovers(t *testing.T) {
	text := domain.TextOf(goodTemplates()[domain.KindDeployFile])
	base := domain.ActivityContent{ID: "a", Template: text.ID, Title: "One", Stage: domain.StagePre, Plan: domain.StepPlan{Minutes: 5}, Values: []domain.Value{
		{ID: "instruction", Text: "Put it"}, {ID: "file", File: digestA, FileName: "a.pkg"}, {ID: "nodes", List: []string{"docs"}},
	}}
	for name, test := range map[string]struct {
		same   bool
		change func(*domain.ActivityContent, *domain.TemplateText)
	}{
		"nothing":         {true, func(*domain.ActivityContent, *domain.TemplateText) {}},
		"title":           {true, func(a *domain.ActivityContent, _ *domain.TemplateText) { a.Title = "Two" }},
		"activity":        {true, func(a *domain.ActivityContent, _ *domain.TemplateText) { a.ID = "b" }},
		"estimate":        {true, func(a *domain.ActivityContent, _ *domain.TemplateText) { a.Plan.Minutes = 50 }},
		"stage":           {false, func(a *domain.ActivityContent, _ *domain.TemplateText) { a.Stage = domain.StagePost }},
		"text":            {false, func(a *domain.ActivityContent, _ *domain.TemplateText) { a.Values[0].Text = "Put it down" }},
		"file content":    {false, func(a *domain.ActivityContent, _ *domain.TemplateText) { a.Values[1].File = digestB }},
		"file name":       {false, func(a *domain.ActivityContent, _ *domain.TemplateText) { a.Values[1].FileName = "b.pkg" }},
		"nodes":           {false, func(a *domain.ActivityContent, _ *domain.TemplateText) { a.Values[2].List = []string{"downloads"} }},
		"template":        {false, func(_ *domain.ActivityContent, text *domain.TemplateText) { text.ID = "other" }},
		"template's text": {false, func(_ *domain.ActivityContent, text *domain.TemplateText) { text.Description = "Otherwise." }},
	} {
		changed, changedText := base, text
		changed.Values = slices.Clone(base.Values)
		test.change(&changed, &changedText)
		if got := signature(t, base, text, nil) == signature(t, changed, changedText, nil); got != test.same {
			t.Errorf("another %s: same signature %v, want %v", name, got, test.same)
		}
	}
}

// Scenario 11: two activities equal in text with different files are two steps, each with its own file.
func TestScenarioFileIdentity(t *testing.T) {
	template := goodTemplates()[domain.KindDeployFile]
	var rows []string
	signatures := map[string]bool{}
	for _, file := range []string{digestA, digestB} {
		values, err := domain.CheckValues(template, []domain.Value{
			{ID: "instruction", Text: "Put it"}, {ID: "file", File: file, FileName: "a.pkg"}, {ID: "nodes", List: []string{"docs"}},
		}, inWorkspace)
		if err != nil {
			t.Fatal(err)
		}
		activity := domain.ActivityContent{Title: "Put", Stage: domain.StagePre, Values: values}
		signatures[signature(t, activity, domain.TextOf(template), nil)] = true
		for _, block := range domain.RowBlocks(domain.StepContentOf(activity, domain.TextOf(template)), "1") {
			rows = append(rows, block.File)
		}
	}
	if diff := cmp.Diff([]string{"", digestA, "", "", digestB, ""}, rows); diff != "" || len(signatures) != 2 {
		t.Errorf("%d signatures %s", len(signatures), diff)
	}
}

func TestSecretsInSignatures(t *testing.T) {
	text := domain.TextOf(goodTemplates()[domain.KindCIJob])
	one := domain.ActivityContent{Values: []domain.Value{{ID: "field.SigningCertificate", Sealed: "0a", Generation: 1}}}
	two := domain.ActivityContent{Values: []domain.Value{{ID: "field.SigningCertificate", Sealed: "0b", Generation: 2}}}
	tags := map[string]string{"field.SigningCertificate": "equal"}
	if signature(t, one, text, nil) == signature(t, two, text, nil) {
		t.Error("without tags, sealed values must tell secrets apart")
	}
	if signature(t, one, text, tags) != signature(t, two, text, tags) {
		t.Error("equal tags must share")
	}
	if signature(t, one, text, tags) == signature(t, one, text, map[string]string{"field.SigningCertificate": "other"}) {
		t.Error("other tags must not share")
	}
	if signature(t, domain.ActivityContent{Values: []domain.Value{{ID: "job", Text: "x"}}}, text, map[string]string{"job": "tag"}) ==
		signature(t, domain.ActivityContent{Values: []domain.Value{{ID: "job", Text: "y"}}}, text, map[string]string{"job": "tag"}) {
		t.Error("a tag must not hide a value that is no secret")
	}
}

func TestDiffContent(t *testing.T) {
	item, activities, texts, attachments := sampleItem()
	before := domain.ItemContentOf(item, activities, texts, attachments)
	item.Title, item.Modules = "Windows installers", []string{"windows", "docs"}
	activities[1].Minutes = 90
	activities[1].Values = []domain.Value{{ID: "job", Text: "windows-release"}, {ID: "field.SigningCertificate", Sealed: "0b", Generation: 1}}
	activities[0].Owner = "wes"
	activities[0].Position, activities[1].Position = 1, 2
	activities[2].ID, activities[2].Title = "a4", "Look again"
	attachments[0].File = strings.Repeat("c", 64)
	got := domain.DiffContent(before, domain.ItemContentOf(item, activities, texts, attachments))
	want := []domain.ContentChange{
		{Path: "title", LabelKey: "content.title", Before: "Windows packages", After: "Windows installers"},
		{Path: "modules", LabelKey: "content.modules", Before: "windows", After: "windows, docs"},
		{Path: "activities.a4", Part: "Look again", LabelKey: "content.activity", After: "Look again"},
		{Path: "activities.a2.plan.owner", Part: "Send hashes", LabelKey: "content.owner", After: "wes", Person: true},
		{
			Path: "activities.a1.values.field.SigningCertificate", Part: "Pipeline", Label: "Certificate",
			Before: "[SigningCertificate: see window]", After: "[SigningCertificate: see window]",
		},
		{Path: "activities.a1.plan.minutes", Part: "Pipeline", LabelKey: "content.minutes", Before: "120", After: "90"},
		{Path: "activities.a1.values.field.GitTag", Part: "Pipeline", Label: "Git tag", Before: "v3.12.1"},
		{Path: "attachments.f2.file", Part: "b.png", LabelKey: "content.file", Before: "b.png bbbbbbbbbbbb", After: "b.png cccccccccccc"},
		{Path: "activities.a3", Part: "Look", LabelKey: "content.activity", Before: "Look"},
		{Path: "activities", LabelKey: "content.order", Before: "Pipeline\nSend hashes", After: "Send hashes\nPipeline"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDiffOfTemplateConfigurationIsReadable(t *testing.T) {
	text := domain.TextOf(goodTemplates()[domain.KindInstructions])
	content := func(text domain.TemplateText, values ...domain.Value) domain.ItemContent {
		return domain.ItemContentOf(domain.Item{}, []domain.Activity{{ID: "a", Template: text.ID, Values: values}}, []domain.TemplateText{text}, nil)
	}
	before := content(text, domain.Value{ID: "nodes", List: []string{"a"}}, domain.Value{ID: "field.file", File: digestA, FileName: "a.zip"})
	text.Config.Nodes = []domain.Option{{Value: "a", Label: "Ay"}, {Value: "b"}}
	text.Config.Fields = slices.Clone(text.Config.Fields)
	text.Config.Fields[0].Options = []domain.Option{{Value: "prod", Values: []domain.SubValue{{Key: "host", Value: "q"}, {Key: "port", Value: "1"}}}}
	text.Config.Fields[3].Pattern = `[A-Z]+`
	after := content(text, domain.Value{ID: "nodes", List: []string{"a", "b"}}, domain.Value{ID: "field.file", File: digestB, FileName: "a.zip"}, domain.Value{ID: "field.box", Tick: true})
	want := []domain.ContentChange{
		{Path: "activities.a.values.nodes", LabelKey: "parameter.nodes", Before: "a", After: "a, b"},
		{Path: "activities.a.values.field.file", Label: "field.file", Before: "a.zip aaaaaaaaaaaa", After: "a.zip bbbbbbbbbbbb"},
		{Path: "activities.a.values.field.box", Label: "field.box", After: "true"},
		{Path: "templates.t-predefined_instructions.config.nodes", Part: "T", LabelKey: "template.config.nodes", After: "a: Ay\nb"},
		{
			Path: "templates.t-predefined_instructions.config.fields.env", Part: "T", Label: "Environment",
			Before: "Environment (env, choice_with_values, required)\nprod (host = p.example.com, port = 1)\ntest (host = t.example.com, port = 2)",
			After:  "Environment (env, choice_with_values, required)\nprod (host = q, port = 1)",
		},
		{
			Path: "templates.t-predefined_instructions.config.fields.ticket", Part: "T", Label: "Ticket",
			Before: "Ticket (ticket, pattern)\npattern: [A-Z]+-\\d+", After: "Ticket (ticket, pattern)\npattern: [A-Z]+",
		},
	}
	if diff := cmp.Diff(want, domain.DiffContent(before, after)); diff != "" {
		t.Error(diff)
	}
}

// A digest that changed without a change to tell would leave the approver in the dark.
func TestEveryChangeIsTold(t *testing.T) {
	few := rapid.SampledFrom([]string{"", "a", "b", "a, b"})
	value := rapid.Custom(func(t *rapid.T) domain.Value {
		return domain.Value{ID: rapid.SampledFrom([]string{"job", "field.x"}).Draw(t, "id"), Text: few.Draw(t, "text")}
	})
	activity := rapid.Custom(func(t *rapid.T) domain.Activity {
		return domain.Activity{
			ID: rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, "id"), Template: "t", Title: few.Draw(t, "title"), Stage: domain.StagePre,
			Position: rapid.IntRange(1, 3).Draw(t, "position"),
			Values:   rapid.SliceOfNDistinct(value, 0, 2, func(v domain.Value) string { return v.ID }).Draw(t, "values"),
			StepPlan: domain.StepPlan{Checkpoint: rapid.Bool().Draw(t, "checkpoint"), UndoMinutes: rapid.IntRange(0, 1).Draw(t, "undo")},
		}
	})
	content := rapid.Custom(func(t *rapid.T) domain.ItemContent {
		activities := rapid.SliceOfNDistinct(activity, 0, 3, func(a domain.Activity) string { return a.ID }).Draw(t, "activities")
		for i := range activities {
			slices.SortFunc(activities[i].Values, func(a, b domain.Value) int { return strings.Compare(a.ID, b.ID) })
			activities[i].Values = slices.DeleteFunc(activities[i].Values, func(v domain.Value) bool { return v.Text == "" })
		}
		modules := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "a, b"}), 0, 2).Draw(t, "modules")
		text := domain.TemplateText{ID: "t", Kind: domain.KindCIJob, Config: domain.TemplateConfig{
			AccessNotes: few.Draw(t, "notes"), Jobs: options(rapid.SampledFrom([]string{"a", "b"}).Draw(t, "job")),
			Fields: []domain.Field{{ID: "x", Label: few.Draw(t, "label"), Description: few.Draw(t, "help"), Default: few.Draw(t, "default")}},
		}}
		return domain.ItemContentOf(domain.Item{ID: "i", Ref: few.Draw(t, "ref"), Modules: modules}, activities, []domain.TemplateText{text}, nil)
	})
	rapid.Check(t, func(t *rapid.T) {
		before, after := content.Draw(t, "before"), content.Draw(t, "after")
		same := jsonOf(t, before) == jsonOf(t, after)
		if changes := domain.DiffContent(before, after); same != (len(changes) == 0) {
			t.Fatalf("same %v, but changes %v", same, changes)
		}
	})
}

func jsonOf(t *rapid.T, content any) string {
	text, err := json.Marshal(content)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
