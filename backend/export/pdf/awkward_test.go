package pdf

import (
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// longCommand is one line of 5,000 characters, without a space that would make it easy.
func longCommand() string {
	var b strings.Builder
	for b.Len() < 4960 {
		fmt.Fprintf(&b, "node-%d.example.com,", b.Len())
	}
	return "run --on='" + b.String()[:4960] + "' --to=\"über 🚀\" end"
}

// burdened has everything at once: a command of 5,000 characters, a step longer than a page
// and 200 attachments, some of them pictures.
func burdened() export.RunBook {
	b := sampleBook()
	steps := b.Stages[0].Sections[0].Steps
	steps[0].Blocks = append(steps[0].Blocks, command("rm.python.org", longCommand()))
	steps[1].Blocks = append(steps[1].Blocks, prose(strings.Repeat(awkward+"\n\n", 40)))
	steps[1].State, steps[1].StartedAt, steps[1].By = domain.StepInProgress, opening, "Imani"
	for i := range 200 {
		e := export.Evidence{Name: fmt.Sprintf("evidence-%03d.txt", i), Note: awkward, SHA256: strings.Repeat(fmt.Sprintf("%08x", i), 8), Size: int64(i), By: "Wes", At: opening}
		if i%10 == 0 {
			e.Name = fmt.Sprintf("evidence-%03d.png", i)
			e.Picture = screenshot(600, 300+i, color.RGBA{uint8(i), 240, 244, 255})
		}
		steps[2].Evidence = append(steps[2].Evidence, e)
	}
	return b
}

func TestABurdenedBookLosesNothing(t *testing.T) {
	book := burdened()
	o := english
	for i := range 200 {
		o.Attach = append(o.Attach, Attachment{Name: fmt.Sprintf("file (%d).bin", i), Description: awkward, MIME: "application/octet-stream", Relationship: Supplement, Data: []byte{byte(i), 0, 255}})
	}
	r, err := layRunBook(book, o)
	if err != nil {
		t.Fatal(err)
	}
	checkPages(t, "burdened", r.document)
	file, err := r.finish()
	if err != nil {
		t.Fatal(err)
	}
	if out := run(t, file, "qpdf", "--check", "FILE"); strings.Contains(out, "WARNING") {
		t.Error(out)
	}
	checkLongCommand(t, file)
	text := strings.Join(strings.Fields(strings.Join(pagesOf(t, file), "\n")), " ")
	for i, e := range book.Stages[0].Sections[0].Steps[2].Evidence {
		if !strings.Contains(text, e.Name) {
			t.Errorf("evidence %d is not listed", i)
		}
	}
	if n := strings.Count(text, "Привет"); n < 40+200 {
		t.Errorf("%d of 240 awkward paragraphs are there", n)
	}
	if images := strings.Count(run(t, file, "pdfimages", "-list", "FILE"), "\n") - 2; images != 20 {
		t.Errorf("%d of 20 pictures are printed", images)
	}
	folder := t.TempDir()
	run(t, file, "pdfdetach", "-saveall", "-o", folder, "FILE")
	for i, a := range o.Attach {
		got, err := os.ReadFile(filepath.Join(folder, a.Name))
		if err != nil || !slices.Equal(got, a.Data) {
			t.Errorf("attachment %d: %v", i, err)
		}
	}
}

// checkLongCommand finds the command that no page can hold: in parts, of which each is copied
// to the byte.
func checkLongCommand(t *testing.T, file []byte) {
	t.Helper()
	pages := strings.Join(pagesOf(t, file), "\n")
	tr := treeOf(t, file)
	whole := ""
	for _, n := range tr.all {
		if n.role != "Code" {
			continue
		}
		part := plainText(t, n.dict["ActualText"])
		if !strings.Contains(pages, strings.TrimRight(part, "\n")) {
			t.Errorf("not copied to the byte: %q", part)
		}
		whole += part
	}
	if !strings.Contains(whole, longCommand()) {
		t.Error("the long command is not whole")
	}
}

func TestEmptyEverything(t *testing.T) {
	for kind, file := range everyKind(t) {
		if !strings.HasSuffix(kind, "empty") {
			continue
		}
		if text := strings.TrimSpace(pagesOf(t, file)[0]); text == "" {
			t.Errorf("%s: an empty first page", kind)
		}
	}
}
