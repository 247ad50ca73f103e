package platform

import (
	"os"
	"path/filepath"
	"runtime"
)

// Home is where the program keeps its own files on this computer, for this user. Workspaces lie elsewhere.
type Home struct {
	Config string // settings
	Data   string // what must survive: receipts, caches that are dear
	Log    string
}

// FindHome gives the folders that this system has for such files, and makes them.
// The environment variable RENOGEN_HOME puts all of them into one folder.
func FindHome() (Home, error) {
	home, err := usualHome()
	if own := os.Getenv("RENOGEN_HOME"); own != "" {
		home, err = homeIn(own), nil
	}
	if err != nil {
		return Home{}, err
	}
	for _, folder := range []string{home.Config, home.Data, home.Log} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return Home{}, unwritable(folder, err)
		}
	}
	return home, nil
}

func homeIn(folder string) Home {
	return Home{
		Config: filepath.Join(folder, "config"),
		Data:   filepath.Join(folder, "data"),
		Log:    filepath.Join(folder, "log"),
	}
}

func usualHome() (Home, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return Home{}, err
	}
	switch runtime.GOOS {
	case "windows":
		return usualOnWindows(config, os.Getenv("LocalAppData")), nil
	case "darwin":
		return homeIn(filepath.Join(config, "Renogen")), nil
	}
	user, err := os.UserHomeDir()
	if err != nil {
		return Home{}, err
	}
	return Home{
		Config: filepath.Join(config, "renogen"),
		Data:   filepath.Join(fromEnv("XDG_DATA_HOME", filepath.Join(user, ".local", "share")), "renogen"),
		Log:    filepath.Join(fromEnv("XDG_STATE_HOME", filepath.Join(user, ".local", "state")), "renogen"),
	}, nil
}

// usualOnWindows keeps what belongs to this computer out of the profile that roams between computers.
func usualOnWindows(roaming, local string) Home {
	if local == "" {
		local = roaming
	}
	home := homeIn(filepath.Join(local, "Renogen"))
	home.Config = filepath.Join(roaming, "Renogen")
	return home
}

func fromEnv(name, otherwise string) string {
	if value := os.Getenv(name); filepath.IsAbs(value) {
		return value
	}
	return otherwise
}
