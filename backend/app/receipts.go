package app

import (
	"encoding/json"
	"log/slog"

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

// LetGoOfReceipts forgets what this workstation brought in and what the second-newest of its whole backups has already.
func (a *App) LetGoOfReceipts(kept []KeptBackup) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	r, good := a.receipts(), 0
	for _, backup := range kept { // the newest first
		if !backup.good() {
			continue
		}
		if good++; good == 2 && r != nil {
			return r.Forget(backup.Manifest.Seq)
		}
	}
	return nil
}

// doubt keeps commands of which nobody knows whether they are done, and says so.
func (a *App) doubt(orders []Order, cause error) error {
	unknown := domain.Unavailable("command.unknown_outcome").Because(cause)
	r := a.receipts()
	if r == nil {
		return unknown
	}
	commands := []share.Unconfirmed{}
	for _, o := range orders {
		text, err := json.Marshal(o.Payload)
		if err != nil {
			return err
		}
		commands = append(commands, share.Unconfirmed{ID: o.ID, Name: o.Name, Actor: o.Actor.User, At: a.host.Now(), Payload: text})
	}
	if err := r.Doubt(commands); err != nil {
		slog.Error("doubt not kept", "cause", err.Error())
	}
	return unknown
}

// checkReceipts looks for what this workstation brought in: entries that the file lacks are a loss, and commands of
// which nothing was known are looked up. Of old entries the chain says that they are there when the newest one is.
func (a *App) checkReceipts(r store.Reader, head store.Head) error {
	kept := a.receipts()
	if kept == nil {
		return nil
	}
	if a.explained != nil { // the file says itself what it was made anew without
		return kept.SetAside(a.host.Now())
	}
	rows, err := kept.Appended()
	if err != nil {
		return err
	}
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

// newestReceipts is how many receipts are looked up in the file.
const newestReceipts = 200

func (a *App) lookUpDoubts(r store.Reader, kept *share.Receipts) error {
	doubts, err := kept.Doubtful()
	if err != nil || len(doubts) == 0 {
		return err
	}
	for _, d := range doubts {
		_, there, err := r.EntryByID(d.ID)
		if err != nil {
			return err
		}
		slog.Warn("command of unknown outcome looked up", "command", d.Name, "id", d.ID, "done", there)
	}
	return kept.Clear()
}
