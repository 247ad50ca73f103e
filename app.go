package main

import (
	"context"
	"log/slog"
	"path/filepath"
	system "runtime"

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
	dark     bool            // how it was painted
	zoom     int             // percent
	place    platform.Window // where the window was when it was closed last
	end      func() error    // closes what the window has open
}

func newApp(settings *platform.SettingsFile) (*App, error) {
	remembered, err := settings.Read()
	if err != nil {
		return nil, err
	}
	place := remembered.Window
	if place.Width < minWidth || place.Height < minHeight {
		place = platform.Window{X: -1, Y: -1, Width: 1280, Height: 800}
	}
	return &App{window: &api.Window{}, settings: settings, place: place, dark: remembered.Dark, zoom: api.ZoomOf(remembered)}, nil
}

// showsAtOnce: on Linux the window is shown in its own colour before the page is read. A hidden one would be shown,
// hidden and shown again by Wails, and the page could not be laid out before the end.
const showsAtOnce = system.GOOS == "linux"

func (a *App) startup(ctx context.Context) {
	a.window.Start(ctx)
	a.window.Zoom(a.zoom)
	if showsAtOnce {
		a.goToPlace(ctx)
	}
	slog.Info("started", "version", platform.Version)
}

// domReady shows the window where it is not shown yet, now that there is something to see.
func (a *App) domReady(ctx context.Context) {
	if !showsAtOnce {
		a.goToPlace(ctx)
		runtime.WindowShow(ctx)
	}
}

// goToPlace puts the window where it was when it was closed last.
func (a *App) goToPlace(ctx context.Context) {
	if a.onScreen(ctx) {
		runtime.WindowSetPosition(ctx, a.place.X, a.place.Y)
	}
	if a.place.Maximised {
		runtime.WindowMaximise(ctx)
	}
}

// onScreen: the remembered place is known and still on the screen; a second monitor may be gone.
func (a *App) onScreen(ctx context.Context) bool {
	screens, err := runtime.ScreenGetAll(ctx)
	if err != nil {
		slog.Warn("screens unknown", "cause", err)
		return false
	}
	const grip = 100 // pixels that must stay visible, to take hold of
	for _, screen := range screens {
		inside := a.place.X >= 0 && a.place.X <= screen.Size.Width-grip && a.place.Y >= 0 && a.place.Y <= screen.Size.Height-grip
		if screen.IsCurrent {
			return inside
		}
	}
	return false
}

// beforeClose remembers the place of the window. It never keeps the window from closing.
func (a *App) beforeClose(ctx context.Context) bool {
	place := a.place
	place.Maximised = runtime.WindowIsMaximised(ctx)
	if !place.Maximised && !runtime.WindowIsFullscreen(ctx) {
		place.X, place.Y = runtime.WindowGetPosition(ctx)
		place.Width, place.Height = runtime.WindowGetSize(ctx)
	}
	err := a.settings.Change(func(settings *platform.Settings) { settings.Window = place })
	if err != nil {
		slog.Warn("place of the window not kept", "cause", err)
	}
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
