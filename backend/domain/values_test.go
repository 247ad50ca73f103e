package domain_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/domain"
)

var (
	digestA = strings.Repeat("a", 64)
	digestB = strings.Repeat("b", 64)
)

func inWorkspace(file domain.ID) bool { return file == digestA || file == digestB }

// withField gives a template whose sub-form has only this field, with the id f.
func withField(field domain.Field) domain.Template {
	field.ID, field.Label = "f", "F"
	return domain.Template{Kind: domain.KindInstructions, Config: domain.TemplateConfig{Instructions: "Do it.", Fields: []domain.Field{field}}}
}

func TestFieldKinds(t *testing.T) {
	v := func(value domain.Value) domain.Value { value.ID = "field.f"; return value }
	text := func(text string) domain.Value { return v(domain.Value{Text: text}) }
	list := func(list ...string) domain.Value { return v(domain.Value{List: list}) }
	file := func(file domain.ID, name string) domain.Value { return v(domain.Value{File: file, FileName: name}) }
	sealed := func(sealed string, generation int) domain.Value {
		return v(domain.Value{Sealed: sealed, Generation: generation})
	}
	choice := domain.Field{Kind: domain.FieldChoice, Options: options("x", "y")}
	several := domain.Field{Kind: domain.FieldMultiChoice, Options: options("x", "y", "z")}
	sub := domain.Field{Kind: domain.FieldSubChoice, Options: []domain.Option{{Value: "x", Values: []domain.SubValue{{Key: "k"}}}}}
	pattern := domain.Field{Kind: domain.FieldPattern, Pattern: `a|b`}
	zip := domain.Field{Kind: domain.FieldFile, Extensions: []string{"zip"}}
	secret := domain.Field{Kind: domain.FieldText, Sensitive: true}
	for _, test := range []struct {
		name  string
		field domain.Field
		given domain.Value
		want  domain.Value // without any part: nothing is saved
		key   domain.Key
	}{
		{"text", domain.Field{Kind: domain.FieldText}, text(" 0 "), text("0"), ""},
		{"text of two lines", domain.Field{Kind: domain.FieldText}, text("a\nb"), text(""), "field.one_line"},
		{"text too long", domain.Field{Kind: domain.FieldText}, text(strings.Repeat("é", 2001)), text(""), "field.too_long"},
		{"several lines", domain.Field{Kind: domain.FieldMultiLine}, text("a\r\nb "), text("a\nb"), ""},
		{"script", domain.Field{Kind: domain.FieldScript}, text("  a \n"), text("  a \n"), ""},
		{"URL", domain.Field{Kind: domain.FieldURL}, text("https://a.example"), text("https://a.example"), ""},
		{"bad URL", domain.Field{Kind: domain.FieldURL}, text("data:x"), text(""), "field.url"},
		{"no URL", domain.Field{Kind: domain.FieldURL}, text(""), text(""), ""},
		{"choice", choice, text("y"), text("y"), ""},
		{"choice not offered", choice, text("z"), text(""), "value.not_offered"},
		{"choice by label only", domain.Field{Kind: domain.FieldChoice, Options: []domain.Option{{Value: "x", Label: "Ex"}}}, text("Ex"), text(""), "value.not_offered"},
		{"several in order of offer", several, list("z", "x", "z"), list("x", "z"), ""},
		{"several not offered", several, list("x", "q"), text(""), "value.not_offered"},
		{"none of several", several, list(), text(""), ""},
		{"sub-choice", sub, text("x"), text("x"), ""},
		{"sub-choice not offered", sub, text("k"), text(""), "value.not_offered"},
		{"ticked", domain.Field{Kind: domain.FieldCheckBox}, v(domain.Value{Tick: true}), v(domain.Value{Tick: true}), ""},
		{"not ticked", domain.Field{Kind: domain.FieldCheckBox}, v(domain.Value{}), text(""), ""},
		{"pattern", pattern, text("b"), text("b"), ""},
		{"pattern needs the whole", pattern, text("ab"), text(""), "value.pattern"},
		{"pattern and a second line", pattern, text("a\nb"), text(""), "field.one_line"},
		{"empty pattern", pattern, text(""), text(""), ""},
		{"file", zip, file(digestA, `C:\x\A.ZIP`), file(digestA, "A.ZIP"), ""},
		{"file with another extension", zip, file(digestA, "a.zip.exe"), text(""), "file.extension"},
		{"file that is not there", zip, file(strings.Repeat("c", 64), "a.zip"), text(""), "file.unknown"},
		{"file without content", zip, file("", "a.zip"), text(""), "file.required"},
		{"file without name", zip, file(digestA, ""), text(""), "file.required"},
		{"no digest", zip, file("abc", "a.zip"), text(""), "file.no_digest"},
		{"sealed", secret, sealed("00ff", 2), sealed("00ff", 2), ""},
		{"sealed without generation", secret, sealed("00ff", 0), text(""), "value.badly_sealed"},
		{"generation without sealed", secret, sealed("", 1), text(""), "value.badly_sealed"},
		{"sealed with space", secret, sealed(" 00ff", 1), text(""), "value.badly_sealed"},
		{"plain secret", secret, text("hunter2"), text(""), "value.not_sealed"},
		{"plain password", domain.Field{Kind: domain.FieldPassword}, text("hunter2"), text(""), "value.not_sealed"},
		{"plain secret beside a sealed one", secret, v(domain.Value{Text: "hunter2", Sealed: "00ff", Generation: 1}), text(""), "value.not_sealed"},
		{"sealed where nothing is secret", domain.Field{Kind: domain.FieldText}, sealed("00ff", 1), text(""), "value.other_part"},
		{"list for a text", domain.Field{Kind: domain.FieldText}, list("x"), text(""), "value.other_part"},
		{"text for a box", domain.Field{Kind: domain.FieldCheckBox}, text("true"), text(""), "value.other_part"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := domain.CheckValues(withField(test.field), []domain.Value{test.given}, inWorkspace)
			if key := problemsOf(t, err)["values.field.f"]; key != test.key {
				t.Fatalf("problem %q, want %q", key, test.key)
			}
			want := []domain.Value{test.want}
			if cmp.Equal(test.want, text("")) {
				want = []domain.Value{}
			}
			if diff := cmp.Diff(want, got); test.key == "" && diff != "" {
				t.Error(diff)
			}
			if err != nil && strings.Contains(err.Error(), "hunter2") {
				t.Errorf("the refusal tells the secret: %v", err)
			}
		})
	}
}

func TestRequiredFields(t *testing.T) {
	for kind, want := range map[domain.FieldKind]domain.Key{
		domain.FieldText: "field.required", domain.FieldURL: "field.required", domain.FieldPassword: "field.required",
		domain.FieldMultiLine: "field.required", domain.FieldScript: "field.required", domain.FieldChoice: "field.required",
		domain.FieldMultiChoice: "field.list_empty", domain.FieldCheckBox: "value.tick_required", domain.FieldFile: "file.required",
		domain.FieldPattern: "field.required", domain.FieldSubChoice: "field.required",
	} {
		field := domain.Field{Kind: kind, Required: true, Pattern: ".*", Options: options("x", "y")}
		for _, given := range [][]domain.Value{nil, {{ID: "field.f"}}} {
			_, err := domain.CheckValues(withField(field), given, inWorkspace)
			if key := problemsOf(t, err)["values.field.f"]; key != want {
				t.Errorf("%s: problem %q, want %q", kind, key, want)
			}
		}
		field.Required = false
		if _, err := domain.CheckValues(withField(field), nil, inWorkspace); err != nil {
			t.Errorf("optional %s: %v", kind, err)
		}
	}
}

func TestUnknownAndRepeatedValues(t *testing.T) {
	template := withField(domain.Field{Kind: domain.FieldText})
	_, err := domain.CheckValues(template, []domain.Value{{ID: "field.f", Text: "a"}, {ID: "field.f", Text: "b"}, {ID: "field.g", Text: "c"}, {ID: "sql"}}, inWorkspace)
	want := map[string]domain.Key{"values.field.f": "value.twice", "values.field.g": "value.unknown", "values.sql": "value.unknown"}
	if diff := cmp.Diff(want, problemsOf(t, err)); diff != "" {
		t.Error(diff)
	}
}

func TestFitValues(t *testing.T) {
	given := []domain.Value{
		{ID: "field.f", Text: "kept"}, {ID: "field.gone", Text: "x"}, {ID: "nodes", List: []string{"n"}},
	}
	got := domain.FitValues(withField(domain.Field{Kind: domain.FieldText}), given)
	if diff := cmp.Diff(given[:1], got); diff != "" {
		t.Error(diff)
	}
	if got := domain.FitValues(withField(domain.Field{Kind: domain.FieldCheckBox}), given); len(got) != 0 {
		t.Errorf("a text is kept for a box: %v", got)
	}
}

func TestCheckSecret(t *testing.T) {
	form := func(field domain.Field) domain.FormField {
		fields := domain.Form(withField(field))
		return fields[len(fields)-1]
	}
	for _, test := range []struct {
		field domain.Field
		plain string
		want  domain.Key
	}{
		{domain.Field{Kind: domain.FieldPassword}, " hunter2 ", ""},
		{domain.Field{Kind: domain.FieldPassword, Required: true}, "", "field.required"},
		{domain.Field{Kind: domain.FieldPassword}, strings.Repeat("hunter2", 500), "field.too_long"},
		{domain.Field{Kind: domain.FieldScript, Sensitive: true}, strings.Repeat("hunter2", 5000), "field.too_long"},
		{domain.Field{Kind: domain.FieldPattern, Pattern: `\d+`, Sensitive: true}, "hunter2", "value.secret_pattern"},
		{domain.Field{Kind: domain.FieldPattern, Pattern: `\d+`, Sensitive: true}, "22", ""},
		{domain.Field{Kind: domain.FieldURL, Sensitive: true}, "hunter2", "value.secret_url"},
	} {
		err := domain.CheckSecret(form(test.field), test.plain)
		if key := problemsOf(t, err)["values.field.f"]; key != test.want {
			t.Errorf("%s: problem %q, want %q", test.field.Kind, key, test.want)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the refusal tells the secret: %v", err)
		}
	}
}

func TestWhatEachFormRequires(t *testing.T) {
	for kind, want := range map[domain.TemplateKind]map[string]domain.Key{
		domain.KindDatabase:     {"values.login": "field.required", "values.sql": "field.required"},
		domain.KindDeployFile:   {"values.instruction": "field.required", "values.file": "file.required", "values.nodes": "field.list_empty"},
		domain.KindInstruction:  {"values.instruction": "field.required", "values.nodes": "field.list_empty"},
		domain.KindCIJob:        {"values.job": "field.required", "values.field.GitTag": "field.required"},
		domain.KindCommands:     {"values.nodes": "field.list_empty", "values.run_as": "field.required", "values.field.action": "field.required", "values.field.version": "field.required"},
		domain.KindInstructions: {"values.field.env": "field.required", "values.field.pw": "field.required"},
	} {
		_, err := domain.CheckValues(goodTemplates()[kind], nil, inWorkspace)
		if diff := cmp.Diff(want, problemsOf(t, err)); diff != "" {
			t.Errorf("%s: %s", kind, diff)
		}
	}
}

func TestCheckingValuesTwiceIsCheckingOnce(t *testing.T) {
	kinds := rapid.SampledFrom(domain.AllFieldKinds)
	rapid.Check(t, func(t *rapid.T) {
		template := withField(domain.Field{
			Kind: kinds.Draw(t, "kind"), Pattern: ".*", Options: options("x", "y", "z"), Sensitive: false, Extensions: []string{"txt", "zip"},
		})
		given := domain.Value{
			ID:   "field.f",
			Text: rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"x", " y ", "a\r\nb", "https://a.example "})).Draw(t, "text"),
		}
		switch rapid.IntRange(0, 3).Draw(t, "part") {
		case 1:
			given = domain.Value{ID: given.ID, List: rapid.SliceOf(rapid.SampledFrom([]string{"x", " y", "z", "q"})).Draw(t, "list")}
		case 2:
			given = domain.Value{ID: given.ID, File: digestA, FileName: rapid.String().Draw(t, "name") + ".txt"}
		case 3:
			given = domain.Value{ID: given.ID, Sealed: "00", Generation: 1}
		}
		once, err := domain.CheckValues(template, []domain.Value{given}, inWorkspace)
		if err != nil {
			return
		}
		twice, err := domain.CheckValues(template, once, inWorkspace)
		if diff := cmp.Diff(once, twice); diff != "" || err != nil {
			t.Fatal(diff, err)
		}
	})
}
