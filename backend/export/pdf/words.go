package pdf

import "renogen/backend/domain"

var stateWords = map[domain.StepState]string{
	domain.StepNew: "New", domain.StepInProgress: "In progress", domain.StepOnHold: "On hold",
	domain.StepCompleted: "Completed", domain.StepFailed: "Failed", domain.StepSkipped: "Skipped",
}

// stateOrder is the order of legends and counts.
var stateOrder = []domain.StepState{
	domain.StepNew, domain.StepInProgress, domain.StepCompleted, domain.StepFailed, domain.StepSkipped, domain.StepOnHold,
}

var stageWords = map[domain.Stage]string{domain.StagePre: "Pre", domain.StageDuring: "During", domain.StagePost: "Post"}

var riskWords = map[domain.Risk]string{domain.RiskLow: "low", domain.RiskMedium: "medium", domain.RiskHigh: "high"}

var kindWords = map[domain.TemplateKind]string{
	domain.KindDatabase: "Database script", domain.KindDeployFile: "Deploy file", domain.KindInstruction: "Instruction",
	domain.KindCIJob: "CI job", domain.KindCommands: "Predefined commands", domain.KindInstructions: "Predefined instructions",
}

var statusWords = map[domain.ItemStatus]string{
	domain.ItemDocumentation: "Documentation", domain.ItemReview: "Review", domain.ItemGoNoGo: "Go No Go",
	domain.ItemReady: "Ready For Release", domain.ItemCompleted: "Completed", domain.ItemRejected: "Rejected", domain.ItemFailed: "Failed",
}

var taskWords = map[domain.TaskState]string{
	domain.TaskNotStarted: "Not started", domain.TaskInProgress: "In progress",
	domain.TaskCompleted: "Completed", domain.TaskCancelled: "Cancelled",
}

var actionWords = map[string]string{
	"start": "started", "complete": "completed", "fail": "failed", "attempt_failed": "attempt failed", "skip": "skipped",
	"hold": "put on hold", "resume": "resumed", "reopen": "reopened", "run_again": "to be run again", "add": "added",
	"assign": "assigned", "remark": "remarked",
}

// word is the word for a code; a code without a word stands for itself, so that nothing is lost.
func word[K ~string](words map[K]string, code K) string {
	if w, ok := words[code]; ok {
		return w
	}
	return string(code)
}

// originWords mark steps that were not in the approved run book.
var originWords = map[domain.StepOrigin][2]string{
	domain.StepDeviation: {"DEVIATION", "This step was not in the approved run book."},
	domain.StepRunAgain:  {"RUN AGAIN", "This step repeats one that stands above."},
}
