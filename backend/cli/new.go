package cli

import (
	"flag"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// made is what new and sample answer.
type made struct {
	Path        string    `json:"path"`
	Workspace   string    `json:"workspace"`
	Fingerprint string    `json:"fingerprint"`
	User        domain.ID `json:"user"`
	// RecoveryKey is to be printed; it is kept nowhere.
	RecoveryKey string `json:"recovery_key,omitempty"`
}

var newCommand = subcommand{"new", "FILE --name NAME --admin NAME --email ADDRESS [--zone ZONE] [--recovery]", func(fs *flag.FlagSet) action {
	name := fs.String("name", "", text("cli.flag.name"))
	admin := fs.String("admin", "", text("cli.flag.admin"))
	email := fs.String("email", "", text("cli.flag.email"))
	zone := fs.String("zone", "UTC", text("cli.flag.zone"))
	recovery := fs.Bool("recovery", false, text("cli.flag.recovery"))
	var passwords passwordFlags
	passwords.declare(fs)
	return func(t *terminal, args []string) error {
		path, err := oneArgument(args, "FILE")
		if err != nil {
			return err
		}
		if *admin == "" {
			return misuse("", "cli.flag_missing", "flag", "--admin")
		}
		h, err := host()
		if err != nil {
			return err
		}
		password, err := passwords.choose(t, *admin)
		if err != nil {
			return err
		}
		first := app.FirstAdministrator{Name: *admin, Email: *email, TimeZone: *zone, Password: password, KDF: keyCost}
		code := ""
		if *recovery {
			if code, first.RecoveryKey, err = app.NewRecoveryKey(); err != nil {
				return err
			}
		}
		a, actor, err := app.Create(path, *name, first, false, h)
		if err != nil {
			return err
		}
		result := made{Path: path, Workspace: a.ID(), Fingerprint: a.Fingerprint(), User: actor.User, RecoveryKey: code}
		if err := a.Close(); err != nil {
			return err
		}
		return t.answer(result)
	}
}}

// oneArgument gives the only argument that is no flag.
func oneArgument(args []string, name string) (string, error) {
	if len(args) != 1 || args[0] == "" {
		return "", misuse("", "cli.one_argument", "name", name)
	}
	return args[0], nil
}
