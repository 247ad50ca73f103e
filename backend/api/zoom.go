package api

import (
	"slices"

	"renogen/backend/domain"
	"renogen/backend/platform"
)

// zoomSteps are the sizes, in percent, that the window can be drawn at.
var zoomSteps = []int{50, 67, 80, 90, 100, 110, 125, 150, 175, 200}

const ownSize = 100

// Zoom is how large the window is drawn, in percent, and the sizes that there are; none where the engine cannot be told.
type Zoom struct {
	Percent int   `json:"percent"`
	Steps   []int `json:"steps"`
}

// Zoom gives how large the window is drawn.
func (s *System) Zoom() (size Zoom, err error) {
	defer guard(&err)
	settings, err := s.settings.Read()
	if err != nil || !s.desktop.CanZoom() {
		return Zoom{Percent: ownSize, Steps: []int{}}, err
	}
	return Zoom{Percent: ZoomOf(settings), Steps: zoomSteps}, nil
}

// SetZoom draws the window at one of the sizes, also at the next start.
func (s *System) SetZoom(percent int) (err error) {
	defer guard(&err)
	if !s.desktop.CanZoom() || !slices.Contains(zoomSteps, percent) {
		return domain.Invalid("system.zoom_unknown")
	}
	s.desktop.Zoom(percent)
	return s.settings.Change(func(settings *platform.Settings) { settings.Zoom = percent })
}

// ZoomOf gives the size, in percent, that a workstation remembers; its own where none was chosen.
func ZoomOf(settings platform.Settings) int {
	if slices.Contains(zoomSteps, settings.Zoom) {
		return settings.Zoom
	}
	return ownSize
}
