package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"renogen/backend/journal"
	"renogen/backend/store"
)

// Level says how much of a workspace is verified.
type Level string

// Levels of verification (spec 7.2).
const (
	// Quick checks chain, signatures and seals, and that the changes of all entries together give the tables.
	Quick Level = "quick"
	// Full does every command again and compares what it does.
	Full Level = "full"
)

// Report is the result of a verification. Without findings all is well.
type Report struct {
	Level       Level     `json:"level"`
	Workspace   string    `json:"workspace"`
	Name        string    `json:"name"`
	Fingerprint string    `json:"fingerprint"`
	Entries     int64     `json:"entries"`
	Head        string    `json:"head"`
	Findings    []Finding `json:"findings"`
}

// Whole says that nothing was found wrong.
func (r Report) Whole() bool { return len(r.Findings) == 0 }

// Verify verifies a workspace file from its first entry on a copy of its bytes, in a
// folder for temporary files. This process must not have the file open. An error
// means that it could not be done; what is wrong with the workspace is in the report.
func Verify(path string, level Level, progress func(done, total int64)) (report Report, err error) {
	folder, err := os.MkdirTemp("", "renogen-verify")
	if err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	copied := filepath.Join(folder, "copy.renogen")
	if err := store.CopyQuiet(path, copied); err != nil {
		return Report{}, err
	}
	have, err := store.OpenCopy(copied)
	if err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, have.Close()) }()
	want, err := store.Scratch(folder)
	if err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, want.Close()) }()
	v := &verification{
		have: have, want: want, progress: progress,
		report:   Report{Level: level, Findings: []Finding{}},
		follower: follower{rules: newAuthority(), head: store.Head{Hash: journal.ZeroDigest}},
	}
	return v.run()
}

// verification follows a journal from its first entry and makes the tables anew beside it.
type verification struct {
	have, want *store.DB
	tx         *store.Tx
	follower   follower
	report     Report
	progress   func(done, total int64)
	total      int64
}

func (v *verification) run() (Report, error) {
	if err := v.structure(); err != nil {
		return v.report, err
	}
	tx, err := v.want.Begin()
	if err != nil {
		return v.report, err
	}
	v.tx = tx
	if err := v.entries(); err != nil {
		return v.report, err
	}
	v.report.Workspace, v.report.Entries, v.report.Head = v.follower.workspace, v.follower.head.Seq, v.follower.head.Hash
	v.report.Fingerprint, v.report.Name = journal.Fingerprint(v.follower.workspace), v.follower.rules.Workspace.Name
	if len(v.report.Findings) > 0 && v.follower.head.Seq < v.total {
		return v.report, nil // what the tables should be is unknown behind a bad entry
	}
	if err := v.tables(); err != nil {
		return v.report, err
	}
	if err := v.authority(); err != nil {
		return v.report, err
	}
	if !v.report.Whole() {
		return v.report, v.migrations() // what the rows of files say counts only when they are the journal's
	}
	if err := v.files(); err != nil {
		return v.report, err
	}
	return v.report, v.migrations()
}

func (v *verification) add(f Finding) { v.report.Findings = append(v.report.Findings, f) }

// structure checks the file as SQLite sees it, and that its schema is exactly ours.
func (v *verification) structure() error {
	return v.have.Read(func(r store.Reader) error {
		complaints, err := r.Integrity()
		if err != nil {
			return err
		}
		for _, c := range complaints {
			v.add(Finding{Table: "sqlite", What: c})
		}
		head, err := r.Head()
		v.total = head.Seq
		if err != nil {
			return err
		}
		broken, err := r.ForeignKeys()
		for _, what := range broken {
			v.add(Finding{Table: strings.Fields(what)[0], What: what})
		}
		return err
	})
}

// entries takes the journal slice by slice: chain, signatures and seals, and the
// effect of each entry on the tables made anew.
func (v *verification) entries() error {
	for {
		var rows []store.JournalRow
		err := v.have.Read(func(r store.Reader) (err error) {
			rows, err = r.EntriesAfter(v.follower.head.Seq, sliceSize)
			return err
		})
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return nil
		}
		if stop := v.slice(rows); stop {
			return nil
		}
		if v.progress != nil {
			v.progress(v.follower.head.Seq, v.total)
		}
	}
}

// slice follows some entries and says whether to stop at a bad one.
func (v *verification) slice(rows []store.JournalRow) (stop bool) {
	checks := newChecks()
	defer func() {
		if err := checks.wait(); err != nil {
			v.note(err)
			stop = true
		}
	}()
	for _, row := range rows {
		if row.Seq == 1 {
			v.follower.begin(row)
		}
		before := v.follower.rules
		e, err := v.follower.follow(row)
		if err != nil {
			if e.Seq != 0 { // the signature says more than the form or the rules, when both are wrong
				checks.add(e, before.KeySets[e.Intent.Key].Ed25519, before.KeySets[e.SealKey].Ed25519)
			}
			v.note(err)
			return true
		}
		checks.add(e, v.follower.rules.KeySets[e.Intent.Key].Ed25519, v.follower.rules.KeySets[e.SealKey].Ed25519)
		if err := v.effect(row, e, before); err != nil {
			v.note(err)
			return true
		}
	}
	return false
}

func (v *verification) note(err error) {
	var f Finding
	if !errors.As(err, &f) {
		f = Finding{Table: "journal", What: err.Error()}
	}
	v.add(f)
}

// effect brings the tables behind an entry: by its changes, or by doing it again.
func (v *verification) effect(row store.JournalRow, e journal.Entry, before *Authority) error {
	var recorded struct {
		About About                  `json:"about"`
		Rows  []store.RecordedChange `json:"rows"`
	}
	if err := json.Unmarshal([]byte(e.Changes), &recorded); err != nil {
		return badField(e.Seq, "changes", err.Error())
	}
	if field := repeated(row, recorded.About); field != "" {
		return badField(e.Seq, field, "it is not what the changes say")
	}
	if v.report.Level == Full {
		return v.again(e, before)
	}
	for _, c := range recorded.Rows {
		if err := v.tx.Apply(c); err != nil {
			return badField(e.Seq, "changes", err.Error())
		}
	}
	return nil
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

// again does the command of an entry again and compares what it changes.
func (v *verification) again(e journal.Entry, before *Authority) error {
	payload, err := decodeEntry(e.Intent.Command, e.Intent.Payload)
	if err != nil {
		return badField(e.Seq, "payload", err.Error())
	}
	done, _, _, err := execute(v.tx, before, e.Intent, payload, e.Seq, nil)
	if err != nil {
		return badField(e.Seq, "intent", "the rules refuse it: "+err.Error())
	}
	if done.Changes != e.Changes {
		return badField(e.Seq, "changes", "doing the command again changes something else: "+firstOther(e.Changes, done.Changes))
	}
	return nil
}

// firstOther shows where two texts part.
func firstOther(have, want string) string {
	i := 0
	for i < len(have) && i < len(want) && have[i] == want[i] {
		i++
	}
	part := func(s string) string { return s[max(0, min(i, len(s))-40):min(len(s), i+40)] }
	return fmt.Sprintf("…%s… is recorded, …%s… is right", part(have), part(want))
}
