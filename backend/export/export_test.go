package export

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"renogen/backend/domain"
)

func TestContentIsCanonical(t *testing.T) {
	book := RunBook{Head: Head{Number: "A", Title: "tab\t\"quote\" <ü> \u2028 \x01"}}
	got := string(book.Content())
	want := `{"changes":[],"contacts":[],"description":"","head":{"draft":false,"environment":"","lead":{"name":"","role":"","telephone":""},` +
		`"number":"A","project":"","release_manager":{"name":"","role":"","telephone":""},"remarks":[],"title":"tab\t\"quote\" <ü> ` + "\u2028" + ` \u0001",` +
		`"version":0,"window":{"date_only":false,"minutes":0,"start":0},"zone":""},"items":[],"plan_too_long":false,"risk":"","risk_note":"","stages":[],"way_back":"","way_back_minutes":0}`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCodeCoversContentOnly(t *testing.T) {
	book := RunBook{Head: Head{Number: "A"}}
	code := Code(Digest(book.Content()))
	book.Made = Made{At: 1, Program: "x"}
	book.Approvals = []Approval{{Name: "Noor"}}
	book.Items = []Item{}
	if again := Code(Digest(book.Content())); again != code {
		t.Errorf("approvals or circumstances changed the code: %s, %s", code, again)
	}
	book.Stages = []Stage{{Stage: domain.StagePre}}
	if again := Code(Digest(book.Content())); again == code {
		t.Error("another content has the same code")
	}
	if len(code) != 19 || strings.Count(code, "-") != 3 {
		t.Errorf("code is %q", code)
	}
}

func steps(states ...domain.StepState) RunBook {
	var all []Step
	for i, state := range states {
		all = append(all, Step{Number: string(rune('1' + i)), State: state})
	}
	return RunBook{Stages: []Stage{{Stage: domain.StagePre}, {Stage: domain.StageDuring, Sections: []Section{{Steps: all}}}}}
}

func TestRunIsBegunAndOver(t *testing.T) {
	for _, c := range []struct {
		book        RunBook
		begun, over bool
	}{
		{steps(), false, false},
		{steps(domain.StepNew, ""), false, false},
		{steps(domain.StepCompleted, domain.StepNew), true, false},
		{steps(domain.StepOnHold), true, false},
		{steps(domain.StepCompleted, domain.StepFailed, domain.StepSkipped), true, true},
	} {
		if c.book.Begun() != c.begun || c.book.Over() != c.over {
			t.Errorf("%v: begun %v, over %v", c.book.Tally(), c.book.Begun(), c.book.Over())
		}
	}
}

func TestDeviationsAreWhatLeftThePlan(t *testing.T) {
	book := steps(domain.StepCompleted, domain.StepSkipped)
	all := book.Stages[1].Sections[0].Steps
	all[0].Events = []Event{{Action: "start", At: 1}, {Action: "attempt_failed", At: 2, By: "Wes", Text: "locked"}, {Action: "complete", At: 3}}
	all[1].Events = []Event{{Action: "skip", At: 4, By: "Noor"}}
	want := []Deviation{{"1", 2, "Attempt failed: locked", "Wes"}, {"2", 4, "Skipped", "Noor"}}
	if diff := cmp.Diff(want, book.Deviations()); diff != "" {
		t.Error(diff)
	}
}

func TestSpanOfRun(t *testing.T) {
	book := steps(domain.StepCompleted, domain.StepCompleted, domain.StepNew)
	all := book.Stages[1].Sections[0].Steps
	all[0].StartedAt, all[0].EndedAt = 50, 90
	all[1].StartedAt, all[1].EndedAt = 20, 30
	if start, end := book.Span(); start != 20 || end != 90 {
		t.Errorf("span is %d to %d", start, end)
	}
}

func zoneOf(t *testing.T, name string) *Zone {
	t.Helper()
	z, err := NewZone(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func ms(year, month, day, hour, minute int) int64 {
	return time.Date(year, time.Month(month), day, hour, minute, 0, 0, time.UTC).UnixMilli()
}

func TestTimesAreGivenInBothZones(t *testing.T) {
	at := ms(2023, 12, 7, 23, 30)
	for _, c := range []struct{ zone, moment, window string }{
		{"UTC", "7 Dec 2023 23:30 UTC", "Thu 7 Dec 2023 23:30 – Fri 8 Dec 05:30 UTC"},
		{"", "7 Dec 2023 23:30 UTC", "Thu 7 Dec 2023 23:30 – Fri 8 Dec 05:30 UTC"},
		{"Europe/Warsaw", "8 Dec 2023 00:30 CET · 7 Dec 23:30 UTC", "Fri 8 Dec 2023 00:30 – 06:30 Europe/Warsaw (CET, UTC+1)\nThu 7 Dec 2023 23:30 – Fri 8 Dec 05:30 UTC"},
		{"Asia/Kathmandu", "8 Dec 2023 05:15 UTC+5:45 · 7 Dec 23:30 UTC", "Fri 8 Dec 2023 05:15 – 11:15 Asia/Kathmandu (UTC+5:45)\nThu 7 Dec 2023 23:30 – Fri 8 Dec 05:30 UTC"},
		{"America/New_York", "7 Dec 2023 18:30 EST · 23:30 UTC", "Thu 7 Dec 2023 18:30 – Fri 8 Dec 00:30 America/New_York (EST, UTC−5)\nThu 7 Dec 2023 23:30 – Fri 8 Dec 05:30 UTC"},
	} {
		z := zoneOf(t, c.zone)
		if got := z.Moment(at); got != c.moment {
			t.Errorf("%s: moment %q, want %q", c.zone, got, c.moment)
		}
		if got := strings.Join(z.Window(Window{Start: at, Minutes: 360}), "\n"); got != c.window {
			t.Errorf("%s: window %q, want %q", c.zone, got, c.window)
		}
	}
	day := zoneOf(t, "Europe/Warsaw").Window(Window{Start: ms(2023, 12, 6, 23, 0), DateOnly: true, Minutes: 1440})
	if want := []string{"Thursday 7 December 2023, the whole day, Europe/Warsaw (CET, UTC+1)"}; !cmp.Equal(day, want) {
		t.Errorf("a date only is %q", day)
	}
	if _, err := NewZone("Mars/Olympus"); err == nil {
		t.Error("an unknown zone is accepted")
	}
}

func TestDurations(t *testing.T) {
	for minutes, want := range map[int]string{0: "0 min", 5: "5 min", 60: "1 h", 150: "2 h 30 min", 1440: "1 d", 2 * 1440: "2 d", 1501: "1 d 1 h 1 min"} {
		if got := Duration(minutes); got != want {
			t.Errorf("%d minutes are %q, want %q", minutes, got, want)
		}
	}
}

func TestPausesFollowTheDays(t *testing.T) {
	window := Window{Start: ms(2023, 12, 7, 14, 0), Minutes: 360}
	tasks := []Task{
		{Title: "debrief", Start: ms(2023, 12, 8, 10, 0)},
		{Title: "call", Start: ms(2023, 12, 6, 10, 0)},
		{Title: "keys", Start: ms(2023, 12, 6, 12, 0)},
		{Title: "late call", Start: ms(2023, 12, 6, 23, 30)}, // in Warsaw already the 7th
		{Title: "watch", Start: ms(2023, 12, 7, 15, 0)},
		{Title: "early", Start: ms(2023, 12, 4, 9, 0)},
	}
	var got []string
	for _, pause := range PausesByDay(tasks, window, zoneOf(t, "Europe/Warsaw")) {
		line := pause.Title + " | " + pause.Moment + " |"
		for _, task := range pause.Tasks {
			line += " " + task.Title
		}
		got = append(got, line)
	}
	want := []string{
		"3 days before | Monday 4 December 2023 | early",
		"The day before | Wednesday 6 December 2023 | call keys",
		"Before the window opens | Thursday 7 December 2023, 15:00 CET | late call",
		"From the opening of the window | Thursday 7 December 2023, 15:00 CET | watch",
		"The day after | Friday 8 December 2023 | debrief",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReleaseNotesMarkdown(t *testing.T) {
	notes := ReleaseNotes{
		Head:        Head{Number: "X-RN", Title: "3.12.1 *final*", Project: "CPython", Draft: true, Window: Window{Start: ms(2023, 12, 7, 14, 0), Minutes: 60}},
		Description: "A **bug-fix** release.\n",
		Categories: []Category{
			{Title: "Empty"},
			{Title: "Build", Items: []Item{
				{Ref: "REL-1", Title: "a_b <c>", Modules: []string{"source", "docs"}, Status: domain.ItemCompleted, Description: "- one"},
				{Ref: "REL-2", Title: "two\nlines", Status: domain.ItemGoNoGo},
			}},
		},
	}
	got, err := ReleaseNotesMarkdown(notes)
	if err != nil {
		t.Fatal(err)
	}
	want := `# 3.12.1 \*final\*

**DRAFT**

Release notes · X-RN · CPython

Window: Thu 7 Dec 2023 14:00 – 15:00 UTC

A **bug-fix** release.

## Build

### REL-1 a\_b \<c\>

*source, docs*

- one

### REL-2 two lines

**Not released: go no go**

Content ` + Code(Digest(notes.Content())) + "\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFileNamesAreSafeAndSayDraft(t *testing.T) {
	for _, c := range []struct {
		head Head
		want string
	}{
		{Head{Number: "CPYTHON-1-RB", Version: 2}, "CPYTHON-1-RB-v2.pdf"},
		{Head{Number: "CPYTHON-1-RB", Version: 2, Draft: true}, "CPYTHON-1-RB-DRAFT.pdf"},
		{Head{Number: "../a b\u00fc"}, "---a-b-.pdf"},
	} {
		if got := c.head.FileName("pdf"); got != c.want {
			t.Errorf("%q is called %q, want %q", c.head.Number, got, c.want)
		}
	}
}
