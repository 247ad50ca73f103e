package share

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"renogen/backend/domain"
	"renogen/backend/store"
)

// Receipts are what this workstation keeps on its own disk of what it brought into a workspace: the entries themselves,
// so that they can be done again when the file loses them, and commands of which nobody knows whether they are done.
type Receipts struct{ folder string }

// Unconfirmed is a command whose commit failed and that could not be looked up since.
type Unconfirmed struct {
	ID      domain.ID       `json:"id"`
	Name    string          `json:"name"`
	Actor   domain.ID       `json:"actor"`
	At      int64           `json:"at"` // in Unix milliseconds
	Payload json.RawMessage `json:"payload"`
}

const (
	appendedFile    = "appended.jsonl"
	unconfirmedFile = "unconfirmed.json"
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
	if err := os.MkdirAll(r.folder, 0o700); err != nil {
		return err
	}
	file, err := os.OpenFile(r.path(appendedFile), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	info, unknown := file.Stat()
	if err = errors.Join(err, unknown, file.Close()); err == nil && info.Size() > mostReceipts {
		return r.halve()
	}
	return err
}

// Appended gives the entries that were appended here, in the order in which that happened. Of a line that was cut short
// nothing is known.
func (r *Receipts) Appended() ([]store.JournalRow, error) {
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
		if err != nil {
			return rows, nil // the end
		}
		var row store.JournalRow
		if json.Unmarshal(line, &row) == nil {
			rows = append(rows, row)
		}
	}
}

// Forget drops the entries up to a place in the journal: they are in two backups. Nobody may add any meanwhile.
func (r *Receipts) Forget(upTo int64) error {
	return r.keep(func(rows []store.JournalRow) []store.JournalRow {
		return slices.DeleteFunc(rows, func(row store.JournalRow) bool { return row.Seq <= upTo })
	})
}

func (r *Receipts) halve() error {
	return r.keep(func(rows []store.JournalRow) []store.JournalRow { return rows[len(rows)/2:] })
}

// keep puts what fn leaves of the entries into the place of all: there is always a file with them.
func (r *Receipts) keep(fn func([]store.JournalRow) []store.JournalRow) error {
	rows, err := r.Appended()
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
	if err := os.WriteFile(r.path(appendedFile)+".new", text, 0o600); err != nil {
		return err
	}
	return os.Rename(r.path(appendedFile)+".new", r.path(appendedFile))
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
	err := os.Rename(r.path(appendedFile), r.path("appended-"+strconv.FormatInt(at, 10)+".jsonl"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Doubt notes commands of which nobody knows whether they are done.
func (r *Receipts) Doubt(commands []Unconfirmed) error {
	known, err := r.Doubtful()
	if err != nil {
		return err
	}
	return r.writeDoubtful(append(known, commands...))
}

// Doubtful gives the commands of which nobody knows whether they are done.
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

// Clear forgets the doubts: all of them were looked up.
func (r *Receipts) Clear() error {
	err := os.Remove(r.path(unconfirmedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (r *Receipts) writeDoubtful(commands []Unconfirmed) error {
	text, err := json.Marshal(commands)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(r.folder, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(r.path(unconfirmedFile)+".new", text, 0o600); err != nil {
		return err
	}
	return os.Rename(r.path(unconfirmedFile)+".new", r.path(unconfirmedFile))
}

func (r *Receipts) path(name string) string { return filepath.Join(r.folder, name) }
