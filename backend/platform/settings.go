package platform

import (
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"github.com/google/uuid"

	"renogen/backend/domain"
)

// Settings are what this workstation remembers for its user. They belong to no workspace.
type Settings struct {
	Workstation string `json:"workstation"` // the id of this installation, made once
	Window      Window `json:"window"`
	Dark        bool   `json:"dark,omitempty"` // the window was dark when it was closed last
	Zoom        int    `json:"zoom,omitempty"` // how large the window is drawn, in percent; 0: nothing was chosen
	// Recent are the workspaces that were opened here, newest first.
	Recent []Recent `json:"recent,omitempty"`
	// Documents is the folder into which a document was saved last.
	Documents string `json:"documents,omitempty"`
	// BackupFolders are where backups go that do not lie beside their workspace, by its id.
	BackupFolders map[string]string `json:"backup_folders,omitempty"`
	// Boards are the status boards that are kept up to date from here.
	Boards []Board `json:"boards,omitempty"`
	// Verified says when workspaces were verified here, the newest first.
	Verified []Verified `json:"verified,omitempty"`
	// Remembered are the people whose keys open here without a password; what opens them is in the key store.
	Remembered []Remembered `json:"remembered,omitempty"`
}

// Remembered is a person of a workspace. At is in Unix milliseconds.
type Remembered struct {
	Workspace string    `json:"workspace"`
	User      domain.ID `json:"user"`
	At        int64     `json:"at"`
}

// Board is a status board: of which deployment of which workspace, in which file.
type Board struct {
	Fingerprint string `json:"fingerprint"`
	Deployment  string `json:"deployment"`
	Path        string `json:"path"`
}

// Verified is when a workspace was last verified on this workstation, from its first entry on. At is in Unix
// milliseconds; Head is the digest of the last entry at that time.
type Verified struct {
	Fingerprint string `json:"fingerprint"`
	At          int64  `json:"at"`
	Full        bool   `json:"full"`
	Entries     int64  `json:"entries"`
	Head        string `json:"head"`
	Findings    int    `json:"findings"`
}

const rememberedVerifications = 50

// Verifications puts a verification before the others, in place of the last one of the same workspace.
func Verifications(others []Verified, newest Verified) []Verified {
	all := []Verified{newest}
	for _, v := range others {
		if v.Fingerprint != newest.Fingerprint && len(all) < rememberedVerifications {
			all = append(all, v)
		}
	}
	return all
}

// Recent is a workspace that was opened on this workstation. OpenedAt is in Unix milliseconds.
type Recent struct {
	Path        string `json:"path"`
	Name        string `json:"name"`
	Fingerprint string `json:"fingerprint"`
	OpenedAt    int64  `json:"opened_at"`
	// Offline: the file is an offline copy; its fingerprint is that of the workspace.
	Offline bool `json:"offline,omitempty"`
}

// Window is the window's last place on the screen; all zero: never opened.
type Window struct {
	X         int  `json:"x"`
	Y         int  `json:"y"`
	Width     int  `json:"width"`
	Height    int  `json:"height"`
	Maximised bool `json:"maximised"`
}

// SettingsFile is the file that the settings lie in.
// Two programs at once may overwrite each other's last change, but never lose the workstation's id.
type SettingsFile struct {
	path string
	lock sync.Mutex
}

// OpenSettings opens the settings of a home, making them at the first start.
// A file that cannot be understood is put aside and started anew: settings are no reason not to start.
func OpenSettings(home Home) (*SettingsFile, error) {
	file := &SettingsFile{path: filepath.Join(home.Config, "settings.json")}
	_, err := file.Read()
	var broken *json.SyntaxError
	var strange *json.UnmarshalTypeError
	if errors.As(err, &broken) || errors.As(err, &strange) || errors.Is(err, errNoWorkstation) {
		aside := file.path + ".damaged"
		slog.Warn("settings put aside", "file", aside, "cause", err)
		if err := os.Rename(file.path, aside); err != nil {
			return nil, unwritable(file.path, err)
		}
		err = fs.ErrNotExist
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = file.create()
	}
	if err != nil {
		return nil, err
	}
	return file, nil
}

// create makes the file unless another program has just done so.
func (f *SettingsFile) create() error {
	id, err := uuid.NewV7()
	if err != nil {
		return err
	}
	data, err := encode(Settings{Workstation: id.String()})
	if err != nil {
		return err
	}
	if err := createFile(f.path, data, 0o600); err != nil && !errors.Is(err, fs.ErrExist) {
		return unwritable(f.path, err)
	}
	return nil
}

var errNoWorkstation = errors.New("settings: no workstation id")

// Read gives the settings as they are on disk now.
func (f *SettingsFile) Read() (Settings, error) {
	data, err := os.ReadFile(f.path)
	if err != nil {
		return Settings{}, err
	}
	var settings Settings
	if err := json.Unmarshal(data, &settings); err != nil {
		return Settings{}, err
	}
	if settings.Workstation == "" {
		return Settings{}, errNoWorkstation
	}
	return settings, nil
}

// Change lets the caller change the settings as they are on disk now, and saves them.
func (f *SettingsFile) Change(change func(*Settings)) error {
	f.lock.Lock()
	defer f.lock.Unlock()
	settings, err := f.Read()
	if err != nil {
		return err
	}
	workstation := settings.Workstation
	change(&settings)
	settings.Workstation = workstation
	data, err := encode(settings)
	if err != nil {
		return err
	}
	if err := WriteFile(f.path, data, 0o600); err != nil {
		return unwritable(f.path, err)
	}
	return nil
}

func encode(settings Settings) ([]byte, error) {
	data, err := json.MarshalIndent(settings, "", "  ")
	return append(data, '\n'), err
}

func unwritable(path string, cause error) error {
	return domain.Unavailable("settings.unwritable", "path", path).Because(cause)
}
