package api

import (
	"errors"
	"testing"

	"renogen/backend/domain"
)

// stoppingDesktop cancels the look-up as soon as the window is told how far it is.
type stoppingDesktop struct {
	Desktop
	stop func() error
	told []Progress
}

func (d *stoppingDesktop) Emit(_ string, payload any) {
	if progress, ok := payload.(Progress); ok {
		d.told = append(d.told, progress)
	}
	if d.stop != nil {
		if err := d.stop(); err != nil {
			panic(err)
		}
	}
}

func TestLookingForAPaperTellsItsProgressAndIsCancelled(t *testing.T) {
	documents, _, _ := newDocuments(t, "View")
	desktop := &stoppingDesktop{}
	documents.desk.desktop = desktop
	signing := &Signing{desk: documents.desk, papers: documents}
	found, err := signing.Find("0000-0000-0000-0000")
	if err != nil || found.Printed != nil || len(desktop.told) != 2 || desktop.told[1] != (Progress{Task: "paper", Done: 2, Total: 2}) {
		t.Fatalf("found %+v, told %+v, %v", found, desktop.told, err)
	}
	desktop.stop, desktop.told = signing.StopFinding, nil
	_, err = signing.Find("0000-0000-0000-0000")
	if e, ok := errors.AsType[*domain.Error](err); !ok || e.Key != "document.find_stopped" || len(desktop.told) != 1 {
		t.Errorf("stopped: told %+v, %v", desktop.told, err)
	}
	if err := signing.StopFinding(); err != nil {
		t.Errorf("nothing runs: %v", err)
	}
}
