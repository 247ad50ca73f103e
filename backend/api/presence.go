package api

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
)

// Presence is who else has the open workspace open, and where they are. The event "presence" says when it changed.
type Presence struct{ desk *desk }

// State is what was found at the last look; a look is taken every few seconds.
func (p *Presence) State() (state app.Presence, err error) {
	defer guard(&err)
	attendance, err := p.attendance()
	if err != nil {
		return state, err
	}
	return attendance.Presence()
}

// Show tells the others what the person looks at from now on.
func (p *Presence) Show(at app.ShownPlace) (err error) {
	defer guard(&err)
	attendance, err := p.attendance()
	if err != nil {
		return err
	}
	attendance.Show(at)
	return nil
}

func (p *Presence) attendance() (*app.Attendance, error) {
	return p.desk.attending.of(p.desk.session, func() { p.desk.desktop.Emit("presence", nil) })
}

// attending keeps up the attendance of the person who is signed in. It begins when the window first asks for it, so
// nothing of it is in the way of opening and signing in.
type attending struct {
	mu   sync.Mutex
	key  attendant
	now  *app.Attendance
	stop context.CancelFunc
	gone chan struct{} // closed when its file is
}

type attendant struct {
	workspace *app.App
	keySet    domain.ID
}

// of gives the attendance of the person who is signed in, and begins it when it is another one than before. Who that is
// must be asked here: whoever leaves ends the attendance afterwards.
func (a *attending) of(session func() (*app.App, app.Actor, error), told func()) (*app.Attendance, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	w, actor, err := session()
	if err != nil {
		return nil, err
	}
	key := attendant{w, actor.KeySet}
	if a.now != nil && a.key == key {
		return a.now, nil
	}
	a.finish()
	station := app.Station{Host: platform.HostName(), Boot: platform.Boot(), Elapsed: platform.Elapsed}
	now, err := w.Attend(actor, station)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(context.Background())
	gone := make(chan struct{})
	a.key, a.now, a.stop, a.gone = key, now, stop, gone
	go func() {
		defer close(gone)
		now.Run(ctx, told)
	}()
	return now, nil
}

// leavesWithin is how long leaving waits until the file is gone: a share that is not there must not keep the window
// open. Others notice all the same when nothing more is heard.
const leavesWithin = 2 * time.Second

// end ends the attendance, if there is one.
func (a *attending) end() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.finish()
}

// finish does it with the lock held.
func (a *attending) finish() {
	if a.now == nil {
		return
	}
	a.stop()
	select {
	case <-a.gone:
	case <-time.After(leavesWithin):
		slog.Warn("presence file is not gone yet", "workspace", a.key.workspace.Path())
	}
	a.now = nil
}
