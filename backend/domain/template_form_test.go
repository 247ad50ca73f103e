package domain_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

// told describes a form in one line a field: id, kind, what marks it, what it starts with.
func told(form []domain.FormField) []string {
	var lines []string
	for _, f := range form {
		line := f.ID + " " + string(f.Kind)
		if f.Required {
			line += " required"
		}
		if f.Sensitive {
			line += " sensitive"
		}
		if len(f.Options) > 0 {
			line += fmt.Sprintf(" of %d", len(f.Options))
		}
		if initial := f.Initial; initial.Text != "" || initial.Tick || len(initial.List) > 0 {
			line += fmt.Sprintf(" = %s%s%v", initial.Text, strings.Join(initial.List, "+"), initial.Tick)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestForms(t *testing.T) {
	for kind, want := range map[domain.TemplateKind][]string{
		// A single option is preselected.
		domain.KindDatabase:    {"login choice required of 1 = editorfalse", "sql script required"},
		domain.KindDeployFile:  {"instruction markdown required", "file file required", "nodes multi_choice required of 2"},
		domain.KindInstruction: {"instruction markdown required = Look twice.false", "nodes multi_choice required of 1 = build-01false"},
		domain.KindCIJob: {
			"access_notes shown = Ask **Wes**.false", "job choice required of 3", "field.GitTag text required",
			"field.SigningCertificate password sensitive", "field.DoPublish check_box = true",
		},
		domain.KindCommands: {
			"nodes multi_choice required of 2", "run_as text required = rmfalse", "field.action choice required of 4", "field.version pattern required",
		},
		// Without nodes in the template there are none in the form.
		domain.KindInstructions: {
			"field.env choice_with_values required of 2", "field.pw password required sensitive", "field.word text sensitive", "field.ticket pattern",
		},
	} {
		if diff := cmp.Diff(want, told(domain.Form(goodTemplates()[kind]))); diff != "" {
			t.Errorf("%s: %s", kind, diff)
		}
	}
}

func TestNodesHaveTheTemplatesLabel(t *testing.T) {
	template := goodTemplates()[domain.KindInstructions]
	template.Config.Nodes, template.Config.NodesLabel = options("a", "b"), "Servers"
	nodes := domain.Form(template)[0]
	if nodes.ID != "nodes" || nodes.Label != "Servers" || nodes.Required {
		t.Errorf("%+v", nodes)
	}
}

func TestInitialValues(t *testing.T) {
	for _, test := range []struct {
		field domain.Field
		want  domain.Value
	}{
		{domain.Field{Kind: domain.FieldText, Default: "0"}, domain.Value{Text: "0"}},
		{domain.Field{Kind: domain.FieldMultiChoice, Options: options("x", "y"), Default: "x\ny"}, domain.Value{List: []string{"x", "y"}}},
		{domain.Field{Kind: domain.FieldChoice, Options: options("x", "y")}, domain.Value{}},
		{domain.Field{Kind: domain.FieldChoice, Options: options("x")}, domain.Value{Text: "x"}},
		{domain.Field{Kind: domain.FieldCheckBox}, domain.Value{}},
		{domain.Field{Kind: domain.FieldText, Sensitive: true, Default: "never"}, domain.Value{}},
		{domain.Field{Kind: domain.FieldPassword, Default: "never"}, domain.Value{}},
	} {
		test.want.ID = "field.f"
		if diff := cmp.Diff(test.want, domain.Form(withField(test.field))[0].Initial); diff != "" {
			t.Errorf("%+v: %s", test.field, diff)
		}
	}
}

// What a form starts with can be saved, once what is required was filled in.
func TestInitialValuesCanBeSaved(t *testing.T) {
	for kind, template := range goodTemplates() {
		var values []domain.Value
		for _, field := range domain.Form(template) {
			value := field.Initial
			switch {
			case field.Kind == domain.FieldShown:
				continue
			case field.Kind == domain.FieldFile:
				value.File, value.FileName = digestA, "a.zip"
			case field.Sensitive:
				value.Sealed, value.Generation = "00", 1
			case field.Kind == domain.FieldMultiChoice:
				value.List = []string{field.Options[0].Value}
			case len(field.Options) > 0:
				value.Text = field.Options[0].Value
			case field.Kind == domain.FieldPattern:
				value.Text = map[string]string{"field.version": "3.12.1", "field.ticket": "AB-1"}[field.ID]
			case field.Kind != domain.FieldCheckBox && value.Text == "":
				value.Text = "x"
			}
			values = append(values, value)
		}
		saved, err := domain.CheckValues(template, values, inWorkspace)
		if diff := cmp.Diff(values, saved); diff != "" || err != nil {
			t.Errorf("%s: %v %s", kind, err, diff)
		}
	}
}

func TestKindsAreDescribedForTheEditor(t *testing.T) {
	kinds := domain.TemplateKinds()
	if len(kinds) != len(goodTemplates()) {
		t.Fatalf("%d kinds", len(kinds))
	}
	for _, info := range kinds {
		hasFields := false
		for _, part := range info.Config {
			hasFields = hasFields || part.Kind == domain.ConfigFields
		}
		if hasFields != (len(info.FieldKinds) > 0) {
			t.Errorf("%s: fields without kinds, or kinds without fields", info.Kind)
		}
	}
}
