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
	"sync"
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
	beat   time.Duration
	ticker *time.Timer

	mu     sync.Mutex // guards what is below
	trial  *store.Trial
	others map[string]*bird
	last   time.Duration // when all was looked at
	beats  int
	ended  bool
}

// bird is the canary of another session.
type bird struct {
	text  string        // what it wrote last
	heard time.Duration // when that was new to us
	loose bool          // its lock could be taken
	alive bool          // it wrote something new after that
}

const (
	// silentBeats is after how many beats a session of which nothing is heard counts as gone.
	silentBeats = 4
	lockEnding  = ".lock"
	beatEnding  = ".beat"
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
	c := &canary{
		folder: f.path + ".sessions", own: hex.EncodeToString(random), beat: f.options.Times.orUsual().Beat, others: map[string]*bird{},
	}
	if err := os.Mkdir(c.folder, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return driveError(err)
	}
	var err error
	if c.trial, err = store.NewTrial(c.file(c.own, lockEnding)); err != nil {
		return err
	}
	f.canary = c
	if err := c.trial.Lock(); err != nil {
		return err
	}
	if err := c.turn(); err != nil {
		return err
	}
	f.conclude(c)
	c.ticker = time.AfterFunc(c.beat, f.hearAgain)
	return nil
}

func (c *canary) file(session, ending string) string { return filepath.Join(c.folder, session+ending) }

// turn writes a sign of life, tries the locks of all others, and notes who lives.
func (c *canary) turn() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended {
		return nil
	}
	c.beats++
	if err := os.WriteFile(c.file(c.own, beatEnding), []byte(strings.Repeat(".", c.beats%50+1)), 0o666); err != nil {
		return driveError(err)
	}
	all, err := os.ReadDir(c.folder)
	if err != nil {
		return driveError(err)
	}
	here := map[string]bool{}
	for _, file := range all {
		session, ok := strings.CutSuffix(file.Name(), beatEnding)
		if ok && session != c.own {
			here[session] = true
			c.hear(session)
		}
	}
	for session := range c.others {
		if !here[session] {
			delete(c.others, session)
		}
	}
	c.last = platform.Elapsed()
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
	} else if !b.alive && now-b.heard > silentBeats*c.beat { // left by one who is gone
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

// finds says whether there is a lock that could be taken, and whether the owner of one lives.
func (c *canary) finds() (suspicion, proof bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, b := range c.others {
		suspicion = suspicion || b.loose
		proof = proof || b.loose && b.alive
	}
	return suspicion, proof
}

// isLate says whether so much time went by since the last look that nothing may be concluded from it any more: this
// computer slept, or the drive hangs.
func (c *canary) isLate() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return platform.Elapsed()-c.last > 2*c.beat
}

// close takes this session's files away.
func (c *canary) close() error {
	if c.ticker != nil {
		c.ticker.Stop()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ended = true
	gone := os.Remove(c.file(c.own, beatEnding)) // first: a lock that is free beside a sign of life looks broken
	if errors.Is(gone, fs.ErrNotExist) {
		gone = nil
	}
	err := errors.Join(gone, c.trial.Unlock(), c.trial.Close())
	for _, ending := range []string{lockEnding, lockEnding + "-journal"} {
		if failed := os.Remove(c.file(c.own, ending)); failed != nil && !errors.Is(failed, fs.ErrNotExist) {
			err = errors.Join(err, failed)
		}
	}
	_ = os.Remove(c.folder) // it stays while others are there
	return err
}

// hearAgain looks after the canary for as long as the file is open.
func (f *File) hearAgain() {
	f.mu.Lock()
	c := f.canary
	f.mu.Unlock()
	if c == nil {
		return
	}
	f.hear(c)
	c.ticker.Reset(c.beat)
}

// hear looks at the canaries and draws the conclusion. A drive that cannot be looked at is told by what is read there.
func (f *File) hear(c *canary) {
	if err := c.turn(); err != nil {
		slog.Debug("sessions not looked at", "folder", c.folder, "cause", err)
		return
	}
	f.conclude(c)
}

// conclude counts on locks, or stops it. Whoever proves that they do not hold leaves a mark for all others.
func (f *File) conclude(c *canary) {
	suspicion, proof := c.finds()
	known := marked(f.path)
	if proof && !known {
		slog.Error("locks of this drive do not hold between computers", "file", f.path)
		if err := mark(f.path); err != nil {
			slog.Error("no mark left", "file", f.path, "cause", err.Error())
			return
		}
		known = true
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	now := platform.Elapsed()
	switch {
	case f.mode == Together && (suspicion || known) && f.now != nil && f.now.users > 0:
		// A transaction is under way: reading the file by other means would take its locks away. The next beat does it.
	case f.mode == Together && (suspicion || known):
		f.mode = InTurn
		f.drop()
		f.settled = now + f.settling()
	case f.mode == InTurn && suspicion && !known: // whether that one lives is still to be seen
		f.settled = now + f.settling()
	case f.mode == InTurn && !suspicion && !known && f.fitness.Shareable() && !f.holds:
		f.mode = Together
		f.drop()
	}
}

// settling is how long all others take at most to notice that locks do not hold. Until then some of them may read the
// file itself, so nobody writes.
func (f *File) settling() time.Duration { return 5 * f.options.Times.orUsual().Beat }

// unsettled is how long it is at least until one may write.
func (f *File) unsettled() time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.mode != InTurn {
		return 0
	}
	return f.settled - platform.Elapsed()
}

// settle waits until nobody counts on locks any more, or until they are known to hold.
func (f *File) settle() error {
	begun := platform.Elapsed()
	for {
		wait := f.unsettled()
		if wait <= 0 {
			return nil
		}
		if platform.Elapsed()-begun > f.options.Times.orUsual().Wait {
			return errTimeout
		}
		time.Sleep(min(wait, f.options.Times.orUsual().Beat/4))
	}
}
