package main

import (
	"path/filepath"
	"testing"

	"github.com/wailsapp/wails/v2/pkg/options"

	"renogen/backend/api"
)

func TestTheSecondStartHandsOverWhatItWasStartedWith(t *testing.T) {
	folder := t.TempDir()
	for given, want := range map[string]string{
		"renogen://5GSK-PYJR-CYK4-H8GT/p/CPY": "renogen://5GSK-PYJR-CYK4-H8GT/p/CPY",
		"night.renogen":                       filepath.Join(folder, "night.renogen"),
		"help":                                "",
	} {
		app := &App{window: &api.Window{}}
		app.secondInstance(options.SecondInstanceData{Args: []string{given}, WorkingDirectory: folder})
		if asked := app.window.Asked(); asked != want {
			t.Errorf("started with %q, the window is asked for %q, want %q", given, asked, want)
		}
	}
}
