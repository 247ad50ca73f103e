package documents_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/testkit"
)

func (n night) board() string {
	n.TB.Helper()
	return string(n.make(documents.Order{Kind: documents.Board}).Bytes)
}

func TestTheBoardSaysHowTheRunGoes(t *testing.T) {
	n := newNight(t)
	n.Must("Approval", &app.DeploymentEdit{Deployment: n.deployment, PlanEdits: app.PlanEdits{Title: testkit.To(n.Workspace, "Release 3.12.1", `</style><script>alert("x")</script>`)}})
	n.Approved(n.pipeline)
	n.Approved(n.tag)
	says(t, n.board(), "Upcoming", "The run book is not approved as it stands.", "0 of 2 steps done", "Thu 3 Dec 2026 20:00", `http-equiv="refresh"`)
	n.ApproveBook(n.deployment)

	n.Clock.Set("2026-12-03 19:05")
	steps := n.Steps(n.deployment)
	n.DoStep(steps[0].ID, "", domain.StepStart, domain.StepComplete)
	n.DoStep(steps[1].ID, "the certificate was locked", domain.StepStart)
	n.Clock.Pass(50 * time.Minute)
	page := n.board()
	says(t, page, "Running", "1 of 2 steps done", "Pipeline", "of 45 min", "Execute", `class="late"`)
	silent(t, page, "<script", "not approved", secret)
	if !strings.Contains(page, "&lt;/style&gt;&lt;script&gt;") {
		t.Error("the title is not there as text")
	}
	for _, loaded := range []string{"src=", "href=", "url(", "@import"} {
		silent(t, page, loaded)
	}
	says(t, page, "default-src &#39;none&#39;")

	n.DoStep(steps[1].ID, "the certificate is locked", domain.StepFail)
	says(t, n.board(), "On hold and failed", "the certificate is locked", "No step is running.")
}

func TestABoardWithoutStepsSaysSoOnce(t *testing.T) {
	n := newNight(t)
	silent(t, n.board(), "0 of 0")
	n.deployment = n.Deployment(n.project, "2026-12-10 19:00")
	page := n.board()
	says(t, page, "No steps yet", "No steps yet.")
	silent(t, page, "0 of 0", "No step is left.", "<progress")
}

func TestABoardIsWrittenAgainWhenSomethingChanges(t *testing.T) {
	n := newNight(t)
	n.Approved(n.pipeline)
	path := filepath.Join(t.TempDir(), "board.html")
	ctx, stop := context.WithCancel(t.Context())
	written, ended := make(chan error, 100), make(chan error)
	go func() {
		ended <- documents.KeepBoard(ctx, n.App, n.User("View"), n.deployment, path, func(err error) { written <- err })
	}()
	if err := <-written; err != nil {
		t.Fatal(err)
	}
	says(t, read(t, path), "0 of 1 steps done")
	n.Approved(n.tag)
	n.StartWithout(n.deployment)
	n.DoStep(n.Steps(n.deployment)[0].ID, "", domain.StepStart)
	for !strings.Contains(read(t, path), "0 of 2 steps done") || strings.Contains(read(t, path), "No step is running.") {
		if err := <-written; err != nil {
			t.Fatal(err)
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	last := read(t, path)
	says(t, last, "Not kept up to date any more.")
	silent(t, last, `http-equiv="refresh"`)
	others, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(others) != 1 {
		t.Errorf("%v lie beside it, %v", others, err)
	}
}

func TestABoardEndsForWhoMayNotSeeIt(t *testing.T) {
	n := newNight(t)
	path := filepath.Join(t.TempDir(), "board.html")
	err := documents.KeepBoard(t.Context(), n.App, n.User("Outsider"), n.deployment, path, func(error) {})
	if domain.CodeOf(err) != domain.CodeForbidden {
		t.Errorf("Outsider got %v", err)
	}
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("there is a file: %v", err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
