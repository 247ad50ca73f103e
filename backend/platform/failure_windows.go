package platform

import (
	"log/slog"
	"syscall"
	"unsafe"
)

// ShowFailure tells why there is no window, in a box of its own: whoever clicked on an icon has no terminal.
func ShowFailure(text string) {
	words, err := syscall.UTF16PtrFromString(text)
	if err != nil {
		slog.Error("failure not shown", "text", text, "cause", err)
		return
	}
	title, err := syscall.UTF16PtrFromString("Renogen")
	if err != nil {
		slog.Error("failure not shown", "text", text, "cause", err)
		return
	}
	const iconError = 0x10
	show := syscall.NewLazyDLL("user32.dll").NewProc("MessageBoxW")
	if chosen, _, err := show.Call(0, uintptr(unsafe.Pointer(words)), uintptr(unsafe.Pointer(title)), iconError); chosen == 0 {
		slog.Error("failure not shown", "text", text, "cause", err)
	}
}
