//go:build linux

package platform

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"renogen/backend/domain"
)

// A script in place of xdg-open writes down what it was asked to open.
func fakeOpener(t *testing.T) (opened string) {
	t.Helper()
	folder := t.TempDir()
	opened = filepath.Join(folder, "opened")
	script := "#!/bin/sh\nprintf %s \"$1\" >" + opened + ".new && mv " + opened + ".new " + opened + "\n"
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
	return opened
}

func put(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOpenPathOpensDocuments(t *testing.T) {
	opened := fakeOpener(t)
	for _, path := range []string{put(t, "run book é.pdf", "%PDF-1.7"), put(t, "empty.txt", ""), t.TempDir()} {
		if err := OpenPath(path); err != nil {
			t.Fatal(err)
		}
		if got := waitFor(t, opened); got != path {
			t.Errorf("opened %q, want %q", got, path)
		}
	}
}

func waitFor(t *testing.T, path string) string {
	t.Helper()
	for range 500 {
		if data, err := os.ReadFile(path); err == nil {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			return string(data)
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("nothing was opened within 5 s")
	return ""
}

func TestOpenPathRefusesPrograms(t *testing.T) {
	opened := fakeOpener(t)
	for _, path := range []string{
		put(t, "update.exe", ""),
		put(t, "Update.EXE", ""),
		put(t, "update.exe. .", ""),
		put(t, "menu.desktop", "[Desktop Entry]"),
		put(t, "notes.pdf", "#!/bin/sh\n"),
		put(t, "notes.txt", "\x7fELF\x02"),
		put(t, "notes", "MZ\x90\x00"),
		os.DevNull,
	} {
		if err := OpenPath(path); domain.CodeOf(err) != domain.CodeInvalid {
			t.Errorf("%s: got %v, want invalid", path, err)
		}
	}
	if _, err := os.Stat(opened); err == nil {
		t.Error("something was opened")
	}
}

func TestOpenPathOfNothing(t *testing.T) {
	if err := OpenPath(filepath.Join(t.TempDir(), "gone.pdf")); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("got %v, want not found", err)
	}
}

func TestOpenURL(t *testing.T) {
	opened := fakeOpener(t)
	for _, address := range []string{
		"https://example.org/a_(b)?q=$x;y~z",
		"http://localhost:8080/",
		"mailto:mei@example.org?subject=REL-4",
	} {
		if err := OpenURL(address); err != nil {
			t.Fatal(err)
		}
		if got := waitFor(t, opened); got != address {
			t.Errorf("opened %q, want %q", got, address)
		}
	}
	for _, address := range []string{
		"", "example.org", "/etc/passwd", "file:///etc/passwd", "javascript:alert(1)", "https:", "mailto:",
		"-version", "http://a\x00b", "https://[::1",
	} {
		if err := OpenURL(address); domain.CodeOf(err) != domain.CodeInvalid {
			t.Errorf("%q: got %v, want invalid", address, err)
		}
	}
	if _, err := os.Stat(opened); err == nil {
		t.Error("something was opened")
	}
}

func TestOpenPathWithoutAnOpener(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if err := OpenPath(put(t, "notes.txt", "")); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("got %v, want unavailable", err)
	}
}

func TestAnOpenerThatFindsNoProgramIsTold(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "xdg-open"), []byte("#!/bin/sh\nexit 3\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":"+os.Getenv("PATH"))
	if err := OpenPath(put(t, "notes.txt", "x")); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("got %v, want unavailable", err)
	}
}
