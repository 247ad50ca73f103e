package app

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// WorkspaceRestore says that the journal was put back to what stands before it, and why: workstations that saw more go
// on with it. LostSeq is the newest entry that is known to be lost, LostHash its hash; 0 when nobody knows.
type WorkspaceRestore struct {
	LostSeq  int64  `json:"lost_seq"`
	LostHash string `json:"lost_hash,omitempty"`
	Reason   string `json:"reason"`
}

func init() { registerAuthority("workspace.restore", restoreWorkspace) }

func restoreWorkspace(c *Call, p *WorkspaceRestore) error {
	if err := c.permit(c.relation("")); err != nil {
		return err
	}
	if _, err := domain.CheckReason(p.Reason); err != nil {
		return err
	}
	if p.LostSeq < 0 || p.LostHash != "" && !domain.IsDigest(p.LostHash) {
		return domain.Invalid("workspace.restore_form")
	}
	rules := c.edit()
	rules.Restores = append(rules.Restores, c.entry)
	c.about.Record = workspaceRow
	return nil
}

// explainedLoss is a loss with the entry that explains it, if that is what it says.
type explainedLoss struct {
	AcceptedLoss
	entry domain.ID
}

// explains finds the entry with which an administrator explains a loss: it stands where the journal parts from what was
// seen here, was not seen here itself, is about all that was seen here, and is by somebody who was an administrator with a
// key of that day in what was seen here. Whether it may stand where it does shows when the journal is verified from its
// beginning; before that nothing is written, and nothing noted.
func (a *App) explains(r store.Reader, gone Loss) (*explainedLoss, error) {
	rows, err := r.EntriesOf([]string{"workspace.restore"})
	for _, row := range rows {
		if row.Seq <= gone.SeenSeq && !slices.Contains(a.rules.Restores, row.ID) && a.rules.explainedBy(row, a.id, gone) {
			return &explainedLoss{AcceptedLoss{At: a.host.Now(), Loss: gone, Restore: row.Seq}, row.ID}, err
		}
	}
	return nil, err
}

func (a *Authority) explainedBy(row store.JournalRow, workspace string, gone Loss) bool {
	e, err := entryOf(row, workspace)
	var p WorkspaceRestore
	if err != nil || journal.DecodeStrict([]byte(row.Payload), &p) != nil || !a.administers(e.Intent.Actor, e.Intent.Key) {
		return false
	}
	all := p.LostSeq > gone.SeenSeq || p.LostSeq == gone.SeenSeq && (p.LostHash == "" || p.LostHash == gone.SeenHash)
	return all && journal.VerifySignature(journal.IntentBytes(e.Intent), e.Signature, a.KeySets[e.Intent.Key].Ed25519) == nil
}

// settleLoss notes a loss that is explained, when all of the journal is verified and has the entry that explains it: what
// was brought in here is put away, as the file says itself what it was made anew without. Without that entry it is a loss
// like any other.
func (a *App) settleLoss() error {
	if a.explained == nil {
		return nil
	}
	if !slices.Contains(a.rules.Restores, a.explained.entry) {
		a.lost, a.explained = &a.explained.Loss, nil
		return nil
	}
	if err := errors.Join(a.noteLoss(a.explained.AcceptedLoss), a.setAside()); err != nil {
		return err
	}
	a.explained = nil
	return nil
}

// Restoring is what a workspace is restored from, and by whom.
type Restoring struct {
	// Sources are a backup and, if it can be read at all, the file that was damaged; To is the new file.
	Sources []string
	To      string
	Name    string
	// Password opens the administrator's keys.
	Password string
	Reason   string
	Progress func(done, total int64)
}

// Restored is a workspace that was put back.
type Restored struct {
	Rebuilt
	// Restore is the entry that explains the loss; 0: nothing was lost.
	Restore int64 `json:"restore"`
}

// Restore makes a new file from a backup and from what can be read of the damaged file. When something is lost, an
// administrator's entry says so, and workstations that saw more go on with the new file.
func (o Restoring) Restore(host Host) (out Restored, err error) {
	if out.Rebuilt, err = Rebuild(o.Sources, o.To, host.Folder, o.Progress); err != nil {
		return out, err
	}
	if out.Restore, err = o.explain(host, &out.Rebuilt); err != nil {
		err = errors.Join(err, store.Drop(o.To))
	}
	return out, err
}

// Look tells what would come of it: how far the new file would go, and what is known to be lost. Nothing of it stays.
func (o Restoring) Look(host Host) (out Rebuilt, err error) {
	folder, err := os.MkdirTemp("", "renogen-look")
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if out, err = Rebuild(o.Sources, filepath.Join(folder, "look.renogen"), host.Folder, o.Progress); err != nil {
		return out, err
	}
	out.Path = ""
	here := &App{host: host, id: out.Workspace}
	err = here.loadCheckpoint()
	out.Newest = max(out.Newest, here.verified.Seq)
	return out, err
}

// explain signs the administrator in to the new file, and has him explain what is lost.
func (o Restoring) explain(host Host, made *Rebuilt) (seq int64, err error) {
	a, err := Open(made.Path, host)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	if err := a.CatchUp(nil); err != nil {
		return 0, err
	}
	actor, err := a.SignIn(o.Name, o.Password)
	if err != nil {
		return 0, err
	}
	loss := a.Loss()
	p := &WorkspaceRestore{LostSeq: made.Newest, Reason: o.Reason}
	if loss != nil && loss.SeenSeq >= p.LostSeq {
		made.Newest, p.LostSeq, p.LostHash = loss.SeenSeq, loss.SeenSeq, loss.SeenHash
	}
	if loss == nil && made.Lost() == 0 {
		return 0, nil
	}
	id, err := NewID()
	if err != nil {
		return 0, err
	}
	a.setLost(nil) // so that the entry can be written that explains it
	receipt, err := a.Do(actor, id, p)
	if err != nil {
		a.setLost(loss)
		return 0, err
	}
	if loss != nil {
		err = a.noteLoss(AcceptedLoss{At: host.Now(), Loss: *loss, Restore: receipt.Seq})
	}
	made.Entries, made.Head = receipt.Seq, receipt.Hash
	return receipt.Seq, err
}

func (a *App) setLost(loss *Loss) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.lost = loss
}
