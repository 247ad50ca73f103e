package cli

import (
	"flag"

	"renogen/backend/app"
)

var copyOutCommand = subcommand{"copy-out", "FILE NEW", func(*flag.FlagSet) action {
	return func(t *terminal, args []string) error {
		if len(args) != 2 {
			return misuse("", "cli.two_arguments", "first", "FILE", "second", "NEW")
		}
		h, err := host()
		if err != nil {
			return err
		}
		out, err := app.CopyOut(args[0], args[1], h, t.meter())
		if err != nil {
			return err
		}
		t.say(text("copy_out.tell_others", "path", out.Path))
		return t.answer(out)
	}
}}
