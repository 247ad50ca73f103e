package documents_test

import (
	"os"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/documents"
)

// A workspace that was put back does not know what was signed since: the document is true, and the file is the one that
// lacks something.
func TestDocumentOfAWorkspaceThatWasPutBack(t *testing.T) {
	t.Parallel()
	n := approved(t)
	before, err := os.ReadFile(n.Path())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "before.renogen")
	if err := os.WriteFile(path, before, 0o600); err != nil {
		t.Fatal(err)
	}
	n.Must("Ann", &app.EnvironmentCreate{Name: "Since then"})
	n.sign("Approval")
	whole := n.stored()
	expect(t, n.check(whole), documents.Valid)
	a, err := app.Open(path, n.Host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	check := func(b []byte) documents.CheckResult {
		t.Helper()
		result, err := documents.Check(t.Context(), a, n.User("View"), b)
		if err != nil {
			t.Fatal(err)
		}
		return result
	}
	expect(t, check(whole), documents.OtherHistory, "ends before")
	for _, name := range []string{"Another", "One more", "And one"} {
		id, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.Do(n.As("Ann"), id, &app.EnvironmentCreate{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, check(whole), documents.OtherHistory, "another entry")
	spoilt := append([]byte{}, whole...)
	spoilt[len(spoilt)/2] ^= 1
	expect(t, check(spoilt), documents.Altered)
	expect(t, check(n.forged(t)), documents.OtherHistory)
}
