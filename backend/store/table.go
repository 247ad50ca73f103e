package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"renogen/backend/domain"
)

// kind says how a column's Go value and its stored value correspond.
type kind int

const (
	kindText      kind = iota
	kindReference      // text, stored as NULL when empty, so that a foreign key can be optional
	kindInteger
	kindBool
	kindJSON
	kindBlob   // bytes that are named by the row's id, their SHA-256: they do not stand in changes
	kindProven // a text that is named by the row's id in the same way
)

type column struct {
	name  string
	kind  kind
	index []int
}

// quoted is the name as SQL takes it: some names are words of SQL.
func (c column) quoted() string { return `"` + c.name + `"` }

// table describes one row type. The JSON names of the struct are the column names.
type table struct {
	name    string
	row     reflect.Type
	columns []column
	byName  map[string]int
	large   bool // its rows hold contents

	shown, selectSQL, insertSQL, deleteSQL string
}

// tables lists every table of a workspace but the journal and the migration
// record, parents before children.
var tables = []*table{
	describe[domain.Workspace]("workspaces"),
	describe[domain.User]("users"),
	describe[domain.KeySet]("key_sets"),
	describe[domain.Invitation]("invitations"),
	describe[domain.Environment]("environments"),
	describe[domain.Project]("projects"),
	describe[domain.Member]("members"),
	describe[domain.Star]("stars"),
	describe[domain.AccessRequest]("access_requests"),
	describe[domain.ProjectKey]("project_keys"),
	describe[domain.ProjectKeyGrant]("project_key_grants"),
	describe[domain.Template]("templates"),
	describe[domain.Deployment]("deployments"),
	describe[domain.Request]("requests"),
	describe[domain.FilePiece]("file_pieces"),
	describe[domain.File]("files"),
	describe[domain.Content]("contents"),
	describe[domain.RunBookVersion]("run_book_versions"),
	describe[domain.Run]("runs"),
	describe[domain.Item]("items"),
	describe[domain.StatusChange]("status_changes"),
	describe[domain.Comment]("comments"),
	describe[domain.Step]("steps"),
	describe[domain.RunStep]("run_steps"),
	describe[domain.StepEvent]("step_events"),
	describe[domain.Activity]("activities"),
	describe[domain.Attachment]("attachments"),
	describe[domain.Task]("tasks"),
	describe[domain.TaskUpdate]("task_updates"),
	describe[domain.ChecklistSignOff]("checklist_sign_offs"),
	describe[domain.Evidence]("evidence"),
	describe[domain.Certificate]("certificates"),
	describe[domain.SignedDocument]("signed_documents"),
	describe[domain.DocumentSignature]("document_signatures"),
	describe[domain.Copy]("copies"),
	describe[domain.TakenBackStep]("taken_back_steps"),
	describe[domain.CopyMerge]("copy_merges"),
	describe[domain.RefusedIntent]("refused_intents"),
}

var tableOf = func() map[reflect.Type]*table {
	m := map[reflect.Type]*table{}
	for _, t := range tables {
		m[t.row] = t
	}
	return m
}()

var tableNamed = func() map[string]*table {
	m := map[string]*table{}
	for _, t := range tables {
		m[t.name] = t
	}
	return m
}()

func describe[T any](name string) *table {
	t := &table{name: name, row: reflect.TypeFor[T](), byName: map[string]int{}}
	t.columns = columnsOf(t.row, nil)
	names := make([]string, len(t.columns))
	shown := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.quoted()
		t.byName[c.name] = i
		t.large = t.large || c.selfProven()
		shown[i] = names[i]
		if c.kind == kindReference {
			shown[i] = "COALESCE(" + names[i] + ", '')"
		}
	}
	t.shown = strings.Join(shown, ", ")
	t.selectSQL = "SELECT " + t.shown + " FROM " + name
	t.insertSQL = "INSERT INTO " + name + " (" + strings.Join(names, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(names)-1) + ")"
	t.deleteSQL = "DELETE FROM " + name + " WHERE id = ?"
	return t
}

func columnsOf(t reflect.Type, at []int) []column {
	var out []column
	for f := range t.Fields() {
		index := append(append([]int{}, at...), f.Index...)
		if f.Anonymous {
			out = append(out, columnsOf(f.Type, index)...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		out = append(out, column{name: name, kind: kindOf(f), index: index})
	}
	return out
}

func kindOf(f reflect.StructField) kind {
	switch f.Tag.Get("db") {
	case "null":
		return kindReference
	case "blob":
		return kindBlob
	case "proven":
		return kindProven
	}
	switch f.Type.Kind() {
	case reflect.String:
		return kindText
	case reflect.Int, reflect.Int64:
		return kindInteger
	case reflect.Bool:
		return kindBool
	case reflect.Slice, reflect.Struct:
		return kindJSON
	default:
		panic(fmt.Sprintf("store: column %s has a type that no row may have: %s", f.Name, f.Type))
	}
}

// stored returns the value of column c of row as the driver takes it.
func (c column) stored(row reflect.Value) (any, error) {
	v := row.FieldByIndex(c.index)
	switch c.kind {
	case kindReference:
		if v.String() == "" {
			return nil, nil
		}
		return v.String(), nil
	case kindText, kindProven:
		return v.String(), nil
	case kindInteger:
		return v.Int(), nil
	case kindBool:
		return v.Bool(), nil
	case kindBlob:
		return append([]byte{}, v.Bytes()...), nil
	default:
		return jsonText(v)
	}
}

// jsonText writes lists as [] when empty: a column never holds null.
func jsonText(v reflect.Value) (string, error) {
	if v.Kind() == reflect.Slice && v.Len() == 0 {
		return "[]", nil
	}
	b, err := json.Marshal(v.Interface())
	return string(b), err
}

// rowScanner fills one row again and again: what it needs for that is made once.
type rowScanner struct {
	table   *table
	row     reflect.Value
	targets []any
	texts   []string // of columns that hold JSON
}

// scannerInto makes a scanner that fills row, and more from what is selected behind its columns.
func (t *table) scannerInto(row reflect.Value, more ...any) *rowScanner {
	s := &rowScanner{table: t, row: row, targets: make([]any, len(t.columns)), texts: make([]string, len(t.columns))}
	for i, c := range t.columns {
		s.targets[i] = &s.texts[i]
		if c.kind != kindJSON {
			s.targets[i] = row.FieldByIndex(c.index).Addr().Interface()
		}
	}
	s.targets = append(s.targets, more...)
	return s
}

// scan fills the row with the next one; its lists are its own.
func (s *rowScanner) scan(rows *sql.Rows) error {
	s.row.SetZero()
	if err := rows.Scan(s.targets...); err != nil {
		return fmt.Errorf("table %s: %w", s.table.name, err)
	}
	for i, c := range s.table.columns {
		if c.kind != kindJSON {
			continue
		}
		if err := json.Unmarshal([]byte(s.texts[i]), s.row.FieldByIndex(c.index).Addr().Interface()); err != nil {
			return fmt.Errorf("table %s: column %s: %w", s.table.name, c.name, err)
		}
	}
	return nil
}
