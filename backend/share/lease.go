package share

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"renogen/backend/domain"
	"renogen/backend/platform"
	"renogen/backend/store"
)

// Times are those of a lease. All workstations must have the same ones.
type Times struct {
	// Stale is how long a lease must stand unchanged in front of a waiting workstation until it may be taken away.
	Stale time.Duration
	// Wait is how long one waits for a lease at most.
	Wait time.Duration
	// Beat is the time between two signs of life of a session, by which locks are watched that do not cross computers.
	Beat time.Duration
}

// orUsual gives the times of the product for those that are not set. A hung request to a share takes up to 30 s.
func (t Times) orUsual() Times {
	if t.Stale == 0 {
		t.Stale = 30 * time.Second
	}
	if t.Wait == 0 {
		t.Wait = 90 * time.Second
	}
	if t.Beat == 0 {
		t.Beat = 2 * time.Second
	}
	return t
}

// Lease lets one workstation at a time write, on drives whose locks nobody can rely on. It is a file beside the
// workspace that only one can create. Nobody compares wall clocks, and nobody renames the file of somebody who lives:
// whoever waits watches the content with a clock of his own. It is not for several goroutines at once, but for Waited
// and Safe.
type Lease struct {
	path   string
	times  Times
	queue  queue
	access *store.Access // of the files that are made; nil: not asked yet

	mu    sync.Mutex // guards what is below
	token string     // empty: not held
	beats int64
	last  time.Duration // when the file was certainly ours, by platform.Passed
	timer *time.Timer
	left  string // token of a lease that could not be given back
}

// What comes of a lease that does not go as it should.
var (
	// ErrStalled says that this workstation stood still for so long that the lease may be somebody else's.
	ErrStalled = domain.Busy("share.stalled")
	errTimeout = domain.Busy("workspace.busy")
)

// NewLease is the lease of a workspace file. Nothing is written yet.
func NewLease(workspace string, times Times) *Lease {
	path := workspace + ".lease"
	times = times.orUsual()
	return &Lease{path: path, times: times, queue: queue{folder: path + ".queue"}}
}

// Acquire waits until the lease is ours: first come, first served. It stays ours until Release, as long as this
// program runs and reaches the drive.
func (l *Lease) Acquire() error { return l.AcquireWithin(l.times.Wait) }

// AcquireWithin does the same for so long.
func (l *Lease) AcquireWithin(patience time.Duration) error {
	return l.acquire(context.Background(), patience)
}

// acquire gives up when nobody wants the lease any more.
func (l *Lease) acquire(ctx context.Context, patience time.Duration) error {
	random := make([]byte, 8)
	if _, err := rand.Read(random); err != nil {
		return err
	}
	w := waiting{ctx: ctx, lease: l, token: hex.EncodeToString(random), begun: platform.Elapsed(), patience: patience}
	defer w.leave()
	return w.wait()
}

// create makes the file. The lease counts from before that.
func (l *Lease) create(token string) error {
	access, err := l.accessThere()
	if err != nil {
		return err
	}
	before := platform.Passed()
	file, err := access.ToRead().Make(l.path, os.O_EXCL|os.O_WRONLY) // whoever waits looks whether it changes
	if err != nil {
		return err
	}
	_, err = file.Write(content(token, 0))
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(l.path))
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.token, l.beats, l.last = token, 0, before
	l.timer = time.AfterFunc(l.times.Stale/6, l.beat)
	return nil
}

// accessThere says who else may use the files that are made. It is asked once: each look costs the share.
func (l *Lease) accessThere() (store.Access, error) {
	if l.access == nil {
		access, err := store.AccessIn(filepath.Dir(l.path))
		if err != nil {
			return access, err
		}
		l.access = &access
	}
	return *l.access, nil
}

// content is of the same length whatever the beat, so that it is overwritten as a whole.
func content(token string, beats int64) []byte {
	return fmt.Appendf(nil, "%s %012d %s %d\n", token, beats, CleanHost(platform.HostName()), os.Getpid())
}

// beat says in the file that its holder lives, for as long as he has it.
func (l *Lease) beat() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.token == "" || !l.safe() {
		return
	}
	if !l.isOurs() {
		slog.Warn("lease taken away", "file", l.path)
		l.last = -l.times.Stale
		return
	}
	before := platform.Passed()
	l.beats++
	if err := overwrite(l.path, content(l.token, l.beats)); err != nil {
		slog.Warn("lease not renewed", "file", l.path, "cause", err.Error())
	} else {
		l.last = before
	}
	l.timer.Reset(l.times.Stale / 6)
}

// isOurs says whether nobody is known to have taken the lease away. l.mu is held.
func (l *Lease) isOurs() bool {
	said, err := l.said()
	return err != nil || strings.HasPrefix(said, l.token+" ")
}

func overwrite(path string, text []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.WriteAt(text, 0)
	return errors.Join(err, file.Close())
}

// Safe says whether nobody can have taken the lease away. The holder stops counting on it long before others may.
func (l *Lease) Safe() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.token != "" && l.safe()
}

func (l *Lease) safe() bool { return platform.Passed()-l.last < l.times.Stale/2 }

// Waited says whether somebody waits for the lease.
func (l *Lease) Waited() bool { return l.queue.exists() }

// Release gives the lease back. It fails with ErrStalled when it was, or may have been, somebody else's meanwhile.
func (l *Lease) Release() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	token, safe := l.token, l.safe()
	if token == "" {
		return nil
	}
	if ours := l.isOurs(); !ours {
		l.timer.Stop()
		l.token = ""
		return ErrStalled
	}
	l.timer.Stop()
	l.token = ""
	if !safe {
		if err := l.claim(token, 0); err != nil {
			return ErrStalled.Because(err)
		}
	}
	err := removeStubborn(l.path, l.times.Stale/4)
	if err != nil {
		l.left = token
	}
	return err
}

// isLeft says whether a lease is one of ours that could not be given back.
func (l *Lease) isLeft(said string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.left != "" && strings.HasPrefix(said, l.left+" ")
}

// claim decides who takes a lease away: the one who can create the file for it.
func (l *Lease) claim(token string, round int) error {
	access, err := l.accessThere()
	if err != nil {
		return err
	}
	file, err := access.ToRead().Make(fmt.Sprintf("%s.claim.%s.%d", l.path, token, round), os.O_EXCL|os.O_WRONLY)
	if err != nil {
		return err
	}
	return file.Close()
}

// removeStubborn removes a file that others may have open for a moment: Windows refuses then.
func removeStubborn(path string, patience time.Duration) error {
	begun := platform.Elapsed()
	for {
		err := os.Remove(path)
		if err == nil || errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if !isPending(err) || platform.Elapsed()-begun > patience {
			return err
		}
		time.Sleep(2 * time.Millisecond)
	}
}

// isPending says whether a file is in the way that goes away by itself, or may: of a file that is deleted while
// somebody has it open, SMB says that it is not there or not allowed; sshfs says so of a lost race.
func isPending(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || isShared(err)
}

// ClearClaims removes what took leases away long ago. Until then it keeps a slow workstation from doing it again.
func (l *Lease) ClearClaims(now time.Time) error {
	folder, name := splitPath(l.path)
	all, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, file := range all {
		if !strings.HasPrefix(file.Name(), name+".claim.") {
			continue
		}
		info, err := file.Info()
		if err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
			err = os.Remove(filepath.Join(folder, file.Name()))
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
