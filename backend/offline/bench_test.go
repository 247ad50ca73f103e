package offline_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/offline"
	"renogen/backend/testkit"
)

// benchSteps is how many steps the run book of the benchmark has, and as many items that are not approved yet.
const benchSteps = 20

// BenchmarkBringBack brings work of so many entries back, from the file of the copy to the last entry in the file of the
// shared workspace. Of twenty entries nine are comments, nine are remarks on steps, and two edit an item; one of these is
// refused, because others changed the same field.
func BenchmarkBringBack(b *testing.B) {
	for _, entries := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(entries), func(b *testing.B) {
			shared, laptop := benchFiles(b, entries)
			for b.Loop() {
				b.StopTimer()
				w := shared.Opened(benchCopy(b, shared))
				w.Clock.Pass(time.Duration(entries+60) * time.Second)
				b.StartTimer()
				out, err := offline.BringBack(w.App, w.Host, w.As("Execute"), laptop, false, false)
				if err != nil || out.Intents != entries || len(refused(out)) != (entries-1)/benchSteps {
					b.Fatal(out.Intents, len(refused(out)), err)
				}
			}
			if took := b.Elapsed() / time.Duration(b.N); entries <= 1000 && took > 2*time.Second {
				b.Errorf("%d entries took %v", entries, took)
			}
		})
	}
}

func refused(out app.Returned) (some []app.ReturnedIntent) {
	for _, result := range out.Results {
		if !result.Done {
			some = append(some, result)
		}
	}
	return some
}

// benchCopy is the file of the shared workspace anew, as it was before anything came back.
func benchCopy(b *testing.B, w *testkit.Workspace) string {
	path := w.CopyPath("shared")
	if _, err := w.CopyTo(path); err != nil {
		b.Fatal(err)
	}
	return path
}

// benchFiles takes a run book to a laptop, where so many entries are made, while every draft gets another title here.
func benchFiles(b *testing.B, entries int) (w *testkit.Workspace, laptop string) {
	w = testkit.New(b)
	night := w.Night(benchSteps)
	drafts := []domain.ID{}
	for i := range benchSteps {
		drafts = append(drafts, w.Item(night.Deployment, fmt.Sprint("Draft ", i)))
	}
	laptop = w.CopyPath("laptop")
	plan := offline.Plan{
		Project: night.Project, Deployments: []domain.ID{night.Deployment}, Until: w.Clock.Now() + 1e9,
		Users: []domain.ID{w.User("Execute"), w.User("All")},
	}
	if _, err := offline.Take(w.App, w.Host, w.As("Execute"), plan, laptop); err != nil {
		b.Fatal(err)
	}
	l := w.Opened(laptop)
	orders := []app.Order{}
	for i := range entries - 1 {
		l.Clock.Pass(time.Second)
		orders = append(orders, benchOrder(b, l, night, drafts, i))
	}
	if _, err := l.DoAll(orders); err != nil {
		b.Fatal(err)
	}
	for i, draft := range drafts {
		w.Must("Entry", &app.ItemEdit{Item: draft, Title: testkit.To(w, fmt.Sprint("Draft ", i), fmt.Sprint("Another draft ", i))})
	}
	return w, laptop
}

// benchOrder is what the laptop does as its i-th entry. The edits of a draft follow each other.
func benchOrder(b *testing.B, l *testkit.Workspace, night testkit.Night, drafts []domain.ID, i int) app.Order {
	id, err := app.NewID()
	if err != nil {
		b.Fatal(err)
	}
	o := app.Order{Actor: l.As("All"), ID: id, At: l.Clock.Now()}
	n := i / benchSteps % benchSteps
	title := func(round int) string {
		if round == 0 {
			return fmt.Sprint("Draft ", n)
		}
		return fmt.Sprintf("Draft %d, version %d", n, round)
	}
	words := func(round int) string { return strings.TrimSpace(strings.Repeat("more words ", round)) }
	switch at, round := i%benchSteps, i/benchSteps/benchSteps; {
	case at == benchSteps-2:
		o.Name, o.Payload = "item.edit", &app.ItemEdit{Item: drafts[n], Description: testkit.To(l, words(round), words(round+1))}
	case at == benchSteps-1:
		o.Name, o.Payload = "item.edit", &app.ItemEdit{Item: drafts[n], Title: testkit.To(l, title(round), title(round+1))}
	case at%2 == 0:
		o.Name, o.Payload = "comment.add", &app.CommentAdd{Item: night.Items[at], Text: fmt.Sprint("comment ", i)}
	default:
		o.Name, o.Payload = "step.remark", &app.StepRemark{Step: night.Steps[at], Remark: fmt.Sprint("remark ", i)}
	}
	return o
}
