package pdf

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/i18n"
)

// english prints on A4 in the words of the catalogue.
var english = Options{Words: func(kind WordKind, code string) string {
	if kind == DidWord {
		return i18n.English.Text(domain.Key("ui.did."+code), nil)
	}
	return i18n.English.Text(domain.Key("document.word."+string(kind)+"."+code), nil)
}}

// run runs one of Debian's PDF tools (packages qpdf, poppler-utils) over a file.
func run(t testing.TB, file []byte, tool string, args ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, arg := range args {
		if arg == "FILE" {
			args[i] = path
		}
	}
	var stderr bytes.Buffer
	cmd := exec.Command(tool, args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", tool, err, out, &stderr)
	}
	return string(out)
}

// pagesOf gives the text of each page as a reader's clipboard gets it.
func pagesOf(t testing.TB, file []byte) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(run(t, file, "pdftotext", "FILE", "-"), "\f"), "\f")
}

func runBookOf(t testing.TB, b export.RunBook) []byte {
	t.Helper()
	file, err := RunBook(b, english)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// everyKind makes each kind of document, plain, draft, awkward and empty.
func everyKind(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := allKinds()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var allKinds = sync.OnceValues(func() (map[string][]byte, error) {
	files := map[string][]byte{}
	var failed error
	add := func(name string, file []byte, err error) {
		failed = errors.Join(failed, err)
		files[name] = file
	}
	for name, b := range map[string]export.RunBook{"approved": sampleBook(), "executed": executedBook(), "trying": trying(), "empty": {}} {
		file, err := RunBook(b, english)
		add("run book, "+name, file, err)
	}
	signed, _, err := signedBook()
	add("run book, signed", signed, err)
	for density, paper := range map[Density]Paper{Standard: Letter, Compact: A4, LargePrint: A4} {
		o := Options{Paper: paper, Words: english.Words, Density: density}
		for name, b := range map[string]export.RunBook{"approved": sampleBook(), "executed": executedBook(), "trying": trying(), "empty": {}} {
			file, err := RunSheet(b, o)
			add("run sheet, "+string(density)+", "+name, file, err)
		}
	}
	for name, c := range map[string]export.Checklist{"sample": sampleChecklist(), "trying": tryingChecklist(), "empty": {}} {
		file, err := Checklist(c, Options{Paper: Letter, Words: english.Words})
		add("checklist, "+name, file, err)
	}
	for name, n := range map[string]export.ReleaseNotes{"sample": sampleNotes(), "trying": tryingNotes(), "empty": {}} {
		file, err := ReleaseNotes(n, english)
		add("release notes, "+name, file, err)
	}
	for name, a := range map[string]export.AuditReport{"sample": sampleAudit(), "empty": {}} {
		file, err := AuditReport(a, english)
		add("audit report, "+name, file, err)
	}
	return files, failed
})
