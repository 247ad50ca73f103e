package app_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

// killed is what a workstation whose program is killed finds in an older file that somebody put in the place of the newer
// one. Its notes are those of the moment.
func killed(t *testing.T, w *testkit.Workspace, id, folder, older string) *app.Loss {
	t.Helper()
	notes := t.TempDir()
	copyFolder(t, filepath.Join(folder, id), filepath.Join(notes, id))
	put := filepath.Join(t.TempDir(), "put.renogen")
	copyTo(t, older, put)
	a := remembering(t, w, put, notes)
	defer func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	}()
	return a.Loss()
}

// What others wrote and this workstation saw is not forgotten when its program is killed.
func TestWhatWasSeenOfOthersSurvivesACrash(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	older, folder := closedCopy(t, w), t.TempDir()
	newer := filepath.Join(t.TempDir(), "newer.renogen")
	copyTo(t, older, newer)
	a := remembering(t, w, newer, folder)
	other := elsewhere(t, w, newer)
	for _, name := range []string{"First", "Second"} {
		if err := doElsewhere(t, other, w.As("Ann"), createNamed(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.CatchUp(nil); err != nil {
		t.Fatal(err)
	}
	if loss := killed(t, w, a.ID(), folder, older); loss == nil || loss.Missing != 2 {
		t.Errorf("the loss: %+v", loss)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
}

// While others go on writing the note is written now and then, and what came last is in it soon as well.
func TestWhatWasSeenIsKeptNowAndThen(t *testing.T) {
	w := testkit.New(t)
	older, folder := closedCopy(t, w), t.TempDir()
	newer := filepath.Join(t.TempDir(), "newer.renogen")
	copyTo(t, older, newer)
	a, other := remembering(t, w, newer, folder), elsewhere(t, w, newer)
	more := func(name string) {
		t.Helper()
		if err := errors.Join(doElsewhere(t, other, w.As("Ann"), createNamed(name)), a.CatchUp(nil)); err != nil {
			t.Fatal(err)
		}
	}
	want := func(missing int64, when string) {
		t.Helper()
		if loss := killed(t, w, a.ID(), folder, older); loss == nil || loss.Missing != missing {
			t.Errorf("%s: %+v, want %d missing", when, loss, missing)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		watched := make(chan struct{})
		go func() { defer close(watched); a.Watch(ctx, time.Second) }()
		more("First")
		more("Second")
		want(1, "at once")
		time.Sleep(12 * time.Second)
		synctest.Wait()
		want(2, "soon")
		stop()
		<-watched
	})
	if err := a.Close(); err != nil {
		t.Error(err)
	}
}

func createNamed(name string) *app.EnvironmentCreate { return &app.EnvironmentCreate{Name: name} }

func copyFolder(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

// What runs on when a workspace is closed writes nothing of it any more: its notes may be gone by then, or another program's.
func TestNothingIsKeptOfAClosedWorkspace(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	folder := t.TempDir()
	a := remembering(t, w, closedCopy(t, w), folder)
	notes := filepath.Join(folder, a.ID())
	closed := false
	err := a.CatchUp(func(int64, int64) {
		if closed {
			return
		}
		closed = true
		if err := errors.Join(a.Close(), os.RemoveAll(notes)); err != nil {
			t.Error(err)
		}
	})
	if _, missing := os.Stat(notes); !errors.Is(missing, os.ErrNotExist) || !closed {
		t.Errorf("notes after closing: %v (%v)", missing, err)
	}
}
