package cli

import (
	"flag"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// invitation is what invite answers. The code is kept nowhere else.
type invitation struct {
	User   domain.ID `json:"user,omitempty"`
	Code   string    `json:"code"`
	Public string    `json:"public"`
}

var inviteCommand = subcommand{"invite", "--name NAME --email ADDRESS [--telephone NUMBER] [--zone ZONE] [--administrator] | --code-only", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	codeOnly := fs.Bool("code-only", false, text("cli.flag.code_only"))
	var person app.UserInvite
	fs.StringVar(&person.Name, "name", "", text("cli.flag.person"))
	fs.StringVar(&person.Email, "email", "", text("cli.flag.email"))
	fs.StringVar(&person.Telephone, "telephone", "", text("cli.flag.telephone"))
	fs.StringVar(&person.TimeZone, "zone", "", text("cli.flag.zone"))
	fs.BoolVar(&person.Administrator, "administrator", false, text("cli.flag.administrator"))
	return func(t *terminal, args []string) error {
		if err := noArgument(args); err != nil {
			return err
		}
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			code, public, err := a.Invite()
			if err != nil {
				return err
			}
			result := invitation{Code: code, Public: public}
			if !*codeOnly {
				person.Public = public
				receipt, err := do(a, actor, "", &person)
				if err != nil {
					return err
				}
				result.User = receipt.Record
			}
			return t.answer(result)
		})
	}
}}

// accepted is what accept answers.
type accepted struct {
	User   domain.ID `json:"user"`
	KeySet domain.ID `json:"key_set"`
}

var acceptCommand = subcommand{"accept", "--code CODE", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	code := fs.String("code", "", text("cli.flag.code"))
	return func(t *terminal, args []string) error {
		if err := noArgument(args); err != nil {
			return err
		}
		if l.user == "" {
			return misuse("", "cli.no_user", "variable", userVariable)
		}
		return l.open(func(a *app.App) error {
			password, err := l.password.choose(t, l.user)
			if err != nil {
				return err
			}
			actor, err := a.FirstSignIn(l.user, *code, password, keyCost)
			if err != nil {
				return err
			}
			return t.answer(accepted{User: actor.User, KeySet: actor.KeySet})
		})
	}
}}

func noArgument(args []string) error {
	if len(args) > 0 {
		return misuse("", "cli.no_argument", "given", args[0])
	}
	return nil
}
