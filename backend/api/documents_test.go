package api

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
	"renogen/backend/testkit"
)

// savingDesktop answers every save dialog with one path, and notes what it was asked and told to open.
type savingDesktop struct {
	Desktop
	path   string
	asked  SaveDialog
	opened string
}

func (d *savingDesktop) SaveDialog(dialog SaveDialog) (string, error) {
	d.asked = dialog
	return d.path, nil
}

func (d *savingDesktop) Emit(string, any) {}

func (d *savingDesktop) OpenPath(path string) error {
	d.opened = path
	return nil
}

func newDocuments(t *testing.T, person string) (*Documents, *savingDesktop, DocumentOrder) {
	t.Helper()
	w := testkit.New(t)
	folder := t.TempDir()
	settings, err := platform.OpenSettings(platform.Home{Config: folder})
	if err != nil {
		t.Fatal(err)
	}
	desktop, actor := &savingDesktop{}, w.As(person)
	d := &desk{desktop: desktop, home: platform.Home{Data: folder}, settings: settings, open: w.App, actor: &actor}
	deployment := w.Deployment(w.Project(), "2026-12-03 20:00", func(d *app.DeploymentCreate) { d.Title = "Winter" })
	return &Documents{desk: d}, desktop, DocumentOrder{Kind: "run_book", Format: "pdf", Deployment: deployment}
}

func TestADocumentIsSavedWhereThePersonWants(t *testing.T) {
	documents, desktop, order := newDocuments(t, "View")
	saved, err := documents.Save(order)
	if saved != "" || err != nil {
		t.Fatalf("cancelled, but saved %q, %v", saved, err)
	}
	if want := "CRM1-202612032000-RB-DRAFT.pdf"; desktop.asked.File != want || desktop.asked.Folder != "" {
		t.Errorf("asked %+v, not for %s", desktop.asked, want)
	}

	folder := t.TempDir()
	desktop.path = filepath.Join(folder, "book")
	if saved, err = documents.Save(order); err != nil || saved != desktop.path+".pdf" {
		t.Fatalf("saved %q, %v", saved, err)
	}
	content, err := os.ReadFile(saved)
	if err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
		t.Errorf("saved %.20q, %v", content, err)
	}
	desktop.path = ""
	if _, err := documents.Save(order); err != nil || desktop.asked.Folder != folder {
		t.Errorf("the second time it was asked in %q, %v", desktop.asked.Folder, err)
	}

	if err := documents.OpenSaved("/etc/passwd"); domain.CodeOf(err) != domain.CodeNotFound || desktop.opened != "" {
		t.Errorf("opened %q, %v", desktop.opened, err)
	}
	if err := documents.OpenSaved(saved); err != nil || desktop.opened != saved {
		t.Errorf("opened %q, %v", desktop.opened, err)
	}
	desktop.path = filepath.Join(folder, "no", "such", "folder.pdf")
	if _, err := documents.Save(order); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("saved into nowhere: %v", err)
	}
}

func TestADocumentIsShownFromACopy(t *testing.T) {
	documents, desktop, order := newDocuments(t, "View")
	if err := documents.Preview(order); err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(desktop.opened); err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
		t.Errorf("%s holds %.20q, %v", desktop.opened, content, err)
	}
	if _, err := documents.Text(order); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("text of a PDF: %v", err)
	}
	order.Kind, order.Format = "release_notes", "md"
	if text, err := documents.Text(order); err != nil || !bytes.HasPrefix([]byte(text), []byte("# Winter")) {
		t.Errorf("text %.20q, %v", text, err)
	}
}

func TestNobodySavesWhatHeMayNotSee(t *testing.T) {
	documents, desktop, order := newDocuments(t, "Outsider")
	desktop.path = filepath.Join(t.TempDir(), "x.pdf")
	if _, err := documents.Save(order); domain.CodeOf(err) != domain.CodeForbidden || desktop.asked.File != "" {
		t.Errorf("asked for %q, %v", desktop.asked.File, err)
	}
}

func TestWhatWasLookedAtIsWhatIsSaved(t *testing.T) {
	documents, desktop, order := newDocuments(t, "View")
	desktop.path = filepath.Join(t.TempDir(), "book.pdf")
	prepared, err := documents.Prepare(order)
	if err != nil || prepared.View != viewPages || prepared.Name != "CRM1-202612032000-RB-DRAFT.pdf" {
		t.Fatalf("%+v, %v", prepared, err)
	}
	shown := served(documentContent{documents}, documentPlace+prepared.ID)
	if shown.Code != http.StatusOK || shown.Header().Get("X-Content-Type-Options") != "nosniff" || shown.Body.Len() != prepared.Size {
		t.Fatalf("%d, %v, %d bytes", shown.Code, shown.Header(), shown.Body.Len())
	}
	if saved, err := documents.SavePrepared(prepared.ID); err != nil || saved != desktop.path {
		t.Fatalf("%q, %v", saved, err)
	}
	if written, err := os.ReadFile(desktop.path); err != nil || !bytes.Equal(written, shown.Body.Bytes()) {
		t.Errorf("another document was saved, %v", err)
	}

	order.Kind, order.Format = "steps", "csv"
	sheets, err := documents.Prepare(order)
	if err != nil || sheets.View != viewSheets || len(sheets.Sheets) != 1 || len(sheets.Sheets[0].Columns) < 20 {
		t.Errorf("%+v, %v", sheets, err)
	}
	if _, err := documents.SavePrepared(prepared.ID); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("the one before is still there: %v", err)
	}
	documents.desk.actor = nil
	if gone := served(documentContent{documents}, documentPlace+sheets.ID); gone.Code != http.StatusNotFound {
		t.Errorf("after signing out it is still served: %d", gone.Code)
	}
}

func TestAPreparationIsCancelled(t *testing.T) {
	documents, desktop, order := newDocuments(t, "View")
	order.Kind, order.Format = "evidence", "zip"
	bundle, err := documents.Prepare(order)
	if err != nil || bundle.View != viewFiles || len(bundle.Files) < 20 {
		t.Fatalf("%+v, %v", bundle, err)
	}
	if err := documents.Cancel(); err != nil {
		t.Fatal(err)
	}
	desktop.path = filepath.Join(t.TempDir(), "evidence.zip")
	if _, err := documents.SavePrepared(bundle.ID); err != nil {
		t.Errorf("cancelling afterwards spoiled what was made: %v", err)
	}
}

func served(handler http.Handler, path string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
	return answer
}
