package share

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"

	"renogen/backend/domain"
)

// FolderCheck is what was found out about a folder, and what follows from it.
type FolderCheck struct {
	Fitness
	// Tried: two programs tried it. Where no workspace is opened whatever a trial says, none is made.
	Tried bool `json:"tried"`
	// Use says how a workspace is used there; empty: not at all.
	Use Mode `json:"use"`
}

// CheckFolder finds out whether a folder is fit for a workspace: on what kind of drive it is, and what a trial of it says.
func CheckFolder(folder string, options Options) (FolderCheck, error) {
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), err == nil && !info.IsDir():
		return FolderCheck{}, domain.NotFound("workspace.no_folder", "file", folder)
	case err != nil:
		return FolderCheck{}, driveError(err)
	}
	drive, err := options.driveOf(filepath.Join(folder, "any.renogen"))
	if err != nil {
		return FolderCheck{}, err
	}
	found := FolderCheck{Fitness: Fitness{Drive: drive}, Tried: !drive.Refused()}
	if found.Tried {
		if found.Fitness, err = Try(folder, drive, options.Second); err != nil {
			return FolderCheck{}, err
		}
	}
	found.Use = found.Mode()
	return found, nil
}

// Admits says why no workspace is opened at a path; nil: one can be. On a shared drive it tries the folder. Nothing is left
// there.
func Admits(path string, options Options) error {
	_, err := newFile(path, options)
	return err
}

// IsRefusal says whether an error is about the drive: no workspace is opened there, whoever asks.
func IsRefusal(err error) bool {
	ours, ok := errors.AsType[*domain.Error](err)
	return ok && slices.Contains([]domain.Key{"share.webdav", "share.stale", "share.synced", "share.unfit"}, ours.Key)
}

// errUnfit refuses a drive that gave nobody a file for himself when it was tried, or writes nothing through.
var errUnfit = domain.Unavailable("share.unfit")

// refusal says why no workspace is opened on a drive, whatever a trial says; nil: a trial decides.
func (d Drive) refusal() error {
	switch d.Kind {
	case WebDAV:
		return domain.Unavailable("share.webdav", "folder", d.Root)
	case Stale:
		return domain.Unavailable("share.stale", "system", d.System)
	case Synced:
		return domain.Unavailable("share.synced", "program", d.System, "folder", d.Root)
	}
	return nil
}

func (o Options) driveOf(path string) (Drive, error) {
	if o.Drive == nil {
		return DriveOf(path)
	}
	return o.Drive(path)
}
