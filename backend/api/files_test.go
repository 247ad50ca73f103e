package api

import (
	"bytes"
	"database/sql"
	"encoding/base64"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
	"renogen/backend/testkit"
)

// png is the shortest content that is told to be a picture.
var png = []byte("\x89PNG\x0D\x0A\x1A\x0A and so on")

// fileDesktop notes what it was asked to open and saves where it was told.
type fileDesktop struct {
	Desktop
	opened, save string
}

func (d *fileDesktop) OpenPath(path string) error                { d.opened = path; return nil }
func (d *fileDesktop) SaveDialog(ask SaveDialog) (string, error) { return d.save, nil }

// handOver puts content into the workspace as the window does: in two pieces.
func handOver(t *testing.T, files *Files, name string, content []byte) domain.ID {
	t.Helper()
	id, err := files.Begin(FileBegin{Name: name, Size: int64(len(content))})
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range [][]byte{content[:5], content[5:]} {
		if err := files.Piece(FilePiece{ID: id, Bytes: base64.StdEncoding.EncodeToString(piece)}); err != nil {
			t.Fatal(err)
		}
	}
	digest, err := files.Finish(FileEnd{ID: id, Name: name})
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

// attached gives the service and a link to an attachment of a public project, as its author.
func attached(t *testing.T, name string, content []byte) (*Files, *fileDesktop, app.FileLink, *testkit.Workspace) {
	t.Helper()
	w := testkit.New(t)
	author := w.As("Entry")
	desktop := &fileDesktop{}
	files := &Files{desk: &desk{desktop: desktop, home: platform.Home{Data: t.TempDir()}, open: w.App, actor: &author}}
	item := w.Item(w.Deployment(w.Project(), "2026-12-03 14:00"), "Sources")
	file := handOver(t, files, name, content)
	record := w.Must("Entry", &app.AttachmentAdd{Item: item, File: file, Name: name, Description: "Dry run"})
	return files, desktop, app.FileLink{Kind: "attachment", Record: record}, w
}

func TestFilesComeInAndOut(t *testing.T) {
	files, desktop, link, _ := attached(t, "dry run.png", png)
	desktop.save = filepath.Join(t.TempDir(), "copy.png")
	if saved, err := files.SaveAs(link); err != nil || saved != desktop.save {
		t.Fatalf("saved %q, %v", saved, err)
	}
	if err := files.Open(link); err != nil || filepath.Base(desktop.opened) != "dry run.png" {
		t.Fatalf("opened %q, %v", desktop.opened, err)
	}
	for _, path := range []string{desktop.save, desktop.opened} {
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, png) {
			t.Errorf("%s: %q, %v", path, got, err)
		}
	}
	if len(files.coming) != 0 {
		t.Errorf("%d temporary files are left", len(files.coming))
	}
}

// Whoever can write the file can give a file any name; and pages of strangers are not shown by a browser.
func TestFilesOfOtherTypesAreNotOpened(t *testing.T) {
	for _, test := range []struct {
		name, table string
		key         domain.Key
	}{
		{"drawing.svg", "drawing.svg", "open.page"},
		{"dry run.png", "dry run.html", "open.page"},
		{"dry run.png", "dry run.docm", "open.other_type"},
		{"dry run.png", "dry run.iso", "open.other_type"},
		{"dry run.png", "dry run.gz", "open.other_type"},
	} {
		files, desktop, link, w := attached(t, test.name, png)
		db, err := sql.Open("sqlite3", "file:"+w.Path())
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.Exec("UPDATE attachments SET name = ?", test.table)
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		var refused *domain.Error
		if err := files.Open(link); !errors.As(err, &refused) || refused.Key != test.key || desktop.opened != "" {
			t.Errorf("%s: opened %q, %v", test.table, desktop.opened, err)
		}
		desktop.save = filepath.Join(t.TempDir(), "kept")
		if _, err := files.SaveAs(link); err != nil {
			t.Errorf("%s: %v", test.table, err)
		}
	}
}

func TestFilesOfAnotherSizeOrIDAreRefused(t *testing.T) {
	files, _, _, w := attached(t, "a.txt", []byte("plain text"))
	if _, err := files.Begin(FileBegin{Name: "b.zip", Size: w.Settings().FileLimit + 1}); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("too large: %v", err)
	}
	if err := files.Piece(FilePiece{ID: "none"}); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("unknown: %v", err)
	}
	id, err := files.Begin(FileBegin{Name: "b.txt", Size: 3})
	if err != nil {
		t.Fatal(err)
	}
	if err := files.Drop(id); err != nil || len(files.coming) != 0 {
		t.Errorf("dropped: %v, %d left", err, len(files.coming))
	}
}

func picture(files *Files, path string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	pictures{files}.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
	return answer
}

func TestOnlyPicturesAreServed(t *testing.T) {
	files, _, link, w := attached(t, "dry run.png", png)
	if got := picture(files, "/picture/attachment/"+link.Record); got.Code != http.StatusOK || !bytes.Equal(got.Body.Bytes(), png) ||
		got.Header().Get("Content-Type") != "image/png" {
		t.Errorf("%d %v %q", got.Code, got.Header(), got.Body)
	}
	text, _, other, _ := attached(t, "page.txt", []byte("<html><script>alert(1)</script></html>"))
	for name, got := range map[string]*httptest.ResponseRecorder{
		"a text": picture(text, "/picture/attachment/"+other.Record), "no path": picture(files, "/picture/attachment"),
		"nothing": picture(files, "/picture/attachment/none"),
	} {
		if got.Code != http.StatusNotFound {
			t.Errorf("%s: %d", name, got.Code)
		}
	}
	outsider := w.As("Outsider")
	files.desk.actor = &outsider
	if got := picture(files, "/picture/attachment/"+link.Record); got.Code != http.StatusNotFound {
		t.Errorf("for an outsider: %d", got.Code)
	}
}

func TestSecretsAreSealedForTheirField(t *testing.T) {
	w := testkit.New(t)
	w.Confirm("Approval")
	project := w.Project()
	template := w.Templates(project).Pipeline
	approver := w.As("Approval")
	session := &Session{desk: &desk{open: w.App, actor: &approver}}
	value, err := session.Seal(SealInput{Template: template, Field: "field.SigningCertificate", Text: "hunter22"})
	if err != nil || value.ID != "field.SigningCertificate" || value.Sealed == "" || value.Generation != 1 {
		t.Fatalf("%+v, %v", value, err)
	}
	if _, err := session.Seal(SealInput{Template: template, Field: "field.GitTag", Text: "v1"}); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("a field that is not sensitive: %v", err)
	}
	item := w.Item(w.Deployment(project, "2026-12-03 14:00"), "Packages")
	activity := w.Activity(item, template, testkit.Text("job", "windows-release"), value)
	tags, err := session.Tags(item)
	if err != nil || len(tags) != 1 || tags[0].Activity != activity || tags[0].Value != value.ID {
		t.Errorf("%+v, %v", tags, err)
	}
}

// Text is shown up to a whole character; what is none is refused.
func TestTextIsShownInTheWindow(t *testing.T) {
	long := strings.Repeat("a", longestPreview-1) + "é and more"
	for name, test := range map[string]struct {
		content, want string
		whole         bool
	}{
		"short.txt": {"\xef\xbb\xbfDépart à 20:00\n", "Départ à 20:00\n", true},
		"long.txt":  {long, strings.Repeat("a", longestPreview-1), false},
	} {
		files, _, link, _ := attached(t, name, []byte(test.content))
		if got, err := files.Text(link); err != nil || got.Text != test.want || got.Whole != test.whole {
			t.Errorf("%s: %d bytes, whole %t, %v", name, len(got.Text), got.Whole, err)
		}
	}
	for name, content := range map[string]string{"half.txt": "no text \xff", "zero.txt": "no text \x00 either"} {
		files, _, link, _ := attached(t, name, []byte(content))
		if _, err := files.Text(link); domain.CodeOf(err) != domain.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
