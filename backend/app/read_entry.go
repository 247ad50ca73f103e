package app

import (
	"runtime"
	"sync"

	"renogen/backend/journal"
	"renogen/backend/store"
)

// readEntry is an entry with all that it shows by itself, whatever stands before it.
type readEntry struct {
	journal.Entry
	row    store.JournalRow // as it stands in the file
	about  About
	rows   []store.RecordedChange
	hashed bool  // its hash is the hash of the rest
	err    error // what is wrong with its form; the first thing only
}

// readRow reads an entry from its row and checks its form, and that what the row
// repeats is what the entry says.
func readRow(row store.JournalRow, workspace string) readEntry {
	e := readEntry{row: row}
	if e.Entry, e.err = entryOf(row, workspace); e.err != nil {
		return e
	}
	e.hashed = journal.HashEntry(&e.Entry) == e.Hash
	if err := e.CheckForm(); err != nil {
		e.err = badField(row.Seq, formField(err), err.Error())
		return e
	}
	if err := readable(e.Intent); err != nil {
		e.err = badField(row.Seq, "payload", err.Error())
		return e
	}
	var err error
	if e.about, e.rows, err = recordedChanges(e.Changes); err != nil {
		e.err = badField(row.Seq, "changes", err.Error())
	} else if field := repeated(row, e.about); field != "" {
		e.err = badField(row.Seq, field, "it is not what the changes say")
	}
	return e
}

// readable refuses a payload that says anything but what its command knows. Following the entry says of a command that
// there is none.
func readable(in journal.Intent) error {
	if _, err := commandNamed(commandOf(in)); err != nil {
		return nil //nolint:nilerr // see above
	}
	_, err := decodeEntry(in.Command, in.Payload)
	return err
}

func repeated(row store.JournalRow, about About) string {
	switch {
	case row.Project != about.Project:
		return "project"
	case row.Deployment != about.Deployment:
		return "deployment"
	case row.Item != about.Item:
		return "item"
	case row.Record != about.Record:
		return "record"
	}
	return ""
}

// readRows reads entries on all cores.
func readRows(rows []store.JournalRow, workspace string) []readEntry {
	entries := make([]readEntry, len(rows))
	var group sync.WaitGroup
	parts := min(runtime.NumCPU(), (len(rows)+15)/16) // fewer are not worth it
	for part := range parts {
		group.Go(func() {
			for i := part; i < len(rows); i += parts {
				entries[i] = readRow(rows[i], workspace)
			}
		})
	}
	group.Wait()
	return entries
}
