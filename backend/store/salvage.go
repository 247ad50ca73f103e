package store

import (
	"errors"
	"os"

	"renogen/backend/domain"
)

// CreateFor makes a new workspace file with the tables of a schema version, for a journal that began with it.
func CreateFor(path string, schema int) (*DB, error) {
	if schema < OldestSchema || schema > SchemaVersion {
		return nil, checkVersion(schema)
	}
	if err := createEmpty(path); err != nil {
		return nil, err
	}
	if err := prepareNew(path, schema); err != nil {
		return nil, drop(path, err)
	}
	db, err := open(path)
	if err == nil {
		err = db.writer.noteAbsent()
	}
	return db, err
}

// Salvage opens a file that may be damaged, to read what can be read of it; it is to be a copy of its own.
func Salvage(path string) (*DB, error) {
	if err := checkHeader(path); err != nil {
		return nil, err
	}
	return open(path)
}

// SalvageEntry reads the entry at a place, whatever else of the file cannot be read. ok is false when it is not there.
func (r Reader) SalvageEntry(seq int64) (row JournalRow, ok bool) {
	rows, err := r.journalRows("WHERE seq = ?", seq)
	if err != nil || len(rows) != 1 {
		return JournalRow{}, false
	}
	return rows[0], true
}

// SalvageEntriesOf reads the entries of a command that can be read: by the index, and on both sides of a place in the
// journal that cannot be read.
func (r Reader) SalvageEntriesOf(command string) (rows []JournalRow) {
	known := map[JournalRow]bool{}
	for _, tail := range []string{
		"INDEXED BY journal_by_command WHERE command = ?",
		"NOT INDEXED WHERE command = ? ORDER BY seq",
		"NOT INDEXED WHERE command = ? ORDER BY seq DESC",
	} {
		found, _ := r.journalRows(tail, command) // what was read before a fault counts
		for _, row := range found {
			if !known[row] {
				known[row], rows = true, append(rows, row)
			}
		}
	}
	return rows
}

// Newest gives the place of the newest entry that can be read; 0: none.
func (r Reader) Newest() int64 {
	newest, err := scalar[int64](r, "SELECT seq FROM journal ORDER BY seq DESC LIMIT 1")
	if err != nil {
		return 0
	}
	return newest
}

// EmptyPieces lists the pieces of files whose bytes are not there.
func (r Reader) EmptyPieces() ([]domain.ID, error) {
	return r.texts("SELECT id FROM file_pieces WHERE length(bytes) = 0 AND size > 0 ORDER BY id")
}

// FillPiece puts the bytes of a piece into its place; its id proves them.
func (tx *Tx) FillPiece(id domain.ID, bytes []byte) error {
	return tx.s.exec("UPDATE file_pieces SET bytes = ? WHERE id = ?", bytes, id)
}

// Drop removes a file that came to nothing, with what SQLite keeps beside it.
func Drop(path string) error {
	var out error
	for _, name := range append([]string{""}, companions...) {
		if err := os.Remove(path + name); err != nil && !errors.Is(err, os.ErrNotExist) {
			out = errors.Join(out, mapFileError(path, err))
		}
	}
	return out
}
