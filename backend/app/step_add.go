package app

import (
	"renogen/backend/domain"
	"renogen/backend/store"
)

// StepAdd adds a step that nobody planned: a deviation. It stands behind another step, or at the end of a
// stage.
type StepAdd struct {
	Deployment domain.ID `json:"deployment"`
	// Behind is the step that it follows; empty: it comes last in Stage.
	Behind      domain.ID    `json:"behind,omitempty"`
	Stage       domain.Stage `json:"stage,omitempty"`
	Title       string       `json:"title"`
	Instruction string       `json:"instruction,omitempty"` // Markdown
	Minutes     int          `json:"minutes,omitempty"`
	Expect      string       `json:"expect,omitempty"`
	IfNot       string       `json:"if_not,omitempty"`
	Warning     string       `json:"warning,omitempty"`
	Person      domain.ID    `json:"person,omitempty"`
	// Remark says why it is needed.
	Remark string `json:"remark,omitempty"`
}

// StepAddEvidence adds a file, a note, or both to what shows that a step was done.
type StepAddEvidence struct {
	Step domain.ID `json:"step"`
	File domain.ID `json:"file,omitempty"`
	Name string    `json:"name,omitempty"`
	Note string    `json:"note,omitempty"`
}

// StepMove drags a step to a place (from 0) in its stage. Seen is the digest of the run book's BookContent.
type StepMove struct {
	Step  domain.ID `json:"step"`
	Place int       `json:"place"`
	Seen  string    `json:"seen"`
}

func init() {
	register("step.add", addDeviation)
	register("step.add_evidence", addStepEvidence)
	register("step.move", moveStep)
}

// stepAdded is the event of a step that was added during the run.
const stepAdded = "add"

func addDeviation(c *Call, p *StepAdd) error {
	deployment, project, err := c.openDeployment(p.Deployment)
	if err != nil {
		return err
	}
	stage, err := c.stageBehind(p)
	if err != nil {
		return err
	}
	content, err := p.content(stage)
	if err != nil {
		return err
	}
	remark, err := domain.CheckRemark(p.Remark, false)
	if err != nil {
		return err
	}
	if p.Person != "" {
		if err := c.canBeAssigned(project.ID, p.Person); err != nil {
			return err
		}
	}
	digest, err := c.keep(content)
	if err != nil {
		return err
	}
	step := domain.Step{
		ID: c.newID(), Deployment: deployment.ID, Title: content.Title, Stage: stage, Content: digest, ContentSeq: c.seq,
		Origin: domain.StepDeviation, After: p.Behind, StepPlan: content.Plan,
	}
	c.about.Record = step.ID
	if err := c.addStep(step); err != nil {
		return err
	}
	if err := c.noteAdded(step.ID, p.Person, remark); err != nil {
		return err
	}
	return c.numberLate(deployment.ID)
}

// content is what the added step says.
func (p *StepAdd) content(stage domain.Stage) (domain.StepContent, error) {
	return domain.CheckDeviation(domain.StepContent{
		Title: p.Title, Stage: stage, Instruction: p.Instruction,
		Plan: domain.StepPlan{Minutes: p.Minutes, Expect: p.Expect, IfNot: p.IfNot, Warning: p.Warning},
	})
}

// stageBehind gives the stage of the step that the new one follows.
func (c *Call) stageBehind(p *StepAdd) (domain.Stage, error) {
	if p.Behind == "" {
		return p.Stage, nil
	}
	behind, err := record[domain.Step](c.tx.Reader, p.Behind)
	if err == nil && behind.Deployment != p.Deployment {
		err = domain.Missing()
	}
	return behind.Stage, err
}

// noteAdded says in the events of a new step who added it and why, and gives it to somebody.
func (c *Call) noteAdded(step, person domain.ID, remark string) error {
	run, err := c.tx.LiveStep(step)
	if err != nil {
		return err
	}
	run.Assignee, run.Remark = person, remark
	if err := store.Put(c.tx, run); err != nil {
		return err
	}
	return store.Put(c.tx, domain.StepEvent{
		ID: c.newID(), RunStep: run.ID, Action: stepAdded, From: run.State, To: run.State, Remark: remark, Person: person,
	})
}

func addStepEvidence(c *Call, p *StepAddEvidence) error {
	w, err := c.stepAt(p.Step)
	if err != nil {
		return err
	}
	if err := domain.DeploymentWritable(w.deployment); err != nil {
		return err
	}
	row, err := domain.Evidence{ID: c.newID(), RunStep: w.run.ID, File: p.File, Name: p.Name, Note: p.Note}.Check()
	if err != nil {
		return err
	}
	if row.File != "" {
		_, known, err := store.Find[domain.File](c.tx.Reader, row.File)
		if err != nil {
			return err
		}
		if !known {
			return fieldError("file", "file.unknown", "name", row.Name)
		}
	}
	return store.Put(c.tx, row)
}

func moveStep(c *Call, p *StepMove) error {
	step, err := record[domain.Step](c.tx.Reader, p.Step)
	if err != nil {
		return err
	}
	deployment, _, err := c.openDeployment(step.Deployment)
	if err != nil {
		return err
	}
	c.about.Record = step.ID
	steps, _, err := c.seenBook(deployment, p.Seen)
	if err != nil {
		return err
	}
	positions, err := domain.MoveStep(steps, step.ID, p.Place)
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(positions) {
		row, err := store.Get[domain.Step](c.tx.Reader, id)
		if err != nil {
			return err
		}
		row.Position = positions[id]
		if err := store.Put(c.tx, row); err != nil {
			return err
		}
	}
	return c.bookChanged(deployment.ID)
}
