package app

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"renogen/backend/share"
)

// listeners are told after every command and after every change by others.
type listeners struct {
	mu   sync.Mutex
	all  map[int]func()
	made int
}

// OnChange calls fn after each change of the workspace, on some goroutine, until stop is called. fn must
// be quick and must not call the workspace itself.
func (a *App) OnChange(fn func()) (stop func()) {
	a.listeners.mu.Lock()
	defer a.listeners.mu.Unlock()
	if a.listeners.all == nil {
		a.listeners.all = map[int]func(){}
	}
	a.listeners.made++
	number := a.listeners.made
	a.listeners.all[number] = fn
	return func() {
		a.listeners.mu.Lock()
		defer a.listeners.mu.Unlock()
		delete(a.listeners.all, number)
	}
}

func (a *App) announce() {
	a.listeners.mu.Lock()
	defer a.listeners.mu.Unlock()
	for _, fn := range a.listeners.all {
		fn()
	}
}

// Watch looks for changes that other programs made to the file, and announces them, until ctx ends; also that the drive
// went away or came back, and that the file is used in another way from now on.
func (a *App) Watch(ctx context.Context, every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	var last int64
	place := a.Place()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		now, err := a.look(ctx, patience*every, func() { place = a.tellPlace(place, errSilent) })
		if ctx.Err() != nil {
			return
		}
		place = a.tellPlace(place, err)
		if err != nil {
			continue
		}
		if last != 0 && now != last || last == 0 && a.grew() {
			if err := a.CatchUp(nil); err != nil {
				slog.Error("the journal does not verify", "cause", err.Error())
			}
			a.announce()
		}
		last = now
		a.keepSeen()
		a.clearUp()
	}
}

// grew says whether the file has other entries than when it was opened: what was read since may be old.
func (a *App) grew() bool {
	head, err := a.Head()
	return err == nil && head != a.begun
}

// patience is for how many looks a drive may answer none of them until it counts as away: a server that is gone gives no
// error where it is mounted as it should be, it gives nothing until it is back.
const patience = 10

var errSilent = errors.New("the drive does not answer")

// look asks for the version of the data, and calls silent when no answer comes within so long. It fails when ctx ends
// before the answer.
func (a *App) look(ctx context.Context, within time.Duration, silent func()) (int64, error) {
	var version int64
	var err error
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		version, err = a.db.DataVersion()
	}()
	if a.db.Mode() == share.InTurn {
		within *= 6 // it may have to copy the file
	}
	late := time.NewTimer(within)
	defer late.Stop()
	for {
		select {
		case <-ctx.Done():
			return 0, ctx.Err()
		case <-late.C:
			silent()
		case <-answered:
			return version, err
		}
	}
}

// tellPlace notes whether the drive is away, and announces when anything of the place is another than it was.
func (a *App) tellPlace(was DrivePlace, trouble error) DrivePlace {
	a.away.Store(trouble != nil)
	now := a.Place()
	if now != was {
		slog.Warn("drive of the workspace", "away", now.Away, "mode", now.Mode, "cause", trouble)
		a.announce()
	}
	return now
}
