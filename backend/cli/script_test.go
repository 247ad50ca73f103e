package cli

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocumentedScript runs the script of docs/terminal.md as it stands there, with this very program.
func TestDocumentedScript(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	run := exec.Command(bash, "-c", documentedScript(t))
	run.Dir = folder
	run.Env = append(os.Environ(), asProgram+"=1", "RENOGEN_HOME="+t.TempDir(), "PATH="+programFolder(t)+":"+os.Getenv("PATH"))
	var out, messages bytes.Buffer
	run.Stdout, run.Stderr = &out, &messages
	if err := run.Run(); err != nil {
		t.Fatalf("%v\n%s\n%s", err, out.String(), messages.String())
	}
	if !strings.Contains(out.String(), "\ncompleted\n") || !strings.Contains(out.String(), "All is well: ") || !strings.Contains(out.String(), "\nValid: ") || messages.Len() > 0 {
		t.Errorf("it says %s\n%s", out.String(), messages.String())
	}
	for _, name := range []string{"runbook.pdf", "checklist.pdf", "notes.pdf"} {
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
			t.Errorf("%s: %.20q, %v", name, content, err)
		}
	}
	spoiltDocumentsAreNamed(t, run)
}

// spoiltDocumentsAreNamed changes the signed document that the script left, and has the program check it again.
func spoiltDocumentsAreNamed(t *testing.T, script *exec.Cmd) {
	t.Helper()
	whole, err := os.ReadFile(filepath.Join(script.Dir, "signed.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	flipped := bytes.Clone(whole)
	flipped[bytes.Index(flipped, []byte("stream\n"))+40] ^= 1
	for said, b := range map[string][]byte{
		"the signed bytes were changed":             flipped,
		"something else than a signature was added": append(bytes.Clone(whole), "\n% added\n%%EOF\n"...),
		"it carries approvals, but no signature":    whole[:len(whole)-100],
		"Not ours":                                  []byte("%PDF-1.4\n%%EOF\n"),
	} {
		if err := os.WriteFile(filepath.Join(script.Dir, "spoilt.pdf"), b, 0o600); err != nil {
			t.Fatal(err)
		}
		// the bare file needs no sign-in: what is wrong with it is found without its workspace
		verify := exec.Command("renogen", "verify", "spoilt.pdf")
		verify.Path, err = os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		verify.Err, verify.Dir, verify.Env = nil, script.Dir, script.Env
		out, err := verify.Output()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitFindings || !bytes.Contains(out, []byte(said)) {
			t.Errorf("not said: %q, but %s (%v)", said, out, err)
		}
	}
}

func documentedScript(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "docs", "terminal.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, script, found := strings.Cut(string(page), "```bash\n")
	script, _, closed := strings.Cut(script, "\n```\n")
	if !found || !closed {
		t.Fatal("terminal.md has no script")
	}
	return script
}

// programFolder has this test under the name of the program.
func programFolder(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Symlink(self, filepath.Join(folder, "renogen")); err != nil {
		t.Fatal(err)
	}
	return folder
}
