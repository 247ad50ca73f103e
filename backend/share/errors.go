package share

import (
	"errors"
	"io/fs"
	"path/filepath"
	"syscall"

	"renogen/backend/domain"
)

// driveError says what the drive means for people when it refuses a file beside the workspace.
func driveError(err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return domain.Unavailable("share.folder_refused").Because(err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return domain.Unavailable("workspace.disk_full").Because(err)
	case errors.Is(err, syscall.EROFS):
		return domain.Unavailable("workspace.read_only").Because(err)
	default:
		return domain.Unavailable("workspace.not_reachable").Because(err)
	}
}

// hasKey says whether an error is one of ours with a key.
func hasKey(err error, key domain.Key) bool {
	ours, ok := errors.AsType[*domain.Error](err)
	return ok && ours.Key == key
}

func splitPath(path string) (folder, name string) { return filepath.Dir(path), filepath.Base(path) }
