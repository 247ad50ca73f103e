package app_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// lossAt is a workspace, a copy of it from before its last two entries, and the folder of a workstation that saw both.
func lossAt(t *testing.T) (w *testkit.Workspace, older, folder string, seen app.Receipt) {
	t.Helper()
	w = testkit.New(t)
	older, folder = closedCopy(t, w), t.TempDir()
	newer := filepath.Join(t.TempDir(), "newer.renogen")
	copyTo(t, older, newer)
	a := remembering(t, w, newer, folder)
	for _, name := range []string{"First", "Second"} {
		id, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		if seen, err = a.Do(w.As("Ann"), id, &app.EnvironmentCreate{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(a.FeedSearch(), a.Close()); err != nil {
		t.Fatal(err)
	}
	return w, older, folder, seen
}

// An older copy can be read as it is; it is written only when its user has accepted what is lost, and then for good.
func TestLossIsToldAndAccepted(t *testing.T) {
	t.Parallel()
	w, older, folder, seen := lossAt(t)
	seenAt := w.Clock.Now()
	w.Clock.Pass(time.Hour)
	a := remembering(t, w, older, folder)
	loss := a.Loss()
	if loss == nil || loss.Missing != 2 || loss.SeenSeq != seen.Seq || loss.SeenAt != seenAt || loss.HasSeq != seen.Seq-2 {
		t.Fatalf("the loss: %+v", loss)
	}
	if err := a.CatchUp(nil); err != nil {
		t.Errorf("what it has is not verified: %v", err)
	}
	wantLost(t, "a command", doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: "Third"}))
	wantLost(t, "trouble", a.Trouble())
	view, err := app.Ask[app.EnvironmentsView](a, w.User("Ann"), "environments.list", &app.EnvironmentsList{})
	if err != nil || len(view.Environments) != 0 {
		t.Errorf("reading: %+v, %v", view, err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}

	a = remembering(t, w, older, folder) // closing has not accepted it
	if err := a.AcceptLoss("something else"); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("another loss is accepted: %v", err)
	}
	if err := a.AcceptLoss(a.Loss().Seen); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(a.Trouble(), doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: "Third"}), a.Close()); err != nil {
		t.Fatal(err)
	}
	a = remembering(t, w, older, folder)
	noted, err := a.AcceptedLosses()
	if want := []app.AcceptedLoss{{At: w.Clock.Now(), Loss: *loss}}; err != nil || !cmp.Equal(noted, want) {
		t.Errorf("the note: %v %s", err, cmp.Diff(want, noted))
	}
	if err := a.AcceptLoss(loss.Seen); domain.CodeOf(err) != domain.CodeConflict {
		t.Errorf("it is accepted twice: %v", err)
	}
	if err := errors.Join(a.Trouble(), a.Close()); err != nil {
		t.Error(err)
	}
}

func wantLost(t *testing.T, what string, err error) {
	t.Helper()
	var refused *domain.Error
	if !errors.As(err, &refused) || refused.Key != "journal.lost" || refused.Code != domain.CodeUnavailable || refused.Params["count"] != "2" {
		t.Errorf("%s: %v", what, err)
	}
}

// What is found in an older copy is what it has, not what was indexed before.
func TestSearchForgetsALostHistory(t *testing.T) {
	t.Parallel()
	d := newDoor(t)
	older, folder := closedCopy(t, d.Workspace), t.TempDir()
	newer := filepath.Join(t.TempDir(), "newer.renogen")
	copyTo(t, older, newer)
	find := func(a *app.App) int {
		if err := a.FeedSearch(); err != nil {
			t.Fatal(err)
		}
		found, err := app.Ask[app.SearchView](a, d.User("Approval"), "search", &app.Search{Text: "zanzibar"})
		if err != nil {
			t.Fatal(err)
		}
		return len(found.Hits)
	}
	a := remembering(t, d.Workspace, newer, folder)
	if err := doElsewhere(t, a, d.As("Entry"), &app.CommentAdd{Item: d.documented, Text: "zanzibar"}); err != nil {
		t.Fatal(err)
	}
	if n := find(a); n != 1 {
		t.Fatalf("%d found", n)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = remembering(t, d.Workspace, older, folder)
	if n := find(a); n != 0 {
		t.Errorf("%d found that are not there", n)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
}

// A file that loses entries while it is open stops being written, and goes on when they are back.
func TestLossWhileOpen(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	path := closedCopy(t, w)
	older := filepath.Join(t.TempDir(), "older.renogen")
	newer := filepath.Join(t.TempDir(), "newer.renogen")
	copyTo(t, path, older)
	a := remembering(t, w, path, "")
	for _, name := range []string{"First", "Second"} {
		if err := doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	copyTo(t, path, newer)
	copyTo(t, older, path) // as a program that synchronises folders does
	wantLost(t, "rolled back", doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: "Third"}))
	copyTo(t, newer, path)
	if err := errors.Join(doElsewhere(t, a, w.As("Ann"), &app.EnvironmentCreate{Name: "Third"}), a.Close()); err != nil {
		t.Errorf("back again: %v", err)
	}
}
