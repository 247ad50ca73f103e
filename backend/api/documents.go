package api

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/platform"
)

// Documents makes documents, shows them before they are saved, and saves them.
type Documents struct {
	desk *desk

	mu       sync.Mutex
	saved    []string // what was saved since the start
	prepared *prepared
	cancel   func() // ends the preparation that runs
}

// DocumentOrder says which document is wanted (Kinds), of a deployment, of a project, or of everything.
type DocumentOrder struct {
	Kind       string    `json:"kind"`
	Format     string    `json:"format"`
	Deployment domain.ID `json:"deployment"`
	Project    domain.ID `json:"project"`
	All        bool      `json:"all"`    // release notes also list what is not released
	Letter     bool      `json:"letter"` // paper of the United States
	// Density is that of a run sheet: standard (also when empty), compact or large_print.
	Density string `json:"density,omitempty"`
}

func (in DocumentOrder) order() documents.Order {
	return documents.Order{
		Kind: documents.Kind(in.Kind), Format: documents.Format(in.Format), Deployment: in.Deployment, Project: in.Project,
		All: in.All, Letter: in.Letter, Density: in.Density,
	}
}

// DocumentKind is a kind of document with its formats, the usual one first, and what it can be about: deployment,
// project, everything.
type DocumentKind struct {
	Kind    string   `json:"kind"`
	Formats []string `json:"formats"`
	Scopes  []string `json:"scopes"`
}

// Kinds lists the documents that there are, in the order in which they are offered.
func (s *Documents) Kinds() (kinds []DocumentKind, err error) {
	defer guard(&err)
	for _, k := range documents.Kinds() {
		kind := DocumentKind{Kind: string(k.Kind)}
		for _, format := range k.Formats {
			kind.Formats = append(kind.Formats, string(format))
		}
		for _, scope := range k.Scopes {
			kind.Scopes = append(kind.Scopes, string(scope))
		}
		kinds = append(kinds, kind)
	}
	return kinds, nil
}

func (s *Documents) make(in DocumentOrder) (documents.Document, error) {
	w, actor, err := s.desk.session()
	if err != nil {
		return documents.Document{}, err
	}
	return documents.Make(s.desk.whileOpen(), w, actor.User, in.order())
}

// Save writes a document where the person wants it, and gives its path; empty when the person cancelled. The
// folder is remembered.
func (s *Documents) Save(in DocumentOrder) (saved string, err error) {
	defer guard(&err)
	document, err := s.make(in)
	if err != nil {
		return "", err
	}
	return s.save(document)
}

func (s *Documents) save(document documents.Document) (saved string, err error) {
	settings, err := s.desk.settings.Read()
	if err != nil {
		return "", err
	}
	path, err := s.desk.desktop.SaveDialog(SaveDialog{
		Title: i18n.Text("ui.document.save", nil), Folder: settings.Documents, File: document.Name, Kinds: documentKinds(document.Name),
	})
	if err != nil || path == "" {
		return "", err
	}
	if filepath.Ext(path) == "" {
		path += filepath.Ext(document.Name)
	}
	write := func(w io.Writer) error { return document.Write(s.desk.whileOpen(), w) }
	if _, err := platform.WriteFileBy(path, 0o644, write); err != nil {
		return "", domain.Unavailable("document.not_saved", "path", path).Because(err)
	}
	s.mu.Lock()
	s.saved = append(s.saved, path)
	s.mu.Unlock()
	return path, s.desk.settings.Change(func(settings *platform.Settings) { settings.Documents = filepath.Dir(path) })
}

func documentKinds(name string) []FileKind {
	extension := strings.TrimPrefix(filepath.Ext(name), ".")
	return []FileKind{{Name: strings.ToUpper(extension), Patterns: []string{"*." + extension}}}
}

// OpenSaved shows a document that was saved since the start.
func (s *Documents) OpenSaved(path string) (err error) {
	defer guard(&err)
	s.mu.Lock()
	known := slices.Contains(s.saved, path)
	s.mu.Unlock()
	if !known {
		return domain.Missing()
	}
	return s.desk.desktop.OpenPath(path)
}

// Preview shows a document in the system's viewer, from a copy that goes when the workspace is left.
func (s *Documents) Preview(in DocumentOrder) (err error) {
	defer guard(&err)
	document, err := s.make(in)
	if err != nil {
		return err
	}
	return s.showCopy(document)
}

// showCopy opens a document in the system's viewer.
func (s *Documents) showCopy(document documents.Document) error {
	var content bytes.Buffer
	if err := document.Write(s.desk.whileOpen(), &content); err != nil {
		return err
	}
	return s.desk.show(document.Name, content.Bytes())
}

// Text gives the text of a document that is one, such as release notes as md.
func (s *Documents) Text(in DocumentOrder) (text string, err error) {
	defer guard(&err)
	if viewOf(documents.Format(in.Format)) != viewText {
		return "", domain.Invalid("document.no_text")
	}
	document, err := s.make(in)
	return string(document.Bytes), err
}
