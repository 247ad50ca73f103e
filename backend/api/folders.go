package api

import (
	"path/filepath"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/share"
)

// ChooseFolder asks for a folder to check; empty when the person cancelled.
func (s *Workspaces) ChooseFolder() (folder string, err error) {
	defer guard(&err)
	return s.desk.desktop.FolderDialog(FolderDialog{Title: i18n.Text("ui.folder.choose", nil)})
}

// CheckFolder finds out whether a folder is fit for a workspace; empty: the one in which the open workspace lies.
func (s *Workspaces) CheckFolder(folder string) (found share.FolderCheck, err error) {
	defer guard(&err)
	if folder == "" {
		w, err := s.desk.workspace()
		if err != nil {
			return found, err
		}
		folder = filepath.Dir(w.Path())
	}
	return share.CheckFolder(folder, share.Options{})
}

// ChooseCopyPlace asks where a workspace is to be copied that is opened nowhere where it lies; empty when the person
// cancelled.
func (s *Workspaces) ChooseCopyPlace(path string) (to string, err error) {
	defer guard(&err)
	to, err = s.desk.desktop.SaveDialog(SaveDialog{
		Title: i18n.Text("ui.copy_out.where", nil), File: filepath.Base(path), Kinds: workspaceKinds(),
	})
	return withEnding(to), err
}

// CopyOut copies a workspace out of a folder in which none is opened, and verifies the copy. The event "progress" with the
// task "copy_out" tells how far the verification is.
func (s *Workspaces) CopyOut(path, to string) (out app.CopiedOut, err error) {
	defer guard(&err)
	if !filepath.IsAbs(to) {
		return out, domain.Invalid("workspace.path_not_whole")
	}
	if err := s.closed([]string{path}); err != nil {
		return out, err
	}
	host, err := s.desk.host()
	if err != nil {
		return out, err
	}
	return app.CopyOut(path, withEnding(to), host, func(done, total int64) {
		s.desk.desktop.Emit("progress", Progress{Task: "copy_out", Done: done, Total: total})
	})
}
