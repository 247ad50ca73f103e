package platform

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestWriteFileReplacesTheWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "document.pdf")
	for _, content := range []string{"a long first version", "second"} {
		if err := WriteFile(path, []byte(content), 0o640); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != content {
			t.Errorf("got %q, %v, want %q", got, err, content)
		}
	}
	onlyFile(t, folder)
}

func TestWriteFileThatFailsLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "taken")
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path, []byte("x"), 0o600); err == nil {
		t.Error("a folder was replaced")
	}
	onlyFile(t, folder)
}

func TestCreateFileKeepsWhatIsThere(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "settings.json")
	if err := createFile(path, []byte("first"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := createFile(path, []byte("second"), 0o600); !errors.Is(err, os.ErrExist) {
		t.Errorf("got %v, want exist", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "first" {
		t.Errorf("got %q, %v", got, err)
	}
	onlyFile(t, folder)
}

func onlyFile(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}
