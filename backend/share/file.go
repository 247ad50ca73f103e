package share

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"renogen/backend/domain"
	"renogen/backend/platform"
	"renogen/backend/store"
)

// Options are what a workspace file is opened with; the zero value is right for the product.
type Options struct {
	Times Times
	// Drive finds out where a file lies; nil: DriveOf.
	Drive func(path string) (Drive, error)
	// Second starts the second program with which a shared folder is tried; nil: this program itself.
	Second Starter
	// Untried takes the drive's locks for good without trying them, for tests of what holds all the same.
	Untried bool
}

// Mode is how a workspace file is used where it lies.
type Mode string

const (
	// Alone: on a disk of this computer, with SQLite's locks.
	Alone Mode = "alone"
	// Together: on a shared drive, with SQLite's locks and a lease for each transaction.
	Together Mode = "together"
	// InTurn: on a shared drive without locks. Who has the lease works on the file; the others read a copy of it that
	// follows. The lease is passed on as soon as somebody else wants to write.
	InTurn Mode = "in_turn"
)

// File is a workspace file in use. Each transaction goes through it: it waits until this workstation may write, opens
// the file again after the drive was gone, and doubts what a drive says about damage.
type File struct {
	path    string
	options Options
	again   opener // opens it once more
	fitness Fitness
	lease   *Lease // nil on a disk of this computer

	writing  sync.Mutex // one transaction at a time; also held to change the place where the file is read
	wrote    time.Duration
	tender   *time.Timer // looks after a lease that is kept; nil: none
	admitted bool        // since the lease was taken: no reader is in the way

	promoting atomic.Bool // somebody tries to count on locks again

	mode atomic.Value // Mode; changed under mu

	mu      sync.Mutex // guards what is below
	now     *handle    // nil: nothing is open; the next transaction opens it
	holds   bool       // in turn: the lease is held, so that the file itself may be open
	moved   string     // movement of the file when the copy was made
	copying *copying   // a copy that is being made; nil: none
	untold  error      // what a copy failed with for which nobody waits any more
	version int64
	told    versionOf
	closed  bool
	canary  *canary
	placed  int  // how many use the file itself
	leaving bool // the file itself is left as soon as nobody uses it
}

// versionOf is what DataVersion saw last.
type versionOf struct {
	handle *handle
	data   int64
}

// Open opens a workspace file where it lies. It refuses drives on which a workspace would be damaged, and finds out
// whether the locks of a shared one can be relied on.
func Open(path string, options Options) (*File, error) {
	return openAs(path, options, store.Open, store.OpenAgain)
}

// OpenOlder opens a workspace that an older version of the program made, and gives the version of its tables, which is
// also given when it is another error than that.
func OpenOlder(path string, options Options) (*File, int, error) {
	version := 0
	open := func(path string) (db *store.DB, err error) {
		db, version, err = store.OpenOlder(path)
		return db, err
	}
	f, err := openAs(path, options, open, open)
	return f, version, err
}

// opener opens a database file.
type opener func(path string) (*store.DB, error)

func openAs(path string, options Options, first, again opener) (*File, error) {
	f, err := newFile(path, options)
	if err != nil {
		return nil, err
	}
	f.again = again
	if _, err := os.Stat(path); err == nil {
		if err := f.comeIn(); err != nil { // before the file itself is touched
			return nil, errors.Join(err, f.Close())
		}
	}
	f.mu.Lock()
	if f.Mode() == InTurn {
		f.now, f.moved, err = f.copied(context.Background())
	} else {
		var db *store.DB
		if db, err = first(path); err == nil {
			f.now = &handle{db: db, inPlace: true}
		}
	}
	f.mu.Unlock()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Create makes a new workspace file and opens it.
func Create(path string, options Options) (*File, error) {
	f, err := newFile(path, options)
	if err != nil {
		return nil, err
	}
	if err := f.comeIn(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if f.Mode() == InTurn {
		err = createElsewhere(path)
	} else {
		var db *store.DB
		if db, err = store.Create(path); err == nil {
			f.mu.Lock()
			f.now = &handle{db: db, inPlace: true}
			f.mu.Unlock()
		}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// newFile decides how a file is used; nothing of it is opened yet.
func newFile(path string, options Options) (*File, error) {
	f := &File{path: path, options: options, again: store.OpenAgain}
	f.mode.Store(Alone)
	drive, err := options.driveOf(path)
	if hasKey(err, "workspace.not_reachable") { // the store has better words for a folder that is not there
		return f, nil
	}
	if err != nil {
		return nil, err
	}
	if err := drive.refusal(); err != nil {
		return nil, err
	}
	f.fitness.Drive = drive
	if drive.Kind == Local {
		return f, nil
	}
	f.lease = NewLease(path, options.Times)
	f.mode.Store(Together)
	if options.Untried {
		return f, nil
	}
	if f.fitness, err = Try(filepath.Dir(path), drive, options.Second); err != nil {
		return nil, err
	}
	if f.fitness.Mode() == "" {
		return nil, errUnfit
	}
	f.mode.Store(InTurn) // until it is known that locks hold
	return f, nil
}

// comeIn joins the sessions on a shared drive: in turn, or, when nobody is there whom locks do not keep out, together.
func (f *File) comeIn() error {
	if f.lease == nil || f.options.Untried {
		return nil
	}
	if err := f.hatch(); err != nil {
		return err
	}
	if err := f.lease.ClearClaims(time.UnixMilli(platform.Now())); err != nil {
		slog.Warn("old claims stay", "file", f.path, "cause", err.Error())
	}
	if f.fitness.Mode() == Together {
		f.writing.Lock()
		err := f.promoted(f.canary)
		f.writing.Unlock()
		if err != nil {
			slog.Info("locks are not counted on yet", "file", f.path, "cause", err.Error())
		}
	}
	slog.Info("workspace on a shared drive", "file", f.path, "system", f.fitness.Drive.System, "mode", f.Mode(), "fitness", f.fitness)
	return nil
}

// Path is where the file lies, wherever it is read.
func (f *File) Path() string { return f.path }

// Fitness is what was found out about the folder when the file was opened; on a disk of this computer only the drive.
func (f *File) Fitness() Fitness { return f.fitness }

// Mode is how the file is used now.
func (f *File) Mode() Mode {
	mode, _ := f.mode.Load().(Mode)
	return mode
}

// Read runs fn on one consistent state. fn must be short: a reader delays all writers.
func (f *File) Read(fn func(store.Reader) error) error {
	for {
		err := f.useHandle(func(h *handle) error {
			return h.db.Read(func(r store.Reader) error {
				if f.isPast(h) { // it was long until a connection was free
					return errPast
				}
				return fn(r)
			})
		})
		if !errors.Is(err, errPast) {
			return f.judge(err)
		}
	}
}

// ReadFresh does the same on connections that are new: what failed before may hang on the old ones.
func (f *File) ReadFresh(fn func(store.Reader) error) error {
	f.mu.Lock()
	f.drop()
	f.mu.Unlock()
	return f.Read(fn)
}

// Write runs fn in one transaction, when it is this workstation's turn. What it fails with is as with store.DB.
func (f *File) Write(fn func(*store.Tx) error) error { return f.write((*store.DB).Write, fn) }

// Alone does the same, but nobody else can even read meanwhile.
func (f *File) Alone(fn func(*store.Tx) error) error { return f.write((*store.DB).Alone, fn) }

// Replace does the same with the rows of all tables taken from another file; see store.DB.Replace.
func (f *File) Replace(made string, fn func(*store.Tx) error) error {
	return f.write(func(db *store.DB, fn func(*store.Tx) error) error { return db.Replace(made, fn) }, fn)
}

func (f *File) write(how func(*store.DB, func(*store.Tx) error) error, fn func(*store.Tx) error) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	if f.lease == nil {
		return f.judge(f.use(func(db *store.DB) error { return how(db, fn) }))
	}
	for {
		if err := f.enter(); err != nil {
			return err
		}
		err := f.useHandle(func(h *handle) error {
			if !h.inPlace { // locks are not counted on any more, or the lease is not ours, since a moment
				return errPast
			}
			return how(h.db, func(tx *store.Tx) error {
				if err := fn(tx); err != nil {
					return err
				}
				if !f.lease.Safe() {
					return ErrStalled
				}
				return nil
			})
		})
		if !errors.Is(err, errPast) {
			return f.judge(f.leave(err))
		}
	}
}

// Hold keeps the lease while work is done that takes longer than a transaction, such as an upgrade or a backup.
func (f *File) Hold(work func() error) error {
	if f.lease == nil {
		return work()
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.enter(); err != nil {
		return err
	}
	return f.leave(work())
}

// enter waits for the lease, and until nobody reads whom locks do not keep out; then it works on the file itself.
func (f *File) enter() error {
	begun := platform.Elapsed()
	for {
		if !f.lease.Safe() {
			f.vacate()
			if err := f.lease.Acquire(); err != nil {
				return err
			}
			f.admitted = false
		}
		if f.admitted {
			break
		}
		ready, err := f.admit(begun)
		if err != nil {
			f.vacate()
			return err
		}
		f.admitted = ready
	}
	if f.Mode() != InTurn {
		return nil
	}
	if err := f.moveIn(); err != nil {
		f.vacate()
		return err
	}
	return nil
}

// leave gives the lease back, or in turn looks after it. When it may have been somebody else's, nobody knows what became
// of the transaction.
func (f *File) leave(err error) error {
	if f.Mode() == InTurn && f.lease.Safe() {
		f.wrote = platform.Passed()
		f.keep()
		return err
	}
	released := f.vacated()
	if released != nil {
		slog.Warn("lease not given back", "file", f.path, "cause", released.Error())
	}
	if hasKey(released, ErrStalled.Key) && err == nil {
		f.awaitThief()
		return &store.CommitError{Err: released}
	}
	return err
}

// awaitThief waits until whoever took the lease away has ended: only then it can be looked up what became of the
// transaction.
func (f *File) awaitThief() {
	err := f.lease.Acquire()
	if err == nil {
		err = f.lease.Release()
	}
	if err != nil {
		slog.Warn("nobody knows whether the lease is free", "file", f.path, "cause", err.Error())
	}
}

// DataVersion changes whenever somebody, here or on another workstation, may have committed something. It is to be
// asked of the same File again and compared. It fails when the file is not where it was: what is open of it would go on
// being read, and nobody else would see what is written to it.
func (f *File) DataVersion() (int64, error) {
	if _, err := os.Stat(f.path); err != nil {
		return 0, driveError(err)
	}
	if err := f.follow(); err != nil {
		return 0, err
	}
	h, err := f.take()
	if err != nil {
		return 0, err
	}
	data, err := h.db.DataVersion()
	f.giveBack(h)
	if err != nil {
		return 0, f.judge(err)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if now := (versionOf{h, data}); now != f.told {
		f.told = now
		f.version++
	}
	return f.version, nil
}

// judge takes over what a transaction ended with. After most failures of the drive only new connections work; and what
// looks like damage is looked at twice, on new connections: a drive that fails in reading looks the same.
func (f *File) judge(err error) error {
	_, uncertain := errors.AsType[*store.CommitError](err)
	switch {
	case err == nil:
		return nil
	case uncertain, hasKey(err, "workspace.not_reachable"):
	case hasKey(err, "workspace.damaged"):
		if f.isDamaged() {
			return err
		}
		err = domain.Unavailable("workspace.not_reachable").Because(err)
	default:
		return err
	}
	f.mu.Lock()
	f.drop()
	f.mu.Unlock()
	return err
}

func (f *File) isDamaged() bool {
	for range 2 {
		f.mu.Lock()
		f.drop()
		f.mu.Unlock()
		if !hasKey(f.use((*store.DB).QuickCheck), "workspace.damaged") {
			return false
		}
	}
	return true
}

// Close ends all work on the file.
func (f *File) Close() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	f.mu.Lock()
	f.closed = true
	h, c := f.now, f.canary
	f.now, f.canary = nil, nil
	f.endCopying()
	f.mu.Unlock()
	var errs []error
	if f.tender != nil {
		f.tender.Stop()
	}
	if h != nil {
		errs = append(errs, h.retire(&f.mu))
	}
	if c != nil {
		errs = append(errs, c.close())
	}
	if f.lease == nil {
		return errors.Join(errs...)
	}
	if c != nil && (f.lease.Safe() || f.lease.AcquireWithin(0) == nil) {
		c.strike()
	}
	return errors.Join(append(errs, f.lease.Release())...)
}

// createElsewhere makes the file on this computer and copies it: SQLite cannot make one where locks do not work.
func createElsewhere(path string) error {
	folder, err := os.MkdirTemp("", "renogen-new")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	made := filepath.Join(folder, filepath.Base(path))
	db, err := store.Create(made)
	if err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	return store.PutNew(made, path)
}
