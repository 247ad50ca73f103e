package api

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// Older tells about a workspace of an older version of the program, and who can upgrade it.
func (s *Workspaces) Older(path string) (older app.Older, err error) {
	defer guard(&err)
	host, err := s.desk.host()
	if err != nil {
		return older, err
	}
	return app.LookAtOlder(path, host)
}

// UpgradeInput names the administrator who upgrades a workspace.
type UpgradeInput struct {
	Path     string `json:"path"`
	Name     string `json:"name"`
	Password string `json:"password"`
}

// Upgrade upgrades a workspace, opens it, and signs the administrator in.
func (s *Workspaces) Upgrade(in UpgradeInput) (state SessionState, err error) {
	defer guard(&err)
	host, err := s.desk.host()
	if err != nil {
		return state, err
	}
	progress := func(done, total int64) {
		s.desk.desktop.Emit("progress", Progress{Task: "upgrade", Done: done, Total: total})
	}
	if err := s.desk.guesses.try(guessingAt(in.Path, in.Name), func() error {
		_, err := app.Upgrade(in.Path, host, in.Name, in.Password, progress)
		return err
	}); err != nil {
		return state, err
	}
	if _, err := s.Open(in.Path); err != nil {
		return state, err
	}
	return s.session.SignIn(SignInInput{Name: in.Name, Password: in.Password})
}

// BackupsOf lists the backups that lie beside a workspace file, which need not be readable.
func (s *Workspaces) BackupsOf(path string) (kept []app.KeptBackup, err error) {
	defer guard(&err)
	return app.Backups(app.BackupFolder(path), "")
}

// RestoreInput says from what a workspace is made anew. Damaged and Backup may each be empty, but not both.
type RestoreInput struct {
	Damaged  string `json:"damaged"`
	Backup   string `json:"backup"`
	To       string `json:"to"`
	Name     string `json:"name"`
	Password string `json:"password"`
	Reason   string `json:"reason"`
}

func (in RestoreInput) sources() []string {
	out := []string{}
	for _, path := range []string{in.Damaged, in.Backup} {
		if path != "" {
			out = append(out, path)
		}
	}
	return out
}

func (in RestoreInput) check() error {
	var p domain.Problems
	if len(in.sources()) == 0 {
		p.Add("backup", "field.required")
	}
	if !filepath.IsAbs(in.To) {
		p.Add("to", "workspace.path_not_whole")
	}
	return p.Err()
}

// closed refuses to read the file byte by byte that is open here.
func (s *Workspaces) closed(paths []string) error {
	if w, err := s.desk.workspace(); err == nil && slices.Contains(paths, w.Path()) {
		return domain.Conflict("backup.is_open")
	}
	return nil
}

// Recover saves into a new file what can be read of a damaged one and of a backup. Nobody needs to sign in.
func (s *Workspaces) Recover(in RestoreInput) (made app.Rebuilt, err error) {
	defer guard(&err)
	if err := errors.Join(in.check(), s.closed(in.sources())); err != nil {
		return made, err
	}
	host, err := s.desk.host()
	if err != nil {
		return made, err
	}
	return app.Rebuild(in.sources(), withEnding(in.To), host.Folder, s.rebuilding)
}

// LookAhead tells what would come of restoring, and what would be lost. Nothing of it stays.
func (s *Workspaces) LookAhead(in RestoreInput) (made app.Rebuilt, err error) {
	defer guard(&err)
	if err := s.closed(in.sources()); err != nil {
		return made, err
	}
	host, err := s.desk.host()
	if err != nil {
		return made, err
	}
	return app.Restoring{Sources: in.sources(), Progress: s.rebuilding}.Look(host)
}

// Restore does the same in the name of an administrator, who explains what is lost to workstations that saw more.
func (s *Workspaces) Restore(in RestoreInput) (out app.Restored, err error) {
	defer guard(&err)
	if err := errors.Join(in.check(), s.closed(in.sources())); err != nil {
		return out, err
	}
	host, err := s.desk.host()
	if err != nil {
		return out, err
	}
	restoring := app.Restoring{
		Sources: in.sources(), To: withEnding(in.To), Name: in.Name, Password: in.Password, Reason: in.Reason, Progress: s.rebuilding,
	}
	err = s.desk.guesses.try(guessingAt(strings.Join(in.sources(), "\n"), in.Name), func() (err error) {
		out, err = restoring.Restore(host)
		return err
	})
	return out, err
}

func (s *Workspaces) rebuilding(done, total int64) {
	s.desk.desktop.Emit("progress", Progress{Task: "restore", Done: done, Total: total})
}
