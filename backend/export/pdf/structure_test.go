package pdf

import (
	"slices"
	"strings"
	"testing"
)

// node is an element as read back.
type node struct {
	dict
	object ref
	role   string
	kids   []*node
	// content is page and number of each stretch of content, areas the annotations.
	content [][2]int
	areas   []ref
}

type tree struct {
	*reader
	pageAt map[ref]int
	root   *node
	all    []*node
}

func treeOf(t *testing.T, file []byte) *tree {
	t.Helper()
	r := readerOf(t, file)
	out := &tree{reader: r, pageAt: map[ref]int{}}
	for i, kid := range r.list(r.dict(r.catalogue()["Pages"])["Kids"]) {
		out.pageAt[kid.(ref)] = i
	}
	root := r.dict(r.catalogue()["StructTreeRoot"])
	out.root = out.node(r.list(root["K"])[0].(ref), r.catalogue()["StructTreeRoot"])
	return out
}

func (tr *tree) node(object ref, parent any) *node {
	d := tr.dict(object)
	n := &node{dict: d, object: object, role: string(d["S"].(name))}
	tr.all = append(tr.all, n)
	if d["P"] != parent {
		tr.t.Errorf("element %d names another parent", object)
	}
	for _, kid := range tr.list(d["K"]) {
		switch k := kid.(type) {
		case figure:
			n.content = append(n.content, [2]int{tr.pageAt[d["Pg"].(ref)], int(k)})
		case ref:
			n.kids = append(n.kids, tr.node(k, object))
		case dict:
			if k["Type"] == name("OBJR") {
				n.areas = append(n.areas, k["Obj"].(ref))
			} else {
				n.content = append(n.content, [2]int{tr.pageAt[k["Pg"].(ref)], int(k["MCID"].(figure))})
			}
		}
	}
	return n
}

// back is the tree from what stands on pages to elements.
func (tr *tree) back() map[int]any {
	out := map[int]any{}
	nums := tr.list(tr.dict(tr.dict(tr.catalogue()["StructTreeRoot"])["ParentTree"])["Nums"])
	last := -1
	for i := 0; i+1 < len(nums); i += 2 {
		key := int(nums[i].(figure))
		if key <= last {
			tr.t.Errorf("the keys of the parent tree do not ascend: %d after %d", key, last)
		}
		last = key
		out[key] = nums[i+1]
	}
	if next := tr.dict(tr.catalogue()["StructTreeRoot"])["ParentTreeNextKey"]; next != figure(last+1) {
		tr.t.Errorf("the next key is %v, the last one %d", next, last)
	}
	return out
}

func TestEverythingIsTaggedOrDecoration(t *testing.T) {
	paints := []string{"TJ", "f", "S", "B", "Do"}
	for kind, file := range everyKind(t) {
		r := readerOf(t, file)
		for i, page := range r.pages() {
			open := []string{} // "artifact", "content" or "span"
			next := 0
			for _, o := range operations(r.stream(page["Contents"])) {
				switch {
				case o.operator == "BDC" || o.operator == "BMC":
					what := "content"
					switch o.operands[0] {
					case name("Artifact"):
						what = "artifact"
					case name("Span"):
						if o.operands[1].(dict)["ActualText"] != nil {
							what = "span"
						}
					}
					if what != "span" && slices.ContainsFunc(open, func(s string) bool { return s != "span" }) {
						t.Fatalf("%s, page %d: %v within %v", kind, i+1, o, open)
					}
					if what == "content" {
						if id := o.operands[1].(dict)["MCID"]; id != figure(next) {
							t.Fatalf("%s, page %d: content %v, %d is the next", kind, i+1, id, next)
						}
						next++
					}
					open = append(open, what)
				case o.operator == "EMC":
					open = open[:len(open)-1]
				case slices.Contains(paints, o.operator) && len(open) == 0:
					t.Fatalf("%s, page %d: %v is neither tagged nor decoration", kind, i+1, o)
				case strings.HasPrefix(o.operator, "?"):
					t.Fatalf("%s, page %d: cannot be read: %v", kind, i+1, o)
				}
			}
			if len(open) > 0 {
				t.Errorf("%s, page %d: %v stays open", kind, i+1, open)
			}
			if page["Tabs"] != name("S") || page["StructParents"] != figure(i) {
				t.Errorf("%s, page %d: order %v, number in the tree %v", kind, i+1, page["Tabs"], page["StructParents"])
			}
		}
	}
}

func TestTheTreeLeadsBothWays(t *testing.T) {
	for kind, file := range everyKind(t) {
		tr := treeOf(t, file)
		back := tr.back()
		said := map[[2]int]bool{}
		for _, n := range tr.all {
			for _, c := range n.content {
				if said[c] {
					t.Errorf("%s: content %v has two elements", kind, c)
				}
				said[c] = true
				if got := tr.list(back[c[0]])[c[1]]; got != n.object {
					t.Errorf("%s: content %v leads to element %v, not %v", kind, c, got, n.object)
				}
			}
			for _, area := range n.areas {
				parent := tr.dict(area)["StructParent"].(figure)
				if back[int(parent)] != n.object {
					t.Errorf("%s: area %v leads to element %v, not %v", kind, area, back[int(parent)], n.object)
				}
			}
		}
		for i := range tr.pages() {
			if n := len(tr.list(back[i])); n == 0 {
				t.Errorf("%s: page %d says nothing", kind, i+1)
			} else {
				for id := range n {
					if !said[[2]int{i, id}] {
						t.Errorf("%s: content %d of page %d is in no element", kind, id, i+1)
					}
				}
			}
		}
	}
}

// allowed says which elements may stand in those that are strict about it.
var allowed = map[string][]string{
	"Table": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI", "L"}, "LI": {"Lbl", "LBody"}, "TOC": {"Caption", "TOCI", "TOC"}, "TOCI": {"Reference", "Lbl", "P", "TOC"},
}

func TestElementsStandWhereTheyMay(t *testing.T) {
	for kind, file := range everyKind(t) {
		tr := treeOf(t, file)
		for _, n := range tr.all {
			for _, k := range n.kids {
				if fits, strict := allowed[n.role]; strict && !slices.Contains(fits, k.role) {
					t.Errorf("%s: %s stands in %s", kind, k.role, n.role)
				}
				for outer, inner := range map[string][]string{"Table": {"TR"}, "TR": {"TH", "TD"}, "L": {"LI"}, "LI": {"LBody"}, "TOC": {"TOCI"}} {
					if slices.Contains(inner, k.role) && n.role != outer {
						t.Errorf("%s: %s stands in %s", kind, k.role, n.role)
					}
				}
			}
			switch n.role {
			case "Figure":
				if plainText(t, n.dict["Alt"]) == "" || len(tr.list(tr.dict(n.dict["A"])["BBox"])) != 4 {
					t.Errorf("%s: a figure without a text in its place, or without a place", kind)
				}
			case "TH":
				if scope := tr.dict(n.dict["A"])["Scope"]; scope != name("Column") && scope != name("Row") {
					t.Errorf("%s: a table head without scope", kind)
				}
			case "Table":
				heads := 0
				for _, row := range n.kids {
					heads += strings.Count(row.kids[0].role, "TH")
					if len(row.kids) != len(n.kids[0].kids) || len(row.kids) == 0 {
						t.Errorf("%s: a table with rows of %d and %d cells", kind, len(n.kids[0].kids), len(row.kids))
					}
				}
				if heads == 0 {
					t.Errorf("%s: a table without heads", kind)
				}
			case "Link":
				if len(n.areas) != 1 || len(n.content)+len(n.kids) == 0 {
					t.Errorf("%s: a link with %d areas and %d texts", kind, len(n.areas), len(n.content))
				}
			}
		}
	}
}

func TestHeadingsHaveNoGaps(t *testing.T) {
	for kind, file := range everyKind(t) {
		level, heads := 0, 0
		for _, n := range treeOf(t, file).all {
			if len(n.role) != 2 || n.role[0] != 'H' || n.role[1] < '1' || n.role[1] > '9' {
				continue
			}
			next := int(n.role[1] - '0')
			if next > level+1 {
				t.Errorf("%s: a heading of rank %d follows one of rank %d", kind, next, level)
			}
			level = next
			heads++
		}
		if heads == 0 && !strings.HasSuffix(kind, "empty") {
			t.Errorf("%s has no headings", kind)
		}
	}
}

func TestAreasAreOnPaperAndSayWhereTheyLead(t *testing.T) {
	for kind, file := range everyKind(t) {
		tr := treeOf(t, file)
		tied := map[ref]string{}
		for _, n := range tr.all {
			for _, area := range n.areas {
				tied[area] = n.role
			}
		}
		for i, page := range tr.pages() {
			for _, a := range tr.list(page["Annots"]) {
				d := tr.dict(a)
				if d["Subtype"] == name("Widget") { // a place to sign in
					if int(d["F"].(figure))&printed == 0 || plainText(t, d["TU"]) == "" || tied[a.(ref)] != "Form" {
						t.Errorf("%s, page %d: %v in %s", kind, i+1, d, tied[a.(ref)])
					}
					continue
				}
				if int(d["F"].(figure))&printed == 0 || plainText(t, d["Contents"]) == "" || tied[a.(ref)] != "Link" {
					t.Errorf("%s, page %d: %v in %s", kind, i+1, d, tied[a.(ref)])
				}
				if dest := tr.list(d["Dest"]); d["A"] == nil && (len(dest) != 5 || tr.dict(dest[0])["Type"] != name("Page")) {
					t.Errorf("%s, page %d: leads to %v", kind, i+1, dest)
				}
			}
		}
	}
}

func TestRepeatedTableHeadsAreSaidOnce(t *testing.T) {
	book := sampleBook()
	for i := range 120 {
		book.Items = append(book.Items, book.Items[i])
	}
	tr := treeOf(t, runBookOf(t, book))
	heads := map[string]int{}
	pages := map[int]bool{}
	for _, n := range tr.all {
		if n.role == "Table" && len(n.kids) > 120 {
			for _, row := range n.kids {
				for _, cell := range row.kids {
					heads[cell.role]++
					for _, c := range cell.content {
						pages[c[0]] = true
					}
				}
			}
		}
	}
	if heads["TH"] != 5 || heads["TD"] != 5*131 || len(pages) < 3 {
		t.Errorf("a table of 131 items over pages %v has cells %v", pages, heads)
	}
}

func TestAStepOverManyPagesIsOneElement(t *testing.T) {
	tr := treeOf(t, runBookOf(t, trying()))
	for _, n := range tr.all {
		pages := map[int]bool{}
		for _, k := range n.kids {
			for _, c := range k.content {
				pages[c[0]] = true
			}
		}
		if n.role == "Sect" && len(pages) > 4 {
			return
		}
	}
	t.Error("no step stands on more than four pages as one element")
}

// said gives what is read aloud, element by element.
func (tr *tree) said() (out []string) {
	content := map[[2]int]string{}
	for i, page := range tr.pages() {
		id := -1
		for _, o := range operations(tr.stream(page["Contents"])) {
			switch o.operator {
			case "BDC":
				if d, ok := o.operands[1].(dict); ok && d["MCID"] != nil {
					id = int(d["MCID"].(figure))
				}
			case "TJ":
				for _, part := range o.operands[0].(list) {
					if text, ok := part.(string); ok && id >= 0 {
						content[[2]int{i, id}] += plainText(tr.t, "<FEFF"+text[1:])
					}
				}
			case "BMC":
				id = -1
			}
		}
	}
	var visit func(n *node)
	visit = func(n *node) {
		if actual := n.dict["ActualText"]; actual != nil {
			out = append(out, plainText(tr.t, actual))
			return
		}
		text := ""
		for _, c := range n.content {
			text += content[c]
		}
		if text != "" {
			out = append(out, strings.TrimSpace(text))
		}
		for _, k := range n.kids {
			visit(k)
		}
	}
	visit(tr.root)
	return out
}

func TestReadAloudInOrder(t *testing.T) {
	text := strings.Join(treeOf(t, runBookOf(t, executedBook())).said(), "\n")
	inOrder(t, text, "EXECUTED RUN BOOK", "3.12.1 final", "Window", "Way back", "Approvals", "Who to call", "ليلى حداد", "What changes", "Contents", "Owner: Imani",
		"1 No open release blocker", "The tag is signed with your own key", "release.py --tag 3.12.1", "Undo git tag -d", "Ask Wes by telephone", "Push the tag",
		"Back-out plan", "Deviation log", "Completion", "Evidence", "Verification", "Origin of this document")
	for _, unwanted := range []string{"valid on paper only", "Record, CET"} {
		if strings.Contains(text, unwanted) {
			t.Errorf("what only repeats is read: %q", unwanted)
		}
	}
}

func TestAnotherProgramReadsItInOrder(t *testing.T) {
	book := sampleBook() // a short one: pdfinfo draws the page anew for every element
	book.Items, book.Stages = nil, book.Stages[2:]
	text := run(t, runBookOf(t, book), "pdfinfo", "-struct-text", "FILE")
	inOrder(t, text, "H1 (block)", `"3.12.1 final `, "TH:", "/Scope /Row", `"Window `, "/Scope /Column", `"Role `, "TOCI", "Link (inline)", "LBody (block)", "One reads, one acts.",
		"Sect", "H3 (block)", "Insert the release row", "Code (inline)", "INSERT INTO downloads_release", "Expect ", "INSERT 0 1", "Undo", "Deviation log", "Completion")
}

func inOrder(t *testing.T, text string, all ...string) {
	t.Helper()
	at := 0
	for _, want := range all {
		next := strings.Index(text[at:], want)
		if next < 0 {
			t.Fatalf("%q is not read, or too early, after %q", want, text[max(0, at-200):at])
		}
		at += next
	}
}
