package store

import (
	"database/sql"
	"math"
	"reflect"
	"slices"
	"strings"

	"renogen/backend/domain"
)

// JournalRow is one entry of the journal as it stands in the file. Actor, At and
// Command repeat what Intent says, Project to Record what Changes says, so that
// the journal can be searched; verification compares them.
type JournalRow struct {
	Seq        int64
	ID         string
	Actor      string
	At         int64
	Command    string
	Project    string
	Deployment string
	Item       string
	Record     string
	Intent     string
	Payload    string
	Signature  string
	Changes    string
	Outcome    string
	Origin     string
	Prev       string
	Sealer     string
	SealKey    string
	Hash       string
	Seal       string
}

const journalColumns = "seq, id, actor, at, command, project, deployment, item, record, intent, payload, signature, changes, outcome, origin, prev, sealer, seal_key, hash, seal"

func (j *JournalRow) fields() []any {
	return []any{
		&j.Seq, &j.ID, &j.Actor, &j.At, &j.Command, &j.Project, &j.Deployment, &j.Item, &j.Record, &j.Intent,
		&j.Payload, &j.Signature, &j.Changes, &j.Outcome, &j.Origin, &j.Prev, &j.Sealer, &j.SealKey, &j.Hash, &j.Seal,
	}
}

// Append writes the next entry. The journal has no other way in, and no way out.
func (tx *Tx) Append(j JournalRow) error {
	return tx.s.exec("INSERT INTO journal ("+journalColumns+") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", j.fields()...)
}

// Head is the newest entry's place and hash; seq 0 when the journal is empty.
type Head struct {
	Seq  int64
	Hash string
}

// Head reads the newest entry's place and hash.
func (r Reader) Head() (Head, error) {
	var h Head
	err := r.s.query(func(rows *sql.Rows) error { return rows.Scan(&h.Seq, &h.Hash) },
		"SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
	return h, err
}

// EntryByID finds the entry with that id; ok is false when there is none.
func (r Reader) EntryByID(id string) (j JournalRow, ok bool, err error) {
	err = r.s.query(func(rows *sql.Rows) error { ok = true; return rows.Scan(j.fields()...) },
		"SELECT "+journalColumns+" FROM journal WHERE id = ?", id)
	return j, ok, err
}

// Entry reads the entry at a place.
func (r Reader) Entry(seq int64) (JournalRow, error) {
	rows, err := r.EntriesAfter(seq-1, 1)
	if err == nil && (len(rows) == 0 || rows[0].Seq != seq) {
		err = domain.NotFound("journal.no_such_entry")
	}
	if err != nil {
		return JournalRow{}, err
	}
	return rows[0], nil
}

// EntriesAfter reads up to limit entries behind seq, in order, past any index. Behind 0 stands everything, also
// what somebody put before the first entry: nothing may be where nobody looks.
func (r Reader) EntriesAfter(seq int64, limit int) ([]JournalRow, error) {
	first := seq + 1
	if seq == 0 {
		first = math.MinInt64
	}
	return r.journalRows("WHERE seq >= ? ORDER BY seq LIMIT ?", first, limit)
}

// EntriesOf reads all entries of the named commands, in order.
func (r Reader) EntriesOf(commands []string) ([]JournalRow, error) {
	marks, args := list(commands)
	return r.journalRows("WHERE command IN ("+marks+") ORDER BY seq", args...)
}

// PieceCommand brings in a part of a file: up to hundreds for one file.
const PieceCommand = "file.piece"

// JournalFilter selects entries for the activity list. Zero values do not restrict.
type JournalFilter struct {
	Deployment, Item, Record, Actor, Command string
	// Noun selects all commands of one kind of thing: item stands for item.create, item.edit, ...; a name with a
	// dot in it is one command.
	Noun string
	// Actors and Nouns restrict to any of those that are named.
	Actors, Nouns []string
	// Projects are those whose entries are wanted; "" stands for entries of no project.
	Projects []string
	// NoPieces leaves out the parts in which files are brought in.
	NoPieces bool
	Before   int64
	// From and To are moments: From is included, To is not.
	From, To int64
	// Oldest turns the order round: the oldest entries first.
	Oldest        bool
	Offset, Limit int
}

// CountJournal says how many entries a filter selects in all, but counts no more than most.
func (r Reader) CountJournal(f JournalFilter, most int) (int, error) {
	total := 0
	for _, project := range f.Projects {
		w := f.where(project)
		n, err := scalar[int](r, "SELECT count(*) FROM (SELECT 1 FROM journal "+w.text()+" LIMIT ?)", append(w.args, most-total)...)
		if err != nil {
			return 0, err
		}
		if total += n; total == most {
			break
		}
	}
	return total, nil
}

func (f JournalFilter) where(project string) where {
	w := where{}
	w.add("project = ?", project)
	for _, c := range []struct{ column, value string }{
		{"deployment", f.Deployment}, {"item", f.Item}, {"record", f.Record}, {"actor", f.Actor}, {"command", f.Command},
	} {
		if c.value != "" {
			w.add(c.column+" = ?", c.value)
		}
	}
	if len(f.Actors) > 0 {
		marks, args := list(f.Actors)
		w.add("actor IN ("+marks+")", args...)
	}
	f.addNouns(&w)
	if f.NoPieces && project == "" { // they belong to no project
		w.add("command <> '" + PieceCommand + "'")
	}
	if f.Before > 0 {
		w.add("seq < ?", f.Before)
	}
	if f.From > 0 {
		w.add("at >= ?", f.From)
	}
	if f.To > 0 {
		w.add("at < ?", f.To)
	}
	return w
}

func (f JournalFilter) addNouns(w *where) {
	nouns := f.Nouns
	if f.Noun != "" {
		nouns = []string{f.Noun}
	}
	if len(nouns) == 0 {
		return
	}
	args := []any{}
	for _, noun := range nouns {
		if !strings.Contains(noun, ".") {
			noun += ".%"
		}
		args = append(args, noun)
	}
	w.add("("+strings.TrimSuffix(strings.Repeat("command LIKE ? OR ", len(nouns)), " OR ")+")", args...)
}

// Journal reads entries, newest first unless the oldest are wanted: what people read of them, without what proves them.
// Each project is looked up by its index, so that one with few entries does not make the whole journal be read.
func (r Reader) Journal(f JournalFilter) ([]JournalRow, error) {
	if len(f.Projects) == 0 {
		return []JournalRow{}, nil
	}
	if rows, enough, err := r.newestEntries(f); err != nil || enough {
		return rows, err
	}
	var parts []string
	var args []any
	order := "seq DESC"
	if f.Oldest {
		order = "seq"
	}
	for _, project := range f.Projects {
		w := f.where(project)
		parts = append(parts, "SELECT seq FROM (SELECT seq FROM journal "+w.text()+" ORDER BY "+order+" LIMIT ?)")
		args = append(append(args, w.args...), f.Offset+f.Limit)
	}
	return r.readEntries(f.Limit, "WHERE seq IN ("+strings.Join(parts, " UNION ALL ")+") ORDER BY "+order+" LIMIT ? OFFSET ?",
		append(args, f.Limit, f.Offset)...)
}

// newestEntries looks for the wanted entries among the newest of all, where they mostly are when nothing but projects
// restricts them: half the work of looking into each project. enough is false when it did not find them all.
func (r Reader) newestEntries(f JournalFilter) (rows []JournalRow, enough bool, err error) {
	all := JournalFilter{Projects: f.Projects, NoPieces: f.NoPieces, Limit: f.Limit}
	if !reflect.DeepEqual(f, all) {
		return nil, false, nil
	}
	head, err := r.Head()
	if err != nil {
		return nil, false, err
	}
	marks, args := list(f.Projects)
	pieces := ""
	if f.NoPieces {
		pieces = " AND command <> '" + PieceCommand + "'"
	}
	rows, err = r.readEntries(f.Limit, "WHERE seq > ? AND project IN ("+marks+")"+pieces+" ORDER BY seq DESC LIMIT ?",
		slices.Concat([]any{head.Seq - int64(2*f.Limit)}, args, []any{f.Limit})...)
	return rows, len(rows) == f.Limit, err
}

func (r Reader) readEntries(most int, tail string, args ...any) ([]JournalRow, error) {
	out := make([]JournalRow, 0, most)
	err := r.s.query(func(rows *sql.Rows) error {
		var j JournalRow
		err := rows.Scan(&j.Seq, &j.ID, &j.Actor, &j.At, &j.Command, &j.Project, &j.Deployment, &j.Item, &j.Record, &j.Changes, &j.Outcome, &j.Origin)
		out = append(out, j)
		return err
	}, "SELECT seq, id, actor, at, command, project, deployment, item, record, changes, outcome, origin FROM journal "+tail, args...)
	return out, err
}

func (r Reader) journalRows(tail string, args ...any) ([]JournalRow, error) {
	out := []JournalRow{}
	err := r.s.query(func(rows *sql.Rows) error {
		var j JournalRow
		if err := rows.Scan(j.fields()...); err != nil {
			return err
		}
		out = append(out, j)
		return nil
	}, "SELECT "+journalColumns+" FROM journal "+tail, args...)
	return out, err
}
