//go:build linux

package faultfs

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
)

// node is a file or folder as one mount shows it.
type node struct {
	fs.LoopbackNode
	s *server
}

func (n *node) path() string { return filepath.Join(n.s.folder, n.Path(n.Root())) }

func (n *node) Lookup(ctx context.Context, name string, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	if err := n.s.pass("lookup", name); err != 0 {
		return nil, err
	}
	if strings.HasPrefix(name, graveName) {
		return nil, syscall.ENOENT
	}
	return n.LoopbackNode.Lookup(ctx, name, out)
}

func (n *node) Getattr(ctx context.Context, f fs.FileHandle, out *fuse.AttrOut) syscall.Errno {
	if err := n.s.pass("getattr", n.path()); err != 0 {
		return err
	}
	if open, ok := f.(*file); ok {
		return open.Getattr(ctx, out)
	}
	return n.LoopbackNode.Getattr(ctx, nil, out)
}

func (n *node) Setattr(ctx context.Context, _ fs.FileHandle, in *fuse.SetAttrIn, out *fuse.AttrOut) syscall.Errno {
	if err := n.s.pass("setattr", n.path()); err != 0 {
		return err
	}
	if size, ok := in.GetSize(); ok && n.s.power != nil {
		n.s.power.truncate(n.path(), int64(size))
	}
	return n.LoopbackNode.Setattr(ctx, nil, in, out)
}

// Open does not let the kernel keep pages: what one mount writes, all others see.
func (n *node) Open(_ context.Context, flags uint32) (fs.FileHandle, uint32, syscall.Errno) {
	if err := n.s.pass("open", n.path()); err != 0 {
		return nil, 0, err
	}
	if flags&syscall.O_TRUNC != 0 && n.s.power != nil {
		n.s.power.truncate(n.path(), 0)
	}
	return n.opened(n.path(), int(flags)&^syscall.O_APPEND)
}

func (n *node) opened(path string, flags int) (fs.FileHandle, uint32, syscall.Errno) {
	f, err := os.OpenFile(path, flags, 0)
	if err != nil {
		return nil, 0, fs.ToErrno(err)
	}
	return &file{f: f, s: n.s, path: path, inode: inodeOf(f)}, fuse.FOPEN_DIRECT_IO, 0
}

func (n *node) Create(ctx context.Context, name string, flags, mode uint32, out *fuse.EntryOut) (*fs.Inode, fs.FileHandle, uint32, syscall.Errno) {
	if err := n.s.pass("create", name); err != 0 {
		return nil, nil, 0, err
	}
	path := filepath.Join(n.path(), name)
	_, missing := os.Lstat(path)
	inode, made, _, err := n.LoopbackNode.Create(ctx, name, flags, mode, out)
	if err != 0 {
		return nil, nil, 0, err
	}
	if releaser, ok := made.(fs.FileReleaser); ok {
		if err := releaser.Release(ctx); err != 0 {
			return nil, nil, 0, err
		}
	}
	f, how, err := n.opened(path, int(flags)&^(syscall.O_APPEND|syscall.O_CREAT|syscall.O_EXCL|syscall.O_TRUNC))
	if err == 0 && missing != nil && n.s.power != nil {
		n.s.power.created(f.(*file).inode, path)
	}
	return inode, f, how, err
}

func (n *node) Unlink(ctx context.Context, name string) syscall.Errno {
	if err := n.s.pass("unlink", name); err != 0 {
		return err
	}
	if n.s.power != nil {
		return n.s.power.bury(filepath.Join(n.path(), name))
	}
	return n.LoopbackNode.Unlink(ctx, name)
}

func (n *node) Rename(ctx context.Context, name string, to fs.InodeEmbedder, newName string, flags uint32) syscall.Errno {
	if err := n.s.pass("rename", name); err != 0 {
		return err
	}
	return n.LoopbackNode.Rename(ctx, name, to, newName, flags)
}

func (n *node) Mkdir(ctx context.Context, name string, mode uint32, out *fuse.EntryOut) (*fs.Inode, syscall.Errno) {
	if err := n.s.pass("mkdir", name); err != 0 {
		return nil, err
	}
	return n.LoopbackNode.Mkdir(ctx, name, mode, out)
}

func (n *node) Rmdir(ctx context.Context, name string) syscall.Errno {
	if err := n.s.pass("rmdir", name); err != 0 {
		return err
	}
	if n.s.power != nil {
		if err := n.s.power.unbury(filepath.Join(n.path(), name)); err != 0 {
			return err
		}
	}
	return n.LoopbackNode.Rmdir(ctx, name)
}

func (n *node) OpendirHandle(ctx context.Context, flags uint32) (fs.FileHandle, uint32, syscall.Errno) {
	if err := n.s.pass("readdir", n.path()); err != 0 {
		return nil, 0, err
	}
	return n.LoopbackNode.OpendirHandle(ctx, flags)
}

// Fsync of a folder makes names durable; of a file it is the file's own.
func (n *node) Fsync(ctx context.Context, f fs.FileHandle, flags uint32) syscall.Errno {
	if open, ok := f.(*file); ok {
		return open.Fsync(ctx, flags)
	}
	return n.s.syncFolder()
}

func (s *server) syncFolder() syscall.Errno {
	if err := s.pass("fsyncdir", ""); err != 0 {
		return err
	}
	if s.power != nil {
		return s.power.syncNames()
	}
	return 0
}

// file is an open file.
type file struct {
	f     *os.File
	s     *server
	path  string
	inode uint64
}

func inodeOf(f *os.File) uint64 {
	var st syscall.Stat_t
	if syscall.Fstat(int(f.Fd()), &st) != nil {
		return 0
	}
	return st.Ino
}

func (f *file) Read(_ context.Context, into []byte, at int64) (fuse.ReadResult, syscall.Errno) {
	if err := f.s.pass("read", f.path); err != 0 {
		return nil, err
	}
	n, err := syscall.Pread(int(f.f.Fd()), into, at)
	if err != nil {
		return nil, fs.ToErrno(err)
	}
	return fuse.ReadResultData(into[:n]), 0
}

func (f *file) Write(_ context.Context, data []byte, at int64) (uint32, syscall.Errno) {
	if err := f.s.pass("write", f.path); err != 0 {
		return 0, err
	}
	if f.s.power != nil {
		return f.s.power.write(f, data, at)
	}
	n, err := syscall.Pwrite(int(f.f.Fd()), data, at)
	return uint32(max(n, 0)), fs.ToErrno(err)
}

func (f *file) Fsync(context.Context, uint32) syscall.Errno {
	if err := f.s.pass("fsync", f.path); err != 0 {
		return err
	}
	if f.s.power != nil {
		return f.s.power.sync(f.inode)
	}
	return fs.ToErrno(syscall.Fsync(int(f.f.Fd())))
}

func (f *file) Flush(context.Context) syscall.Errno { return 0 }

func (f *file) Release(context.Context) syscall.Errno { return fs.ToErrno(f.f.Close()) }

func (f *file) Getattr(_ context.Context, out *fuse.AttrOut) syscall.Errno {
	var st syscall.Stat_t
	if err := syscall.Fstat(int(f.f.Fd()), &st); err != nil {
		return fs.ToErrno(err)
	}
	out.FromStat(&st)
	return 0
}
