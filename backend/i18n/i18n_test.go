package i18n

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func TestText(t *testing.T) {
	catalogue := map[domain.Key]string{
		"greet":       "Hello {{name}}, {{name}}",
		"items_one":   "{{count}} item",
		"items_other": "{{count}} items",
	}
	swap(t, catalogue)
	for _, test := range []struct {
		key    domain.Key
		params map[string]string
		want   string
	}{
		{"greet", map[string]string{"name": "Mei"}, "Hello Mei, Mei"},
		{"greet", map[string]string{"name": "{{name}}"}, "Hello {{name}}, {{name}}"},
		{"greet", nil, "Hello {{name}}, {{name}}"},
		{"items", map[string]string{"count": "1"}, "1 item"},
		{"items", map[string]string{"count": "0"}, "0 items"},
		{"no.such.key", nil, "no.such.key"},
	} {
		if got := Text(test.key, test.params); got != test.want {
			t.Errorf("Text(%s, %v) = %q, want %q", test.key, test.params, got, test.want)
		}
	}
}

func swap(t *testing.T, texts map[domain.Key]string) {
	t.Helper()
	kept := catalogue
	catalogue = func() map[domain.Key]string { return texts }
	t.Cleanup(func() { catalogue = kept })
}

func TestSentences(t *testing.T) {
	swap(t, map[domain.Key]string{"input.invalid": "Look here.", "item.title.empty": "Give it a title."})
	var problems domain.Problems
	problems.Add("title", "item.title.empty")
	if diff := cmp.Diff([]string{"Look here.", "title: Give it a title."}, Sentences(problems.Err())); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"disk on fire"}, Sentences(errors.New("disk on fire"))); diff != "" {
		t.Error(diff)
	}
}

var (
	keyForm = regexp.MustCompile(`^[a-z0-9_]+(\.[a-z0-9_]+)*$`)
	brace   = regexp.MustCompile(`\{\{|\}\}`)
)

func TestCatalogueIsWellFormed(t *testing.T) {
	for _, texts := range []map[domain.Key]string{catalogue(), translated[German]()} {
		wellFormed(t, texts)
	}
}

func wellFormed(t *testing.T, texts map[domain.Key]string) {
	t.Helper()
	for key, text := range texts {
		if !keyForm.MatchString(string(key)) {
			t.Errorf("%s: a key has small letters, digits and underscores between dots", key)
		}
		if text == "" {
			t.Errorf("%s: no text", key)
		}
		if brace.MatchString(blank.ReplaceAllString(text, "")) {
			t.Errorf("%s: a blank is written {{name}}: %s", key, text)
		}
	}
}

var (
	line  = regexp.MustCompile(`(?m)^  "([^"]+)":`)
	blank = regexp.MustCompile(`\{\{([a-z0-9_]+)\}\}`)
)

// A repeated key would silently win over the first; order makes both findable.
func TestCatalogueIsSortedWithoutRepeats(t *testing.T) {
	names, err := filepath.Glob("??/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range append(names, "en.json", "de.json") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var written []string
		for _, match := range line.FindAllSubmatch(data, -1) {
			written = append(written, string(match[1]))
		}
		if diff := cmp.Diff(slices.Compact(slices.Sorted(slices.Values(written))), written); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestAKeyInTwoFilesIsAFault(t *testing.T) {
	defer func() {
		if fault := recover(); fault != "i18n: en/b.json: x.y stands in another file already" {
			t.Error(fault)
		}
	}()
	load(fstest.MapFS{
		"en/a.json": {Data: []byte(`{"x.y": "One"}`)},
		"en/b.json": {Data: []byte(`{"x.y": "Two"}`)},
	})
	t.Error("the second text was taken")
}
