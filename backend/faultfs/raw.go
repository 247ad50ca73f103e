//go:build linux

package faultfs

import (
	"sync"
	"syscall"
	"time"

	"github.com/hanwen/go-fuse/v2/fuse"
)

// raw stands before the nodes, where the owner of a lock is still known.
type raw struct {
	fuse.RawFileSystem
	s      *server
	mount  int
	inodes sync.Map // by the number that the kernel has for them
}

func (r *raw) inode(h fuse.InHeader) (uint64, bool) {
	if known, ok := r.inodes.Load(h.NodeId); ok {
		return known.(uint64), true
	}
	var out fuse.AttrOut
	if !r.RawFileSystem.GetAttr(nil, &fuse.GetAttrIn{InHeader: h}, &out).Ok() {
		return 0, false
	}
	r.inodes.Store(h.NodeId, out.Ino)
	return out.Ino, true
}

func (r *raw) GetLk(_ <-chan struct{}, in *fuse.LkIn, out *fuse.LkOut) fuse.Status {
	if err := r.s.pass("lock", ""); err != 0 {
		return fuse.Status(err)
	}
	out.Lk = in.Lk
	out.Lk.Typ = syscall.F_UNLCK
	switch r.s.mode {
	case LocksIgnore:
		return fuse.OK
	case LocksNone:
		return fuse.Status(syscall.ENOLCK)
	}
	inode, ok := r.inode(in.InHeader)
	if !ok {
		return fuse.EIO
	}
	r.s.locks.mu.Lock()
	defer r.s.locks.mu.Unlock()
	if h := r.s.locks.conflict(inode, owner{r.mount, in.Owner}, &in.Lk); h != nil {
		out.Lk = fuse.FileLock{Start: h.start, End: h.end, Typ: h.kind, Pid: h.pid}
	}
	return fuse.OK
}

func (r *raw) SetLk(_ <-chan struct{}, in *fuse.LkIn) fuse.Status {
	if err := r.s.pass("lock", ""); err != 0 {
		return fuse.Status(err)
	}
	switch r.s.mode {
	case LocksIgnore:
		return fuse.OK
	case LocksNone:
		return fuse.Status(syscall.ENOLCK)
	}
	inode, ok := r.inode(in.InHeader)
	if !ok {
		return fuse.EIO
	}
	if !r.s.locks.set(inode, owner{r.mount, in.Owner}, &in.Lk) {
		return fuse.EAGAIN
	}
	return fuse.OK
}

func (r *raw) SetLkw(cancel <-chan struct{}, in *fuse.LkIn) fuse.Status {
	for {
		if status := r.SetLk(cancel, in); status != fuse.EAGAIN {
			return status
		}
		select {
		case <-cancel:
			return fuse.EINTR
		case <-time.After(time.Millisecond):
		}
	}
}

// Flush comes whenever somebody closes a file, which gives all his locks on it back.
func (r *raw) Flush(cancel <-chan struct{}, in *fuse.FlushIn) fuse.Status {
	if inode, ok := r.inodes.Load(in.NodeId); ok && r.s.mode == LocksWork {
		r.s.locks.drop(inode.(uint64), owner{r.mount, in.LockOwner})
	}
	return r.RawFileSystem.Flush(cancel, in)
}

func (r *raw) Forget(node, lookups uint64) {
	r.inodes.Delete(node)
	r.RawFileSystem.Forget(node, lookups)
}

func (r *raw) FsyncDir(<-chan struct{}, *fuse.FsyncIn) fuse.Status {
	return fuse.Status(r.s.syncFolder())
}
