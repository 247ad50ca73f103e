package app

import (
	"cmp"
	"log/slog"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/share"
	"renogen/backend/store"
)

// receipts are what this workstation keeps of what it brought into the workspace; nil: nothing is kept.
func (a *App) receipts() *share.Receipts {
	if a.host.Folder == "" {
		return nil
	}
	return share.NewReceipts(a.notesFolder())
}

// noteAppended keeps entries that were appended here. The command is done, whatever becomes of the note.
func (a *App) noteAppended(rows []store.JournalRow) {
	if r := a.receipts(); r != nil {
		if err := r.Add(rows); err != nil {
			slog.Error("no receipt kept", "folder", a.notesFolder(), "cause", err.Error())
		}
	}
}

// LetGoOfReceipts forgets what this workstation brought in and what the second-newest of its whole backups has already. It
// forgets nothing while it is not known whether the file is the right one, and never what the file lacks.
func (a *App) LetGoOfReceipts(kept []KeptBackup) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	r := a.receipts()
	if r == nil || a.stopped() {
		return nil
	}
	upTo, err := a.inTwoBackups(kept)
	if err != nil || upTo == 0 {
		return err
	}
	rows, err := r.Appended()
	if err != nil {
		return err
	}
	rows, err = a.standing(slices.DeleteFunc(rows, func(row store.JournalRow) bool { return row.Seq > upTo }))
	if err != nil || len(rows) == 0 {
		return err
	}
	return r.Forget(rows)
}

// inTwoBackups is the place up to which two backups have what the file has; 0: there are not two. A backup counts whose
// manifest a person of the workspace signed, and whose newest entry stands in the file.
func (a *App) inTwoBackups(kept []KeptBackup) (upTo int64, err error) {
	found := []int64{}
	for _, backup := range kept { // the newest first
		if !backup.good() {
			continue
		}
		m, err := readManifest(backup.Path, a.rules)
		if err != nil {
			slog.Warn("a backup does not count", "file", backup.Path, "cause", err.Error())
			continue
		}
		there, err := a.standing([]store.JournalRow{{Seq: m.Seq, Hash: m.Hash}})
		if err != nil {
			return 0, err
		}
		if len(there) > 0 {
			found = append(found, m.Seq)
		}
		if len(found) == 2 {
			return slices.Min(found), nil
		}
	}
	return 0, nil
}

// standing gives those of some entries that the file has where they stood.
func (a *App) standing(rows []store.JournalRow) (there []store.JournalRow, err error) {
	for part := range slices.Chunk(rows, newestReceipts) {
		err := a.db.Read(func(r store.Reader) error {
			for _, row := range part {
				has, err := r.Entry(row.Seq)
				if err != nil && domain.CodeOf(err) != domain.CodeNotFound {
					return err
				}
				if err == nil && has.Hash == row.Hash {
					there = append(there, row)
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return there, nil
}

// checkReceipts looks for what this workstation brought in: entries that the file lacks are a loss, and commands of
// which nothing was known are looked up. Of old entries the chain says that they are there when the newest one is.
func (a *App) checkReceipts(r store.Reader, head store.Head) error {
	kept := a.receipts()
	if kept == nil {
		return nil
	}
	if a.explained != nil { // whether it is so shows when all of the file is verified
		return a.lookUpDoubts(r, kept)
	}
	rows, err := kept.Appended()
	if err != nil {
		return err
	}
	slices.SortStableFunc(rows, func(a, b store.JournalRow) int { return cmp.Compare(a.Seq, b.Seq) }) // doubts are noted late
	for _, row := range rows[max(0, len(rows)-newestReceipts):] {
		if row.Seq > head.Seq || row.Seq > a.verified.Seq || row.Seq == rows[len(rows)-1].Seq {
			lost, err := lossOf(r, head, store.Head{Seq: row.Seq, Hash: row.Hash}, row.At)
			if err != nil {
				return err
			}
			if lost != nil && a.lost == nil {
				a.lost = lost
			}
		}
	}
	return a.lookUpDoubts(r, kept)
}

// newestReceipts is how many receipts are looked up in the file at once.
const newestReceipts = 200
