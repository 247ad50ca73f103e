package share

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"renogen/backend/platform"
	"renogen/backend/store"
)

// canary notices locks that do not cross computers, which no trial on one computer can show. Each session has a file of
// its own beside the workspace locked for as long as it lives, and writes into another one now and then. Whoever can
// lock a file whose owner lives knows that locks do not hold here.
type canary struct {
	folder string
	own    string
	trial  *store.Trial
	others map[string]*bird
	beatAt time.Duration
	beats  int
}

// bird is the canary of another session.
type bird struct {
	text  string        // what it wrote last
	heard time.Duration // when that was new to us
	loose bool          // its lock could be taken
	alive bool          // it wrote something new after that
}

const (
	canaryBeat = 2 * time.Second // between two signs of life
	lockEnding = ".lock"
	beatEnding = ".beat"
)

// markEnding names the file beside a workspace that says that locks do not hold on its drive. It stays until somebody
// removes it.
const markEnding = ".nolocks"

func marked(path string) bool {
	_, err := os.Stat(path + markEnding)
	return err == nil
}

func mark(path string) error {
	file, err := os.OpenFile(path+markEnding, os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return driveError(err)
	}
	return file.Close()
}

// hatch begins this session's canary. Until it is known whether locks hold, this session works in turns: when the lock
// of another session can be taken, it has to be seen whether that one lives.
func (f *File) hatch() error {
	random := make([]byte, 8)
	if _, err := rand.Read(random); err != nil {
		return err
	}
	c := &canary{folder: f.path + ".sessions", own: hex.EncodeToString(random), others: map[string]*bird{}}
	if err := os.Mkdir(c.folder, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return driveError(err)
	}
	var err error
	if c.trial, err = store.NewTrial(c.file(c.own, lockEnding)); err != nil {
		return err
	}
	if err := c.trial.Lock(); err != nil {
		return errors.Join(err, c.trial.Close())
	}
	f.canary = c
	if err := c.beat(); err != nil {
		return err
	}
	if err := c.look(); err != nil {
		return err
	}
	if c.suspects() {
		f.workInTurn()
	}
	return nil
}

func (c *canary) file(session, ending string) string { return filepath.Join(c.folder, session+ending) }

// beat writes a sign of life.
func (c *canary) beat() error {
	c.beats++
	c.beatAt = platform.Elapsed()
	if err := os.WriteFile(c.file(c.own, beatEnding), []byte(strings.Repeat(".", c.beats%50+1)), 0o666); err != nil {
		return driveError(err)
	}
	return nil
}

// look tries the locks of all others, and notes who lives.
func (c *canary) look() error {
	all, err := os.ReadDir(c.folder)
	if err != nil {
		return driveError(err)
	}
	here := map[string]bool{}
	for _, file := range all {
		session, ok := strings.CutSuffix(file.Name(), beatEnding)
		if !ok || session == c.own {
			continue
		}
		here[session] = true
		c.hear(session)
	}
	for session := range c.others {
		if !here[session] {
			delete(c.others, session)
		}
	}
	return nil
}

// hear takes over what another session wrote. Its lock is tried when it is new; once it is loose, only whether its
// owner lives is to be seen.
func (c *canary) hear(session string) {
	text, err := os.ReadFile(c.file(session, beatEnding))
	if err != nil {
		return // about to go
	}
	now := platform.Elapsed()
	b := c.others[session]
	if b == nil {
		b = &bird{text: string(text), heard: now}
		c.others[session] = b
	} else if b.text != string(text) {
		b.text, b.heard = string(text), now
		b.alive = b.loose
	}
	if !b.loose {
		b.loose = c.takes(session)
	} else if !b.alive && now-b.heard > Gone { // left by one who is gone
		delete(c.others, session)
		for _, ending := range []string{lockEnding, lockEnding + "-journal", beatEnding} {
			_ = os.Remove(c.file(session, ending)) // somebody else may have done it
		}
	}
}

// takes says whether another session's lock can be taken.
func (c *canary) takes(session string) bool {
	trial, err := store.OpenTrial(c.file(session, lockEnding))
	if err != nil {
		return false
	}
	defer trial.Close()
	if err := trial.Lock(); err != nil {
		return false
	}
	return trial.Unlock() == nil
}

// suspects says whether a lock could be taken whose owner is not known to be gone.
func (c *canary) suspects() bool {
	for _, b := range c.others {
		if b.loose {
			return true
		}
	}
	return false
}

// proves says whether a lock could be taken whose owner lives.
func (c *canary) proves() bool {
	for _, b := range c.others {
		if b.loose && b.alive {
			return true
		}
	}
	return false
}

// close takes this session's files away.
func (c *canary) close() error {
	err := errors.Join(os.Remove(c.file(c.own, beatEnding)), c.trial.Unlock(), c.trial.Close())
	for _, ending := range []string{lockEnding, lockEnding + "-journal"} {
		if failed := os.Remove(c.file(c.own, ending)); failed != nil && !errors.Is(failed, fs.ErrNotExist) {
			err = errors.Join(err, failed)
		}
	}
	_ = os.Remove(c.folder) // it stays while others are there
	return err
}

// hear looks after the canary from time to time, and draws the conclusion.
func (f *File) hear() error {
	f.mu.Lock()
	c, mode := f.canary, f.mode
	f.mu.Unlock()
	if c == nil {
		return nil
	}
	if platform.Elapsed()-c.beatAt >= canaryBeat {
		if err := c.beat(); err != nil {
			return err
		}
		if err := c.look(); err != nil {
			return err
		}
	}
	switch {
	case c.proves() && !marked(f.path):
		slog.Error("locks of this drive do not hold between computers", "file", f.path)
		if err := mark(f.path); err != nil {
			return err
		}
		f.workInTurn()
	case mode == Together && (c.suspects() || marked(f.path)):
		f.workInTurn()
	case mode == InTurn && !c.suspects() && !marked(f.path):
		f.workTogether()
	}
	return nil
}

// workInTurn stops counting on locks.
func (f *File) workInTurn() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.mode = InTurn
	f.drop()
}

// workTogether counts on locks again, once nothing speaks against them.
func (f *File) workTogether() {
	f.writing.Lock()
	defer f.writing.Unlock()
	f.vacate()
	f.mu.Lock()
	defer f.mu.Unlock()
	f.mode = Together
	f.drop()
}
