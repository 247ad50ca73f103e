package main

import (
	"context"
	"image"
	"log/slog"
	"path/filepath"
	system "runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"renogen/backend/api"
	"renogen/backend/cli"
	"renogen/backend/platform"
)

// App is the life of the window, from start to close. The window cannot call it.
type App struct {
	window   *api.Window
	settings *platform.SettingsFile
	dark     bool         // how it was painted
	zoom     int          // percent
	end      func() error // closes what the window has open
	shown    sync.Once

	lock    sync.Mutex
	last    platform.Window // where the window was last, as it is kept
	known   bool            // it was there; else it is only how large a first window is
	closing atomic.Bool     // the window is about to go
}

func newApp(settings *platform.SettingsFile) (*App, error) {
	remembered, err := settings.Read()
	if err != nil {
		return nil, err
	}
	a := &App{window: &api.Window{}, settings: settings, dark: remembered.Dark, zoom: api.ZoomOf(remembered)}
	a.last, a.known = remembered.Window, remembered.Window.Width >= minWidth && remembered.Window.Height >= minHeight
	if !a.known {
		a.last = platform.Window{Width: 1280, Height: 800}
	}
	return a, nil
}

// showsAtOnce: on Linux the window is shown in its own colour before the page is read. A hidden one would be shown,
// hidden and shown again by Wails, and the page could not be laid out before the end.
const showsAtOnce = system.GOOS == "linux"

func (a *App) startup(ctx context.Context) {
	a.window.Start(ctx)
	a.window.Zoom(a.zoom)
	if showsAtOnce {
		a.goToPlace(ctx)
		go a.watchPlace(ctx)
	}
	slog.Info("started", "version", platform.Version)
}

// domReady shows the window where it is not shown yet, now that there is something to see; the page may be read again.
func (a *App) domReady(ctx context.Context) {
	if showsAtOnce {
		return
	}
	a.shown.Do(func() {
		a.goToPlace(ctx)
		runtime.WindowShow(ctx)
		go a.watchPlace(ctx)
	})
}

// beforeClose remembers the place of the window. It never keeps the window from closing.
func (a *App) beforeClose(ctx context.Context) bool {
	a.closing.Store(true)
	a.keepPlace(a.place(ctx))
	return false
}

func (a *App) shutdown(context.Context) {
	if err := a.end(); err != nil {
		slog.Error("workspace not closed", "cause", err)
	}
	slog.Info("closed")
}

// secondInstance brings this window to the front when the program is started once more, and opens the workspace
// file or the address that it was started with.
func (a *App) secondInstance(second options.SecondInstanceData) {
	a.openTarget(cli.Target(second.Args), second.WorkingDirectory)
	a.window.Raise()
}

// openTarget has the window open an address or a workspace file, named from folder on; empty: nothing.
func (a *App) openTarget(target, folder string) {
	if target == "" {
		return
	}
	if !cli.IsAddress(target) && !filepath.IsAbs(target) {
		target = filepath.Join(folder, target)
	}
	a.window.Ask(target)
}

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
