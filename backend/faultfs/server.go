//go:build linux

package faultfs

import (
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// How the locks of the server behave.
const (
	LocksWork   = "work"
	LocksLocal  = "local"   // they hold within a mount, not between mounts
	LocksIgnore = "ignored" // whoever asks gets one
	LocksNone   = "none"    // nobody gets one
)

// server is the file server behind all mounts.
type server struct {
	folder string
	locks  locks
	mode   string // of the locks
	cached bool   // mounts keep attributes and names for some seconds, as NFS clients do
	delay  atomic.Int64
	dead   atomic.Bool // fails in everything, until it is back
	power  *power      // nil: nothing is noted for a power loss
	counts [len(operations)]atomic.Int64

	mu    sync.Mutex // guards what is below
	fault fault
	hangs time.Duration
}

// operations are those in which a fault can be put.
var operations = [...]string{"lookup", "getattr", "setattr", "open", "create", "read", "write", "fsync", "fsyncdir", "lock", "unlink", "rename", "mkdir", "rmdir", "readdir"}

// fault is what goes wrong: an operation on files whose names end so, after some that go well, some times.
type fault struct {
	operation string // "all": any
	err       syscall.Errno
	after     int // so many go well before
	times     int // how often it fails; below 0: for ever
	ending    string
}

func (f *fault) fires(operation, name string) bool {
	if f.times == 0 || f.operation != operation && f.operation != "all" || !strings.HasSuffix(name, f.ending) {
		return false
	}
	if f.after > 0 {
		f.after--
		return false
	}
	if f.times > 0 {
		f.times--
	}
	return true
}

// pass lets an operation through, or fails in its place.
func (s *server) pass(operation, name string) syscall.Errno {
	for i, known := range operations {
		if known == operation {
			s.counts[i].Add(1)
		}
	}
	if s.dead.Load() {
		return syscall.EIO
	}
	if delay := time.Duration(s.delay.Load()); delay > 0 {
		time.Sleep(delay)
	}
	s.mu.Lock()
	fires, err, hangs := s.fault.fires(operation, name), s.fault.err, s.hangs
	s.mu.Unlock()
	if hangs > 0 {
		time.Sleep(hangs)
	}
	if fires {
		return err
	}
	return 0
}

func (s *server) set(f fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault = f
}

func (s *server) hang(each time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hangs = each
}
