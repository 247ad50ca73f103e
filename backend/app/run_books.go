package app

import (
	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

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
