package platform

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// WriteFile replaces a file as a whole: after a crash there is the old content or the new, never a part.
func WriteFile(path string, data []byte, mode os.FileMode) error {
	_, err := WriteFileBy(path, mode, whole(data))
	return err
}

// WriteFileBy is WriteFile for what is too large for memory: write writes it. size is in bytes.
func WriteFileBy(path string, mode os.FileMode, write func(io.Writer) error) (size int64, err error) {
	written, err := writeBeside(path, mode, write)
	if err != nil {
		return 0, err
	}
	if info, err := os.Stat(written); err == nil {
		size = info.Size()
	}
	if err := os.Rename(written, path); err != nil {
		return 0, discard(written, err)
	}
	return size, syncFolder(filepath.Dir(path))
}

func whole(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}

// createFile is WriteFile for a file that must not be there yet; os.ErrExist says that somebody was quicker.
func createFile(path string, data []byte, mode os.FileMode) error {
	written, err := writeBeside(path, mode, whole(data))
	if err != nil {
		return err
	}
	return discard(written, os.Link(written, path))
}

func writeBeside(path string, mode os.FileMode, write func(io.Writer) error) (string, error) {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return "", err
	}
	err = write(file)
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
