package documents_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"renogen/backend/domain"
	"renogen/backend/export"
	"renogen/backend/journal"
)

// Package export writes canonical JSON by itself, because it may not know the journal. Signatures
// are given over the journal's form: both have to be the same to the byte.
func TestContentsAreCanonicalAsTheJournalWritesThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "\x00\x1f\x7f\u2028\u2029", "<a href=\"x\\y\">&</a>\b\f\n\r\t", "e\u0301 \U0001F680 \ufeff"}))
		number := rapid.Int64Range(-1<<53+1, 1<<53-1)
		head := export.Head{
			Number: text.Draw(t, "number"), Title: text.Draw(t, "title"), Draft: rapid.Bool().Draw(t, "draft"),
			Window: export.Window{Start: number.Draw(t, "start"), Minutes: 360}, Remarks: []export.Remark{{Text: text.Draw(t, "remark")}},
		}
		items := []export.Item{{Ref: text.Draw(t, "ref"), Modules: []string{text.Draw(t, "module"), ""}}, {Status: domain.ItemReady}}
		step := export.Step{Title: text.Draw(t, "step"), StartedAt: number.Draw(t, "started"), Evidence: []export.Evidence{{Name: "x", Picture: []byte("not in it")}}}
		book := export.RunBook{
			Head: head, Items: items, WayBack: text.Draw(t, "way back"), Approvals: []export.Approval{{Name: "not in it"}}, Made: export.Made{Seq: 7},
			Stages: []export.Stage{{Sections: []export.Section{{Steps: []export.Step{step, {}}}}}, {}},
		}
		list := export.Checklist{Head: head, Pauses: []export.Pause{{Tasks: []export.Task{{Title: text.Draw(t, "task")}}}}, SignedOff: export.Approval{Name: "not in it"}}
		notes := export.ReleaseNotes{Head: head, Categories: []export.Category{{Title: text.Draw(t, "category"), Items: items}}}
		same(t, book.Content(), without(book, "approvals", "made"))
		same(t, list.Content(), without(list, "signed_off", "made"))
		same(t, notes.Content(), without(notes, "made"))
	})
}

func same(t *rapid.T, got []byte, plain any) {
	t.Helper()
	want, err := journal.Canonical(plain)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Fatal(diff)
	}
}

// without copies a struct into one that lacks the fields with the given JSON names.
func without(v any, names ...string) any {
	from := reflect.ValueOf(v)
	var fields []reflect.StructField
	for i := range from.NumField() {
		field := from.Type().Field(i)
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); !slices.Contains(names, name) {
			fields = append(fields, field)
		}
	}
	to := reflect.New(reflect.StructOf(fields)).Elem()
	for _, field := range fields {
		to.FieldByName(field.Name).Set(from.FieldByName(field.Name))
	}
	return to.Interface()
}
