package cli

import (
	"flag"
	"fmt"
	"strconv"

	"renogen/backend/app"
	"renogen/backend/domain"
)

var repairCommand = subcommand{"repair", "[FILE] --reason TEXT [--yes]", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	reason := fs.String("reason", "", text("cli.flag.repair_reason"))
	yes := fs.Bool("yes", false, text("cli.flag.yes"))
	return func(t *terminal, args []string) error {
		if err := l.file(args); err != nil {
			return err
		}
		h, err := host()
		if err != nil {
			return err
		}
		found, err := app.Repair(l.workspace, h, "", "", "", true, t.meter())
		if err != nil {
			return err
		}
		for _, f := range found.Findings {
			t.say(sentenceOf(f))
		}
		t.say(text("cli.repair.about", "count", strconv.Itoa(len(found.Void))))
		if l.user == "" {
			return misuse("repair", "cli.no_user", "variable", userVariable)
		}
		if !*yes && !t.agrees(text("cli.repair.ask")) {
			return domain.Conflict("cli.not_agreed")
		}
		password, err := l.password.ask(t, l.user)
		if err != nil {
			return err
		}
		out, err := app.Repair(l.workspace, h, l.user, password, *reason, false, t.meter())
		if err != nil {
			return fmt.Errorf("repair: %w", err)
		}
		return t.answer(out)
	}
}}
