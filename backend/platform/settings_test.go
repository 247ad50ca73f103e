package platform

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func newHome(t *testing.T) Home {
	t.Helper()
	t.Setenv("RENOGEN_HOME", t.TempDir())
	home, err := FindHome()
	if err != nil {
		t.Fatal(err)
	}
	return home
}

func openSettings(t *testing.T, home Home) (*SettingsFile, Settings) {
	t.Helper()
	file, err := OpenSettings(home)
	if err != nil {
		t.Fatal(err)
	}
	settings, err := file.Read()
	if err != nil {
		t.Fatal(err)
	}
	return file, settings
}

func TestSettingsStayOverStarts(t *testing.T) {
	home := newHome(t)
	file, first := openSettings(t, home)
	if first.Workstation == "" {
		t.Fatal("no workstation id")
	}
	want := first
	want.Window = Window{X: 10, Y: 20, Width: 1400, Height: 900, Maximised: true}
	err := file.Change(func(s *Settings) {
		s.Window = want.Window
		s.Workstation = "another"
	})
	if err != nil {
		t.Fatal(err)
	}
	_, again := openSettings(t, home)
	if diff := cmp.Diff(want, again); diff != "" {
		t.Error(diff)
	}
}

func TestFirstStartsAtOnceAgreeOnTheWorkstation(t *testing.T) {
	home := newHome(t)
	ids := make([]string, 8)
	var all sync.WaitGroup
	for i := range ids {
		all.Go(func() {
			file, err := OpenSettings(home)
			if err != nil {
				t.Error(err)
				return
			}
			settings, err := file.Read()
			if err != nil {
				t.Error(err)
			}
			ids[i] = settings.Workstation
		})
	}
	all.Wait()
	for _, id := range ids {
		if id == "" || id != ids[0] {
			t.Fatalf("workstations %v", ids)
		}
	}
}

func TestDamagedSettingsArePutAside(t *testing.T) {
	for name, content := range map[string]string{
		"empty":          "",
		"cut":            `{"workstation": "0192`,
		"another kind":   `{"workstation": 7}`,
		"no workstation": `{}`,
	} {
		t.Run(name, func(t *testing.T) {
			home := newHome(t)
			path := filepath.Join(home.Config, "settings.json")
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, settings := openSettings(t, home); settings.Workstation == "" {
				t.Error("no workstation id")
			}
			kept, err := os.ReadFile(path + ".damaged")
			if err != nil || string(kept) != content {
				t.Errorf("kept %q, %v", kept, err)
			}
		})
	}
}

func TestFolderThatCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("RENOGEN_HOME", file)
	if _, err := FindHome(); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("got %v, want unavailable", err)
	}
}

func TestUsualHome(t *testing.T) {
	t.Setenv("RENOGEN_HOME", "")
	user := t.TempDir()
	t.Setenv("HOME", user)
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("XDG_STATE_HOME", filepath.Join(user, "state"))
	got, err := FindHome()
	if err != nil {
		t.Fatal(err)
	}
	want := Home{
		Config: filepath.Join(user, ".config/renogen"),
		Data:   filepath.Join(user, ".local/share/renogen"),
		Log:    filepath.Join(user, "state/renogen"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
