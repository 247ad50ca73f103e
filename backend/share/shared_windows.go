package share

import (
	"errors"
	"syscall"
)

// What Windows answers while somebody has a file open, or while one is being deleted.
const (
	sharingViolation syscall.Errno = 32
	deletePending    syscall.Errno = 303
)

func isShared(err error) bool {
	return errors.Is(err, sharingViolation) || errors.Is(err, deletePending)
}
