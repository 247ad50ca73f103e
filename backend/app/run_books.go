package app

import (
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// RunBookApprove makes the run book that was seen the approved one. Seen is the digest of its BookContent.
type RunBookApprove struct {
	Deployment domain.ID `json:"deployment"`
	Remark     string    `json:"remark,omitempty"`
	Seen       string    `json:"seen"`
}

// RunBookStartWithout allows steps to be started although the run book is not approved. The reason is
// printed on every document.
type RunBookStartWithout struct {
	Deployment domain.ID `json:"deployment"`
	Reason     string    `json:"reason"`
	Seen       string    `json:"seen"`
}

func init() {
	register("runbook.approve", approveRunBook)
	register("runbook.start_without", startWithoutRunBook)
}

func approveRunBook(c *Call, p *RunBookApprove) error {
	deployment, _, err := c.openDeployment(p.Deployment)
	if err != nil {
		return err
	}
	remark, err := domain.CheckRemark(p.Remark, false)
	if err != nil {
		return err
	}
	steps, content, err := c.seenBook(deployment, p.Seen)
	if err != nil {
		return err
	}
	digest, err := c.keep(content)
	if err != nil {
		return err
	}
	if err := c.mayApprove(deployment, content, digest); err != nil {
		return err
	}
	if err := c.freeze(steps); err != nil {
		return err
	}
	deployment.RunBook++
	deployment.RunBookState, deployment.RunBookNote = domain.RunBookApproved, ""
	if err := store.Put(c.tx, deployment); err != nil {
		return err
	}
	return store.Put(c.tx, domain.RunBookVersion{
		ID: c.newID(), Deployment: deployment.ID, Version: deployment.RunBook, Content: digest,
		ApprovedBy: c.actor, ApprovedAt: c.at, ApprovedBySeq: c.seq, Remark: remark,
	})
}

// mayApprove refuses an empty run book, and the one that is approved already.
func (c *Call) mayApprove(deployment domain.Deployment, content domain.BookContent, digest domain.ID) error {
	if len(content.Steps) == 0 {
		return domain.Conflict("run_book.empty")
	}
	if deployment.RunBookState != domain.RunBookApproved {
		return nil
	}
	version, err := c.tx.RunBookVersion(deployment.ID, deployment.RunBook)
	if err == nil && version.Content == digest {
		err = domain.Conflict("run_book.approved_already")
	}
	return err
}

func startWithoutRunBook(c *Call, p *RunBookStartWithout) error {
	deployment, _, err := c.openDeployment(p.Deployment)
	if err != nil {
		return err
	}
	var check domain.Checker
	reason := check.Text("reason", p.Reason, domain.MaxNote, true)
	if err := check.Err(); err != nil {
		return err
	}
	if deployment.RunBookState == domain.RunBookApproved {
		return domain.Conflict("run_book.start_without.approved")
	}
	steps, _, err := c.seenBook(deployment, p.Seen)
	if err != nil {
		return err
	}
	if err := c.freeze(steps); err != nil {
		return err
	}
	deployment.StartedWithout, deployment.StartedWithoutBy = reason, c.actor
	deployment.StartedWithoutBook = deployment.RunBook
	return store.Put(c.tx, deployment)
}

// seenBook gives the run book as an approval would fix it, and refuses when it is another one than was seen.
func (c *Call) seenBook(deployment domain.Deployment, seen string) ([]domain.BookStep, domain.BookContent, error) {
	steps, err := c.tx.BookSteps(deployment.ID)
	if err != nil {
		return nil, domain.BookContent{}, err
	}
	steps = domain.Frozen(domain.OrderBook(steps), deployment.RetiredNumbers)
	content := domain.BookContentOf(deployment.Plan, steps)
	return steps, content, c.seen("run_book", deployment.ID, content, seen)
}

// freeze fixes numbers and places: from now on paper and screen never differ.
func (c *Call) freeze(steps []domain.BookStep) error {
	for _, fixed := range steps {
		step, err := store.Get[domain.Step](c.tx.Reader, fixed.ID)
		if err != nil {
			return err
		}
		step.Number, step.Position = fixed.Number, fixed.Position
		if err := store.Put(c.tx, step); err != nil {
			return err
		}
	}
	return nil
}

// numberLate gives the steps that were made after the numbers were frozen theirs: 14a, 14b. A start without
// an approval freezes them too: what is executed is on paper.
func (c *Call) numberLate(deployment domain.ID) error {
	row, err := store.Get[domain.Deployment](c.tx.Reader, deployment)
	if err != nil {
		return err
	}
	frozen, err := c.tx.HasNumbers(deployment)
	if err != nil || !frozen && len(row.RetiredNumbers) == 0 && row.StartedWithout == "" {
		return err
	}
	steps, err := c.tx.BookSteps(deployment)
	if err != nil {
		return err
	}
	ordered := domain.OrderBook(steps)
	for i, numbered := range domain.NumberBook(ordered, row.RetiredNumbers) {
		if ordered[i].Number != "" {
			continue
		}
		step, err := store.Get[domain.Step](c.tx.Reader, numbered.ID)
		if err != nil {
			return err
		}
		step.Number = numbered.Number
		if err := store.Put(c.tx, step); err != nil {
			return err
		}
	}
	return nil
}

// bookChanged makes an approved run book a draft again when something that was approved is no longer so,
// and notes what. It is asked after every command that touches steps, their order, the window or the way back.
func (c *Call) bookChanged(deployment domain.ID) error {
	row, err := store.Get[domain.Deployment](c.tx.Reader, deployment)
	if err != nil || row.RunBookState != domain.RunBookApproved {
		return err
	}
	changes, err := bookChanges(c.tx.Reader, row)
	if err != nil {
		return err
	}
	material := domain.Material(changes)
	if len(material) == 0 {
		return nil
	}
	note, err := journal.Canonical(material)
	if err != nil {
		return err
	}
	row.RunBookState, row.RunBookNote = domain.RunBookDraft, string(note)
	return store.Put(c.tx, row)
}

// bookChanges says what is different from the run book that was approved last.
func bookChanges(r store.Reader, deployment domain.Deployment) ([]domain.BookChange, error) {
	version, err := r.RunBookVersion(deployment.ID, deployment.RunBook)
	if err != nil {
		return nil, err
	}
	approved, err := contentOf[domain.BookContent](r, version.Content)
	if err != nil {
		return nil, err
	}
	steps, err := r.BookSteps(deployment.ID)
	if err != nil {
		return nil, err
	}
	return domain.CompareBooks(approved, domain.BookContentOf(deployment.Plan, domain.OrderBook(steps))), nil
}
