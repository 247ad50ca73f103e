package offline_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/offline"
	"renogen/backend/store"
	"renogen/backend/testkit"
)

// trip is a workspace from which run books were taken to a laptop.
type trip struct {
	t      *testing.T
	shared *testkit.Workspace
	night  testkit.Night
	path   string
	taken  offline.Taken
	laptop *testkit.Workspace
}

// take takes the run book of a night to the laptop of Execute, with the keys of Execute and All.
func take(t *testing.T, steps int) *trip {
	t.Helper()
	w := testkit.New(t)
	trip := &trip{t: t, shared: w, night: w.Night(steps), path: w.CopyPath("laptop")}
	trip.taken = trip.takeTo(trip.path, "Execute", trip.night.Deployment)
	trip.laptop = w.Opened(trip.path)
	return trip
}

func (p *trip) takeTo(path, holder string, deployment domain.ID) offline.Taken {
	p.t.Helper()
	plan := offline.Plan{
		Project: p.night.Project, Deployments: []domain.ID{deployment}, Until: p.shared.Clock.Now() + 12*time.Hour.Milliseconds(),
		Users: []domain.ID{p.shared.User("Execute"), p.shared.User("All")},
	}
	taken, err := offline.Take(p.shared.App, p.shared.Host, p.shared.As(holder), plan, path)
	if err != nil {
		p.t.Fatal(err)
	}
	return taken
}

// later lets time pass on both sides.
func (p *trip) later(d time.Duration) {
	p.shared.Clock.Pass(d)
	p.laptop.Clock.Pass(d)
}

// returned brings the work of the laptop back, as somebody.
func (p *trip) returned(name string, dry, end bool) (app.Returned, error) {
	p.t.Helper()
	work, err := p.laptop.Work()
	if err != nil {
		p.t.Fatal(err)
	}
	return p.shared.BringBack(app.Return{Actor: p.shared.As(name), Work: work, Pieces: p.laptop.Piece, Dry: dry, End: end})
}

func (p *trip) mustReturn(name string) app.Returned {
	p.t.Helper()
	out, err := p.returned(name, false, false)
	if err != nil {
		p.t.Fatal(err)
	}
	return out
}

// verified copies a file that is open, opens it as a workstation that never saw it, and verifies it from its first entry on,
// in full and quickly.
func verified(t *testing.T, w *testkit.Workspace) app.Report {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copied.renogen")
	if _, err := w.CopyTo(path); err != nil {
		t.Fatal(err)
	}
	stranger, err := app.Open(path, app.Host{Workstation: "00000000-0000-7000-8000-000000000009", Now: w.Clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(stranger.CatchUp(nil), stranger.Close()); err != nil {
		t.Error(err)
	}
	var report app.Report
	for _, level := range []app.Level{app.Quick, app.Full} {
		var err error
		if report, err = app.Verify(path, level, nil); err != nil {
			t.Fatal(err)
		}
		if !report.Whole() {
			t.Errorf("%s: %v", level, report.Findings)
		}
	}
	return report
}

// Certificates come into the shared workspace only: whoever takes a copy has one then, others are told before anything is made.
func TestSigningOnTheLaptopNeedsACertificateFromBefore(t *testing.T) {
	t.Parallel()
	p := take(t, 1)
	may := func(laptop *testkit.Workspace, name string) domain.Ability {
		t.Helper()
		return testkit.Ask[app.DocumentSignOffView](laptop, name, "document.sign_off", &app.DocumentSignOff{Deployment: p.night.Deployment}).Can[0]
	}
	if can := may(p.laptop, "Execute"); !can.Allowed {
		t.Errorf("the holder: %+v", can.Why)
	}
	if _, err := p.laptop.DocumentSigner(p.shared.As("Execute")); err != nil {
		t.Errorf("the holder: %v", err)
	}
	if can := may(p.laptop, "All"); can.Allowed || can.Why.Key != "certificate.none_offline" {
		t.Errorf("another one: %+v", can)
	}
	if can := may(p.shared, "All"); !can.Allowed {
		t.Errorf("in the shared workspace: %+v", can.Why)
	}
	if _, err := p.shared.AddOwnCertificate(p.shared.As("All")); err != nil {
		t.Fatal(err)
	}
	p.shared.Must("Execute", &app.CopyClose{Copy: p.taken.Copy, Reason: "a second one is needed"})
	path := p.shared.CopyPath("second")
	p.takeTo(path, "Execute", p.night.Deployment)
	if can := may(p.shared.Opened(path), "All"); !can.Allowed {
		t.Errorf("in the next copy: %+v", can.Why)
	}
}

// The story of an offline night: an operator takes the run book to a laptop, others go on in the shared workspace, the
// laptop comes back with one clash.
func TestNightWithALaptop(t *testing.T) {
	t.Parallel()
	p := take(t, 7)
	w, steps := p.shared, p.night.Steps
	draft := w.Item(p.night.Deployment, "An early thought")
	p.later(time.Minute)

	w.Refused(domain.CodeConflict, "All", w.Act(steps[0], domain.StepStart, ""))
	w.Refused(domain.CodeForbidden, "All", &app.CopyTakeBack{Step: steps[2], Reason: "we have to", Seen: w.StepSeen(steps[2])})
	w.Must("Approval", &app.CopyTakeBack{Step: steps[2], Reason: "the database cannot wait", Seen: w.StepSeen(steps[2])})
	w.Must("All", w.Act(steps[2], domain.StepComplete, "done here"))
	w.Must("Review", &app.CommentAdd{Item: p.night.Items[0], Text: "we wait for the laptop"})
	w.Must("Approval", &app.ItemEdit{Item: draft, Title: testkit.To(w, "An early thought", "A later thought")})

	file := p.nightOnTheLaptop()
	before := w.Entries()
	dry, err := p.returned("Execute", true, false)
	if err != nil || w.Entries() != before {
		t.Fatal(err, "or the dry run left something")
	}
	if diff := cmp.Diff([]domain.ID{steps[2]}, refusedRecords(dry)); diff != "" {
		t.Errorf("the dry run names other clashes: %s\n%+v", diff, dry)
	}
	out := p.mustReturn("Execute")
	if diff := cmp.Diff(refusedRecords(dry), refusedRecords(out)); diff != "" || w.Entries() != before+int64(out.Intents)+1 {
		t.Errorf("the dry run said something else: %s", diff)
	}
	p.checkSteps()
	p.settled(out)
	p.sameSignatures()
	p.bothSides(draft, file)
	verified(t, w)
	verified(t, p.laptop)
	before = w.Entries()
	again, err := p.returned("Execute", false, false)
	if err != nil || again.Merge != "" || again.Known != out.Intents || w.Entries() != before {
		t.Errorf("bringing back again: %+v %v", again, err)
	}
}

// bothSides looks for what was done here meanwhile, and for the evidence from the laptop.
func (p *trip) bothSides(draft, file domain.ID) {
	p.t.Helper()
	if row := testkit.Row[domain.Item](p.shared, draft); row.Title != "A later thought" {
		p.t.Errorf("the item is called %q", row.Title)
	}
	item := testkit.Ask[app.ItemView](p.shared, "Review", "item.get", &app.ItemGet{Item: p.night.Items[0]})
	if len(item.Comments) != 1 || item.Comments[0].Text != "we wait for the laptop" {
		p.t.Errorf("the comments are %+v", item.Comments)
	}
	failed := testkit.Ask[app.StepView](p.shared, "View", "step.get", &app.StepGet{Step: p.night.Steps[5]})
	evidence := failed.Step.Evidence
	if piece, ok := p.shared.Piece(file); !ok || string(piece) != "what the console said" || len(evidence) != 1 || evidence[0].File != file {
		p.t.Errorf("the evidence is %+v, with %q", evidence, piece)
	}
	for _, event := range failed.Events {
		if !event.Laptop {
			p.t.Errorf("it does not say that its time is by the laptop's clock: %+v", event)
		}
	}
	for _, event := range testkit.Ask[app.StepView](p.shared, "View", "step.get", &app.StepGet{Step: p.night.Steps[2]}).Events {
		if event.Laptop {
			p.t.Errorf("done here, but by the laptop's clock: %+v", event)
		}
	}
	for _, e := range testkit.Ask[app.ActivityView](p.shared, "View", "activity.list", &app.ActivityList{Record: p.night.Steps[2]}).Entries {
		if back := e.Command == "step.complete" && e.Actor == p.shared.User("Execute"); e.Laptop != back || e.Refused != back {
			p.t.Errorf("%+v", e)
		}
	}
}

// nightOnTheLaptop completes five steps, one of them the one that was taken back, fails one, and adds evidence, whose
// file it gives.
func (p *trip) nightOnTheLaptop() domain.ID {
	p.t.Helper()
	l, steps := p.laptop, p.night.Steps
	for _, step := range steps[:5] {
		l.Clock.Pass(time.Minute)
		l.Must("Execute", l.Act(step, domain.StepComplete, ""))
	}
	l.DoStep(steps[5], "it does not answer", domain.StepStart, domain.StepFail)
	piece := []byte("what the console said")
	file := journal.Digest(piece)
	id, err := app.NewID()
	if err != nil {
		p.t.Fatal(err)
	}
	_, err = l.DoAll([]app.Order{{
		Actor: l.As("All"), ID: id, Name: "file.piece", Payload: &app.FilePiece{Digest: file, Size: int64(len(piece))},
		Content: map[domain.ID][]byte{file: piece},
	}})
	if err != nil {
		p.t.Fatal(err)
	}
	l.Must("All", &app.FileAdd{File: file, Size: int64(len(piece)), Pieces: []domain.ID{file}})
	l.Must("All", &app.StepAddEvidence{Step: steps[5], File: file, Name: "console.txt"})
	l.Refused(domain.CodeForbidden, "Approval", &app.MemberRemove{Project: p.night.Project, User: l.User("View")})
	p.later(time.Hour)
	return file
}

func refusedRecords(r app.Returned) []domain.ID {
	records := []domain.ID{}
	for _, result := range r.Results {
		if !result.Done && !slices.Contains(records, result.Record) {
			records = append(records, result.Record)
		}
	}
	return records
}

func (p *trip) checkSteps() {
	p.t.Helper()
	want := []domain.StepState{"completed", "completed", "completed", "completed", "completed", "failed", "new"}
	got := []domain.StepState{}
	for _, step := range p.shared.Steps(p.night.Deployment) {
		got = append(got, step.State)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		p.t.Error(diff)
	}
	p.shared.Read(func(r store.Reader) error {
		run, err := r.LiveStep(p.night.Steps[2])
		if err == nil && (run.EndedBy != p.shared.User("All") || run.Remark != "done here") {
			p.t.Errorf("the step that was taken back: %+v", run)
		}
		return err
	})
}

// settled settles the clash as a note, which stands with the step.
func (p *trip) settled(out app.Returned) {
	p.t.Helper()
	for _, result := range out.Results {
		if result.Done {
			continue
		}
		p.shared.Refused(domain.CodeForbidden, "All", &app.CopySettle{Intent: result.Entry, How: domain.SettledDropped, Note: "no"})
		p.shared.Refused(domain.CodeInvalid, "Execute", &app.CopySettle{Intent: result.Entry, How: domain.SettledNoted})
		p.shared.Must("Execute", &app.CopySettle{Intent: result.Entry, How: domain.SettledNoted, Note: "completed on the laptop, too"})
		p.shared.Refused(domain.CodeConflict, "Execute", &app.CopySettle{Intent: result.Entry, How: domain.SettledDropped, Note: "no"})
	}
	p.shared.Read(func(r store.Reader) error {
		left, err := r.UnsettledIntents(p.taken.Copy)
		if err == nil && left != 0 {
			p.t.Errorf("%d are not settled", left)
		}
		return err
	})
}

// sameSignatures compares every intent of the laptop, and its signature, with what stands in the shared journal.
func (p *trip) sameSignatures() {
	p.t.Helper()
	work, err := p.laptop.Work()
	if err != nil {
		p.t.Fatal(err)
	}
	p.shared.Read(func(r store.Reader) error {
		for _, in := range work.Intents {
			row, ok, err := r.EntryByID(in.ID)
			if err != nil {
				return err
			}
			if !ok || row.Signature != in.Signature || row.Intent != string(journal.IntentBytes(in.Intent))[len("renogen intent v1\n"):] {
				p.t.Errorf("intent %s is not as it was signed", in.ID)
			}
		}
		return nil
	})
}

// Sealed keys of people who are not named are not in the copy, not even in its free pages.
func TestSealedKeysStayAtHome(t *testing.T) {
	t.Parallel()
	p := take(t, 1)
	file, err := os.ReadFile(p.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range testkit.People {
		set := testkit.Row[domain.KeySet](p.shared, p.shared.As(name).KeySet)
		longest := slices.MaxFunc(strings.Split(set.Sealed, `"`), func(a, b string) int { return len(a) - len(b) })
		there, named := strings.Contains(string(file), longest), name == "Execute" || name == "All"
		if there != named {
			t.Errorf("%s: the sealed keys are in the copy: %t", name, there)
		}
		_, err := p.laptop.SignIn(name, testkit.Password)
		if (err == nil) != named {
			t.Errorf("%s signs in to the copy: %v", name, err)
		}
	}
	if p.taken.Withheld == 0 {
		t.Error("nothing was withheld")
	}
	verified(t, p.laptop)
}
