package platform

import (
	"os"
	"syscall"
)

// AttachConsole lets the program, which Windows starts without a console because it has a window, talk to the
// terminal that it was started from. Input and output that are redirected stay as they are; started by a click
// there is no terminal, and nothing happens.
func AttachConsole() {
	const parent = ^uintptr(0)
	attached, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("AttachConsole").Call(parent)
	if attached == 0 {
		return
	}
	os.Stdin = orConsole(os.Stdin, "CONIN$")
	os.Stdout = orConsole(os.Stdout, "CONOUT$")
	os.Stderr = orConsole(os.Stderr, "CONOUT$")
}

// orConsole keeps a stream that leads somewhere.
func orConsole(stream *os.File, console string) *os.File {
	if _, err := stream.Stat(); err == nil {
		return stream
	}
	opened, err := os.OpenFile(console, os.O_RDWR, 0)
	if err != nil {
		return stream
	}
	return opened
}
