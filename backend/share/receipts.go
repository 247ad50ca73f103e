package share

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"renogen/backend/domain"
	"renogen/backend/platform"
	"renogen/backend/store"
)

// Receipts are what this workstation keeps on its own disk of what it brought into a workspace: the entries themselves,
// so that they can be done again when the file loses them, and commands of which nobody knows whether they are done.
type Receipts struct{ folder string }

// Unconfirmed is a command whose commit failed, or that a restored file lacks: it is kept until the person has heard what
// became of it.
type Unconfirmed struct {
	ID      domain.ID       `json:"id"`
	Name    string          `json:"name"`
	Actor   domain.ID       `json:"actor"`
	At      int64           `json:"at"` // in Unix milliseconds
	Payload json.RawMessage `json:"payload"`
	Outcome Outcome         `json:"outcome,omitempty"`
}

// Outcome is what became of a command.
type Outcome string

// Outcomes.
const (
	Unknown Outcome = ""         // it was not looked up yet
	Done    Outcome = "done"     // it is in the workspace
	NotDone Outcome = "not_done" // it is not
	LeftOut Outcome = "left_out" // it was, but the workspace was restored without it
)

const (
	appendedFile    = "appended.jsonl"
	unconfirmedFile = "unconfirmed.json"
	lockFile        = "receipts.lock" // who changes one of them holds it: several programs may have the workspace open here
	// mostReceipts is how large the file of appended entries may become, in bytes; then its older half goes.
	mostReceipts = 16 << 20
)

// NewReceipts are those of a workspace, in the folder of this workstation's notes about it.
func NewReceipts(folder string) *Receipts { return &Receipts{folder} }

// Add notes entries that were appended here. A power failure of this workstation may take the last ones.
func (r *Receipts) Add(rows []store.JournalRow) error {
	if len(rows) == 0 {
		return nil
	}
	text, err := linesOf(rows)
	if err != nil {
		return err
	}
	return r.alone(func() error {
		size, err := r.add(text)
		if err == nil && size > mostReceipts {
			err = r.keep(func(rows []store.JournalRow) []store.JournalRow { return rows[len(rows)/2:] })
		}
		return err
	})
}

// add gives the size of the file with the new lines. They do not go on in a line that was cut short.
func (r *Receipts) add(text []byte) (size int64, err error) {
	file, err := os.OpenFile(r.path(appendedFile), os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return 0, err
	}
	info, err := file.Stat()
	if err == nil && info.Size() > 0 {
		last := []byte{'\n'}
		if _, err = file.ReadAt(last, info.Size()-1); last[0] != '\n' {
			text = append([]byte{'\n'}, text...)
		}
	}
	if err == nil {
		size = info.Size() + int64(len(text))
		_, err = file.Write(text)
	}
	return size, errors.Join(err, file.Close())
}

// Appended gives the entries that were appended here, in the order in which that happened. Of a line that was cut short
// nothing is known.
func (r *Receipts) Appended() (rows []store.JournalRow, err error) {
	if _, err := os.Stat(r.path(appendedFile)); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	err = r.alone(func() (err error) {
		rows, err = r.appended()
		return err
	})
	return rows, err
}

func (r *Receipts) appended() ([]store.JournalRow, error) {
	file, err := os.Open(r.path(appendedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows := []store.JournalRow{}
	lines := bufio.NewReader(file)
	for {
		line, err := lines.ReadBytes('\n')
		var row store.JournalRow
		if json.Unmarshal(line, &row) == nil {
			rows = append(rows, row)
		}
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err // what stands behind is not gone because it cannot be read now
		}
	}
}

// Forget drops entries that are kept elsewhere.
func (r *Receipts) Forget(kept []store.JournalRow) error {
	there := map[store.Head]bool{}
	for _, row := range kept {
		there[store.Head{Seq: row.Seq, Hash: row.Hash}] = true
	}
	return r.alone(func() error {
		return r.keep(func(rows []store.JournalRow) []store.JournalRow {
			return slices.DeleteFunc(rows, func(row store.JournalRow) bool { return there[store.Head{Seq: row.Seq, Hash: row.Hash}] })
		})
	})
}

// alone does work while no other program of this workstation changes what is noted here.
func (r *Receipts) alone(work func() error) error {
	if err := os.MkdirAll(r.folder, 0o700); err != nil {
		return err
	}
	return platform.Alone(r.path(lockFile), work)
}

// keep puts what fn leaves of the entries into the place of all: there is always a file with them.
func (r *Receipts) keep(fn func([]store.JournalRow) []store.JournalRow) error {
	rows, err := r.appended()
	if err != nil || len(rows) == 0 {
		return err
	}
	all := len(rows)
	kept := fn(rows)
	if len(kept) == all {
		return nil
	}
	text, err := linesOf(kept)
	if err != nil {
		return err
	}
	return platform.WriteFile(r.path(appendedFile), text, 0o600)
}

func linesOf(rows []store.JournalRow) ([]byte, error) {
	var text bytes.Buffer
	lines := json.NewEncoder(&text)
	for _, row := range rows {
		if err := lines.Encode(row); err != nil {
			return nil, err
		}
	}
	return text.Bytes(), nil
}

// SetAside keeps what was appended here apart, because the file is taken as it is without it.
func (r *Receipts) SetAside(at int64) error {
	return r.alone(func() error {
		err := os.Rename(r.path(appendedFile), r.path("appended-"+strconv.FormatInt(at, 10)+".jsonl"))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
}

// Doubt notes commands of which nobody knows whether they are done.
func (r *Receipts) Doubt(commands []Unconfirmed) error {
	return r.alone(func() error {
		known, err := r.Doubtful()
		if err != nil {
			return err
		}
		return r.writeDoubtful(append(known, commands...))
	})
}

// Doubtful gives the commands of which the person must hear yet what became of them.
func (r *Receipts) Doubtful() (commands []Unconfirmed, err error) {
	text, err := os.ReadFile(r.path(unconfirmedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &commands)
	}
	return commands, err
}

// Resolve notes what became of commands in doubt.
func (r *Receipts) Resolve(outcomes map[domain.ID]Outcome) error {
	return r.alone(func() error {
		all, err := r.Doubtful()
		if err != nil {
			return err
		}
		for i, u := range all {
			if outcome, known := outcomes[u.ID]; known {
				all[i].Outcome = outcome
			}
		}
		return r.writeDoubtful(all)
	})
}

// Clear forgets doubts that are settled.
func (r *Receipts) Clear(known []Unconfirmed) error {
	return r.alone(func() error {
		left, err := r.Doubtful()
		if err != nil {
			return err
		}
		left = slices.DeleteFunc(left, func(u Unconfirmed) bool {
			return slices.ContainsFunc(known, func(k Unconfirmed) bool { return k.ID == u.ID })
		})
		if len(left) > 0 {
			return r.writeDoubtful(left)
		}
		err = os.Remove(r.path(unconfirmedFile))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	})
}

func (r *Receipts) writeDoubtful(commands []Unconfirmed) error {
	text, err := json.Marshal(commands)
	if err != nil {
		return err
	}
	return platform.WriteFile(r.path(unconfirmedFile), text, 0o600)
}

func (r *Receipts) path(name string) string { return filepath.Join(r.folder, name) }
