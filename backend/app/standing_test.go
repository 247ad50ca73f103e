package app_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

// A workstation whose note of the decisions is missing or old looks through what it verified again, and finds there what
// was replaced.
func TestDecisionsAreLookedThroughAgain(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(note string, before []byte) error{
		"missing": func(note string, _ []byte) error { return os.Remove(note) },
		"old":     func(note string, before []byte) error { return os.WriteFile(note, before, 0o600) },
		"damaged": func(note string, _ []byte) error { return os.WriteFile(note, []byte("{"), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRelease(t)
			folder := t.TempDir()
			note := filepath.Join(folder, r.ID(), "decisions.json")
			look := func() (*app.App, error) {
				a := remembering(t, r.Workspace, r.Path(), folder)
				return a, a.CatchUp(nil)
			}
			stop := func(a *app.App, err error) {
				if err := errors.Join(err, a.Close()); err != nil {
					t.Fatal(err)
				}
			}
			stop(look())
			before, err := os.ReadFile(note)
			if err != nil {
				t.Fatal(err)
			}
			id := r.Approved(r.item("Item", restart))
			step := r.step(restart)
			r.Must("Ann", &app.EnvironmentCreate{Name: "Later"})
			stop(look())
			if err := spoil(note, before); err != nil {
				t.Fatal(err)
			}
			a, err := look()
			view, asked := app.Ask[app.StepView](a, r.User("View"), "step.get", &app.StepGet{Step: step})
			if asked != nil || view.Step.Fault != nil {
				t.Errorf("the true one: %+v, %v", view.Step.Fault, asked)
			}
			stop(a, err)
			if err := spoil(note, before); err != nil {
				t.Fatal(err)
			}
			seq := testkit.Row[domain.Item](r.Workspace, id).ApprovedSeq
			replaceEntry(t, r.Workspace, r.Path(), seq, r.As("Approval"), func(text string) string { return text })
			a, err = look()
			var found app.Finding
			if domain.CodeOf(err) != domain.CodeUnavailable || !errors.As(err, &found) || found.Entry != seq+1 {
				t.Errorf("%v", fmt.Errorf("it goes on: %w", errors.Join(err, errors.New(found.What))))
			}
			if err := a.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}
