package documents

import (
	"testing"

	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/export/pdf"
	"renogen/backend/i18n"
)

// Every code that the domain can put into a document has a word.
func TestEveryCodeHasAWord(t *testing.T) {
	all := map[pdf.WordKind][]string{
		pdf.StateWord: texts(domain.StepNew, domain.StepInProgress, domain.StepOnHold, domain.StepCompleted, domain.StepFailed, domain.StepSkipped),
		pdf.StageWord: texts(domain.Stages...),
		pdf.RiskWord:  texts(domain.RiskLow, domain.RiskMedium, domain.RiskHigh),
		pdf.ItemWord:  texts(append(domain.ItemPath, domain.ItemRejected, domain.ItemFailed)...),
		pdf.TaskWord:  texts(domain.TaskNotStarted, domain.TaskInProgress, domain.TaskCompleted, domain.TaskCancelled),
		pdf.ActionWord: append(texts(domain.StepStart, domain.StepComplete, domain.StepFail, domain.StepAttemptFailed, domain.StepSkip,
			domain.StepHold, domain.StepResume, domain.StepReopen, domain.StepAgain), "add", "assign", "remark"),
		pdf.RemarkWord: texts(export.ApprovedAlone, export.StartedWithout, export.KeyNotConfirmed, export.OtherRemark),
		pdf.OriginWord: texts(domain.StepDeviation, domain.StepRunAgain),
		pdf.OriginWhy:  texts(domain.StepDeviation, domain.StepRunAgain),
	}
	for _, kind := range domain.TemplateKinds() {
		all[pdf.TemplateWord] = append(all[pdf.TemplateWord], string(kind.Kind))
	}
	for kind, codes := range all {
		for _, code := range codes {
			if !i18n.Has(domain.Key("document.word." + string(kind) + "." + code)) {
				t.Errorf("%s %s has no word", kind, code)
			}
		}
	}
	if got := words(pdf.StateWord, "unheard_of"); got != "unheard_of" {
		t.Errorf("a code without a word: %q", got)
	}
}

// The code of a document is the same for all who print it.
func TestDocumentsDoNotSpeakTheLanguageOfTheProgram(t *testing.T) {
	i18n.Speak(i18n.German)
	t.Cleanup(func() { i18n.Speak(i18n.English) })
	if got := text("document.approved") + " " + words(pdf.StateWord, "on_hold"); got != "approved On hold" {
		t.Errorf("%q", got)
	}
}

func texts[T ~string](codes ...T) []string {
	out := []string{}
	for _, code := range codes {
		out = append(out, string(code))
	}
	return out
}
