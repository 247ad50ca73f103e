package sample_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/sample"
	"renogen/backend/testkit"
)

// made is a sample workspace, open, with everybody signed in.
type made struct {
	*app.App
	t     *testing.T
	clock *testkit.Clock
	as    map[string]app.Actor
}

var people = []string{"Noor", "Imani", "Wes", "Mei", "Dora", "Ivo", "Ada", "Vic", "Petra"}

func host(clock *testkit.Clock) app.Host {
	return app.Host{Workstation: "00000000-0000-7000-8000-000000000001", Now: clock.Now}
}

// first is made once: a sample costs seconds.
var first struct {
	sync.Once
	path     string
	progress [][2]int
	err      error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if first.path != "" {
		if err := os.RemoveAll(filepath.Dir(first.path)); err != nil {
			panic(err)
		}
	}
	os.Exit(code)
}

const today = "2026-11-25 09:00" // a Wednesday

// firstSample gives the file of the sample that all tests look at.
func firstSample(t *testing.T) string {
	t.Helper()
	first.Do(func() {
		folder, err := os.MkdirTemp("", "renogen-sample")
		if err != nil {
			first.err = err
			return
		}
		first.path = filepath.Join(folder, "sample.renogen")
		first.err = sample.Make(first.path, host(testkit.NewClock(today)), func(done, total int) {
			first.progress = append(first.progress, [2]int{done, total})
		})
	})
	if first.err != nil {
		t.Fatal(first.err)
	}
	return first.path
}

// open opens a sample and signs people in.
func open(t *testing.T, path string, names ...string) made {
	t.Helper()
	clock := testkit.NewClock(today)
	a, err := app.Open(path, host(clock))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	m := made{App: a, t: t, clock: clock, as: map[string]app.Actor{}}
	for _, name := range names {
		if m.as[name], err = a.SignIn(name, app.SamplePassword); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	return m
}

func ask[R, P any](m made, who, query string, params *P) R {
	m.t.Helper()
	out, err := app.Ask[R](m.App, m.as[who].User, query, params)
	if err != nil {
		m.t.Fatalf("%s asks %s: %v", who, query, err)
	}
	return out
}

// entries gives the whole journal as people read it, oldest first.
func (m made) entries() []app.EntryView {
	var all []app.EntryView
	for before := int64(0); ; {
		page := ask[app.ActivityView](m, "Noor", "activity.list", &app.ActivityList{Before: before, Limit: 200})
		for _, e := range page.Entries {
			all = append([]app.EntryView{e}, all...)
			before = e.Seq
		}
		if !page.More {
			return all
		}
	}
}

// steps gives the run book of the deployment with that title.
func (m made) steps(title string) (app.RunBookView, []app.RunBookStep) {
	book := ask[app.RunBookView](m, "Noor", "run_book.get", &app.RunBookGet{Deployment: m.deployment(title)})
	var steps []app.RunBookStep
	for _, stage := range book.Stages {
		for _, section := range stage.Sections {
			steps = append(steps, section.Steps...)
		}
	}
	return book, steps
}

func (m made) deployment(title string) domain.ID {
	for _, e := range m.entries() {
		if e.DeploymentTitle == title {
			return e.Deployment
		}
	}
	m.t.Fatalf("no deployment %s", title)
	return ""
}

func TestStory(t *testing.T) {
	m := open(t, firstSample(t), people...)
	if !m.Settings().Sample {
		t.Error("the workspace is not marked as a sample")
	}
	t.Run("times", m.times)
	t.Run("release", m.release)
	t.Run("failed once", m.failedOnce)
	t.Run("rejected once", m.rejectedOnce)
	t.Run("overrun", m.overrun)
	t.Run("home", m.home)
	t.Run("secrets", m.secrets)
	t.Run("checklist", m.checklist)
	t.Run("keys", m.keys)
	t.Run("files", m.files)
}

func TestVerifies(t *testing.T) {
	path := firstSample(t)
	if last := first.progress[len(first.progress)-1]; last[0] != last[1] || len(first.progress) < 5 {
		t.Errorf("progress %v", first.progress)
	}
	for _, level := range []app.Level{app.Quick, app.Full} {
		report, err := app.Verify(path, level, nil)
		if err != nil || !report.Whole() || report.Entries < 250 {
			t.Errorf("%s: %+v, %v", level, report, err)
		}
	}
}

// times: the story goes forward and lies in the past.
func (m made) times(t *testing.T) {
	var last int64
	for _, e := range m.entries() {
		if e.At < last || e.At > m.clock.Now() {
			t.Errorf("entry %d, %s, is at %s", e.Seq, e.Command, time.UnixMilli(e.At).UTC())
		}
		last = e.At
	}
}

func (m made) release(t *testing.T) {
	book, steps := m.steps("3.12.1 final")
	if got := time.UnixMilli(book.Start).UTC(); got != time.Date(2026, 11, 19, 14, 0, 0, 0, time.UTC) || got.Weekday() != time.Thursday {
		t.Errorf("the window began %s", got)
	}
	if book.Window != domain.WindowOver || book.Approval.State != domain.RunBookApproved || book.Approval.ByName != "Noor" {
		t.Errorf("window %s, run book %+v", book.Window, book.Approval)
	}
	var last, begun int64
	served := map[string]domain.ItemStatus{}
	for _, step := range steps {
		if step.Stage != domain.StageDuring && step.StartedAt < begun {
			t.Errorf("%s was started before the step above it", step.Title)
		}
		begun = step.StartedAt
		if step.OwnerName != step.StartedByName {
			t.Errorf("%s was for %s, and %s started it", step.Title, step.OwnerName, step.StartedByName)
		}
		last = max(last, step.EndedAt)
		for _, item := range step.Items {
			served[item.Ref] = item.Status
		}
	}
	if got := time.UnixMilli(last).UTC().Format("15:04"); got != "20:40" {
		t.Errorf("completed at %s", got)
	}
	if len(served) != 11 {
		t.Errorf("the steps serve %v", served)
	}
	for ref, status := range served {
		if status != domain.ItemCompleted {
			t.Errorf("%s is %s", ref, status)
		}
	}
	if want := (app.RunBookProgress{Steps: 38, Completed: 37, Failed: 1}); cmp.Diff(want, withoutMinutes(book.Progress)) != "" {
		t.Errorf("progress %+v", book.Progress)
	}
}

func withoutMinutes(p app.RunBookProgress) app.RunBookProgress {
	p.Minutes, p.MinutesLeft = 0, 0
	return p
}

// failedOnce: the step failed, and the one that repeats it was completed.
func (m made) failedOnce(t *testing.T) {
	_, steps := m.steps("3.12.1 final")
	for i, step := range steps {
		if step.State != domain.StepFailed {
			continue
		}
		again := steps[i+1]
		if step.Remark != "signing certificate locked" || again.After != step.ID || again.State != domain.StepCompleted || again.Number != step.Number+"a" {
			t.Errorf("%+v, then %+v", step, again)
		}
	}
}

func (m made) rejectedOnce(t *testing.T) {
	rejected := 0
	for _, e := range m.entries() {
		if e.Command == "item.reject" && e.DeploymentTitle == "3.12.1 final" {
			rejected++
			if e.ActorName != "Ivo" || !strings.HasSuffix(e.ItemTitle, "Documentation") {
				t.Errorf("%s rejected %s", e.ActorName, e.ItemTitle)
			}
		}
	}
	if rejected != 1 {
		t.Errorf("%d rejections", rejected)
	}
}

// overrun: between the end of the window and the last step there was work left.
func (m made) overrun(t *testing.T) {
	book, steps := m.steps("3.12.1 final")
	late := 0
	for _, step := range steps {
		if step.EndedAt > book.End {
			late++
		}
	}
	if time.UnixMilli(book.End).UTC().Format("15:04") != "20:00" || late < 3 {
		t.Errorf("%d steps ended after the window", late)
	}
}

// home: something waits for everybody in the project.
func (m made) home(t *testing.T) {
	for _, name := range people[:8] {
		view := ask[app.HomeView](m, name, "home.get", &app.HomeGet{})
		if view.Total == 0 || len(view.Upcoming) != 1 || view.Upcoming[0].Title != "3.13.0 alpha 3" {
			t.Errorf("%s: %d needs, upcoming %+v", name, view.Total, view.Upcoming)
		}
	}
	noor := ask[app.HomeView](m, "Noor", "home.get", &app.HomeGet{})
	kinds := map[domain.NeedKind]bool{}
	for _, need := range noor.Needs {
		kinds[need.Kind] = true
	}
	if !kinds[domain.NeedAccess] || !kinds[domain.NeedRequest] {
		t.Errorf("Noor is asked for %v", kinds)
	}
}

// secrets: who runs steps can open them, and nobody else.
func (m made) secrets(t *testing.T) {
	_, steps := m.steps("3.12.1 final")
	opened := 0
	for _, step := range steps {
		if !step.Sensitive {
			continue
		}
		secrets := ask[app.SecretsView](m, "Imani", "step.secrets", &app.StepSecrets{Step: step.ID})
		for _, s := range secrets.Secrets {
			if plain, err := m.OpenSealed(m.as["Imani"], secrets.Project, s.Sealed, s.Generation); err != nil || plain == "" {
				t.Errorf("Imani: %q, %v", plain, err)
			}
			if _, err := m.OpenSealed(m.as["Ivo"], secrets.Project, s.Sealed, s.Generation); domain.CodeOf(err) != domain.CodeForbidden {
				t.Errorf("Ivo: %v", err)
			}
			opened++
		}
	}
	if opened != 3 { // the failed step, the one that repeats it, and the website's
		t.Errorf("%d secrets", opened)
	}
}

func (m made) checklist(t *testing.T) {
	list := ask[app.ChecklistView](m, "Vic", "checklist.get", &app.ChecklistGet{Deployment: m.deployment("3.12.1 final")})
	if len(list.Tasks) != 5 || list.Open != 0 || len(list.SignOffs) != 1 {
		t.Errorf("checklist %+v", list)
	}
}

func (m made) keys(t *testing.T) {
	for _, person := range ask[app.PeopleView](m, "Noor", "people.list", &app.PeopleList{}).People {
		if person.Key == nil || !person.Key.Confirmed || person.Telephone == "" {
			t.Errorf("%s: key %+v, telephone %q", person.Name, person.Key, person.Telephone)
		}
	}
}

func (m made) files(t *testing.T) {
	_, steps := m.steps("3.12.1 final")
	files := 0
	for _, step := range steps {
		for _, block := range step.Blocks {
			if block.Kind == domain.BlockFile {
				files++
			}
		}
	}
	if files != 6 {
		t.Errorf("%d files", files)
	}
}

// TestSameStory: made twice at the same time, the story is the same; ids and keys are others.
func TestSameStory(t *testing.T) {
	tell := func(path string) []string {
		var told []string
		for _, e := range open(t, path, "Noor").entries() {
			told = append(told, e.ActorName+" "+e.Command+" "+e.ItemTitle+time.UnixMilli(e.At).UTC().Format(" 2006-01-02 15:04:05"))
		}
		return told
	}
	second := filepath.Join(t.TempDir(), "second.renogen")
	if err := sample.Make(second, host(testkit.NewClock(today)), nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tell(firstSample(t)), tell(second)); diff != "" {
		t.Error(diff)
	}
}

func TestFileThatIsThereStays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.renogen")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := sample.Make(path, host(testkit.NewClock(today)), nil)
	var refused *domain.Error
	if !errors.As(err, &refused) || refused.Code != domain.CodeConflict {
		t.Errorf("got %v", err)
	}
	if content, err := os.ReadFile(path); err != nil || string(content) != "mine" {
		t.Errorf("got %q, %v", content, err)
	}
}
