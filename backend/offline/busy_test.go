package offline_test

import (
	"errors"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/offline"
	"renogen/backend/testkit"
)

// Where others write all the time there is no moment in which a copy is of the newest entry: in the end they wait for it.
func TestTakeFromABusyWorkspace(t *testing.T) {
	t.Parallel()
	w := testkit.New(t)
	night := w.Night(1)
	other, err := app.Open(w.Path(), w.Host)
	if err != nil {
		t.Fatal(err)
	}
	stop, stopped := make(chan struct{}), make(chan error)
	go func() {
		for {
			select {
			case <-stop:
				stopped <- other.Close()
				return
			case <-time.After(3 * time.Millisecond): // or nobody else would get the lock at all
			}
			id, err := app.NewID()
			if err == nil {
				_, err = other.Do(w.As("Review"), id, &app.CommentAdd{Item: night.Items[0], Text: "busy"})
			}
			if err != nil {
				t.Error(err)
				stopped <- errors.Join(err, other.Close())
				return
			}
		}
	}()
	plan := offline.Plan{
		Project: night.Project, Deployments: []string{night.Deployment}, Until: w.Clock.Now() + time.Hour.Milliseconds(), Users: []string{w.User("Execute")},
	}
	path := w.CopyPath("laptop")
	taken, err := offline.Take(w.App, w.Host, w.As("Execute"), plan, path)
	close(stop)
	if err := errors.Join(err, <-stopped); err != nil {
		t.Fatal(err)
	}
	if laptop := w.Opened(path); laptop.Entries() != taken.Entries {
		t.Errorf("%+v", taken)
	}
	verified(t, w)
}
