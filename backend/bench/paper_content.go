package main

import (
	"bytes"
	"fmt"
	"html"
	"path/filepath"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// longBook is a run book with so many steps, in sections of 25.
func longBook(steps int) export.RunBook {
	opens := int64(1_796_320_800_000)
	b := export.RunBook{
		Head: export.Head{Number: "MEASURE-1-RB", Title: "A long night", Version: 1, Project: "Measured", Environment: "Production", Zone: "Europe/Warsaw", Window: export.Window{Start: opens, Minutes: 600}},
		Risk: domain.RiskMedium, WayBack: "Put the backup back.", Made: export.Made{At: opens, By: "Bench", Program: "Renogen"},
		Approvals: []export.Approval{{Role: "Author", Name: "Author", Decision: "submitted", At: opens}, {Role: "Approver", Name: "Approver", Decision: "approved", At: opens}},
		Stages:    []export.Stage{{Stage: domain.StagePre}, {Stage: domain.StageDuring}, {Stage: domain.StagePost}},
	}
	for i := 0; i < steps; i++ {
		stage := &b.Stages[i*3/steps]
		if i%25 == 0 || len(stage.Sections) == 0 {
			stage.Sections = append(stage.Sections, export.Section{Title: fmt.Sprintf("Section %d", i/25+1), Kind: domain.KindCommands})
		}
		section := &stage.Sections[len(stage.Sections)-1]
		section.Steps = append(section.Steps, longStep(i))
	}
	return b
}

func longStep(i int) export.Step {
	s := export.Step{
		Number: fmt.Sprint(i + 1), Title: fmt.Sprintf("Roll ledger-api on node %d out and watch its health", i), Minutes: 5, Owner: "Imani", Items: []string{"REL-1"},
		Blocks: []export.Block{
			{Kind: export.ValueBlock, Label: "Nodes", Text: fmt.Sprintf("rel-%02d.int.example.com", i%40)},
			{Kind: export.CodeBlock, Label: "rel-07.int.example.com · run as rm", Text: fmt.Sprintf("kubectl -n payments rollout status deploy/ledger-api --timeout=300s --revision=%d\ncurl --fail --silent 'https://ledger.int.example.com/health?deep=true&node=%d' | jq -e '.status == \"UP\"'", i, i)},
		},
		Expect: "The status is UP on every node within five minutes; Zażółć gęślą jaźń.", IfNot: "Stop, put the release on hold and call the lead.",
		Undo: "kubectl -n payments rollout undo deploy/ledger-api", UndoMinutes: 3,
	}
	if i%20 == 0 {
		s.Warning, s.Risk = "Traffic is drained first. Do not go on while a session is open.", domain.RiskHigh
	}
	if i%50 == 49 {
		s.Checkpoint, s.Votes = true, []string{"Release manager", "Lead"}
	}
	return s
}

// webPage has the same content, set in the same fonts, for a browser to print.
func webPage(b export.RunBook) []byte {
	fonts, err := filepath.Abs("backend/export/pdf/fonts")
	if err != nil {
		fonts = "" // the browser takes its own
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, `<!doctype html><meta charset="utf-8"><style>
@font-face{font-family:P;src:url("file://%[1]s/IBMPlexSans-Regular.ttf")} @font-face{font-family:P;font-weight:bold;src:url("file://%[1]s/IBMPlexSans-SemiBold.ttf")}
@font-face{font-family:M;src:url("file://%[1]s/JetBrainsMono-Regular.ttf")}
@page{size:A4;margin:24mm 14mm 19mm 20mm} body{font:9.5pt/1.4 P} pre{font:8.5pt/1.35 M;background:#f4f4f4;white-space:pre-wrap;border-left:1mm solid #3c3c3c;padding:1mm 3mm}
table{width:100%%;border-collapse:collapse} td{vertical-align:top;border-bottom:.2mm solid #777;padding:2mm 1mm} tr{break-inside:avoid} .box{display:inline-block;width:6mm;height:6mm;border:.4mm solid #000} i{display:block;border-bottom:.2mm solid #333;height:5.6mm;font-size:7pt}
</style><h1>%[2]s</h1><p>%[3]s</p>`, fonts, html.EscapeString(b.Head.Title), html.EscapeString(b.WayBack))
	for _, stage := range b.Stages {
		fmt.Fprintf(&out, "<h1>%s</h1><table><thead><tr><th>Done<th>Step<th>Action<th>Record</thead>", stage.Stage)
		for _, section := range stage.Sections {
			fmt.Fprintf(&out, "<tr><td colspan=4><h2>%s</h2>", html.EscapeString(section.Title))
			for _, step := range section.Steps {
				webStep(&out, step)
			}
		}
		out.WriteString("</table>")
	}
	return out.Bytes()
}

func webStep(out *bytes.Buffer, s export.Step) {
	say := func(tag, text string) {
		if text != "" {
			fmt.Fprintf(out, "<%s>%s</%s>", tag, html.EscapeString(text), tag)
		}
	}
	fmt.Fprintf(out, `<tr><td><span class=box></span><td><b>%s</b><br>%d min<br>%s<br>%s<td>`, s.Number, s.Minutes, s.Owner, s.Risk)
	say("p", s.Warning)
	say("h3", s.Title)
	for _, block := range s.Blocks {
		say("b", block.Label)
		if block.Kind == export.CodeBlock {
			say("pre", block.Text)
		} else {
			say("p", block.Text)
		}
	}
	for _, line := range [][2]string{{"Expect ", s.Expect}, {"If not ", s.IfNot}, {"Undo ", s.Undo}} {
		fmt.Fprintf(out, "<p><b>%s</b>%s</p>", line[0], html.EscapeString(line[1]))
	}
	out.WriteString("<td><i>start</i><i>end</i><i>by</i>")
}
