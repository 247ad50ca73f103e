package share

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"renogen/backend/platform"
)

// waiting is one attempt to get a lease.
type waiting struct {
	ctx    context.Context // ended: it is not wanted any more
	lease  *Lease
	token  string
	begun  time.Duration
	ticket string // name of the file in the queue; empty: none

	patience time.Duration

	oddSince time.Duration // since when creating fails in a way that may pass; 0: it does not

	// what the lease said when it was read last, for how long, and how often it was tried to take it away
	seen     string
	still    time.Duration
	rounds   int
	lookedAt time.Duration

	// who is first in the queue, when it was looked last whether he could have the lease, and since when he could; 0: he cannot
	front       string
	frontLooked time.Duration
	frontFree   time.Duration
}

// wait ends when the lease is ours, when it cannot be had, or when it takes too long.
func (w *waiting) wait() error {
	for tries := 0; ; tries++ {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		place, err := w.place()
		if err != nil {
			return err
		}
		if place == 0 {
			err := w.lease.create(w.token)
			if err == nil {
				return nil
			}
			if err := w.judge(err); err != nil {
				return err
			}
		}
		if w.ticket == "" {
			if err := w.join(); err != nil {
				slog.Debug("no place in the queue", "cause", err)
			}
		}
		if err := w.look(); err != nil {
			return err
		}
		if platform.Elapsed()-w.begun > w.patience {
			return errTimeout
		}
		time.Sleep(pause(place, tries))
	}
}

func (w *waiting) join() error {
	access, err := w.lease.accessThere()
	if err == nil {
		w.ticket, err = w.lease.queue.join(w.token, access)
	}
	return err
}

// pause is short for whoever is next, and longer the more are before one: looking costs the share.
func pause(place, tries int) time.Duration {
	longest := min(time.Duration(place)*10, 250)
	if place == 0 {
		longest = min(time.Duration(tries)+1, 4)
	}
	return time.Millisecond/4 + time.Duration(rand.Int64N(int64(longest*time.Millisecond)))
}

// judge says whether a lease that could not be created may be had later. What may be there or not, such as a file about
// to be deleted, is waited for, but not for long: it may also be that nothing can be created in the folder.
func (w *waiting) judge(err error) error {
	now := platform.Elapsed()
	if errors.Is(err, fs.ErrExist) {
		w.oddSince = 0
		return nil
	}
	if !isPending(err) {
		return driveError(err)
	}
	if w.oddSince == 0 {
		w.oddSince = now
	}
	if now-w.oddSince > w.lease.times.Stale/10 {
		return driveError(err)
	}
	return nil
}

// place is how many come before us: 0 means that it is our turn.
func (w *waiting) place() (int, error) {
	q := w.lease.queue
	if w.ticket == "" && !q.exists() {
		return 0, nil
	}
	names, err := q.names()
	if err != nil {
		return 0, driveError(err)
	}
	place := 0
	for _, name := range names {
		if name == w.ticket {
			break
		}
		place++
	}
	if len(names) == 0 || w.ticket != "" && place == len(names) { // somebody took us for gone
		return 0, nil
	}
	if place > 0 {
		w.watchFront(names[0])
	}
	return place, nil
}

// watchFront takes somebody out of the queue who does not take a lease that is free: he is gone. What counts is for how long
// it has been free for him, not how long he has been first: somebody else may have had it for long.
func (w *waiting) watchFront(front string) {
	now, stale := platform.Elapsed(), w.lease.times.Stale
	if front != w.front {
		w.front, w.frontLooked, w.frontFree = front, now, 0
		return
	}
	if now-w.frontLooked < stale/20 {
		return
	}
	w.frontLooked = now
	if _, err := os.Stat(w.lease.path); !errors.Is(err, fs.ErrNotExist) {
		w.frontFree = 0
		return
	}
	if w.frontFree == 0 {
		w.frontFree = now
	}
	if now-w.frontFree < stale/10 {
		return
	}
	w.frontFree = 0
	if err := os.Remove(filepath.Join(w.lease.queue.folder, front)); !errors.Is(err, fs.ErrNotExist) || w.ticket == "" {
		return // if it stays, the next look tries again
	}
	// This computer remembers an old list of the folder, until it changes something there itself.
	w.lease.queue.renew(w.ticket)
}

// look reads the lease now and then. When it did not change for long enough, its holder is gone: whoever can create the
// claim takes it away, and then all compete again.
func (w *waiting) look() error {
	now, stale := platform.Elapsed(), w.lease.times.Stale
	if w.lookedAt != 0 && now-w.lookedAt < stale/20 {
		return nil
	}
	// A long time without a look counts little: when the whole computer stood still, so did the holder.
	gone := min(now-w.lookedAt, stale/4)
	w.lookedAt = now
	said, err := w.lease.said()
	if err != nil || said == "" {
		w.seen = ""
		return nil //nolint:nilerr // it is free, or cannot be read just now; creating it tells
	}
	if said != w.seen {
		w.seen, w.still, w.rounds = said, 0, 0
		if !w.lease.isLeft(said) {
			return nil
		}
	} else if w.still += gone; w.still <= stale*time.Duration(w.rounds+1) {
		return nil
	}
	round := w.rounds
	w.rounds++
	if err := w.lease.claim(strings.Fields(said)[0], round); err != nil {
		return nil //nolint:nilerr // somebody else does it
	}
	if again, err := w.lease.said(); err != nil || again != said {
		return nil //nolint:nilerr // it changed, or the next look tells
	}
	slog.Warn("lease of a workstation that is gone taken away", "file", w.lease.path, "lease", said)
	if err := removeStubborn(w.lease.path, stale/4); err != nil {
		return driveError(err)
	}
	return nil
}

// said is the content of the lease; empty when there is none. One that its holder had no time to write is told from
// others by when it was made.
func (l *Lease) said() (string, error) {
	text, unread := os.ReadFile(l.path)
	if errors.Is(unread, fs.ErrNotExist) {
		return "", nil
	}
	if unread != nil && !errors.Is(unread, fs.ErrPermission) || len(strings.Fields(string(text))) > 0 {
		return string(text), unread
	}
	info, err := os.Stat(l.path)
	if err != nil {
		return "", err
	}
	if unread != nil && info.Size() > 0 { // as long as nothing stands in it, its holder may have had no time to let us read it
		return "", unread
	}
	return fmt.Sprintf("empty%d", info.ModTime().UnixNano()), nil
}

// leave gives the place in the queue up.
func (w *waiting) leave() {
	if w.ticket != "" {
		w.lease.queue.leave(w.ticket)
	}
}
