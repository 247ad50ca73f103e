package api

import (
	"bytes"
	"encoding/base64"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"unicode/utf8"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/platform"
)

// Files brings content into the workspace and lets people look at it.
type Files struct {
	desk *desk

	mu     sync.Mutex
	coming map[string]*os.File // content on its way in, by the id that Begin gave
}

// FileBegin is a file that the window is about to hand over.
type FileBegin struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
}

// Begin starts taking a file and gives the id for its pieces. One that is too large is refused at once.
func (s *Files) Begin(in FileBegin) (id string, err error) {
	defer guard(&err)
	w, _, err := s.desk.session()
	if err != nil {
		return "", err
	}
	if err := w.FileFits(in.Size); err != nil {
		return "", err
	}
	if id, err = app.NewID(); err != nil {
		return "", err
	}
	file, err := os.CreateTemp("", "renogen-*")
	if err != nil {
		return "", err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.coming == nil {
		s.coming = map[string]*os.File{}
	}
	s.coming[id] = file
	return id, nil
}

// FilePiece is the next piece of a file, in base64.
type FilePiece struct {
	ID    string `json:"id"`
	Bytes string `json:"bytes"`
}

// Piece takes the next piece.
func (s *Files) Piece(in FilePiece) (err error) {
	defer guard(&err)
	file, err := s.file(in.ID)
	if err != nil {
		return err
	}
	content, err := base64.StdEncoding.DecodeString(in.Bytes)
	if err != nil {
		return domain.Invalid("file.piece.content")
	}
	_, err = file.Write(content)
	return err
}

// FileEnd ends the handing over of a file.
type FileEnd struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Finish puts the content into the workspace and gives its id, for the command that links it.
func (s *Files) Finish(in FileEnd) (content domain.ID, err error) {
	defer guard(&err)
	file, err := s.file(in.ID)
	if err != nil {
		return "", err
	}
	defer s.forget(in.ID)
	w, actor, err := s.desk.session()
	if err != nil {
		return "", err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	return w.AddFile(actor, in.Name, file)
}

// Drop forgets a file that is not wanted any more.
func (s *Files) Drop(id string) (err error) {
	defer guard(&err)
	if _, err := s.file(id); err != nil {
		return err
	}
	s.forget(id)
	return nil
}

func (s *Files) file(id string) (*os.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if file, known := s.coming[id]; known {
		return file, nil
	}
	return nil, domain.Missing()
}

func (s *Files) forget(id string) {
	s.mu.Lock()
	file := s.coming[id]
	delete(s.coming, id)
	s.mu.Unlock()
	if file == nil {
		return
	}
	if err := file.Close(); err != nil {
		slog.Warn("temporary file not closed", "cause", err)
	}
	discard(file.Name())
}

// discard deletes a temporary file or folder. A viewer may still hold it: the next start tries again.
func discard(path string) {
	if err := os.RemoveAll(path); err != nil {
		slog.Warn("temporary file not deleted", "path", path, "cause", err)
	}
}

// Open shows a file in the system's viewer, from a copy. Programs are refused, and so are pages, and attachments of types
// that the project does not take: a name may have been changed in the file.
func (s *Files) Open(link app.FileLink) (err error) {
	defer guard(&err)
	content, name, err := s.read(link)
	if err != nil {
		return err
	}
	if domain.IsPageName(name) {
		return domain.Invalid("open.page", "name", name)
	}
	w, actor, err := s.desk.session()
	if err != nil {
		return err
	}
	if taken, err := w.TakesFile(actor.User, link, name); err != nil {
		return err
	} else if !taken {
		return domain.Invalid("open.other_type", "name", name)
	}
	return s.desk.show(name, content)
}

// TextPreview is the beginning of a text file; Whole: it is all of it.
type TextPreview struct {
	Text  string `json:"text"`
	Whole bool   `json:"whole"`
}

// longestPreview is as much of a text as is shown in the window, in bytes.
const longestPreview = 64 << 10

// Text gives the beginning of a file that is text. What is none is refused.
func (s *Files) Text(link app.FileLink) (preview TextPreview, err error) {
	defer guard(&err)
	content, _, err := s.read(link)
	if err != nil {
		return preview, err
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	shown := content[:min(len(content), longestPreview)]
	for len(shown) < len(content) && len(shown) > 0 && !utf8.RuneStart(content[len(shown)]) {
		shown = shown[:len(shown)-1] // no half character
	}
	if !utf8.Valid(shown) || bytes.IndexByte(shown, 0) >= 0 {
		return preview, domain.Invalid("file.no_text")
	}
	return TextPreview{Text: string(shown), Whole: len(shown) == len(content)}, nil
}

// SaveAs writes a copy of a file where the person wants it; saved is empty when the person cancelled.
func (s *Files) SaveAs(link app.FileLink) (saved string, err error) {
	defer guard(&err)
	content, name, err := s.read(link)
	if err != nil {
		return "", err
	}
	path, err := s.desk.desktop.SaveDialog(SaveDialog{Title: i18n.Text("ui.files.save_as", nil), File: name})
	if err != nil || path == "" {
		return "", err
	}
	return path, platform.WriteFile(path, content, 0o644)
}

func (s *Files) read(link app.FileLink) (content []byte, name string, err error) {
	w, actor, err := s.desk.session()
	if err != nil {
		return nil, "", err
	}
	reader, name, err := w.OpenFile(actor.User, link)
	if err != nil {
		return nil, "", err
	}
	defer reader.Close()
	content, err = io.ReadAll(reader)
	return content, name, err
}

// show opens a copy of a file in the system's viewer.
func (d *desk) show(name string, content []byte) error {
	if err := os.MkdirAll(d.viewed(), 0o700); err != nil {
		return err
	}
	folder, err := os.MkdirTemp(d.viewed(), "")
	if err != nil {
		return err
	}
	path := filepath.Join(folder, name)
	if err := platform.WriteFile(path, content, 0o400); err != nil {
		return err
	}
	return d.desktop.OpenPath(path)
}

// viewed is the folder of the copies that viewers were given; it goes when the workspace is left.
func (d *desk) viewed() string { return filepath.Join(d.home.Data, "viewed") }
