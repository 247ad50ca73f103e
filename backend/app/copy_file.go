package app

import (
	"errors"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// CopyTo writes a full copy of the workspace into a new file and gives its newest entry.
func (a *App) CopyTo(path string) (seq int64, err error) {
	if err := a.db.CopyTo(path); err != nil {
		return 0, err
	}
	head, err := headOfCopy(path)
	return head.Seq, err
}

func headOfCopy(path string) (head store.Head, err error) {
	db, err := store.OpenCopy(path)
	if err != nil {
		return head, err
	}
	err = db.Read(func(r store.Reader) error {
		head, err = r.Head()
		return err
	})
	return head, errors.Join(err, db.Close())
}

// CopyAndDo copies the workspace into a new file and does a command in the very next entry, whoever else wants to write:
// they wait as long as the copy takes. payload gets the newest entry of the copy.
func (a *App) CopyAndDo(actor Actor, path string, payload func(seq int64) any) (Receipt, error) {
	id, err := NewID()
	if err != nil {
		return Receipt{}, err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.catchUp(); err != nil {
		return Receipt{}, err
	}
	var receipt Receipt
	var rules *Authority
	var appended []store.JournalRow
	order := Order{Actor: actor, ID: id}
	err = a.db.Write(func(tx *store.Tx) error {
		if err := a.catchUpIn(tx.Reader); err != nil {
			return err
		}
		if err := a.db.CopyTo(path); err != nil { // by another connection, which may read while nothing is written
			return err
		}
		if head, err := headOfCopy(path); err != nil || head != a.verified {
			return errors.Join(err, errBehind)
		}
		order.Payload = payload(a.verified.Seq)
		order.Name = nameOf(order.Payload)
		var err error
		if receipt, rules, err = a.one(tx, a.rules, a.verified, order); err != nil {
			return err
		}
		appended, err = a.appendedIn(tx, store.Head{Seq: receipt.Seq, Hash: receipt.Hash})
		return err
	})
	if uncertain, ok := errors.AsType[*store.CommitError](err); ok {
		receipts, err := a.lookUp([]Order{order}, appended, uncertain)
		if err != nil {
			return Receipt{}, err
		}
		return receipts[0], nil
	}
	if errors.Is(err, errBehind) {
		return Receipt{}, domain.Busy("workspace.busy").Because(err)
	}
	if err != nil {
		return Receipt{}, err
	}
	a.noteAppended(appended)
	a.rules, a.verified = rules, store.Head{Seq: receipt.Seq, Hash: receipt.Hash}
	a.show(rules)
	a.announce()
	return receipt, nil
}
