package share

import (
	"path/filepath"
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

var getConnection = windows.NewLazySystemDLL("mpr.dll").NewProc("WNetGetConnectionW")

// driveOf asks for the type of the drive; a network path has no letter.
func driveOf(folder string) (Drive, error) {
	volume := filepath.VolumeName(folder)
	server := volume
	if !strings.HasPrefix(volume, `\\`) {
		root, err := windows.UTF16PtrFromString(volume + `\`)
		if err != nil {
			return Drive{}, err
		}
		if windows.GetDriveType(root) != windows.DRIVE_REMOTE {
			return Drive{Kind: Local, System: systemOf(root), Root: volume}, nil
		}
		server = connection(volume)
	}
	drive := Drive{Kind: Shared, System: "smb", Root: volume}
	if lower := strings.ToLower(server); strings.Contains(lower, "davwwwroot") || strings.Contains(lower, "@ssl") || strings.HasPrefix(lower, "http") {
		drive.Kind, drive.System = WebDAV, "webdav"
	}
	return drive, nil
}

// systemOf is what a disk is formatted as, such as NTFS; empty when the system does not tell.
func systemOf(root *uint16) string {
	name := make([]uint16, windows.MAX_PATH+1)
	if windows.GetVolumeInformation(root, nil, 0, nil, nil, nil, &name[0], uint32(len(name))) != nil {
		return ""
	}
	return windows.UTF16ToString(name)
}

// connection is the network path behind a letter; empty when the system does not tell.
func connection(letter string) string {
	name, err := windows.UTF16PtrFromString(letter)
	if err != nil {
		return ""
	}
	path := make([]uint16, 1024)
	size := uint32(len(path))
	result, _, _ := getConnection.Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&path[0])), uintptr(unsafe.Pointer(&size)))
	if syscall.Errno(result) != 0 {
		return ""
	}
	return windows.UTF16ToString(path)
}
