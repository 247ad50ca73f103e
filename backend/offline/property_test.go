package offline_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// fleet is a workspace of which several laptops have a run book each.
type fleet struct {
	t      *testing.T
	shared string // the file before anything comes back
	people *testkit.Workspace
	works  []app.CopyWork
	nights []testkit.Night
	pieces app.ContentSource
}

// newFleet takes three run books of two steps each to three laptops, where every step is worked in its own way.
func newFleet(t *testing.T, ways []int) *fleet {
	t.Helper()
	w := testkit.New(t)
	f := &fleet{t: t, people: w}
	project := w.Night(1).Project
	for i := range 3 {
		night := testkit.Night{Project: project, Deployment: w.Deployment(project, "2026-12-0"+strconv.Itoa(i+1)+" 20:00")}
		template := w.Must("Approval", &app.TemplateCreate{Project: project, TemplateDefinition: named(testkit.ByHand(), i)})
		item := w.Item(night.Deployment, "Item "+strconv.Itoa(i))
		w.Activity(item, template, testkit.ByHandValues("first")...)
		w.Activity(item, template, testkit.ByHandValues("second")...)
		night.Items = []domain.ID{w.Approved(item)}
		w.ApproveBook(night.Deployment)
		for _, step := range w.Steps(night.Deployment) {
			night.Steps = append(night.Steps, step.ID)
		}
		f.nights = append(f.nights, night)
	}
	laptops := f.leave()
	for i, laptop := range laptops {
		f.work(laptop, f.nights[i], ways[i])
	}
	w.Clock.Pass(time.Hour)
	f.shared = w.CopyPath("before")
	if _, err := w.CopyTo(f.shared); err != nil {
		t.Fatal(err)
	}
	return f
}

func named(d app.TemplateDefinition, i int) app.TemplateDefinition {
	d.Title += " " + strconv.Itoa(i)
	return d
}

func (f *fleet) leave() []*testkit.Workspace {
	laptops := []*testkit.Workspace{}
	for i, night := range f.nights {
		trip := &trip{t: f.t, shared: f.people, night: night}
		path := f.people.CopyPath("laptop" + strconv.Itoa(i))
		trip.takeTo(path, "Execute", night.Deployment)
		laptops = append(laptops, f.people.Opened(path))
	}
	return laptops
}

// work does something to both steps, in one of several ways.
func (f *fleet) work(l *testkit.Workspace, night testkit.Night, way int) {
	f.t.Helper()
	l.Clock.Pass(time.Minute)
	for i, step := range night.Steps {
		switch (way >> i) % 3 {
		case 0:
			l.DoStep(step, "", domain.StepComplete)
		case 1:
			l.DoStep(step, "not now", domain.StepStart, domain.StepAttemptFailed)
		case 2:
			l.DoStep(step, "later", domain.StepNote, domain.StepHold)
		}
	}
	l.Must("All", &app.CommentAdd{Item: night.Items[0], Text: "way " + strconv.Itoa(way)})
	work, err := l.Work()
	if err != nil {
		f.t.Fatal(err)
	}
	f.works = append(f.works, work)
	f.pieces = l.Piece
}

// tables brings the copies back in an order, some of them twice, and gives what the steps, items and comments are then.
func (f *fleet) tables(order []int) (rows map[domain.ID]any) {
	f.t.Helper()
	path := filepath.Join(f.t.TempDir(), "w.renogen")
	content, err := os.ReadFile(f.shared)
	if err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		f.t.Fatal(err)
	}
	w := f.people.Opened(path)
	for _, i := range order {
		if _, err := w.BringBack(app.Return{Actor: w.As("Approval"), Work: f.works[i], Pieces: f.pieces}); err != nil {
			f.t.Fatal(err)
		}
	}
	rows = map[domain.ID]any{}
	w.Read(func(r store.Reader) error {
		for _, night := range f.nights {
			for _, step := range night.Steps {
				run, err := r.LiveStep(step)
				if err != nil {
					return err
				}
				rows[run.ID] = run
			}
			comments, err := r.CommentsOf(night.Items[0])
			if err != nil {
				return err
			}
			for _, c := range comments {
				rows[c.ID] = c
			}
			if rows[night.Items[0]], err = store.Get[domain.Item](r, night.Items[0]); err != nil {
				return err
			}
		}
		return nil
	})
	return rows
}

// Copies that touch different run books come back in any order, and as often as one likes, and the tables are the same.
func TestCopiesComeBackInAnyOrder(t *testing.T) {
	t.Parallel()
	fleets := []*fleet{newFleet(t, []int{0, 1, 2}), newFleet(t, []int{3, 4, 5})}
	want := []map[domain.ID]any{}
	for _, f := range fleets {
		want = append(want, f.tables([]int{0, 1, 2}))
	}
	rapid.Check(t, func(rt *rapid.T) {
		which := rapid.IntRange(0, len(fleets)-1).Draw(rt, "fleet")
		order := rapid.Permutation([]int{0, 1, 2}).Draw(rt, "order")
		again := rapid.SliceOfN(rapid.IntRange(0, 2), 0, 3).Draw(rt, "again")
		got := fleets[which].tables(slices.Concat(order, again))
		if diff := cmp.Diff(want[which], got); diff != "" {
			rt.Errorf("order %v, again %v: %s", order, again, diff)
		}
	})
}

// Two edits of different fields both stay, whichever comes first; two of the same field ask.
func TestEditsOfDifferentFieldsMerge(t *testing.T) {
	t.Parallel()
	p := take(t, 1)
	item := p.shared.Item(p.night.Deployment, "Draft")
	late := &trip{t: t, shared: p.shared, night: p.night}
	p.shared.Must("Execute", &app.CopyClose{Copy: p.taken.Copy, Reason: "taken again"})
	path := p.shared.CopyPath("second")
	plan := late.takeTo(path, "All", p.night.Deployment)
	l := p.shared.Opened(path)
	p.shared.Clock.Pass(time.Hour)
	l.Clock.Pass(time.Minute)
	l.Must("All", &app.ItemEdit{Item: item, Title: testkit.To(l, "Draft", "From the laptop")})
	l.Must("All", &app.ItemEdit{Item: item, Description: testkit.To(l, "", "more words")})
	p.shared.Must("Entry", &app.ItemEdit{Item: item, Title: testkit.To(p.shared, "Draft", "From here")})
	work, err := l.Work()
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.shared.BringBack(app.Return{Actor: p.shared.As("All"), Work: work, Pieces: l.Piece})
	if err != nil {
		t.Fatal(err)
	}
	row := testkit.Row[domain.Item](p.shared, item)
	if row.Title != "From here" || row.Description != "more words" || plan.Copy == "" {
		t.Errorf("%+v", row)
	}
	if out.Results[1].Done || out.Results[1].Why.Key != "command.stale" || !out.Results[2].Done {
		t.Errorf("%+v", out.Results)
	}
	verified(t, p.shared)
}
