package share

import (
	"errors"
	"log/slog"
	"os"
	"sync"
	"time"

	"renogen/backend/domain"
	"renogen/backend/platform"
	"renogen/backend/store"
)

// handle is an open database: the workspace itself, or a copy of it. It is closed when nobody uses it any more.
type handle struct {
	db      *store.DB
	inPlace bool
	folder  string // of a copy: goes with it

	users   int
	retired bool
	gone    chan struct{} // closed with it; made when somebody waits
}

// errPast says that what was opened is not to be used any more.
var errPast = errors.New("opened anew meanwhile")

// use runs fn on what is open now.
func (f *File) use(fn func(*store.DB) error) error {
	return f.useHandle(func(h *handle) error { return fn(h.db) })
}

func (f *File) useHandle(fn func(*handle) error) error {
	h, err := f.take()
	if err != nil {
		return err
	}
	defer f.giveBack(h)
	return fn(h)
}

// take gives what is open now, and opens it first where nothing is. Whoever counts on locks has to have looked at all
// others shortly before.
func (f *File) take() (*handle, error) {
	f.mu.Lock()
	c := f.canary
	f.mu.Unlock()
	if c != nil && f.Mode() == Together && c.isLate() {
		if err := f.hear(c); err != nil {
			return nil, err
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for {
		if err := f.awaitLeft(); err != nil {
			return nil, err
		}
		if f.closed {
			return nil, domain.Unavailable("session.no_workspace")
		}
		if f.now != nil && f.now.inPlace && !f.mayBeInPlace() {
			f.drop()
		}
		if f.now != nil {
			break
		}
		if err := f.reopen(); err != nil {
			return nil, err
		}
	}
	f.now.users++
	if f.now.inPlace {
		f.placed++
	}
	return f.now, nil
}

// leftWithin is how long somebody waits for those who still use the file itself although it is to be left. They have
// to be quick, and only one who waits for himself would wait for ever.
const leftWithin = 10 * time.Second

// awaitLeft waits until the file itself is left, if it is to be: nobody begins to use it meanwhile. f.mu is held.
func (f *File) awaitLeft() error {
	for begun := platform.Elapsed(); f.leaving && f.Mode() == Together && !f.closed; {
		if platform.Elapsed()-begun > leftWithin {
			return errTimeout
		}
		f.mu.Unlock()
		time.Sleep(time.Millisecond)
		f.mu.Lock()
	}
	return nil
}

// isPast says whether a handle must not be used for anything new: it is to be closed, the file itself is to be left, or
// nobody looked at the others for long.
func (f *File) isPast(h *handle) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	late := f.Mode() == Together && f.canary != nil && (f.leaving || f.canary.isLate())
	return h.retired || h.inPlace && (late || !f.mayBeInPlace())
}

// mayBeInPlace says whether the file itself may be open: in turn only under the lease. f.mu is held.
func (f *File) mayBeInPlace() bool { return f.Mode() != InTurn || f.holds && f.lease.Safe() }

// reopen opens the file again, as it is to be read now. It may have been closed again, or may not be opened in place any
// more, when it is done. f.mu is held, but not all the time.
func (f *File) reopen() error {
	if !f.mayBeInPlace() {
		return f.copyFor(forEver)
	}
	if f.copying != nil {
		f.endCopying()
		return nil
	}
	db, err := f.openAgain()
	if err != nil {
		return err
	}
	f.now = &handle{db: db, inPlace: true}
	return nil
}

// openAgain opens the file itself. Where one alone cannot lock, those of this program exclude each other by another
// file; what a program that ended left of it is in the way of nobody who has the lease.
func (f *File) openAgain() (*store.DB, error) {
	if f.Mode() == InTurn && !f.fitness.LocksAlone {
		return store.OpenByFile(f.path)
	}
	return f.again(f.path)
}

func (f *File) giveBack(h *handle) {
	f.mu.Lock()
	h.users--
	if h.inPlace {
		f.placed--
	}
	h.closeUnused()
	c := f.leaveUnused()
	f.mu.Unlock()
	f.tell(c)
}

// drop closes what is open as soon as nobody uses it; the next transaction opens the file again, and no copy counts that was
// begun before. f.mu is held.
func (f *File) drop() {
	if f.copying != nil {
		f.copying.stop()
	}
	if f.now != nil {
		f.now.retired = true
		f.now.closeUnused()
		f.now = nil
	}
}

// closeUnused closes a retired handle that nobody uses. What it fails with is told to nobody but the log: it is closed
// because it is of no use any more.
func (h *handle) closeUnused() {
	if !h.retired || h.users > 0 || h.db == nil {
		return
	}
	err := h.db.Close()
	if h.folder != "" {
		err = errors.Join(err, os.RemoveAll(h.folder))
	}
	if err != nil {
		slog.Warn("workspace not closed well", "file", h.db.Path(), "cause", err.Error())
	}
	h.db = nil
	if h.gone != nil {
		close(h.gone)
	}
}

// retire waits until nobody uses it and closes it.
func (h *handle) retire(mu *sync.Mutex) error {
	mu.Lock()
	if h.users > 0 {
		h.retired, h.gone = true, make(chan struct{})
		mu.Unlock()
		<-h.gone
		return nil
	}
	defer mu.Unlock()
	if h.db == nil {
		return nil
	}
	err := h.db.Close()
	h.db = nil
	if h.folder != "" {
		err = errors.Join(err, os.RemoveAll(h.folder))
	}
	return err
}
