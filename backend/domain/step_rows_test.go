package domain_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

// shown describes blocks in one line each; entries of a block are indented.
func shown(blocks []domain.RowBlock) []string {
	var lines []string
	for _, b := range blocks {
		line := string(b.Kind) + " " + b.Label + string(b.LabelKey) + ": " + b.Text.Text()
		if b.Note != "" {
			line += " (" + b.Note + ")"
		}
		if b.File != "" {
			line += " #" + b.File[:4]
		}
		lines = append(lines, strings.TrimSpace(line))
		for _, entry := range shown(b.Entries) {
			lines = append(lines, "  "+entry)
		}
	}
	return lines
}

func stepOf(template domain.Template, values ...domain.Value) domain.StepContent {
	return domain.StepContentOf(domain.ActivityContent{Title: "A", Stage: domain.StagePre, Values: values}, domain.TextOf(template))
}

func TestRowBlocks(t *testing.T) {
	templates := goodTemplates()
	labelled := templates[domain.KindDeployFile]
	labelled.Config.Nodes = []domain.Option{{Value: "downloads", Label: "Download server"}, {Value: "docs"}}
	for _, test := range []struct {
		name   string
		step   domain.StepContent
		intro  []string
		blocks []string
	}{
		{
			"database script",
			stepOf(templates[domain.KindDatabase], domain.Value{ID: "login", Text: "editor"}, domain.Value{ID: "sql", Text: " select 1;\n"}),
			[]string{"markdown : About it.", "text template.config.database: pydotorg"},
			[]string{"text parameter.login: editor", "code parameter.sql:  select 1;"},
		},
		{
			"deploy file",
			stepOf(
				labelled, domain.Value{ID: "instruction", Text: "Copy"}, domain.Value{ID: "file", File: digestA, FileName: "a.pkg"},
				domain.Value{ID: "nodes", List: []string{"downloads", "docs"}},
			),
			[]string{"markdown : About it."},
			[]string{
				"list parameter.nodes:", "  text : downloads (Download server)", "  text : docs",
				"file parameter.file: a.pkg #aaaa", "markdown parameter.instruction: Copy",
			},
		},
		{
			"instruction",
			stepOf(templates[domain.KindInstruction], domain.Value{ID: "instruction", Text: "Look {version}"}, domain.Value{ID: "nodes", List: []string{"build-01"}}),
			[]string{"markdown : About it."},
			[]string{"list parameter.nodes:", "  text : build-01", "markdown parameter.instruction: Look {version}"},
		},
		{
			"CI job",
			stepOf(
				templates[domain.KindCIJob], domain.Value{ID: "job", Text: "windows-release"}, domain.Value{ID: "field.GitTag", Text: "v3.12.1"},
				domain.Value{ID: "field.SigningCertificate", Sealed: "0a", Generation: 1}, domain.Value{ID: "field.DoPublish", Tick: true},
			),
			[]string{"markdown : About it.", "markdown template.config.access_notes: Ask **Wes**."},
			[]string{
				"text parameter.job: windows-release", "table row.parameters:", "  text Git tag: v3.12.1",
				"  text Certificate: [SigningCertificate: see window]", "  text Publish: true",
			},
		},
		{
			"CI job without parameters",
			stepOf(templates[domain.KindCIJob], domain.Value{ID: "job", Text: "docs-build"}),
			[]string{"markdown : About it.", "markdown template.config.access_notes: Ask **Wes**."},
			[]string{"text parameter.job: docs-build"},
		},
		{
			"predefined commands",
			stepOf(
				templates[domain.KindCommands], domain.Value{ID: "nodes", List: []string{"build-01"}}, domain.Value{ID: "run_as", Text: "rm"},
				domain.Value{ID: "field.action", Text: "tag"}, domain.Value{ID: "field.version", Text: "3.12.1"},
			),
			[]string{"markdown : About it."},
			[]string{
				"list parameter.nodes:", "  text : build-01", "text parameter.run_as: rm",
				"code template.config.commands: cd ~/release/3.12.1\nrelease.py --tag 3.12.1\necho \"8 $?\"",
			},
		},
		{
			"predefined instructions",
			stepOf(
				templates[domain.KindInstructions], domain.Value{ID: "field.env", Text: "test"}, domain.Value{ID: "field.pw", Sealed: "0a", Generation: 1},
				domain.Value{ID: "field.ticket", Text: "AB-1"},
			),
			[]string{"markdown : About it."},
			[]string{
				"markdown template.config.instructions: Connect to t.example.com:2 with [pw: see window], then say .",
				"table row.details:", "  text Ticket: AB-1",
			},
		},
		{
			"deviation",
			domain.StepContent{Title: "Restart", Instruction: "Restart it."},
			nil,
			[]string{"markdown parameter.instruction: Restart it."},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.intro, shown(domain.SectionIntro(test.step.Template))); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(test.blocks, shown(domain.RowBlocks(test.step, "8"))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The form of a template is empty while the template is written.
func TestBlanksStayWhileValuesAreMissing(t *testing.T) {
	templates := goodTemplates()
	commands := stepOf(templates[domain.KindCommands], domain.Value{ID: "field.version", Text: "3.12.1"})
	if diff := cmp.Diff(
		[]string{"code template.config.commands: cd ~/release/3.12.1\nrelease.py --{action} 3.12.1\necho \"8 $?\""},
		shown(domain.PreviewBlocks(commands, "8")),
	); diff != "" {
		t.Error(diff)
	}
	if text := shown(domain.PreviewBlocks(stepOf(templates[domain.KindInstructions]), "8"))[0]; !strings.Contains(text, "{env.host}") {
		t.Error(text)
	}
}

// Scenario 8: both secrets are redacted, execute sees them, each step shows its own host.
func TestScenarioSecrets(t *testing.T) {
	template, err := goodTemplates()[domain.KindInstructions].Check()
	if err != nil {
		t.Fatal(err)
	}
	row := func(env string) []domain.RowBlock {
		values, err := domain.CheckValues(template, []domain.Value{
			{ID: "field.env", Text: env},
			{ID: "field.pw", Sealed: "0a", Generation: 1},
			{ID: "field.word", Sealed: "0b", Generation: 1},
			{ID: "field.ticket"},
		}, inWorkspace)
		if err != nil {
			t.Fatal(err)
		}
		return domain.RowBlocks(stepOf(template, values...), "3")
	}
	label := "markdown template.config.instructions: "
	for env, want := range map[string]string{
		"prod": label + "Connect to p.example.com:1 with [pw: see window], then say [word: see window].",
		"test": label + "Connect to t.example.com:2 with [pw: see window], then say [word: see window].",
	} {
		if diff := cmp.Diff([]string{want}, shown(row(env))); diff != "" {
			t.Error(diff)
		}
	}
	opened := domain.WithSecrets(row("prod"), map[string]string{"field.pw": "hunter2", "field.word": "swordfish"})
	if diff := cmp.Diff([]string{label + "Connect to p.example.com:1 with hunter2, then say swordfish."}, shown(opened)); diff != "" {
		t.Error(diff)
	}
	if got := opened[0].Text.Redacted(); strings.Contains(got, "hunter2") || strings.Contains(got, "swordfish") {
		t.Errorf("redacted: %s", got)
	}
}

func TestSecretsInDetailsAreOpenedToo(t *testing.T) {
	step := stepOf(goodTemplates()[domain.KindCIJob], domain.Value{ID: "job", Text: "j"}, domain.Value{ID: "field.SigningCertificate", Sealed: "0a", Generation: 1})
	opened := domain.WithSecrets(domain.RowBlocks(step, "1"), map[string]string{"field.SigningCertificate": "hunter2"})
	want := []string{"text parameter.job: j", "table row.parameters:", "  text Certificate: hunter2"}
	if diff := cmp.Diff(want, shown(opened)); diff != "" {
		t.Error(diff)
	}
}

func TestDetailsOfEveryKind(t *testing.T) {
	template := goodTemplates()[domain.KindInstructions]
	template.Config = domain.TemplateConfig{Instructions: "Do it.", Fields: []domain.Field{
		{ID: "script", Label: "Script", Kind: domain.FieldScript},
		{ID: "file", Label: "File", Kind: domain.FieldFile},
		{ID: "list", Label: "List", Kind: domain.FieldMultiChoice, Options: []domain.Option{{Value: "a", Label: "Ay"}, {Value: "b"}}},
		{ID: "choice", Label: "Choice", Kind: domain.FieldChoice, Options: []domain.Option{{Value: "a", Label: "Ay"}}},
		{ID: "unset", Label: "Unset", Kind: domain.FieldText},
	}}
	step := stepOf(
		template, domain.Value{ID: "field.script", Text: "make"}, domain.Value{ID: "field.file", File: digestA, FileName: "a.zip"},
		domain.Value{ID: "field.list", List: []string{"a", "b"}}, domain.Value{ID: "field.choice", Text: "a"},
	)
	want := []string{
		"markdown template.config.instructions: Do it.", "table row.details:",
		"  code Script: make", "  file File: a.zip #aaaa", "  list List:", "    text : a (Ay)", "    text : b", "  text Choice: a (Ay)",
	}
	if diff := cmp.Diff(want, shown(domain.RowBlocks(step, "1"))); diff != "" {
		t.Error(diff)
	}
}
