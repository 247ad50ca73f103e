package domain

// Stage is the part of a run book in which a step runs.
type Stage string

// The three stages, in order.
const (
	StagePre    Stage = "pre"
	StageDuring Stage = "during"
	StagePost   Stage = "post"
)

// Stages lists the stages in order; a run book always shows all three.
var Stages = []Stage{StagePre, StageDuring, StagePost}

// TemplateKind says which form a template makes and how its run-book section looks.
type TemplateKind string

// The six kinds (spec 1.8).
const (
	KindDatabase     TemplateKind = "database_script"
	KindDeployFile   TemplateKind = "deploy_file"
	KindInstruction  TemplateKind = "instruction"
	KindCIJob        TemplateKind = "ci_job"
	KindCommands     TemplateKind = "predefined_commands"
	KindInstructions TemplateKind = "predefined_instructions"
)

// StepPlan is what a template suggests, an activity fixes, and a step carries
// besides its parameters.
type StepPlan struct {
	Minutes   int    `json:"minutes"`
	OwnerRole string `json:"owner_role"`
	Owner     ID     `json:"owner"`
	Expect    string `json:"expect"`
	IfNot     string `json:"if_not"`
	Warning   string `json:"warning"`
	// Undo says how to take the step back; UndoMinutes how long that takes.
	Undo        string `json:"undo"`
	UndoMinutes int    `json:"undo_minutes"`
	// NoUndo marks a point of no return.
	NoUndo bool `json:"no_undo"`
	// Checkpoint: cannot be skipped, and nothing after it starts before it is done.
	Checkpoint bool `json:"checkpoint"`
}

// Template is a project's form definition for activities.
type Template struct {
	ID          ID             `json:"id"`
	Project     ID             `json:"project"`
	Kind        TemplateKind   `json:"kind"`
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Enabled     bool           `json:"enabled"`
	Stage       Stage          `json:"stage"`
	Position    int            `json:"position"`
	Config      TemplateConfig `json:"config"`
	StepPlan
	Stamp
}

// Option is one choice: its value, and the label shown for it (the value when empty).
type Option struct {
	Value string `json:"value"`
	Label string `json:"label,omitempty"`
	// Values are the sub-values of a choice with sub-values, for {id.key}.
	Values []SubValue `json:"values,omitempty"`
}

// SubValue is one key of a choice with sub-values.
type SubValue struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// TemplateConfig holds what a template fixes; which parts count depends on the kind.
type TemplateConfig struct {
	Database     string   `json:"database,omitempty"`
	Logins       []Option `json:"logins,omitempty"`
	Nodes        []Option `json:"nodes,omitempty"`
	NodesLabel   string   `json:"nodes_label,omitempty"`
	Instruction  string   `json:"instruction,omitempty"`
	Instructions string   `json:"instructions,omitempty"`
	AccessNotes  string   `json:"access_notes,omitempty"`
	Jobs         []Option `json:"jobs,omitempty"`
	RunAs        string   `json:"run_as,omitempty"`
	Commands     string   `json:"commands,omitempty"`
	Fields       []Field  `json:"fields,omitempty"`
}

// FieldKind is the kind of one row of a sub-form.
type FieldKind string

// Kinds of field (spec 1.8).
const (
	FieldText        FieldKind = "text"
	FieldURL         FieldKind = "url"
	FieldPassword    FieldKind = "password"
	FieldMultiLine   FieldKind = "multi_line"
	FieldScript      FieldKind = "script"
	FieldChoice      FieldKind = "choice"
	FieldMultiChoice FieldKind = "multi_choice"
	FieldCheckBox    FieldKind = "check_box"
	FieldFile        FieldKind = "file"
	FieldPattern     FieldKind = "pattern"
	FieldSubChoice   FieldKind = "choice_with_values"
)

// Field is one row of a template's sub-form.
type Field struct {
	ID          string    `json:"id"`
	Label       string    `json:"label"`
	Kind        FieldKind `json:"kind"`
	Description string    `json:"description,omitempty"`
	Required    bool      `json:"required,omitempty"`
	Sensitive   bool      `json:"sensitive,omitempty"`
	Default     string    `json:"default,omitempty"`
	Options     []Option  `json:"options,omitempty"`
	Pattern     string    `json:"pattern,omitempty"`
	Extensions  []string  `json:"extensions,omitempty"`
}

// Value is what an activity gives for one parameter: built-in parameters by
// their name (login, sql, nodes, instruction, file, job, run_as), fields of the
// sub-form as "field." + id. Exactly one of the parts is used.
type Value struct {
	ID   string   `json:"id"`
	Text string   `json:"text,omitempty"`
	List []string `json:"list,omitempty"`
	Tick bool     `json:"tick,omitempty"`
	// File is the SHA-256 of the content; FileName what it is called.
	File     ID     `json:"file,omitempty"`
	FileName string `json:"file_name,omitempty"`
	// Sealed is a sensitive value, encrypted to the project key of Generation.
	Sealed     string `json:"sealed,omitempty"`
	Generation int    `json:"generation,omitempty"`
}
