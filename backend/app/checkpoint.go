package app

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"renogen/backend/store"
)

// checkpoint is how far this workstation has verified a workspace, and the authority
// there. It lies in the user's own folder, never beside the workspace.
type checkpoint struct {
	Workspace string     `json:"workspace"`
	Seq       int64      `json:"seq"`
	Hash      string     `json:"hash"`
	Authority *Authority `json:"authority"`
}

func (a *App) checkpointPath() string {
	return filepath.Join(a.host.Folder, a.id, "checkpoint.json")
}

func (a *App) saveCheckpoint() error {
	if a.host.Folder == "" || a.rules == nil || a.stopped() {
		return nil
	}
	b, err := json.Marshal(checkpoint{Workspace: a.id, Seq: a.verified.Seq, Hash: a.verified.Hash, Authority: a.rules})
	if err != nil {
		return err
	}
	path := a.checkpointPath()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(path+".new", b, 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
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
	if c, ok := readCheckpoint(b); ok && c.Workspace == a.id {
		a.rules, a.verified = c.Authority, store.Head{Seq: c.Seq, Hash: c.Hash}
	}
	return nil
}

func readCheckpoint(b []byte) (c checkpoint, ok bool) {
	err := json.Unmarshal(b, &c)
	return c, err == nil && c.Authority != nil
}

// stopped says whether a bad entry was found: nothing is written any more.
func (a *App) stopped() bool { return a.broken != nil }
