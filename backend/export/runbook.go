package export

import "renogen/backend/domain"

// RunBook is a run book as it is printed: as a draft, approved, or executed.
type RunBook struct {
	Head     Head        `json:"head"`
	Risk     domain.Risk `json:"risk"`
	RiskNote string      `json:"risk_note"`
	// Description (Markdown) and Items say what changes.
	Description    string `json:"description"`
	Items          []Item `json:"items"`
	WayBack        string `json:"way_back"`
	WayBackMinutes int    `json:"way_back_minutes"`
	// PlanTooLong: one after the other the steps would not end within the window, so none has a planned time.
	PlanTooLong bool `json:"plan_too_long"`
	// Changes tell what is otherwise than in the version that Head names; none when it is that version.
	Changes   []string   `json:"changes"`
	Contacts  []Person   `json:"contacts"`
	Stages    []Stage    `json:"stages"`
	Approvals []Approval `json:"approvals"`
	Made      Made       `json:"made"`
}

// Stage is Pre, During or Post; it is shown even when it has no steps.
type Stage struct {
	Stage    domain.Stage `json:"stage"`
	Owner    string       `json:"owner"`
	Sections []Section    `json:"sections"`
}

// Section is a group of steps under one head, normally those of one template.
type Section struct {
	Title string `json:"title"`
	// Kind is that of the template; empty for deviations.
	Kind domain.TemplateKind `json:"kind"`
	// Note (Markdown) is what all its steps have in common, such as access notes.
	Note  string `json:"note"`
	Steps []Step `json:"steps"`
}

// Step is one row of a run book. Everything from State on is what happened to it.
type Step struct {
	// Number is dense ("14"), later ones have a letter ("14a").
	Number string `json:"number"`
	Title  string `json:"title"`
	// Blocks are the kind-specific rows, in order.
	Blocks      []Block `json:"blocks"`
	Expect      string  `json:"expect"`
	IfNot       string  `json:"if_not"`
	Warning     string  `json:"warning"`
	Undo        string  `json:"undo"`
	UndoMinutes int     `json:"undo_minutes"`
	NoUndo      bool    `json:"no_undo"`
	Checkpoint  bool    `json:"checkpoint"`
	// Votes are the roles that say go or no-go at a checkpoint; none means the owner.
	Votes   []string    `json:"votes"`
	Risk    domain.Risk `json:"risk"`
	Minutes int         `json:"minutes"`
	// PlannedAt is when the plan starts it; 0 when the plan gives it no time.
	PlannedAt int64  `json:"planned_at"`
	Owner     string `json:"owner"`
	Assignee  string `json:"assignee"`
	// Items are the refs of the items that the step serves.
	Items  []string          `json:"items"`
	Origin domain.StepOrigin `json:"origin"`

	State     domain.StepState `json:"state"`
	StartedAt int64            `json:"started_at"`
	EndedAt   int64            `json:"ended_at"`
	By        string           `json:"by"`
	Remark    string           `json:"remark"`
	Evidence  []Evidence       `json:"evidence"`
	Events    []Event          `json:"events"`
}

// BlockKind says how a block of a step is printed.
type BlockKind string

// Kinds of block.
const (
	ValueBlock    BlockKind = "value"    // a label and a short text
	CodeBlock     BlockKind = "code"     // a command or script, to the byte
	MarkdownBlock BlockKind = "markdown" // formatted text
)

// Block is one kind-specific row of a step.
type Block struct {
	Kind BlockKind `json:"kind"`
	// Label stands before a value and above code, where it names host and login.
	Label string `json:"label"`
	Text  string `json:"text"`
}

// Event is one thing that was done to a step.
type Event struct {
	// Action is the command's name without its noun: start, complete, fail, attempt_failed,
	// skip, hold, resume, reopen, run_again, add, assign, remark.
	Action string `json:"action"`
	At     int64  `json:"at"`
	By     string `json:"by"`
	Text   string `json:"text"`
}

// Deviation is something that went otherwise than approved.
type Deviation struct {
	Step string
	At   int64
	Text string
	By   string
}

// departs lists the actions that leave the approved plan, with the words for the log.
var departs = map[string]string{
	"fail": "Failed", "attempt_failed": "Attempt failed", "skip": "Skipped", "hold": "Put on hold",
	"reopen": "Reopened", "run_again": "Run again", "add": "Step added",
}

// Deviations lists what went otherwise than approved, in the order of the steps.
func (b RunBook) Deviations() []Deviation {
	var all []Deviation
	for step := range b.Steps {
		for _, event := range step.Events {
			if word, ok := departs[event.Action]; ok {
				all = append(all, Deviation{step.Number, event.At, joined(word, event.Text), event.By})
			}
		}
	}
	return all
}

func joined(word, text string) string {
	if text == "" {
		return word
	}
	return word + ": " + text
}

// Steps goes through all steps in order.
func (b RunBook) Steps(yield func(*Step) bool) {
	for i := range b.Stages {
		for j := range b.Stages[i].Sections {
			steps := b.Stages[i].Sections[j].Steps
			for k := range steps {
				if !yield(&steps[k]) {
					return
				}
			}
		}
	}
}

// Tally counts the steps by state. A step without a state is new.
func (b RunBook) Tally() map[domain.StepState]int {
	tally := map[domain.StepState]int{}
	for step := range b.Steps {
		tally[step.Standing()]++
	}
	return tally
}

// Standing is the state, new when none is set.
func (s Step) Standing() domain.StepState {
	if s.State == "" {
		return domain.StepNew
	}
	return s.State
}

// Touched says whether anything has been done to the step.
func (s Step) Touched() bool {
	return s.Standing() != domain.StepNew || s.StartedAt != 0 || len(s.Events) > 0
}

// Ended says whether nothing more is done to the step.
func (s Step) Ended() bool {
	switch s.Standing() {
	case domain.StepCompleted, domain.StepFailed, domain.StepSkipped:
		return true
	}
	return false
}

// Begun says whether the run has begun.
func (b RunBook) Begun() bool {
	for step := range b.Steps {
		if step.Touched() {
			return true
		}
	}
	return false
}

// Over says whether the run has begun and no step is left to do.
func (b RunBook) Over() bool {
	tally := b.Tally()
	return b.Begun() && tally[domain.StepNew]+tally[domain.StepInProgress]+tally[domain.StepOnHold] == 0
}

// Span gives the first start and the last end of the run; 0 where there is none.
func (b RunBook) Span() (start, end int64) {
	for step := range b.Steps {
		if step.StartedAt != 0 && (start == 0 || step.StartedAt < start) {
			start = step.StartedAt
		}
		end = max(end, step.EndedAt)
	}
	return start, end
}
