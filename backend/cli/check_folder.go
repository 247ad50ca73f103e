package cli

import (
	"flag"
	"fmt"
	"os"
	"strconv"

	"renogen/backend/domain"
	"renogen/backend/share"
)

var checkFolderCommand = subcommand{"check-folder", "FOLDER [--json]", func(fs *flag.FlagSet) action {
	asJSON := fs.Bool("json", false, text("cli.flag.json"))
	return func(t *terminal, args []string) error {
		folder, err := oneArgument(args, "FOLDER")
		if err != nil {
			return err
		}
		found, err := share.CheckFolder(folder, share.Options{})
		if err != nil {
			return err
		}
		if *asJSON {
			err = t.answer(found)
		} else {
			err = t.tellFolder(found)
		}
		if err == nil && found.Use == "" {
			err = errFindings
		}
		return err
	}
}}

// secondCommand is the second program of a check: it answers the first one.
var secondCommand = subcommand{"answer-check", "FOLDER", func(*flag.FlagSet) action {
	return func(_ *terminal, args []string) error {
		folder, err := oneArgument(args, "FOLDER")
		if err != nil {
			return err
		}
		return share.Second(folder, os.Stdin, os.Stdout)
	}
}}

// tellFolder says for people what was found, and at last what follows from it.
func (t *terminal) tellFolder(found share.FolderCheck) error {
	lines := []string{text(domain.Key("share.kind."+string(found.Drive.Kind)), "system", found.Drive.System, "folder", found.Drive.Root)}
	if found.Tried {
		for _, check := range []struct {
			key domain.Key
			ok  bool
		}{
			{"share.check.locks_alone", found.LocksAlone},
			{"share.check.locks", found.Locks},
			{"share.check.exclusive", found.Exclusive},
			{"share.check.synced", found.Synced},
			{"share.check.renames", found.Renames},
		} {
			answer := text("share.check.no")
			if check.ok {
				answer = text("share.check.yes")
			}
			lines = append(lines, text(check.key)+": "+answer)
		}
		clock := domain.Key("share.check.clock")
		if found.Clock < 0 {
			clock = "share.check.clock_behind"
		}
		lines = append(lines, text("share.check.latency", "ms", thousandths(found.Latency)), text(clock, "seconds", thousandths(max(found.Clock, -found.Clock))))
	}
	use := domain.Key("share.use.none")
	if found.Use != "" {
		use = domain.Key("share.use." + string(found.Use))
	}
	for _, line := range append(lines, text(use)) {
		if _, err := fmt.Fprintln(t.out, line); err != nil {
			return err
		}
	}
	return nil
}

// thousandths writes a number of them with one decimal.
func thousandths(n int64) string { return strconv.FormatFloat(float64(n)/1000, 'f', 1, 64) }
