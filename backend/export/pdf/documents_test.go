package pdf

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"renogen/backend/domain"
	"renogen/backend/export"
)

func TestFilesAreSound(t *testing.T) {
	for name, file := range everyKind(t) {
		if out := run(t, file, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") || strings.Contains(out, "WARNING") {
			t.Errorf("%s: %s", name, out)
		}
	}
}

func TestCommandsAreCopiedToTheByte(t *testing.T) {
	awkwardScripts := []string{
		script, "a", "", "\tindented with a tab", "  two spaces before, two after  ", "x\r\ny", "naïve Ελλάδα Привет 你好 🚀",
		strings.Repeat("long ", 200), strings.Repeat("x", 900), "\n\nblank lines\n\naround\n", "a \\u{1F680} b \\x1B", "printf '\x1b[31mred'", "quote ' \" ` $(x) {nb} {np}",
	}
	book := sampleBook()
	section := &book.Stages[0].Sections[0]
	for i, s := range awkwardScripts {
		section.Steps = append(section.Steps, export.Step{Number: fmt.Sprint("s", i), Title: "Script", Blocks: []export.Block{command("host", s)}})
	}
	text := strings.Join(pagesOf(t, runBookOf(t, book)), "\n")
	n := 0
	for step := range book.Steps {
		for _, b := range step.Blocks {
			if b.Kind != export.CodeBlock {
				continue
			}
			n++
			if !strings.Contains(text, strings.TrimRight(b.Text, "\n")) {
				t.Errorf("step %s: not copied to the byte: %q", step.Number, b.Text)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d commands were compared", n)
	}
}

func TestCommandOverManyPagesIsWhole(t *testing.T) {
	text := strings.Join(pagesOf(t, runBookOf(t, trying())), "\n")
	for i, line := range strings.Split(numbered(230), "\n") {
		at := strings.Index(text, line)
		if at < 0 {
			t.Fatalf("line %d is not there: %q", i+1, line)
		}
		text = text[at:]
	}
}

func TestNoCharacterIsLost(t *testing.T) {
	for name, file := range everyKind(t) {
		if !strings.HasSuffix(name, "trying") {
			continue
		}
		text := strings.Join(pagesOf(t, file), "")
		for _, r := range norm.NFC.String(awkward) {
			// pdftotext takes a tab of its own for white space
			if r != ' ' && r != '\t' && r != 0 && !strings.ContainsRune(text, r) {
				t.Errorf("%s: %U is not in the text", name, r)
			}
		}
	}
}

func TestSameSnapshotSameBytes(t *testing.T) {
	book := executedBook()
	first := runBookOf(t, book)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if again := runBookOf(t, book); string(again) != string(first) {
				t.Error("the same snapshot gave other bytes")
			}
		})
	}
	wait.Wait()
	want := digests(t)
	for _, zone := range []string{"Asia/Kathmandu", "America/New_York"} {
		other := exec.Command(os.Args[0], "-test.run=^TestPrintDigests$")
		other.Env = append(os.Environ(), "PRINT_DIGESTS=1", "TZ="+zone)
		out, err := other.Output()
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(out), want) {
			t.Errorf("another process, in %s, gave other bytes:\n%s%s", zone, out, want)
		}
	}
}

// digests gives a line for each kind of document.
func digests(t *testing.T) string {
	t.Helper()
	files := everyKind(t)
	out := ""
	for _, kind := range slices.Sorted(maps.Keys(files)) {
		out += fmt.Sprintf("%s: %x\n", kind, sha256.Sum256(files[kind]))
	}
	return out
}

// TestPrintDigests is the other process of TestSameSnapshotSameBytes.
func TestPrintDigests(t *testing.T) {
	lines := digests(t)
	if os.Getenv("PRINT_DIGESTS") != "" {
		fmt.Print(lines)
	}
	if strings.Contains(lines, "e3b0c44298fc1c14") {
		t.Error("a document is empty")
	}
}

func TestDraftIsSaidOnEveryPage(t *testing.T) {
	book := large(40)
	for _, draft := range []bool{true, false} {
		book.Head.Draft = draft
		file := runBookOf(t, book)
		for i, page := range pagesOf(t, file) {
			if strings.Contains(page, "DRAFT") != draft {
				t.Errorf("draft is %v, page %d says otherwise", draft, i+1)
			}
		}
		info := run(t, file, "pdfinfo", "FILE")
		for _, field := range []string{"Title:", "Subject:", "Keywords:"} {
			if strings.Contains(lineWith(info, field), "DRAFT") != draft {
				t.Errorf("draft is %v, metadata: %s", draft, lineWith(info, field))
			}
		}
	}
}

func lineWith(text, word string) string {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, word) {
			return line
		}
	}
	return ""
}

func TestEveryPageSaysWhatItBelongsTo(t *testing.T) {
	book := large(60)
	code := export.Code(export.Digest(book.Content()))
	pages := pagesOf(t, runBookOf(t, book))
	for i, page := range pages {
		page = strings.ReplaceAll(page, " ", "")
		for _, want := range []string{book.Head.Number, code, fmt.Sprintf("%d/%d", i+1, len(pages))} {
			if !strings.Contains(page, want) {
				t.Errorf("page %d does not say %q", i+1, want)
			}
		}
	}
}

func TestFirstPageHasTheSummary(t *testing.T) {
	page := pagesOf(t, runBookOf(t, executedBook()))[0]
	for _, want := range []string{
		"EXECUTED RUN BOOK", "3.12.1 final", "version 2", "CPython releases", "python.org", "Europe/Warsaw (CET, UTC+1)", "14:00 – 20:00 UTC",
		"14 steps in 3 stages, 1 checkpoint", "High. Many hands", "Step 11", "12 completed, 1 failed, 1 skipped", "APPROVED ALONE", "STARTED WITHOUT APPROVAL",
		"+31 20 555 0101", "+961 1 555 106", "What changes", "Who to call",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("page 1 does not say %q", want)
		}
	}
}

func TestExecutedBookTellsWhatHappened(t *testing.T) {
	text := strings.Join(pagesOf(t, runBookOf(t, executedBook())), "\n")
	for _, want := range []string{
		"Failed", "Skipped", "Signing certificate locked.", "Wes put on hold: waiting for the token", "build.log: last 200 lines", strings.Repeat("5b0c3e7f", 8),
		"screen.png (dark, printed inverted)", "RUN AGAIN", "Run again: certificate unlocked", "Deviation log", "Completion", "KEY NOT CONFIRMED", "7a",
		"7Q2M-K4XD-9TFA-HB3C", "entry 412, 9f2b6c0a4d1e8b7735c2", "Renogen 1.0.0",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("not said: %q", want)
		}
	}
	if planned := strings.Join(pagesOf(t, runBookOf(t, sampleBook())), "\n"); strings.Contains(planned, "EXECUTED") || strings.Contains(planned, "Result") {
		t.Error("a book that was not run claims to have been")
	}
}

func TestFailedItemIsNeverShownAsApproved(t *testing.T) {
	book := sampleBook()
	book.Items = []export.Item{
		{Ref: "A", Status: domain.ItemFailed, ApprovedBy: "Approver One"}, {Ref: "C", Status: domain.ItemReview}, {Ref: "B", Status: domain.ItemReady, ApprovedBy: "Approver Two", Alone: "nobody else"},
	}
	page := strings.Join(strings.Fields(pagesOf(t, runBookOf(t, book))[0]), " ")
	if strings.Contains(page, "Approver One") || !strings.Contains(page, "not approved") || !strings.Contains(page, "failed, needs a new approval") || !strings.Contains(page, "Approver Two, ALONE: nobody else") {
		t.Errorf("approvals of items are wrong:\n%s", page)
	}
}

func TestStagesAreAlwaysShown(t *testing.T) {
	book := sampleBook()
	for i := range book.Stages {
		book.Stages[i].Sections = nil
	}
	text := strings.Join(pagesOf(t, runBookOf(t, book)), "\n")
	if n := strings.Count(text, "No steps in this stage."); n != 3 {
		t.Errorf("%d of 3 empty stages are shown", n)
	}
}

func TestContentsLeadToTheirPages(t *testing.T) {
	book := large(200)
	anchors := lay(t, book).anchors
	file := runBookOf(t, book)
	pages := pagesOf(t, file)
	contents := run(t, file, "pdftotext", "-layout", "-f", "2", "-l", "3", "FILE", "-")
	sections := 0
	for i, stage := range book.Stages {
		for j, section := range stage.Sections {
			sections++
			page := anchors[sectionKey(i, j)]
			if !strings.Contains(pages[page-1], section.Title) {
				t.Errorf("%s is not on page %d", section.Title, page)
			}
			if entry := fmt.Sprintf(`(?m)^\s*%s\s.*\s%d$`, section.Title, page); !regexp.MustCompile(entry).MatchString(contents) {
				t.Errorf("the contents do not say that %s is on page %d", section.Title, page)
			}
		}
	}
	if links := strings.Count(run(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-"), "/Subtype /Link"); links < sections+3 {
		t.Errorf("%d links for %d sections", links, sections)
	}
}

func TestOutlineIsCounted(t *testing.T) {
	var found struct {
		Outlines []struct {
			Title string `json:"title"`
			Kids  []struct {
				Title string `json:"title"`
			} `json:"kids"`
		} `json:"outlines"`
	}
	out := run(t, runBookOf(t, sampleBook()), "qpdf", "--json=1", "--json-key=outlines", "FILE")
	if err := json.Unmarshal([]byte(out), &found); err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, entry := range found.Outlines {
		titles = append(titles, fmt.Sprintf("%s %d", entry.Title, len(entry.Kids)))
	}
	want := "[Summary 0 Contents 0 Pre 3 During 4 Post 2 Back-out plan 0 Deviation log 0 Completion 0 Verification 0]"
	if fmt.Sprint(titles) != want {
		t.Errorf("outline is %v, want %s", titles, want)
	}
}

func TestOutlineWithoutSectionTitlesIsSound(t *testing.T) {
	book := sampleBook()
	for i := range book.Stages {
		for j := range book.Stages[i].Sections {
			book.Stages[i].Sections[j].Title = ""
		}
	}
	out := run(t, runBookOf(t, book), "qpdf", "--json=1", "--json-key=outlines", "FILE")
	if !strings.Contains(out, "Checkpoint: All three lights are green") || !strings.Contains(out, "Point of no return: Push the tag") {
		t.Errorf("steps are missing in the outline: %s", out)
	}
}

func TestFontsAreEmbeddedSubsets(t *testing.T) {
	file := runBookOf(t, trying())
	if len(file) > 1_000_000 {
		t.Errorf("the file has %d bytes", len(file))
	}
	for line := range strings.Lines(run(t, file, "pdffonts", "FILE")) {
		if fields := strings.Fields(line); strings.Contains(line, "CID") && fields[len(fields)-5] != "yes" {
			t.Errorf("not embedded: %s", line)
		}
	}
}

func TestUnknownZoneIsAnError(t *testing.T) {
	if _, err := RunBook(export.RunBook{Head: export.Head{Zone: "Mars/Olympus"}}, english); err == nil {
		t.Error("an unknown zone is accepted")
	}
}
