//go:build !windows

package store

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

// umask is what this program is told to keep from others whatever it asks for. It can only be read by setting it, which
// is done before anything runs that makes files.
var umask = func() fs.FileMode {
	mask := syscall.Umask(0o077)
	syscall.Umask(mask)
	return fs.FileMode(mask)
}()

func accessOf(around fs.FileInfo) Access {
	a := Access{group: noGroup}
	if around.Mode()&0o070 == 0o070 {
		a.others |= 0o060
	}
	if around.Mode()&0o007 == 0o007 {
		a.others |= 0o006
	}
	inherits := around.Mode()&fs.ModeSetgid != 0 || runtime.GOOS == "darwin"
	if st, ok := around.Sys().(*syscall.Stat_t); ok && a.others&0o060 != 0 && !inherits && int(st.Gid) != os.Getegid() {
		a.group = int(st.Gid)
	}
	return a
}

// helps says whether a new file does not become by itself what it is to be.
func (a Access) helps() bool { return a.group != noGroup || a.others&umask != 0 }

// let gives a file of ours the group of its folder and what others get. Where the system does not give it that group, the
// group that it has, which is another one, gets nothing; where the drive knows no permissions, it stays as it is.
func (a Access) let(file *os.File) error {
	if !a.helps() {
		return nil
	}
	info, err := file.Stat()
	if err != nil {
		return err
	}
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok || int(st.Uid) != os.Geteuid() { // somebody else's, who let others in himself
		return nil
	}
	others, special := a.others, info.Mode()&fs.ModeSetgid
	if a.group != noGroup && int(st.Gid) != a.group {
		if err := file.Chown(-1, a.group); err != nil && !isNotGiven(err) {
			return err
		} else if err != nil {
			others &^= 0o060
		} else if info.IsDir() {
			special = fs.ModeSetgid // so that what is made in it is of the same group
		}
	}
	if info.IsDir() {
		others = withEntry(others)
	}
	want := info.Mode().Perm()&0o700 | others | special
	if want == info.Mode()&(fs.ModePerm|fs.ModeSetgid) {
		return nil
	}
	if err := file.Chmod(want); err != nil && !isNotGiven(err) {
		return err
	}
	return nil
}

// isNotGiven says whether the system, or the drive, does not let us change who may use a file.
func isNotGiven(err error) bool {
	for _, refusal := range []error{syscall.EPERM, syscall.EACCES, syscall.EINVAL, syscall.ENOSYS, syscall.ENOTSUP, syscall.EOPNOTSUPP} {
		if errors.Is(err, refusal) {
			return true
		}
	}
	return false
}

// openItself opens a file or folder, but nothing that lies elsewhere and is only named there.
func openItself(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
}
