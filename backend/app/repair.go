package app

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// WorkspaceRepair goes on behind entries that are not whole. They stay where they are and have no effect; the tables are
// what the others make of them.
type WorkspaceRepair struct {
	Void   []VoidEntry `json:"void"`
	Reason string      `json:"reason"`
	// Anew says that these are all: what the repairs before it say is void is so no more, unless it stands here, too.
	Anew bool `json:"anew,omitempty"`
}

// VoidEntry is an entry without effect.
type VoidEntry struct {
	Seq int64 `json:"seq"`
	// Digest is that of its row as it was found; empty: there was none at this place.
	Digest string `json:"digest,omitempty"`
	// After is the hash of the entry before it, where that one is whole.
	After string `json:"after,omitempty"`
}

const repairCommand = "workspace.repair"

func init() { registerAuthority(repairCommand, repairWorkspace) }

func repairWorkspace(c *Call, p *WorkspaceRepair) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	if _, err := domain.CheckReason(p.Reason); err != nil {
		return err
	}
	last := int64(1)
	for _, v := range p.Void {
		if v.Seq <= last || v.Seq >= c.seq || v.Digest != "" && !domain.IsDigest(v.Digest) {
			return domain.Invalid("workspace.repair_form")
		}
		last = v.Seq
	}
	rules := c.edit()
	rules.Repairs = append(rules.Repairs, c.entry)
	c.about.Record = workspaceRow
	return nil
}

// rowDigest is the SHA-256 of a row of the journal, whatever stands in it.
func rowDigest(row store.JournalRow) string {
	var b strings.Builder
	b.WriteString("renogen void v1\n")
	for _, part := range []any{
		row.Seq, row.ID, row.Actor, row.At, row.Command, row.Project, row.Deployment, row.Item, row.Record, row.Intent, row.Payload,
		row.Signature, row.Changes, row.Outcome, row.Origin, row.Prev, row.Sealer, row.SealKey, row.Hash, row.Seal,
	} {
		fmt.Fprintf(&b, "%q\n", fmt.Sprint(part))
	}
	return journal.Digest([]byte(b.String()))
}

// claimedVoids are the entries that repairs say are void. Whether a repair may say so shows when it is followed itself.
func claimedVoids(repairs []store.JournalRow) map[int64]VoidEntry {
	void := map[int64]VoidEntry{}
	for _, row := range repairs {
		var p WorkspaceRepair
		if journal.DecodeStrict([]byte(row.Payload), &p) != nil {
			continue // nobody can follow it
		}
		if p.Anew {
			clear(void)
		}
		for _, v := range p.Void {
			if v.Seq < row.Seq {
				void[v.Seq] = v
			}
		}
	}
	return void
}

// voidsOf reads the repairs of a journal.
func voidsOf(r store.Reader) (map[int64]VoidEntry, error) {
	rows, err := r.EntriesOf([]string{repairCommand})
	return claimedVoids(rows), err
}

func (f *follower) isVoid(seq int64) bool {
	_, void := f.void[seq]
	return void
}

// afterVoid says that the entry before has no effect: what it says of itself binds nobody.
func (f *follower) afterVoid() bool { return f.isVoid(f.head.Seq) }

// passHoles goes over places at which there is no entry, up to seq.
func (f *follower) passHoles(seq int64) error {
	for f.head.Seq+1 < seq {
		v, void := f.void[f.head.Seq+1]
		if !void || v.Digest != "" {
			return nil
		}
		if err := f.bound(v); err != nil {
			return err
		}
		f.head = store.Head{Seq: f.head.Seq + 1}
	}
	return nil
}

// bound checks that a void entry stands behind the one behind which it stood when it was found.
func (f *follower) bound(v VoidEntry) error {
	if !f.afterVoid() && v.After != f.head.Hash {
		return badField(v.Seq, "prev", "before this void entry stands another one than when it was found")
	}
	return nil
}

// passOver goes on behind a void entry, if it is still the one that was found.
func (f *follower) passOver(e readEntry) error {
	row := e.row
	v := f.void[row.Seq]
	if err := f.bound(v); err != nil {
		return err
	}
	if v.Digest != rowDigest(row) {
		return badField(row.Seq, "seq", "it is void, and not the entry that was found so")
	}
	if f.looksWhole(e) {
		f.doubtful = row.Seq
	}
	f.head = store.Head{Seq: row.Seq, Hash: row.Hash}
	return nil
}

// noticeRepairs learns which entries are void. A repair that came since this workstation stopped, or that makes void what
// it had verified, lets it begin anew.
func (a *App) noticeRepairs(r store.Reader) (anew bool, err error) {
	rows, err := r.EntriesOf([]string{repairCommand})
	if err != nil || len(rows) == a.repairsSeen {
		return false, err
	}
	a.repairsSeen, a.void = len(rows), claimedVoids(rows)
	for _, row := range rows {
		if slices.Contains(a.rules.Repairs, row.ID) {
			continue
		}
		a.remember(a.verified.Seq)
		for seq := range claimedVoids([]store.JournalRow{row}) {
			anew = anew || seq <= a.verified.Seq
		}
		anew = anew || a.broken != nil
	}
	if anew {
		a.broken = nil
		a.startOver()
	}
	return anew, nil
}

func brokenIf(broken error) error {
	if broken == nil {
		return nil
	}
	return brokenJournal(broken)
}

// noteVoid learns which entries are void before they are followed.
func (v *verification) noteVoid() error {
	return v.have.Read(func(r store.Reader) (err error) {
		v.follower.void, err = voidsOf(r)
		if err != nil {
			v.follower.void = nil // the journal cannot be searched; following it tells what is wrong
			err = nil
		}
		return err
	})
}

// deserved says of a void entry that it is one for a reason: done again behind f, at its place, it is not whole, or what
// is brought back with it is not.
func (f follower) deserved(tx *store.Tx, e readEntry, at standing) error {
	whole := errors.New("it is whole")
	err := tx.Try(func() error {
		if err := f.passHoles(e.row.Seq); err != nil {
			return err
		}
		if err := f.takeOverWhole(tx, e); err != nil {
			return err
		}
		if err := f.foundReturn(tx, at); err != nil {
			return err
		}
		return whole
	})
	if errors.Is(err, whole) {
		return badField(e.row.Seq, "seq", "it is void without a reason: it is whole")
	}
	return nil
}

// again follows an entry as if nobody had made it void, checks its signatures, and does it again.
func (f *follower) again(tx *store.Tx, e readEntry) error {
	before := f.rules
	if err := f.followWhole(e); err != nil {
		return err
	}
	if err := f.signed(e); err != nil {
		return err
	}
	v := verification{tx: tx}
	return v.again(e.Entry, before)
}
