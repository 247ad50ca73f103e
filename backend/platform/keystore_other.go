//go:build !linux

package platform

// keyStoreTrouble: Windows and macOS always have one.
func keyStoreTrouble() error { return nil }
