package platform

import (
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
)

const logLimit = 5 << 20 // bytes; a larger log is put aside at the next start

// OpenLog opens the log of a home: one JSON object a line, for people who look for the cause of a fault.
// It holds no content of workspaces. The caller closes it.
func OpenLog(home Home) (*slog.Logger, io.Closer, error) {
	path := filepath.Join(home.Log, "renogen.log")
	rotated := rotate(path)
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, nil, unwritable(path, err)
	}
	logger := slog.New(slog.NewJSONHandler(file, nil))
	if rotated != nil {
		// Another program may hold it open on Windows; then the log grows until the next start.
		logger.Warn("log not put aside", "cause", rotated)
	}
	return logger, file, nil
}

// rotate keeps one older log beside the current one.
func rotate(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || info.Size() <= logLimit {
		return err
	}
	return os.Rename(path, filepath.Join(filepath.Dir(path), "renogen.1.log"))
}
