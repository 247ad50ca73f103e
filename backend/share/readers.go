package share

import (
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"renogen/backend/platform"
	"renogen/backend/store"
)

// A session may read the file itself, without the lease, only while its name stands in the list of readers, which is
// changed under the lease alone. Whoever gets the lease looks at the list before he writes, and writes only when each of
// the readers was kept out by his lock, and he by theirs: who does not stand there works on a copy. So no writer relies
// on a lock that nobody has tried, and no reader comes between.

const readersFile = "readers"

// openReaders opens the list. It may create it: a client that remembers that there was none would not look again.
func (c *canary) openReaders() (*os.File, error) {
	return c.openOrMake(filepath.Join(c.folder, readersFile), os.O_RDWR)
}

func readReaders(file *os.File) ([]string, error) {
	text, err := io.ReadAll(io.LimitReader(file, 1<<20))
	return strings.Fields(string(text)), err
}

// writeReaders replaces the list, through to the disk: a server that starts anew must know it still.
func writeReaders(file *os.File, readers []string) error {
	text := strings.Join(append(readers, ""), "\n")
	_, err := file.WriteAt([]byte(text), 0)
	if err == nil {
		err = file.Truncate(int64(len(text)))
	}
	return errors.Join(err, file.Sync())
}

// changeReaders lets fn change the list. The lease is held.
func (c *canary) changeReaders(fn func([]string) []string) error {
	file, err := c.openReaders()
	if path := filepath.Join(c.folder, readersFile); errors.Is(err, fs.ErrPermission) && isBegun(path) {
		if err = os.Remove(path); err == nil { // who made it was stopped; nobody else does so, as the lease is ours
			file, err = c.openReaders()
		}
	}
	if err != nil {
		return driveError(err)
	}
	readers, err := readReaders(file)
	if err == nil {
		if changed := fn(slices.Clone(readers)); !slices.Equal(changed, readers) {
			err = writeReaders(file, changed)
		}
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return driveError(err)
	}
	return nil
}

// enlist makes this session one that reads the file itself. The lease is held.
func (c *canary) enlist() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.say(inPlace); err != nil {
		return err
	}
	c.lost = false
	return c.changeReaders(func(readers []string) []string {
		if slices.Contains(readers, c.own) {
			return readers
		}
		return append(readers, c.own)
	})
}

// retreat says that this session does not read the file itself any more. Whoever writes next strikes it off the list.
func (c *canary) retreat() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended {
		return nil
	}
	return c.say(underLease)
}

// enlisted says whether this session still stands in the list.
func (c *canary) enlisted() (bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended {
		return true, nil
	}
	file, err := c.openReaders()
	if err != nil {
		return false, driveError(err)
	}
	readers, err := readReaders(file)
	if err = errors.Join(err, file.Close()); err != nil {
		return false, driveError(err)
	}
	return slices.Contains(readers, c.own), nil
}

// mayWrite says whether no reader is left whose lock is not known to be in the way. The lease is held.
func (c *canary) mayWrite() (bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	free := true
	err := c.changeReaders(func(readers []string) []string {
		return slices.DeleteFunc(readers, func(session string) bool {
			if session == c.own {
				return false
			}
			if b := c.others[session]; b == nil || !b.held {
				c.hear(session)
			}
			b := c.others[session]
			gone := b == nil && !c.lives(session) || b != nil && !b.isInPlace() && !b.held
			free = free && (gone || b != nil && b.held)
			return gone
		})
	})
	return free, err
}

// lives says whether a session has not taken its signs of life away. What cannot be found out counts as yes.
func (c *canary) lives(session string) bool {
	_, err := os.Stat(c.file(session, beatEnding))
	return !errors.Is(err, fs.ErrNotExist)
}

// strike takes this session off the list at its end, and removes the folder when nobody is left. The lease is held.
func (c *canary) strike() {
	c.mu.Lock()
	defer c.mu.Unlock()
	left := true
	err := c.changeReaders(func(readers []string) []string {
		readers = slices.DeleteFunc(readers, func(session string) bool { return session == c.own || !c.lives(session) })
		left = len(readers) > 0
		return readers
	})
	if all, failed := os.ReadDir(c.folder); err == nil && failed == nil && !left && len(all) == 1 {
		_ = os.Remove(filepath.Join(c.folder, readersFile))
		_ = os.Remove(c.folder) // it stays while others are there
	}
}

// markEnding names the file beside a workspace that says that locks do not hold on its drive. It stays until somebody
// removes it.
const markEnding = ".nolocks"

func marked(path string) bool {
	_, err := os.Stat(path + markEnding)
	return err == nil
}

func mark(path string) error {
	access, err := store.AccessIn(filepath.Dir(path))
	if err != nil {
		return driveError(err)
	}
	file, err := access.ToRead().Make(path+markEnding, os.O_WRONLY)
	if err != nil {
		return driveError(err)
	}
	return file.Close()
}

// hearAgain looks after the canary for as long as the file is open.
func (f *File) hearAgain(c *canary) {
	if err := f.hear(c); err != nil {
		slog.Debug("sessions not looked at", "folder", c.folder, "cause", err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.ended {
		c.ticker.Reset(c.beat)
	}
}

// hear looks at the canaries and draws the conclusion.
func (f *File) hear(c *canary) error {
	if err := c.turn(); err != nil {
		return err
	}
	if f.Mode() == Together {
		switch still, err := c.enlisted(); {
		case err != nil:
			return err
		case !still: // others took this session for gone
			f.withdraw()
		}
	}
	f.conclude(c)
	c.last.Store(int64(platform.Passed()))
	return nil
}

// conclude stops counting on locks, or tries to begin with it. Whoever proves that they do not hold leaves a mark for
// all others.
func (f *File) conclude(c *canary) {
	found, known := c.finds(), marked(f.path)
	if found.proof && !known {
		slog.Error("locks of this drive do not hold between computers", "file", f.path)
		if err := mark(f.path); err != nil {
			slog.Error("no mark left", "file", f.path, "cause", err.Error())
			return
		}
		known = true
	}
	switch mode := f.Mode(); {
	case mode == Together && (found.crossing || found.lost || known):
		f.withdraw()
	case mode == InTurn && !found.loose && !known && f.fitness.Mode() == Together:
		go f.promote(c)
	}
}

// withdraw stops reading the file itself, as soon as nobody does.
func (f *File) withdraw() {
	f.mu.Lock()
	f.leaving = true
	c := f.leaveUnused()
	f.mu.Unlock()
	f.tell(c)
}

// leaveUnused changes to working in turn when nobody reads the file itself. Then it gives the canary that has to tell.
// f.mu is held.
func (f *File) leaveUnused() *canary {
	if !f.leaving || f.Mode() != Together || f.placed > 0 {
		return nil
	}
	f.leaving = false
	f.mode.Store(InTurn)
	f.drop()
	return f.canary
}

func (f *File) tell(c *canary) {
	if c == nil {
		return
	}
	if err := c.retreat(); err != nil { // the next beat says it
		slog.Debug("not told that it works in turn", "folder", c.folder, "cause", err)
	}
}

// promote begins to count on locks: under the lease, and only if nobody is there whose lock could be taken. It waits for
// the lease for a short while only; the next beat tries again.
func (f *File) promote(c *canary) {
	if !f.promoting.CompareAndSwap(false, true) {
		return
	}
	defer f.promoting.Store(false)
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.promoted(c); err != nil {
		slog.Debug("goes on in turn", "file", f.path, "cause", err)
	}
}

// promoted does it; f.writing is held.
func (f *File) promoted(c *canary) error {
	f.mu.Lock()
	closed := f.closed
	f.mu.Unlock()
	if closed {
		return nil
	}
	if !f.lease.Safe() {
		f.vacate()
		if err := f.lease.AcquireWithin(promotedWithin); err != nil {
			return err
		}
	}
	defer f.vacate()
	if err := c.turn(); err != nil {
		return err
	}
	if c.finds().loose || marked(f.path) {
		return nil
	}
	if err := c.enlist(); err != nil {
		return errors.Join(err, c.retreat())
	}
	c.last.Store(int64(platform.Passed()))
	f.mu.Lock()
	defer f.mu.Unlock()
	f.leaving = false
	f.mode.Store(Together)
	f.drop()
	return nil
}

// promotedWithin is how long an opening waits for whoever writes just now, before it takes a copy.
const promotedWithin = 5 * time.Second

// admit waits until this session may write. The lease is held, but it may be given back meanwhile.
func (f *File) admit(begun time.Duration) (bool, error) {
	f.mu.Lock()
	c := f.canary
	f.mu.Unlock()
	if c == nil {
		return true, nil
	}
	ready, err := c.mayWrite()
	if err != nil || ready {
		return ready, err
	}
	f.vacate()
	if platform.Elapsed()-begun > f.options.Times.orUsual().Wait {
		return false, errTimeout
	}
	f.conclude(c) // whoever is in the way may have been heard
	time.Sleep(c.beat / 8)
	return false, nil
}
