package domain_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/domain"
)

func TestResolve(t *testing.T) {
	fields := []domain.Field{
		{ID: "v", Kind: domain.FieldText},
		{ID: "env", Kind: domain.FieldSubChoice, Options: []domain.Option{{Value: "prod", Values: []domain.SubValue{{Key: "host", Value: "p.example.com"}}}}},
		{ID: "pw", Kind: domain.FieldPassword},
		{ID: "key", Kind: domain.FieldText, Sensitive: true},
		{ID: "box", Kind: domain.FieldCheckBox},
		{ID: "list", Kind: domain.FieldMultiChoice},
		{ID: "file", Kind: domain.FieldFile},
	}
	values := []domain.Value{
		{ID: "field.v", Text: "{pw} \\{x}"},
		{ID: "field.env", Text: "prod"},
		{ID: "field.pw", Sealed: "00", Generation: 1},
		{ID: "field.box", Tick: true},
		{ID: "field.list", List: []string{"a", "b"}},
		{ID: "field.file", File: digestA, FileName: "a.zip"},
		{ID: "v", Text: "a built-in of the same name"},
	}
	for text, want := range map[string]string{
		"":                              "",
		"plain":                         "plain",
		"{v}":                           "{pw} \\{x}", // what a person typed is never searched
		"{env} {env.host}":              "prod p.example.com",
		"{@ID}!":                        "14a!",
		"a{pw}b":                        "a[pw: see window]b",
		"{key}":                         "", // not set
		"{box}, {list}, {file}":         "true, a, b, a.zip",
		"\\{v} ${v}":                    "{v} ${pw} \\{x}",
		"{unknown} { v } {v.":           "{unknown} { v } {v.",
		"{pw}{pw}":                      "[pw: see window][pw: see window]",
		"curl -w '%\\{http_code}' {v.x": "curl -w '%{http_code}' {v.x",
	} {
		got, _ := domain.Resolve(text, "14a", fields, values)
		if got.Redacted() != want || got.Text() != want {
			t.Errorf("%q resolves to %q, want %q", text, got.Redacted(), want)
		}
	}
	if got, _ := domain.Resolve("{@ID}", "", fields, nil); got.Redacted() != "{@ID}" {
		t.Errorf("without a step: %q", got.Redacted())
	}
	if got, _ := domain.Resolve("{box} {env.host}.", "", fields, nil); got.Redacted() != "false ." {
		t.Errorf("without values: %q", got.Redacted())
	}
}

func TestResolveSaysWhatItUsed(t *testing.T) {
	fields := []domain.Field{{ID: "a", Kind: domain.FieldText}, {ID: "b", Kind: domain.FieldSubChoice}, {ID: "c", Kind: domain.FieldText}}
	_, used := domain.Resolve("{a} {b.x} \\{c} {@ID} {d}", "1", fields, nil)
	if diff := cmp.Diff(map[string]bool{"field.a": true, "field.b": true}, used); diff != "" {
		t.Error(diff)
	}
}

func TestOpeningSecrets(t *testing.T) {
	fields := []domain.Field{{ID: "pw", Kind: domain.FieldPassword}, {ID: "other", Kind: domain.FieldPassword}}
	values := []domain.Value{{ID: "field.pw", Sealed: "00", Generation: 1}, {ID: "field.other", Sealed: "11", Generation: 1}}
	closed, _ := domain.Resolve("-p {pw} -q {other}", "", fields, values)
	opened := closed.With(map[string]string{"field.pw": "hunter2"})
	if got := opened.Text(); got != "-p hunter2 -q [other: see window]" {
		t.Error(got)
	}
	if got := opened.Redacted(); got != "-p [pw: see window] -q [other: see window]" {
		t.Error(got)
	}
	if got := closed.Text(); strings.Contains(got, "hunter2") {
		t.Error("opening changed the closed segments")
	}
}

const (
	secret    = "s3cr3t in plain"
	sealedOne = "sealed with one"
	sealedTwo = "sealed with two"
)

// Whatever the text and wherever the secret: what is redacted never has it.
func TestRedactedTextNeverHoldsASecret(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"{pw}", "{a}", "{key}", "\\", "{", "}", "text", "\n", "{@ID}", "{pw.x}"})).Draw(t, "parts")
		fields := []domain.Field{{ID: "pw", Kind: domain.FieldPassword}, {ID: "a", Kind: domain.FieldText}, {ID: "key", Kind: domain.FieldText, Sensitive: true}}
		values := []domain.Value{
			{ID: "field.pw", Sealed: sealedOne, Generation: 1},
			{ID: "field.key", Sealed: sealedTwo, Generation: 1},
			{ID: "field.a", Text: rapid.String().Draw(t, "a")},
		}
		resolved, _ := domain.Resolve(strings.Join(parts, ""), "7", fields, values)
		opened := resolved.With(map[string]string{"field.pw": secret, "field.key": secret, "field.a": secret})
		for _, text := range []string{resolved.Redacted(), resolved.Text(), opened.Redacted()} {
			if strings.Contains(text, secret) || strings.Contains(text, sealedOne) || strings.Contains(text, sealedTwo) {
				t.Fatalf("%q tells a secret", text)
			}
		}
	})
}

// A template that passed its check leaves no blank unfilled, whatever an activity says.
func TestCheckedTemplatesHaveNoUnknownBlanks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := []string{"a", "b", "env", "env.host", "env.zone", "a.host", "@ID", "@x", "nobody"}
		parts := rapid.SliceOf(rapid.OneOf(
			rapid.Map(rapid.SampledFrom(names), func(name string) string { return "{" + name + "}" }),
			rapid.SampledFrom([]string{"x", " ", "\n", "{", "}", "$"}),
		)).Draw(t, "parts")
		template := goodTemplates()[domain.KindInstructions]
		template.Config.Instructions = "Do: " + strings.Join(parts, "")
		template.Config.Fields = []domain.Field{
			{ID: "a", Label: "A", Kind: domain.FieldText},
			{ID: "b", Label: "B", Kind: domain.FieldPassword},
			{ID: "env", Label: "E", Kind: domain.FieldSubChoice, Options: []domain.Option{
				{Value: "p", Values: []domain.SubValue{{Key: "host", Value: "h"}, {Key: "zone", Value: "z"}}},
				{Value: "t", Values: []domain.SubValue{{Key: "host", Value: "i"}}},
			}},
		}
		saved, err := template.Check()
		if err != nil {
			return
		}
		values := []domain.Value{{ID: "field.a", Text: "A"}, {ID: "field.env", Text: rapid.SampledFrom([]string{"", "p", "t"}).Draw(t, "env")}}
		resolved, _ := domain.Resolve(saved.Config.Instructions, "7", saved.Config.Fields, values)
		for _, name := range names {
			if strings.Contains(resolved.Redacted(), "{"+name+"}") {
				t.Fatalf("%q leaves {%s}: %q", saved.Config.Instructions, name, resolved.Redacted())
			}
		}
	})
}
