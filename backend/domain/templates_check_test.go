package domain_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func options(values ...string) []domain.Option {
	var made []domain.Option
	for _, value := range values {
		made = append(made, domain.Option{Value: value})
	}
	return made
}

// goodTemplates has one template of each kind that passes its check as it is.
func goodTemplates() map[domain.TemplateKind]domain.Template {
	templates := map[domain.TemplateKind]domain.TemplateConfig{
		domain.KindDatabase:    {Database: "pydotorg", Logins: options("editor")},
		domain.KindDeployFile:  {Nodes: options("downloads", "docs")},
		domain.KindInstruction: {Nodes: options("build-01"), Instruction: "Look twice."},
		domain.KindCIJob: {
			AccessNotes: "Ask **Wes**.", Jobs: options("windows-release", "docs-build", "buildbot-status"),
			Fields: []domain.Field{
				{ID: "GitTag", Label: "Git tag", Kind: domain.FieldText, Required: true},
				{ID: "SigningCertificate", Label: "Certificate", Kind: domain.FieldPassword, Sensitive: true},
				{ID: "DoPublish", Label: "Publish", Kind: domain.FieldCheckBox, Default: "true"},
			},
		},
		domain.KindCommands: {
			Nodes: options("build-01", "downloads"), RunAs: "rm", Commands: "cd ~/release/{version}\nrelease.py --{action} {version}\necho \"{@ID} $?\"",
			Fields: []domain.Field{
				{ID: "action", Label: "What to do", Kind: domain.FieldChoice, Required: true, Options: options("bump", "tag", "export", "done")},
				{ID: "version", Label: "Version", Kind: domain.FieldPattern, Required: true, Pattern: `\d+\.\d+\.\d+(a|b|rc)?\d*`},
			},
		},
		domain.KindInstructions: {
			Instructions: "Connect to {env.host}:{env.port} with {pw}, then say {word}.",
			Fields: []domain.Field{
				{ID: "env", Label: "Environment", Kind: domain.FieldSubChoice, Required: true, Options: []domain.Option{
					{Value: "prod", Values: []domain.SubValue{{Key: "host", Value: "p.example.com"}, {Key: "port", Value: "1"}}},
					{Value: "test", Values: []domain.SubValue{{Key: "host", Value: "t.example.com"}, {Key: "port", Value: "2"}}},
				}},
				{ID: "pw", Label: "Password", Kind: domain.FieldPassword, Required: true, Sensitive: true},
				{ID: "word", Label: "Word", Kind: domain.FieldText, Sensitive: true},
				{ID: "ticket", Label: "Ticket", Kind: domain.FieldPattern, Pattern: `[A-Z]+-\d+`},
			},
		},
	}
	made := map[domain.TemplateKind]domain.Template{}
	for kind, config := range templates {
		made[kind] = domain.Template{
			ID: "t-" + string(kind), Kind: kind, Title: "T", Description: "About it.", Stage: domain.StagePre, Enabled: true, Config: config,
		}
	}
	return made
}

func TestGoodTemplatesPassUnchanged(t *testing.T) {
	for kind, template := range goodTemplates() {
		saved, err := template.Check()
		if err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		if diff := cmp.Diff(template, saved); diff != "" {
			t.Errorf("%s: %s", kind, diff)
		}
	}
}

func TestWhatEachKindRequires(t *testing.T) {
	for kind, want := range map[domain.TemplateKind]map[string]domain.Key{
		domain.KindDatabase:     {"config.database": "field.required", "config.logins": "template.options.empty"},
		domain.KindDeployFile:   {"config.nodes": "template.options.empty"},
		domain.KindInstruction:  {"config.nodes": "template.options.empty"},
		domain.KindCIJob:        {"config.access_notes": "field.required", "config.jobs": "template.options.empty"},
		domain.KindCommands:     {"config.nodes": "template.options.empty", "config.run_as": "field.required", "config.commands": "field.required"},
		domain.KindInstructions: {"config.instructions": "field.required"},
		"dance":                 {"kind": "template.kind.unknown"},
	} {
		_, err := domain.Template{Kind: kind, Title: "T", Stage: domain.StagePre}.Check()
		if diff := cmp.Diff(want, problemsOf(t, err)); diff != "" {
			t.Errorf("%s: %s", kind, diff)
		}
	}
}

func TestTemplateShowsAllProblemsAtOnce(t *testing.T) {
	_, err := domain.Template{
		Kind: domain.KindDatabase, Title: strings.Repeat("x", 101), Stage: "later",
		StepPlan: domain.StepPlan{Minutes: -5}, Config: domain.TemplateConfig{Logins: []domain.Option{{Label: "no value"}, {Value: "a"}, {Value: "a "}}},
	}.Check()
	want := map[string]domain.Key{
		"title": "field.too_long", "stage": "field.not_offered", "minutes": "field.minutes", "config.database": "field.required",
		"config.logins.0.value": "field.required", "config.logins.2.value": "template.option.twice",
	}
	if diff := cmp.Diff(want, problemsOf(t, err)); diff != "" {
		t.Error(diff)
	}
}

func TestPartsOfOtherKindsAndBlankRowsVanish(t *testing.T) {
	template := goodTemplates()[domain.KindCommands]
	good := template.Config
	template.Config.Database = "left over"
	template.Config.Nodes = append([]domain.Option{{}, {Value: " "}}, good.Nodes...)
	template.Config.Fields = append([]domain.Field{{Kind: domain.FieldText, Required: true}, {}}, good.Fields...)
	saved, err := template.Check()
	if diff := cmp.Diff(good, saved.Config); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

// fieldProblems checks one row, the second after a blank one, in a template of predefined instructions.
func fieldProblems(t *testing.T, kind domain.TemplateKind, row domain.Field) map[string]domain.Key {
	t.Helper()
	template := goodTemplates()[kind]
	template.Config.Instructions, template.Config.Commands = "Do it.", "make"
	template.Config.Fields = []domain.Field{{}, row}
	_, err := template.Check()
	return problemsOf(t, err)
}

func TestFieldRows(t *testing.T) {
	const row = "config.fields.1."
	subs := func(values ...domain.SubValue) []domain.Option {
		return []domain.Option{{Value: "prod", Values: values}}
	}
	for _, test := range []struct {
		name string
		row  domain.Field
		want map[string]domain.Key
	}{
		{"text", domain.Field{ID: "a", Label: "A", Kind: domain.FieldText, Default: "0"}, nil},
		{"nothing but a description", domain.Field{Description: "d"}, map[string]domain.Key{
			row + "id": "field.required", row + "label": "field.required", row + "kind": "field.required",
		}},
		{"id begins with a digit", domain.Field{ID: "1a", Label: "A", Kind: domain.FieldText}, map[string]domain.Key{row + "id": "template.field.id"}},
		{"id with a space", domain.Field{ID: "a b", Label: "A", Kind: domain.FieldText}, map[string]domain.Key{row + "id": "template.field.id"}},
		{"id with a dot", domain.Field{ID: "a.b", Label: "A", Kind: domain.FieldText}, map[string]domain.Key{row + "id": "template.field.id"}},
		{"id of all signs", domain.Field{ID: "A_b-9", Label: "A", Kind: domain.FieldText}, nil},
		{"unknown kind", domain.Field{ID: "a", Label: "A", Kind: "colour"}, map[string]domain.Key{row + "kind": "field.not_offered"}},
		{"kind of forms only", domain.Field{ID: "a", Label: "A", Kind: domain.FieldMarkdown}, map[string]domain.Key{row + "kind": "field.not_offered"}},
		{"no pattern", domain.Field{ID: "a", Label: "A", Kind: domain.FieldPattern}, map[string]domain.Key{row + "pattern": "field.required"}},
		{"broken pattern", domain.Field{ID: "a", Label: "A", Kind: domain.FieldPattern, Pattern: "a)(b"}, map[string]domain.Key{row + "pattern": "template.pattern.broken"}},
		{"pattern with a slash", domain.Field{ID: "a", Label: "A", Kind: domain.FieldPattern, Pattern: "a/b"}, nil},
		{"default against pattern", domain.Field{ID: "a", Label: "A", Kind: domain.FieldPattern, Pattern: "a|b", Default: "ab"}, map[string]domain.Key{row + "default": "value.pattern"}},
		{"no options", domain.Field{ID: "a", Label: "A", Kind: domain.FieldChoice}, map[string]domain.Key{row + "options": "template.options.empty"}},
		{"default not offered", domain.Field{ID: "a", Label: "A", Kind: domain.FieldChoice, Options: options("x"), Default: "y"}, map[string]domain.Key{row + "default": "value.not_offered"}},
		{"defaults of several", domain.Field{ID: "a", Label: "A", Kind: domain.FieldMultiChoice, Options: options("x", "y"), Default: "y\r\nx"}, nil},
		{"one default of several not offered", domain.Field{ID: "a", Label: "A", Kind: domain.FieldMultiChoice, Options: options("x"), Default: "x\nz"}, map[string]domain.Key{row + "default": "value.not_offered"}},
		{"bad URL as default", domain.Field{ID: "a", Label: "A", Kind: domain.FieldURL, Default: "x"}, map[string]domain.Key{row + "default": "field.url"}},
		{"default of a secret", domain.Field{ID: "a", Label: "A", Kind: domain.FieldText, Sensitive: true, Default: "s3"}, map[string]domain.Key{row + "default": "template.field.secret_default"}},
		{"default of a password", domain.Field{ID: "a", Label: "A", Kind: domain.FieldPassword, Default: "s3"}, map[string]domain.Key{row + "default": "template.field.secret_default"}},
		{"sensitive file", domain.Field{ID: "a", Label: "A", Kind: domain.FieldFile, Sensitive: true}, map[string]domain.Key{row + "sensitive": "template.field.not_sealable"}},
		{"file", domain.Field{ID: "a", Label: "A", Kind: domain.FieldFile, Extensions: []string{".ZIP", "tar gz"}}, map[string]domain.Key{row + "extensions.1": "field.extension"}},
		{"sub-values", domain.Field{ID: "a", Label: "A", Kind: domain.FieldSubChoice, Options: subs(domain.SubValue{Key: "host", Value: ""})}, nil},
		{"no sub-values", domain.Field{ID: "a", Label: "A", Kind: domain.FieldSubChoice, Options: subs()}, map[string]domain.Key{row + "options.0.values": "template.sub_value.none"}},
		{"sub-value twice", domain.Field{ID: "a", Label: "A", Kind: domain.FieldSubChoice, Options: subs(domain.SubValue{Key: "h"}, domain.SubValue{Key: "h"})}, map[string]domain.Key{row + "options.0.values": "template.sub_value.twice"}},
		{"bad key", domain.Field{ID: "a", Label: "A", Kind: domain.FieldSubChoice, Options: subs(domain.SubValue{Key: "my host"})}, map[string]domain.Key{row + "options.0.values": "template.field.id"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, fieldProblems(t, domain.KindInstructions, test.row)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCommandsOfferFourKindsOfField(t *testing.T) {
	allowed := map[domain.FieldKind]bool{domain.FieldText: true, domain.FieldPassword: true, domain.FieldChoice: true, domain.FieldPattern: true}
	for _, kind := range domain.AllFieldKinds {
		row := domain.Field{ID: "a", Label: "A", Kind: kind, Pattern: "x", Options: []domain.Option{{Value: "x", Values: []domain.SubValue{{Key: "k"}}}}}
		if got := fieldProblems(t, domain.KindCommands, row) == nil; got != allowed[kind] {
			t.Errorf("%s accepted: %v, want %v", kind, got, allowed[kind])
		}
		if problems := fieldProblems(t, domain.KindCIJob, row); problems != nil {
			t.Errorf("CI job refuses %s: %v", kind, problems)
		}
	}
}

func TestIDsAreUnique(t *testing.T) {
	template := goodTemplates()[domain.KindCIJob]
	template.Config.Fields = append(template.Config.Fields, domain.Field{ID: "GitTag", Label: "Again", Kind: domain.FieldText})
	_, err := template.Check()
	want := domain.Problem{Key: "template.field.twice", Params: map[string]string{"given": "GitTag"}}
	if diff := cmp.Diff(want, problem(t, err, "config.fields.3.id")); diff != "" {
		t.Error(diff)
	}
}

func TestBlanks(t *testing.T) {
	for _, test := range []struct {
		text string
		want domain.Problem
	}{
		{"cd {env.host}\nrun {@ID} {pw} {env}", domain.Problem{}},
		{"no blanks: {} { pw } {1,2} ${HOME:-x} {print $1} \\{HOME}", domain.Problem{}},
		{"one\ncd {evn.host}", domain.Problem{Key: "template.blank.unknown_similar", Params: map[string]string{"line": "2", "blank": "evn", "similar": "env"}}},
		{"one\ntwo\n{something}", domain.Problem{Key: "template.blank.unknown", Params: map[string]string{"line": "3", "blank": "something"}}},
		{"echo ${HOME}", domain.Problem{Key: "template.blank.unknown", Params: map[string]string{"line": "1", "blank": "HOME"}}},
		{"{@step}", domain.Problem{Key: "template.blank.unknown", Params: map[string]string{"line": "1", "blank": "@step"}}},
		{"{pw.host}", domain.Problem{Key: "template.blank.no_sub_values", Params: map[string]string{"line": "1", "blank": "pw.host", "id": "pw"}}},
		{"{env.zone}", domain.Problem{Key: "template.blank.no_key", Params: map[string]string{"line": "1", "blank": "env.zone", "option": "prod", "key": "zone"}}},
	} {
		template := goodTemplates()[domain.KindInstructions]
		template.Config.Instructions = test.text
		_, err := template.Check()
		got := domain.Problem{}
		if err != nil {
			got = problem(t, err, "config.instructions")
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}

func TestMisspeltBlankInCommands(t *testing.T) {
	template := goodTemplates()[domain.KindCommands]
	template.Config.Commands = "cd ~/release/{version}\nrelease.py --{action} {versian}"
	_, err := template.Check()
	want := domain.Problem{Key: "template.blank.unknown_similar", Params: map[string]string{"line": "2", "blank": "versian", "similar": "version"}}
	if diff := cmp.Diff(want, problem(t, err, "config.commands")); diff != "" {
		t.Error(diff)
	}
}
