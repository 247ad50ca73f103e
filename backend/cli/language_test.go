package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"renogen/backend/i18n"
)

// People are answered in the language that is spoken, programs always in the same.
func TestGerman(t *testing.T) {
	s := newShell(t)
	_, before, _ := s.run("commands", "item.approve")
	i18n.Speak(i18n.German)
	t.Cleanup(func() { i18n.Speak(i18n.English) })

	code, out, messages := s.run("nonsense")
	if want := "Den Unterbefehl „nonsense“ gibt es nicht."; code != exitMisuse || out != "" || !strings.Contains(messages, want) {
		t.Errorf("code %d, said %q and %q, want %q", code, out, messages, want)
	}
	_, after, _ := s.run("commands", "item.approve")
	if !json.Valid([]byte(after)) || after != before {
		t.Errorf("the JSON changed with the language: %s, before %s", after, before)
	}
}
