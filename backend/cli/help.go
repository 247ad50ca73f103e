package cli

import (
	"flag"
	"fmt"
	"slices"
	"strings"

	"renogen/backend/domain"
	"renogen/backend/platform"
)

var versionCommand = subcommand{"version", "", func(*flag.FlagSet) action {
	return func(t *terminal, args []string) error {
		if err := noArgument(args); err != nil {
			return err
		}
		return t.answer(struct {
			Version string `json:"version"`
		}{platform.Version})
	}
}}

var helpCommand = subcommand{name: "help", usage: "[SUBCOMMAND]"}

func init() { helpCommand.prepare = prepareHelp } // it lists itself

func prepareHelp(*flag.FlagSet) action {
	return func(t *terminal, args []string) error {
		if len(args) > 1 {
			return misuse("", "cli.one_argument", "name", "SUBCOMMAND")
		}
		if len(args) == 0 {
			_, err := fmt.Fprint(t.out, overview())
			return err
		}
		i := slices.IndexFunc(subcommands(), func(s subcommand) bool { return s.name == args[0] })
		if i < 0 {
			return misuse("", "cli.unknown", "word", args[0])
		}
		_, err := fmt.Fprint(t.out, subcommands()[i].help())
		return err
	}
}

// overview is what help shows without a subcommand.
func overview() string {
	var b strings.Builder
	b.WriteString(text("cli.help.head") + "\n\n")
	for _, s := range subcommands() {
		fmt.Fprintf(&b, "  %-11s %s\n", s.name, text(helpKey(s.name, "short")))
	}
	b.WriteString("\n" + text("cli.help.login", "workspace", workspaceVariable, "user", userVariable, "password", passwordVariable) + "\n\n")
	b.WriteString(text("cli.help.pick") + "\n\n")
	b.WriteString(text("cli.help.exit") + "\n")
	return b.String()
}

func (s subcommand) help() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%s\n", commandLine(s.name, s.usage), text(helpKey(s.name, "long")))
	fs := flag.NewFlagSet(s.name, flag.ContinueOnError)
	s.prepare(fs)
	first := true
	fs.VisitAll(func(f *flag.Flag) {
		if f.Usage == "" {
			return // the short form of another one
		}
		if first {
			b.WriteString("\n")
		}
		first = false
		fmt.Fprintf(&b, "  --%-14s %s\n", f.Name, f.Usage)
	})
	return b.String()
}

func helpKey(name, length string) domain.Key {
	return domain.Key("cli.help." + strings.ReplaceAll(name, "-", "_") + "." + length)
}
