package api

import (
	"image"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32              = windows.NewLazySystemDLL("user32.dll")
	enumDisplayMonitors = user32.NewProc("EnumDisplayMonitors")
	getMonitorInfo      = user32.NewProc("GetMonitorInfoW")
)

// monitorInfo is MONITORINFO.
type monitorInfo struct {
	size          uint32
	monitor, work windows.Rect
	flags         uint32
}

// Screens gives the screens of this computer, none where they are not known.
func Screens() []Screen {
	screens := []Screen{}
	each := windows.NewCallback(func(monitor, _, _, _ uintptr) uintptr {
		info := monitorInfo{size: uint32(unsafe.Sizeof(monitorInfo{}))}
		if ok, _, _ := getMonitorInfo.Call(monitor, uintptr(unsafe.Pointer(&info))); ok != 0 {
			screens = append(screens, Screen{Area: rectangle(info.monitor), Origin: rectangle(info.work).Min})
		}
		return 1 // go on
	})
	if ok, _, _ := enumDisplayMonitors.Call(0, 0, each, 0); ok == 0 {
		return nil
	}
	return screens
}

func rectangle(r windows.Rect) image.Rectangle {
	return image.Rect(int(r.Left), int(r.Top), int(r.Right), int(r.Bottom))
}
