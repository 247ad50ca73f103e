package main

import (
	"context"
	"log/slog"
	"path/filepath"
	system "runtime"
	"sync"
	"sync/atomic"

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
