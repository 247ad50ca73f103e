package domain

import "slices"

// StepAction is what a person does to a step of a run.
type StepAction string

// Actions, one per command step.*; adding evidence and deviations is no change of the step.
const (
	StepStart         StepAction = "start"
	StepComplete      StepAction = "complete"
	StepFail          StepAction = "fail"
	StepAttemptFailed StepAction = "attempt_failed"
	StepSkip          StepAction = "skip"
	StepHold          StepAction = "hold"
	StepResume        StepAction = "resume"
	StepReopen        StepAction = "reopen"
	StepAgain         StepAction = "run_again"
	StepAssign        StepAction = "assign"
	StepNote          StepAction = "remark"
)

// StepRule is one line of the workflow of a step.
type StepRule struct {
	From   StepState  `json:"from"`
	Action StepAction `json:"action"`
	// To is the state after it; resuming returns to the state that was held instead, run again makes a step of its own.
	To     StepState  `json:"to"`
	Remark RemarkRule `json:"remark"`
}

// StepRules is the workflow of a step (spec 1.9). All of it is a matter of execute and approval.
var StepRules = slices.Concat([]StepRule{
	{StepNew, StepStart, StepInProgress, RemarkOptional},
	{StepNew, StepComplete, StepCompleted, RemarkOptional},
	{StepNew, StepSkip, StepSkipped, RemarkRequired},
	{StepNew, StepHold, StepOnHold, RemarkRequired},
	{StepInProgress, StepComplete, StepCompleted, RemarkOptional},
	{StepInProgress, StepFail, StepFailed, RemarkRequired},
	{StepInProgress, StepAttemptFailed, StepNew, RemarkRequired},
	{StepInProgress, StepSkip, StepSkipped, RemarkRequired},
	{StepInProgress, StepHold, StepOnHold, RemarkRequired},
	{StepOnHold, StepResume, "", RemarkOptional},
}, endedRules(), anytimeRules())

func endedRules() []StepRule {
	var rules []StepRule
	for _, ended := range []StepState{StepCompleted, StepFailed, StepSkipped} {
		rules = append(rules,
			StepRule{ended, StepReopen, StepNew, RemarkRequired},
			StepRule{ended, StepAgain, ended, RemarkOptional},
		)
	}
	return rules
}

func anytimeRules() []StepRule {
	var rules []StepRule
	for _, state := range []StepState{StepNew, StepInProgress, StepOnHold, StepCompleted, StepFailed, StepSkipped} {
		rules = append(rules,
			StepRule{state, StepAssign, state, RemarkOptional},
			StepRule{state, StepNote, state, RemarkRequired},
		)
	}
	return rules
}

func findStepRule(from StepState, action StepAction) (StepRule, bool) {
	i := slices.IndexFunc(StepRules, func(rule StepRule) bool { return rule.From == from && rule.Action == action })
	if i < 0 {
		return StepRule{}, false
	}
	return StepRules[i], true
}

// StepAct is one thing done to a step: who, when (Unix milliseconds), with which remark or reason.
type StepAct struct {
	Action StepAction
	Actor  ID
	At     int64
	Remark string
	// Until is the expected end of a hold, 0 when unknown. Person is who is assigned, empty for nobody.
	Until  int64
	Person ID
}

// ApplyStep gives the step of the run after the act, and the event that remembers it (without an id).
// StepCase.Check must have passed. A New step has no times: earlier attempts are in its events.
func ApplyStep(step RunStep, act StepAct) (RunStep, StepEvent) {
	rule, _ := findStepRule(step.State, act.Action)
	event := StepEvent{RunStep: step.ID, Action: string(act.Action), From: step.State, Remark: act.Remark}
	switch act.Action {
	case StepAssign:
		step.Assignee, event.Person = act.Person, act.Person
	case StepNote:
		step.Remark = act.Remark
	case StepAgain:
	case StepHold:
		step = hold(step, act)
		event.Until = act.Until
	case StepResume:
		step = resume(step, act)
	default:
		step = enterStep(step, rule.To, act)
	}
	event.To = step.State
	return step, event
}

func hold(step RunStep, act StepAct) RunStep {
	step.HeldFrom, step.HoldUntil = step.State, act.Until
	step.State, step.Remark = StepOnHold, act.Remark
	return step
}

func resume(step RunStep, act StepAct) RunStep {
	step.State, step.Remark = step.HeldFrom, act.Remark
	step.HeldFrom, step.HoldUntil = "", 0
	return step
}

// enterStep also stamps the times. A step that is completed without having been started started at that moment.
func enterStep(step RunStep, to StepState, act StepAct) RunStep {
	if to == StepInProgress || to == StepCompleted && step.State == StepNew {
		step.StartedAt, step.StartedBy = act.At, act.Actor
	}
	step.State, step.Remark = to, act.Remark
	switch to {
	case StepNew:
		step.StartedAt, step.StartedBy, step.EndedAt, step.EndedBy = 0, "", 0, ""
	case StepCompleted, StepFailed, StepSkipped:
		step.EndedAt, step.EndedBy = act.At, act.Actor
	}
	return step
}

var stepStateNames = map[StepState]string{
	StepNew: "New", StepInProgress: "In progress", StepOnHold: "On hold",
	StepCompleted: "Completed", StepFailed: "Failed", StepSkipped: "Skipped",
}

// Name writes the state for a sentence.
func (s StepState) Name() string { return stepStateNames[s] }

// Open says whether something remains to be done about a step in this state.
func (s StepState) Open() bool { return s == StepNew || s == StepInProgress || s == StepOnHold }
