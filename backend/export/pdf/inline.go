package pdf

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// inline gives the text of a node as spans, in the style that surrounds it.
func (m marker) inline(parent ast.Node, s style) []span {
	var out []span
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		out = append(out, m.inlineNode(node, s)...)
	}
	return out
}

func (m marker) inlineNode(node ast.Node, s style) []span {
	switch n := node.(type) {
	case *ast.Text:
		return []span{{text: m.textOf(n), style: s}}
	case *ast.String:
		return []span{{text: string(n.Value), style: s}}
	case *ast.CodeSpan:
		return []span{{text: m.codeOf(n), style: mono}}
	case *ast.Emphasis:
		return m.inline(n, emphasised(s, n.Level))
	case *ast.Link:
		return linked(m.inline(n, s), string(n.Destination), s)
	case *ast.Image:
		label := append([]span{{text: "[picture: ", style: s}}, m.inline(n, s)...)
		return append(label, span{text: " (" + string(n.Destination) + ")]", style: s})
	case *ast.AutoLink:
		return linked([]span{{text: string(n.Label(m.source)), style: s}}, string(n.URL(m.source)), s)
	case *ast.RawHTML:
		return []span{{text: string(n.Segments.Value(m.source)), style: s}}
	case *extast.TaskCheckBox:
		return []span{{text: map[bool]string{true: "☑ ", false: "☐ "}[n.IsChecked], style: s}}
	}
	return m.inline(node, s)
}

func (m marker) textOf(n *ast.Text) string {
	raw := n.Segment.Value(m.source)
	if !n.IsRaw() {
		raw = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw)))
	}
	switch {
	case n.HardLineBreak():
		return string(raw) + "\n"
	case n.SoftLineBreak():
		return string(raw) + " "
	}
	return string(raw)
}

func (m marker) codeOf(n ast.Node) string {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			b.Write(t.Segment.Value(m.source))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

func emphasised(s style, level int) style {
	if level > 1 || s == bold {
		return bold
	}
	return italic
}

// linked makes spans lead to an address and, since paper cannot be clicked, prints the
// address behind them unless they are the address.
func linked(spans []span, address string, s style) []span {
	words := ""
	for _, sp := range spans {
		words += sp.text
	}
	if strings.TrimPrefix(address, "mailto:") != words && strings.TrimPrefix(address, "http://") != words {
		spans = append(spans, span{text: " (" + address + ")", style: s})
	}
	if target := safeAddress(address); target != "" {
		for i := range spans {
			spans[i].link = target
		}
	}
	return spans
}

// safeAddress is the address in ASCII if it may be followed, else empty.
func safeAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https", "mailto":
		return ascii(u.String())
	}
	return ""
}

// ascii writes what is left of other characters in an address as %XX.
func ascii(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c > ' ' && c < 0x7F {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
