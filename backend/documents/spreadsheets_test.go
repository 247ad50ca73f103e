package documents_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/testkit"
)

func (n night) csv(kind documents.Kind) (name string, rows [][]string) {
	n.TB.Helper()
	made := n.make(documents.Order{Kind: kind, Format: documents.CSV})
	text, marked := strings.CutPrefix(string(made.Bytes), "\ufeff")
	if !marked {
		n.TB.Error("there is no byte-order mark")
	}
	if strings.Contains(text, secret) {
		n.TB.Error("it tells a secret")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		n.TB.Fatal(err)
	}
	return made.Name, rows
}

// cell gives what a row says under a head.
func cell(t *testing.T, rows [][]string, row int, head string) string {
	t.Helper()
	i := slices.Index(rows[0], head)
	if i < 0 {
		t.Fatalf("there is no column %q in %q", head, rows[0])
	}
	return rows[row][i]
}

func TestItemsAsASpreadsheet(t *testing.T) {
	n := newNight(t)
	n.Item(n.deployment, "=cmd|' /C calc'!A0")
	n.Approved(n.pipeline)
	name, rows := n.csv(documents.Items)
	if name != "CRM1-202612032000-IT.csv" || len(rows) != 4 {
		t.Errorf("%s has %q", name, rows)
	}
	if got := cell(t, rows, 1, "Title") + "|" + cell(t, rows, 1, "Status") + "|" + cell(t, rows, 1, "Approved by"); got != "Windows packages|Ready For Release|Approval" {
		t.Error(got)
	}
	if cell(t, rows, 1, "Approved (Europe/Warsaw)") == cell(t, rows, 1, "Approved (UTC)") {
		t.Error("both zones show the same time")
	}
	if got := cell(t, rows, 3, "Title"); got != "'=cmd|' /C calc'!A0" {
		t.Errorf("a formula stands as %s", got)
	}
	ofProject, err := documents.Make(t.Context(), n.App, n.User("View"), documents.Order{Kind: documents.Items, Project: n.project, Format: documents.CSV})
	if err != nil || ofProject.Name != "CRM1-IT.csv" || !strings.Contains(string(ofProject.Bytes), "Release 3.12.1") {
		t.Errorf("%s, %v", ofProject.Name, err)
	}
}

func TestStepsAsASpreadsheet(t *testing.T) {
	n := newNight(t)
	n.Approved(n.pipeline)
	n.Approved(n.tag)
	n.ApproveBook(n.deployment)
	n.run()
	name, rows := n.csv(documents.Steps)
	if name != "CRM1-202612032000-ST-v1.csv" {
		t.Error(name)
	}
	text := ""
	for _, row := range rows {
		text += strings.Join(row, "|") + "\n"
	}
	says(t, text, "windows-release", "[SigningCertificate: see window]", "screen.png", "RUN AGAIN", "2026-12-03 20:08:00|2026-12-03 19:08:00")
}

func TestEveryChangeStandsInTheJournal(t *testing.T) {
	n := newNight(t)
	n.Must("Approval", &app.DeploymentEdit{Deployment: n.deployment, PlanEdits: app.PlanEdits{Title: testkit.To(n.Workspace, "Release 3.12.1", "Release 3.12.2")}})
	_, rows := n.csv(documents.Journal)
	last := len(rows) - 1
	got := []string{cell(t, rows, last, "Command"), cell(t, rows, last, "By"), cell(t, rows, last, "Field"), cell(t, rows, last, "Before"), cell(t, rows, last, "After")}
	if want := []string{"deployment.edit", "Approval", "title", "Release 3.12.1", "Release 3.12.2"}; !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestWorkbooksAreTheSameTwiceAndHoldNoSecret(t *testing.T) {
	n := newNight(t)
	n.Approved(n.pipeline)
	for _, kind := range []documents.Kind{documents.RunBook, documents.Checklist, documents.Items, documents.Steps, documents.Journal} {
		order := documents.Order{Kind: kind, Format: documents.XLSX}
		made := n.make(order)
		if !bytes.Equal(made.Bytes, n.make(order).Bytes) {
			t.Errorf("%s differs", made.Name)
		}
		for _, table := range made.Tables {
			for _, row := range table.Rows {
				if len(row) != len(table.Columns) {
					t.Errorf("%s: a row has %d cells of %d", table.Name, len(row), len(table.Columns))
				}
				for _, cell := range row {
					if strings.Contains(cell.Text, secret) || strings.Contains(cell.Text, "hpke1:") {
						t.Errorf("%s %s tells %s", made.Name, table.Name, cell.Text)
					}
				}
			}
		}
	}
	if name := n.make(documents.Order{Kind: documents.RunBook, Format: documents.XLSX}).Name; name != "CRM1-202612032000-RB-DRAFT.xlsx" {
		t.Error(name)
	}
}
