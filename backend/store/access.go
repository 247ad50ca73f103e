package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Access says who else than the one who makes it may use a new file: the same people who may work in the folder in which it
// lies. Who may not list the folder, and make and remove files there, cannot use a workspace in it either, so a folder that
// others may only look into gives its files to nobody else. On Windows files do that by themselves.
type Access struct {
	others fs.FileMode // what the group and all others get, of 0o066
	group  int         // whose a file has to be made; noGroup: it is by itself
}

const noGroup = -1

// AccessIn looks at the folder in which files are to be made.
func AccessIn(folder string) (Access, error) {
	around, err := os.Stat(folder)
	if err != nil {
		return Access{}, err
	}
	return accessOf(around), nil
}

// ToRead is the same for files that nobody but their maker changes.
func (a Access) ToRead() Access {
	a.others &= 0o044
	return a
}

// Make makes a file, or opens one that is there already, which keeps what it has. how are flags of os.OpenFile.
func (a Access) Make(path string, how int) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|how, 0o600|a.atFirst())
	if err != nil {
		return nil, err
	}
	if err := a.let(file); err != nil {
		err = errors.Join(err, file.Close())
		if how&os.O_EXCL != 0 {
			err = errors.Join(err, os.Remove(path))
		}
		return nil, err
	}
	return file, nil
}

// MakeFolder makes a folder. Where that takes several steps, it has its name only when it is as it is to be: a program may be
// stopped between any two.
func (a Access) MakeFolder(path string) error {
	if !a.helps() {
		return os.Mkdir(path, 0o700|withEntry(a.others))
	}
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "mkdir", Path: path, Err: fs.ErrExist}
	}
	made, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	if err = a.Admit(made); err == nil {
		err = os.Rename(made, path)
	}
	if err == nil {
		return nil
	}
	err = errors.Join(err, os.Remove(made))
	if _, there := os.Lstat(path); there == nil { // somebody was quicker
		return errors.Join(fs.ErrExist, err)
	}
	return err
}

// atFirst is what others get before a file has its group.
func (a Access) atFirst() fs.FileMode {
	if a.group != noGroup {
		return a.others &^ 0o060
	}
	return a.others
}

// withEntry lets into a folder whom it lets read it.
func withEntry(others fs.FileMode) fs.FileMode { return others | others>>2&0o011 }

// Admit lets the same people use a file that another library has made, or a folder. Nothing happens where there is none.
func (a Access) Admit(path string) error {
	if !a.helps() {
		return nil
	}
	file, err := openItself(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return errors.Join(a.let(file), file.Close())
}

// MakeFolder makes a folder, and those above it that are not there, each for the same people as the one around it.
func MakeFolder(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	above := filepath.Dir(path)
	if above != path {
		if err := MakeFolder(above); err != nil {
			return err
		}
	}
	access, err := AccessIn(above)
	if err == nil {
		err = access.MakeFolder(path)
	}
	if info, there := os.Stat(path); there == nil && info.IsDir() && errors.Is(err, fs.ErrExist) {
		return nil // somebody else was quicker
	}
	return err
}

// Admit lets the same people use a file, which another library has made, as the folder around it.
func Admit(path string) error {
	access, err := AccessIn(filepath.Dir(path))
	if err == nil {
		err = access.Admit(path)
	}
	if err != nil {
		return mapFileError(path, err)
	}
	return nil
}
