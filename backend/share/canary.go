package share

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"renogen/backend/platform"
	"renogen/backend/store"
)

// canary notices locks that do not cross computers, which no trial on one computer can show. Each session has a file of
// its own beside the workspace locked for as long as it lives, and writes into another one now and then. Whoever can
// lock a file whose owner lives knows that locks do not hold here.
type canary struct {
	folder string
	access store.Access // of what is in the folder, and of the folder
	beat   time.Duration
	// locks: on this computer locks exclude other programs. Otherwise nobody's lock is in the way of this session.
	locks  bool
	ticker *time.Timer
	last   atomic.Int64 // when all was looked at, in nanoseconds of platform.Passed

	mu      sync.Mutex // guards what is below
	own     string     // name of this session
	trial   *store.Trial
	stance  stance
	lost    bool // others took this session for gone
	others  map[string]*bird
	retried string // whose lock was tried again last
	beats   int
	locking bool          // this computer got a lock
	probed  time.Duration // when that was tried; 0: never
	ended   bool
}

// stance is what a session says of itself in its signs of life.
type stance byte

const (
	// inPlace: it may read the file itself, trusting locks.
	inPlace stance = 't'
	// underLease: it touches the file only while it has the lease.
	underLease stance = 'i'
)

// bird is the canary of another session.
type bird struct {
	text   string        // what it wrote last
	looked time.Duration // when that was looked at
	silent int           // how many looks it has been the same
	loose  bool          // its lock could be taken
	held   bool          // its lock was in our way
	once   bool          // it was so at some time
	alive  bool          // it wrote something new after it was found loose
}

const (
	// silentBeats is after how many looks, a beat apart, a session of which nothing is heard counts as gone. Looks are
	// counted and not time: when the whole computer stood still, nobody had an opportunity to be heard.
	silentBeats = 4
	lockEnding  = ".lock"
	beatEnding  = ".beat"
	// letInWithin is the time between making a file and letting others use it, where that is a second step.
	letInWithin = 20 * time.Millisecond
)

// hatch begins this session's canary. It says that it touches the file under the lease only.
func (f *File) hatch() error {
	access, err := store.AccessIn(filepath.Dir(f.path))
	if err != nil {
		return driveError(err)
	}
	c := &canary{
		folder: f.path + ".sessions", access: access, beat: f.options.Times.orUsual().Beat, others: map[string]*bird{},
		locks: f.fitness.Mode() == Together, stance: underLease,
	}
	f.canary = c
	if err := c.lay(); err != nil {
		return err
	}
	if err := c.turn(); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ticker = time.AfterFunc(c.beat, func() { f.hearAgain(c) })
	return nil
}

// lay makes this session's own locked file, under a name that nobody knows yet: it is locked before the first sign of
// life. Whoever leaves last removes the folder, so it may have to be made again.
func (c *canary) lay() (err error) {
	random := make([]byte, 8)
	if _, err := rand.Read(random); err != nil {
		return err
	}
	c.own = hex.EncodeToString(random)
	var trial *store.Trial
	for range 5 {
		if err = c.access.MakeFolder(c.folder); err != nil && !errors.Is(err, fs.ErrExist) {
			return driveError(err)
		}
		if !c.locks {
			return nil
		}
		if trial, err = store.NewTrial(c.file(c.own, lockEnding)); !hasKey(err, "workspace.missing") {
			break
		}
	}
	if err != nil {
		return err
	}
	if err := trial.Lock(); err != nil {
		err = errors.Join(err, trial.Close())
		c.clear(c.own) // Windows removes no file that is open
		return err
	}
	c.trial = trial
	return nil
}

func (c *canary) file(session, ending string) string { return filepath.Join(c.folder, session+ending) }

// turn writes a sign of life, tries the locks of others, and notes who lives.
func (c *canary) turn() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended {
		return nil
	}
	if err := c.layAgain(); err != nil {
		return err
	}
	if err := c.say(c.stance); err != nil {
		return err
	}
	all, err := os.ReadDir(c.folder)
	if err != nil {
		return driveError(err)
	}
	here := []string{}
	for _, file := range all {
		if session, ok := strings.CutSuffix(file.Name(), beatEnding); ok && session != c.own {
			here = append(here, session)
		}
	}
	for session := range c.others {
		if !slices.Contains(here, session) {
			delete(c.others, session)
		}
	}
	again := c.next(here)
	for _, session := range here {
		if b := c.others[session]; b == nil || !b.held || session == again {
			c.hear(session)
		}
	}
	return nil
}

// next is whose lock is tried again although it was in the way before: one after the other, for each look costs the
// drive.
func (c *canary) next(here []string) string {
	slices.Sort(here)
	for _, session := range here {
		if session > c.retried {
			c.retried = session
			return session
		}
	}
	c.retried = ""
	return ""
}

// say writes a sign of life. It always has the same length and overwrites the last one as a whole.
func (c *canary) say(s stance) error {
	c.stance = s
	c.beats++
	file, err := c.openOrMake(c.file(c.own, beatEnding), os.O_WRONLY)
	if err != nil {
		return driveError(err)
	}
	_, err = file.WriteAt(fmt.Appendf(nil, "%c%012d\n", s, c.beats), 0)
	if err = errors.Join(err, file.Close()); err != nil {
		return driveError(err)
	}
	return nil
}

// openOrMake opens a file in the folder of sessions, and makes it where there is none. Others may remove it, and even the
// folder, between one step of that and the next.
func (c *canary) openOrMake(path string, how int) (file *os.File, err error) {
	for range 5 {
		file, err = os.OpenFile(path, how, 0)
		if errors.Is(err, fs.ErrNotExist) { // or this computer remembers that there was none
			file, err = c.access.Make(path, how)
		}
		if errors.Is(err, fs.ErrPermission) && isBegun(path) {
			time.Sleep(letInWithin)
			continue
		}
		if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ESTALE) {
			return file, err
		}
		if err := c.access.MakeFolder(c.folder); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
	}
	return nil, err
}

// isBegun says of a file that we may not use whether it is empty: whoever made it is about to let us, or was stopped before.
func isBegun(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() == 0
}

// layAgain comes back under another name when others took this session for gone and removed its locked file: they
// remember of the old name that its lock was free.
func (c *canary) layAgain() error {
	if !c.locks {
		return nil
	}
	if c.trial != nil {
		if _, err := os.Stat(c.file(c.own, lockEnding)); !errors.Is(err, fs.ErrNotExist) {
			return nil //nolint:nilerr // it is there, or cannot be looked at; the next beat does
		}
		c.lost = true
		_ = c.trial.Close() // of a file that is no more
		c.trial = nil
	}
	return c.lay()
}

// hear takes over what another session wrote, and tries its lock. Once it is loose, only whether its owner lives is to
// be seen.
func (c *canary) hear(session string) {
	text, err := os.ReadFile(c.file(session, beatEnding))
	if err != nil {
		return // about to go
	}
	b := c.others[session]
	if b == nil {
		b = &bird{text: string(text), looked: platform.Elapsed()}
		c.others[session] = b
	} else {
		b.note(string(text), c.beat)
	}
	switch free, certain := c.takes(session); {
	case b.loose || !certain:
	case free:
		b.loose, b.held, b.silent = true, false, 0
	default:
		b.held, b.once = true, true
	}
	if b.silent > silentBeats && (b.loose || !c.isLocked(session)) { // left by one who is gone
		delete(c.others, session)
		c.clear(session)
	}
}

// isLocked says whether a session has a file that it may have locked.
func (c *canary) isLocked(session string) bool {
	_, err := os.Stat(c.file(session, lockEnding))
	return !errors.Is(err, fs.ErrNotExist)
}

// note takes over what was read of a sign of life.
func (b *bird) note(text string, beat time.Duration) {
	now := platform.Elapsed()
	switch {
	case text != "" && b.text != text: // an empty one is about to be written, or was lost with the power of the server
		b.text, b.looked, b.silent = text, now, 0
		b.alive = b.loose
	case now-b.looked >= beat*9/10:
		b.looked = now
		b.silent++
	}
}

// isInPlace says whether a session may read the file itself. What could not be read counts as yes.
func (b *bird) isInPlace() bool { return b.text == "" || stance(b.text[0]) != underLease }

// clear removes what a session left. What stays, the next look finds again.
func (c *canary) clear(session string) {
	for _, ending := range []string{lockEnding, lockEnding + "-journal", beatEnding} {
		if err := removeStubborn(c.file(session, ending), c.beat/4); err != nil {
			slog.Debug("something of a session that is gone stays", "folder", c.folder, "cause", err)
		}
	}
}

// takes says whether another session's lock can be taken, and whether that is certain.
func (c *canary) takes(session string) (free, certain bool) {
	if !c.locks {
		return true, true
	}
	trial, err := store.OpenTrial(c.file(session, lockEnding))
	if err != nil {
		return false, isBusy(err) && c.canLock()
	}
	defer trial.Close()
	if err := trial.Lock(); err != nil {
		return false, isBusy(err) && c.canLock()
	}
	return true, trial.Unlock() == nil
}

// canLock says whether this computer gets locks at all just now: one whose server gives it none is also told that
// somebody else has them. It is tried once for several looks: with many sessions the trials would be most of the work.
func (c *canary) canLock() bool {
	if c.probed == 0 || platform.Passed()-c.probed > silentBeats*c.beat {
		c.locking, c.probed = c.probe(), platform.Passed()
	}
	return c.locking
}

func (c *canary) probe() bool {
	path := c.file(c.own, ".probe")
	defer func() {
		_ = os.Remove(path)
		_ = os.Remove(path + "-journal")
	}()
	probe, err := store.NewTrial(path)
	if err != nil {
		return false
	}
	defer probe.Close()
	return probe.Lock() == nil && probe.Unlock() == nil
}

// found is what the canaries say together.
type found struct {
	// loose: there is a lock that could be taken, of one who lives or is gone.
	loose bool
	// crossing: it never was in the way. Of one that was, its owner most likely is gone.
	crossing bool
	// proof: its owner lives.
	proof bool
	// lost: others took this session for gone.
	lost bool
}

func (c *canary) finds() found {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := found{lost: c.lost}
	for _, b := range c.others {
		out.loose = out.loose || b.loose
		out.crossing = out.crossing || b.loose && !b.once
		out.proof = out.proof || b.loose && b.alive && (c.locks || b.isInPlace())
	}
	return out
}

// isLate says whether so much time went by since the last look that nothing may be concluded from it any more: this
// computer slept, or the drive hangs.
func (c *canary) isLate() bool { return platform.Passed()-time.Duration(c.last.Load()) > 2*c.beat }

// close takes this session's files away.
func (c *canary) close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ended = true
	if c.ticker != nil {
		c.ticker.Stop()
	}
	err := removeStubborn(c.file(c.own, beatEnding), c.beat/4) // first: a lock that is free beside a sign of life looks broken
	if c.trial != nil {
		err = errors.Join(err, c.trial.Unlock(), c.trial.Close())
	}
	for _, ending := range []string{lockEnding, lockEnding + "-journal"} {
		err = errors.Join(err, removeStubborn(c.file(c.own, ending), c.beat/4))
	}
	_ = os.Remove(c.folder) // it stays while others are there
	return err
}
