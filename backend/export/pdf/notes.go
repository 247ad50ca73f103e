package pdf

import (
	"fmt"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// ReleaseNotes prints what a deployment brings, for those who use it.
func ReleaseNotes(n export.ReleaseNotes, o Options) ([]byte, error) {
	d, err := layNotes(n, o)
	if err != nil {
		return nil, err
	}
	return d.finish()
}

func layNotes(n export.ReleaseNotes, o Options) (*document, error) {
	d, err := newDocument(o, "Release notes", "release-notes.json", n.Head, n.Made, n.Content())
	if err != nil {
		return nil, err
	}
	d.phase = "Release notes"
	d.frontPage()
	d.pour(anchored{d.notesHead(n), "notes", "Release notes", 0})
	last := lastWithItems(n.Categories)
	for i, category := range n.Categories {
		var end block
		if i == last {
			end = d.originLine()
		}
		d.category(i, category, end)
	}
	if last < 0 {
		d.put(stack{d.para(textFace, d.sheet.body(), "Nothing is released yet.").in(second), gap(3), d.originLine()})
	}
	return d, nil
}

// lastWithItems is the last category that has any; -1 when none has.
func lastWithItems(categories []export.Category) int {
	last := -1
	for i, category := range categories {
		if len(category.Items) > 0 {
			last = i
		}
	}
	return last
}

func (d *document) notesHead(n export.ReleaseNotes) stack {
	out := stack{d.title(d.kind, 26), gap(1), d.cautions(), d.facts(38, [2]string{"Window", strings.Join(d.zone.Window(d.head.Window), "\n")}), gap(3)}
	if n.Description != "" {
		out = append(out, d.markdown(textFace, d.sheet.body(), n.Description), gap(2))
	}
	return out
}

// category places a head with its items; end, if any, stays with the last of them.
func (d *document) category(i int, category export.Category, end block) {
	head := anchored{append(d.section(category.Title), ruleBelow(d.sheet.body()), gap(1.5)), fmt.Sprint("category ", i), category.Title, 1}
	for j, item := range category.Items {
		entry := d.note(item)
		if end != nil && j == len(category.Items)-1 {
			entry = append(entry, end)
		}
		if j == 0 {
			d.need(head.height() + min(entry.height(), 60))
			d.place(head)
		}
		if entry.height() < 60 {
			d.put(entry)
		} else {
			d.pour(entry)
		}
	}
}

func ruleBelow(width float64) block {
	return drawing{0.4, func(p *painter, x, y float64) { p.rule(x, y, x+width, 0.3, black) }}
}

// unreleased says why an item of the notes is not released.
func unreleased(item export.Item) string {
	if item.Status == domain.ItemFailed {
		return "Not released: it failed."
	}
	return "Not approved for release."
}

// note is one item: ref, title, modules, description.
func (d *document) note(item export.Item) stack {
	const by = 26.0
	width := d.sheet.body() - by
	body := stack{keeper{d.para(stepFace, width, item.Title).as(roleH3)}}
	if !item.Released() {
		body = append(body, gap(0.8), d.caution(width, strings.ToUpper(d.words(ItemWord, string(item.Status))), unreleased(item)), gap(0.8))
	}
	if len(item.Modules) > 0 {
		body = append(body, d.para(smallFace, width, strings.Join(item.Modules, ", ")).in(second))
	}
	if item.Description != "" {
		body = append(body, gap(0.6), d.markdown(textFace, width, item.Description))
	}
	ref := d.para(typeface{mono, 9, 5}, by-2, item.Ref)
	return stack{group(roleStep, indented{by: by, label: ref, body: body}), gap(2.2)}
}
