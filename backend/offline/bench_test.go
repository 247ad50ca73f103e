package offline_test

import (
	"fmt"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/offline"
	"renogen/backend/testkit"
)

// BenchmarkBringBack brings work of so many entries back, half of it comments, half remarks on steps.
func BenchmarkBringBack(b *testing.B) {
	for _, entries := range []int{100, 1000, 10_000} {
		b.Run(fmt.Sprint(entries), func(b *testing.B) {
			w := testkit.New(b)
			night := w.Night(20)
			path := w.CopyPath("laptop")
			plan := offline.Plan{
				Project: night.Project, Deployments: []domain.ID{night.Deployment}, Until: w.Clock.Now() + 1e9,
				Users: []domain.ID{w.User("Execute")},
			}
			if _, err := offline.Take(w.App, w.Host, w.As("Execute"), plan, path); err != nil {
				b.Fatal(err)
			}
			laptop := w.Opened(path)
			orders := []app.Order{}
			for i := range entries - 1 {
				laptop.Clock.Pass(time.Second)
				id, err := app.NewID()
				if err != nil {
					b.Fatal(err)
				}
				o := app.Order{Actor: w.As("Execute"), ID: id, At: laptop.Clock.Now(), Name: "step.remark"}
				o.Payload = &app.StepRemark{Step: night.Steps[i%20], Remark: fmt.Sprint("remark ", i)}
				if i%2 == 0 {
					o.Name, o.Payload = "comment.add", &app.CommentAdd{Item: night.Items[i%20], Text: fmt.Sprint("comment ", i)}
				}
				orders = append(orders, o)
			}
			if _, err := laptop.DoAll(orders); err != nil {
				b.Fatal(err)
			}
			work, err := laptop.Work()
			if err != nil {
				b.Fatal(err)
			}
			w.Clock.Pass(time.Duration(entries+60) * time.Second)
			for b.Loop() {
				out, err := w.BringBack(app.Return{Actor: w.As("Execute"), Work: work, Dry: true})
				if err != nil || out.Intents != entries {
					b.Fatal(out.Intents, err)
				}
			}
		})
	}
}
