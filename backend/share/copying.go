package share

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"renogen/backend/store"
)

// copying is a copy of the file that is being made, for reading in turn, while all others go on with what is open. There is
// one at a time. As long as there is, this program does not have the file itself open: closing it by other means than
// SQLite's would take SQLite's locks away.
type copying struct {
	stop context.CancelFunc // it is not wanted any more
	done chan struct{}      // closed when it has ended
	err  error              // what it ended with, when done is closed; errPast: it was not wanted any more
	left bool               // somebody who waited for it went on before its end
}

// How long is waited for a copy. Whoever looks for changes goes on soon: the next look finds it.
const (
	followWithin = time.Second
	forEver      = time.Duration(1<<63 - 1)
)

// copyFor begins a copy, unless one is being made, and waits for it for so long. f.mu is held, but not while it waits.
func (f *File) copyFor(patience time.Duration) error {
	c := f.copying
	if c == nil {
		ctx, stop := context.WithCancel(context.Background())
		c = &copying{stop: stop, done: make(chan struct{})}
		f.copying, f.untold = c, nil
		go f.copy(ctx, c)
	}
	f.mu.Unlock()
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case <-late.C:
	case <-c.done:
	}
	f.mu.Lock()
	if f.copying == c {
		c.left = true
		return nil
	}
	if errors.Is(c.err, errPast) {
		return nil
	}
	return c.err
}

// copy makes a copy, and lets all use it from now on.
func (f *File) copy(ctx context.Context, c *copying) {
	h, moved, err := f.copied(ctx)
	f.mu.Lock()
	defer f.mu.Unlock()
	unwanted := ctx.Err() != nil || f.closed || f.mayBeInPlace()
	f.copying = nil
	switch {
	case err == nil && unwanted:
		h.retired = true
		h.closeUnused()
		err = errPast
	case unwanted:
		err = errPast
	case err == nil:
		f.drop()
		f.now, f.moved = h, moved
	case c.left:
		f.untold = err
	}
	c.err = err
	c.stop()
	close(c.done)
}

// endCopying gives a copy up that is being made, and waits for its end. f.mu is held, but not while it waits.
func (f *File) endCopying() {
	for f.copying != nil {
		c := f.copying
		c.stop()
		f.mu.Unlock()
		<-c.done
		f.mu.Lock()
	}
}

// follow makes a new copy when the file has moved since the last one.
func (f *File) follow() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.Mode() != InTurn || f.now == nil || f.now.inPlace || f.closed || f.mayBeInPlace() {
		return nil
	}
	if err := f.untold; err != nil {
		f.untold = nil
		return err
	}
	if f.copying == nil {
		moved, err := store.Movement(f.path)
		if err != nil || moved == f.moved {
			return err
		}
	}
	return f.copyFor(followWithin)
}

// copied makes a copy of the file on this computer and opens it. When the file does not stand still for that, it is
// copied under the lease. moved is the movement of the file before that.
func (f *File) copied(ctx context.Context) (h *handle, moved string, err error) {
	folder, err := os.MkdirTemp("", "renogen-copy")
	if err != nil {
		return nil, "", err
	}
	h, moved, err = f.copyTo(ctx, folder)
	if err != nil {
		return nil, "", errors.Join(err, os.RemoveAll(folder))
	}
	return h, moved, nil
}

func (f *File) copyTo(ctx context.Context, folder string) (h *handle, moved string, err error) {
	if moved, err = store.Movement(f.path); err != nil {
		return nil, "", err
	}
	copied := filepath.Join(folder, filepath.Base(f.path))
	if err := store.AwaitSize(f.path); err != nil {
		return nil, "", err
	}
	err = store.CopyQuietUntil(ctx, f.path, copied)
	if isBusy(err) {
		err = f.copyUnderLease(ctx, copied)
	}
	if err != nil {
		return nil, "", err
	}
	db, err := f.again(copied)
	if err != nil {
		return nil, "", err
	}
	return &handle{db: db, folder: folder}, moved, nil
}

func (f *File) copyUnderLease(ctx context.Context, to string) error {
	lease := NewLease(f.path, f.options.Times)
	if err := lease.acquire(ctx, lease.times.Wait); err != nil {
		return err
	}
	return errors.Join(store.CopyQuietUntil(ctx, f.path, to), lease.Release())
}
