package share

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// following is a workspace in turn that follows what another one writes, and makes its copies as slowly as the test says.
type following struct {
	*File
	t     *testing.T
	other *File
	begun chan bool // a copy is made, but not in use yet
	goOn  chan bool // it may be used
}

func newFollowing(t *testing.T) *following {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir())
	f := fileOn(t, Lockless, quick)
	other, err := Open(f.path, f.options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := other.Close(); err != nil {
			t.Error(err)
		}
	})
	s := &following{File: f, t: t, other: other, begun: make(chan bool, 9), goOn: make(chan bool, 9)}
	if has, err := s.has("moon"); has || err != nil { // so that a copy is open
		t.Fatal(has, err)
	}
	s.again = func(path string) (*store.DB, error) {
		if filepath.Dir(path) != filepath.Dir(f.path) {
			s.begun <- true
			<-s.goOn
		}
		return store.OpenAgain(path)
	}
	return s
}

func (s *following) has(name string) (there bool, err error) {
	err = s.Read(func(r store.Reader) (err error) {
		_, there, err = store.Find[domain.Environment](r, name)
		return err
	})
	return there, err
}

// moves lets the other one write; this one notices, and begins to copy.
func (s *following) moves(name string) {
	s.t.Helper()
	if err := put(s.other, name); err != nil {
		s.t.Fatal(err)
	}
	go func() { _, _ = s.DataVersion() }() // what comes of it shows in what is read
	<-s.begun
}

// within ends the test when something waits for the copy that is not made.
func (s *following) within(what string, work func() error) {
	s.t.Helper()
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		if err != nil {
			s.t.Errorf("%s: %v", what, err)
		}
	case <-time.After(10 * time.Second):
		s.goOn <- true
		s.t.Fatalf("%s waits for the copy", what)
	}
}

func (s *following) noCopies() {
	s.t.Helper()
	if left, err := filepath.Glob(filepath.Join(os.TempDir(), "renogen-copy*")); err != nil || len(left) != 0 {
		s.t.Errorf("left: %v, %v", left, err)
	}
}

// While the file is copied anew, all read the copy that there is.
func TestNobodyWaitsForACopyThatFollows(t *testing.T) {
	s := newFollowing(t)
	s.moves("moon")
	s.within("a query", func() error {
		there, err := s.has("moon")
		if there {
			t.Error("the new copy is read before it is made")
		}
		return err
	})
	s.within("a look for changes", func() error { _, err := s.DataVersion(); return err })
	s.goOn <- true
	soon(t, "the new copy is read", func() bool { there, err := s.has("moon"); return there && err == nil })
	s.within("closing", s.Close)
	s.noCopies()
}

// Whoever asks for what is true now gets no copy that was begun before.
func TestFreshReadTakesNoOldCopy(t *testing.T) {
	s := newFollowing(t)
	s.moves("moon")
	if err := put(s.other, "sun"); err != nil {
		t.Fatal(err)
	}
	read := make(chan error)
	there := false
	go func() {
		read <- s.ReadFresh(func(r store.Reader) (err error) {
			_, there, err = store.Find[domain.Environment](r, "sun")
			return err
		})
	}()
	soon(t, "the old copy is given up", func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.now == nil
	})
	s.goOn <- true
	s.goOn <- true
	if err := <-read; err != nil || !there {
		t.Errorf("what was written before is not there: %v, %v", there, err)
	}
}

// Who writes meanwhile needs no copy: it is given up, and what he wrote is what is read.
func TestWhoWritesGivesTheCopyUp(t *testing.T) {
	s := newFollowing(t)
	s.moves("moon")
	wrote := make(chan error)
	go func() { wrote <- put(s.File, "sun") }()
	select {
	case err := <-wrote:
		t.Fatalf("the file itself is open while it is copied: %v", err)
	case <-time.After(200 * time.Millisecond):
	}
	s.goOn <- true
	if err := <-wrote; err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"moon", "sun"} {
		if there, err := s.has(name); !there || err != nil {
			t.Errorf("%s: %v, %v", name, there, err)
		}
	}
	s.mu.Lock()
	if s.now == nil || !s.now.inPlace {
		t.Error("a copy is read by who has the lease")
	}
	s.mu.Unlock()
	if err := errors.Join(s.Close(), s.other.Close()); err != nil {
		t.Error(err)
	}
	s.noCopies()
}

func TestClosingGivesTheCopyUp(t *testing.T) {
	s := newFollowing(t)
	s.moves("moon")
	closed := make(chan error)
	go func() { closed <- s.Close() }()
	time.Sleep(50 * time.Millisecond)
	s.goOn <- true
	if err := errors.Join(<-closed, s.other.Close()); err != nil {
		t.Error(err)
	}
	if _, err := s.has("moon"); !hasKey(err, "session.no_workspace") {
		t.Errorf("a closed file is read: %v", err)
	}
	s.noCopies()
}

// Who waits for the lease to copy the file does not keep its holder, who is of the same program, from writing.
func TestLeaseThatIsNotWantedAnyMoreIsNotWaitedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "team.renogen")
	holder := acquired(t, path)
	ctx, stop := context.WithCancel(t.Context())
	waited := make(chan error)
	go func() { waited <- NewLease(path, brief).acquire(ctx, time.Hour) }()
	soon(t, "somebody waits", holder.Waited)
	stop()
	if err := <-waited; !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	release(t, holder)
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}
