package pdf

import (
	"fmt"

	"renogen/backend/export"
)

// annexes stand behind the completion, as far as there is anything to say.
func (r *runBook) annexes() {
	if len(r.book.Changes) > 0 {
		r.annex("changed", r.changeList())
	}
	if r.hasEvidence() && !r.byHand {
		r.annex("evidence", r.evidenceList())
	}
	r.annex("verification", r.verification(r.book.Approvals))
}

// annex begins a part on the same page if all of it fits there.
func (r *runBook) annex(key string, body stack) {
	part := closingPartOf(r.closing(), key)
	whole := append(stack{r.part(part.title, part.key)}, body...)
	if whole.height()+partGap > r.room() {
		r.phase = part.title
		r.newPage()
	} else {
		r.space()
	}
	r.pour(whole)
}

func (r *runBook) hasEvidence() bool {
	for step := range r.book.Steps {
		if len(step.Evidence) > 0 {
			return true
		}
	}
	return false
}

// changeList tells what is otherwise than in the version before.
func (r *runBook) changeList() stack {
	var entries stack
	for _, change := range r.book.Changes {
		entries = append(entries, group(roleItem, indented{
			by: 5, label: r.para(textFace, 5, "•").as(roleLabel), body: r.para(textFace, r.sheet.body()-5, change).as(roleBody),
		}), gap(0.8))
	}
	return stack{group(roleBullets, entries)}
}

// evidenceList has every note and file that shows what was done, with the digests by which
// a file is known again.
func (r *runBook) evidenceList() stack {
	body := r.sheet.body()
	widths := []float64{14, body - 14 - 40 - 56, 40, 56}
	t := table{width: body, head: []row{r.headOf(widths, "Step", "Evidence", "By", "SHA-256 · bytes")}}
	for step := range r.book.Steps {
		for _, e := range step.Evidence {
			t.rows = append(t.rows, r.evidenceRow(widths, step.Number, e))
		}
	}
	return stack{t}
}

func (r *runBook) evidenceRow(widths []float64, step string, e export.Evidence) row {
	digest := stack{r.para(typeface{mono, 6, 3}, widths[3]-2, e.SHA256).as("")}
	if e.Size > 0 {
		digest = append(digest, r.para(smallFace, widths[3]-2, fmt.Sprintf("%d bytes", e.Size)).as(""))
	}
	by := stack{r.para(smallFace, widths[2]-2, e.By).as("")}
	if e.At != 0 {
		by = append(by, r.para(smallFace, widths[2]-2, r.zone.Moment(e.At)).in(second).as(""))
	}
	return row{cells: cellsOf(roleCell, widths, r.para(strongFace, widths[0]-2, step).as(""),
		r.para(smallFace, widths[1]-3, joinedBy(": ", e.Name, e.Note)).as(""), by, digest)}
}

// verification says how anybody can find out whether the document is genuine.
func (d *document) verification(approvals []export.Approval) stack {
	var rules stack
	for i, rule := range d.checks() {
		rules = append(rules, group(roleItem, indented{
			by: 7, label: d.para(strongFace, 6, fmt.Sprintf("%d.", i+1)).as(roleLabel), body: d.rich(textFace, d.sheet.body()-7, rule...).as(roleBody),
		}), gap(1))
	}
	out := append(stack{group(roleNumbered, rules)}, d.origin()...)
	if len(approvals) > 0 {
		out = append(out, d.section("Keys that approved")...)
		out = append(out, d.keys(approvals))
	}
	return out
}

// checks are the steps of a check with ordinary tools.
func (d *document) checks() [][]span {
	code := func(text string) span { return span{text: text, style: mono} }
	return [][]span{
		{{text: "On paper: every page shows the code "}, code(d.code), {text: ", and the QR code on page 1 reads as a text that ends in the SHA-256 below."}},
		{{text: "The content: "}, code("pdfdetach -saveall FILE.pdf"), {text: ", then "}, code("sha256sum " + d.contentName), {text: " gives the SHA-256 below."}},
		{{text: "The signatures, if it is signed: "}, code("pdfsig FILE.pdf"), {text: " says of each that it is valid, and of the last one that the total document is signed."}},
		{{text: "All of it, against the workspace: "}, code("renogen verify FILE.pdf"), {text: ", or drop the file on the window."}},
	}
}

func (d *document) keys(approvals []export.Approval) block {
	body := d.sheet.body()
	widths := []float64{body * 0.3, body * 0.3, body * 0.4}
	t := table{width: body, head: []row{d.headOf(widths, "Name", "Key", "Content that was approved")}}
	for _, a := range approvals {
		key := a.Key
		if a.KeyNotConfirmed {
			key += " (not confirmed)"
		}
		t.rows = append(t.rows, row{cells: cellsOf(roleCell, widths, d.para(smallFace, widths[0]-2, a.Name).as(""),
			d.para(typeface{mono, 7, 3.5}, widths[1]-2, key).as(""), d.para(typeface{mono, 6, 3}, widths[2]-3, a.Content).as(""))})
	}
	return t
}
