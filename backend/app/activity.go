package app

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/journal"
	"renogen/backend/store"
)

// ActivityList asks who did what, newest first. Zero values do not restrict; Before
// continues a list behind an entry, Offset leaves out that many entries. Actors, Nouns and
// In (projects) restrict to any of those that are named. Sort is at or -at (the default).
// A file comes in parts, each an entry: they are left out, here and of Total, unless the
// noun or command file.piece, or the record, asks for them.
type ActivityList struct {
	Project    domain.ID `json:"project,omitempty"`
	Deployment domain.ID `json:"deployment,omitempty"`
	Item       domain.ID `json:"item,omitempty"`
	Record     domain.ID `json:"record,omitempty"`
	Actor      domain.ID `json:"actor,omitempty"`
	Command    string    `json:"command,omitempty"`
	// Noun stands for all commands of one kind of thing: item for item.create, item.edit, ...;
	// a name with a dot in it is one command.
	Noun   string      `json:"noun,omitempty"`
	Actors []domain.ID `json:"actors,omitempty"`
	Nouns  []string    `json:"nouns,omitempty"`
	In     []domain.ID `json:"in,omitempty"`
	Sort   []string    `json:"sort,omitempty"`
	Before int64       `json:"before,omitempty"`
	// From and To are moments: From is included, To is not; 0 does not restrict.
	From   int64 `json:"from,omitempty"`
	To     int64 `json:"to,omitempty"`
	Offset int   `json:"offset,omitempty"`
	Limit  int   `json:"limit,omitempty"`
}

// ActivityView is a page of the journal as people read it. Total counts all that were asked
// for, up to 10,000 behind the offset: counting a whole journal takes longer than reading a page.
type ActivityView struct {
	Entries []EntryView `json:"entries"`
	Total   int         `json:"total"`
	// More says that there are older entries.
	More bool `json:"more"`
}

// EntryView is one journal entry: who did what, and field by field what it changed.
type EntryView struct {
	Seq             int64     `json:"seq"`
	At              int64     `json:"at"`
	Actor           domain.ID `json:"actor"`
	ActorName       string    `json:"actor_name"`
	Command         string    `json:"command"`
	Project         domain.ID `json:"project"`
	ProjectKey      string    `json:"project_key"`
	ProjectTitle    string    `json:"project_title"`
	Deployment      domain.ID `json:"deployment"`
	DeploymentTitle string    `json:"deployment_title"`
	Item            domain.ID `json:"item"`
	ItemTitle       string    `json:"item_title"`
	Record          domain.ID `json:"record"`
	RecordTitle     string    `json:"record_title"`
	// Doubtful: the key that signed it was revoked as being in other hands by then.
	Doubtful bool `json:"doubtful"`
	// Laptop: it came back with an offline copy, and its time is by the laptop's clock. Refused: it is kept until a
	// person settles it, and changed nothing.
	Laptop  bool      `json:"laptop"`
	Refused bool      `json:"refused"`
	Rows    []RowView `json:"rows"`
}

// RowView is what an entry did to one row. Title is the row's own title or name, where it has one.
type RowView struct {
	Table  string      `json:"table"`
	ID     domain.ID   `json:"id"`
	Action string      `json:"action"`
	Title  string      `json:"title"`
	Fields []FieldView `json:"fields"`
}

// FieldView is one changed field, both sides as JSON; empty where there was or is nothing.
type FieldView struct {
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

const (
	usualPage   = 50
	longestPage = 200
	// longestCount is how far behind the offset entries are counted.
	longestCount = 10_000
)

func init() { ask("activity.list", listActivity) }

func listActivity(v *View, p *ActivityList) (ActivityView, error) {
	out := ActivityView{Entries: []EntryView{}}
	f, err := p.filter(v)
	if err != nil {
		return out, err
	}
	if out.Total, err = v.CountJournal(f, f.Offset+longestCount); err != nil {
		return out, err
	}
	rows, err := v.Journal(f)
	if err != nil {
		return out, err
	}
	if out.More = len(rows) == f.Limit; out.More {
		rows = rows[:f.Limit-1]
	}
	titles, err := v.titlesOf(rows)
	if err != nil {
		return out, err
	}
	revoked := v.rules.revokedKeys()
	out.Entries = make([]EntryView, 0, len(rows))
	for _, row := range rows {
		e, err := v.entryView(row, titles)
		if err != nil {
			return out, err
		}
		e.Doubtful = isDoubtful(revoked, e.Actor, e.Seq)
		out.Entries = append(out.Entries, e)
	}
	return out, nil
}

func (p *ActivityList) filter(v *View) (store.JournalFilter, error) {
	f := store.JournalFilter{
		Deployment: p.Deployment, Item: p.Item, Record: p.Record, Actor: p.Actor, Command: p.Command, Noun: p.Noun,
		Actors: p.Actors, Nouns: p.Nouns, Before: p.Before, Offset: max(p.Offset, 0), Limit: pageSize(p.Limit) + 1,
		Projects: append(v.visibleProjects(), ""), NoPieces: !p.wantsPieces(), From: p.From, To: p.To,
	}
	for _, name := range p.Sort {
		if name != "at" && name != "-at" {
			return f, fieldError("sort", "query.sort", "given", name)
		}
		f.Oldest = name == "at"
	}
	wanted := p.In
	if p.Project != "" {
		wanted = []domain.ID{p.Project}
	}
	for _, project := range wanted {
		if _, err := v.see(project); err != nil {
			return f, err
		}
	}
	if len(wanted) > 0 {
		f.Projects = slices.Compact(slices.Sorted(slices.Values(wanted)))
	}
	return f, nil
}

func (p *ActivityList) wantsPieces() bool {
	return p.Record != "" || p.Command == store.PieceCommand || p.Noun == store.PieceCommand || slices.Contains(p.Nouns, store.PieceCommand)
}

// pageSize bounds what a list may be asked for.
func pageSize(limit int) int {
	if limit <= 0 {
		return usualPage
	}
	return min(limit, longestPage)
}

// visibleProjects lists the projects that the person may look into.
func (v *View) visibleProjects() []domain.ID {
	out := []domain.ID{}
	for _, id := range sortedKeys(v.rules.Projects) {
		if domain.PermitRow("see", v.relation(id)) == nil {
			out = append(out, id)
		}
	}
	return out
}

// recordTables says in which table the record of a command lies, where it has a title.
var recordTables = map[string]string{
	"request": "requests", "step": "steps", "task": "tasks", "template": "templates", "activity": "activities",
	"attachment": "attachments", "environment": "environments",
}

// titlesOf looks up what the deployments, items and records of some entries are called today.
func (v *View) titlesOf(rows []store.JournalRow) (map[domain.ID]string, error) {
	named := toName{}
	for _, row := range rows {
		noun, _, _ := strings.Cut(row.Command, ".")
		named.add("deployments", row.Deployment)
		named.add("items", row.Item)
		named.add(recordTables[noun], row.Record)
	}
	return v.titles(named)
}

// toName are the rows, by table, of which it is asked what they are called.
type toName map[string]map[domain.ID]bool

func (n toName) add(table string, id domain.ID) {
	if id == "" || table == "" {
		return
	}
	if n[table] == nil {
		n[table] = map[domain.ID]bool{}
	}
	n[table][id] = true
}

func (v *View) titles(named toName) (map[domain.ID]string, error) {
	titles := map[domain.ID]string{}
	for table, some := range named {
		found, err := v.TitlesIn(table, slices.Sorted(maps.Keys(some)))
		if err != nil {
			return nil, err
		}
		maps.Copy(titles, found)
	}
	return titles, nil
}

// recordTitle is what the record of an entry is called: today, or in the entry itself when it is gone.
func (v *View) recordTitle(e EntryView, titles map[domain.ID]string) string {
	if title := titles[e.Record]; title != "" {
		return title
	}
	if name := v.rules.Users[e.Record].Name; name != "" {
		return name
	}
	for _, row := range e.Rows {
		if row.ID == e.Record {
			return row.Title
		}
	}
	return ""
}

func (v *View) entryView(row store.JournalRow, titles map[domain.ID]string) (EntryView, error) {
	e := EntryView{
		Seq: row.Seq, At: row.At, Actor: row.Actor, ActorName: v.rules.Users[row.Actor].Name, Command: row.Command,
		Project: row.Project, ProjectKey: v.rules.Projects[row.Project].Key, ProjectTitle: v.rules.Projects[row.Project].Title,
		Deployment: row.Deployment, DeploymentTitle: titles[row.Deployment],
		Item: row.Item, ItemTitle: titles[row.Item], Record: row.Record, Rows: []RowView{},
		Laptop: row.Origin != "", Refused: row.Outcome == journal.OutcomeRefused,
	}
	_, rows, err := recordedChanges(row.Changes)
	if err != nil {
		return e, brokenJournal(badField(row.Seq, "changes", err.Error()))
	}
	for _, c := range rows {
		e.Rows = append(e.Rows, rowView(c))
	}
	e.RecordTitle = v.recordTitle(e, titles)
	return e, nil
}

// unread are the fields that tell people nothing: who and when stand in the entry itself.
var unread = map[string]bool{
	"created_by": true, "created_at": true, "changed_by": true, "changed_at": true, "id": true,
	"sealed": true, "ed25519": true, "x25519": true, "p256": true, "public": true,
}

func rowView(c store.RecordedChange) RowView {
	out := RowView{Table: c.Table, ID: c.ID, Action: string(c.Action), Fields: []FieldView{}}
	if c.Table != "contents" {
		out.Fields = fieldViews(c.Before, c.After)
	}
	for _, name := range []string{"title", "name"} {
		for _, side := range []store.RecordedFields{c.Before, c.After} {
			if text := side.Text(name); text != "" {
				out.Title = text
			}
		}
	}
	return out
}

// fieldViews puts both sides of each field together; both are in the order of names.
func fieldViews(before, after store.RecordedFields) []FieldView {
	out := make([]FieldView, 0, max(len(before), len(after)))
	for len(before) > 0 || len(after) > 0 {
		var f FieldView
		if len(after) == 0 || len(before) > 0 && before[0].Name <= after[0].Name {
			f.Name = before[0].Name
		} else {
			f.Name = after[0].Name
		}
		if len(before) > 0 && before[0].Name == f.Name {
			f.Before, before = shownJSON(f.Name, before[0].Value), before[1:]
		}
		if len(after) > 0 && after[0].Name == f.Name {
			f.After, after = shownJSON(f.Name, after[0].Value), after[1:]
		}
		if !unread[f.Name] {
			out = append(out, f)
		}
	}
	return out
}

// shownJSON is a value as the activity list shows it: of a sealed value only that it is set, of the pieces of a file how
// many they are.
func shownJSON(name, raw string) string {
	if name == "pieces" {
		return countJSON(raw)
	}
	var values []domain.Value
	if !strings.HasPrefix(raw, "[{") {
		return raw
	}
	if json.Unmarshal([]byte(raw), &values) != nil || len(values) == 0 || values[0].ID == "" {
		return raw
	}
	for i := range values {
		if values[i].Sealed != "" {
			values[i].Sealed = "set"
		}
	}
	text, err := json.Marshal(values)
	if err != nil {
		return ""
	}
	return string(text)
}

func countJSON(raw string) string {
	var texts []string
	if json.Unmarshal([]byte(raw), &texts) != nil {
		return raw
	}
	return strconv.Itoa(len(texts))
}

// EntryRow reads an entry as it stands in the file, with the changes that it records.
func (a *App) EntryRow(seq int64) (row store.JournalRow, changes []store.RecordedChange, err error) {
	row, err = read(a, func(r store.Reader) (store.JournalRow, error) { return r.Entry(seq) })
	if err != nil {
		return row, nil, err
	}
	_, changes, err = recordedChanges(row.Changes)
	return row, changes, err
}
