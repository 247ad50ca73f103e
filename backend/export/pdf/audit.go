package pdf

import (
	"fmt"
	"slices"
	"strings"

	"renogen/backend/export"
)

// AuditReport prints what the journal says about a deployment.
func AuditReport(a export.AuditReport, o Options) ([]byte, error) {
	d, err := layAudit(a, o)
	if err != nil {
		return nil, err
	}
	return d.finish()
}

func layAudit(a export.AuditReport, o Options) (*audit, error) {
	d, err := newDocument(o, "Audit report", "audit-report.json", a.Head, a.Made, a.Content())
	if err != nil {
		return nil, err
	}
	l := &audit{d, a}
	l.phase = "Summary"
	l.frontPage()
	l.pour(anchored{stack{l.title("Audit report", 30), gap(2), l.cautions(), l.facts(38, l.summary()...)}, "summary", "Summary", 0})
	l.approved()
	l.journal()
	l.space()
	l.put(append(stack{l.part("Verification", "verification")}, l.verification(a.Approvals)...))
	return l, nil
}

type audit struct {
	*document
	report export.AuditReport
}

func (l *audit) summary() [][2]string {
	entries := l.report.Entries
	facts := [][2]string{
		{"Window", strings.Join(l.zone.Window(l.head.Window), "\n")},
		{"Lead", l.head.Lead.Name},
		{"Release manager", l.head.ReleaseManager.Name},
		{"Entries", fmt.Sprint(len(entries))},
	}
	if n := len(entries); n > 0 {
		facts = append(facts, [2]string{"From", l.zone.Moment(entries[0].At)}, [2]string{"To", l.zone.Moment(entries[n-1].At)})
	}
	return append(facts, [2]string{"People", strings.Join(l.people(), ", ")}, [2]string{"Exceptions", l.exceptions()})
}

// people names everybody who did something, in the order of their first act.
func (l *audit) people() (names []string) {
	for _, entry := range l.report.Entries {
		if entry.By != "" && !slices.Contains(names, entry.By) {
			names = append(names, entry.By)
		}
	}
	return names
}

// exceptions counts what went otherwise than the rule of four eyes, and doubtful keys.
func (l *audit) exceptions() string {
	alone, unconfirmed, doubtful := 0, 0, 0
	for _, a := range l.report.Approvals {
		if a.Alone != "" {
			alone++
		}
		if a.KeyNotConfirmed {
			unconfirmed++
		}
	}
	for _, entry := range l.report.Entries {
		if entry.Doubtful {
			doubtful++
		}
	}
	return fmt.Sprintf("%s by the person who made it; %s with a key that is not confirmed; acts with a key that was in other hands: %d",
		export.Count(alone, "approval"), export.Count(unconfirmed, "approval"), doubtful)
}

// approved lists every approval with the key that signed it.
func (l *audit) approved() {
	body := l.sheet.body()
	widths := []float64{body * 0.2, body * 0.3, body * 0.2, body * 0.3}
	l.space()
	l.need(30)
	l.place(l.part("Approvals", "approvals"))
	if len(l.report.Approvals) == 0 {
		l.place(l.para(textFace, body, "Nothing is approved.").in(second))
		return
	}
	t := table{width: body, head: []row{l.headOf(widths, "What", "By, when", "Key", "Content · remarks")}}
	for _, a := range l.report.Approvals {
		by := stack{l.para(smallBold, widths[1]-2, a.Name).as(""), l.para(smallFace, widths[1]-2, joinedBy(" · ", a.Decision, l.when(a.At))).as("")}
		key := stack{l.para(typeface{mono, 7, 3.5}, widths[2]-2, a.Key).as("")}
		if a.KeyNotConfirmed {
			key = append(key, l.para(smallBold, widths[2]-2, "KEY NOT CONFIRMED").as(""))
		}
		content := stack{l.para(typeface{mono, 6, 3}, widths[3]-3, a.Content).as("")}
		if a.Alone != "" {
			content = append(content, l.para(smallBold, widths[3]-3, "ALONE: "+a.Alone).as(""))
		}
		t.rows = append(t.rows, row{cells: cellsOf(roleCell, widths, l.para(smallBold, widths[0]-2, a.Role).as(""), by, key, content)})
	}
	l.pour(t)
}

func (l *audit) when(at int64) string {
	if at == 0 {
		return ""
	}
	return l.zone.Moment(at)
}

// journal lists every entry with what it changed.
func (l *audit) journal() {
	body := l.sheet.body()
	widths := []float64{14, 34, 30, body - 78}
	l.phase = "Journal"
	l.newPage()
	l.place(l.part("Journal", "journal"))
	l.place(stack{l.para(captionFace, body, "Ids stand as names here where there is one; other ids and long values are shortened. "+l.contentName+", which is attached, has all of them as they are in the journal."), gap(2)})
	t := table{width: body, head: []row{l.headOf(widths, "Entry", "When", "Who", "What")}}
	for _, entry := range l.report.Entries {
		if l.options.stopped() != nil {
			return // finish says why
		}
		t.rows = append(t.rows, row{cells: cellsOf(roleCell, widths,
			l.para(typeface{mono, 7.5, 3.8}, widths[0]-2, fmt.Sprint(entry.Seq)).as(""), l.para(smallFace, widths[1]-2, l.when(entry.At)).as(""),
			l.para(smallBold, widths[2]-2, entry.By).as(""), l.entry(widths[3]-3, entry))})
	}
	l.pour(t)
}

func (l *audit) entry(width float64, e export.AuditEntry) block {
	out := stack{l.rich(smallFace, width, span{text: l.words(DidWord, e.Command) + " "}, span{text: e.Subject, style: bold}).as("")}
	if e.Doubtful {
		out = append(out, l.para(smallBold, width, "DOUBTFUL: the key that signed this was in other hands by then.").as(""))
	}
	var spans []span
	for i, change := range l.changes(e) {
		if i > 0 {
			spans = append(spans, span{text: "  ·  "})
		}
		spans = append(spans, span{text: change[0] + ": "}, span{text: change[1], style: mono})
	}
	if len(spans) == 0 {
		return out
	}
	return append(out, l.rich(smallFace, width, spans...).in(second).as(""))
}
