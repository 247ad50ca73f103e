package testkit

import (
	"path/filepath"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// Opened opens another file of the same people, such as an offline copy of this workspace; it has a clock of its own.
func (w *Workspace) Opened(path string) *Workspace {
	w.TB.Helper()
	clock := NewClock(Start)
	clock.at.Store(w.Clock.Now())
	host := app.Host{Workstation: "00000000-0000-7000-8000-000000000002", Now: clock.Now}
	a, err := app.Open(path, host)
	if err != nil {
		w.TB.Fatal(err)
	}
	w.TB.Cleanup(func() {
		if err := a.Close(); err != nil {
			w.TB.Error(err)
		}
	})
	return &Workspace{App: a, TB: w.TB, Clock: clock, Host: host, people: w.people}
}

// CopyPath is a new place for a file.
func (w *Workspace) CopyPath(name string) string {
	return filepath.Join(w.TB.TempDir(), name+".renogen")
}

// Night is a deployment with an approved run book of one item per step.
type Night struct {
	Project, Deployment domain.ID
	Items, Steps        []domain.ID
}

// Night makes one with so many steps.
func (w *Workspace) Night(steps int) Night {
	w.TB.Helper()
	n := Night{Project: w.Project()}
	n.Deployment = w.Deployment(n.Project, "2026-11-26 22:00")
	templates := w.Templates(n.Project)
	for i := range steps {
		item := w.Item(n.Deployment, "Item "+string(rune('A'+i%26))+string(rune('a'+i/26)))
		w.Activity(item, templates.ByHand, ByHandValues("Do "+item)...)
		n.Items = append(n.Items, w.Approved(item))
	}
	w.ApproveBook(n.Deployment)
	for _, step := range w.Steps(n.Deployment) {
		n.Steps = append(n.Steps, step.ID)
	}
	return n
}
