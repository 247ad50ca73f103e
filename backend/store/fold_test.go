package store

import (
	"testing"

	"renogen/backend/domain"
)

func field(name, value string) RecordedFields { return RecordedFields{{name, value}} }

func fields(pairs ...string) RecordedFields {
	out := RecordedFields{}
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, RecordedField{pairs[i], pairs[i+1]})
	}
	return out
}

func TestFoldFollowsChanges(t *testing.T) {
	f := NewFold()
	for _, c := range []RecordedChange{
		{Table: "comments", ID: "c1", Action: Added, After: fields("id", `"c1"`, "text", `"one\nline"`)},
		{Table: "comments", ID: "c1", Action: Changed, Before: fields("deleted_at", "0", "text", `"one\nline"`), After: fields("deleted_at", "7", "text", `""`)},
		{Table: "comments", ID: "c2", Action: Added, After: field("id", `"c2"`)},
		{Table: "comments", ID: "c2", Action: Deleted, Before: field("id", `"c2"`)},
	} {
		if err := f.Apply(c); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := FoldedRows[domain.Comment](f)
	if err != nil || len(rows) != 1 || rows[0].ID != "c1" || rows[0].Text != "" || rows[0].DeletedAt != 7 {
		t.Errorf("%+v %v", rows, err)
	}
}

// A change counts only where the row was as it says.
func TestFoldRefuses(t *testing.T) {
	for name, c := range map[string]RecordedChange{
		"unknown table":          {Table: "journal", ID: "c1", Action: Added},
		"unknown action":         {Table: "comments", ID: "c1", Action: "moved"},
		"added twice":            {Table: "comments", ID: "c1", Action: Added, After: field("id", `"c1"`)},
		"another's name":         {Table: "comments", ID: "c3", Action: Added, After: field("id", `"c1"`)},
		"changed, not there":     {Table: "comments", ID: "c3", Action: Changed, Before: field("text", `""`), After: field("text", `"x"`)},
		"deleted, not there":     {Table: "comments", ID: "c3", Action: Deleted, Before: field("id", `"c3"`)},
		"was another value":      {Table: "comments", ID: "c1", Action: Changed, Before: field("text", `"other"`), After: field("text", `"x"`)},
		"was not empty":          {Table: "comments", ID: "c1", Action: Changed, Before: field("text", `""`), After: field("text", `"x"`)},
		"says less of before":    {Table: "comments", ID: "c1", Action: Changed, After: field("text", `"x"`)},
		"deletes more than told": {Table: "comments", ID: "c1", Action: Deleted, Before: field("id", `"c1"`)},
		"unknown field":          {Table: "comments", ID: "c1", Action: Changed, Before: field("txt", `""`), After: field("txt", `"x"`)},
		"a content":              {Table: "contents", ID: "x", Action: Added, After: fields("id", `"x"`, "text", `"x"`)},
	} {
		f := NewFold()
		if err := f.Apply(RecordedChange{Table: "comments", ID: "c1", Action: Added, After: fields("id", `"c1"`, "text", `"one"`)}); err != nil {
			t.Fatal(err)
		}
		if err := f.Apply(c); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
