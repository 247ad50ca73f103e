package app

import (
	"context"
	"log/slog"
	"sync"
	"time"
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

// Watch looks for changes that other programs made to the file, and announces them,
// until ctx ends.
func (a *App) Watch(ctx context.Context, every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	var last int64
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		now, err := a.db.DataVersion()
		if away := err != nil; a.away.Swap(away) != away {
			slog.Warn("drive of the workspace", "away", away, "cause", err)
			a.announce()
		}
		if err != nil {
			continue
		}
		if last != 0 && now != last {
			if err := a.CatchUp(nil); err != nil {
				slog.Error("the journal does not verify", "cause", err.Error())
			}
			a.announce()
		}
		last = now
	}
}
