package app_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// fileBytes gives the same bytes for the same seed.
func fileBytes(size int, seed byte) []byte {
	b := make([]byte, size)
	source := rand.NewChaCha8([32]byte{seed})
	if _, err := source.Read(b); err != nil {
		panic(err)
	}
	return b
}

func fileAdd(t *testing.T, w *testkit.Workspace, name string, content []byte) domain.ID {
	t.Helper()
	id, err := w.AddFile(w.As("Entry"), name, bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func fileItem(w *testkit.Workspace, project domain.ID) domain.ID {
	deployment := w.Deployment(project, "2026-12-03 20:00")
	return w.Must("Entry", &app.ItemCreate{Deployment: deployment, Ref: "R-1", Title: "Faster search", Category: "Enhancement", Modules: []string{"web"}})
}

func fileUsage(w *testkit.Workspace) app.FilesUsageView {
	return testkit.Ask[app.FilesUsageView](w, "Ann", "files.usage", &app.FilesUsage{})
}

func TestFileContentComesBackPieceByPiece(t *testing.T) {
	w := testkit.New(t)
	item := fileItem(w, w.Project())
	content := fileBytes(domain.MaxPiece*2+17, 1)
	before := w.Entries()
	file := fileAdd(t, w, "plan.pdf", content)
	if added := w.Entries() - before; added != 4 {
		t.Errorf("%d entries for three pieces and a file", added)
	}
	attachment := w.Must("Entry", &app.AttachmentAdd{Item: item, File: file, Name: `..\plans/pl<an.pdf`, Description: "Plan"})
	reader, name, err := w.OpenFile(w.User("View"), app.FileLink{Kind: "attachment", Record: attachment})
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(reader)
	if err != nil || !bytes.Equal(got, content) {
		t.Errorf("%d bytes came back: %v", len(got), err)
	}
	if name != "pl_an.pdf" {
		t.Errorf("its name is %q", name)
	}
	path := closedCopy(t, w)
	for _, level := range []app.Level{app.Quick, app.Full} {
		if report := verify(t, path, level); !report.Whole() {
			t.Errorf("%s: %+v", level, report.Findings)
		}
	}
}

func TestFileContentIsStoredOnce(t *testing.T) {
	w := testkit.New(t)
	w.Project()
	content := fileBytes(domain.MaxPiece+1, 2)
	first := fileAdd(t, w, "a.pdf", content)
	entries := w.Entries()
	if again := fileAdd(t, w, "b.pdf", content); again != first || w.Entries() != entries {
		t.Errorf("the second time: file %s, %d entries more", again, w.Entries()-entries)
	}
	fileAdd(t, w, "c.pdf", append(content[:domain.MaxPiece:domain.MaxPiece], 'x'))
	if added := w.Entries() - entries; added != 2 {
		t.Errorf("%d entries for one new piece and a file", added)
	}
}

// pipe hides that its size could be told beforehand.
type pipe struct{ io.Reader }

func TestFileOverTheLimitIsRefused(t *testing.T) {
	w := testkit.New(t)
	w.Project()
	large := io.LimitReader(rand.NewChaCha8([32]byte{3}), 60<<20)
	entries := w.Entries()
	_, err := w.AddFile(w.As("Entry"), "film.zip", io.NewSectionReader(onlyZeros{}, 0, 60<<20))
	if domain.CodeOf(err) != domain.CodeInvalid || !strings.Contains(err.Error(), "limit 50.0 MB, size 60.0 MB") {
		t.Errorf("a file of 60 MB: %v", err)
	}
	if w.Entries() != entries {
		t.Errorf("%d entries were written for a file that is too large", w.Entries()-entries)
	}
	limit := int64(3 << 20)
	settings := w.Settings()
	w.Must("Ann", &app.WorkspaceEdit{FileLimit: testkit.To(w, settings.FileLimit, limit)})
	if _, err = w.AddFile(w.As("Entry"), "film.zip", pipe{large}); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("a pipe of 60 MB: %v", err)
	}
	if usage := fileUsage(w); usage.Files != 0 {
		t.Errorf("%+v", usage)
	}
	fits := bytes.NewReader(fileBytes(int(limit), 4))
	if _, err = w.AddFile(w.As("Entry"), "film.zip", fits); err != nil {
		t.Errorf("a file of exactly the limit: %v", err)
	}
	if _, err = w.AddFile(w.As("Entry"), "empty.txt", strings.NewReader("")); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("an empty file: %v", err)
	}
}

type onlyZeros struct{}

func (onlyZeros) ReadAt(p []byte, _ int64) (int, error) { clear(p); return len(p), nil }

func TestFilePiecesMustBeWhatTheyAreCalled(t *testing.T) {
	w := testkit.New(t)
	w.Project()
	good := fileAdd(t, w, "a.txt", []byte("good"))
	w.Refused(domain.CodeInvalid, "Entry", &app.FilePiece{Digest: strings.Repeat("a", 64), Size: 4})
	w.Refused(domain.CodeInvalid, "Entry", &app.FilePiece{Digest: good, Size: domain.MaxPiece + 1})
	w.Refused(domain.CodeInvalid, "Entry", &app.FileAdd{File: strings.Repeat("a", 64), Size: 4, Pieces: []string{good}})
	w.Refused(domain.CodeInvalid, "Entry", &app.FileAdd{File: good, Size: 5, Pieces: []string{good}})
	w.Refused(domain.CodeConflict, "Entry", &app.FileAdd{File: good, Size: 4, Pieces: []string{strings.Repeat("a", 64)}})
	for _, name := range []string{"View", "Outsider", "Ann"} {
		w.Refused(domain.CodeForbidden, name, &app.FilePiece{Digest: good, Size: 4})
	}
}

func TestFilesOfAPrivateProjectAreItsMembersOnly(t *testing.T) {
	w := testkit.New(t)
	project := w.Project(func(p *app.ProjectCreate) { p.Private = true })
	item := fileItem(w, project)
	attachment := w.Must("Entry", &app.AttachmentAdd{Item: item, File: fileAdd(t, w, "a.pdf", []byte("secret plan")), Name: "a.pdf", Description: "Plan"})
	for link, user := range map[app.FileLink]string{
		{Kind: "attachment", Record: attachment}: "Outsider",
		{Kind: "attachment", Record: item}:       "View",
		{Kind: "comment", Record: attachment}:    "View",
	} {
		if _, _, err := w.OpenFile(w.User(user), link); domain.CodeOf(err) != domain.CodeNotFound {
			t.Errorf("%+v to %s: %v", link, user, err)
		}
	}
}

func TestCleanUpWaitsThirtyDaysAfterTheLastLink(t *testing.T) {
	w := testkit.New(t)
	project := w.Project()
	item, template := fileItem(w, project), w.Templates(project).PutFile
	file := fileAdd(t, w, "a.pdf", []byte("attached, then not"))
	kept := fileAdd(t, w, "b.pdf", []byte("stays with an activity"))
	fileAdd(t, w, "c.pdf", []byte("never attached"))
	attachment := w.Must("Entry", &app.AttachmentAdd{Item: item, File: file, Name: "a.pdf", Description: "Plan"})
	w.Must("Entry", &app.ActivityCreate{Item: item, Template: template, Values: []domain.Value{
		{ID: "instruction", Text: "Put it there"}, {ID: "file", File: kept, FileName: "b.pdf"}, {ID: "nodes", List: []string{"docs"}},
	}})
	w.Refused(domain.CodeConflict, "Ann", &app.FileClean{})
	w.Clock.Pass(31 * 24 * time.Hour)
	w.Must("Entry", &app.AttachmentDelete{Attachment: attachment})
	w.Refused(domain.CodeForbidden, "Approval", &app.FileClean{})
	if usage := fileUsage(w); usage.Files != 3 || usage.Unused != 1 || usage.Pieces != 1 || !usage.Can[0].Allowed {
		t.Errorf("before cleaning up: %+v", usage)
	}
	w.Must("Ann", &app.FileClean{})
	w.Refused(domain.CodeConflict, "Ann", &app.FileClean{})
	w.Clock.Pass(31 * 24 * time.Hour)
	w.Must("Ann", &app.FileClean{})
	if usage := fileUsage(w); usage.Files != 1 || usage.Can[0].Allowed {
		t.Errorf("after cleaning up: %+v", usage)
	}
	if again := fileAdd(t, w, "a.pdf", []byte("attached, then not")); again != file {
		t.Errorf("added again it is %s", again)
	}
	path := closedCopy(t, w)
	for _, level := range []app.Level{app.Quick, app.Full} {
		if report := verify(t, path, level); !report.Whole() {
			t.Errorf("%s: %+v", level, report.Findings)
		}
	}
	tamper(t, path, true, "UPDATE file_pieces SET bytes = x'00' WHERE size = 22")
	if report := verify(t, path, app.Quick); report.Whole() {
		t.Error("changed bytes were not found")
	}
}
