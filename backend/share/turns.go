package share

import (
	"log/slog"
	"time"

	"renogen/backend/platform"
	"renogen/backend/store"
)

// How long a lease is kept between two commands when nobody else wants it, and how often that is asked.
const (
	keptIdle  = 20 * time.Second
	tendEvery = 50 * time.Millisecond
)

// moveIn works on the file itself from now on, instead of on a copy. The lease is held, f.writing as well.
func (f *File) moveIn() error {
	f.mu.Lock()
	there := f.now != nil && f.now.inPlace
	f.holds = true // from now on no copy is begun
	f.endCopying()
	f.mu.Unlock()
	if there {
		return nil
	}
	if !f.fitness.LocksAlone {
		if err := store.ClearFileLock(f.path); err != nil {
			return err
		}
	}
	if err := store.AwaitSize(f.path); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	db, err := f.openAgain()
	if err != nil {
		return err
	}
	f.drop()
	f.now = &handle{db: db, inPlace: true}
	return nil
}

// vacate closes the file itself, and then gives the lease back. f.writing is held.
func (f *File) vacate() {
	if err := f.vacated(); err != nil {
		slog.Warn("lease not given back", "file", f.path, "cause", err.Error())
	}
}

// vacated does it, and fails as Lease.Release does.
func (f *File) vacated() error {
	f.mu.Lock()
	f.holds = false
	if f.Mode() == InTurn {
		if f.now != nil && f.now.inPlace {
			f.drop()
		}
		for f.placed > 0 {
			f.mu.Unlock()
			time.Sleep(time.Millisecond)
			f.mu.Lock()
		}
	}
	f.mu.Unlock()
	return f.lease.Release()
}

// keep gives the lease back at once when somebody waits for it, and otherwise looks after it for a while: the same
// person often goes on.
func (f *File) keep() {
	if f.lease.Waited() || !f.lease.Safe() {
		f.vacate()
		return
	}
	f.mu.Lock()
	closed := f.closed
	f.mu.Unlock()
	if f.tender != nil {
		f.tender.Stop()
	}
	if !closed {
		f.tender = time.AfterFunc(tendEvery, f.tend)
	}
}

func (f *File) tend() {
	if !f.writing.TryLock() {
		return // whoever writes looks after it afterwards
	}
	defer f.writing.Unlock()
	if platform.Passed()-f.wrote > keptIdle {
		f.vacate()
		return
	}
	f.keep()
}
