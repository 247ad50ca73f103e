package export

import (
	"strings"
)

// ReleaseNotesMarkdown writes release notes as CommonMark, for the clipboard and for
// places that take text. Descriptions stand as they were written.
func ReleaseNotesMarkdown(n ReleaseNotes) (string, error) {
	zone, err := NewZone(n.Head.Zone)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.Join(parts, "") + "\n") }
	line("# ", inlineMarkdown(n.Head.Title))
	line()
	if n.Head.Draft {
		line("**DRAFT**")
		line()
	}
	line("Release notes · ", inlineMarkdown(n.Head.Number), " · ", inlineMarkdown(n.Head.Project))
	line()
	line("Window: ", strings.Join(zone.Window(n.Head.Window), " · "))
	for _, remark := range n.Head.Remarks {
		line()
		line("**Note:** ", inlineMarkdown(remark.Text))
	}
	block(&b, n.Description)
	for _, category := range n.Categories {
		if len(category.Items) == 0 {
			continue
		}
		line()
		line("## ", inlineMarkdown(category.Title))
		for _, item := range category.Items {
			itemMarkdown(&b, item)
		}
	}
	line()
	line("Content ", Code(Digest(n.Content())))
	return b.String(), nil
}

func itemMarkdown(b *strings.Builder, item Item) {
	b.WriteString("\n### " + inlineMarkdown(strings.TrimSpace(item.Ref+" "+item.Title)) + "\n")
	if !item.Released() {
		b.WriteString("\n**Not released: " + inlineMarkdown(strings.ReplaceAll(string(item.Status), "_", " ")) + "**\n")
	}
	if len(item.Modules) > 0 {
		b.WriteString("\n*" + inlineMarkdown(strings.Join(item.Modules, ", ")) + "*\n")
	}
	block(b, item.Description)
}

func block(b *strings.Builder, markdown string) {
	if markdown = strings.TrimSpace(markdown); markdown != "" {
		b.WriteString("\n" + markdown + "\n")
	}
}

var markdownEscapes = strings.NewReplacer(
	"\\", "\\\\", "`", "\\`", "*", "\\*", "_", "\\_", "[", "\\[", "]", "\\]", "<", "\\<", ">", "\\>", "#", "\\#", "|", "\\|", "&", "\\&",
	"\r\n", " ", "\n", " ", "\r", " ",
)

// inlineMarkdown writes plain text so that nothing in it is taken for a mark.
func inlineMarkdown(s string) string { return markdownEscapes.Replace(s) }
