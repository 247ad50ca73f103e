package api

import (
	"context"
	"strings"
	"sync/atomic"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"renogen/backend/platform"
)

// Desktop is what the services ask of the window and of the desktop around it. Tests put their own in its place.
type Desktop interface {
	Emit(event string, payload any)               // tells the window; before the window is there, nobody
	OpenDialog(dialog OpenDialog) (string, error) // the chosen file; empty when the person cancelled
	SaveDialog(dialog SaveDialog) (string, error)
	FolderDialog(dialog FolderDialog) (string, error) // the chosen folder; empty when the person cancelled
	OpenPath(path string) error
	OpenURL(address string) error
	ClipboardSetText(text string) error
	Print()        // what the window shows
	CanZoom() bool // whether Zoom can do anything here
	Zoom(percent int)
	SetTitle(title string)
	Notify(message platform.Notification) error // outside of the window
	Raise()                                     // brings the window to the front
	// Asked gives the workspace file or address that was opened from outside of the window, once; empty: none.
	Asked() string
}

// OpenDialog asks for a file to open.
type OpenDialog struct {
	Title  string
	Folder string // where to begin; empty: the system decides
	Kinds  []FileKind
}

// SaveDialog asks for a file to write.
type SaveDialog struct {
	Title  string
	Folder string
	File   string // the proposed name
	Kinds  []FileKind
}

// FolderDialog asks for a folder.
type FolderDialog struct {
	Title  string
	Folder string // where to begin; empty: the system decides
}

// FileKind is a choice in a file dialog, such as "Renogen workspaces" of *.renogen.
type FileKind struct {
	Name     string
	Patterns []string
}

// Window is the Desktop of the real window.
type Window struct {
	context  atomic.Value
	notifier notifier
	asked    atomic.Value // workspace file or address that the page has not taken yet
}

// Start tells the window's context, once the window is there.
func (w *Window) Start(ctx context.Context) { w.context.Store(ctx) }

// ctx is nil until the window is there.
func (w *Window) ctx() context.Context {
	ctx, _ := w.context.Load().(context.Context)
	return ctx
}

func (w *Window) Emit(event string, payload any) {
	if ctx := w.ctx(); ctx != nil {
		runtime.EventsEmit(ctx, event, payload)
	}
}

func (w *Window) OpenDialog(dialog OpenDialog) (string, error) {
	return runtime.OpenFileDialog(w.ctx(), runtime.OpenDialogOptions{
		Title:            dialog.Title,
		DefaultDirectory: dialog.Folder,
		Filters:          filters(dialog.Kinds),
	})
}

func (w *Window) SaveDialog(dialog SaveDialog) (string, error) {
	return runtime.SaveFileDialog(w.ctx(), runtime.SaveDialogOptions{
		Title:                dialog.Title,
		DefaultDirectory:     dialog.Folder,
		DefaultFilename:      dialog.File,
		Filters:              filters(dialog.Kinds),
		CanCreateDirectories: true,
	})
}

func (w *Window) FolderDialog(dialog FolderDialog) (string, error) {
	return runtime.OpenDirectoryDialog(w.ctx(), runtime.OpenDialogOptions{Title: dialog.Title, DefaultDirectory: dialog.Folder})
}

func filters(kinds []FileKind) []runtime.FileFilter {
	var all []runtime.FileFilter
	for _, kind := range kinds {
		all = append(all, runtime.FileFilter{DisplayName: kind.Name, Pattern: strings.Join(kind.Patterns, ";")})
	}
	return all
}

func (w *Window) OpenPath(path string) error { return platform.OpenPath(path) }

func (w *Window) OpenURL(address string) error { return platform.OpenURL(address) }

func (w *Window) ClipboardSetText(text string) error { return runtime.ClipboardSetText(w.ctx(), text) }

func (w *Window) Print() { runtime.WindowPrint(w.ctx()) }

func (w *Window) CanZoom() bool { return canZoom }

// Zoom draws the page larger or smaller, as soon as the window is there; 100 is its own size.
func (w *Window) Zoom(percent int) { zoom(percent) }

func (w *Window) SetTitle(title string) { runtime.WindowSetTitle(w.ctx(), title) }

// Ask has the page open a workspace file or an address, as soon as the page is there.
func (w *Window) Ask(path string) {
	w.asked.Store(path)
	w.Emit("asked", nil)
}

func (w *Window) Asked() string {
	path, _ := w.asked.Swap("").(string)
	return path
}

func (w *Window) Notify(message platform.Notification) error { return w.notifier.show(w, message) }

// Raise brings the window to the front.
func (w *Window) Raise() {
	if ctx := w.ctx(); ctx != nil {
		runtime.WindowUnminimise(ctx)
		runtime.WindowShow(ctx)
	}
}
