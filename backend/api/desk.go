package api

import (
	"cmp"
	"context"
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
)

// desk is what the services share: the open workspace and who is signed in to it.
type desk struct {
	desktop  Desktop
	home     platform.Home
	settings *platform.SettingsFile
	keys     platform.KeyStore

	mu    sync.Mutex
	open  *app.App
	actor *app.Actor
	life  context.Context    // as long as the workspace is open
	stop  context.CancelFunc // ends it
	check Progress           // how far the journal of the open workspace is verified
	wrong *domain.Error      // what the last verification of all of it found, if it found anything
	place app.DrivePlace     // where it lies, as the window knows it

	entered func(ctx context.Context, w *app.App, actor app.Actor) // what is done while a person is signed in; nil: nothing
	away    context.CancelFunc                                     // ends it

	attending attending // for the person who is signed in
	guesses   guesses   // passwords that were wrong
	boards    boards
}

// watchEvery is how often others' changes are looked for; a look costs microseconds.
const watchEvery = time.Second

func (d *desk) workspace() (*app.App, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.open == nil {
		return nil, domain.Unauthenticated("session.no_workspace")
	}
	return d.open, nil
}

func (d *desk) session() (*app.App, app.Actor, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.open == nil {
		return nil, app.Actor{}, domain.Unauthenticated("session.no_workspace")
	}
	if d.actor == nil {
		return nil, app.Actor{}, domain.Unauthenticated("session.signed_out")
	}
	return d.open, *d.actor, nil
}

// whileOpen ends when the open workspace is left; with none open, never.
func (d *desk) whileOpen() context.Context {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.life == nil {
		return context.Background()
	}
	return d.life
}

func (d *desk) host() (app.Host, error) {
	settings, err := d.settings.Read()
	if err != nil {
		return app.Host{}, err
	}
	return app.Host{
		Workstation: settings.Workstation, Now: platform.Now, Folder: filepath.Join(d.home.Data, "workspaces"),
	}, nil
}

// take makes w the open workspace, in place of the one before.
func (d *desk) take(w *app.App, actor *app.Actor) error {
	if err := d.leave(); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	place := w.Place()
	d.mu.Lock()
	d.open, d.actor, d.life, d.stop, d.check = w, actor, ctx, stop, Progress{Task: "verify"}
	d.place, d.wrong = place, nil
	d.mu.Unlock()
	w.OnChange(func() {
		d.desktop.Emit("changed", Changed{Topics: []string{"*"}})
		go d.tellTrouble(w)
	})
	go d.catchUp(w)
	go w.Watch(ctx, watchEvery)
	d.desktop.SetTitle(w.Settings().Name + " – Renogen")
	return d.remember(w)
}

// catchUp verifies the journal in the background; the first command waits for it.
func (d *desk) catchUp(w *app.App) {
	err := w.CatchUp(func(done, total int64) {
		if total-done > 1000 {
			d.tellCheck(w, Progress{Task: "verify", Done: done, Total: total})
		}
	})
	if err != nil && d.isOpen(w) {
		slog.Error("the journal does not verify", "workspace", w.Path(), "cause", err.Error())
	}
	d.tellCheck(w, Progress{Task: "verify", Finished: true, Problem: cmp.Or(problemOf(cmp.Or(err, w.Trouble())), d.found())})
}

func (d *desk) isOpen(w *app.App) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.open == w
}

func (d *desk) found() *domain.Error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.wrong
}

// tellFound tells the window, wherever it is, what a verification of the whole file found; nil: nothing.
func (d *desk) tellFound(path string, wrong *domain.Error) {
	d.mu.Lock()
	w := d.open
	if w == nil || w.Path() != path {
		d.mu.Unlock()
		return
	}
	d.wrong = wrong
	d.mu.Unlock()
	d.tellTrouble(w)
}

// tellTrouble tells the window when a change by others made the journal one that cannot be written, or one that can be
// written again.
func (d *desk) tellTrouble(w *app.App) {
	place := w.Place() // first: nobody waits for a drive that is away
	d.mu.Lock()
	check, moved := d.check, d.place != place
	d.place = place
	d.mu.Unlock()
	if moved {
		d.tellCheck(w, check)
	}
	if place.Away {
		return
	}
	trouble := cmp.Or(problemOf(w.Trouble()), d.found())
	if check.Finished && keyOf(check.Problem) != keyOf(trouble) {
		d.tellCheck(w, Progress{Task: "verify", Finished: true, Problem: trouble})
	}
}

func keyOf(problem *domain.Error) domain.Key {
	if problem == nil {
		return ""
	}
	return problem.Key
}

// tellCheck notes how far w is verified and tells the window, unless w was left meanwhile.
func (d *desk) tellCheck(w *app.App, check Progress) {
	d.mu.Lock()
	current := d.open == w
	if current {
		d.check = check
	}
	d.mu.Unlock()
	if current {
		d.desktop.Emit("progress", check)
	}
}

func problemOf(err error) *domain.Error {
	if err == nil {
		return nil
	}
	return FormatError(err).(*domain.Error)
}

// leave closes the open workspace, if there is one.
func (d *desk) leave() error {
	d.mu.Lock()
	w, stop := d.open, d.stop
	d.open, d.actor, d.stop = nil, nil, nil
	d.mu.Unlock()
	if w == nil {
		return nil
	}
	stop()
	d.attending.end()
	d.boards.end()
	discard(d.viewed())
	d.desktop.SetTitle("Renogen")
	if w.Place().Away {
		closeAway(w)
		return nil
	}
	return w.Close()
}

// closeAway closes a workspace whose drive is away. That may take until the drive is back, or fail: neither keeps anybody
// from going on elsewhere, so it is waited for only a while.
func closeAway(w *app.App) {
	closed := make(chan error, 1)
	go func() { closed <- w.Close() }()
	select {
	case err := <-closed:
		if err != nil {
			slog.Warn("workspace not closed well, its drive is away", "workspace", w.Path(), "cause", err.Error())
		}
	case <-time.After(leavesWithin):
		slog.Warn("workspace is not closed yet, its drive is away", "workspace", w.Path())
	}
}

const rememberedWorkspaces = 12

// remember puts a workspace at the head of those that the welcome page offers.
func (d *desk) remember(w *app.App) error {
	return d.settings.Change(func(s *platform.Settings) {
		recent := []platform.Recent{{
			Path: w.Path(), Name: w.Settings().Name, Fingerprint: w.Fingerprint(), OpenedAt: platform.Now(), Offline: w.IsOffline(),
		}}
		for _, r := range s.Recent {
			if r.Path != w.Path() && len(recent) < rememberedWorkspaces {
				recent = append(recent, r)
			}
		}
		s.Recent = recent
	})
}

// Changed tells the window that something was committed, here or elsewhere; "*" stands for everything.
type Changed struct {
	Topics []string `json:"topics"`
}

// Progress tells the window how far a long task is.
type Progress struct {
	Task     string        `json:"task"`
	Done     int64         `json:"done"`
	Total    int64         `json:"total"`
	Finished bool          `json:"finished"`
	Problem  *domain.Error `json:"problem,omitempty"`
}
