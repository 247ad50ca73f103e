package domain

// CheckDeviation gives what a step that is added during the run says, as it is to be saved, or all that is
// wrong with its fields. It has no template: what to do stands in its instruction.
func CheckDeviation(s StepContent) (StepContent, error) {
	var c Checker
	s.Title = c.Line("title", s.Title, MaxTitle, true)
	s.Instruction = c.Text("instruction", s.Instruction, MaxLongText, false)
	OneOf(&c, "stage", s.Stage, true, Stages...)
	s.Plan = s.Plan.checked(&c)
	return s, c.Err()
}
