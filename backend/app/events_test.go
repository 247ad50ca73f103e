package app_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/testkit"
)

// A drive that goes away is told, and so is its coming back; what is asked for meanwhile is refused, and works afterwards.
func TestDriveThatGoesAwayAndComesBack(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	drive := filepath.Join(t.TempDir(), "drive")
	path := filepath.Join(drive, "shop.renogen")
	if err := os.Mkdir(drive, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(closedCopy(t, w), path); err != nil {
		t.Fatal(err)
	}
	a := elsewhere(t, w, path)
	ctx, stop := context.WithCancel(t.Context())
	told := make(chan bool, 100)
	a.OnChange(func() { told <- a.Place().Away })
	watched := make(chan struct{})
	go func() { defer close(watched); a.Watch(ctx, 20*time.Millisecond) }()
	t.Cleanup(func() { stop(); <-watched })
	create := func() error { return doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: "Goes on"}) }

	if err := os.Rename(drive, drive+" away"); err != nil {
		t.Fatal(err)
	}
	if !<-told {
		t.Error("it is told, but the drive is not away")
	}
	wantKey(t, "while it is away", create(), "workspace.not_reachable")
	if err := os.Rename(drive+" away", drive); err != nil {
		t.Fatal(err)
	}
	if <-told {
		t.Error("it is told, but the drive is still away")
	}
	if err := create(); err != nil {
		t.Errorf("back again: %v", err)
	}
}

// What others wrote after the file was opened, and before it is looked at for the first time, is announced.
func TestWhatCameBeforeTheFirstLookIsTold(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	path := closedCopy(t, w)
	a, other := elsewhere(t, w, path), elsewhere(t, w, path)
	if err := doElsewhere(t, other, w.As("Ann"), createNamed("Meanwhile")); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	told := make(chan struct{}, 100)
	a.OnChange(func() { told <- struct{}{} })
	watched := make(chan struct{})
	go func() { defer close(watched); a.Watch(ctx, 20*time.Millisecond) }()
	t.Cleanup(func() { stop(); <-watched })
	select {
	case <-told:
	case <-time.After(30 * time.Second):
		t.Error("nobody is told")
	}
}
