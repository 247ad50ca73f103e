package pdf

import (
	"slices"

	"renogen/backend/export"
)

// mostOfCover is how much of the first page telephone numbers may take at most.
const mostOfCover = 110.0

// cover is the summary that a board reads. What it decides on and whom it calls is on the first
// page: where the items do not fit there too, they are named or counted and follow behind it.
func (r *runBook) cover() {
	summary := stack{r.title(r.kind, 34), gap(3), r.cautions(), gap(1), r.keyFacts()}
	decision := slices.Concat(r.section("Way back"), stack{r.wayBack()}, r.section("Approvals"), stack{r.approvals()})
	numbers := r.contacts(r.people(r.book.Contacts))
	r.phase = "Summary"
	r.frontPage()
	for _, c := range r.changes() {
		page := slices.Concat(summary, c.cover, decision, stack{numbers})
		if page.height() <= r.room() {
			r.place(anchored{page, "summary", "Summary", 0})
			r.behindCover(c.behind)
			return
		}
	}
	r.longCover(summary, decision, numbers)
	r.put(r.changes()[0].cover)
}

func (r *runBook) behindCover(rest stack) {
	if len(rest) > 0 {
		r.newPage()
		r.pour(rest)
	}
}

// longCover has the telephone numbers at the foot of the first page and goes on behind it.
func (r *runBook) longCover(summary, decision stack, numbers block) {
	first, more := split(numbers, mostOfCover)
	if first == nil {
		first, more = gap(0), numbers // one person fills more than that
	}
	front := r.pages[0]
	r.bottom -= first.height()
	foot := r.bottom
	r.pour(anchored{summary, "summary", "Summary", 0})
	r.put(decision)
	front.placed = append(front.placed, placed{first, left, foot})
	if more != nil {
		r.put(more)
	}
}

func (r *runBook) wayBack() block {
	text := r.book.WayBack
	if text == "" {
		text = "No way back is described."
	}
	var out stack
	if r.book.WayBackMinutes > 0 {
		takes := []span{{text: "It takes "}, {text: export.Duration(r.book.WayBackMinutes), style: bold}, {text: "."}}
		out = stack{keeper{r.rich(textFace, r.sheet.body(), takes...)}, gap(0.6)}
	}
	return append(out, r.markdown(textFace, r.sheet.body(), text)...)
}
