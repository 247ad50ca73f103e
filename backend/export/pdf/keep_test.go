package pdf

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestKeep writes every kind of document into the folder that RENOGEN_KEEP_DOCUMENTS names, to be looked at.
func TestKeep(t *testing.T) {
	folder := os.Getenv("RENOGEN_KEEP_DOCUMENTS")
	for name, file := range everyKind(t) {
		if len(file) == 0 {
			t.Errorf("%s is empty", name)
		}
		if folder != "" {
			if err := os.WriteFile(filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+".pdf"), file, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}
