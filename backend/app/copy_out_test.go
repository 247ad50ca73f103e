package app_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// inSyncFolder puts a closed workspace where no workspace is opened.
func inSyncFolder(t *testing.T, w *testkit.Workspace) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "Dropbox")
	path := filepath.Join(folder, "shop.renogen")
	if err := errors.Join(os.Mkdir(folder, 0o755), os.Rename(closedCopy(t, w), path)); err != nil {
		t.Fatal(err)
	}
	return path
}

func namesIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		names = append(names, f.Name())
	}
	return names
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A workspace that is not opened where it lies is opened as a copy somewhere else: the same one, with all its entries.
func TestCopyOut(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path := inSyncFolder(t, d.Workspace)
	_, err := app.Open(path, d.Host)
	wantKey(t, "opened where it lies", err, "share.synced")
	before := bytesOf(t, path)
	to := filepath.Join(t.TempDir(), "shop.renogen")
	far := int64(0)
	out, err := app.CopyOut(path, to, d.Host, func(done, _ int64) { far = done })
	if err != nil {
		t.Fatal(err)
	}
	if out.Path != to || out.Fingerprint != d.Fingerprint() || out.Entries != d.Entries() || out.Name != d.Settings().Name || far == 0 {
		t.Errorf("%+v, progress %d", out, far)
	}
	if !bytes.Equal(bytesOf(t, path), before) || !bytes.Equal(bytesOf(t, to), before) {
		t.Error("the bytes are others than before")
	}
	if left := namesIn(t, filepath.Dir(to)); len(left) != 1 {
		t.Errorf("beside the copy: %v", left)
	}
	opened := elsewhere(t, d.Workspace, to)
	if err := doElsewhere(t, opened, d.As("Ann"), &app.EnvironmentCreate{Name: "Goes on"}); err != nil {
		t.Errorf("in the copy: %v", err)
	}
}

// A writer that died left the other half of its file: the copy has both.
func TestCopyOutTakesTheJournalFileAlong(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	path := inSyncFolder(t, w)
	half := []byte("not a journal that SQLite would roll back")
	if err := os.WriteFile(path+"-journal", half, 0o600); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "shop.renogen")
	if _, err := app.CopyOut(path, to, w.Host, nil); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytesOf(t, to+"-journal"), half) {
		t.Error("the journal file is not beside the copy")
	}
	if left := namesIn(t, filepath.Dir(to)); len(left) != 2 {
		t.Errorf("there is %v", left)
	}
}

func TestCopyOutRefuses(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	path := inSyncFolder(t, w)
	usable := closedCopy(t, w)
	free, taken, half := t.TempDir(), filepath.Join(t.TempDir(), "taken"), filepath.Join(t.TempDir(), "half")
	for _, file := range []string{taken, half + "-journal"} {
		if err := os.WriteFile(file, []byte("theirs"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, test := range map[string]struct {
		from, to string
		key      domain.Key
	}{
		"a file that can be opened":  {usable, filepath.Join(free, "a"), "copy_out.usable"},
		"no file":                    {path + "x", filepath.Join(free, "b"), "workspace.missing"},
		"a folder that is not there": {path, filepath.Join(free, "no", "c"), "workspace.no_folder"},
		"the same folder":            {path, filepath.Join(filepath.Dir(path), "other"), "share.synced"},
		"itself":                     {path, path, "workspace.exists"},
		"over a file":                {path, taken, "workspace.exists"},
		"beside half a file":         {path, half, "workspace.exists"},
	} {
		_, err := app.CopyOut(test.from, test.to, w.Host, nil)
		wantKey(t, name, err, test.key)
	}
	for folder, want := range map[string]int{free: 0, filepath.Dir(taken): 1, filepath.Dir(half): 1, filepath.Dir(path): 1} {
		if left := namesIn(t, folder); len(left) != want {
			t.Errorf("it leaves %v", left)
		}
	}
	if string(bytesOf(t, taken)) != "theirs" || string(bytesOf(t, half+"-journal")) != "theirs" {
		t.Error("a file of somebody else was changed")
	}
}

// What does not verify is not put anywhere, and nothing of it stays.
func TestCopyOutOfWhatIsNotWhole(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	path := inSyncFolder(t, w)
	rawExec(t, path, `UPDATE users SET administrator = 1`)
	folder := t.TempDir()
	_, err := app.CopyOut(path, filepath.Join(folder, "copy.renogen"), w.Host, nil)
	wantKey(t, "changed behind the journal's back", err, "copy_out.not_whole")
	if err := os.WriteFile(path, []byte("SQLite format 3"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = app.CopyOut(path, filepath.Join(folder, "copy.renogen"), w.Host, nil)
	wantKey(t, "no workspace", err, "workspace.not_a_workspace")
	if left := namesIn(t, folder); len(left) != 0 {
		t.Errorf("it leaves %v", left)
	}
}
