package platform

import (
	"os"
	"runtime"

	"renogen/backend/domain"
)

// CheckDisplay says early and in plain words that there is no screen to open a window on.
func CheckDisplay() error {
	if runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" {
		return nil
	}
	return domain.Unavailable("window.no_display")
}
