package cli

import (
	"bufio"
	"flag"
	"fmt"
	"strconv"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
)

var upgradeCommand = subcommand{"upgrade", "[FILE] [--yes]", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	yes := fs.Bool("yes", false, text("cli.flag.yes"))
	return func(t *terminal, args []string) error {
		if err := l.file(args); err != nil {
			return err
		}
		h, err := host()
		if err != nil {
			return err
		}
		older, err := app.LookAtOlder(l.workspace, h)
		if err != nil {
			return err
		}
		names := strings.Join(older.Administrators, ", ")
		t.say(text("cli.upgrade.about", "name", older.Name, "have", strconv.Itoa(older.Have), "want", strconv.Itoa(older.Want), "names", names))
		if l.user == "" {
			return misuse("upgrade", "cli.no_user", "variable", userVariable)
		}
		if !*yes && !t.agrees(text("cli.upgrade.ask")) {
			return domain.Conflict("cli.not_agreed")
		}
		password, err := l.password.ask(t, l.user)
		if err != nil {
			return err
		}
		upgraded, err := app.Upgrade(l.workspace, h, l.user, password, t.meter())
		if err != nil {
			return err
		}
		return t.answer(upgraded)
	}
}}

// file takes the workspace from the only argument, when there is one.
func (l *login) file(args []string) error {
	if len(args) > 1 {
		return misuse("", "cli.one_argument", "name", "FILE")
	}
	if len(args) == 1 {
		l.workspace = args[0]
	}
	if l.workspace == "" {
		return misuse("", "cli.no_workspace", "variable", workspaceVariable)
	}
	return nil
}

// agrees asks a person; whoever is no person does not agree.
func (t *terminal) agrees(question string) bool {
	if !isTerminal(t.in) {
		return false
	}
	fmt.Fprint(t.err, question+" ")
	line, err := bufio.NewReader(t.in).ReadString('\n')
	return err == nil && strings.EqualFold(strings.TrimSpace(line), text("cli.yes"))
}
