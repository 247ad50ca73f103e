package pdf

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// markdownParser understands CommonMark with tables, task lists and bare links. What it
// does not understand, raw HTML included, is printed as it stands.
var markdownParser = goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList, extension.Linkify)).Parser()

// narrowest is the width below which nested lists and quotes are no longer indented.
const narrowest = 40.0

// markdown sets formatted text into blocks of the given width.
func (s *setter) markdown(t typeface, width float64, source string) stack {
	m := marker{setter: s, face: t, source: []byte(unixLines(source))}
	return m.blocks(markdownParser.Parse(text.NewReader(m.source)), width)
}

type marker struct {
	*setter
	face   typeface
	source []byte
}

func (m marker) blocks(parent ast.Node, width float64) stack {
	var out stack
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		b := m.block(node, width)
		if b == nil {
			continue
		}
		if len(out) > 0 {
			out = append(out, gap(blockGap(node)))
		}
		out = append(out, b)
	}
	return out
}

func blockGap(node ast.Node) float64 {
	if node.Kind() == ast.KindListItem || node.Kind() == ast.KindTextBlock {
		return 0.4
	}
	return 1.6
}

func (m marker) block(node ast.Node, width float64) block {
	switch n := node.(type) {
	case *ast.Heading:
		size := max(9.5, 11.5-float64(n.Level)*0.5)
		return keeper{m.rich(typeface{bold, size, size / 2}, width, m.inline(n, bold)...).as(roleH3)}
	case *ast.List:
		if n.IsOrdered() {
			return group(roleNumbered, m.list(n, width))
		}
		return group(roleBullets, m.list(n, width))
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return m.command(width, "", strings.TrimSuffix(m.raw(n), "\n"))
	case *ast.Blockquote:
		return group(roleQuote, m.quote(n, width))
	case *ast.ThematicBreak:
		return drawing{3, func(p *painter, x, y float64) { p.rule(x, y+1.5, x+width, 0.2, grey(120)) }}
	case *ast.HTMLBlock:
		return m.para(m.face, width, strings.TrimSuffix(m.raw(n)+m.closure(n), "\n"))
	case *extast.Table:
		return m.table(n, width)
	case *ast.LinkReferenceDefinition:
		return nil // what refers to it prints where it leads
	}
	return m.rich(m.face, width, m.inline(node, m.face.style)...)
}

// raw is the source of a block, as typed.
func (m marker) raw(n ast.Node) string {
	var b strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(line.Value(m.source))
	}
	return b.String()
}

func (m marker) closure(n *ast.HTMLBlock) string {
	if !n.HasClosure() {
		return ""
	}
	return string(n.ClosureLine.Value(m.source))
}

func (m marker) list(list *ast.List, width float64) stack {
	by, number := 5.0, list.Start
	if list.IsOrdered() {
		last := fmt.Sprintf("%d.", list.Start+list.ChildCount())
		by = max(5, m.plain(m.face, last).width+1.8)
	}
	if width-by < narrowest {
		by = 0
	}
	var out stack
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		label := "•"
		if list.IsOrdered() {
			label = fmt.Sprintf("%d.", number)
			number++
		}
		if len(out) > 0 {
			out = append(out, gap(0.6))
		}
		body := group(roleBody, m.blocks(item, width-by))
		if by == 0 {
			out = append(out, m.para(m.face, width, label).as(roleLabel))
		}
		out = append(out, group(roleItem, indented{by: by, label: m.label(by, label), body: body}))
	}
	return out
}

func (m marker) label(by float64, label string) block {
	if by == 0 {
		return nil
	}
	return m.para(m.face, by, label).as(roleLabel)
}

func (m marker) quote(n ast.Node, width float64) block {
	by := 4.0
	if width-by < narrowest {
		by = 0
	}
	bar := func(p *painter, x, y, h float64) { p.fill(x+0.8, y, 0.7, h, grey(150)) }
	return inset{body: m.blocks(n, width-by), leftPad: by, behind: bar}
}

// table gives each column room by what it holds; a table with too many columns for the
// page is printed row by row as head and value.
func (m marker) table(n ast.Node, width float64) block {
	grid := m.grid(n)
	if len(grid) == 0 {
		return nil
	}
	if float64(len(grid[0]))*16 > width {
		return m.unrolled(grid, width)
	}
	widths := m.columnWidths(grid, width)
	t := table{width: width}
	for i, cells := range grid {
		var blocks []block
		for j, spans := range cells {
			blocks = append(blocks, m.rich(m.face, widths[j]-2, spans...).as(""))
		}
		if i == 0 {
			t.head = append(t.head, row{cells: cellsOf(roleHeader, widths, blocks...), head: true})
		} else {
			t.rows = append(t.rows, row{cells: cellsOf(roleCell, widths, blocks...)})
		}
	}
	return t
}

func (m marker) grid(n ast.Node) (grid [][][]span) {
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		s := m.face.style
		if r.Kind() == extast.KindTableHeader {
			s = bold
		}
		var cells [][]span
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, m.inline(c, s))
		}
		grid = append(grid, cells)
	}
	return grid
}

func (m marker) columnWidths(grid [][][]span, width float64) []float64 {
	wanted := make([]float64, len(grid[0]))
	total := 0.0
	for j := range wanted {
		for _, cells := range grid {
			if l := m.lines(m.face, 1e4, cells[j]...); len(l) > 0 {
				wanted[j] = max(wanted[j], l[0].width+2.5)
			}
		}
		wanted[j] = min(max(wanted[j], 12), width*0.6)
		total += wanted[j]
	}
	for j := range wanted {
		wanted[j] *= width / total
	}
	return wanted
}

func (m marker) unrolled(grid [][][]span, width float64) block {
	var out stack
	for _, cells := range grid[1:] {
		for j, spans := range cells {
			line := append(append(grid[0][j][:len(grid[0][j]):len(grid[0][j])], span{text: ": ", style: bold}), spans...)
			out = append(out, m.rich(m.face, width, line...))
		}
		out = append(out, gap(1.6))
	}
	return out
}
