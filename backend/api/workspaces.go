package api

import (
	"errors"
	"os"
	"path/filepath"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/journal"
	"renogen/backend/platform"
	"renogen/backend/sample"
)

// Workspaces opens and makes workspace files.
type Workspaces struct {
	desk    *desk
	session *Session
}

// RecentWorkspace is a workspace that was opened here before.
type RecentWorkspace struct {
	Path        string `json:"path"`
	Name        string `json:"name"`
	Fingerprint string `json:"fingerprint"`
	OpenedAt    int64  `json:"opened_at"`
	Missing     bool   `json:"missing"`
	// Offline: it is an offline copy of the workspace with this fingerprint.
	Offline bool `json:"offline"`
}

// Recent lists the workspaces opened here before, newest first.
func (s *Workspaces) Recent() (recent []RecentWorkspace, err error) {
	defer guard(&err)
	settings, err := s.desk.settings.Read()
	if err != nil {
		return nil, err
	}
	recent = []RecentWorkspace{}
	for _, r := range settings.Recent {
		_, gone := os.Stat(r.Path)
		recent = append(recent, RecentWorkspace{
			Path: r.Path, Name: r.Name, Fingerprint: r.Fingerprint, OpenedAt: r.OpenedAt, Missing: gone != nil, Offline: r.Offline,
		})
	}
	return recent, nil
}

// Forget takes a workspace off the list; its file stays.
func (s *Workspaces) Forget(path string) (err error) {
	defer guard(&err)
	return s.desk.settings.Change(func(settings *platform.Settings) {
		kept := []platform.Recent{}
		for _, r := range settings.Recent {
			if r.Path != path {
				kept = append(kept, r)
			}
		}
		settings.Recent = kept
	})
}

// Choose asks for a workspace file to open; empty when the person cancelled.
func (s *Workspaces) Choose() (path string, err error) {
	defer guard(&err)
	return s.desk.desktop.OpenDialog(OpenDialog{Title: i18n.Text("ui.welcome.open", nil), Kinds: workspaceKinds()})
}

// ChooseNew asks where a new workspace is to be made; empty when the person cancelled.
func (s *Workspaces) ChooseNew(name string) (path string, err error) {
	defer guard(&err)
	path, err = s.desk.desktop.SaveDialog(SaveDialog{
		Title: i18n.Text("ui.welcome.new", nil), File: domain.SanitiseName(name) + ".renogen", Kinds: workspaceKinds(),
	})
	return withEnding(path), err
}

// withEnding gives path the ending of workspace files when it has none, so that it is found again.
func withEnding(path string) string {
	if path != "" && filepath.Ext(path) == "" {
		path += ".renogen"
	}
	return path
}

func workspaceKinds() []FileKind {
	return []FileKind{{Name: i18n.Text("ui.welcome.files", nil), Patterns: []string{"*.renogen"}}}
}

// Asked gives the workspace file or address with which the program was started, or started once more, and which the window
// has not taken yet; empty: none. The event "asked" tells that there is one.
func (s *Workspaces) Asked() (path string, err error) {
	defer guard(&err)
	return s.desk.desktop.Asked(), nil
}

// Open opens a workspace file. When it cannot be opened, what was open stays open.
func (s *Workspaces) Open(path string) (state SessionState, err error) {
	defer guard(&err)
	host, err := s.desk.host()
	if err != nil {
		return state, err
	}
	w, err := app.Open(path, host)
	if err != nil {
		return state, err
	}
	if err := s.desk.take(w, nil); err != nil {
		return state, err
	}
	return s.session.state(), nil
}

// AcceptLoss goes on with a file that lacks what this workstation has seen. seen is that of the loss that was shown.
func (s *Workspaces) AcceptLoss(seen string) (state SessionState, err error) {
	defer guard(&err)
	w, _, err := s.desk.session()
	if err != nil {
		return state, err
	}
	if err := w.AcceptLoss(seen); err != nil {
		return state, err
	}
	s.desk.tellTrouble(w)
	return s.session.state(), nil
}

// AcceptNamesake goes on with another workspace than the one that this workstation knows at its path. fingerprint is that
// of the one which lies there, as it was shown.
func (s *Workspaces) AcceptNamesake(fingerprint string) (state SessionState, err error) {
	defer guard(&err)
	w, err := s.desk.workspace()
	if err != nil {
		return state, err
	}
	if err := w.AcceptNamesake(fingerprint); err != nil {
		return state, err
	}
	return s.session.state(), nil
}

// keyCost is how hard a new administrator's password is to guess: the default, but in tests.
var keyCost journal.KDFParams

// NewWorkspace is what a new workspace needs: where, its name, its first administrator.
type NewWorkspace struct {
	Path     string `json:"path"`
	Name     string `json:"name"`
	User     string `json:"user"`
	Email    string `json:"email"`
	TimeZone string `json:"time_zone"`
	Password string `json:"password"`
	// Recovery also makes a recovery key for its secrets, to be printed.
	Recovery bool `json:"recovery"`
}

// MadeWorkspace is where the window stands with a new workspace.
type MadeWorkspace struct {
	State SessionState `json:"state"`
	// RecoveryKey is to be printed, if one was wanted; it is kept nowhere.
	RecoveryKey string `json:"recovery_key"`
}

// Create makes a workspace and signs its first administrator in. The path must be whole: in the window nobody
// knows where a name would begin from.
func (s *Workspaces) Create(in NewWorkspace) (made MadeWorkspace, err error) {
	defer guard(&err)
	if !filepath.IsAbs(in.Path) {
		problem := domain.Problem{Key: "workspace.path_not_whole"}
		return made, &domain.Error{Code: domain.CodeInvalid, Key: "input.invalid", Fields: map[string]domain.Problem{"path": problem}}
	}
	host, err := s.desk.host()
	if err != nil {
		return made, err
	}
	first := app.FirstAdministrator{Name: in.User, Email: in.Email, TimeZone: in.TimeZone, Password: in.Password, KDF: keyCost}
	if in.Recovery {
		if made.RecoveryKey, first.RecoveryKey, err = app.NewRecoveryKey(); err != nil {
			return made, err
		}
	}
	w, actor, err := app.Create(withEnding(in.Path), in.Name, first, false, host)
	if err != nil {
		return MadeWorkspace{}, err
	}
	if err := s.desk.take(w, &actor); err != nil {
		return MadeWorkspace{}, err
	}
	made.State = s.session.state()
	return made, nil
}

// Sample opens the sample workspace of this workstation, making it at the first time or when anew is asked for.
func (s *Workspaces) Sample(anew bool) (state SessionState, err error) {
	defer guard(&err)
	path := filepath.Join(s.desk.home.Data, "sample.renogen")
	if err := s.desk.leave(); err != nil {
		return state, err
	}
	if _, missing := os.Stat(path); missing != nil || anew {
		if err := makeSample(path, s.desk); err != nil {
			return state, err
		}
	}
	return s.Open(path)
}

// makeSample makes the sample beside its place and moves it there when it is whole.
func makeSample(path string, d *desk) error {
	host, err := d.host()
	if err != nil {
		return err
	}
	for _, old := range []string{path + ".new", path + ".new-journal", path, path + "-journal"} {
		if err := os.Remove(old); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	if err := errors.Join(app.Unpin(host, path), app.Unpin(host, path+".new")); err != nil {
		return err
	}
	progress := func(done, total int) {
		d.desktop.Emit("progress", Progress{Task: "sample", Done: int64(done), Total: int64(total)})
	}
	if err := sample.Make(path+".new", host, progress); err != nil {
		return err
	}
	if err := os.Rename(path+".new-journal", path+"-journal"); err != nil && !os.IsNotExist(err) {
		return err
	}
	return errors.Join(os.Rename(path+".new", path), app.Unpin(host, path+".new"))
}

// Close closes the workspace; the window goes back to the welcome page.
func (s *Workspaces) Close() (state SessionState, err error) {
	defer guard(&err)
	if err := s.desk.leave(); err != nil {
		return state, err
	}
	return s.session.state(), nil
}
