package domain_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func TestCodeOf(t *testing.T) {
	for _, test := range []struct {
		err  error
		want domain.Code
	}{
		{nil, ""},
		{fs.ErrNotExist, domain.CodeInternal},
		{domain.Invalid("a.b"), domain.CodeInvalid},
		{domain.Unauthenticated("a.b"), domain.CodeUnauthenticated},
		{domain.Forbidden("a.b"), domain.CodeForbidden},
		{domain.NotFound("a.b"), domain.CodeNotFound},
		{domain.Conflict("a.b"), domain.CodeConflict},
		{domain.Busy("a.b"), domain.CodeBusy},
		{domain.Unavailable("a.b"), domain.CodeUnavailable},
		{fmt.Errorf("while saving: %w", domain.Busy("a.b")), domain.CodeBusy},
	} {
		if got := domain.CodeOf(test.err); got != test.want {
			t.Errorf("CodeOf(%v) = %q, want %q", test.err, got, test.want)
		}
	}
}

func TestErrorReadsAsASentence(t *testing.T) {
	var problems domain.Problems
	problems.Add("title", "item.title.too_long", "max", "200", "have", "201")
	problems.Add("title", "item.title.empty")
	problems.Add("category", "item.category.unknown")
	err := problems.Err()
	want := "input invalid; category: item category unknown; title: item title too long (have 201, max 200)"
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
}

func TestErrorOnTheWire(t *testing.T) {
	var problems domain.Problems
	problems.Add("title", "item.title.too_long", "max", "200")
	got, err := json.Marshal(problems.Err())
	if err != nil {
		t.Fatal(err)
	}
	want := `{"code":"invalid","key":"input.invalid","fields":{"title":{"key":"item.title.too_long","params":{"max":"200"}}}}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestNoProblemsIsNoError(t *testing.T) {
	var problems domain.Problems
	if err := problems.Err(); err != nil {
		t.Errorf("got %v, want nil", err)
	}
}

func TestBecauseKeepsTheCause(t *testing.T) {
	plain := domain.Unavailable("workspace.unreadable")
	err := plain.Because(fs.ErrPermission)
	if !errors.Is(err, fs.ErrPermission) {
		t.Errorf("%v does not lead to its cause", err)
	}
	if errors.Is(plain, fs.ErrPermission) {
		t.Error("Because changed the error it was called on")
	}
}

func TestOddParamsAreAFaultOfTheProgram(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	_ = domain.Invalid("a.b", strings.Fields("max 200 min")...)
}
