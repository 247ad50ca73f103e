//go:build !windows

package platform

// AttachConsole does something on Windows only: elsewhere every program has the terminal it was started from.
func AttachConsole() {}
