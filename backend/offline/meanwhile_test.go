package offline_test

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/testkit"
)

// A step of a run book that did not go along is completed with the laptop and here: both are in its history, the first in
// the shared journal counts.
func TestTwoCompletionsAreBothKept(t *testing.T) {
	t.Parallel()
	p := take(t, 1)
	w := p.shared
	other := w.Night(1)
	path := w.CopyPath("both")
	w.Must("Execute", &app.CopyClose{Copy: p.taken.Copy, Reason: "taken again"})
	p.takeTo(path, "Execute", p.night.Deployment)
	p.laptop = w.Opened(path)
	step := other.Steps[0]
	p.laptop.Clock.Pass(time.Minute)
	p.laptop.Must("Execute", p.laptop.Act(step, domain.StepComplete, "done there"))
	w.Clock.Pass(time.Hour)
	w.Must("All", w.Act(step, domain.StepComplete, "done here"))
	if out := p.mustReturn("Execute"); len(refused(out)) != 0 {
		t.Errorf("%+v", refused(out))
	}
	view := testkit.Ask[app.StepView](w, "View", "step.get", &app.StepGet{Step: step})
	if view.Step.State != domain.StepCompleted || view.Step.EndedBy != w.User("All") || view.Step.Remark != "done here" {
		t.Errorf("%+v", view.Step)
	}
	said := map[string]bool{}
	for _, event := range view.Events {
		if event.Action == string(domain.StepComplete) {
			said[event.Remark] = event.Laptop
		}
	}
	if len(said) != 2 || !said["done there"] || said["done here"] {
		t.Errorf("%+v", view.Events)
	}
	verified(t, w)
}

// Keys that are changed while a copy is out: what the old ones signed goes to approval, whoever changed them.
func TestKeysThatAreChangedMeanwhile(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(t *testing.T, w *testkit.Workspace){
		"renewed by their owner": func(t *testing.T, w *testkit.Workspace) {
			if _, err := w.RenewKeys(w.As("All"), testkit.Password, journal.CheapKDF(t)); err != nil {
				t.Fatal(err)
			}
		},
		"replaced by an administrator": func(t *testing.T, w *testkit.Workspace) {
			code, public, err := w.Invite()
			if err != nil {
				t.Fatal(err)
			}
			w.Must("Ann", &app.UserReset{User: w.User("All"), Public: public, Seen: w.UserSeen("All")})
			if _, err := w.FirstSignIn("All", code, "another long password", journal.CheapKDF(t)); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := take(t, 2)
			p.later(time.Minute)
			p.laptop.Must("All", p.laptop.Act(p.night.Steps[0], domain.StepComplete, "with the old key"))
			p.laptop.Must("Execute", p.laptop.Act(p.night.Steps[1], domain.StepComplete, ""))
			p.later(time.Minute)
			change(t, p.shared)
			out := refused(p.mustReturn("Execute"))
			if len(out) != 1 || out[0].Record != p.night.Steps[0] || out[0].Why.Key != "session.key_replaced" {
				t.Fatalf("%+v", out)
			}
			drop := &app.CopySettle{Intent: out[0].Entry, How: domain.SettledDropped, Note: "asked him"}
			p.shared.Refused(domain.CodeForbidden, "Execute", drop)
			p.shared.Must("Approval", drop)
			p.sameSignatures()
			verified(t, p.shared)
		})
	}
}

// reader is another workstation, which keeps notes of its own.
type reader struct {
	t    *testing.T
	path string
	host app.Host
}

func newReader(t *testing.T, w *testkit.Workspace) reader {
	return reader{t: t, path: w.Path(), host: app.Host{
		Workstation: "00000000-0000-7000-8000-000000000007", Now: w.Clock.Now, Folder: t.TempDir(),
	}}
}

func (r reader) open() *app.App {
	r.t.Helper()
	a, err := app.Open(r.path, r.host)
	if err != nil {
		r.t.Fatal(err)
	}
	return a
}

// agrees catches up and compares what the workstation sees of the run book with what the first one sees.
func (r reader) agrees(a *app.App, w *testkit.Workspace, deployment domain.ID, stage string) {
	r.t.Helper()
	if err := a.CatchUp(nil); err != nil {
		r.t.Errorf("%s: %v", stage, err)
	}
	head, err := a.Head()
	if want := w.Entries(); err != nil || head.Seq != want {
		r.t.Errorf("%s: it is at entry %d of %d, %v", stage, head.Seq, want, err)
	}
	book, err := app.Ask[app.RunBookView](a, w.User("View"), "run_book.get", &app.RunBookGet{Deployment: deployment})
	if want := w.Book(deployment); err != nil || (book.Away == nil) != (want.Away == nil) || book.Seen != want.Seen {
		r.t.Errorf("%s: it sees another run book: %v", stage, err)
	}
}

// A workstation that has the workspace open follows a copy through its life, and so does one that opens it anew each time,
// and one that never saw it before. Each can go on working.
func TestOtherWorkstationsFollow(t *testing.T) {
	t.Parallel()
	p := take(t, 3)
	w := p.shared
	open, anew := newReader(t, w), newReader(t, w)
	following := open.open()
	t.Cleanup(func() {
		if err := following.Close(); err != nil {
			t.Error(err)
		}
	})
	look := func(stage string) {
		t.Helper()
		open.agrees(following, w, p.night.Deployment, "open while "+stage)
		for who, r := range map[string]reader{"opened when ": anew, "first opened when ": newReader(t, w)} {
			a := r.open()
			r.agrees(a, w, p.night.Deployment, who+stage)
			id, err := app.NewID()
			if err == nil {
				_, err = a.Do(w.As("Review"), id, &app.CommentAdd{Item: p.night.Items[0], Text: who + stage})
			}
			if err := errors.Join(err, a.Close()); err != nil {
				t.Errorf("%s%s: %v", who, stage, err)
			}
		}
	}
	look("it was taken")
	w.Must("Approval", &app.CopyTakeBack{Step: p.night.Steps[0], Reason: "it cannot wait", Seen: w.StepSeen(p.night.Steps[0])})
	look("a step was taken back")
	p.later(time.Minute)
	for _, step := range p.night.Steps[:2] {
		p.laptop.Must("Execute", p.laptop.Act(step, domain.StepComplete, ""))
	}
	p.later(time.Minute)
	out := refused(p.mustReturn("Execute"))
	look("it was merged")
	for _, one := range out {
		w.Must("Execute", &app.CopySettle{Intent: one.Entry, How: domain.SettledDropped, Note: "done here"})
	}
	look("all was settled")
	p.laptop.Must("Execute", p.laptop.Act(p.night.Steps[2], domain.StepComplete, ""))
	p.later(time.Minute)
	p.mustReturn("Execute")
	look("more was merged")
	w.Must("Execute", &app.CopyClose{Copy: p.taken.Copy})
	look("it was ended")
	lost := p.takeTo(w.CopyPath("lost"), "Execute", p.night.Deployment)
	look("another was taken")
	w.Refused(domain.CodeInvalid, "Execute", &app.CopyClose{Copy: lost.Copy})
	w.Must("Execute", &app.CopyClose{Copy: lost.Copy, Reason: "the laptop is lost"})
	look("that was ended without having been merged")
	verified(t, w)
}

// What is refused is settled by doing it in another way: both at once, or neither.
func TestRedo(t *testing.T) {
	t.Parallel()
	p := take(t, 1)
	w, step := p.shared, p.night.Steps[0]
	w.Must("Approval", &app.CopyTakeBack{Step: step, Reason: "it cannot wait", Seen: w.StepSeen(step)})
	p.later(time.Minute)
	p.laptop.Must("Execute", p.laptop.Act(step, domain.StepComplete, "done"))
	p.later(time.Minute)
	one := refused(p.mustReturn("Execute"))[0]
	before := w.Entries()
	remark := `{"step":"` + step + `","remark":"it was done with the laptop"}`
	for _, wrong := range [][2]string{{"step.remark", `{"step":"` + step + `","remark":""}`}, {"step.nothing", remark}, {"step.remark", "{"}} {
		if _, err := w.Redo(w.As("Execute"), one.Entry, wrong[0], []byte(wrong[1]), ""); err == nil || w.Entries() != before {
			t.Errorf("%s: %v", wrong, err)
		}
	}
	if _, err := w.Redo(w.As("All"), one.Entry, "step.remark", []byte(remark), ""); domain.CodeOf(err) != domain.CodeForbidden || w.Entries() != before {
		t.Errorf("somebody else did it again: %v", err)
	}
	receipts, err := w.Redo(w.As("Execute"), one.Entry, "step.remark", []byte(remark), "as a remark")
	if err != nil || len(receipts) != 2 {
		t.Fatal(receipts, err)
	}
	row := testkit.Row[domain.RefusedIntent](w, one.Entry)
	if row.Settled != domain.SettledRedone || row.RedoneAs == "" || row.Note != "as a remark" {
		t.Errorf("%+v", row)
	}
	verified(t, w)
}

// While the work waits for its turn others write more than is looked at in a turn: it is verified, and the work comes back.
func TestMuchIsWrittenJustBeforeWorkComesBack(t *testing.T) {
	t.Parallel()
	p := take(t, 1)
	p.later(time.Minute)
	p.laptop.Must("Execute", p.laptop.Act(p.night.Steps[0], domain.StepComplete, ""))
	p.later(time.Minute)
	work, err := p.laptop.Work()
	if err != nil {
		t.Fatal(err)
	}
	begun, goOn, done := make(chan struct{}), make(chan struct{}), make(chan error)
	host, armed := p.shared.Host, atomic.Bool{}
	host.Now = func() int64 { // is asked with the file locked
		if armed.CompareAndSwap(true, false) {
			close(begun)
			<-goOn
		}
		return p.shared.Clock.Now()
	}
	other, err := app.Open(p.shared.Path(), host)
	if err != nil {
		t.Fatal(err)
	}
	orders := []app.Order{}
	for range 501 {
		id, err := app.NewID()
		if err != nil {
			t.Fatal(err)
		}
		orders = append(orders, app.Order{
			Actor: p.shared.As("Review"), ID: id, Name: "comment.add", Payload: &app.CommentAdd{Item: p.night.Items[0], Text: "meanwhile"},
		})
	}
	if err := other.CatchUp(nil); err != nil {
		t.Fatal(err)
	}
	armed.Store(true)
	go func() { _, err := other.DoAll(orders); done <- errors.Join(err, other.Close()) }()
	<-begun
	go func() {
		out, err := p.shared.BringBack(app.Return{Actor: p.shared.As("Execute"), Work: work, Pieces: p.laptop.Piece})
		if err == nil && len(refused(out)) != 0 {
			err = refused(out)[0].Why
		}
		done <- err
	}()
	time.Sleep(time.Second) // until it waits for the lock
	close(goOn)
	if err := errors.Join(<-done, <-done); err != nil {
		t.Error(err)
	}
	verified(t, p.shared)
}
