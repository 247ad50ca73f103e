package cli

import (
	"flag"
	"io"
	"os"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// longestInput is the longest JSON that is read, in bytes; no command is longer by far.
const longestInput = 32 << 20

var doCommand = subcommand{"do", "COMMAND JSON|-|@FILE [--id ID]", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	id := fs.String("id", "", text("cli.flag.id"))
	return func(t *terminal, args []string) error {
		if len(args) != 2 {
			return misuse("", "cli.do_arguments")
		}
		input, err := t.input(args[1])
		if err != nil {
			return err
		}
		payload, err := app.Payload(args[0], input)
		if err != nil {
			return err
		}
		t.asked += " " + args[0]
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			receipt, err := do(a, actor, *id, payload)
			if err != nil {
				return err
			}
			if err := a.RenewAfter(actor, args[0]); err != nil {
				t.say(text("project_key.not_renewed", "cause", err.Error()))
			}
			return t.answer(receipt)
		})
	}
}}

// do gives a command; an empty id makes a new one.
func do(a *app.App, actor app.Actor, id domain.ID, payload any) (app.Receipt, error) {
	if id == "" {
		var err error
		if id, err = app.NewID(); err != nil {
			return app.Receipt{}, err
		}
	}
	return a.Do(actor, id, payload)
}

var getCommand = subcommand{"get", "QUERY [JSON|-|@FILE]", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	return func(t *terminal, args []string) error {
		if len(args) < 1 || len(args) > 2 {
			return misuse("", "cli.get_arguments")
		}
		input := []byte("{}")
		if len(args) == 2 {
			var err error
			if input, err = t.input(args[1]); err != nil {
				return err
			}
		}
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			result, err := a.GetJSON(actor.User, args[0], input)
			if err != nil {
				return err
			}
			return t.answer(result)
		})
	}
}}

// input gives the JSON of an argument: itself, - for standard input, or @ and the name of a file.
func (t *terminal) input(argument string) ([]byte, error) {
	switch {
	case argument == "-":
		return read(t.in, "-")
	case strings.HasPrefix(argument, "@"):
		name := argument[1:]
		file, err := os.Open(name)
		if err != nil {
			return nil, unreadable(name, err)
		}
		defer file.Close()
		return read(file, name)
	}
	return []byte(argument), nil
}

func read(from io.Reader, name string) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(from, longestInput+1))
	if err != nil {
		return nil, unreadable(name, err)
	}
	if len(content) > longestInput {
		return nil, domain.Invalid("cli.input_long", "path", name)
	}
	return content, nil
}
