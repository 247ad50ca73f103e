package app_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/testkit"
)

// doubtsOf is what a person hears on a workstation of things that were not answered for good.
func doubtsOf(t *testing.T, w *testkit.Workspace, a *app.App, name string) []app.DoubtView {
	t.Helper()
	view, err := app.Ask[app.DoubtsView](a, w.User(name), "doubts.list", &app.DoubtsList{})
	if err != nil {
		t.Fatal(err)
	}
	return view.Doubts
}

func newID(t *testing.T) domain.ID {
	t.Helper()
	id, err := app.NewID()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// What was answered with "nobody knows yet" is looked up while the file is open, and stays until its person has settled it:
// by doing it again, which does it once at most, or by saying that it is known.
func TestDoubtsAreClearedUpAndKept(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	path, folder := closedCopy(t, d.Workspace), t.TempDir()
	a := remembering(t, d.Workspace, path, folder)
	there, missing := newID(t), newID(t)
	comment := func(text string) *app.CommentAdd { return &app.CommentAdd{Item: d.documented, Text: text} }
	if _, err := a.Do(d.As("Entry"), there, comment("it is there")); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	told := make(chan struct{}, 100)
	watched := make(chan struct{})
	a.OnChange(func() { told <- struct{}{} })
	go func() { defer close(watched); a.Watch(ctx, 20*time.Millisecond) }()
	orders := []app.Order{
		app.NewOrder(d.As("Entry"), there, comment("it is there"), 0), app.NewOrder(d.As("Entry"), missing, comment("it is not"), 0),
	}
	if err := app.InDoubt(a, orders, errors.New("the drive went away")); domain.CodeOf(err) != domain.CodeUnavailable {
		t.Fatal(err)
	}
	for deadline := time.After(30 * time.Second); doubtsOf(t, d.Workspace, a, "Entry")[0].Outcome == share.Unknown; {
		select {
		case <-told:
		case <-deadline:
			t.Fatal("nobody is told")
		}
	}
	stop()
	<-watched
	title := testkit.Ask[app.ItemView](d.Workspace, "Entry", "item.get", &app.ItemGet{Item: d.documented}).Item.Title
	doubts := doubtsOf(t, d.Workspace, a, "Entry")
	if len(doubts) != 2 || doubts[0].Outcome != share.Done || doubts[0].Again || doubts[1].Outcome != share.NotDone || !doubts[1].Again || doubts[1].Title != title {
		t.Fatalf("%+v", doubts)
	}
	if others := doubtsOf(t, d.Workspace, a, "All"); len(others) != 0 {
		t.Errorf("somebody else hears of it: %+v", others)
	}
	if err := a.SettleDoubt(d.As("All"), missing); domain.CodeOf(err) != domain.CodeNotFound {
		t.Errorf("somebody else settles it: %v", err)
	}
	if _, err := a.DoDoubtAgain(d.As("Entry"), there); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("what is done is done again: %v", err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}

	a = remembering(t, d.Workspace, path, folder)
	if left := doubtsOf(t, d.Workspace, a, "Entry"); len(left) != 2 {
		t.Fatalf("after the next start: %+v", left)
	}
	receipt, err := a.DoDoubtAgain(d.As("Entry"), missing)
	if err != nil || receipt.Entry != missing {
		t.Errorf("done again: %+v, %v", receipt, err)
	}
	if err := a.SettleDoubt(d.As("Entry"), there); err != nil {
		t.Error(err)
	}
	if left := doubtsOf(t, d.Workspace, a, "Entry"); len(left) != 0 {
		t.Errorf("settled, but still told: %+v", left)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
}

// Who did things that a restored workspace lacks hears which, on the workstation where they were done, and can do them again.
func TestWhatARestoredFileLacksIsTold(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]bool{"put back while it is closed": false, "put back while it is open": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, older, folder, _ := lossAt(t)
			path := filepath.Join(t.TempDir(), "shared.renogen")
			restored := filepath.Join(t.TempDir(), "restored.renogen")
			copyTo(t, older, restored)
			other := elsewhere(t, w, restored)
			w.Clock.Pass(time.Hour)
			if err := doElsewhere(t, other, w.As("Ann"), &app.WorkspaceRestore{LostSeq: w.Entries() + 2, Reason: "the disk broke"}); err != nil {
				t.Fatal(err)
			}
			var a *app.App
			if open {
				copyTo(t, older, path)
				a = remembering(t, w, path, t.TempDir())
				folder = a.Folder()
				for _, name := range []string{"First", "Second"} {
					if err := doElsewhere(t, a, w.As("Ann"), createNamed(name)); err != nil {
						t.Fatal(err)
					}
				}
				copyTo(t, restored, path)
			} else {
				copyTo(t, restored, path)
				a = remembering(t, w, path, folder)
			}
			if err := a.CatchUp(nil); err != nil {
				t.Fatal(err)
			}
			left := doubtsOf(t, w, a, "Ann")
			if len(left) != 2 || left[0].Outcome != share.LeftOut || left[0].Command != "environment.create" {
				t.Fatalf("%+v", left)
			}
			for _, one := range left {
				if err := a.SettleDoubt(w.As("Ann"), one.ID); err != nil {
					t.Error(err)
				}
			}
			if err := a.Close(); err != nil {
				t.Error(err)
			}
			a = remembering(t, w, path, folder)
			if again := doubtsOf(t, w, a, "Ann"); len(again) != 0 || a.Loss() != nil {
				t.Errorf("told again: %+v, %+v", again, a.Loss())
			}
			if err := a.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}
