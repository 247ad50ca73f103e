//go:build !windows && !(linux && webkit2_41)

package api

// Screens are not known here: the system measures every position from the screen that the window is on.
func Screens() []Screen { return nil }
