package app

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"reflect"
	"sync"
	"sync/atomic"
	"time"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/share"
	"renogen/backend/store"
)

// Station is the computer at which a person is, as far as presence needs it.
type Station struct {
	// Host is the computer's name, Boot what no other computer has; empty when unknown.
	Host, Boot string
	// Elapsed is a clock that nobody can set.
	Elapsed func() time.Duration
}

// When the presence files are written and read.
const (
	presenceBegins  = time.Second      // after signing in, when the first page is there
	presenceLook    = 2 * time.Second  // between two looks at the others
	presenceRefresh = 10 * time.Second // at the latest, one says again that one is here
	presencePause   = time.Second      // between two statements, however often the place changes
)

// Attendance says to others that a person has the workspace open, and watches who else does. Beside the workspace it
// is one small signed file; no table knows of it, and without it nothing else is different.
type Attendance struct {
	app     *App
	actor   Actor
	station Station
	board   *share.Board
	wake    chan struct{}
	moved   atomic.Bool

	placing sync.Mutex // guards place
	place   share.Place

	turning sync.Mutex // guards what is below
	said    share.Statement
	saidAt  time.Duration
	tried   bool
	failed  string // why the last statement could not be written
	weighed map[domain.ID]store.Head
	doubts  map[domain.ID]doubt

	showing sync.Mutex // guards now
	now     attended
}

// attended is what is to be shown, apart from the names of places.
type attended struct {
	here      []share.Statement // without what changes each time
	witnesses []Witness
	unseen    bool
}

// Attend begins nothing yet: Turn or Run does.
func (a *App) Attend(actor Actor, station Station) (*Attendance, error) {
	random := make([]byte, 16)
	if _, err := rand.Read(random); err != nil {
		return nil, err
	}
	session := hex.EncodeToString(random)
	t := &Attendance{
		app: a, actor: actor, station: station, wake: make(chan struct{}, 1),
		board: share.NewBoard(a.Path(), a.host.Workstation, session, station.Elapsed, func(file string, cause error) {
			slog.Warn("presence file ignored", "file", file, "cause", cause)
		}),
		weighed: map[domain.ID]store.Head{}, doubts: map[domain.ID]doubt{},
		said: share.Statement{
			Workspace: a.id, Workstation: a.host.Workstation, User: actor.User, Key: actor.KeySet,
			Hash: journal.ZeroDigest, Session: session, Since: a.host.Now(),
			Host: share.CleanHost(station.Host), Boot: bootDigest(a.id, station.Boot),
		},
	}
	return t, nil
}

// bootDigest lets computers be told apart within a workspace, and says nothing about them elsewhere.
func bootDigest(workspace, boot string) string {
	if boot == "" {
		return ""
	}
	sum := sha256.Sum256([]byte("renogen boot v1\n" + workspace + "\n" + boot))
	return hex.EncodeToString(sum[:])
}

// Run keeps it up until ctx ends; told is called whenever there is something else to show. Then the file is gone.
func (t *Attendance) Run(ctx context.Context, told func()) {
	next := time.NewTimer(presenceBegins)
	defer next.Stop()
	for {
		select {
		case <-ctx.Done():
			if err := t.board.Clear(); err != nil {
				slog.Warn("presence file stays", "folder", t.board.Folder(), "cause", err)
			}
			return
		case <-t.wake:
		case <-next.C:
		}
		if t.Turn() {
			told()
		}
		next.Reset(presenceLook)
	}
}

// Show says what the person looks at from now on; others see it soon.
func (t *Attendance) Show(at ShownPlace) {
	project := t.app.authority().projectKeyed(at.ProjectKey)
	place := share.Place{Project: project, Deployment: at.Deployment, Item: at.Item, Forms: at.Forms}.Clean()
	t.placing.Lock()
	same := reflect.DeepEqual(t.place, place)
	t.place = place
	t.placing.Unlock()
	if same {
		return
	}
	t.moved.Store(true)
	select {
	case t.wake <- struct{}{}:
	default: // it wakes up already
	}
}

// Turn looks at the others and says that one is here, as far as it is time for either. It tells whether something
// else is to be shown.
func (t *Attendance) Turn() (news bool) {
	t.turning.Lock()
	defer t.turning.Unlock()
	since := t.station.Elapsed() - t.saidAt
	due := !t.tried || since >= presenceRefresh
	came := false
	if due || !t.board.Crowded() {
		came = t.look(due)
	}
	if due || came || since >= presencePause && t.moved.Load() {
		t.say()
	}
	if due || t.undecided() {
		t.weigh()
	}
	return t.take()
}

// look reads what others say. Somebody who has just come is answered at once, so that he need not wait for us.
func (t *Attendance) look(thorough bool) (came bool) {
	came, err := t.board.Look(thorough, t.trust)
	if err != nil {
		slog.Debug("presence files not read", "folder", t.board.Folder(), "cause", err)
	}
	return came
}

func (t *Attendance) say() {
	t.moved.Store(false)
	t.placing.Lock()
	t.said.Place = t.place
	t.placing.Unlock()
	t.said.Counter++
	t.witnessHead()
	t.saidAt, t.tried = t.station.Elapsed(), true
	why := ""
	if err := t.write(); err != nil {
		why = err.Error()
	}
	if why != t.failed && why != "" {
		slog.Warn("others do not see who is here", "folder", t.board.Folder(), "cause", why)
	}
	t.failed = why
}

// witnessHead takes the newest entry that this workstation has verified. While a command is being done it keeps the one
// before; and it never goes back: what was seen was seen.
func (t *Attendance) witnessHead() {
	if !t.app.mu.TryLock() {
		return
	}
	defer t.app.mu.Unlock()
	if head := t.app.verified; head.Seq > t.said.Seq {
		t.said.Seq, t.said.Hash = head.Seq, head.Hash
	}
}

func (t *Attendance) write() error {
	message, err := t.said.Bytes()
	if err != nil {
		return err
	}
	return t.board.Put(share.Signed{Statement: t.said, Signature: t.actor.Secret.Sign(message)})
}

// What makes a presence file worth nothing.
var (
	errOtherWorkspace = errors.New("it is about another workspace")
	errNoSuchPerson   = errors.New("its person is not an active one of this workspace")
	errNotTheKey      = errors.New("its key is not the one of its person")
)

// trust refuses what the person whom a statement names did not sign with the key of today.
func (t *Attendance) trust(s share.Signed) error {
	rules := t.app.authority()
	key, ok := rules.CurrentKey(s.User)
	switch {
	case s.Workspace != t.app.id:
		return errOtherWorkspace
	case rules.Users[s.User].State != domain.UserActive:
		return errNoSuchPerson
	case !ok || key.ID != s.Key:
		return errNotTheKey
	}
	message, err := s.Bytes()
	if err != nil {
		return err
	}
	return journal.VerifySignature(message, s.Signature, key.Ed25519)
}

// take notes what is to be shown and tells whether it is something else than before.
func (t *Attendance) take() (news bool) {
	now := attended{witnesses: t.witnesses(), unseen: t.failed != ""}
	for _, s := range t.board.Here() {
		s.Counter, s.Seq, s.Hash = 0, 0, ""
		now.here = append(now.here, s.Statement)
	}
	t.showing.Lock()
	defer t.showing.Unlock()
	news = !reflect.DeepEqual(t.now, now)
	t.now = now
	return news
}
