package documents_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/documents"
)

// bundle gives the evidence of a night that was run, unpacked into a folder.
func (n night) bundle() (zipped []byte, folder string) {
	n.TB.Helper()
	made := n.make(documents.Order{Kind: documents.Evidence})
	var out bytes.Buffer
	if err := made.Write(n.TB.Context(), &out); err != nil {
		n.TB.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		n.TB.Fatal(err)
	}
	folder = n.TB.TempDir()
	for _, file := range archive.File {
		if !filepath.IsLocal(file.Name) || !slices.Contains(made.Contents, file.Name) {
			n.TB.Fatalf("%s should not be there", file.Name)
		}
		content, err := file.Open()
		if err != nil {
			n.TB.Fatal(err)
		}
		b, err := io.ReadAll(content)
		if err != nil {
			n.TB.Fatal(err)
		}
		path := filepath.Join(folder, file.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			n.TB.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			n.TB.Fatal(err)
		}
	}
	return out.Bytes(), folder
}

// check runs the commands of the bundle's page as they stand there.
func check(t *testing.T, folder string) []string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(folder, "HOW-TO-CHECK.md"))
	if err != nil {
		t.Fatal(err)
	}
	script := regexp.MustCompile("(?s)```sh\n(.*?)```").FindSubmatch(page)
	if script == nil {
		t.Fatalf("the page has no commands:\n%s", page)
	}
	command := exec.Command("sh")
	command.Dir, command.Stdin = folder, bytes.NewReader(script[1])
	out, err := command.Output()
	if err != nil && !strings.Contains(string(out), "ok") {
		t.Fatalf("%v\n%s", err, out)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

var allWell = []string{"files ok", "evidence ok", "keys ok", "journal ok", "workspace ok"}

func evidenceNight(t *testing.T) night {
	t.Helper()
	n := newNight(t)
	file, err := n.AddFile(n.As("Entry"), "plan.txt", strings.NewReader("the plan"))
	if err != nil {
		t.Fatal(err)
	}
	n.Must("Entry", &app.AttachmentAdd{Item: n.pipeline, File: file, Name: "plan.txt", Description: "The plan"})
	n.Approved(n.pipeline)
	n.Approved(n.tag)
	n.ApproveBook(n.deployment)
	n.run()
	return n
}

func TestTheBundleIsCheckedWithOrdinaryTools(t *testing.T) {
	n := evidenceNight(t)
	zipped, folder := n.bundle()
	if diff := cmp.Diff(allWell, check(t, folder)); diff != "" {
		t.Fatal(diff)
	}
	if again, _ := n.bundle(); !bytes.Equal(zipped, again) {
		t.Error("the same state gives other bytes")
	}
	names, err := filepath.Glob(filepath.Join(folder, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(names, "\n")
	for _, want := range []string{"RB-v1.pdf", "RB-v1.json", "RB-v1.xlsx", "RS-v1.pdf", "AR.pdf", "AR.json", "CL.pdf", "RN.pdf", "JO.xlsx"} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is missing in\n%s", want, all)
		}
	}
	if files, err := filepath.Glob(filepath.Join(folder, "files", "*", "*")); err != nil || len(files) != 2 {
		t.Errorf("files: %q, %v", files, err)
	}
}

// Whatever is changed, some command names it.
func TestATamperedBundleIsNoticed(t *testing.T) {
	n := evidenceNight(t)
	_, folder := n.bundle()
	entries, err := filepath.Glob(filepath.Join(folder, "journal", "*"))
	if err != nil || len(entries) < 20 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	last := entries[len(entries)-1]
	for _, entry := range entries[1 : len(entries)-1] { // they would only take time
		if err := os.RemoveAll(entry); err != nil {
			t.Fatal(err)
		}
	}
	evidence, err := filepath.Glob(filepath.Join(folder, "files", "*", "*.png"))
	if err != nil || len(evidence) != 1 {
		t.Fatal(evidence, err)
	}
	for _, tamper := range []struct {
		path, want string
	}{
		{filepath.Join(last, "payload.json"), "payload"},
		{filepath.Join(last, "changes.json"), "changes"},
		{filepath.Join(last, "intent.txt"), "signature"},
		{filepath.Join(last, "entry.txt"), "hash"},
		{filepath.Join(last, "seal.txt"), "seal"},
		{evidence[0], "another content"},
	} {
		before, err := os.ReadFile(tamper.path)
		if err != nil {
			t.Fatal(err)
		}
		changed := bytes.Replace(before, []byte("0"), []byte("1"), 1)
		if bytes.Equal(changed, before) {
			changed = append(bytes.Clone(before), '1')
		}
		write(t, tamper.path, changed)
		said := strings.Join(check(t, folder), "\n")
		if !strings.Contains(said, "files are not as they were") || !strings.Contains(said, tamper.want) {
			t.Errorf("%s: %s", tamper.path, said)
		}
		write(t, tamper.path, before)
	}
	said := check(t, folder)
	if diff := cmp.Diff(allWell[1:], said[len(said)-4:]); diff != "" {
		t.Error(diff)
	}
}

func write(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTheBundleHoldsNoSecretAndNoSealedKeyOfAPerson(t *testing.T) {
	n := evidenceNight(t)
	zipped, folder := n.bundle()
	if bytes.Contains(zipped, []byte(secret)) {
		t.Error("the ZIP tells a secret")
	}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(secret)) || bytes.Contains(content, []byte(`"kdf"`)) || bytes.Contains(content, []byte("argon2id")) {
			t.Errorf("%s tells too much", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
