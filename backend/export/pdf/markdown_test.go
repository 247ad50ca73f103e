package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestMarkdownIsPrintedInFull(t *testing.T) {
	for source, want := range map[string][]string{
		"plain\nsecond line":          {"plain second line"},
		"hard  \nbreak":               {"hard", "break"},
		"**bold** and *it* `a  b`":    {"bold and it a  b"},
		"- a\n- b\n  1. c":            {"•", "a", "•", "b", "1.", "c"},
		"7. seven\n8. eight":          {"7.", "seven", "8.", "eight"},
		"- [x] done\n- [ ] open":      {"•", "☑ done", "•", "☐ open"},
		"# Head\n\ntext":              {"Head", "text"},
		"> quoted":                    {"quoted"},
		"&lt;b&gt; &#65; \\*no\\*":    {"<b> A *no*"},
		"<b>html</b> stays":           {"<b>html</b> stays"},
		"<div>\nblock\n</div>":        {"<div>", "block", "</div>"},
		"[words](https://a.org/x)":    {"words (https://a.org/x)"},
		"[a][r]\n\n[r]: https://b.c":  {"a (https://b.c)"},
		"<https://a.org>":             {"https://a.org"},
		"see www.a.org":               {"see www.a.org"},
		"![alt](pic.png)":             {"[picture: alt (pic.png)]"},
		"| a | b |\n|---|---|\n|1|2|": {"a", "b", "1", "2"},
		"~~gone~~":                    {"~~gone~~"},
		"a\r\nb":                      {"a b"},
		"":                            nil,
	} {
		got := textsOf(newSetter().markdown(textFace, 120, source))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q:\n%s", source, diff)
		}
	}
}

func TestCodeInMarkdownIsACommand(t *testing.T) {
	blocks := newSetter().markdown(textFace, 120, "```sh\nls\t-l\n\n  x\n```\n\n    indented\n    more\n")
	var texts []string
	for _, b := range blocks {
		if c, ok := b.(code); ok {
			texts = append(texts, c.text())
		}
	}
	if diff := cmp.Diff([]string{"ls\t-l\n\n  x", "indented\nmore"}, texts); diff != "" {
		t.Error(diff)
	}
}

func TestOnlySafeAddressesAreLinks(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.org/ü?q=ü": "https://a.org/%C3%BC?q=%C3%BC", "mailto:a@b.c": "mailto:a@b.c", "http://x": "http://x",
		"javascript:alert(1)": "", "file:///etc/passwd": "", "//x": "", "x": "", ":": "",
	} {
		if got := safeAddress(address); got != want {
			t.Errorf("%q leads to %q, want %q", address, got, want)
		}
	}
}

func TestTableWithManyColumnsIsUnrolled(t *testing.T) {
	source := "|" + strings.Repeat(" h |", 30) + "\n|" + strings.Repeat("---|", 30) + "\n|" + strings.Repeat(" v |", 30) + "\n"
	text := strings.Join(textsOf(newSetter().markdown(textFace, 107, source)), "\n")
	if n := strings.Count(text, "h: v"); n != 30 {
		t.Errorf("%d of 30 columns are printed", n)
	}
}

func TestAnyMarkdownCanBeSet(t *testing.T) {
	marks := []string{"# ", "> ", "- ", "1. ", "\n", "\n\n", "    ", "`", "```\n", "**", "*", "[", "](", ")", "|", "---", "<", ">", "&", "\\", "word ", "🚀", "مرحبا", "<!--", "- [ ] ", "\t", "http://a.b "}
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(marks), 0, 80).Draw(t, "marks"), "")
		blocks := newSetter().markdown(textFace, rapid.Float64Range(10, 170).Draw(t, "width"), source)
		// letters are counted, because a narrow or reordered line may part a word
		if want, got := strings.Count(source, "w"), strings.Count(strings.Join(textsOfAll(blocks), ""), "w"); got < want {
			t.Fatalf("%q has %d times w, %d are printed", source, want, got)
		}
	})
}

// textsOfAll adds the commands to the texts.
func textsOfAll(b block) []string {
	out := textsOf(b)
	var walk func(b block)
	walk = func(b block) {
		switch b := b.(type) {
		case code:
			out = append(out, b.text())
		case stack:
			for _, part := range b {
				walk(part)
			}
		case roled:
			walk(b.block)
		case inset:
			walk(b.body)
		case indented:
			walk(b.body)
		}
	}
	walk(b)
	return out
}
