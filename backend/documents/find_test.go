package documents_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/export"
)

func (n night) find(user, code string) documents.Found {
	n.TB.Helper()
	found, err := documents.Find(n.TB.Context(), n.App, n.User(user), code, nil)
	if err != nil {
		n.TB.Fatal(err)
	}
	return found
}

// The code of a paper that nobody signed finds what would be printed now, as long as that is the same.
func TestCodeOfAPrintedPaperIsFoundWhileItIsCurrent(t *testing.T) {
	t.Parallel()
	n := newNight(t)
	codes := map[documents.Kind]string{}
	for _, kind := range []documents.Kind{documents.RunBook, documents.RunSheet, documents.Checklist, documents.ReleaseNotes} {
		order := documents.Order{Kind: kind, Format: documents.JSON}
		if kind == documents.RunSheet {
			order.Format = documents.PDF
			codes[kind] = codeOn(t, n.make(order).Bytes)
		} else {
			codes[kind] = export.Code(export.Digest(n.make(order).Bytes))
		}
		found := n.find("View", strings.ToLower(codes[kind]))
		if p := found.Printed; p == nil || p.Kind != kind || p.Deployment != n.deployment || p.Draft != strings.HasPrefix(string(kind), "run_") || p.Code != codes[kind] {
			t.Errorf("%s: %+v", kind, found.Printed)
		}
	}
	if found := n.find("View", "0000-0000-0000-0000"); found.Printed != nil || len(found.Signed) != 0 {
		t.Errorf("%+v", found)
	}
	n.Must("Approval", n.editTitle("Another title"))
	if found := n.find("View", codes[documents.RunBook]); found.Printed != nil {
		t.Errorf("an outdated paper: %+v", found.Printed)
	}
	if _, err := documents.Find(t.Context(), n.App, n.User("View"), "12", nil); domain.CodeOf(err) != domain.CodeInvalid {
		t.Errorf("no code: %v", err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := documents.Find(stopped, n.App, n.User("View"), codes[documents.RunBook], nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// An audit report, and the papers of an archived project, are found, too, by those who may see the project.
func TestCodesOfAllThatThePersonMaySeeAreFound(t *testing.T) {
	t.Parallel()
	n := newNight(t)
	n.Must("Approval", &app.ProjectArchive{Project: n.project})
	for _, kind := range []documents.Kind{documents.RunBook, documents.AuditReport} {
		code := export.Code(export.Digest(n.make(documents.Order{Kind: kind, Format: documents.JSON}).Bytes))
		if found := n.find("View", code); found.Printed == nil || found.Printed.Kind != kind || found.Printed.Deployment != n.deployment {
			t.Errorf("%s: %+v", kind, found.Printed)
		}
		if found := n.find("Outsider", code); found.Printed != nil {
			t.Errorf("%s: an outsider found %+v", kind, found.Printed)
		}
	}
}

// A look-up tells how far it is, and ends when nobody waits for it any more.
func TestALookUpTellsItsProgressAndStops(t *testing.T) {
	t.Parallel()
	n := newNight(t)
	n.Deployment(n.project, "2026-12-10 19:00")
	var told [][2]int64
	ctx, stop := context.WithCancel(t.Context())
	note := func(done, total int64) { told = append(told, [2]int64{done, total}) }
	if _, err := documents.Find(ctx, n.App, n.User("View"), "0000-0000-0000-0000", note); err != nil {
		t.Fatal(err)
	}
	if want := [][2]int64{{1, 4}, {2, 4}, {3, 4}, {4, 4}}; !slices.Equal(told, want) {
		t.Errorf("told %v, not %v", told, want)
	}
	told = nil
	_, err := documents.Find(ctx, n.App, n.User("View"), "0000-0000-0000-0000", func(done, total int64) {
		note(done, total)
		stop()
	})
	if !errors.Is(err, context.Canceled) || len(told) != 1 {
		t.Errorf("stopped after the first of four, but told %v: %v", told, err)
	}
}

// codeOn reads the code at the foot of the first page.
func codeOn(t *testing.T, file []byte) string {
	t.Helper()
	text := tool(t, "pdftotext", "-l", "1", saved(t, file), "-")
	for word := range strings.FieldsSeq(text) {
		if domain.ParseContentCode(word) != "" {
			return word
		}
	}
	t.Fatalf("no code on\n%s", text)
	return ""
}
