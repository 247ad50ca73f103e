package app

import (
	"encoding/json"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"renogen/backend/platform"
	"renogen/backend/store"
)

// checkpoint is how far this workstation has verified a workspace, and the authority
// there. It lies in the user's own folder, never beside the workspace.
type checkpoint struct {
	Workspace string     `json:"workspace"`
	Seq       int64      `json:"seq"`
	Hash      string     `json:"hash"`
	SeenAt    int64      `json:"seen_at"` // when the file was seen to have that entry; 0: see the file's own time
	Authority *Authority `json:"authority"`
}

// notesFolder is where this workstation keeps its notes about the workspace. An offline copy has a history of its own.
func (a *App) notesFolder() string {
	if a.copy != "" {
		return filepath.Join(a.host.Folder, a.id, "copies", a.copy)
	}
	return filepath.Join(a.host.Folder, a.id)
}

func (a *App) checkpointPath() string {
	return filepath.Join(a.notesFolder(), "checkpoint.json")
}

func (a *App) saveCheckpoint() error {
	if a.host.Folder == "" || a.rules == nil || a.stopped() || a.unsettled() {
		return nil
	}
	return errors.Join(a.saveStanding(), writeNote(a.checkpointPath(), a.checkpointHere()))
}

func (a *App) checkpointHere() checkpoint {
	return checkpoint{Workspace: a.id, Seq: a.verified.Seq, Hash: a.verified.Hash, SeenAt: a.seenAt, Authority: a.rules}
}

// noted is the checkpoint that was written last while the file was open.
type noted struct {
	head store.Head
	at   time.Duration // by platform.Elapsed
	ever bool
}

// keptEvery is how long a checkpoint stands at least while others go on writing.
const keptEvery = 10 * time.Second

// keepSeen writes a checkpoint when there is more to know than in the last one: what was seen must not be forgotten
// because the program is killed. Nobody who works waits for it.
func (a *App) keepSeen() {
	if a.host.Folder == "" {
		return
	}
	a.noting.Lock()
	defer a.noting.Unlock()
	if a.isClosed() || a.noted.ever && platform.Elapsed()-a.noted.at < keptEvery {
		return
	}
	if err := a.keep(); err != nil {
		slog.Error("no checkpoint kept", "folder", a.notesFolder(), "cause", err.Error())
	}
}

func (a *App) keep() error {
	a.mu.Lock()
	if !a.whole || a.stopped() || a.verified == a.noted.head {
		defer a.mu.Unlock()
		return nil
	}
	a.noted = noted{head: a.verified, at: platform.Elapsed(), ever: true}
	c := a.checkpointHere()
	a.mu.Unlock()
	return writeNote(a.checkpointPath(), c)
}

// loadCheckpoint begins where this workstation stopped. An unreadable checkpoint is as
// good as none: everything is verified again.
func (a *App) loadCheckpoint() error {
	if a.host.Folder == "" {
		return nil
	}
	b, err := os.ReadFile(a.checkpointPath())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	c, ok := readCheckpoint(b)
	if !ok || c.Workspace != a.id {
		return nil
	}
	a.rules, a.verified, a.seenAt = c.Authority, store.Head{Seq: c.Seq, Hash: c.Hash}, c.SeenAt
	a.noted.head = a.verified
	if a.seenAt == 0 {
		info, err := os.Stat(a.checkpointPath())
		if err != nil {
			return err
		}
		a.seenAt = info.ModTime().UnixMilli()
	}
	return nil
}

func readCheckpoint(b []byte) (c checkpoint, ok bool) {
	err := json.Unmarshal(b, &c)
	return c, err == nil && c.Authority != nil
}

// stopped says whether nothing is written: a bad entry was found, or the file lacks what was seen here.
func (a *App) stopped() bool { return a.trouble() != nil }
