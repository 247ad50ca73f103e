package app

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"renogen/backend/journal"
	"renogen/backend/store"
)

// Which decisions stand where in the journal is noted while it is verified, and kept beside the checkpoint: what lies
// behind a checkpoint is not verified again, and may be written over.

// stands gives the hash of the decision at a place, empty when none stands there. verified is false where the journal
// was not looked through so far.
func (f *fixed) stands(seq int64) (hash string, verified bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.standing[seq], seq <= f.head.Seq
}

// at gives how far the journal was looked through.
func (f *fixed) at() store.Head {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.head.Seq == 0 {
		return store.Head{Hash: journal.ZeroDigest}
	}
	return f.head
}

// follow takes over decisions by their place from verified entries, which follow before and end at head. Where others
// before them are missing, followDecisions comes to them.
func (f *fixed) follow(before, head store.Head, decisions map[int64]string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if before.Seq == 0 || f.head.Seq > before.Seq {
		f.standing, f.head = nil, store.Head{}
	}
	if f.head.Seq != before.Seq || before.Seq > 0 && f.head.Hash != before.Hash {
		return
	}
	if f.standing == nil {
		f.standing = map[int64]string{}
	}
	maps.Copy(f.standing, decisions)
	f.head = head
}

// decisionsAmong picks the decisions from verified rows.
func (a *App) decisionsAmong(rows []store.JournalRow) map[int64]string {
	out := map[int64]string{}
	for _, row := range rows {
		if _, void := a.void[row.Seq]; !void && deciding[row.Command] && row.Outcome == journal.OutcomeDone {
			out[row.Seq] = row.Hash
		}
	}
	return out
}

// decisionsDone picks the decisions from what was just done behind a head.
func decisionsDone(orders []Order, receipts []Receipt, before store.Head) map[int64]string {
	out := map[int64]string{}
	for i, receipt := range receipts {
		if receipt.Seq > before.Seq && deciding[orders[i].Name] {
			out[receipt.Seq] = receipt.Hash
		}
	}
	return out
}

// followDecisions looks through the next entries that are verified but were not looked through: those between the note
// and the checkpoint, and work that was brought back. more is true while there are further ones.
func (a *App) followDecisions() (more bool, err error) {
	head := a.fixed.at()
	if head == a.verified || a.verified.Seq == 0 || a.stopped() {
		return false, nil
	}
	if head.Seq >= a.verified.Seq || len(a.void) > 0 && head.Seq > 0 {
		a.fixed.forget()
		head = a.fixed.at()
	}
	if len(a.void) > 0 {
		return false, a.followRepaired()
	}
	rows, err := a.entriesTo(head.Seq, a.verified.Seq)
	if err != nil {
		return false, err
	}
	last, err := chained(head, rows, a.id)
	if err == nil {
		err = leadsTo(last, a.verified)
	}
	if err != nil {
		a.broken = err
		return false, brokenJournal(err)
	}
	a.fixed.follow(head, last, a.decisionsAmong(rows))
	return last.Seq < a.verified.Seq, nil
}

func (a *App) entriesTo(after, last int64) (rows []store.JournalRow, err error) {
	return read(a, func(r store.Reader) ([]store.JournalRow, error) {
		return r.EntriesAfter(after, int(min(sliceSize, last-after)))
	})
}

// chained follows hashes only: signatures and rights were looked at when the place that they lead to was verified.
func chained(head store.Head, rows []store.JournalRow, workspace string) (store.Head, error) {
	for _, e := range readRows(rows, workspace) {
		switch {
		case e.err != nil:
			return head, e.err
		case !e.hashed:
			return head, badField(e.Seq, "hash", "it is not the hash of the entry")
		case e.Seq != head.Seq+1 || e.Prev != head.Hash:
			return head, badField(e.Seq, "prev", "it is not the hash of the entry before")
		}
		head = store.Head{Seq: e.Seq, Hash: e.Hash}
	}
	return head, nil
}

func leadsTo(last, verified store.Head) error {
	if last.Seq == verified.Seq && last.Hash != verified.Hash {
		return badField(last.Seq, "hash", "it is not the entry that was verified here")
	}
	return nil
}

// followRepaired does the same where void entries break the chain: from the first entry, with signatures and rights.
func (a *App) followRepaired() error {
	f := follower{workspace: a.id, rules: newAuthority(), head: a.fixed.at(), short: a.short, void: a.void}
	decisions := map[int64]string{}
	for f.head.Seq < a.verified.Seq {
		rows, err := a.entriesTo(f.head.Seq, a.verified.Seq)
		if err == nil && len(rows) == 0 {
			err = badField(a.verified.Seq, "seq", "the entry that was verified here is not there")
		}
		if err == nil {
			err = f.fold(rows)
		}
		if err != nil {
			return err
		}
		maps.Copy(decisions, a.decisionsAmong(rows))
	}
	if err := leadsTo(f.head, a.verified); err != nil {
		a.broken = err
		return brokenJournal(err)
	}
	a.fixed.follow(store.Head{}, f.head, decisions)
	return nil
}

// standingNote is what this workstation keeps of the decisions up to its checkpoint.
type standingNote struct {
	Seq       int64            `json:"seq"`
	Hash      string           `json:"hash"`
	Decisions map[int64]string `json:"decisions"`
}

func (a *App) standingPath() string { return filepath.Join(a.notesFolder(), "decisions.json") }

// saveStanding notes the decisions as far as the journal was looked through.
func (a *App) saveStanding() error {
	a.fixed.mu.Lock()
	defer a.fixed.mu.Unlock()
	if a.fixed.head.Seq == 0 {
		return nil
	}
	return writeNote(a.standingPath(), standingNote{Seq: a.fixed.head.Seq, Hash: a.fixed.head.Hash, Decisions: a.fixed.standing})
}

// loadStanding takes over the note that belongs to the checkpoint or goes less far. Without one CatchUp looks through
// the journal again.
func (a *App) loadStanding() error {
	if a.host.Folder == "" || a.verified.Seq == 0 {
		return nil
	}
	b, err := os.ReadFile(a.standingPath())
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var note standingNote
	if json.Unmarshal(b, &note) != nil || note.Decisions == nil || note.Seq > a.verified.Seq {
		return nil
	}
	a.fixed.mu.Lock()
	defer a.fixed.mu.Unlock()
	a.fixed.standing, a.fixed.head = note.Decisions, store.Head{Seq: note.Seq, Hash: note.Hash}
	return nil
}
