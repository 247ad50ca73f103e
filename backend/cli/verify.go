package cli

import (
	"flag"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"renogen/backend/app"
	"renogen/backend/journal"
)

var verifyCommand = subcommand{"verify", "FILE [--full] [--root FINGERPRINT] [--json] [--progress]", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	full := fs.Bool("full", false, text("cli.flag.full"))
	root := fs.String("root", "", text("cli.flag.root"))
	asJSON := fs.Bool("json", false, text("cli.flag.json"))
	told := fs.Bool("progress", false, text("cli.flag.progress"))
	return func(t *terminal, args []string) error {
		path, err := oneArgument(args, "FILE")
		if err != nil {
			return err
		}
		if strings.EqualFold(filepath.Ext(path), ".pdf") {
			return t.checkDocument(l, path, *asJSON)
		}
		level := app.Quick
		if *full {
			level = app.Full
		}
		progress := t.meter()
		if *told {
			progress = t.count
		}
		report, err := app.CheckBackup(path, level, progress)
		if err != nil {
			return err
		}
		must, err := rootOf(*root, path)
		if err != nil {
			return err
		}
		if must != "" && !journal.SameFingerprint(must, report.Fingerprint) {
			report.Findings = append(report.Findings, app.Finding{
				Table: "journal", Row: "1", Field: "intent",
				What: english("cli.verify.other_root", "fingerprint", report.Fingerprint, "root", must),
			})
		}
		report.Root = must
		if *asJSON {
			err = t.answer(report)
		} else {
			err = t.tell(report, *root != "")
		}
		if err == nil && !report.Whole() {
			err = errFindings
		}
		return err
	}
}}

// tell writes a report for people.
func (t *terminal) tell(report app.Report, asked bool) error {
	for _, f := range report.Findings {
		if _, err := fmt.Fprintln(t.out, sentenceOf(f)); err != nil {
			return err
		}
	}
	for _, j := range report.ClockJumps {
		if _, err := fmt.Fprintln(t.out, jumpSentence(j)); err != nil {
			return err
		}
	}
	if report.Jumped > 0 {
		if _, err := fmt.Fprintln(t.out, text("cli.verify.jumped", "count", strconv.FormatInt(report.Jumped, 10))); err != nil {
			return err
		}
	}
	count := strconv.FormatInt(report.Entries, 10)
	var closing string
	switch {
	case !report.Whole():
		closing = text("cli.verify.findings", "count", strconv.Itoa(len(report.Findings)))
	case asked:
		closing = text("cli.verify.whole", "count", count, "fingerprint", report.Fingerprint)
	case report.Root != "":
		closing = text("cli.verify.known", "count", count, "fingerprint", report.Fingerprint)
	default:
		closing = text("cli.verify.consistent", "count", count, "fingerprint", report.Fingerprint)
	}
	_, err := fmt.Fprintln(t.out, closing)
	return err
}

func jumpSentence(j app.ClockJump) string {
	moment := func(at int64) string { return time.UnixMilli(at).UTC().Format("2006-01-02 15:04 UTC") }
	return text("cli.verify.jump", "entry", strconv.FormatInt(j.Entry, 10), "at", moment(j.At),
		"before", strconv.FormatInt(j.Before, 10), "before_at", moment(j.BeforeAt))
}

// sentenceOf names the place of a finding as far as it has one.
func sentenceOf(f app.Finding) string {
	place := "table " + f.Table
	for _, part := range []struct{ name, value string }{{"row", f.Row}, {"field", f.Field}} {
		if part.value != "" {
			place += ", " + part.name + " " + part.value
		}
	}
	if f.Entry != 0 {
		place += ", entry " + strconv.FormatInt(f.Entry, 10)
	}
	return place + ": " + f.What
}
