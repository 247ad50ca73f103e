package offline_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// worker does random work in a file, and remembers what was acknowledged.
type worker struct {
	t      *testing.T
	file   *testkit.Workspace
	random *rand.Rand
	nights []testkit.Night
	drafts []domain.ID
	done   []domain.ID
	number int
}

var (
	workers = []string{"Execute", "All"} // whose keys are in the copies
	acts    = []domain.StepAction{
		domain.StepStart, domain.StepComplete, domain.StepFail, domain.StepReopen, domain.StepAgain, domain.StepSkip, domain.StepNote,
	}
)

// work does one thing after the other, a minute apart. The rules may refuse it, which is no fault.
func (w *worker) work(times int) {
	w.t.Helper()
	for range times {
		w.file.Clock.Pass(time.Minute)
		w.number++
		id, err := app.NewID()
		if err != nil {
			w.t.Fatal(err)
		}
		_, err = w.file.Do(w.file.As(workers[w.random.IntN(len(workers))]), id, w.command())
		switch domain.CodeOf(err) {
		case domain.CodeInvalid, domain.CodeConflict, domain.CodeForbidden:
		default:
			if err != nil {
				w.t.Fatal(err)
			}
			w.done = append(w.done, id)
		}
	}
}

func (w *worker) command() any {
	w.t.Helper()
	night := w.nights[w.random.IntN(len(w.nights))]
	said := fmt.Sprintf("%d by %s", w.number, w.file.Host.Workstation)
	draft := testkit.Row[domain.Item](w.file, w.drafts[w.random.IntN(len(w.drafts))])
	switch w.random.IntN(6) {
	case 0:
		return &app.CommentAdd{Item: night.Items[0], Text: said}
	case 1:
		return &app.ItemEdit{Item: draft.ID, Title: testkit.To(w.file, draft.Title, said)}
	case 2:
		return &app.ItemEdit{Item: draft.ID, Description: testkit.To(w.file, draft.Description, said)}
	default:
		return w.file.Act(night.Steps[w.random.IntN(len(night.Steps))], acts[w.random.IntN(len(acts))], said)
	}
}

// Whatever is done in the shared workspace and with two laptops, and however often and in which order it comes back: both
// verifications hold, a workstation that never saw the file can open it, and everything that was acknowledged is there, done
// or listed as refused.
func TestRandomWorkOfTwoLaptops(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			randomWork(t, rand.New(rand.NewPCG(seed, 0)))
		})
	}
}

func randomWork(t *testing.T, random *rand.Rand) {
	w := testkit.New(t)
	nights := []testkit.Night{w.Night(3), w.Night(3), w.Night(2)} // the last stays here
	drafts := []domain.ID{w.Item(nights[0].Deployment, "One"), w.Item(nights[1].Deployment, "Two")}
	here := &worker{t: t, file: w, random: random, nights: nights, drafts: drafts}
	laptops := []*worker{}
	for i, night := range nights[:2] {
		path := w.CopyPath(fmt.Sprint("laptop", i))
		(&trip{t: t, shared: w, night: night}).takeTo(path, "Execute", night.Deployment)
		laptops = append(laptops, &worker{t: t, file: w.Opened(path), random: random, nights: nights, drafts: drafts})
	}
	for range 4 {
		laptop := laptops[random.IntN(len(laptops))]
		here.work(random.IntN(6))
		if step := nights[random.IntN(2)].Steps[0]; random.IntN(2) == 0 {
			_, err := w.Try("Approval", &app.CopyTakeBack{Step: step, Reason: "it cannot wait", Seen: w.StepSeen(step)})
			if err != nil && domain.CodeOf(err) != domain.CodeConflict { // it was taken back before
				t.Fatal(err)
			}
		}
		laptop.work(4 + random.IntN(8))
		w.Clock.Pass(time.Hour)
		comesBack(t, w, laptop.file)
	}
	for _, i := range random.Perm(len(laptops)) {
		comesBack(t, w, laptops[i].file)
	}
	allThere(t, here, false)
	for _, laptop := range laptops {
		allThere(t, laptop.on(w), true)
	}
	verified(t, w)
}

func comesBack(t *testing.T, w, laptop *testkit.Workspace) {
	t.Helper()
	work, err := laptop.Work()
	if err == nil {
		_, err = w.BringBack(app.Return{Actor: w.As("Execute"), Work: work, Pieces: laptop.Piece})
	}
	if err != nil {
		t.Fatal(err)
	}
}

// on is the worker with another file to be looked at.
func (w worker) on(file *testkit.Workspace) *worker {
	w.file = file
	return &w
}

func allThere(t *testing.T, w *worker, canBeRefused bool) {
	t.Helper()
	if len(w.done) == 0 {
		t.Error("nothing was acknowledged")
	}
	w.file.Read(func(r store.Reader) error {
		for _, id := range w.done {
			row, ok, err := r.EntryByID(id)
			if err != nil {
				return err
			}
			_, listed, err := store.Find[domain.RefusedIntent](r, id)
			if err != nil {
				return err
			}
			if refused := row.Outcome == journal.OutcomeRefused; !ok || refused != listed || refused && !canBeRefused {
				t.Errorf("entry %s is there: %t, with the outcome %q, listed: %t", id, ok, row.Outcome, listed)
			}
		}
		return nil
	})
}
