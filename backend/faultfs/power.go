//go:build linux

package faultfs

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"github.com/hanwen/go-fuse/v2/fs"
)

// power notes what was not synced yet. When it fails, each such write is kept with one chance in two, as a disk keeps
// some of them; names that were removed come back likewise, and files that were never synced may be gone.
type power struct {
	mu     sync.Mutex
	files  map[uint64]*pendingFile
	graves []grave
}

type pendingFile struct {
	path    string
	isNew   bool
	changes []change
}

// change is a write, or a new size.
type change struct {
	at       int64
	old, new []byte
	oldSize  int64
	newSize  int64 // of a truncation; else -1
}

// grave is where a removed file lies until its folder is synced.
type grave struct{ path, hidden string }

const graveName = ".grave-"

func newPower() *power { return &power{files: map[uint64]*pendingFile{}} }

func (p *power) of(inode uint64, path string) *pendingFile {
	f := p.files[inode]
	if f == nil {
		f = &pendingFile{path: path}
		p.files[inode] = f
	}
	return f
}

func (p *power) created(inode uint64, path string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.files[inode] = &pendingFile{path: path, isNew: true}
}

func (p *power) truncate(path string, size int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var st syscall.Stat_t
	if syscall.Stat(path, &st) != nil {
		return
	}
	c := change{oldSize: st.Size, newSize: size}
	if size < st.Size {
		if all, err := os.ReadFile(path); err == nil {
			c.at, c.old = size, all[size:]
		}
	}
	f := p.of(st.Ino, path)
	f.changes = append(f.changes, c)
}

func (p *power) write(f *file, data []byte, at int64) (uint32, syscall.Errno) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var st syscall.Stat_t
	if err := syscall.Fstat(int(f.f.Fd()), &st); err != nil {
		return 0, fs.ToErrno(err)
	}
	reader, err := os.Open(f.path)
	if err != nil {
		return 0, fs.ToErrno(err)
	}
	old := make([]byte, len(data))
	n, err := reader.ReadAt(old, at)
	if n == 0 && err != nil {
		old = nil
	}
	if err := reader.Close(); err != nil {
		return 0, fs.ToErrno(err)
	}
	pending := p.of(f.inode, f.path)
	pending.changes = append(pending.changes, change{
		at: at, old: old[:min(n, len(old))], new: append([]byte(nil), data...), oldSize: st.Size, newSize: -1,
	})
	written, err := syscall.Pwrite(int(f.f.Fd()), data, at)
	return uint32(max(written, 0)), fs.ToErrno(err)
}

// sync makes a file durable, and with it, as file systems with a journal do, every name that was changed before.
func (p *power) sync(inode uint64) syscall.Errno {
	p.mu.Lock()
	delete(p.files, inode)
	p.mu.Unlock()
	return p.syncNames()
}

func (p *power) syncNames() syscall.Errno {
	p.mu.Lock()
	defer p.mu.Unlock()
	var errs []error
	for _, g := range p.graves {
		if err := os.Remove(g.hidden); !errors.Is(err, os.ErrNotExist) { // a test tidies the server's folder itself
			errs = append(errs, err)
		}
	}
	p.graves = nil
	if errors.Join(errs...) != nil {
		return syscall.EIO
	}
	return 0
}

func (p *power) bury(path string) syscall.Errno {
	p.mu.Lock()
	defer p.mu.Unlock()
	hidden := filepath.Join(filepath.Dir(path), fmt.Sprintf("%s%d", graveName, rand.Int64()))
	if err := os.Rename(path, hidden); err != nil {
		return fs.ToErrno(err)
	}
	p.graves = append(p.graves, grave{path, hidden})
	return 0
}

// unbury removes what lies hidden in a folder that is to be removed and has nothing else: it does not come back.
func (p *power) unbury(folder string) syscall.Errno {
	p.mu.Lock()
	defer p.mu.Unlock()
	all, err := os.ReadDir(folder)
	if err != nil || slices.ContainsFunc(all, func(e os.DirEntry) bool { return !strings.HasPrefix(e.Name(), graveName) }) {
		return 0 // removing it says why it cannot be
	}
	kept := []grave{}
	for _, g := range p.graves {
		if filepath.Dir(g.hidden) != folder {
			kept = append(kept, g)
		} else if err := os.Remove(g.hidden); err != nil {
			return fs.ToErrno(err)
		}
	}
	p.graves = kept
	return 0
}

// fail is the loss of power: what was not synced is undone, and some of it done again.
func (p *power) fail(luck *rand.Rand) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, g := range p.graves {
		if _, err := os.Lstat(g.path); luck.IntN(2) == 0 && errors.Is(err, os.ErrNotExist) {
			if err := os.Rename(g.hidden, g.path); err != nil {
				return err
			}
		} else if err := os.Remove(g.hidden); err != nil {
			return err
		}
	}
	for _, f := range p.files {
		if err := f.fail(luck); err != nil {
			return err
		}
	}
	p.graves, p.files = nil, map[uint64]*pendingFile{}
	return nil
}

func (f *pendingFile) fail(luck *rand.Rand) error {
	if f.isNew && luck.IntN(2) == 0 {
		if err := os.Remove(f.path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
	disk, err := os.OpenFile(f.path, os.O_RDWR, 0)
	if errors.Is(err, os.ErrNotExist) { // it was removed
		return nil
	}
	if err != nil {
		return err
	}
	for i := len(f.changes) - 1; i >= 0; i-- {
		c := f.changes[i]
		if len(c.old) > 0 {
			_, err = disk.WriteAt(c.old, c.at)
		}
		err = errors.Join(err, disk.Truncate(c.oldSize))
	}
	for _, c := range f.changes {
		if luck.IntN(2) == 0 {
			continue
		}
		if c.newSize >= 0 {
			err = errors.Join(err, disk.Truncate(c.newSize))
			continue
		}
		_, failed := disk.WriteAt(c.new, c.at)
		err = errors.Join(err, failed)
	}
	return errors.Join(err, disk.Close())
}
