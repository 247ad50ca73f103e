package app

import (
	"sync"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// fixed keeps what journal entries fixed: which decisions stand where in the journal that was verified here, what they
// say, and what steps say. Entries and contents never change, so what was found right once is right for good, whatever
// happens to the file.
type fixed struct {
	mu sync.Mutex
	// standing are the hashes of the decisions of the verified journal by their place, up to head.
	standing map[int64]string
	head     store.Head

	decisions map[string]*ruling // by hash
	contents  map[domain.ID]domain.StepContent
}

const (
	keptDecisions = 20_000
	keptContents  = 5_000
)

// forget drops all: the journal is another one.
func (f *fixed) forget() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.decisions, f.contents = nil, nil
	f.standing, f.head = nil, store.Head{}
}

func (f *fixed) decision(hash string) (*ruling, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	found, ok := f.decisions[hash]
	return found, ok
}

func (f *fixed) keepDecision(hash string, found *ruling) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.decisions == nil || len(f.decisions) >= keptDecisions {
		f.decisions = map[string]*ruling{}
	}
	f.decisions[hash] = found
}

func (f *fixed) content(digest domain.ID) (domain.StepContent, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	found, ok := f.contents[digest]
	return found, ok
}

func (f *fixed) keepContent(digest domain.ID, content domain.StepContent) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.contents == nil || len(f.contents) >= keptContents {
		f.contents = map[domain.ID]domain.StepContent{}
	}
	f.contents[digest] = content
}

// stepContent gives what a step of a project says, for execution, if the decision that fixed it says so too.
func (v *View) stepContent(project domain.ID, step domain.Step) (domain.StepContent, error) {
	content, known := v.app.fixed.content(step.Content)
	if !known {
		var err error
		if content, err = contentOf[domain.StepContent](v.Reader, step.Content); err != nil {
			return domain.StepContent{}, err
		}
		v.app.fixed.keepContent(step.Content, content)
	}
	if err := v.stepFault(project, step, content); err != nil {
		return domain.StepContent{}, err
	}
	return content, nil
}

// stepFault says that a step does not say what was decided: no entry of the right kind, about this deployment, gave it
// this content, or what was signed there makes another one.
func (v *View) stepFault(project domain.ID, step domain.Step, content domain.StepContent) error {
	for {
		d, err := v.decided(step.ContentSeq, "step.not_as_approved")
		if err != nil {
			return err
		}
		if d.project != project || d.deployment != step.Deployment || d.steps[step.ID] != step.Content {
			return domain.Unavailable("step.not_as_approved")
		}
		again, repeats := d.payload.(*StepRunAgain)
		if !repeats {
			return d.saysOf(content, step.Content)
		}
		before, err := record[domain.Step](v.Reader, again.Step)
		if err != nil {
			return err
		}
		if before.Content != step.Content || before.ContentSeq >= step.ContentSeq {
			return domain.Unavailable("step.not_as_approved")
		}
		step = before
	}
}

// approvalFault says what is wrong with an approved item: its approval was not given over its content, or not by whom
// and when the item says, or the item is no longer what was approved. Nil when nothing is, or when the item is not
// approved.
func (v *View) approvalFault(item domain.Item) error {
	if !item.Approved() {
		if item.Status == domain.ItemReady || item.Status == domain.ItemCompleted {
			return domain.Unavailable("item.not_as_approved")
		}
		return nil
	}
	d, err := v.decided(item.ApprovedSeq, "item.not_as_approved")
	if err != nil {
		return err
	}
	row, err := store.Get[domain.Content](v.Reader, item.ApprovedContent)
	if err != nil {
		return err
	}
	same, err := sameAsApproved(v.Reader, item)
	if err != nil {
		return err
	}
	given, ok := d.payload.(*ItemApprove)
	if !ok || !same || d.project != item.Project || d.actor != item.ApprovedBy || d.at != item.ApprovedAt ||
		given.Item != item.ID || given.Seen != journal.SeenDigest("item", item.ID, []byte(row.Text)) {
		return domain.Unavailable("item.not_as_approved")
	}
	if _, alone, err := checkReasons(given.Remark, given.Alone); err != nil || alone != item.ApprovedAlone {
		return domain.Unavailable("item.not_as_approved")
	}
	return nil
}
