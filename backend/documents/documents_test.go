package documents_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

const secret = "s3cret-certificate"

// night is a deployment on its way: its items approved, its run book not yet.
type night struct {
	*testkit.Workspace
	project, deployment domain.ID
	pipeline, tag       domain.ID // items
}

func newNight(t *testing.T) night {
	t.Helper()
	w := testkit.New(t)
	n := night{Workspace: w, project: w.Project(func(p *app.ProjectCreate) { p.TimeZone = "Europe/Warsaw" })}
	for _, name := range []string{"Approval", "Execute", "Entry"} {
		telephone := testkit.To(w, "", "+48 22 555 01 "+name)
		w.Must(name, &app.UserEdit{Telephone: telephone})
	}
	templates := w.Templates(n.project)
	n.deployment = w.Deployment(n.project, "2026-12-03 19:00", func(d *app.DeploymentCreate) {
		d.Title, d.WayBack, d.WayBackMinutes = "Release 3.12.1", "Put the backup back.", 25
		d.Lead, d.ReleaseManager = w.User("Execute"), w.User("Approval")
	})
	n.pipeline = w.Item(n.deployment, "Windows packages")
	w.Activity(n.pipeline, templates.Pipeline, testkit.Text("job", "windows-release"),
		testkit.Text("field.GitTag", "v3.12.1"), n.sealed(secret))
	n.tag = w.Item(n.deployment, "The tag becomes public")
	w.Activity(n.tag, templates.Release, testkit.Choices("nodes", "build-01"), testkit.Text("run_as", "rm"),
		testkit.Text("field.action", "tag"), testkit.Text("field.version", "3.12.1"))
	return n
}

func (n night) sealed(plain string) domain.Value {
	n.TB.Helper()
	n.Confirm("Approval")
	if _, err := n.EnsureProjectKey(n.As("Approval"), n.project); err != nil {
		n.TB.Fatal(err)
	}
	sealed, generation, err := n.SealFor(n.As("Entry"), n.project, plain)
	if err != nil {
		n.TB.Fatal(err)
	}
	return domain.Value{ID: "field.SigningCertificate", Sealed: sealed, Generation: generation}
}

func (n night) make(o documents.Order) documents.Document {
	n.TB.Helper()
	o.Deployment = n.deployment
	made, err := documents.Make(n.TB.Context(), n.App, n.User("View"), o)
	if err != nil {
		n.TB.Fatal(err)
	}
	if keep := os.Getenv("RENOGEN_KEEP_DOCUMENTS"); keep != "" {
		if err := os.WriteFile(filepath.Join(keep, n.TB.Name()+"-"+made.Name), made.Bytes, 0o600); err != nil {
			n.TB.Fatal(err)
		}
	}
	return made
}

// text gives what a PDF says, after qpdf has found nothing wrong with it.
func (n night) text(o documents.Order) (name, text string) {
	n.TB.Helper()
	made := n.make(o)
	path := filepath.Join(n.TB.TempDir(), "x.pdf")
	if err := os.WriteFile(path, made.Bytes, 0o600); err != nil {
		n.TB.Fatal(err)
	}
	tool(n.TB, "qpdf", "--check", path)
	if bytes.Contains(made.Bytes, []byte(secret)) {
		n.TB.Error("the file holds a secret")
	}
	return made.Name, tool(n.TB, "pdftotext", "-layout", path, "-")
}

func tool(tb testing.TB, name string, args ...string) string {
	tb.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		tb.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func says(t *testing.T, text string, wanted ...string) {
	t.Helper()
	words := strings.Join(strings.Fields(text), " ")
	for _, want := range wanted {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(words, secret) {
		t.Errorf("it tells a secret:\n%s", text)
	}
}

func silent(t *testing.T, text string, unwanted ...string) {
	t.Helper()
	for _, word := range unwanted {
		if strings.Contains(text, word) {
			t.Errorf("%q should not be in\n%s", word, text)
		}
	}
}

func TestTheRunBookOnItsWay(t *testing.T) {
	n := newNight(t)

	name, text := n.text(documents.Order{Kind: documents.RunBook})
	if want := "CRM1-202612032000-RB-DRAFT.pdf"; name != want {
		t.Errorf("the draft is called %s, not %s", name, want)
	}
	says(t, text, "DRAFT", "not approved yet", "Release 3.12.1", "Customers 1", "Windows packages", "windows-release", "v3.12.1",
		"[SigningCertificate: see window]", "Put the backup back.", "+48 22 555 01 Execute", "build-01 · run as rm",
		"release.py --tag 3.12.1", "Thu 3 Dec 2026 20:00")
	silent(t, text, "+48 22 555 01 Entry", "approved by")

	n.Approved(n.pipeline)
	n.Approved(n.tag)
	n.Must("Approval2", &app.RunBookApprove{Deployment: n.deployment, Remark: "board of 1 December", Seen: n.Book(n.deployment).Seen})
	name, text = n.text(documents.Order{Kind: documents.RunBook})
	if want := "CRM1-202612032000-RB-v1.pdf"; name != want {
		t.Errorf("the approved one is called %s, not %s", name, want)
	}
	says(t, text, "version 1", "Approval2", "approved: board of 1 December", "KEY NOT CONFIRMED", "Ready For Release")
	silent(t, text, "DRAFT", "Executed")

	n.run()
	_, text = n.text(documents.Order{Kind: documents.RunBook})
	says(t, text, "EXECUTED RUN BOOK", "2 completed, 1 failed", "the certificate was locked", "RUN AGAIN", "DEVIATION", "Unlock the certificate",
		"all green", "screen.png", "Attempt failed: no answer")
	silent(t, text, "DRAFT")
}

// run executes the run book: the pipeline fails once, is unlocked by a deviation, and run again.
func (n night) run() {
	n.Clock.Set("2026-12-03 19:05")
	steps := n.Steps(n.deployment)
	n.DoStep(steps[0].ID, "no answer", domain.StepStart, domain.StepAttemptFailed, domain.StepComplete)
	pipeline := steps[1].ID
	n.DoStep(pipeline, "the certificate was locked", domain.StepStart, domain.StepFail)
	added := n.Must("Execute", &app.StepAdd{Deployment: n.deployment, Behind: pipeline, Title: "Unlock the certificate", Minutes: 5, Remark: "called Wes"})
	n.DoStep(added, "it was unlocked already", domain.StepSkip)
	again := n.DoStep(pipeline, "", domain.StepAgain)
	n.DoStep(again, "all green", domain.StepStart, domain.StepComplete)
	file, err := n.AddFile(n.As("Execute"), "screen.png", bytes.NewReader(screenshot(n.TB)))
	if err != nil {
		n.TB.Fatal(err)
	}
	n.Must("Execute", &app.StepAddEvidence{Step: again, File: file, Name: "screen.png", Note: "the last lines"})
}

func screenshot(tb testing.TB) []byte {
	tb.Helper()
	picture := image.NewGray(image.Rect(0, 0, 160, 60))
	for x := range 160 {
		picture.Set(x, 30, color.White)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func TestAChangedRunBookIsADraftAgainAndSaysWhy(t *testing.T) {
	n := newNight(t)
	n.Approved(n.pipeline)
	n.ApproveBook(n.deployment)
	n.Approved(n.tag)
	_, text := n.text(documents.Order{Kind: documents.RunBook})
	says(t, text, "DRAFT", "Changed since version 1: Added: 0a Release script.")
}

func TestWhatWasStartedWithoutApprovalSaysSo(t *testing.T) {
	n := newNight(t)
	n.Approved(n.pipeline)
	n.StartWithout(n.deployment)
	_, text := n.text(documents.Order{Kind: documents.RunBook})
	says(t, text, "STARTED WITHOUT APPROVAL a test (Approval)", "DRAFT")
}

func TestTheChecklistIsReadAloud(t *testing.T) {
	n := newNight(t)
	n.Must("Entry", &app.TaskCreate{
		Deployment: n.deployment, Title: "Tell the service desk", Start: testkit.At("2026-12-02 10:00"), Persons: []string{n.User("Entry")},
	})
	name, text := n.text(documents.Order{Kind: documents.Checklist, Letter: true})
	if want := "CRM1-202612032000-CL.pdf"; name != want {
		t.Errorf("it is called %s, not %s", name, want)
	}
	says(t, text, "Tell the service desk", "The day before", "Wednesday 2 December 2026", "Entry", "2 Dec 2026 11:00 CET", "DONE")
	silent(t, text, "DRAFT", "Signed off")

	list := testkit.Ask[app.ChecklistView](n.Workspace, "Execute", "checklist.get", &app.ChecklistGet{Deployment: n.deployment})
	n.Must("Execute", &app.ChecklistSignOff{Deployment: n.deployment, Remark: "told by telephone", Seen: list.Seen})
	_, text = n.text(documents.Order{Kind: documents.Checklist})
	says(t, text, "Signed off by Execute")
}

func TestReleaseNotesAreDraftsWhileTheyListWhatIsNotReleased(t *testing.T) {
	n := newNight(t)
	n.Approved(n.pipeline)
	name, text := n.text(documents.Order{Kind: documents.ReleaseNotes})
	if want := "CRM1-202612032000-RN.pdf"; name != want {
		t.Errorf("they are called %s, not %s", name, want)
	}
	says(t, text, "Windows packages", "Enhancement")
	silent(t, text, "DRAFT", "The tag becomes public")

	_, text = n.text(documents.Order{Kind: documents.ReleaseNotes, All: true})
	says(t, text, "DRAFT", "The tag becomes public", "DOCUMENTATION")

	markdown := n.make(documents.Order{Kind: documents.ReleaseNotes, Format: documents.Markdown})
	if !strings.HasSuffix(markdown.Name, ".md") || !strings.Contains(string(markdown.Bytes), "### ") {
		t.Errorf("%s says %s", markdown.Name, markdown.Bytes)
	}
}

func TestTheContentIsJSON(t *testing.T) {
	n := newNight(t)
	for _, kind := range []documents.Kind{documents.RunBook, documents.Checklist, documents.ReleaseNotes} {
		made := n.make(documents.Order{Kind: kind, Format: documents.JSON})
		if !json.Valid(made.Bytes) || !strings.HasSuffix(made.Name, ".json") || strings.Contains(string(made.Bytes), secret) {
			t.Errorf("%s: %s", made.Name, made.Bytes)
		}
	}
}

func TestWhoSeesNothingGetsNoDocument(t *testing.T) {
	n := newNight(t)
	order := documents.Order{Kind: documents.RunBook, Deployment: n.deployment}
	if _, err := documents.Make(n.TB.Context(), n.App, n.User("Outsider"), order); domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("Outsider got %v", err)
	}
	for _, wrong := range []documents.Order{{Kind: "poster"}, {Kind: documents.RunBook, Format: documents.Markdown}, {Kind: documents.Checklist, Format: "doc"}} {
		wrong.Deployment = n.deployment
		if _, err := documents.Make(n.TB.Context(), n.App, n.User("View"), wrong); domain.CodeOf(err) != domain.CodeInvalid {
			t.Errorf("%v got %v", wrong, err)
		}
	}
}
