package app

import (
	"regexp"
	"strings"

	"renogen/backend/store"
)

const excerpt = 160 // characters of a text that a hit shows

// titleOfHit gives the title; that of a comment is its first line, which is Markdown.
func titleOfHit(h store.SearchHit) string {
	if h.Kind == "comment" {
		return plainWords(h.Title)
	}
	return h.Title
}

// excerptOf gives the part of a text in which the first of the words stands. Only the lines around it are made plain:
// a text may be long, and hits are many.
func excerptOf(h store.SearchHit, words []string) string {
	lines := strings.Split(withoutTitle(h), "\n")
	hit := lineWith(lines, words)
	from := max(0, hit-1)
	to := from
	for size := 0; to < len(lines) && (to <= hit || size < 2*excerpt); to++ {
		size += len(lines[to])
	}
	text := around(plainWords(strings.Join(lines[from:to], "\n")), words)
	if from > 0 && !strings.HasPrefix(text, "…") {
		text = "…" + text
	}
	if to < len(lines) && !strings.HasSuffix(text, "…") {
		text += "…"
	}
	return text
}

// withoutTitle gives what follows the title, which is the first line or the first two.
func withoutTitle(h store.SearchHit) string {
	if rest, cut := strings.CutPrefix(strings.Replace(h.Text, "\n", " ", 1), h.Title); cut {
		return strings.TrimSpace(rest)
	}
	return h.Text
}

func lineWith(lines, words []string) int {
	for i, line := range lines {
		low := strings.ToLower(line)
		for _, word := range words {
			if strings.Contains(low, word) {
				return i
			}
		}
	}
	return 0
}

// around gives the part of a line in which the first of the words stands.
func around(text string, words []string) string {
	runes := []rune(text)
	if len(runes) <= excerpt {
		return text
	}
	folded, from := []rune(strings.ToLower(text)), 0
	for _, w := range words {
		if i := strings.Index(string(folded), w); i >= 0 {
			from = max(0, len([]rune(string(folded)[:i]))-excerpt/3)
			break
		}
	}
	to := min(len(runes), from+excerpt)
	out := string(runes[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(runes) {
		out += "…"
	}
	return out
}

var (
	fenceLine = regexp.MustCompile("(?m)^[ \\t]*(?:```|~~~).*$")
	ruleLine  = regexp.MustCompile(`(?m)^[ \t]*\|?[ \t]*:?-{2,}[ \t:|-]*$`)
	tableRow  = regexp.MustCompile(`(?m)^[ \t]*\|(.*)\|[ \t]*$`)
	cellEdge  = regexp.MustCompile(`[ \t]*\|[ \t]*`)
	lineMark  = regexp.MustCompile(`(?m)^[ \t]*(?:#{1,6}|>|[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?`)
	linkMark  = regexp.MustCompile(`!?\[([^\]\n]*)\]\([^)\n]*\)`)
	wordMark  = regexp.MustCompile("\\*\\*|~~|`+")
	emphasis  = regexp.MustCompile(`(^|[\s(])(?:\*|__?)([^\s*_](?:[^*_\n]*[^\s*_])?)(?:\*|__?)([\s).,;:!?]|$)`)
)

// plainWords gives Markdown as one line of words: without the marks of headings, lists, tables, emphasis, code and links.
func plainWords(markdown string) string {
	text := fenceLine.ReplaceAllString(markdown, "")
	text = ruleLine.ReplaceAllString(text, "")
	text = tableRow.ReplaceAllStringFunc(text, func(row string) string {
		return cellEdge.ReplaceAllString(strings.Trim(row, " \t|"), ", ")
	})
	text = lineMark.ReplaceAllString(text, "")
	text = linkMark.ReplaceAllString(text, "$1")
	text = wordMark.ReplaceAllString(text, "")
	text = emphasis.ReplaceAllString(text, "$1$2$3")
	return strings.Join(strings.Fields(text), " ")
}
