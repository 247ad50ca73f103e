package store

import (
	"database/sql"
	"errors"
	"slices"

	"renogen/backend/domain"
)

// Try does something in a transaction of which nothing stays when fn fails; the transaction itself goes on.
func (tx *Tx) Try(fn func() error) error {
	if err := tx.s.exec("SAVEPOINT trial"); err != nil {
		return err
	}
	failed := fn()
	if failed == nil {
		return tx.s.exec("RELEASE trial")
	}
	tx.touched, tx.byRow = nil, map[string]*touched{}
	clear(tx.known)
	if err := errors.Join(tx.s.exec("ROLLBACK TO trial"), tx.s.exec("RELEASE trial")); err != nil {
		return errors.Join(err, failed)
	}
	return failed
}

// Copies reads the offline copies of a project, the newest first.
func (r Reader) Copies(project domain.ID) ([]domain.Copy, error) {
	return rowsWhere[domain.Copy](r, "WHERE project = ? ORDER BY created_at DESC, id DESC", project)
}

// CopyAway gives the copy that is out with a deployment; ok is false when there is none.
func (r Reader) CopyAway(project, deployment domain.ID) (row domain.Copy, ok bool, err error) {
	rows, err := rowsWhere[domain.Copy](r, "WHERE project = ? AND state = 'out' ORDER BY id", project)
	if err != nil {
		return row, false, err
	}
	i := slices.IndexFunc(rows, func(c domain.Copy) bool { return slices.Contains(c.Deployments, deployment) })
	if i < 0 {
		return row, false, nil
	}
	return rows[i], true, nil
}

// TakenBack gives the steps that were taken back from a copy, by step.
func (r Reader) TakenBack(copied domain.ID) (map[domain.ID]domain.TakenBackStep, error) {
	rows, err := rowsWhere[domain.TakenBackStep](r, "WHERE copy = ? ORDER BY id", copied)
	out := map[domain.ID]domain.TakenBackStep{}
	for _, row := range rows {
		out[row.Step] = row
	}
	return out, err
}

// StepTakenBack says whether a step was taken back from a copy.
func (r Reader) StepTakenBack(copied, step domain.ID) (bool, error) {
	n, err := scalar[int](r, "SELECT count(*) FROM taken_back_steps WHERE step = ? AND copy = ?", step, copied)
	return n > 0, err
}

// CopyMerges reads when work of a copy was brought back, the oldest first.
func (r Reader) CopyMerges(copied domain.ID) ([]domain.CopyMerge, error) {
	return rowsWhere[domain.CopyMerge](r, "WHERE copy = ? ORDER BY created_at, id", copied)
}

// RefusedIntents reads what was refused of a copy, in the order in which it was asked for.
func (r Reader) RefusedIntents(copied domain.ID) ([]domain.RefusedIntent, error) {
	return rowsWhere[domain.RefusedIntent](r, "WHERE copy = ? ORDER BY number", copied)
}

// UnsettledIntents counts what nobody has settled of a copy.
func (r Reader) UnsettledIntents(copied domain.ID) (int, error) {
	return scalar[int](r, "SELECT count(*) FROM refused_intents WHERE copy = ? AND settled = ''", copied)
}

// OthersSince reads the newest entries behind seq that are about a record and neither came back with a copy nor settle
// what did, the oldest of them first. Merge is the bringing back that is being done; empty when none is.
func (r Reader) OthersSince(record domain.ID, seq int64, copied, merge domain.ID, limit int) ([]JournalRow, error) {
	rows, err := r.journalRows(`WHERE record = ? AND record <> '' AND seq > ? AND command <> 'copy.settle'
		AND (origin = '' OR origin <> ? AND origin NOT IN (SELECT id FROM copy_merges WHERE copy = ?))
		ORDER BY seq DESC LIMIT ?`, record, seq, merge, copied, limit)
	slices.Reverse(rows)
	return rows, err
}

// BroughtBack reads the entries about a record that came back with offline copies, in order.
func (r Reader) BroughtBack(record domain.ID) ([]JournalRow, error) {
	return r.journalRows("WHERE record = ? AND record <> '' AND origin <> '' ORDER BY seq", record)
}

// KnownEntries says which of the entries with these ids are in the journal.
func (r Reader) KnownEntries(ids []string) (map[string]bool, error) {
	known := map[string]bool{}
	for part := range slices.Chunk(ids, 500) {
		marks, args := list(part)
		err := r.s.query(func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&id)
			known[id] = true
			return err
		}, "SELECT id FROM journal WHERE id IN ("+marks+")", args...)
		if err != nil {
			return nil, err
		}
	}
	return known, nil
}
