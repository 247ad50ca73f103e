package app

import (
	"errors"
	"sync"
	"sync/atomic"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/share"
	"renogen/backend/store"
)

// Host is what the program around the workspace provides.
type Host struct {
	// Workstation is the id of this installation.
	Workstation domain.ID
	// Now gives Unix milliseconds, UTC.
	Now func() int64
	// Share says how files on shared drives are used; the zero value is right for the product.
	Share share.Options
	// Folder is where this workstation keeps its own notes about workspaces
	// (checkpoints, pins, search index); empty: nothing is kept.
	Folder string
}

// App is an open workspace: the one door to it.
type App struct {
	db   *share.File
	host Host
	id   string // of the workspace: the digest of its first intent

	schema int // version of the tables while the workspace is upgraded; 0: that of this program

	mu          sync.Mutex // guards what is below, and the order of verification and writing
	rules       *Authority
	verified    store.Head
	seenAt      int64               // when the file was last seen to have what is verified
	repairsSeen int                 // how many repairs are known
	void        map[int64]VoidEntry // what they say has no effect
	structure   int64               // of the file, when it was found to be ours; see store.Reader.Structure
	doubtful    int64               // the last of those that looks whole by itself; 0: none does, or it is proven
	before      *remembered         // what was seen here before a repair or a loss, until what the file has now is believed
	broken      error               // the first bad entry; nothing is written any more
	lost        *Loss               // what the file lacks of what was seen here; nothing is written until it is accepted
	explained   *explainedLoss      // a loss that an administrator's entry explains, until all of the journal is verified
	namesake    *Namesake           // another workspace than the one that is known here; nobody signs in until it is accepted

	copy  domain.ID                   // the offline copy that the file is; empty: none
	short map[domain.ID]WithheldEntry // what it has in a shortened form

	whole  bool       // all of the file was verified when it was looked at last
	begun  store.Head // its newest entry when it was opened
	noting sync.Mutex // guards noted and the note itself; taken before mu
	noted  noted      // what was kept of it last

	listeners listeners
	away      atomic.Bool // the drive could not be looked at, when it was tried last
	inDoubt   atomic.Bool // there are commands that must be looked up
	fixed     fixed       // what entries fixed, found right once

	indexing   sync.Mutex // guards index and feeding
	index      *store.SearchIndex
	feeding    bool
	background sync.WaitGroup
	closing    chan struct{}

	reading sync.RWMutex // guards shown
	shown   *Authority   // what queries use: rules, or while verification runs the provisional state
}

// Actor is a signed-in person with the opened private keys.
type Actor struct {
	User   domain.ID
	KeySet domain.ID
	Secret journal.Secret
}

// Receipt says that a command is done and where its entry stands. Without Entry there is none: all was so already, and
// Seq and Hash are those of the entry before.
type Receipt struct {
	Seq    int64     `json:"seq"`
	Entry  domain.ID `json:"entry"`
	Hash   string    `json:"hash"`
	Record domain.ID `json:"record,omitempty"`
}

// ID is the workspace id: the SHA-256 of its first intent (spec 7.3).
func (a *App) ID() string { return a.id }

// Fingerprint is the workspace id as people compare it.
func (a *App) Fingerprint() string { return journal.Fingerprint(a.id) }

// Path is where the workspace lies.
func (a *App) Path() string { return a.db.Path() }

// Close ends all work on the workspace and notes how far it was verified.
func (a *App) Close() error {
	index := a.closeIndex()
	a.noting.Lock()
	defer a.noting.Unlock()
	a.mu.Lock()
	defer a.mu.Unlock()
	return errors.Join(index, a.saveCheckpoint(), a.db.Close())
}

// isClosed says that the workspace is closed, or about to be: what still runs for it does nothing more.
func (a *App) isClosed() bool {
	select {
	case <-a.closing:
		return true
	default:
		return false
	}
}

// Open opens an existing workspace. Reading works at once; the journal since this
// workstation's last checkpoint is verified by CatchUp or before the first command.
func Open(path string, host Host) (*App, error) {
	db, err := share.Open(path, host.Share)
	if err != nil {
		return nil, err
	}
	a := &App{db: db, host: host, closing: make(chan struct{})}
	if err := a.begin(); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return a, nil
}

func (a *App) begin() error {
	first, err := read(a, func(r store.Reader) (store.JournalRow, error) { return r.Entry(1) })
	if domain.CodeOf(err) == domain.CodeNotFound {
		return domain.Unavailable("workspace.damaged").Because(err)
	}
	if err != nil {
		return err
	}
	e, err := entryOf(first, "")
	if err != nil {
		return err
	}
	a.id = journal.IntentHash(e.Intent)
	if err := a.readCopy(); err != nil {
		return err
	}
	a.rules, a.verified = newAuthority(), store.Head{Hash: journal.ZeroDigest}
	if err := errors.Join(a.loadCheckpoint(), a.loadStanding()); err != nil {
		return err
	}
	if err := a.db.Read(func(r store.Reader) error {
		head, err := r.Head()
		a.begun = head
		if err == nil {
			_, err = a.lookForLoss(r, head)
		}
		if err == nil {
			err = a.checkReceipts(r, head)
		}
		if err == nil {
			a.void, err = voidsOf(r)
		}
		return err
	}); err != nil {
		return err
	}
	shown, err := a.provisional()
	if err != nil {
		return err
	}
	a.show(shown)
	return a.checkPin()
}

func (a *App) show(rules *Authority) {
	a.reading.Lock()
	defer a.reading.Unlock()
	a.shown = rules
}

func (a *App) authority() *Authority {
	a.reading.RLock()
	defer a.reading.RUnlock()
	return a.shown
}

func read[T any](a *App, fn func(store.Reader) (T, error)) (T, error) {
	var out T
	err := a.db.Read(func(r store.Reader) error {
		var err error
		out, err = fn(r)
		return err
	})
	return out, err
}

// Head is the newest entry's place and hash.
func (a *App) Head() (store.Head, error) {
	return read(a, func(r store.Reader) (store.Head, error) { return r.Head() })
}
