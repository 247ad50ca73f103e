package share

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"renogen/backend/domain"
)

// onKind is a drive of some kind on which locks work.
func onKind(kind Kind) Options {
	return Options{Second: startTest, Drive: func(string) (Drive, error) {
		return Drive{Kind: kind, System: "tried", Root: "/srv"}, nil
	}}
}

func TestCheckFolderSaysHowAWorkspaceIsUsedThere(t *testing.T) {
	for kind, want := range map[Kind]FolderCheck{
		Local:    {Tried: true, Use: Alone},
		Shared:   {Tried: true, Use: Together},
		Lockless: {Tried: true, Use: InTurn},
		WebDAV:   {},
		Stale:    {},
		Synced:   {},
	} {
		folder := t.TempDir()
		found, err := CheckFolder(folder, onKind(kind))
		if err != nil || found.Tried != want.Tried || found.Use != want.Use || found.Drive.Kind != kind || found.Locks != want.Tried {
			t.Errorf("%s: %+v, %v", kind, found, err)
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
			t.Errorf("%s: it leaves %v, %v", kind, left, err)
		}
	}
}

func TestCheckFolderOfASyncProgramIsNotTried(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "Dropbox", "team")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	found, err := CheckFolder(folder, Options{Second: func(string) (*exec.Cmd, error) {
		t.Error("it is tried")
		return startTest("")
	}})
	if err != nil || found.Tried || found.Use != "" || found.Drive.Kind != Synced || found.Drive.System != "Dropbox" {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestCheckFolderNeedsAFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{file, file + "/in it", filepath.Join(t.TempDir(), "missing")} {
		if _, err := CheckFolder(folder, onKind(Shared)); !hasKey(err, "workspace.no_folder") {
			t.Errorf("%s: %v", folder, err)
		}
	}
}

func TestAdmits(t *testing.T) {
	for kind, refusal := range map[Kind]string{
		Local: "", Shared: "", Lockless: "", WebDAV: "share.webdav", Stale: "share.stale", Synced: "share.synced",
	} {
		err := Admits(filepath.Join(t.TempDir(), "any.renogen"), onKind(kind))
		if (err == nil) != (refusal == "") || IsRefusal(err) != (refusal != "") || refusal != "" && !hasKey(err, domain.Key(refusal)) {
			t.Errorf("%s: %v", kind, err)
		}
	}
}

// Where two can create the same file, nobody can be alone.
func TestDriveThatGivesAFileToTwoIsRefused(t *testing.T) {
	greedy := func(string) (*exec.Cmd, error) {
		return exec.Command("sh", "-c", `echo ready; while read -r word; do case $word in
			race) echo 11111111111111111111;; *) echo busy;; esac; done`), nil
	}
	options := onKind(Shared)
	options.Second = greedy
	folder := t.TempDir()
	found, err := CheckFolder(folder, options)
	if err != nil || found.Exclusive || found.Use != "" || !found.Tried {
		t.Errorf("%+v, %v", found, err)
	}
	if err := Admits(filepath.Join(folder, "any.renogen"), options); !hasKey(err, "share.unfit") || !IsRefusal(err) {
		t.Errorf("opening there: %v", err)
	}
}

// What is open of a file that was moved away is read on by the system, but it is not there for anybody else.
func TestFileThatIsNotWhereItWasIsAway(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "drive")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := Create(filepath.Join(folder, "any.renogen"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := f.DataVersion(); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(folder, folder+" away"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.DataVersion(); !hasKey(err, "workspace.not_reachable") {
		t.Errorf("looked at while it is away: %v", err)
	}
	if err := os.Rename(folder+" away", folder); err != nil {
		t.Fatal(err)
	}
	if _, err := f.DataVersion(); err != nil {
		t.Errorf("back again: %v", err)
	}
}
