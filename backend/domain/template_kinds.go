package domain

import "slices"

// ConfigKind says how one part of a template's configuration is edited.
type ConfigKind string

// Kinds of configuration.
const (
	ConfigLine     ConfigKind = "line"
	ConfigMarkdown ConfigKind = "markdown"
	ConfigCommands ConfigKind = "commands" // one command a line
	ConfigOptions  ConfigKind = "options"
	ConfigFields   ConfigKind = "fields"
)

// ConfigPart is one part of the configuration that a kind of template has. Its id is the part's JSON name.
type ConfigPart struct {
	ID       string     `json:"id"`
	Label    Key        `json:"label"`
	Kind     ConfigKind `json:"kind"`
	Required bool       `json:"required"`
	// Blanks: the text may hold {id}, {id.key} and {@ID}.
	Blanks bool `json:"blanks"`
}

// Parameter is a built-in parameter of a kind's activity form. Its id is the id of the Value.
type Parameter struct {
	ID       string    `json:"id"`
	Label    Key       `json:"label"`
	Kind     FieldKind `json:"kind"`
	Required bool      `json:"required"`
	// Offers is the configuration part that lists the options, Initial the one that the form starts with.
	Offers  string `json:"offers"`
	Initial string `json:"initial"`
}

// TemplateKindInfo is everything that tells one kind of template from another.
type TemplateKindInfo struct {
	Kind   TemplateKind `json:"kind"`
	Label  Key          `json:"label"`
	Config []ConfigPart `json:"config"`
	// FieldKinds are the kinds that its sub-form offers; none means that it has no sub-form.
	FieldKinds []FieldKind `json:"field_kinds"`
	Parameters []Parameter `json:"parameters"`
	intro, row []rowPart
}

// rowPart is one block of a run-book row or of its section's head: a parameter, a part of the
// configuration, or (id "details") what the sub-form holds and the text did not use up.
type rowPart struct {
	id    string
	label Key
	block BlockKind
}

const partDetails = "details"

// AllFieldKinds lists the kinds of field in the order in which they are offered.
var AllFieldKinds = []FieldKind{
	FieldText, FieldMultiLine, FieldScript, FieldChoice, FieldMultiChoice, FieldSubChoice,
	FieldCheckBox, FieldPattern, FieldURL, FieldPassword, FieldFile,
}

var (
	nodesConfig    = ConfigPart{ID: "nodes", Label: "template.config.nodes", Kind: ConfigOptions, Required: true}
	fieldsConfig   = ConfigPart{ID: "fields", Label: "template.config.fields", Kind: ConfigFields}
	nodesParameter = Parameter{ID: "nodes", Label: "parameter.nodes", Kind: FieldMultiChoice, Required: true, Offers: "nodes"}
	nodesRow       = rowPart{"nodes", "parameter.nodes", BlockList}
	detailsRow     = rowPart{partDetails, "row.details", BlockTable}
)

var templateKinds = []TemplateKindInfo{
	{
		Kind: KindDatabase, Label: "template.kind.database_script",
		Config: []ConfigPart{
			{ID: "database", Label: "template.config.database", Kind: ConfigLine, Required: true},
			{ID: "logins", Label: "template.config.logins", Kind: ConfigOptions, Required: true},
		},
		Parameters: []Parameter{
			{ID: "login", Label: "parameter.login", Kind: FieldChoice, Required: true, Offers: "logins"},
			{ID: "sql", Label: "parameter.sql", Kind: FieldScript, Required: true},
		},
		intro: []rowPart{{"database", "template.config.database", BlockText}},
		row:   []rowPart{{"login", "parameter.login", BlockText}, {"sql", "parameter.sql", BlockCode}},
	},
	{
		Kind: KindDeployFile, Label: "template.kind.deploy_file",
		Config: []ConfigPart{nodesConfig},
		Parameters: []Parameter{
			{ID: "instruction", Label: "parameter.instruction", Kind: FieldMarkdown, Required: true},
			{ID: "file", Label: "parameter.file", Kind: FieldFile, Required: true},
			nodesParameter,
		},
		row: []rowPart{nodesRow, {"file", "parameter.file", BlockFile}, {"instruction", "parameter.instruction", BlockMarkdown}},
	},
	{
		Kind: KindInstruction, Label: "template.kind.instruction",
		Config: []ConfigPart{
			nodesConfig,
			{ID: "instruction", Label: "template.config.instruction", Kind: ConfigMarkdown},
		},
		Parameters: []Parameter{
			{ID: "instruction", Label: "parameter.instruction", Kind: FieldMarkdown, Required: true, Initial: "instruction"},
			nodesParameter,
		},
		row: []rowPart{nodesRow, {"instruction", "parameter.instruction", BlockMarkdown}},
	},
	{
		Kind: KindCIJob, Label: "template.kind.ci_job",
		Config: []ConfigPart{
			{ID: "access_notes", Label: "template.config.access_notes", Kind: ConfigMarkdown, Required: true},
			{ID: "jobs", Label: "template.config.jobs", Kind: ConfigOptions, Required: true},
			fieldsConfig,
		},
		FieldKinds: AllFieldKinds,
		Parameters: []Parameter{
			{ID: "access_notes", Label: "template.config.access_notes", Kind: FieldShown, Initial: "access_notes"},
			{ID: "job", Label: "parameter.job", Kind: FieldChoice, Required: true, Offers: "jobs"},
		},
		intro: []rowPart{{"access_notes", "template.config.access_notes", BlockMarkdown}},
		row:   []rowPart{{"job", "parameter.job", BlockText}, {partDetails, "row.parameters", BlockTable}},
	},
	{
		Kind: KindCommands, Label: "template.kind.predefined_commands",
		Config: []ConfigPart{
			nodesConfig,
			{ID: "run_as", Label: "template.config.run_as", Kind: ConfigLine, Required: true},
			{ID: "commands", Label: "template.config.commands", Kind: ConfigCommands, Required: true, Blanks: true},
			fieldsConfig,
		},
		FieldKinds: []FieldKind{FieldText, FieldChoice, FieldPattern, FieldPassword},
		Parameters: []Parameter{
			nodesParameter,
			{ID: "run_as", Label: "parameter.run_as", Kind: FieldText, Required: true, Initial: "run_as"},
		},
		row: []rowPart{
			nodesRow,
			{"run_as", "parameter.run_as", BlockText},
			{"commands", "template.config.commands", BlockCode},
			detailsRow,
		},
	},
	{
		Kind: KindInstructions, Label: "template.kind.predefined_instructions",
		Config: []ConfigPart{
			{ID: "instructions", Label: "template.config.instructions", Kind: ConfigMarkdown, Required: true, Blanks: true},
			{ID: "nodes", Label: "template.config.nodes", Kind: ConfigOptions},
			{ID: "nodes_label", Label: "template.config.nodes_label", Kind: ConfigLine},
			fieldsConfig,
		},
		FieldKinds: AllFieldKinds,
		Parameters: []Parameter{{ID: "nodes", Label: "parameter.nodes", Kind: FieldMultiChoice, Offers: "nodes"}},
		row:        []rowPart{nodesRow, {"instructions", "template.config.instructions", BlockMarkdown}, detailsRow},
	},
}

// TemplateKinds describes the six kinds, for the editor of templates.
func TemplateKinds() []TemplateKindInfo {
	kinds := slices.Clone(templateKinds)
	for i := range kinds {
		kinds[i].FieldKinds = append([]FieldKind{}, kinds[i].FieldKinds...)
	}
	return kinds
}

func kindInfo(kind TemplateKind) (TemplateKindInfo, bool) {
	for _, info := range templateKinds {
		if info.Kind == kind {
			return info, true
		}
	}
	return TemplateKindInfo{}, false
}

func (k TemplateKindInfo) configPart(id string) (ConfigPart, bool) {
	for _, part := range k.Config {
		if part.ID == id {
			return part, true
		}
	}
	return ConfigPart{}, false
}

// text gives the place of a part that is a text; it panics on any other name, which is a fault of the table above.
func (c *TemplateConfig) text(part string) *string {
	switch part {
	case "database":
		return &c.Database
	case "nodes_label":
		return &c.NodesLabel
	case "instruction":
		return &c.Instruction
	case "instructions":
		return &c.Instructions
	case "access_notes":
		return &c.AccessNotes
	case "run_as":
		return &c.RunAs
	case "commands":
		return &c.Commands
	}
	panic("domain: a template has no text " + part)
}

func (c *TemplateConfig) options(part string) *[]Option {
	switch part {
	case "logins":
		return &c.Logins
	case "nodes":
		return &c.Nodes
	case "jobs":
		return &c.Jobs
	}
	panic("domain: a template has no options " + part)
}
