package main

import (
	"fmt"
	"slices"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// openDeployments is how many of a project's deployments are not run yet.
const openDeployments = 5

// deployment makes a window with its items. All but the last few are run to the end.
func (w *workload) deployment(project domain.ID, n int) error {
	start := w.at + 3*day
	deployment, err := w.now(&app.DeploymentCreate{Project: project, PlanFields: app.PlanFields{
		Title: fmt.Sprintf("Release %d", n+1), Start: start - start%60_000, Minutes: 240,
		Description: "Monthly release with the changes that the board agreed to.",
	}})
	if err != nil {
		return err
	}
	items, err := w.items(project, deployment, n)
	if err != nil {
		return err
	}
	open := n >= w.size.deployments-openDeployments
	if err := w.decide(items, open); err != nil {
		return err
	}
	if open {
		return nil
	}
	return w.run(deployment, start)
}

func (w *workload) items(project, deployment domain.ID, n int) ([]domain.ID, error) {
	for i := range w.size.items {
		err := w.later(writer, &app.ItemCreate{
			Deployment: deployment, Ref: fmt.Sprintf("R%d-%d", n+1, i+1), Category: "Enhancement", Modules: []string{"web"},
			Title:       fmt.Sprintf("Change %d of release %d: faster search for %s", i+1, n+1, words[(n+i)%len(words)]),
			Description: "The list is read in pages; the index is made anew at night. See the ticket for figures.",
		})
		if err != nil {
			return nil, err
		}
	}
	receipts, err := w.flush()
	if err != nil {
		return nil, err
	}
	var items []domain.ID
	for i, r := range receipts {
		items = append(items, r.Record)
		for k := range 2 + i%2 {
			if err := w.activity(r.Record, project, n, i, k); err != nil {
				return nil, err
			}
		}
		for c := range 2 {
			if err := w.later(reviewer, &app.CommentAdd{Item: r.Record, Text: fmt.Sprintf("Looked at it, remark %d: %s.", c+1, words[(n+c)%len(words)])}); err != nil {
				return nil, err
			}
		}
	}
	_, err = w.flush()
	return items, err
}

var words = []string{"customers", "contracts", "invoices", "payments", "reports", "warehouses", "couriers", "returns", "ledgers", "auditors"}

func (w *workload) activity(item, project domain.ID, n, i, k int) error {
	return w.later(writer, &app.ActivityCreate{
		Item: item, Template: w.templates[project], Title: fmt.Sprintf("Step %d.%d", i+1, k+1),
		Values: []domain.Value{
			{ID: "nodes", List: []string{"app-01"}},
			{ID: "instruction", Text: fmt.Sprintf("Stop the job, then run `deploy --release %d --item %d --part %d` and read the log.", n+1, i+1, k+1)},
		},
	})
}

// decide takes items through review and approval; of an open window only some.
func (w *workload) decide(items []domain.ID, open bool) error {
	for some := range slices.Chunk(items, mostSeen) {
		if err := w.decideSome(some, open); err != nil {
			return err
		}
	}
	return nil
}

// mostSeen is how many items can be asked for at once.
const mostSeen = 200

func (w *workload) decideSome(items []domain.ID, open bool) error {
	seen, err := app.Ask[app.ItemsSeenView](w.app, w.people[reviewer].User, "items.seen", &app.ItemsSeen{Items: items})
	if err != nil {
		return err
	}
	for i, s := range seen.Items {
		stop := 3
		if open {
			stop = i % 4
		}
		for _, act := range []struct {
			who     int
			payload any
		}{
			{writer, &app.ItemSubmit{Item: s.Item, Seen: s.Seen}},
			{reviewer, &app.ItemVerify{Item: s.Item, Seen: s.Seen}},
			{boss, &app.ItemApprove{Item: s.Item, Seen: s.Seen}},
		}[:stop] {
			if err := w.later(act.who, act.payload); err != nil {
				return err
			}
		}
	}
	_, err = w.flush()
	return err
}

// run approves the run book and takes every step to its end.
func (w *workload) run(deployment domain.ID, start int64) error {
	book, err := w.book(deployment)
	if err != nil {
		return err
	}
	if err := w.later(boss, &app.RunBookApprove{Deployment: deployment, Seen: book.Seen}); err != nil {
		return err
	}
	w.at = start
	for _, stage := range book.Stages {
		for _, section := range stage.Sections {
			for _, step := range section.Steps {
				if err := w.step(step); err != nil {
					return err
				}
			}
		}
	}
	_, err = w.flush()
	return err
}

func (w *workload) book(deployment domain.ID) (app.RunBookView, error) {
	return app.Ask[app.RunBookView](w.app, w.people[boss].User, "run_book.get", &app.RunBookGet{Deployment: deployment})
}

func (w *workload) step(step app.RunBookStep) error {
	if err := w.later(runner, &app.StepStart{Step: step.ID, Seen: step.Seen}); err != nil {
		return err
	}
	seen, err := app.SeenDigest("step", step.ID, app.StepSeen{
		Content: step.Content, State: domain.StepInProgress, Assignee: step.Assignee, StartedAt: w.at,
	})
	if err != nil {
		return err
	}
	return w.later(runner, &app.StepComplete{Step: step.ID, Seen: seen})
}
