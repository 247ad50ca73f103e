package pdf

import (
	"fmt"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/export"
)

// awkward is everything that a person may type and a printer trips over.
const awkward = "Emoji 🚀👩‍💻, control \x1b[31m \x00, tab\there, Arabic مرحبا بالعالم 15 (نسخة), Hebrew שלום עולם, Chinese 你好，世界, Japanese リリース, Korean 배포, Greek Ελλάδα, Cyrillic Привет, " +
	"combining e\u0301, soft\u00adhyphen, zero\u200bwidth, trojan \u202e abc \u202c, private \ue000, old 𐍈, maths 𝑥"

// large repeats the steps of the sample until there are n.
func large(n int) export.RunBook {
	b := sampleBook()
	var pool []export.Step
	for step := range b.Steps {
		pool = append(pool, *step)
	}
	for i := range b.Stages {
		b.Stages[i].Sections = nil
	}
	for made := 0; made < n; {
		stage := &b.Stages[made*3/n]
		section := export.Section{Title: fmt.Sprintf("Section %d", made/25+1), Kind: domain.KindCommands}
		for len(section.Steps) < 25 && made < n {
			step := pool[made%len(pool)]
			step.Blocks = append(step.Blocks[:len(step.Blocks):len(step.Blocks)], command("rel-07.int.example.com", fmt.Sprintf("kubectl -n payments rollout status deploy/ledger-api --timeout=300s --revision=%d", made)))
			section.Steps = append(section.Steps, step)
			made++
		}
		stage.Sections = append(stage.Sections, section)
	}
	number(&b)
	return b
}

// trying is a run book of nothing but trouble.
func trying() export.RunBook {
	b := sampleBook()
	long := strings.Repeat("A title of two hundred and fifty characters is long ", 5)[:250]
	b.Head.Title, b.Head.Project, b.Head.Environment, b.Head.Draft = long, awkward, awkward, true
	b.Description = strings.Repeat("# Head\n\n"+awkward+"\n\n> quoted\n>> deeper\n>>> deepest\n\n- one\n  - two\n    - three\n      - four\n\n---\n\n<b>html</b>\n\n| a | b |\n|---|---|\n| "+long+" | x |\n\n", 6)
	steps := b.Stages[0].Sections[0].Steps
	steps[0].Title, steps[0].Warning, steps[0].Expect, steps[0].Owner = long, awkward, awkward, awkward
	steps[0].Blocks = []export.Block{prose(awkward), value(long, awkward), command(long, awkward+"\r\nsecond "+strings.Repeat("x", 400))}
	steps[1].Blocks = []export.Block{command("db1", numbered(230)), prose(strings.Repeat("A very long instruction goes on and on. ", 300))}
	steps[1].Checkpoint, steps[1].Votes = true, []string{awkward, long, "DBA"}
	steps[2].Number = "1234567890abc"
	b.Contacts = nil
	for i := range 40 {
		b.Contacts = append(b.Contacts, export.Person{Role: fmt.Sprintf("Role %d", i), Name: "Zoë Ångström-Đorđević " + strings.Repeat("of ", i), Telephone: "+46 8 555 0106"})
	}
	b.Stages[2].Sections = nil
	return b
}

func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "echo 'line %d of a script'   \t# with spaces and a tab\n", i+1)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// tryingChecklist has long, many and strange entries.
func tryingChecklist() export.Checklist {
	c := sampleChecklist()
	c.Head.Draft, c.Head.Title = true, strings.Repeat("long title ", 22)
	c.Pauses[0].Tasks = nil
	for i := range 14 {
		c.Pauses[0].Tasks = append(c.Pauses[0].Tasks, export.Task{Title: strings.Repeat("Ask again and note the answer. ", i%9), Response: strings.Repeat("yes ", i), Persons: []string{awkward}})
	}
	c.Pauses = append(c.Pauses, export.Pause{Title: awkward, Moment: awkward, Tasks: []export.Task{{Title: awkward}}}, export.Pause{})
	return c
}

func tryingNotes() export.ReleaseNotes {
	n := sampleNotes()
	n.Head.Draft, n.Head.Title = true, awkward
	n.Description = strings.Repeat(awkward+"\n\n", 40)
	for i := range 30 {
		n.Categories[0].Items = append(n.Categories[0].Items, export.Item{Ref: strings.Repeat("R", i), Title: strings.Repeat("title ", i*2), Description: strings.Repeat("- point\n", i*4)})
	}
	return n
}
