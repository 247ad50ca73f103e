package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
	// Root is the fingerprint that the workspace had to have: one that was asked for, or that the workstation knows at
	// its path. Empty: nothing to compare with.
	Root string `json:"root,omitempty"`
	// Schema is the version of its tables.
	Schema int `json:"schema"`
	// ClockJumps are the first places where time goes back; Jumped is how many there are. The workspace is whole all the same.
	ClockJumps []ClockJump `json:"clock_jumps,omitempty"`
	Jumped     int64       `json:"jumped,omitempty"`

	rules *Authority // at its head
}

// Whole says that nothing was found wrong.
func (r Report) Whole() bool { return len(r.Findings) == 0 }

// Verify verifies a workspace file from its first entry on a copy of its bytes, in a
// folder for temporary files. This process must not have the file open. An error
// means that it could not be done; what is wrong with the workspace is in the report.
func Verify(path string, level Level, progress func(done, total int64)) (report Report, err error) {
	return verifyIn(level, progress, func(folder string) (string, error) {
		copied := filepath.Join(folder, "copy.renogen")
		return copied, store.CopyQuiet(path, copied)
	})
}

// verifyClosed verifies a copy that nobody writes to where it lies.
func verifyClosed(path string, level Level, progress func(done, total int64)) (Report, error) {
	return verifyIn(level, progress, func(string) (string, error) { return path, nil })
}

func verifyIn(level Level, progress func(done, total int64), file func(folder string) (string, error)) (report Report, err error) {
	folder, err := os.MkdirTemp("", "renogen-verify")
	if err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path, err := file(folder)
	if err != nil {
		return Report{}, err
	}
	have, err := store.OpenCopy(path)
	if err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, have.Close()) }()
	v := &verification{
		have: have, from: have, folded: store.NewFold(), progress: progress,
		report:   Report{Level: level, Findings: []Finding{}},
		follower: follower{rules: newAuthority(), head: store.Head{Hash: journal.ZeroDigest}},
	}
	if v.want, err = store.Scratch(folder, v.firstSchema()); err != nil {
		return Report{}, err
	}
	defer func() { err = errors.Join(err, v.want.Close()) }()
	if err := v.noteVoid(); err != nil {
		return Report{}, err
	}
	return v.run()
}

// verification follows a journal from its first entry and makes the tables anew beside
// it: quick from the recorded changes, in memory; full by doing the commands again, in
// a file.
type verification struct {
	have, want *store.DB
	from       reading // what the journal is read from
	folded     *store.Fold
	tx         *store.Tx
	follower   follower
	times      times
	report     Report
	progress   func(done, total int64)
	total      int64
}

// firstSchema is the version of the tables with which the workspace began. Where its first entry cannot be read, which
// shows later, it is ours.
func (v *verification) firstSchema() int {
	first, err := v.rowsAfter(0, 1)
	if err != nil || len(first) == 0 {
		return store.SchemaVersion
	}
	if schema := schemaOf(first[0]); schema <= store.SchemaVersion {
		return schema
	}
	return store.SchemaVersion
}

func (v *verification) run() (Report, error) {
	if err := v.length(); err != nil {
		return v.report, err
	}
	tx, err := v.want.Begin()
	if err != nil {
		return v.report, err
	}
	v.tx = tx
	complaints := v.structure()
	err = v.entries()
	structure := <-complaints
	v.report.Findings = append(append([]Finding{}, structure.findings...), v.report.Findings...)
	if structure.err != nil {
		return v.report, structure.err
	}
	if len(structure.findings) > 0 || err != nil {
		if explained, failed := v.explain(); explained || failed != nil {
			return v.report, failed
		}
	}
	if err != nil {
		return v.report, err
	}
	v.report.Workspace, v.report.Entries, v.report.Head = v.follower.workspace, v.follower.head.Seq, v.follower.head.Hash
	v.report.ClockJumps, v.report.Jumped = v.times.jumps, v.times.count
	v.report.Schema, v.report.rules = v.follower.rules.schema(), v.follower.rules
	v.report.Fingerprint, v.report.Name = journal.Fingerprint(v.follower.workspace), v.follower.rules.Workspace.Name
	if len(v.report.Findings) > 0 && v.follower.head.Seq < v.total {
		return v.report, nil // what the tables should be is unknown behind a bad entry
	}
	return v.report, v.contents()
}

// explain names what keeps the tables from being read at all: other tables than ours,
// or values of another kind than their column.
func (v *verification) explain() (found bool, err error) {
	schema, err := store.SchemaDifferences(v.have, v.want)
	if err != nil {
		return false, err
	}
	values, err := store.Mistyped(v.have, v.want)
	if err != nil {
		return false, err
	}
	otherTables := slices.ContainsFunc(schema, func(d store.Difference) bool { return strings.HasPrefix(d.Row, "table ") })
	if !otherTables && len(values) == 0 {
		return false, nil
	}
	v.addAll(append(schema, values...))
	return true, nil
}

// contents checks all but the journal.
func (v *verification) contents() error {
	if err := v.tables(); err != nil {
		return err
	}
	if err := v.authority(); err != nil {
		return err
	}
	if !v.report.Whole() {
		return v.migrations() // what the rows of files say counts only when they are the journal's
	}
	return errors.Join(v.files(), v.migrations())
}

func (v *verification) add(f Finding) { v.report.Findings = append(v.report.Findings, f) }

func (v *verification) length() error {
	return v.have.Read(func(r store.Reader) error {
		head, err := r.Head()
		v.total = head.Seq
		return err
	})
}

// complaints are what SQLite finds wrong with a file.
type complaints struct {
	findings []Finding
	err      error
}

// structure checks the file as SQLite sees it, while the entries are followed.
func (v *verification) structure() <-chan complaints {
	out := make(chan complaints, 1)
	go func() {
		var c complaints
		c.err = v.have.Read(func(r store.Reader) error {
			broken, err := r.Integrity()
			for _, what := range broken {
				c.findings = append(c.findings, Finding{Table: "sqlite", What: what})
			}
			if err != nil {
				return err
			}
			dangling, err := r.ForeignKeys()
			for _, what := range dangling {
				c.findings = append(c.findings, Finding{Table: strings.Fields(what)[0], What: what})
			}
			return err
		})
		out <- c
	}()
	return out
}

// again does the command of an entry again and compares what it changes.
func (v *verification) again(e journal.Entry, before *Authority) error {
	payload, err := decodeEntry(e.Intent.Command, e.Intent.Payload)
	if err != nil {
		return badField(e.Seq, "payload", err.Error())
	}
	done, err := v.doAgain(before, e, payload)
	if err != nil {
		return badField(e.Seq, "intent", "the rules refuse it: "+err.Error())
	}
	if done.Outcome != e.Outcome {
		return badField(e.Seq, "outcome", "the rules say "+done.Outcome)
	}
	if recorded := wholeChanges(e.Changes); done.Changes != recorded {
		return badField(e.Seq, "changes", "doing the command again changes something else: "+firstOther(recorded, done.Changes))
	}
	return nil
}

func (v *verification) doAgain(before *Authority, e journal.Entry, payload any) (journal.Entry, error) {
	if e.Origin == "" {
		done, _, _, err := execute(v.tx, before, e.Intent, payload, e.Seq, nil)
		return done, err
	}
	rules, err := before.place(e)
	if err != nil {
		return e, err
	}
	done, _, err := mergeOne(v.tx, rules, e.Intent, payload, e.Seq, nil)
	return done, err
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
