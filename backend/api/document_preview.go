package api

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"time"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/export"
)

// Ways in which the window shows a document.
const (
	viewPages  = "pages"  // a PDF
	viewText   = "text"   // as it is
	viewSheets = "sheets" // a spreadsheet
	viewBoard  = "board"  // a page of HTML
	viewFiles  = "files"  // the names of the files in it
)

func viewOf(format documents.Format) string {
	switch format {
	case documents.PDF:
		return viewPages
	case documents.XLSX, documents.CSV:
		return viewSheets
	case documents.HTML:
		return viewBoard
	case documents.ZIP:
		return viewFiles
	}
	return viewText
}

// PreparedDocument is a document that was made to be looked at. What is saved or printed of it is what was looked at.
// Its bytes are at /document/ID.
type PreparedDocument struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Size int    `json:"size"` // in bytes; 0 when it is not known before it is saved
	View string `json:"view"`
	// Text of a text; Sheets of a spreadsheet, with its first rows; Files of a bundle.
	Text   string         `json:"text"`
	Sheets []PreviewSheet `json:"sheets"`
	Files  []string       `json:"files"`
}

// PreviewSheet is a sheet with its first rows, as people read them; Total counts all.
type PreviewSheet struct {
	Name    string     `json:"name"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
	Total   int        `json:"total"`
}

// prepared is the document that the window looks at.
type prepared struct {
	id       string
	document documents.Document
}

// previewRows is how many rows of a sheet are shown before it is saved.
const previewRows = 200

// Prepare makes a document to look at. The event "progress" with the task "document" says how far it is; Cancel ends it.
// Only the last one is kept.
func (s *Documents) Prepare(in DocumentOrder) (out PreparedDocument, err error) {
	defer guard(&err)
	w, actor, err := s.desk.session()
	if err != nil {
		return out, err
	}
	ctx, cancel := context.WithCancel(s.desk.whileOpen())
	defer cancel()
	s.mu.Lock()
	if s.cancel != nil {
		s.cancel()
	}
	s.cancel, s.prepared = cancel, nil
	s.mu.Unlock()
	order := in.order()
	order.Still = true
	order.Progress = func(done, total int64) {
		s.desk.desktop.Emit("progress", Progress{Task: "document", Done: done, Total: total})
	}
	document, err := documents.Make(ctx, w, actor.User, order)
	if ctx.Err() != nil {
		return out, domain.Conflict("document.cancelled")
	}
	if err != nil {
		return out, err
	}
	return s.keep(document)
}

func (s *Documents) keep(document documents.Document) (out PreparedDocument, err error) {
	id, err := app.NewID()
	if err != nil {
		return out, err
	}
	format := documents.Format(document.Name[strings.LastIndexByte(document.Name, '.')+1:])
	out = PreparedDocument{
		ID: id, Name: document.Name, Size: len(document.Bytes), View: viewOf(format), Sheets: []PreviewSheet{}, Files: append([]string{}, document.Contents...),
	}
	if out.View == viewText {
		out.Text = string(document.Bytes)
	}
	for _, table := range document.Tables {
		out.Sheets = append(out.Sheets, previewSheet(table))
	}
	s.mu.Lock()
	s.prepared = &prepared{id, document}
	s.mu.Unlock()
	return out, nil
}

func previewSheet(table export.Table) PreviewSheet {
	out := PreviewSheet{Name: table.Name, Columns: []string{}, Rows: [][]string{}, Total: len(table.Rows)}
	for _, column := range table.Columns {
		out.Columns = append(out.Columns, column.Head)
	}
	for _, row := range table.Rows[:min(len(table.Rows), previewRows)] {
		shown := make([]string, len(row))
		for i, cell := range row {
			shown[i] = table.Columns[i].Shown(cell)
		}
		out.Rows = append(out.Rows, shown)
	}
	return out
}

// Cancel ends the preparation that runs, if there is one.
func (s *Documents) Cancel() (err error) {
	defer guard(&err)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cancel != nil {
		s.cancel()
	}
	return nil
}

// find gives the prepared document, unless the person has gone or another one took its place.
func (s *Documents) find(id string) (documents.Document, error) {
	if _, _, err := s.desk.session(); err != nil {
		return documents.Document{}, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.prepared == nil || s.prepared.id != id {
		return documents.Document{}, domain.Missing()
	}
	return s.prepared.document, nil
}

// SavePrepared saves what was looked at, as Save does.
func (s *Documents) SavePrepared(id string) (saved string, err error) {
	defer guard(&err)
	document, err := s.find(id)
	if err != nil {
		return "", err
	}
	return s.save(document)
}

// ShowPrepared opens what was looked at in the system's viewer, for printing.
func (s *Documents) ShowPrepared(id string) (err error) {
	defer guard(&err)
	document, err := s.find(id)
	if err != nil {
		return err
	}
	return s.showCopy(document)
}

// Forget drops what was looked at.
func (s *Documents) Forget(id string) (err error) {
	defer guard(&err)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.prepared != nil && s.prepared.id == id {
		s.prepared = nil
	}
	return nil
}

const documentPlace = "/document/"

// documentContent gives the window the bytes of the document that it looks at, under /document/ID. It is not bound.
type documentContent struct{ documents *Documents }

func (d documentContent) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	document, err := d.documents.find(strings.TrimPrefix(r.URL.Path, documentPlace))
	if r.Method != http.MethodGet || err != nil {
		http.NotFound(w, r)
		return
	}
	kind := "application/octet-stream"
	if strings.HasSuffix(document.Name, ".html") {
		kind = "text/html; charset=utf-8"
		w.Header().Set("Content-Security-Policy", "sandbox")
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(document.Bytes))
}

// contents serves what is no part of the page itself.
type contents struct {
	pictures  pictures
	documents documentContent
}

func (c contents) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, documentPlace) {
		c.documents.ServeHTTP(w, r)
		return
	}
	c.pictures.ServeHTTP(w, r)
}
