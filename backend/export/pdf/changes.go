package pdf

import (
	"fmt"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// changes is what changes: on the cover, and behind it what has no room there.
type changes struct{ cover, behind stack }

// changes gives the ways to tell what changes, from the longest cover to the shortest.
func (r *runBook) changes() []changes {
	head, text, items := r.section("What changes"), r.description(), r.items()
	all := []changes{{cover: slices.Concat(head, text, items)}}
	if n := len(r.book.Items); n > 0 {
		behind := slices.Concat(r.changesHead(), items)
		names := slices.Concat(head, text, stack{r.itemNames(), r.pointer("State and approval of each item:")})
		count := slices.Concat(head, text, stack{r.pointer(export.Count(n, "item") + ", with state and approval:")})
		all = append(all, changes{names, behind}, changes{count, behind})
	}
	return append(all, changes{
		slices.Concat(head, stack{r.pointer("Described, with " + export.Count(len(r.book.Items), "item") + ":")}),
		slices.Concat(r.changesHead(), text, items),
	})
}

func (r *runBook) description() stack {
	if r.book.Description == "" {
		return nil
	}
	return stack{r.markdown(textFace, r.sheet.body(), r.book.Description), gap(2)}
}

const changesKey = "changes"

func (r *runBook) changesHead() stack {
	title := stack{r.para(partFace, r.sheet.body(), "What changes").as(roleH1), gap(2.5)}
	return stack{keeper{anchored{block: title, key: changesKey}}}
}

// pointer leads to the page where the items stand.
func (r *runBook) pointer(words string) block {
	return drawing{5, func(p *painter, x, y float64) {
		p.linked(x, y, r.sheet.body(), 5, changesKey, func() {
			p.say(x, y+3.7, smallBold, black, words+" page "+p.pageOf(changesKey))
		})
	}}
}

// itemNames names the items in two columns, with the state of those that are not approved.
func (r *runBook) itemNames() block {
	const between = 6.0
	width := (r.sheet.body() - between) / 2
	by := 0.0
	for _, item := range r.book.Items {
		by = max(by, min(r.plain(smallBold, item.Ref).width+3, width/2))
	}
	var entries stack
	for _, item := range r.book.Items {
		title := item.Title
		if !approved(item) {
			title = joinedBy(" · ", title, r.words(ItemWord, string(item.Status)))
		}
		entries = append(entries, stack{group(roleItem, indented{
			by: by, label: r.para(smallBold, by-1, item.Ref).as(roleLabel), body: r.para(smallFace, width-by, title).as(roleBody),
		}), gap(0.5)})
	}
	half := (len(entries) + 1) / 2
	out := columns{{0, group(roleList, entries[:half])}}
	if half < len(entries) {
		out = append(out, column{width + between, group(roleList, entries[half:])})
	}
	return out
}

// items lists the items with their states and approvals.
func (r *runBook) items() stack {
	if len(r.book.Items) == 0 {
		return stack{r.para(textFace, r.sheet.body(), "No items.").in(second)}
	}
	widths := []float64{18, 48, 44, 28, r.sheet.body() - 138}
	t := table{width: r.sheet.body(), head: []row{r.headOf(widths, "Item", "Title", "Category · modules", "State", "Approved")}}
	for _, item := range r.book.Items {
		t.rows = append(t.rows, row{cells: cellsOf(roleCell, widths,
			r.para(smallBold, widths[0]-2, item.Ref).as(""),
			r.para(smallFace, widths[1]-2, item.Title).as(""),
			r.para(smallFace, widths[2]-2, joinedBy(" · ", item.Category, strings.Join(item.Modules, ", "))).as(""),
			r.para(smallFace, widths[3]-2, r.words(ItemWord, string(item.Status))).as(""),
			r.para(smallFace, widths[4]-2, r.itemApproval(item)).as(""))})
	}
	return stack{t}
}

// approved says whether an approval counts: a failed item keeps its approval, but never shows it.
func approved(item export.Item) bool {
	return item.ApprovedBy != "" && item.Status != domain.ItemFailed
}

func (r *runBook) itemApproval(item export.Item) string {
	if item.Status == domain.ItemFailed && item.ApprovedBy != "" {
		return "failed, needs a new approval"
	}
	if !approved(item) {
		return "not approved"
	}
	text := item.ApprovedBy
	if at := item.ApprovedAt; at != 0 {
		text += fmt.Sprintf(", %s %s", r.zone.Local(at).Format("2 Jan 15:04"), r.zone.Short(at))
	}
	if item.Alone != "" {
		text += ", ALONE: " + item.Alone
	}
	return text
}
