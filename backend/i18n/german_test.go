package i18n

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

// Every file of en has one of the same name in de, with the same keys and blanks.
func TestGermanSaysEverything(t *testing.T) {
	names, err := filepath.Glob("en/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range append(names, "en.json") {
		other := strings.Replace(name, "en", "de", 1)
		german, err := read(other)
		if err != nil {
			t.Errorf("%s has no German beside it: add %s (%v)", name, other, err)
			continue
		}
		english, err := read(name)
		if err != nil {
			t.Fatal(err)
		}
		sameKeys(t, name, english, other, german)
		sameBlanks(t, other, english, german)
	}
	strays, err := filepath.Glob("de/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range strays {
		if other := strings.Replace(name, "de", "en", 1); !slices.Contains(names, other) {
			t.Errorf("%s has no English beside it", name)
		}
	}
}

func read(name string) (texts map[domain.Key]string, err error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return texts, json.Unmarshal(data, &texts)
}

func sameKeys(t *testing.T, name string, english map[domain.Key]string, other string, german map[domain.Key]string) {
	t.Helper()
	for key, text := range english {
		if strings.TrimSpace(german[key]) == "" {
			t.Errorf("%s: %q is missing or empty; its English in %s is %q. The words are in backend/docs/glossary-de.md", other, key, name, text)
		}
	}
	for key := range german {
		if _, known := english[key]; !known {
			t.Errorf("%s: %q is not in %s: remove it", other, key, name)
		}
	}
}

func sameBlanks(t *testing.T, other string, english, german map[domain.Key]string) {
	t.Helper()
	for key, text := range german {
		if diff := cmp.Diff(blanksOf(english[key]), blanksOf(text)); diff != "" && text != "" {
			t.Errorf("%s: the blanks of %q are not those of its English: %s", other, key, diff)
		}
	}
}

func blanksOf(text string) []string {
	blanks := blank.FindAllString(text, -1)
	slices.Sort(blanks)
	return slices.Compact(blanks)
}

// sameInGerman are the words that both languages share. Anything else that is equal was forgotten.
var sameInGerman = []string{
	"Administration", "Administrator", "Code", "Deployment", "Deployments", "Details", "Filter", "Job", "Jobs", "Link",
	"MB", "{{size}} MB", "Markdown", "Name", "Parameter", "Person", "Ref", "Renogen", "Text", "Version {{version}}", "Esc", "https://",
	"SHA-256", "SHA-256 {{digest}}", "Status", "Version", "Journal", "{{n}} d", "{{n}} h", "{{n}} min", "{{count}}, {{span}}", "{{count}} Person", "{{time}}, {{name}}", "{{what}} ({{zone}})",
	"Bytes", "Generation", "Revision", "{{count}} Deployment", "{{count}} Deployments", "{{state}}", "{{when}}", "{{name}}", "in {{span}}", "In", "Deutsch", "English", "Pseudo",
}

func TestNothingIsLeftInEnglish(t *testing.T) {
	for key, text := range translated[German]() {
		if text == catalogue()[key] && !slices.Contains(sameInGerman, text) {
			t.Errorf("%q is the same in both languages: %q. Translate it, or add it to sameInGerman", key, text)
		}
	}
}

func TestGermanText(t *testing.T) {
	for _, test := range []struct {
		key    domain.Key
		params map[string]string
		want   string
	}{
		{"ui.item.title", nil, "Titel"},
		{"ui.items.count", map[string]string{"count": "1"}, "1 Element"},
		{"ui.items.count", map[string]string{"count": "2"}, "2 Elemente"},
		{"permission.needs_role", map[string]string{"roles": "entry, approval or execute"}, "Das dürfen nur Mitglieder mit der Rolle Erfassung, Freigabe oder Ausführung."},
		{"permission.needs_role", map[string]string{"roles": "approval"}, "Das dürfen nur Mitglieder mit der Rolle Freigabe."},
		{"item.edit.status", map[string]string{"status": "Go No Go"}, "Ein Element im Status Go/No-Go kann nicht bearbeitet werden. Das geht in Dokumentation, Abgelehnt und Fehlgeschlagen."},
		{"step.no_such_change", map[string]string{"state": "in progress", "action": "run_again"}, "Ein Schritt im Status In Arbeit kennt diese Änderung nicht: erneut ausführen. Vielleicht wurde er inzwischen geändert."},
		{"no.such.key", nil, "no.such.key"},
	} {
		if got := German.Text(test.key, test.params); got != test.want {
			t.Errorf("%s: %q, want %q", test.key, got, test.want)
		}
	}
}

func TestSpeak(t *testing.T) {
	t.Cleanup(func() { Speak(English) })
	Speak(German)
	if got := Text("ui.item.title", nil); got != "Titel" {
		t.Errorf("German is spoken, but a title is %q", got)
	}
	Speak("tlh")
	if got := Text("ui.item.title", nil); got != "Title" {
		t.Errorf("an unknown language is English, but a title is %q", got)
	}
}

func TestLanguageOf(t *testing.T) {
	for _, test := range []struct {
		environment map[string]string
		want        Language
	}{
		{nil, English},
		{map[string]string{"LANG": "de_CH.UTF-8"}, German},
		{map[string]string{"LANG": "de"}, German},
		{map[string]string{"LANG": "C.UTF-8"}, English},
		{map[string]string{"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, English},
		{map[string]string{"LANG": "en_US.UTF-8", "RENOGEN_LANG": "de"}, German},
		{map[string]string{"LANG": "de_DE.UTF-8", "RENOGEN_LANG": "en"}, English},
		{map[string]string{"LANG": "fr_FR"}, English},
	} {
		got := LanguageOf(func(name string) string { return test.environment[name] })
		if got != test.want {
			t.Errorf("%v: %q, want %q", test.environment, got, test.want)
		}
	}
}
