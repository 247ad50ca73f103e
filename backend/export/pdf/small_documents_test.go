package pdf

import (
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
