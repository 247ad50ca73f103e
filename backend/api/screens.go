package api

import "image"

// Screen is one of the screens that make up the desktop, in the pixels in which the system places windows.
type Screen struct {
	// Area is where it lies on the desktop; left of or above the first one it is negative.
	Area image.Rectangle
	// Origin is what Wails measures a new position of the window from while the window is on this screen.
	Origin image.Point
}
