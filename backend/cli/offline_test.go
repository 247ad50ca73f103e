package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// nightShell is a terminal with a workspace in which a run book of seven steps is to be worked.
type nightShell struct {
	*shell
	night  testkit.Night
	draft  domain.ID
	laptop string
	// backups is where the window was told to put them.
	backups string
}

func newNightShell(t *testing.T) *nightShell {
	t.Helper()
	w := testkit.New(t)
	n := &nightShell{night: w.Night(7), shell: &shell{t: t, path: filepath.Join(t.TempDir(), "shared.renogen")}}
	n.draft = w.Item(n.night.Deployment, "An early thought")
	if _, err := w.CopyTo(n.path); err != nil {
		t.Fatal(err)
	}
	n.laptop = filepath.Join(t.TempDir(), "laptop.renogen")
	t.Setenv("RENOGEN_HOME", t.TempDir())
	t.Setenv(passwordVariable, testkit.Password)
	t.Setenv(workspaceVariable, n.path)
	n.backups = t.TempDir()
	home, err := platform.FindHome()
	if err != nil {
		t.Fatal(err)
	}
	settings, err := platform.OpenSettings(home)
	if err != nil {
		t.Fatal(err)
	}
	if err := settings.Change(func(s *platform.Settings) { s.BackupFolders = map[string]string{w.ID(): n.backups} }); err != nil {
		t.Fatal(err)
	}
	return n
}

// picked gives one part of an answer as a text.
func (n *nightShell) picked(path string, args ...string) string {
	n.t.Helper()
	code, out, messages := n.run(append(args, "--pick", path)...)
	if code != exitDone {
		n.t.Fatalf("renogen %q: exit %d, %s%s", args, code, out, messages)
	}
	return strings.TrimSpace(out)
}

// act does something to a step in one of the two files.
func (n *nightShell) act(file, who, command string, step domain.ID, more string) {
	n.t.Helper()
	seen := n.picked("step.seen", "get", "step.get", fmt.Sprintf(`{"step":%q}`, step), "-w", file, "-u", who)
	n.ok("do", command, fmt.Sprintf(`{"step":%q,"seen":%q%s}`, step, seen, more), "-w", file, "-u", who)
}

// The story of an offline night in the terminal.
func TestNightWithALaptopInTheTerminal(t *testing.T) {
	n := newNightShell(t)
	steps := n.night.Steps
	copied := n.picked("copy", "offline", "take", n.night.Deployment, n.laptop, "--until", "2027-01-01T06:00:00Z", "--people", "All", "-u", "Execute")
	if here := n.ok("offline", "status", "-w", n.laptop, "-u", "Execute"); here["here"] != true {
		t.Errorf("the copy says %v", here)
	}
	n.act(n.path, "Approval", "copy.take_back", steps[2], `,"reason":"the database cannot wait"`)
	n.act(n.path, "All", "step.complete", steps[2], "")
	n.ok("do", "comment.add", fmt.Sprintf(`{"item":%q,"text":"we wait"}`, n.night.Items[0]), "-u", "Review")
	was := n.picked("digests.title", "get", "item.get", fmt.Sprintf(`{"item":%q}`, n.draft), "-u", "Approval")
	n.ok("do", "item.edit", fmt.Sprintf(`{"item":%q,"title":{"was":%q,"to":"A later thought"}}`, n.draft, was), "-u", "Approval")

	for _, step := range steps[:5] {
		n.act(n.laptop, "Execute", "step.complete", step, "")
	}
	n.act(n.laptop, "All", "step.start", steps[5], "")
	n.act(n.laptop, "All", "step.fail", steps[5], `,"remark":"it does not answer"`)
	console := filepath.Join(t.TempDir(), "console.txt")
	if err := os.WriteFile(console, []byte("no answer"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := n.picked("file", "add-file", console, "-w", n.laptop, "-u", "All")
	n.ok("do", "step.add_evidence", fmt.Sprintf(`{"step":%q,"file":%q,"name":"console.txt"}`, steps[5], file), "-w", n.laptop, "-u", "All")

	n.bringBack(copied, steps[2])
	for _, path := range []string{n.path, n.laptop} {
		for _, level := range [][]string{{"verify", path}, {"verify", "--full", path}} {
			if code, out, messages := n.run(level...); code != exitDone {
				t.Errorf("%q: %d %s%s", level, code, out, messages)
			}
		}
	}
	if title := n.picked("title", "get", "item.get", fmt.Sprintf(`{"item":%q}`, n.draft), "-u", "View"); title != "A later thought" {
		t.Errorf("the item is called %s", title)
	}
	if said := n.picked("comments.0.text", "get", "item.get", fmt.Sprintf(`{"item":%q}`, n.night.Items[0]), "-u", "View"); said != "we wait" {
		t.Errorf("the comment is %s", said)
	}
	failed := n.ok("get", "step.get", fmt.Sprintf(`{"step":%q}`, steps[5]), "-u", "View")["step"].(map[string]any)
	evidence := failed["evidence"].([]any)
	if failed["state"] != "failed" || len(evidence) != 1 || evidence[0].(map[string]any)["file"] != file {
		t.Errorf("the step that failed: %v", failed)
	}
	n.sameSignatures()
}

// sameSignatures compares the signatures of the laptop's entries with those in the shared journal.
func (n *nightShell) sameSignatures() {
	n.t.Helper()
	signed := [2]map[string]string{}
	for i, path := range []string{n.path, n.laptop} {
		a, err := app.Open(path, app.Host{Workstation: "00000000-0000-7000-8000-000000000003", Now: func() int64 { return 0 }})
		if err != nil {
			n.t.Fatal(err)
		}
		head, err := a.Head()
		signed[i] = map[string]string{}
		for seq := int64(1); err == nil && seq <= head.Seq; seq++ {
			var row store.JournalRow
			row, _, err = a.EntryRow(seq)
			signed[i][row.ID] = row.Signature
		}
		if err := errors.Join(err, a.Close()); err != nil {
			n.t.Fatal(err)
		}
	}
	for id, signature := range signed[1] {
		if signed[0][id] != signature {
			n.t.Errorf("entry %s has another signature", id)
		}
	}
}

// redo settles what was refused by a remark instead.
func (n *nightShell) redo(entry, step string) {
	n.t.Helper()
	command := fmt.Sprintf(`step.remark {"step":%q,"remark":"completed on the laptop, too"}`, step)
	if code, out, messages := n.run("offline", "settle", entry, "--redo", command, "-u", "Execute"); code != exitDone {
		n.t.Fatalf("exit %d, %s%s", code, out, messages)
	}
	events := n.ok("get", "step.get", fmt.Sprintf(`{"step":%q}`, step), "-u", "View")["events"].([]any)
	if last := events[len(events)-1].(map[string]any); last["remark"] != "completed on the laptop, too" {
		n.t.Errorf("the last event is %v", last)
	}
}

// bringBack looks at the one clash first, settles it, and brings back once more, which changes nothing.
func (n *nightShell) bringBack(copied, clash string) {
	n.t.Helper()
	dry := n.ok("offline", "return", n.laptop, "--dry-run", "-u", "Execute")
	entry := ""
	for _, result := range dry["results"].([]any) {
		if r := result.(map[string]any); r["done"] != true {
			if entry != "" || r["record"] != clash || len(r["others"].([]any)) != 2 {
				n.t.Errorf("the dry run names %v", r)
			}
			entry = r["entry"].(string)
		}
	}
	n.ok("offline", "return", n.laptop, "-u", "Execute")
	if kept, err := app.Backups(n.backups, ""); err != nil || len(kept) != 1 || kept[0].Manifest.Reason != domain.BackupMerge {
		n.t.Errorf("the backups before it: %+v, %v", kept, err)
	}
	if _, err := os.Stat(app.BackupFolder(n.path)); !errors.Is(err, fs.ErrNotExist) {
		n.t.Errorf("there are backups beside the workspace: %v", err)
	}
	n.refused(exitInvalid, nil, "offline", "settle", entry, "--redo", `step.remark {"stepp":"x"}`, "-u", "Execute")
	n.redo(entry, clash)
	if left := n.picked("copy.unsettled", "offline", "status", copied, "-u", "Execute"); left != "0" {
		n.t.Errorf("%s are not settled", left)
	}
	if again := n.ok("offline", "return", n.laptop, "--close", "-u", "Execute"); again["merge"] != "" {
		n.t.Errorf("bringing back again: %v", again)
	}
	if state := n.picked("copy.state", "offline", "status", copied, "-u", "Execute"); state != "closed" {
		n.t.Errorf("the copy is %s", state)
	}
	n.refused(exitConflict, nil, "offline", "settle", entry, "--drop", "again", "-u", "Execute")
	n.refused(exitConflict, nil, "offline", "close", copied, "--reason", "again", "-u", "Execute")
	n.refused(exitMisuse, nil, "offline", "take", "-u", "Execute")
}
