package app

import (
	"errors"
	"fmt"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// Changes is the form in which an entry tells what it did: what it is about, and
// row by row, field by field. It is a view for people and quick checks; the intent is
// the truth.
type Changes struct {
	About About          `json:"about"`
	Rows  []store.Change `json:"rows,omitempty"`
}

func changesText(about About, rows []store.Change) (string, error) {
	b, err := journal.Canonical(Changes{About: about, Rows: rows})
	return string(b), err
}

// storedIntent is the intent as it stands in the file: what was signed, with the
// payload beside it.
type storedIntent struct {
	Actor       string `json:"actor"`
	At          int64  `json:"at"`
	Base        string `json:"base"`
	Command     string `json:"command"`
	Copy        string `json:"copy"`
	ID          string `json:"id"`
	Key         string `json:"key"`
	Payload     string `json:"payload"`
	Workspace   string `json:"workspace"`
	Workstation string `json:"workstation"`
}

func commandOf(in journal.Intent) string {
	name, _, _ := strings.Cut(in.Command, "/")
	return name
}

// intentHead is the heading of the signed bytes; the file holds what follows it.
const intentHead = "renogen intent v1\n"

func rowOf(e journal.Entry, about About) store.JournalRow {
	return store.JournalRow{
		Seq: e.Seq, ID: e.ID, Actor: e.Intent.Actor, At: e.Intent.At, Command: commandOf(e.Intent),
		Project: about.Project, Deployment: about.Deployment, Item: about.Item, Record: about.Record,
		Intent:  strings.TrimPrefix(string(journal.IntentBytes(e.Intent)), intentHead),
		Payload: e.Intent.Payload, Signature: e.Signature, Changes: e.Changes, Outcome: e.Outcome,
		Origin: e.Origin, Prev: e.Prev, Sealer: e.Sealer, SealKey: e.SealKey, Hash: e.Hash, Seal: e.Seal,
	}
}

// entryOf reads an entry from its row and checks that what the row repeats is the same.
func entryOf(row store.JournalRow, workspace string) (journal.Entry, error) {
	var in storedIntent
	if err := journal.DecodeStrict([]byte(row.Intent), &in); err != nil {
		return journal.Entry{Seq: row.Seq}, badField(row.Seq, "intent", err.Error())
	}
	name, _, _ := strings.Cut(in.Command, "/")
	withheld := withheldChanges(row.Changes)
	for _, same := range []struct {
		field string
		ok    bool
	}{
		{"id", row.ID == in.ID},
		{"actor", row.Actor == in.Actor},
		{"at", row.At == in.At},
		{"command", row.Command == name},
		{"payload", withheld != "" || journal.Digest([]byte(row.Payload)) == in.Payload},
		{"intent", in.Workspace == workspace || row.Seq == 1 && in.Workspace == ""},
	} {
		if !same.ok {
			return journal.Entry{Seq: row.Seq}, badField(row.Seq, same.field, "it is not what was signed")
		}
	}
	payload := ""
	if withheld != "" {
		payload = in.Payload
	}
	return journal.Entry{
		WithheldChanges: withheld,
		Seq:             row.Seq, ID: row.ID, Signature: row.Signature, Changes: row.Changes, Outcome: row.Outcome,
		Origin: row.Origin, Prev: row.Prev, Hash: row.Hash, Sealer: row.Sealer, SealKey: row.SealKey, Seal: row.Seal,
		Intent: journal.Intent{
			Actor: in.Actor, At: in.At, Base: in.Base, Command: in.Command, Copy: in.Copy, ID: in.ID,
			Key: in.Key, Payload: row.Payload, Workspace: in.Workspace, Workstation: in.Workstation, Withheld: payload,
		},
	}, nil
}

// Finding is one thing that verification found wrong: which table, row, field, and
// the entry at which it shows (0 when it shows only in the tables).
type Finding struct {
	Table string `json:"table"`
	Row   string `json:"row"`
	Field string `json:"field"`
	Entry int64  `json:"entry"`
	What  string `json:"what"`
}

func (f Finding) Error() string {
	return fmt.Sprintf("table %s, row %s, field %s, entry %d: %s", f.Table, f.Row, f.Field, f.Entry, f.What)
}

func badField(seq int64, field, what string) error {
	return Finding{Table: "journal", Row: fmt.Sprint(seq), Field: field, Entry: seq, What: what}
}

// brokenJournal is what a command answers when the journal does not verify.
func brokenJournal(err error) error {
	if ours, ok := errors.AsType[*domain.Error](err); ok && ours.Key == "workspace.newer" {
		return err
	}
	return domain.Unavailable("journal.broken").Because(err)
}
