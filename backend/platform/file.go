package platform

import (
	"os"
	"path/filepath"
	"runtime"
)

// WriteFile replaces a file as a whole: after a crash there is the old content or the new, never a part.
func WriteFile(path string, data []byte, mode os.FileMode) error {
	written, err := writeBeside(path, data, mode)
	if err != nil {
		return err
	}
	if err := os.Rename(written, path); err != nil {
		return discard(written, err)
	}
	return syncFolder(filepath.Dir(path))
}

// createFile is WriteFile for a file that must not be there yet; os.ErrExist says that somebody was quicker.
func createFile(path string, data []byte, mode os.FileMode) error {
	written, err := writeBeside(path, data, mode)
	if err != nil {
		return err
	}
	return discard(written, os.Link(written, path))
}

func writeBeside(path string, data []byte, mode os.FileMode) (string, error) {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return "", err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Chmod(mode)
	}
	if err == nil {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return "", discard(file.Name(), err)
	}
	return file.Name(), nil
}

// discard removes a file that is of no use any more and passes on the reason; with no reason, its own failure.
func discard(path string, reason error) error {
	err := os.Remove(path)
	if reason != nil {
		return reason
	}
	return err
}

// syncFolder makes a rename last. Windows has no such call and needs none.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	opened, err := os.Open(folder)
	if err != nil {
		return err
	}
	err = opened.Sync()
	if closed := opened.Close(); err == nil {
		err = closed
	}
	return err
}
