package pdf

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"renogen/backend/domain"
	"renogen/backend/export"
)

func lay(t *testing.T, b export.RunBook) *runBook {
	t.Helper()
	r, err := layRunBook(b, english)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// stepsOn gives the parts of steps that stand on each page.
func stepsOn(d *document) [][]stepRow {
	pages := make([][]stepRow, len(d.pages))
	for i, page := range d.pages {
		for _, p := range page.placed {
			b := p.block
			if a, ok := b.(anchored); ok {
				b = a.block
			}
			if s, ok := b.(stepRow); ok {
				pages[i] = append(pages[i], s)
			}
		}
	}
	return pages
}

func TestStepsStayWhole(t *testing.T) {
	for name, book := range map[string]export.RunBook{"sample": sampleBook(), "executed": executedBook(), "large": large(300), "trying": trying()} {
		r := lay(t, book)
		heights := map[string]float64{}
		for step := range r.book.Steps {
			heights[step.Number] = r.step(step).height()
		}
		fresh := r.sheet.full() - 5.4
		parts := map[string]int{}
		for _, page := range stepsOn(r.document) {
			for _, s := range page {
				parts[s.step.Number]++
			}
		}
		for number, n := range parts {
			if n > 1 && heights[number] <= fresh {
				t.Errorf("%s: step %s of %.0f mm stands on %d pages", name, number, heights[number], n)
			}
		}
		if len(parts) != len(heights) {
			t.Errorf("%s: %d of %d steps are printed", name, len(parts), len(heights))
		}
	}
}

func TestLongStepSaysThatItContinues(t *testing.T) {
	parts := 0
	pages := stepsOn(lay(t, trying()).document)
	for i, page := range pages {
		for j, s := range page {
			if s.step.Number != "2" {
				continue
			}
			parts++
			next := s.goesOn && i+1 < len(pages) && len(pages[i+1]) > 0 && pages[i+1][0].resumed && pages[i+1][0].step.Number == "2"
			if s.goesOn && (!next || j != len(page)-1) {
				t.Errorf("page %d says that step 2 goes on, the next page does not resume it", i+1)
			}
			if s.resumed && (j != 0 || !pages[i-1][len(pages[i-1])-1].goesOn) {
				t.Errorf("page %d resumes step 2, the page before does not say so", i+1)
			}
		}
	}
	if parts < 5 {
		t.Errorf("the long step has %d parts", parts)
	}
}

func TestNothingStandsBelowThePage(t *testing.T) {
	for _, paper := range []Paper{A4, Letter} {
		for name, book := range map[string]export.RunBook{"sample": sampleBook(), "executed": executedBook(), "trying": trying(), "empty": {}} {
			r, err := layRunBook(book, Options{Paper: paper, Words: english.Words})
			if err != nil {
				t.Fatal(err)
			}
			checkPages(t, name, r.document)
		}
		l, err := layChecklist(tryingChecklist(), Options{Paper: paper, Words: english.Words})
		if err != nil {
			t.Fatal(err)
		}
		checkPages(t, "checklist", l.document)
		n, err := layNotes(tryingNotes(), Options{Paper: paper, Words: english.Words})
		if err != nil {
			t.Fatal(err)
		}
		checkPages(t, "notes", n)
	}
}

// checkPages finds blocks that overlap or hang out of their page.
func checkPages(t *testing.T, name string, d *document) {
	t.Helper()
	for i, page := range d.pages {
		for j, p := range page.placed {
			if end := p.y + p.block.height(); end > d.sheet.bottom()+0.01 {
				t.Errorf("%s, page %d: a block ends at %.1f, the page at %.1f", name, i+1, end, d.sheet.bottom())
			}
			for _, other := range page.placed[:j] {
				if p.y < other.y+other.block.height()-0.01 && other.y < p.y+p.block.height()-0.01 {
					t.Errorf("%s, page %d: blocks at %.1f and %.1f overlap", name, i+1, other.y, p.y)
				}
			}
		}
	}
}

func TestHeadsStayWithWhatFollows(t *testing.T) {
	var all []*runBook
	for _, book := range []export.RunBook{sampleBook(), executedBook(), large(300), trying()} {
		all = append(all, lay(t, book))
		for density := range densities {
			r, err := layRunSheet(book, Options{Words: english.Words, Density: density})
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, r)
		}
	}
	for _, r := range all {
		for i, page := range r.pages {
			last := page.placed[len(page.placed)-1].block
			if a, ok := last.(anchored); ok && strings.HasPrefix(a.key, "section") {
				t.Errorf("%s, page %d of %d ends with the head %q", r.kind, i+1, len(r.pages), a.title)
			}
		}
	}
}

func TestTelephonesAreOnTheFirstPage(t *testing.T) {
	books := map[string]*runBook{}
	for _, items := range []int{0, 5, 30, 300} {
		book := sampleBook()
		book.Items = make([]export.Item, items)
		books[fmt.Sprint(items, " items")] = lay(t, book)
	}
	for density := range densities {
		book := sampleBook()
		book.WayBack = strings.Repeat("Back again. ", 400)
		r, err := layRunSheet(book, Options{Density: density})
		if err != nil {
			t.Fatal(err)
		}
		books[string(density)+" run sheet"] = r
	}
	for name, r := range books {
		found := false
		for _, p := range r.pages[0].placed {
			found = found || strings.Contains(fmt.Sprint(textsOf(p.block)), "+254 20 555 0102")
		}
		if !found {
			t.Errorf("%s: the telephone numbers are not on page 1", name)
		}
	}
}

// textsOf collects the printed text of nested blocks.
func textsOf(b block) (out []string) {
	switch b := b.(type) {
	case para:
		for _, l := range b.lines {
			text := ""
			for _, p := range l.pieces {
				text += string(p.text)
			}
			out = append(out, strings.TrimSuffix(text, " ")) // the space that parts it from what follows
		}
	case stack:
		for _, part := range b {
			out = append(out, textsOf(part)...)
		}
	case columns:
		for _, c := range b {
			out = append(out, textsOf(c.block)...)
		}
	case table:
		for _, r := range b.all() {
			out = append(out, textsOf(r.cells)...)
		}
	case anchored:
		return textsOf(b.block)
	case keeper:
		return textsOf(b.block)
	case roled:
		return textsOf(b.block)
	case asideBlock:
		return textsOf(b.block)
	case indented:
		if b.label != nil {
			out = textsOf(b.label)
		}
		return append(out, textsOf(b.body)...)
	case inset:
		return textsOf(b.body)
	}
	return out
}

func TestPouringLosesNoLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := newFlow(A4.sheet())
		f.newPage()
		f.place(gap(rapid.Float64Range(0, 250).Draw(t, "taken")))
		markdown := rapid.SampledFrom([]string{"word word\n\n", "- a\n  - b\n    1. c\n", "| a | b |\n|---|---|\n| c | d |\n| e | f |\n\n", "> quote\n\n", "```\ncode\ncode\n```\n\n", "# head\n\n"})
		source := strings.Join(rapid.SliceOfN(markdown, 1, 120).Draw(t, "markdown"), "")
		whole := f.markdown(textFace, rapid.Float64Range(60, 176).Draw(t, "width"), source)
		before := textsOf(whole)
		f.pour(whole)
		var after []string
		for _, page := range f.pages {
			for _, p := range page.placed {
				after = append(after, textsOf(p.block)...)
			}
		}
		if a, b := countWords(after), countWords(before); a < b {
			t.Fatalf("%d words became %d", b, a)
		}
	})
}

// countWords counts; table heads are repeated and may add some.
func countWords(lines []string) int { return len(strings.Fields(strings.Join(lines, " "))) }

func TestStructureCanBeTagged(t *testing.T) {
	r := lay(t, executedBook())
	checkStructure(t, r.paint().root, roleDocument)
	l, err := layChecklist(sampleChecklist(), english)
	if err != nil {
		t.Fatal(err)
	}
	checkStructure(t, l.paint().root, roleDocument)
	n, err := layNotes(sampleNotes(), english)
	if err != nil {
		t.Fatal(err)
	}
	checkStructure(t, n.paint().root, roleDocument)
	level := 0
	eachElement(r.paint().root, func(e *element) {
		next := map[role]int{roleH1: 1, roleH2: 2, roleH3: 3}[e.role]
		if next > level+1 {
			t.Errorf("a heading of rank %d follows one of rank %d", next, level)
		}
		if next > 0 {
			level = next
		}
	})
}

func eachElement(e *element, do func(*element)) {
	do(e)
	for _, kid := range e.kids {
		if kid.element != nil {
			eachElement(kid.element, do)
		}
	}
}

// checkStructure knows what may stand in what.
func checkStructure(t *testing.T, e *element, parent role) {
	t.Helper()
	within := map[role][]role{
		roleRow: {roleTable}, roleHeader: {roleRow}, roleCell: {roleRow}, roleEntry: {roleContents},
		roleBody: {roleItem}, roleItem: {roleList, roleNumbered, roleBullets}, roleSide: {roleRow},
	}
	if allowed, ok := within[e.role]; ok {
		fits := false
		for _, r := range allowed {
			fits = fits || r == parent
		}
		if !fits {
			t.Errorf("%s stands in %s", e.role, parent)
		}
	}
	if e.role == roleRow && len(e.kids) == 0 {
		t.Error("a row without cells")
	}
	if e.role == roleFigure && e.alt == "" {
		t.Error("a figure without a text in its place")
	}
	for _, k := range e.kids {
		kid := k.element
		if kid == nil {
			if groups[e.role] {
				t.Errorf("%s holds text itself", e.role)
			}
			continue
		}
		if e.role == roleItem && kid.role != roleLabel && kid.role != roleBody {
			t.Errorf("%s stands in a list entry", kid.role)
		}
		checkStructure(t, kid, e.role)
	}
}

func TestTenThousandSteps(t *testing.T) {
	book := export.RunBook{Head: sampleHead(), Stages: []export.Stage{{Stage: domain.StageDuring, Sections: []export.Section{{Title: "Many"}}}}}
	for i := range 10_000 {
		book.Stages[0].Sections[0].Steps = append(book.Stages[0].Sections[0].Steps, export.Step{Number: fmt.Sprint(i + 1), Title: "Step"})
	}
	r := lay(t, book)
	n := 0
	for _, page := range stepsOn(r.document) {
		n += len(page)
	}
	if n != 10_000 {
		t.Errorf("%d of 10,000 steps are placed", n)
	}
	file, err := r.finish()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(run(t, file, "pdfinfo", "FILE"), fmt.Sprintf("Pages:           %d", len(r.pages))) {
		t.Error("pages are missing")
	}
}
