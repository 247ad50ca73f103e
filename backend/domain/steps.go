package domain

// StepState is where a step stands in a run.
type StepState string

// States of a step.
const (
	StepNew        StepState = "new"
	StepInProgress StepState = "in_progress"
	StepOnHold     StepState = "on_hold"
	StepCompleted  StepState = "completed"
	StepFailed     StepState = "failed"
	StepSkipped    StepState = "skipped"
)

// StepOrigin says where a step came from.
type StepOrigin string

// Origins of a step.
const (
	StepFromActivity StepOrigin = "activity"
	StepDeviation    StepOrigin = "deviation"
	StepRunAgain     StepOrigin = "run_again"
)

// Step is one row of a run book. What it says is fixed in Content; what happened
// to it in a run belongs to RunStep.
type Step struct {
	ID         ID `json:"id"`
	Deployment ID `json:"deployment"`
	// Template is the section it stands in; empty for a deviation.
	Template ID     `json:"template"`
	Title    string `json:"title"`
	Stage    Stage  `json:"stage"`
	// Position in the stage; 0 until somebody dragged a step of that stage.
	Position int `json:"position"`
	// Number is fixed at the first approval of the run book ("14", later ones "14a"); empty before.
	Number string `json:"number"`
	// Made counts the steps of the deployment in the order in which they were made, from 1: one approval
	// makes many.
	Made int `json:"made"`
	// Content is the digest of its StepContent in contents.
	Content ID `json:"content"`
	// ContentSeq is the journal entry that fixed Content: what a step says is shown for execution
	// only when that entry says so too.
	ContentSeq int64 `json:"content_seq"`
	// Signature decides which activities share the step (spec 1.8).
	Signature string     `json:"signature"`
	Origin    StepOrigin `json:"origin"`
	// After is the step that this one repeats or was put behind.
	After ID `json:"after" db:"null"`
	// Served are items whose activities have left the step, for another one or for good, after
	// something was done on it.
	Served []string `json:"served"`
	StepPlan
	Stamp
}

// RunKind tells a real execution from an exercise.
type RunKind string

// Kinds of run.
const (
	RunLive      RunKind = "live"
	RunRehearsal RunKind = "rehearsal"
)

// Run is one execution of a run book. Every deployment has one live run.
type Run struct {
	ID         ID      `json:"id"`
	Deployment ID      `json:"deployment"`
	Kind       RunKind `json:"kind"`
	Stamp
}

// RunStep is what happened to a step in a run.
type RunStep struct {
	ID        ID        `json:"id"`
	Run       ID        `json:"run"`
	Step      ID        `json:"step"`
	State     StepState `json:"state"`
	Assignee  ID        `json:"assignee"`
	StartedAt int64     `json:"started_at"`
	StartedBy ID        `json:"started_by"`
	EndedAt   int64     `json:"ended_at"`
	EndedBy   ID        `json:"ended_by"`
	Remark    string    `json:"remark"`
	// HeldFrom is the state that resuming returns to; HoldUntil the expected end of the hold.
	HeldFrom  StepState `json:"held_from"`
	HoldUntil int64     `json:"hold_until"`
	Stamp
}

// StepEvent is one thing that was done to a step. Nothing is ever overwritten.
type StepEvent struct {
	ID      ID        `json:"id"`
	RunStep ID        `json:"run_step"`
	Action  string    `json:"action"`
	From    StepState `json:"from"`
	To      StepState `json:"to"`
	Remark  string    `json:"remark"`
	// Until is the expected end of a hold; Person who was assigned.
	Until  int64 `json:"until"`
	Person ID    `json:"person"`
	Stamp
}

// Evidence is a file or a note that shows what was done.
type Evidence struct {
	ID      ID     `json:"id"`
	RunStep ID     `json:"run_step" db:"null"`
	Task    ID     `json:"task" db:"null"`
	File    ID     `json:"file"`
	Name    string `json:"name"`
	Note    string `json:"note"`
	Stamp
}
