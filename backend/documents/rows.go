package documents

import (
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// rowBlocks writes what a step's row says; secrets stay redacted, whatever the answer held.
func rowBlocks(blocks []domain.RowBlock) []export.Block {
	out := []export.Block{}
	for _, block := range blocks {
		switch block.Kind {
		case domain.BlockTable:
			out = append(out, rowBlocks(block.Entries)...)
		case domain.BlockCode:
			out = append(out, export.Block{Kind: export.CodeBlock, Label: codeLabel(block, blocks), Text: block.Text.Redacted()})
		case domain.BlockMarkdown:
			out = append(out, export.Block{Kind: export.MarkdownBlock, Label: block.Label, Text: block.Text.Redacted()})
		default:
			out = append(out, export.Block{Kind: export.ValueBlock, Label: labelOf(block), Text: valueText(block)})
		}
	}
	return out
}

func labelOf(block domain.RowBlock) string {
	if block.Label == "" {
		return text(block.LabelKey)
	}
	return block.Label
}

// codeLabel stands above a command: on which host, as whom. A script field has its own name.
func codeLabel(block domain.RowBlock, row []domain.RowBlock) string {
	if block.Label != "" {
		return block.Label
	}
	var parts []string
	for _, other := range row {
		switch other.LabelKey {
		case "parameter.nodes", "parameter.login":
			parts = append(parts, valueText(other))
		case "parameter.run_as":
			parts = append(parts, text("document.run_as", "login", valueText(other)))
		}
	}
	if len(parts) == 0 {
		return labelOf(block)
	}
	return strings.Join(parts, " · ")
}

func valueText(block domain.RowBlock) string {
	switch block.Kind {
	case domain.BlockList:
		var entries []string
		for _, entry := range block.Entries {
			entries = append(entries, valueText(entry))
		}
		return strings.Join(entries, ", ")
	case domain.BlockFile:
		return joined(", SHA-256 ", block.Text.Redacted(), block.File)
	}
	text := block.Text.Redacted()
	if block.Note != "" && block.Note != text {
		text += " (" + block.Note + ")"
	}
	return text
}

// introOf writes what stands above the rows of a section as Markdown.
func introOf(blocks []domain.RowBlock) string {
	var parts []string
	for _, block := range blocks {
		if block.Kind == domain.BlockMarkdown {
			parts = append(parts, block.Text.Redacted())
			continue
		}
		parts = append(parts, "**"+labelOf(block)+":** "+plainMarkdown(valueText(block)))
	}
	return strings.Join(parts, "\n\n")
}

const marks = "\\`*_[]<>#|&"

// plainMarkdown writes a text so that nothing in it is taken for a mark.
func plainMarkdown(text string) string {
	var out strings.Builder
	for _, r := range text {
		if slices.Contains([]rune(marks), r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}
