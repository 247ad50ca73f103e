package platform

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestLogGoesOnAndIsPutAsideWhenLarge(t *testing.T) {
	home := newHome(t)
	path := filepath.Join(home.Log, "renogen.log")
	say(t, home, "one")
	say(t, home, "two")
	if got := read(t, path); strings.Count(got, "\n") != 2 || !strings.Contains(got, `"msg":"one"`) {
		t.Errorf("log holds %s", got)
	}
	if err := os.WriteFile(path, bytes.Repeat([]byte("x"), logLimit+1), 0o600); err != nil {
		t.Fatal(err)
	}
	say(t, home, "three")
	if got := read(t, path); strings.Count(got, "\n") != 1 || !strings.Contains(got, `"msg":"three"`) {
		t.Errorf("log holds %.100s", got)
	}
	if got := read(t, filepath.Join(home.Log, "renogen.1.log")); len(got) != logLimit+1 {
		t.Errorf("older log has %d bytes", len(got))
	}
}

func say(t *testing.T, home Home, message string) {
	t.Helper()
	logger, file, err := OpenLog(home)
	if err != nil {
		t.Fatal(err)
	}
	logger.Info(message)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
