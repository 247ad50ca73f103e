package main

import (
	"image"
	"path/filepath"
	"testing"

	"github.com/wailsapp/wails/v2/pkg/options"

	"renogen/backend/api"
	"renogen/backend/platform"
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

func TestTheWindowGoesBackToTheScreenItWasOn(t *testing.T) {
	screen := func(x, y, width, height, bar int) api.Screen {
		area := image.Rect(x, y, x+width, y+height)
		return api.Screen{Area: area, Origin: area.Min.Add(image.Pt(0, bar))}
	}
	first, right, left := screen(0, 0, 1920, 1080, 40), screen(1920, 200, 1920, 1080, 0), screen(-1280, 0, 1280, 1024, 0)
	sized := func(x, y int) image.Rectangle { return image.Rect(x, y, x+1280, y+800) }
	for name, test := range map[string]struct {
		place, now image.Rectangle
		screens    []api.Screen
		want       image.Point
		there      bool
	}{
		"on the only one":                {sized(100, 80), sized(0, 40), []api.Screen{first}, image.Pt(100, 40), true},
		"on the second one":              {sized(2400, 300), sized(0, 40), []api.Screen{first, right}, image.Pt(2400, 260), true},
		"on one to the left":             {sized(-1200, 10), sized(0, 40), []api.Screen{first, left}, image.Pt(-1200, -30), true},
		"back to the first":              {sized(100, 80), sized(2000, 300), []api.Screen{first, right}, image.Pt(-1820, -120), true},
		"the second one is gone":         {sized(2400, 300), sized(0, 40), []api.Screen{first}, image.Point{}, false},
		"above all of them":              {sized(100, -60), sized(0, 40), []api.Screen{first}, image.Point{}, false},
		"beside the edge, by its shadow": {sized(-8, 0), sized(0, 40), []api.Screen{first}, image.Pt(-8, -40), true},
		"no screen is known":             {sized(100, 80), sized(0, 40), nil, image.Point{}, false},
	} {
		if got, there := spotOf(test.place, test.now, test.screens); got != test.want || there != test.there {
			t.Errorf("%s: %v %v, want %v %v", name, got, there, test.want, test.there)
		}
	}
}

func TestAPlaceIsKeptOnceItIsAnother(t *testing.T) {
	settings, err := platform.OpenSettings(platform.Home{Config: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	app, err := newApp(settings)
	if err != nil {
		t.Fatal(err)
	}
	if _, known := app.lastPlace(); known {
		t.Error("a window that was never opened has no place")
	}
	place := platform.Window{X: 2400, Y: 300, Width: 1400, Height: 900}
	app.keepPlace(place)
	again, err := newApp(settings)
	if err != nil {
		t.Fatal(err)
	}
	if got, known := again.lastPlace(); got != place || !known {
		t.Errorf("%+v %v", got, known)
	}
}
