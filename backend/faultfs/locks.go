//go:build linux

package faultfs

import (
	"sync"
	"syscall"

	"github.com/hanwen/go-fuse/v2/fuse"
)

// owner is who holds a lock: of several mounts, each has owners of its own.
type owner struct {
	mount int
	id    uint64
}

// held is a locked range of bytes, its end included.
type held struct {
	owner
	start, end uint64
	kind       uint32
	pid        uint32
}

// locks are the POSIX locks of a file server, by inode.
type locks struct {
	mu  sync.Mutex
	all map[uint64][]held
}

func (l *locks) conflict(inode uint64, o owner, want *fuse.FileLock) *held {
	for i, h := range l.all[inode] {
		if h.owner == o || h.end < want.Start || want.End < h.start {
			continue
		}
		if h.kind == syscall.F_WRLCK || want.Typ == syscall.F_WRLCK {
			return &l.all[inode][i]
		}
	}
	return nil
}

// set takes, changes or gives back a lock; it refuses when somebody else's is in the way.
func (l *locks) set(inode uint64, o owner, want *fuse.FileLock) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if want.Typ != syscall.F_UNLCK && l.conflict(inode, o, want) != nil {
		return false
	}
	kept := []held{}
	for _, h := range l.all[inode] {
		if h.owner != o || h.end < want.Start || want.End < h.start {
			kept = append(kept, h)
			continue
		}
		before, after := h, h
		before.end, after.start = want.Start-1, want.End+1
		if h.start < want.Start {
			kept = append(kept, before)
		}
		if h.end > want.End {
			kept = append(kept, after)
		}
	}
	if want.Typ != syscall.F_UNLCK {
		kept = append(kept, held{o, want.Start, want.End, want.Typ, want.Pid})
	}
	l.all[inode] = kept
	return true
}

// drop gives back all locks of an owner on a file, as closing it does.
func (l *locks) drop(inode uint64, o owner) {
	l.set(inode, o, &fuse.FileLock{Start: 0, End: ^uint64(0) >> 1, Typ: syscall.F_UNLCK})
}

func (l *locks) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = map[uint64][]held{}
}
