package domain

import "slices"

// BlockKind says how a block of a run-book row is shown.
type BlockKind string

// Kinds of block.
const (
	BlockText     BlockKind = "text"
	BlockList     BlockKind = "list"
	BlockCode     BlockKind = "code"
	BlockMarkdown BlockKind = "markdown"
	BlockFile     BlockKind = "file"
	BlockTable    BlockKind = "table"
)

// RowBlock is one thing that a run-book row says: the same for window, paper and terminal.
type RowBlock struct {
	// Label is the template's own; where it is empty, LabelKey names a text of the catalogue.
	Label    string    `json:"label"`
	LabelKey Key       `json:"label_key"`
	Kind     BlockKind `json:"kind"`
	// Text of text, code and markdown; the name of a file.
	Text Segments `json:"text"`
	// Note is the label of a chosen option, beside its value.
	Note string `json:"note"`
	// File is the digest of a file's content, Value the id of the value that holds it.
	File  ID     `json:"file"`
	Value string `json:"value"`
	// Entries of a list or table. Those of a table are blocks with labels, of any kind but table.
	Entries []RowBlock `json:"entries"`
}

// SectionIntro gives what stands above the rows of a template's section.
func SectionIntro(t TemplateText) []RowBlock {
	blocks := []RowBlock{}
	if t.Description != "" {
		blocks = append(blocks, RowBlock{Kind: BlockMarkdown, Text: plainText(t.Description), Entries: []RowBlock{}})
	}
	info, _ := kindInfo(t.Kind)
	for _, part := range info.intro {
		blocks = append(blocks, RowBlock{
			LabelKey: part.label, Kind: part.block, Text: plainText(*t.Config.text(part.id)), Entries: []RowBlock{},
		})
	}
	return blocks
}

// RowBlocks gives what a step's row shows, in order; blocks without anything in them are left out.
// step stands for {@ID}. Secrets are redacted: WithSecrets opens them.
func RowBlocks(content StepContent, step string) []RowBlock {
	info, known := kindInfo(content.Template.Kind)
	if !known {
		return notEmpty([]RowBlock{{LabelKey: "parameter.instruction", Kind: BlockMarkdown, Text: plainText(content.Instruction)}})
	}
	config := content.Template.Config
	used := map[string]bool{}
	var blocks []RowBlock
	for _, part := range info.row {
		block := RowBlock{LabelKey: part.label, Kind: part.block}
		if configured, ok := info.configPart(part.id); ok && configured.Blanks {
			block.Text, used = Resolve(*config.text(part.id), step, config.Fields, content.Values)
		} else if part.id == partDetails {
			block.Entries = details(config, content.Values, used)
		} else {
			block = info.parameterBlock(block, part.id, config, content.Values)
		}
		blocks = append(blocks, block)
	}
	return notEmpty(blocks)
}

// PreviewBlocks is what RowBlocks gives while values are still missing: their blanks stay as they are.
func PreviewBlocks(content StepContent, step string) []RowBlock {
	config := &content.Template.Config
	config.Fields = slices.DeleteFunc(slices.Clone(config.Fields), func(f Field) bool {
		return f.Kind != FieldCheckBox && valueOf(content.Values, fieldPrefix+f.ID).isEmpty()
	})
	return RowBlocks(content, step)
}

func (k TemplateKindInfo) parameterBlock(block RowBlock, id string, config TemplateConfig, values []Value) RowBlock {
	value := valueOf(values, id)
	var offered []Option
	for _, parameter := range k.Parameters {
		if parameter.ID == id && parameter.Offers != "" {
			offered = *config.options(parameter.Offers)
		}
	}
	if id == "nodes" {
		block.Label = config.NodesLabel
	}
	return block.filled(value, offered)
}

func (b RowBlock) filled(value Value, offered []Option) RowBlock {
	switch b.Kind {
	case BlockList:
		for _, chosen := range value.List {
			b.Entries = append(b.Entries, RowBlock{
				Kind: BlockText, Text: plainText(chosen), Note: labelOf(offered, chosen), Entries: []RowBlock{},
			})
		}
	case BlockFile:
		b.Text, b.File, b.Value = plainText(value.FileName), value.File, value.ID
	default:
		b.Text, b.Note = plainText(value.Text), labelOf(offered, value.Text)
	}
	return b
}

func labelOf(options []Option, value string) string {
	for _, option := range options {
		if option.Value == value {
			return option.Label
		}
	}
	return ""
}

// details lists the values of the sub-form that the text did not use up.
func details(config TemplateConfig, values []Value, used map[string]bool) []RowBlock {
	var entries []RowBlock
	for _, field := range config.Fields {
		value := valueOf(values, fieldPrefix+field.ID)
		if used[value.ID] || value.isEmpty() {
			continue
		}
		entry := RowBlock{Label: field.Label, Kind: field.block()}
		if field.isSensitive() || field.Kind == FieldCheckBox {
			entry.Text = field.segments(value)
		} else {
			entry = entry.filled(value, field.Options)
		}
		entries = append(entries, entry)
	}
	return notEmpty(entries)
}

func (f Field) block() BlockKind {
	switch f.Kind {
	case FieldScript:
		return BlockCode
	case FieldFile:
		return BlockFile
	case FieldMultiChoice:
		return BlockList
	}
	return BlockText
}

func notEmpty(blocks []RowBlock) []RowBlock {
	filled := []RowBlock{}
	for _, block := range blocks {
		if len(block.Text) == 0 && len(block.Entries) == 0 {
			continue
		}
		block.Text = append(Segments{}, block.Text...)
		block.Entries = append([]RowBlock{}, block.Entries...)
		filled = append(filled, block)
	}
	return filled
}

// WithSecrets gives the blocks with the secrets that were opened, by id of their value.
func WithSecrets(blocks []RowBlock, opened map[string]string) []RowBlock {
	filled := make([]RowBlock, len(blocks))
	for i, block := range blocks {
		block.Text = block.Text.With(opened)
		block.Entries = WithSecrets(block.Entries, opened)
		filled[i] = block
	}
	return filled
}
