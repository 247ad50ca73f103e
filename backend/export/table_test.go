package export

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestCSVIsDefusedAndKeepsEveryCharacter(t *testing.T) {
	warsaw := zoneOf(t, "Europe/Warsaw")
	table := Table{
		Columns: []Column{{Head: "Text"}, {Head: "When", Zone: warsaw}, {Head: "When (UTC)"}, {Head: "Minutes"}},
		Rows: [][]Cell{
			{TextCell("=HYPERLINK(\"x\")"), MomentCell(ms(2023, 12, 7, 23, 30)), MomentCell(ms(2023, 12, 7, 23, 30)), NumberCell(-5)},
			{TextCell("a, \"b\"\r\nc\n d "), MomentCell(0), Cell{}, NumberCell(0)},
		},
	}
	got := string(table.CSV())
	want := "\ufeffText,When,When (UTC),Minutes\r\n" +
		"\"'=HYPERLINK(\"\"x\"\")\",2023-12-08 00:30:00,2023-12-07 23:30:00,-5\r\n" +
		"\"a, \"\"b\"\"\r\nc\n d \",,,0\r\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNoTextOfCSVIsComputed(t *testing.T) {
	for _, begin := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "  =", "＝", "＋", "－", "＠"} {
		record := string(Table{Columns: []Column{{Head: "x"}}, Rows: [][]Cell{{TextCell(begin + "1+1")}}}.CSV())
		if field := strings.TrimPrefix(strings.Split(record, "x\r\n")[1], `"`); !strings.HasPrefix(field, "'") {
			t.Errorf("%q stands as %q", begin, field)
		}
	}
}

func TestCSVIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		fields := rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("=+ \t\n\",';x")))), 2, 2).Draw(t, "fields")
		for i := range fields {
			fields[i] = strings.NewReplacer("\r", "").Replace(fields[i]) // Go's reader takes CRLF for LF
		}
		row := []Cell{TextCell(fields[0]), TextCell(fields[1])}
		out := Table{Columns: []Column{{Head: "a"}, {Head: "b"}}, Rows: [][]Cell{row}}.CSV()
		records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(out), "\ufeff"))).ReadAll()
		if err != nil || len(records) != 2 {
			t.Fatalf("%q: %v, %v", out, records, err)
		}
		for i, field := range records[1] {
			if field != fields[i] && field != "'"+fields[i] {
				t.Fatalf("%q came back as %q", fields[i], field)
			}
		}
	})
}
