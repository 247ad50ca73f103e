package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// Loss says that a journal lacks what this workstation has seen of it: the file is an older copy, a restored backup, or
// a history of its own. It can be read; nothing is written until the person here accepts the loss (spec 7.3). Times are
// in Unix milliseconds.
type Loss struct {
	// SeenSeq and SeenHash are the newest entry that was seen here, at SeenAt.
	SeenSeq  int64  `json:"seen_seq"`
	SeenHash string `json:"seen_hash"`
	SeenAt   int64  `json:"seen_at"`
	// HasSeq and HasHash are the newest entry of the file, and HasAt is its time.
	HasSeq  int64  `json:"has_seq"`
	HasHash string `json:"has_hash"`
	HasAt   int64  `json:"has_at"`
	// Missing is how many entries the file has fewer than were seen; 0: it has as many, but others.
	Missing int64 `json:"missing"`
	// Seen stands for this loss in AcceptLoss.
	Seen string `json:"seen"`
}

// AcceptedLoss is a note of this workstation: which loss its user accepted, and when.
type AcceptedLoss struct {
	At   int64 `json:"at"`
	Loss Loss  `json:"loss"`
	// Restore is the entry of an administrator that explains it; 0: the person here accepted it.
	Restore int64 `json:"restore,omitempty"`
}

// lossOf compares a file with the newest entry that was seen here; nil: the file has it.
func lossOf(r store.Reader, head, seen store.Head, seenAt int64) (*Loss, error) {
	if seen.Seq == 0 || head == seen {
		return nil, nil
	}
	if seen.Seq <= head.Seq {
		if row, err := r.Entry(seen.Seq); err == nil && row.Hash == seen.Hash {
			return nil, nil
		}
	}
	newest, err := r.Entry(head.Seq)
	if err != nil {
		return nil, err
	}
	return &Loss{
		SeenSeq: seen.Seq, SeenHash: seen.Hash, SeenAt: seenAt,
		HasSeq: head.Seq, HasHash: head.Hash, HasAt: newest.At, Missing: max(0, seen.Seq-head.Seq),
		Seen: journal.Digest(fmt.Appendf(nil, "renogen loss v1\n%s\n%s\n", seen.Hash, head.Hash)),
	}, nil
}

// err is what a command answers while the loss is not accepted.
func (l *Loss) err() error {
	params := []string{"seen", strconv.FormatInt(l.SeenSeq, 10), "seen_at", moment(l.SeenAt), "has", strconv.FormatInt(l.HasSeq, 10), "has_at", moment(l.HasAt)}
	if l.Missing == 0 {
		return domain.Unavailable("journal.other_history", params...)
	}
	return domain.Unavailable("journal.lost", append(params, "count", strconv.FormatInt(l.Missing, 10))...)
}

func moment(at int64) string { return time.UnixMilli(at).UTC().Format("2006-01-02 15:04 UTC") }

// lookForLoss compares the file with what was seen here, and begins anew with it when it lacks what was verified: what it
// has is verified and shown from its first entry on.
func (a *App) lookForLoss(r store.Reader, head store.Head) (anew bool, err error) {
	gone, err := lossOf(r, head, a.verified, a.seenAt)
	if err != nil {
		return false, err
	}
	switch {
	case a.lost != nil:
		a.lost, err = lossOf(r, head, store.Head{Seq: a.lost.SeenSeq, Hash: a.lost.SeenHash}, a.lost.SeenAt)
		anew = a.lost == nil && a.before != nil // it is back: what was seen here counts again
	case gone != nil:
		if a.explained, err = a.explains(r, *gone); err == nil && a.explained == nil {
			a.lost = gone
		}
		a.rememberLost()
	default:
		a.seenAt = a.host.Now()
	}
	if anew = anew || gone != nil; anew {
		a.startOver()
	}
	return anew, err
}

// rememberLost keeps who could do what in what was seen here. Behind an entry that explains the loss, that goes on.
func (a *App) rememberLost() {
	upTo := a.verified.Seq
	if a.explained != nil {
		upTo = a.explained.Restore - 1
	}
	a.remember(upTo)
	if a.before.from > upTo {
		a.before.head.Seq, a.before.from = upTo, upTo
	}
}

// startOver forgets what was verified of the file.
func (a *App) startOver() {
	a.rules, a.verified, a.doubtful = newAuthority(), store.Head{Hash: journal.ZeroDigest}, 0
	a.fixed.forget()
}

// Trouble says why nothing is written: an entry that does not verify, or a loss that nobody accepted; nil: all is well.
func (a *App) Trouble() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.trouble()
}

func (a *App) trouble() error {
	switch {
	case a.broken != nil:
		return brokenJournal(a.broken)
	case a.lost != nil:
		return a.lost.err()
	}
	return nil
}

// Loss gives what the file lacks of what was seen here; nil: nothing.
func (a *App) Loss() *Loss {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.lost == nil {
		return nil
	}
	loss := *a.lost
	return &loss
}

// AcceptLoss takes the file as it is, whatever was seen here before, and notes that on this workstation. seen is that of
// the loss that the person was shown. The file must verify from its first entry on.
func (a *App) AcceptLoss(seen string) error {
	a.noting.Lock()
	defer a.noting.Unlock()
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.catchUp(); err != nil {
		return err
	}
	if a.lost == nil {
		return domain.Conflict("journal.nothing_lost")
	}
	if a.lost.Seen != seen {
		return domain.Conflict("journal.other_loss")
	}
	if err := a.noteLoss(AcceptedLoss{At: a.host.Now(), Loss: *a.lost}); err != nil {
		return err
	}
	if r := a.receipts(); r != nil {
		if err := r.SetAside(a.host.Now()); err != nil {
			return err
		}
	}
	a.lost, a.before, a.seenAt = nil, nil, a.host.Now()
	return a.saveCheckpoint()
}

func (a *App) lossesPath() string { return filepath.Join(a.notesFolder(), "losses.json") }

// AcceptedLosses are the losses of this workspace that were accepted on this workstation, oldest first.
func (a *App) AcceptedLosses() ([]AcceptedLoss, error) {
	losses := []AcceptedLoss{}
	if a.host.Folder == "" {
		return losses, nil
	}
	b, err := os.ReadFile(a.lossesPath())
	if errors.Is(err, fs.ErrNotExist) {
		return losses, nil
	}
	if err == nil {
		err = json.Unmarshal(b, &losses)
	}
	return losses, err
}

func (a *App) noteLoss(newest AcceptedLoss) error {
	losses, err := a.AcceptedLosses()
	if err != nil || a.host.Folder == "" {
		return err
	}
	return writeNote(a.lossesPath(), append(losses, newest))
}

// writeNote replaces a note of this workstation as a whole, also when several programs write it at once.
func writeNote(path string, note any) error {
	b, err := json.Marshal(note)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.new")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// fedUpTo says up to which entry the search index was fed. One that was fed with entries that the file lacks begins anew.
func (a *App) fedUpTo(index *store.SearchIndex) (store.Head, error) {
	fed, err := index.Head()
	if err != nil || fed.Seq == 0 {
		return fed, err
	}
	gone, err := read(a, func(r store.Reader) (*Loss, error) {
		head, err := r.Head()
		if err != nil {
			return nil, err
		}
		return lossOf(r, head, fed, 0)
	})
	if err != nil || gone == nil {
		return fed, err
	}
	return store.Head{}, index.Empty()
}
