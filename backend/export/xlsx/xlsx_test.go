package xlsx

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"renogen/backend/export"
)

func zone(t *testing.T, name string) *export.Zone {
	t.Helper()
	z, err := export.NewZone(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

var awkward = []string{
	"=1+1", "+48 22 555 01", "-x", "@SUM(A1)", "\tindented", " spaces around ", "line\nline", "Zażółć 漢字 עברית 🚀", "<a href=\"x\">&amp;</a>",
	"_x0041_", "'quoted", "00012", "1e5", "2023-12-07", "TRUE", "a\"b;c,d",
}

func sample(t *testing.T) []export.Table {
	t.Helper()
	at := time.Date(2023, 12, 7, 23, 30, 9, 0, time.UTC).UnixMilli()
	text := export.Table{Name: "Texts", Columns: []export.Column{{Head: "Text", Width: 30}, {Head: "Number"}, {Head: "Local", Zone: zone(t, "Europe/Warsaw")}, {Head: "UTC"}}}
	for i, value := range awkward {
		text.Rows = append(text.Rows, []export.Cell{export.TextCell(value), export.NumberCell(i - 1), export.MomentCell(at), export.MomentCell(at)})
	}
	empty := export.Table{Name: "Empty", Columns: []export.Column{{Head: "Nothing"}}}
	long := export.Table{Name: "Long", Columns: []export.Column{{Head: "Number"}, {Head: "Script"}}, Rows: [][]export.Cell{
		{export.TextCell("1"), export.TextCell(strings.Repeat("🚀x", 30_000))}, {export.TextCell("2"), export.TextCell("short")},
	}}
	return []export.Table{text, empty, long}
}

var head = export.Head{Number: "CRM-1-ST", Title: "Release", Draft: true}

func book(t *testing.T) []byte {
	t.Helper()
	out, err := Write(head, export.Made{At: 1_700_000_000_000, By: "Noor", Program: "Renogen"}, sample(t))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheSameTablesGiveTheSameBytes(t *testing.T) {
	first := book(t)
	for range 5 {
		if !bytes.Equal(first, book(t)) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestCellsHaveTypesAndNothingIsComputed(t *testing.T) {
	file, err := excelize.OpenReader(bytes.NewReader(book(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for i, want := range awkward {
		cell := func(column string) string {
			value, err := file.GetCellValue("Texts", column+strconv.Itoa(i+2))
			if err != nil {
				t.Fatal(err)
			}
			return value
		}
		if got := cell("A"); got != want {
			t.Errorf("%q became %q", want, got)
		}
		if formula, err := file.GetCellFormula("Texts", "A"+strconv.Itoa(i+2)); err != nil || formula != "" {
			t.Errorf("%q became the formula %q, %v", want, formula, err)
		}
		if got := cell("C") + " " + cell("D"); got != "2023-12-08 00:30:09 2023-12-07 23:30:09" {
			t.Errorf("times are %s", got)
		}
	}
	panes, err := file.GetPanes("Texts")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head is not frozen: %+v, %v", panes, err)
	}
	properties, err := file.GetDocProps()
	if err != nil || !strings.Contains(properties.Title, "DRAFT") || properties.Creator != "Noor" {
		t.Errorf("%+v, %v", properties, err)
	}
	printed, err := file.GetHeaderFooter("Texts")
	if err != nil || !strings.Contains(printed.OddHeader, "DRAFT") {
		t.Errorf("%+v, %v", printed, err)
	}
}

func TestLongTextsGoOn(t *testing.T) {
	file, err := excelize.OpenReader(bytes.NewReader(book(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("Long")
	if err != nil {
		t.Fatal(err)
	}
	whole := ""
	for _, row := range rows[1 : len(rows)-1] {
		if row[0] != "1" || len(utf16.Encode([]rune(row[1]))) > excelize.TotalCellChars {
			t.Errorf("a part begins with %q and has %d units", row[0], len(utf16.Encode([]rune(row[1]))))
		}
		whole += row[1]
	}
	if whole != strings.Repeat("🚀x", 30_000) {
		t.Errorf("%d bytes came back", len(whole))
	}
	if diff := cmp.Diff([]string{"2", "short"}, rows[len(rows)-1]); diff != "" {
		t.Error(diff)
	}
}

// LibreOffice reads the workbook and writes CSV; every cell has to be what the table shows.
func TestLibreOfficeReadsTheSame(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "x.xlsx"), book(t), 0o600); err != nil {
		t.Fatal(err)
	}
	// Comma, quotes, UTF-8, from the first row, every sheet in a file of its own.
	filter := "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
	command := exec.Command("soffice", "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--norestore",
		"--convert-to", filter, "--outdir", folder, filepath.Join(folder, "x.xlsx"))
	command.Env = append(os.Environ(), "HOME="+folder, "TZ=UTC")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, table := range sample(t) {
		compare(t, table, filepath.Join(folder, "x-"+table.Name+".csv"))
	}
}

func compare(t *testing.T, table export.Table, path string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{}}
	for _, column := range table.Columns {
		want[0] = append(want[0], column.Head)
	}
	for _, row := range table.Rows {
		for _, part := range parts(row) {
			shown := make([]string, len(part))
			for i, cell := range part {
				shown[i] = table.Columns[i].Shown(cell)
			}
			want = append(want, shown)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: %s", table.Name, diff)
	}
}
