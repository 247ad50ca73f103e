package app_test

import (
	"path/filepath"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/offline"
)

// laptop takes a run book of its own to the laptop of the maker, and brings something back that is refused.
func (d *door) laptop() {
	d.t.Helper()
	d.away = d.Deployment(d.project, "2027-01-21 20:00")
	item := d.Item(d.away, "With a laptop")
	d.byHand("Entry", item, "away")
	d.byHand("Entry", item, "taken back")
	d.Approved(item)
	d.ApproveBook(d.away)
	steps := d.Steps(d.away)
	d.awayStep = steps[0].ID
	path := filepath.Join(d.t.TempDir(), "laptop.renogen")
	plan := offline.Plan{
		Project: d.project, Deployments: []domain.ID{d.away}, Until: d.Clock.Now() + time.Hour.Milliseconds(),
		Users: []domain.ID{d.User(doorMaker)},
	}
	taken, err := offline.Take(d.App, d.Host, d.As(doorMaker), plan, path)
	if err != nil {
		d.t.Fatal(err)
	}
	d.copied = taken.Copy
	d.Must("Approval", &app.CopyTakeBack{Step: steps[1].ID, Reason: "at once", Seen: d.StepSeen(steps[1].ID)})
	laptop := d.Opened(path)
	laptop.Must(doorMaker, laptop.Act(steps[1].ID, domain.StepStart, ""))
	work, err := laptop.Work()
	if err != nil {
		d.t.Fatal(err)
	}
	d.Clock.Pass(time.Minute)
	out, err := d.BringBack(app.Return{Actor: d.As(doorMaker), Work: work, Pieces: laptop.Piece})
	if err != nil {
		d.t.Fatal(err)
	}
	d.refused = out.Results[len(out.Results)-1].Entry
}

func (d *door) copyPayloads() map[string]any {
	d.t.Helper()
	take := app.CopyTake{
		Project: d.project, Deployments: []domain.ID{d.empty}, Until: d.Clock.Now() + time.Hour.Milliseconds(),
		Users: []domain.ID{d.User("Approval")},
	}
	return map[string]any{
		"copy.take":      &take,
		"copy.begin":     &app.CopyBegin{Copy: d.copied, CopyTake: take, Withheld: []app.WithheldEntry{}},
		"copy.take_back": &app.CopyTakeBack{Step: d.awayStep, Reason: "at once", Seen: d.StepSeen(d.awayStep)},
		"copy.merge":     &app.CopyMerge{Copy: d.copied, Base: noDigest, Head: noDigest, Results: []app.MergedIntent{}},
		"copy.settle":    &app.CopySettle{Intent: d.refused, How: domain.SettledDropped, Note: "it is done"},
		"copy.close":     &app.CopyClose{Copy: d.copied, Reason: "lost"},
	}
}

// noDigest is a digest of nothing.
const noDigest = "0000000000000000000000000000000000000000000000000000000000000000"
