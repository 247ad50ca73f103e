//go:build linux

package platform

import (
	"testing"

	"renogen/backend/domain"
)

func TestCheckDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if err := CheckDisplay(); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Errorf("without a display: %v", err)
	}
	t.Setenv("WAYLAND_DISPLAY", "wayland-0")
	if err := CheckDisplay(); err != nil {
		t.Errorf("with Wayland: %v", err)
	}
	t.Setenv("WAYLAND_DISPLAY", "")
	t.Setenv("DISPLAY", ":0")
	if err := CheckDisplay(); err != nil {
		t.Errorf("with X: %v", err)
	}
}
