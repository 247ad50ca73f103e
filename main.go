// Renogen takes a software release from request to completion, with the people who plan, approve and run it.
package main

import (
	"embed"
	"fmt"
	"hash/fnv"
	"log/slog"
	"net/http"
	"os"
	"runtime"
	"strings"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	"github.com/wailsapp/wails/v2/pkg/options/windows"

	"renogen/backend/api"
	"renogen/backend/cli"
	"renogen/backend/i18n"
	"renogen/backend/platform"
)

//go:embed all:frontend/dist
var assets embed.FS

//go:embed build/appicon.png
var icon []byte

const (
	minWidth  = 1024
	minHeight = 700
)

func main() {
	i18n.Speak(i18n.LanguageOf(os.Getenv))
	if cli.Wanted(os.Args[1:]) {
		platform.AttachConsole()
		os.Exit(runTerminal())
	}
	if err := openWindow(); err != nil {
		platform.ShowFailure(strings.Join(i18n.Sentences(err), "\n"))
		os.Exit(1)
	}
}

// runTerminal does what the arguments say and gives the exit code. Without a place for the log it works all the same.
func runTerminal() int {
	home, err := platform.FindHome()
	if err == nil {
		logger, log, opened := platform.OpenLog(home)
		if err = opened; err == nil {
			defer log.Close()
			slog.SetDefault(logger)
		}
	}
	if err != nil {
		slog.Warn("no log is kept", "cause", err)
	}
	return cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// openWindow opens the window and stays until it is closed.
func openWindow() error {
	if err := platform.CheckDisplay(); err != nil {
		return err
	}
	defer runtime.KeepAlive(platform.CollectSeldom())
	home, err := platform.FindHome()
	if err != nil {
		return err
	}
	if platform.HandedOver(instance(home)) {
		return nil
	}
	logger, log, err := platform.OpenLog(home)
	if err != nil {
		return err
	}
	defer log.Close()
	slog.SetDefault(logger)
	settings, err := platform.OpenSettings(home)
	if err != nil {
		return err
	}
	app, err := newApp(settings)
	if err != nil {
		return err
	}
	services, content, end := api.New(app.window, home, settings)
	app.end = end
	app.openTarget(cli.Target(os.Args[1:]), folderOfStart())
	avoidBlankWindow()
	return wails.Run(windowOptions(app, home, services, content))
}

// folderOfStart is what names in the arguments begin from. Where it cannot be told, they must be whole.
func folderOfStart() string {
	folder, err := os.Getwd()
	if err != nil {
		slog.Warn("folder of the start unknown", "cause", err)
	}
	return folder
}

// avoidBlankWindow turns off a way of drawing that leaves the window empty with some graphics drivers on Linux.
func avoidBlankWindow() {
	const name = "WEBKIT_DISABLE_DMABUF_RENDERER"
	if _, chosen := os.LookupEnv(name); chosen {
		return
	}
	if err := os.Setenv(name, "1"); err != nil {
		slog.Warn("window may stay blank", "cause", err)
	}
}

func windowOptions(app *App, home platform.Home, services []any, content http.Handler) *options.App {
	return &options.App{
		Title:                    "Renogen",
		Width:                    app.last.Width,
		Height:                   app.last.Height,
		MinWidth:                 minWidth,
		MinHeight:                minHeight,
		StartHidden:              !showsAtOnce,
		Menu:                     nativeMenu(),
		BackgroundColour:         background(app.dark),
		AssetServer:              &assetserver.Options{Assets: assets, Handler: content},
		OnStartup:                app.startup,
		OnDomReady:               app.domReady,
		OnBeforeClose:            app.beforeClose,
		OnShutdown:               app.shutdown,
		Bind:                     services,
		ErrorFormatter:           api.FormatError,
		EnableDefaultContextMenu: true, // copy and paste by mouse
		DragAndDrop:              &options.DragAndDrop{EnableFileDrop: true},
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId:               instance(home),
			OnSecondInstanceLaunch: app.secondInstance,
		},
		Mac: &mac.Options{
			OnFileOpen: func(path string) { app.openTarget(path, "") },
			OnUrlOpen:  func(address string) { app.openTarget(address, "") },
		},
		Windows: &windows.Options{IsZoomControlEnabled: true}, // Ctrl and the wheel
		Linux: &linux.Options{
			Icon:             icon,
			ProgramName:      "renogen",
			WebviewGpuPolicy: linux.WebviewGpuPolicyNever,
		},
	}
}

// background is what the window shows before the page does: the colour of its frame (frontend/src/theme/tokens.css).
func background(dark bool) *options.RGBA {
	if dark {
		return options.NewRGB(0x10, 0x12, 0x16)
	}
	return options.NewRGB(0xf3, 0xf4, 0xf7)
}

// nativeMenu is for macOS only, where copy and paste by key need one; elsewhere the window has its own menus.
func nativeMenu() *menu.Menu {
	if runtime.GOOS != "darwin" {
		return nil
	}
	return menu.NewMenuFromItems(menu.AppMenu(), menu.EditMenu(), menu.WindowMenu())
}

// instance names the one window that may be open for a home; another home is another installation.
func instance(home platform.Home) string {
	sum := fnv.New64a()
	fmt.Fprint(sum, home.Config)
	return fmt.Sprintf("renogen-%x", sum.Sum64())
}
