//go:build !linux || !webkit2_41

package api

// canZoom: neither Wails nor what it shows of the engine lets the program zoom here. On Windows the engine does it by
// itself, with Ctrl and the wheel (main.go).
const canZoom = false

func zoom(int) {}
