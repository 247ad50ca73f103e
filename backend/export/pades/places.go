package pades

import (
	"bytes"
	"slices"
)

// Place is what a piece of a file belongs to. All are zero when it belongs to none of these.
type Place struct {
	// Page counts from 1.
	Page int
	// Attachment is the name of a file inside.
	Attachment string
}

// Appended says what everything behind from changes of the document before it, in the order of pages. An empty list: nothing that
// shows.
func Appended(b []byte, from int) []Place {
	before, err := open(b[:from])
	if err != nil {
		return nil
	}
	after, err := open(b)
	if err != nil {
		return nil
	}
	owners := before.owners()
	for n, place := range after.owners() {
		owners[n] = append(owners[n], place...)
	}
	var out []Place
	for n, offset := range after.offsets {
		if offset >= from {
			out = append(out, owners[n]...)
		}
	}
	return sorted(out)
}

// At says to what the object at a byte of the file belongs.
func At(b []byte, offset int) []Place {
	f, err := open(b)
	if err != nil {
		return nil
	}
	nearest, at := 0, -1
	for n, o := range f.offsets {
		if o <= offset && o > at {
			nearest, at = n, o
		}
	}
	return sorted(f.owners()[nearest])
}

func sorted(places []Place) []Place {
	slices.SortFunc(places, func(a, b Place) int {
		if a.Page != b.Page {
			return a.Page - b.Page
		}
		return bytes.Compare([]byte(a.Attachment), []byte(b.Attachment))
	})
	return slices.Compact(places)
}

// owners says of each object to which pages or attachments it belongs: the page itself, what it draws, and the file inside.
func (f *file) owners() map[int][]Place {
	out := map[int][]Place{}
	root, err := f.root()
	if err != nil {
		return out
	}
	note := func(v any, p Place) {
		if r, ok := v.(ref); ok {
			out[int(r)] = append(out[int(r)], p)
		}
	}
	for i, page := range f.pages(root.dict().get("Pages"), map[ref]bool{}) {
		p := Place{Page: i + 1}
		note(page, p)
		contents := f.resolve(page).get("Contents")
		note(contents, p)
		for _, part := range f.resolveList(contents) {
			note(part, p)
		}
		resources := f.resolve(f.resolve(page).get("Resources"))
		for _, drawn := range f.resolve(resources.get("XObject")).values {
			note(drawn, p)
		}
	}
	tree := f.resolve(f.resolve(root.dict().get("Names")).get("EmbeddedFiles"))
	names := f.resolveList(tree.get("Names"))
	for i := 0; i+1 < len(names); i += 2 {
		spec := f.resolve(names[i+1])
		p := Place{Attachment: words(spec.get("UF"))}
		note(names[i+1], p)
		note(f.resolve(spec.get("EF")).get("F"), p)
	}
	return out
}

// pages gives the references of all pages in their order. seen keeps a tree that bites its own tail from being followed for ever.
func (f *file) pages(node any, seen map[ref]bool) []any {
	at, ok := node.(ref)
	if !ok || seen[at] {
		return nil
	}
	seen[at] = true
	d := f.resolve(at)
	if d.has("Type", "Page") {
		return []any{node}
	}
	var out []any
	for _, kid := range f.resolveList(d.get("Kids")) {
		out = append(out, f.pages(kid, seen)...)
	}
	return out
}

// Streams unpacks the deflated streams of a file, whatever its structure: what another program saved again can still be
// recognised by its contents. It stops when they are larger than any document of ours.
func Streams(b []byte) [][]byte {
	var out [][]byte
	for total := 0; total < maxContent; {
		i := bytes.Index(b, []byte("stream"))
		if i < 0 {
			break
		}
		b = bytes.TrimLeft(b[i+len("stream"):], "\r\n")
		if content, err := inflate(b); err == nil {
			total += len(content)
			out = append(out, content)
		}
	}
	return out
}
