package share

import (
	"strings"
	"syscall"
	"unsafe"
)

// mountLocal is MNT_LOCAL of sys/mount.h.
const mountLocal = 0x1000

// driveOf asks for the mount of the folder: macOS says itself whether it is local.
func driveOf(folder string) (Drive, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return Drive{}, driveError(err)
	}
	system := text(s.Fstypename[:])
	drive := Drive{Kind: kindOf(system, nil), System: system, Root: text(s.Mntonname[:])}
	if s.Flags&mountLocal != 0 && !strings.Contains(system, "fuse") {
		drive.Kind = Local
	}
	return drive, nil
}

func text(c []int8) string {
	b := unsafe.Slice((*byte)(unsafe.Pointer(&c[0])), len(c))
	before, _, _ := strings.Cut(string(b), "\x00")
	return before
}
