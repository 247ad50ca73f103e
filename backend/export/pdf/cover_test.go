package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"renogen/backend/export"
)

// lastWords end the way back, so that a page with them has all of it that stands before.
const lastWords = "and nothing else mends it."

func normalRelease() export.RunBook {
	b := sampleBook()
	b.WayBack += " " + strings.Repeat("Purge the cache of the servers before anybody is told. ", 4) + lastWords
	b.Approvals = b.Approvals[2:]
	b.Contacts = append(b.Contacts, export.Person{Role: "entry, execute", Name: "Dora", Telephone: "+44 20 555 0107"}, export.Person{Role: "approval", Name: "Ada", Telephone: "+1 202 555 0108"})
	return b
}

func pageTexts(r *runBook) []string {
	var out []string
	for _, page := range r.pages {
		var texts []string
		for _, p := range page.placed {
			texts = append(texts, textsOf(p.block)...)
		}
		out = append(out, strings.Join(texts, "\n"))
	}
	return out
}

func TestWhatIsDecidedStandsOnTheFirstPage(t *testing.T) {
	for _, c := range []struct {
		items   int
		said    string
		onFirst bool
	}{
		{0, "No items.", true}, {1, "Category", true}, {11, "REL-11", true}, {11, "Category", false}, {300, "REL-11", false},
	} {
		book := normalRelease()
		book.Items = slices.Concat(book.Items, make([]export.Item, 300))[:c.items]
		pages := pageTexts(lay(t, book))
		first := strings.Join(strings.Fields(pages[0]), " ")
		for _, want := range []string{"Point of no return", lastWords, "ADE9-ACCE-6E06-44DE", "+1 202 555 0108", "Entry, execute", "What changes"} {
			if !strings.Contains(first, want) {
				t.Errorf("%d items: page 1 does not say %q", c.items, want)
			}
		}
		if strings.Contains(first, c.said) != c.onFirst {
			t.Errorf("%d items: %q on page 1 is %v", c.items, c.said, !c.onFirst)
		}
		if c.items > 0 && !strings.Contains(strings.Join(pages, "\n"), "Category · modules") {
			t.Errorf("%d items are nowhere listed", c.items)
		}
	}
}

func TestACoverLeadsToTheItemsBehindIt(t *testing.T) {
	book := normalRelease()
	book.Description = strings.Repeat("A long description. ", 300)
	pages := pagesOf(t, runBookOf(t, book))
	if !strings.Contains(pages[0], "Described, with 11 items: page 2") || !strings.Contains(pages[1], "A long description.") {
		t.Errorf("page 1 does not lead to the description:\n%s", pages[0])
	}
	book.Description = ""
	pages = pagesOf(t, runBookOf(t, book))
	if !strings.Contains(pages[0], "page 2") || !strings.Contains(pages[1], "What changes") || !strings.Contains(pages[1], "REL-11") {
		t.Errorf("page 1 does not lead to the items:\n%s", pages[0])
	}
}

func TestALongCoverLosesNothing(t *testing.T) {
	book := normalRelease()
	book.WayBack = strings.Repeat("The way back is long. ", 500) + lastWords
	pages := pageTexts(lay(t, book))
	whole := strings.Join(strings.Fields(strings.Join(pages, " ")), " ")
	for _, want := range []string{lastWords, "Approver", "REL-11", "+1 202 555 0108"} {
		if !strings.Contains(whole, want) {
			t.Errorf("not said: %q", want)
		}
	}
	if !strings.Contains(pages[0], "+1 202 555 0108") {
		t.Error("the telephone numbers are not on page 1")
	}
}

func TestTheLegendStaysTogetherAndNeverAlone(t *testing.T) {
	for sections := range 40 {
		for _, items := range []int{0, 11, 30} {
			book := normalRelease()
			book.Items = slices.Concat(book.Items, make([]export.Item, 300))[:items]
			book.Stages[0].Sections = nil
			for i := range sections {
				book.Stages[0].Sections = append(book.Stages[0].Sections, export.Section{Title: fmt.Sprint("Section ", i), Steps: []export.Step{{Title: "Step", Number: fmt.Sprint("s", i)}}})
			}
			r := lay(t, book)
			for i, text := range pageTexts(r) {
				if !strings.Contains(text, "How to use this book") {
					continue
				}
				if alone := len(r.pages[i].placed) == 1 && !strings.Contains(text, "Contents"); alone || !strings.Contains(text, "Marks") {
					t.Errorf("%d sections, %d items: the legend is torn or alone on page %d", sections, items, i+1)
				}
			}
		}
	}
}

func TestOriginOfReleaseNotesIsNeverAlone(t *testing.T) {
	for n := range 40 {
		notes := sampleNotes()
		notes.Categories[1].Items = slices.Repeat(notes.Categories[1].Items, n)
		d, err := layNotes(notes, english)
		if err != nil {
			t.Fatal(err)
		}
		last := (&runBook{document: d}).pages
		text := pageTexts(&runBook{document: d})[len(last)-1]
		if !strings.Contains(text, "REL-") || !strings.Contains(text, "Workspace 7Q2M") {
			t.Errorf("with %d items the last page says only:\n%s", n, text)
		}
	}
}
