package pdf

import "renogen/backend/domain"

// Words gives the word for a code, such as "in_progress" among the states, in the language of the document. A code
// without a word stands for itself, so that nothing is lost.
type Words func(kind WordKind, code string) string

// WordKind says what a code is of.
type WordKind string

// The kinds of words. Codes are those of domain, those of remarks are export's.
const (
	StateWord    WordKind = "state"
	StageWord    WordKind = "stage"
	RiskWord     WordKind = "risk"
	TemplateWord WordKind = "template"
	ItemWord     WordKind = "item"
	TaskWord     WordKind = "task"
	ActionWord   WordKind = "action"
	RemarkWord   WordKind = "remark"
	// OriginWord marks a step that was not in the approved run book; OriginWhy says so in a sentence.
	OriginWord WordKind = "origin"
	OriginWhy  WordKind = "origin_why"
	// DidWord tells what a command did, such as "approved".
	DidWord WordKind = "did"
)

// codes stand for themselves where the caller has no words.
func codes(_ WordKind, code string) string { return code }

// stateOrder is the order of legends and counts.
var stateOrder = []domain.StepState{
	domain.StepNew, domain.StepInProgress, domain.StepCompleted, domain.StepFailed, domain.StepSkipped, domain.StepOnHold,
}
