package platform

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func leftFiles(t *testing.T) *LeftFiles {
	t.Helper()
	return OpenLeft(homeIn(t.TempDir()))
}

func typed(t *testing.T, files *LeftFiles, fingerprint, user string) map[string]string {
	t.Helper()
	left, err := files.Read(fingerprint, user)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for place, draft := range left.Drafts {
		values[place] = string(draft.Values)
	}
	return values
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestDraftsAreKeptByPersonAndWorkspace(t *testing.T) {
	files := leftFiles(t)
	must(t, files.KeepDraft("F1", "noor", "item.create", json.RawMessage(`{"title":"a"}`)))
	must(t, files.KeepDraft("F1", "noor", "comment", json.RawMessage(`"b"`)))
	must(t, files.KeepDraft("F1", "mei", "comment", json.RawMessage(`"c"`)))
	must(t, files.KeepDraft("F2", "noor", "comment", json.RawMessage(`"d"`)))
	must(t, files.DropDraft("F1", "noor", "comment"))
	again := &LeftFiles{folder: files.folder} // as after a restart
	if diff := cmp.Diff(map[string]string{"item.create": `{"title":"a"}`}, typed(t, again, "F1", "noor")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]string{"comment": `"c"`}, typed(t, again, "F1", "mei")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]string{"comment": `"d"`}, typed(t, again, "F2", "noor")); diff != "" {
		t.Error(diff)
	}
}

func TestNobodyElseReadsTheFileOfDrafts(t *testing.T) {
	files := leftFiles(t)
	must(t, files.KeepDraft("F1", "noor", "comment", json.RawMessage(`"b"`)))
	info, err := os.Stat(files.path("F1", "noor"))
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the file has mode %o", info.Mode().Perm())
	}
}

func TestOldDraftsGo(t *testing.T) {
	files := leftFiles(t)
	must(t, files.KeepDraft("F1", "noor", "now", json.RawMessage(`1`)))
	must(t, files.change("F1", "noor", func(left *Left) {
		left.Drafts["old"] = Draft{At: Now() - draftsLast.Milliseconds() - 1, Values: json.RawMessage(`2`)}
	}))
	if diff := cmp.Diff(map[string]string{"now": "1"}, typed(t, files, "F1", "noor")); diff != "" {
		t.Error(diff)
	}
}

func TestADamagedFileIsPutAside(t *testing.T) {
	files := leftFiles(t)
	must(t, files.KeepPlace("F1", "noor", json.RawMessage(`{"path":"/p/CRM"}`)))
	path := files.path("F1", "noor")
	must(t, os.WriteFile(path, []byte(`{"drafts":`), 0o600))
	if diff := cmp.Diff(map[string]string{}, typed(t, files, "F1", "noor")); diff != "" {
		t.Error(diff)
	}
	if _, err := os.Stat(path + ".damaged"); err != nil {
		t.Error(err)
	}
	must(t, files.KeepDraft("F1", "noor", "comment", json.RawMessage(`"b"`)))
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 2 {
		t.Errorf("%v, %v: want the file and the damaged one", entries, err)
	}
}

func TestATooLongDraftIsRefused(t *testing.T) {
	if err := leftFiles(t).KeepDraft("F1", "noor", "x", make(json.RawMessage, draftLimit+1)); err == nil {
		t.Error("kept")
	}
}
