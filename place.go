package main

import (
	"context"
	"image"
	"log/slog"
	"slices"
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"renogen/backend/api"
	"renogen/backend/platform"
)

// lookEvery is how often it is looked whether the window was moved. A place is kept once two looks found it.
const lookEvery = 5 * time.Second

// goToPlace puts the window where it was last.
func (a *App) goToPlace(ctx context.Context) {
	place, known := a.lastPlace()
	if known {
		now := a.place(ctx)
		if at, there := spotOf(areaOf(place), areaOf(now), screens(ctx)); there {
			runtime.WindowSetPosition(ctx, at.X, at.Y)
		}
	}
	if place.Maximised {
		runtime.WindowMaximise(ctx)
	}
}

// screens are those of the computer; where the system measures from the screen that the window is on, only that one.
func screens(ctx context.Context) []api.Screen {
	if known := api.Screens(); len(known) > 0 {
		return known
	}
	all, err := runtime.ScreenGetAll(ctx)
	if err != nil {
		slog.Warn("screens unknown", "cause", err)
	}
	for _, screen := range all {
		if screen.IsCurrent {
			return []api.Screen{{Area: image.Rect(0, 0, screen.Size.Width, screen.Size.Height)}}
		}
	}
	return nil
}

// spotOf gives the position that leads the window, which is at now, to its place: measured from the screen it is on. It
// is false when no screen holds the place any more; one of them may be gone.
func spotOf(place, now image.Rectangle, screens []api.Screen) (image.Point, bool) {
	holds := func(screen api.Screen) bool {
		const wide, high = 100, 24 // pixels of the head of the window that must be seen, to take hold of
		head := image.Rect(place.Min.X, place.Min.Y, place.Max.X, place.Min.Y+2*high)
		seen := head.Intersect(screen.Area)
		return seen.Dx() >= wide && seen.Dy() >= high
	}
	if !slices.ContainsFunc(screens, holds) {
		return image.Point{}, false
	}
	on := slices.MaxFunc(screens, func(a, b api.Screen) int { return shared(a.Area, now) - shared(b.Area, now) })
	return place.Min.Sub(on.Origin), true
}

// shared is how many pixels two areas have in common.
func shared(a, b image.Rectangle) int {
	both := a.Intersect(b)
	return both.Dx() * both.Dy()
}

func areaOf(w platform.Window) image.Rectangle {
	return image.Rect(w.X, w.Y, w.X+w.Width, w.Y+w.Height)
}

// place is where the window is now; while it fills the screen, where it was before.
func (a *App) place(ctx context.Context) platform.Window {
	place, _ := a.lastPlace()
	place.Maximised = runtime.WindowIsMaximised(ctx)
	if !place.Maximised && !runtime.WindowIsFullscreen(ctx) {
		place.X, place.Y = runtime.WindowGetPosition(ctx)
		place.Width, place.Height = runtime.WindowGetSize(ctx)
	}
	return place
}

// watchPlace keeps the place of the window whenever it stays somewhere else, so that it is known also when the program
// is killed.
func (a *App) watchPlace(ctx context.Context) {
	before := a.place(ctx)
	for range time.Tick(lookEvery) {
		if a.closing.Load() {
			return
		}
		now := a.place(ctx)
		if now == before {
			a.keepPlace(now)
		}
		before = now
	}
}

// keepPlace remembers the place if it is another one. What fails is only told: nothing waits for it.
func (a *App) keepPlace(place platform.Window) {
	if last, known := a.lastPlace(); known && last == place {
		return
	}
	err := a.settings.Change(func(settings *platform.Settings) { settings.Window = place })
	if err != nil {
		slog.Warn("place of the window not kept", "cause", err)
		return
	}
	a.lock.Lock()
	defer a.lock.Unlock()
	a.last, a.known = place, true
}

// lastPlace is the place as it is kept; not known before the window was opened once.
func (a *App) lastPlace() (platform.Window, bool) {
	a.lock.Lock()
	defer a.lock.Unlock()
	return a.last, a.known
}
