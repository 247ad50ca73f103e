package api

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"renogen/backend/domain"
)

// logged collects what a test logs.
func logged(t *testing.T) *bytes.Buffer {
	t.Helper()
	var log bytes.Buffer
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewJSONHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return &log
}

func TestFormatErrorPassesOursOn(t *testing.T) {
	log := logged(t)
	ours := domain.Conflict("item.changed", "who", "Mei")
	got := FormatError(fmt.Errorf("while saving: %w", ours))
	if diff := cmp.Diff(any(ours), got, cmpopts.IgnoreUnexported(domain.Error{})); diff != "" {
		t.Error(diff)
	}
	if log.Len() != 0 {
		t.Errorf("logged %s", log)
	}
}

func TestFormatErrorLogsTheCauseOfOurs(t *testing.T) {
	log := logged(t)
	FormatError(domain.Unavailable("open.missing").Because(errors.New("stale handle")))
	if !strings.Contains(log.String(), "stale handle") {
		t.Errorf("logged %s", log)
	}
}

func TestFormatErrorHidesWhatIsNotOurs(t *testing.T) {
	log := logged(t)
	got, ok := FormatError(errors.New("table item has no column")).(*domain.Error)
	if !ok || got.Code != domain.CodeInternal || strings.Contains(got.Error(), "column") {
		t.Fatalf("got %v", got)
	}
	if text := log.String(); !strings.Contains(text, got.Params["ref"]) || !strings.Contains(text, "column") {
		t.Errorf("the log does not have the reference %s: %s", got.Params["ref"], text)
	}
}

func TestGuardTurnsAPanicIntoAnError(t *testing.T) {
	bound := func() (err error) {
		defer guard(&err)
		return []error{nil}[len(os.Args)+1]
	}
	err := bound()
	if err == nil || !strings.Contains(err.Error(), "index out of range") || !strings.Contains(err.Error(), "errors_test.go") {
		t.Errorf("got %v, want the panic and its place", err)
	}
}
