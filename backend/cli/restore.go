package cli

import (
	"flag"
	"strconv"

	"renogen/backend/app"
)

var restoreCommand = subcommand{"restore", "BACKUP NEW --reason TEXT [--from FILE] [--dry-run]", func(fs *flag.FlagSet) action {
	var l login
	l.declare(fs)
	from := fs.String("from", "", text("cli.flag.restore_from"))
	reason := fs.String("reason", "", text("cli.flag.restore_reason"))
	dry := fs.Bool("dry-run", false, text("cli.flag.restore_dry_run"))
	return func(t *terminal, args []string) error {
		if len(args) != 2 {
			return misuse("", "cli.two_arguments", "first", "BACKUP", "second", "NEW")
		}
		h, err := host()
		if err != nil {
			return err
		}
		sources := []string{args[0]}
		if *from != "" {
			sources = append(sources, *from)
		}
		if *dry {
			made, err := app.Restoring{Sources: sources, Progress: t.meter()}.Look(h)
			if err != nil {
				return err
			}
			sayHalfReturn(t, made)
			return t.answer(recovered{made, made.Lost()})
		}
		if l.user == "" {
			return misuse("", "cli.no_user", "variable", userVariable)
		}
		password, err := l.password.ask(t, l.user)
		if err != nil {
			return err
		}
		restored, err := app.Restoring{
			Sources: sources, To: args[1], Name: l.user, Password: password, Reason: *reason, Progress: t.meter(),
		}.Restore(h)
		if err != nil {
			return err
		}
		if restored.Restore != 0 {
			t.say(text("cli.restore.lost", "entry", strconv.FormatInt(restored.Restore, 10)))
		}
		sayHalfReturn(t, restored.Rebuilt)
		return t.answer(restored)
	}
}}

func sayHalfReturn(t *terminal, made app.Rebuilt) {
	if made.HalfReturn {
		t.say(text("restore.half_return"))
	}
}

// recovered is what recover answers.
type recovered struct {
	app.Rebuilt
	// Lost is how many entries are known to be lost.
	Lost int64 `json:"lost"`
}

var recoverCommand = subcommand{"recover", "FILE NEW [--backup BACKUP]", func(fs *flag.FlagSet) action {
	backup := fs.String("backup", "", text("cli.flag.recover_backup"))
	return func(t *terminal, args []string) error {
		if len(args) != 2 {
			return misuse("", "cli.two_arguments", "first", "FILE", "second", "NEW")
		}
		sources := []string{args[0]}
		if *backup != "" {
			sources = append(sources, *backup)
		}
		h, err := host()
		if err != nil {
			return err
		}
		made, err := app.Rebuild(sources, args[1], h.Folder, t.meter())
		if err != nil {
			return err
		}
		if made.Lost() > 0 {
			t.say(text("cli.recover.lost", "count", strconv.FormatInt(made.Lost(), 10), "cause", made.Stopped))
		}
		sayHalfReturn(t, made)
		return t.answer(recovered{made, made.Lost()})
	}
}}
