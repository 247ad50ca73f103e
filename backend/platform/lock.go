package platform

import (
	"errors"
	"os"
)

// Alone does work while no other program of this computer, and nobody else in this one, does any with the same file, and
// waits until then. The file has no content and stays: whoever removed it would have the lock of another file than the next
// one. A program that ends gives its lock back. It is for the disk of this computer; on shared drives nobody relies on it.
func Alone(path string, work func() error) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	err = lock(file)
	if err == nil {
		err = work()
	}
	return errors.Join(err, file.Close()) // closing it gives the lock back
}
