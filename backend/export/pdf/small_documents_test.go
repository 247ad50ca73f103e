package pdf

import (
	"fmt"
	"strings"
	"testing"

	"renogen/backend/export"
)

func TestChecklistSaysChallengeAndResponse(t *testing.T) {
	file, err := Checklist(sampleChecklist(), english)
	if err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, file)
	if len(pages) != 1 {
		t.Errorf("a short checklist has %d pages", len(pages))
	}
	for _, want := range []string{"Experts called", "ALL REACHED", "IN PROGRESS", "CANCELLED", "DONE", "Read by", "END OF CHECKLIST", "Before the window opens", "Wes until 22:00 only"} {
		if !strings.Contains(pages[0], want) {
			t.Errorf("not said: %q", want)
		}
	}
	long, err := Checklist(tryingChecklist(), english)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(pagesOf(t, long), "\n"), "14 entries: more than 9") {
		t.Error("the author is not warned of 14 entries at one pause")
	}
}

// What is shortened in print, or has no name, is a change all the same.
func TestAnAuditReportLosesNoChange(t *testing.T) {
	l, err := layAudit(sampleAudit(), english)
	if err != nil {
		t.Fatal(err)
	}
	one, two := "0190a5c0-0000-7000-8000-0000aaaa0001", "0190a5c0-0000-7000-8000-0000bbbb0002"
	long := func(end string) string {
		return strings.Repeat("word ", 60) + "at " + end + strings.Repeat(" more", 60)
	}
	for name, test := range map[string]struct {
		change export.AuditChange
		want   []string
	}{
		"behind what is printed": {export.AuditChange{Field: "steps.remark", Before: long("noon"), After: long("nine")}, []string{"at noon", "at nine", "(607 characters)"}},
		"at the end":             {export.AuditChange{Field: "steps.remark", Before: long("") + "!", After: long("") + "?"}, []string{"more!", "more?"}},
		"ids without a name":     {export.AuditChange{Field: "steps.item", Before: one, After: two}, []string{"…aaaa0001 → …bbbb0002"}},
		"ids in a list":          {export.AuditChange{Field: "steps.items", Before: `["` + one + `"]`, After: `["` + two + `"]`}, []string{"…aaaa0001 → …bbbb0002"}},
		"a sealed value":         {export.AuditChange{Field: "activities.fields", Before: `[{"id":"a","sealed":"set"}]`, After: `[{"id":"a","sealed":"set"}]`}, []string{"set, sealed (changed)"}},
		"a moment":               {export.AuditChange{Field: "steps.at", Before: fmt.Sprint(opening), After: fmt.Sprint(opening + 1)}, []string{"(changed)"}},
	} {
		got := l.changes(export.AuditEntry{Command: "step.edit", Changes: []export.AuditChange{test.change}})
		if len(got) != 1 {
			t.Errorf("%s: %v", name, got)
			continue
		}
		for _, want := range test.want {
			if !strings.Contains(got[0][1], want) {
				t.Errorf("%s: %q is not in %q", name, want, got[0][1])
			}
		}
		if n := len([]rune(got[0][1])); n > 2*(longestValue+40) {
			t.Errorf("%s: %d characters are printed", name, n)
		}
	}
	if got := l.changes(export.AuditEntry{Changes: []export.AuditChange{{Field: "steps.at", After: "0"}, {Field: "steps.remark"}}}); len(got) != 0 {
		t.Errorf("nothing is told as %v", got)
	}
}

func TestAnAuditReportTellsWhoDidWhat(t *testing.T) {
	report := sampleAudit()
	d, err := layAudit(report, english)
	if err != nil {
		t.Fatal(err)
	}
	checkPages(t, "audit report", d.document)
	file, err := d.finish()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(strings.Join(pagesOf(t, file), "\n")), " ")
	for _, want := range []string{
		"AUDIT REPORT", "60", "Noor, Imani, Wes", "1 approval by the person who made it; 1 approval with a key that is not confirmed; acts with a key that was in other hands: 1",
		"ALONE: nobody else was there", "DOUBTFUL: the key", "completed the step Step with", "State: In progress → Completed", "Assignee: Noor", "Owner, to: Wes, Imani", "Planned at: 7 Dec 2023 15:00 CET", "characters)", "ADE9-ACCE-6E06-44DE", "pdfdetach -saveall FILE.pdf", "159",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("not said: %q", want)
		}
	}
	for _, unwanted := range []string{"in_progress", "step.complete", "steps.", "0190a5c0-"} {
		if strings.Contains(text, unwanted) {
			t.Errorf("a name of the program is printed: %q", unwanted)
		}
	}
	if got := strings.Count(text, "completed the step"); got != 60 {
		t.Errorf("%d of 60 entries are printed", got)
	}
}

func TestReleaseNotesMarkWhatIsNotReleased(t *testing.T) {
	file, err := ReleaseNotes(sampleNotes(), english)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(pagesOf(t, file), "\n")
	if !strings.Contains(text, "FAILED") || strings.Count(text, "Not released: it failed.") != 1 || strings.Contains(text, "Not approved") {
		t.Errorf("the failed item is not marked, or others are:\n%s", text)
	}
	for _, want := range []string{"REL-1", "make testall", "a link (https://docs.python.org/3.12/)", "No release blocker is open."} {
		if !strings.Contains(text, want) {
			t.Errorf("not said: %q", want)
		}
	}
}

func TestChecklistSaysWhereItComesFromAndWhoSigned(t *testing.T) {
	list := sampleChecklist()
	list.SignedOff = export.Approval{Name: "Ada", Role: "Second release manager", At: opening, KeyNotConfirmed: true}
	file, err := Checklist(list, english)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(pagesOf(t, file), "\n")
	for _, want := range []string{"Signed off by Ada, Second release manager, 7 Dec 2023 15:00 CET · 14:00 UTC (KEY NOT CONFIRMED)", "Journal entry 412", "7Q2M-K4XD-9TFA-HB3C"} {
		if !strings.Contains(text, want) {
			t.Errorf("not said: %q", want)
		}
	}
}
