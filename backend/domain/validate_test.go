package domain_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/domain"
)

// problemsOf gives field -> key of an invalid error; nil for no error.
func problemsOf(t *testing.T, err error) map[string]domain.Key {
	t.Helper()
	if err == nil {
		return nil
	}
	var ours *domain.Error
	if !errors.As(err, &ours) || ours.Code != domain.CodeInvalid {
		t.Fatalf("want an invalid error, got %v", err)
	}
	keys := map[string]domain.Key{}
	for field, problem := range ours.Fields {
		keys[field] = problem.Key
	}
	return keys
}

func problem(t *testing.T, err error, field string) domain.Problem {
	t.Helper()
	var ours *domain.Error
	if !errors.As(err, &ours) {
		t.Fatalf("want an error of ours, got %v", err)
	}
	return ours.Fields[field]
}

func TestCheckerTexts(t *testing.T) {
	for _, test := range []struct {
		name, given, want string
		problem           domain.Key
		check             func(c *domain.Checker, given string) string
	}{
		{"trimmed", "  a b ", "a b", "", line(5, true)},
		{"zero is a value", "0", "0", "", line(5, true)},
		{"exactly the limit", "äöü😀字", "äöü😀字", "", line(5, true)},
		{"one too many", "äöü😀字x", "", "field.too_long", line(5, true)},
		{"white space is nothing", " \t ", "", "field.required", line(5, true)},
		{"invisible characters are nothing", "\u200b\u200d", "", "field.required", line(5, true)},
		{"optional", "  ", "", "", line(5, false)},
		{"joined emoji", "👩‍🚒", "👩‍🚒", "", line(5, true)},
		{"two lines", "a\nb", "", "field.one_line", line(5, true)},
		{"two lines of Windows", "a\r\nb", "", "field.one_line", line(5, true)},
		{"NUL", "a\x00b", "", "field.control", line(5, true)},
		{"text turned round", "a\u202eb", "", "field.direction", line(5, true)},
		{"command turned round", "rm\n x\u2067y", "", "field.direction", scriptText},
		{"right to left", "\u200fשלום", "\u200fשלום", "", line(5, true)},
		{"letters without a shape", "\u3164\u2800", "", "field.required", line(5, true)},
		{"escape", "a\x1b[0m", "", "field.control", text(9)},
		{"not UTF-8", "a\xffb", "", "field.not_text", text(5)},
		{"text keeps lines and indent", "\n \n  a\n\tb\r\nc \n", "  a\n\tb\nc", "", text(50)},
		{"script keeps every character", "  a  \n\n", "  a  \n\n", "", scriptText},
		{"blank script", " \n ", "", "field.required", scriptText},
		{"URL", "https://example.com/a?b=c#d", "https://example.com/a?b=c#d", "", url},
		{"URL in capitals", "HTTP://example.com", "HTTP://example.com", "", url},
		{"mail address", "mailto:a@example.com?subject=x", "mailto:a@example.com?subject=x", "", url},
		{"file URL", "file:///etc/passwd", "", "field.url", url},
		{"script URL", "javascript:alert(1)", "", "field.url", url},
		{"no host", "https://", "", "field.url", url},
		{"port without host", "http://:80", "", "field.url", url},
		{"bare host", "example.com", "", "field.url", url},
		{"space in URL", "https://example.com/a b", "", "field.url", url},
		{"long URL", "https://e.com/" + strings.Repeat("a", 2000), "", "field.too_long", url},
		{"no URL", "", "", "", url},
		{"mail", "noor@example.com", "noor@example.com", "", email},
		{"mail of another script", "用户@例子.广告", "用户@例子.广告", "", email},
		{"mail with name", "Noor <noor@example.com>", "", "field.email", email},
		{"no mail", "noor", "", "field.email", email},
		{"key", "cpython-3_12", "cpython-3_12", "", slug},
		{"key of one digit", "0", "0", "", slug},
		{"key begins with a dash", "-a", "", "field.slug", slug},
		{"key with a space", "a b", "", "field.slug", slug},
		{"key of another script", "проект", "", "field.slug", slug},
		{"long key", strings.Repeat("a", 31), "", "field.too_long", slug},
		{"no key", "", "", "field.required", slug},
		{"no zone", "", "", "field.required", zone},
		{"zone", "Europe/Berlin", "Europe/Berlin", "", zone},
		{"UTC", "UTC", "UTC", "", zone},
		{"this computer's zone", "Local", "", "field.zone", zone},
		{"path as zone", "../etc/passwd", "", "field.zone", zone},
		{"unknown zone", "Middle/Earth", "", "field.zone", zone},
		{"no day", "", "", "field.required", day},
		{"leap day", "2028-02-29", "2028-02-29", "", day},
		{"day that is not", "2026-02-29", "", "field.day", day},
		{"31 April", "2026-04-31", "", "field.day", day},
		{"before 1970", "1969-12-31", "", "field.day", day},
	} {
		t.Run(test.name, func(t *testing.T) {
			var c domain.Checker
			got := test.check(&c, test.given)
			if key := problemsOf(t, c.Err())["f"]; key != test.problem {
				t.Fatalf("problem %q, want %q", key, test.problem)
			}
			if test.problem == "" && got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func line(longest int, required bool) func(*domain.Checker, string) string {
	return func(c *domain.Checker, given string) string { return c.Line("f", given, longest, required) }
}

func text(longest int) func(*domain.Checker, string) string {
	return func(c *domain.Checker, given string) string { return c.Text("f", given, longest, false) }
}

func scriptText(c *domain.Checker, given string) string { return c.Script("f", given, 100, true) }
func url(c *domain.Checker, given string) string        { return c.URL("f", given, false) }
func email(c *domain.Checker, given string) string      { return c.Email("f", given, true) }
func slug(c *domain.Checker, given string) string       { return c.Slug("f", given, 30) }
func zone(c *domain.Checker, given string) string       { return c.Zone("f", given, true) }
func day(c *domain.Checker, given string) string        { return c.Day("f", given, true) }

func TestTooLongSaysLimitAndLength(t *testing.T) {
	var c domain.Checker
	c.Line("title", strings.Repeat("字", 101), 100, true)
	want := domain.Problem{Key: "field.too_long", Params: map[string]string{"max": "100", "length": "101"}}
	if diff := cmp.Diff(want, problem(t, c.Err(), "title")); diff != "" {
		t.Error(diff)
	}
}

func TestCheckerCollectsEverything(t *testing.T) {
	var c domain.Checker
	c.Time("start", 0, true)
	c.Time("end", domain.LastTime+1, false)
	c.Time("at", -1, false)
	c.Minutes("minutes", 14, 15, 30)
	c.Number("limit", 31, 15, 30)
	domain.OneOf(&c, "stage", domain.Stage("later"), true, domain.Stages...)
	domain.OneOf(&c, "risk", domain.Risk(""), true, domain.RiskLow)
	domain.OneOf(&c, "none", domain.Risk(""), false, domain.RiskLow)
	want := map[string]domain.Key{
		"start": "field.required", "end": "field.time", "at": "field.time", "minutes": "field.minutes",
		"limit": "field.number", "stage": "field.not_offered", "risk": "field.required",
	}
	if diff := cmp.Diff(want, problemsOf(t, c.Err())); diff != "" {
		t.Error(diff)
	}
}

func TestCheckerList(t *testing.T) {
	var c domain.Checker
	got := c.List("modules", []string{" docs ", "", "source", "docs", "0"}, true)
	if diff := cmp.Diff([]string{"docs", "source", "0"}, got); diff != "" {
		t.Error(diff)
	}
	c.List("modules", []string{"a", strings.Repeat("x", 101)}, true)
	c.List("categories", []string{" "}, true)
	c.List("repeated", strings.Split(strings.Repeat("a b c d e ", 50), " "), true)
	var many []string
	for i := range domain.MaxEntries + 1 {
		many = append(many, strconv.Itoa(i))
	}
	c.List("enough", many[1:], true)
	c.List("many", many, true)
	want := map[string]domain.Key{"modules.1": "field.too_long", "categories": "field.list_empty", "many": "field.list_long"}
	if diff := cmp.Diff(want, problemsOf(t, c.Err())); diff != "" {
		t.Error(diff)
	}
}

func TestCleaningTwiceIsCleaningOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := rapid.String().Draw(t, "given")
		for _, check := range []func(*domain.Checker, string) string{line(1000, false), text(1000), scriptText} {
			var first, second domain.Checker
			once := check(&first, given)
			twice := check(&second, once)
			if first.Err() == nil && once != "" && (once != twice || second.Err() != nil) {
				t.Fatalf("%q became %q, then %q (%v)", given, once, twice, second.Err())
			}
		}
	})
}
