package api

import (
	"slices"
	"testing"

	"renogen/backend/domain"
	"renogen/backend/platform"
)

// zoomDesktop notes how large it was told to draw; can says whether it does.
type zoomDesktop struct {
	Desktop
	can  bool
	told []int
}

func (d *zoomDesktop) CanZoom() bool { return d.can }

func (d *zoomDesktop) Zoom(percent int) { d.told = append(d.told, percent) }

func zooming(t *testing.T, can bool) (*System, *zoomDesktop) {
	t.Helper()
	settings, err := platform.OpenSettings(platform.Home{Config: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	desktop := &zoomDesktop{can: can}
	return &System{desktop: desktop, settings: settings}, desktop
}

func TestTheZoomIsDrawnAndRemembered(t *testing.T) {
	system, desktop := zooming(t, true)
	if size, err := system.Zoom(); err != nil || size.Percent != 100 || !slices.Contains(size.Steps, 150) {
		t.Errorf("at first %+v, %v", size, err)
	}
	if err := system.SetZoom(150); err != nil {
		t.Fatal(err)
	}
	if err := system.SetZoom(7); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("7 %%: %v", err)
	}
	remembered, err := system.settings.Read()
	if err != nil || ZoomOf(remembered) != 150 {
		t.Errorf("the next start draws at %d %%, %v", ZoomOf(remembered), err)
	}
	if !slices.Equal(desktop.told, []int{150}) {
		t.Errorf("drawn at %v", desktop.told)
	}
}

func TestWhereTheEngineCannotBeToldThereAreNoSizes(t *testing.T) {
	system, desktop := zooming(t, false)
	if size, err := system.Zoom(); err != nil || size.Percent != 100 || len(size.Steps) != 0 {
		t.Errorf("%+v, %v", size, err)
	}
	if err := system.SetZoom(150); domain.CodeOf(err) != domain.CodeInvalid || desktop.told != nil {
		t.Errorf("drawn at %v, %v", desktop.told, err)
	}
}

func TestAnUnknownSizeOfTheSettingsIsTheOwnOne(t *testing.T) {
	for remembered, want := range map[int]int{0: 100, 100: 100, 125: 125, 130: 100, -1: 100} {
		if got := ZoomOf(platform.Settings{Zoom: remembered}); got != want {
			t.Errorf("remembered %d: %d %%, want %d", remembered, got, want)
		}
	}
}
