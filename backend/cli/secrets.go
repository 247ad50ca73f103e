package cli

import (
	"flag"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
)

// sealedValue is what seal answers: the parts of a value of an activity.
type sealedValue struct {
	Sealed     string `json:"sealed"`
	Generation int    `json:"generation"`
}

var sealCommand = subcommand{"seal", "PROJECT", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	return func(t *terminal, args []string) error {
		project, err := oneArgument(args, "PROJECT")
		if err != nil {
			return err
		}
		plain, err := t.secret()
		if err != nil {
			return err
		}
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			sealed, generation, err := a.SealFor(actor, project, plain)
			if err != nil {
				return err
			}
			return t.answer(sealedValue{Sealed: sealed, Generation: generation})
		})
	}
}}

// secret reads a sensitive value: typed unseen, or all of standard input but its last end of line.
func (t *terminal) secret() (string, error) {
	if isTerminal(t.in) {
		return t.hidden(text("cli.secret"))
	}
	content, err := read(t.in, "-")
	plain := strings.TrimSuffix(strings.TrimSuffix(string(content), "\n"), "\r")
	if err == nil && plain == "" {
		err = domain.Invalid("cli.secret_empty")
	}
	return plain, err
}

// revealed is a sensitive value of a step.
type revealed struct {
	Value string `json:"value"`
	Plain string `json:"plain"`
}

var revealCommand = subcommand{"reveal", "STEP", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	return func(t *terminal, args []string) error {
		step, err := oneArgument(args, "STEP")
		if err != nil {
			return err
		}
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			sealed, err := app.Ask[app.SecretsView](a, actor.User, "step.secrets", &app.StepSecrets{Step: step})
			if err != nil {
				return err
			}
			values := []revealed{}
			for _, s := range sealed.Secrets {
				plain, err := a.OpenSealed(actor, sealed.Project, s.Sealed, s.Generation)
				if err != nil {
					return err
				}
				values = append(values, revealed{Value: s.Value, Plain: plain})
			}
			return t.answer(values)
		})
	}
}}

var giveKeyCommand = subcommand{"give-key", "PROJECT KEYSET --seen DIGEST", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	seen := fs.String("seen", "", text("cli.flag.seen"))
	return func(t *terminal, args []string) error {
		if len(args) != 2 {
			return misuse("", "cli.give_key_arguments")
		}
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			if err := a.GiveProjectKey(actor, args[0], args[1], *seen); err != nil {
				return err
			}
			return t.answerKeys(a, actor, args[0])
		})
	}
}}

var recoverKeyCommand = subcommand{"recover-key", "PROJECT", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	return func(t *terminal, args []string) error {
		project, err := oneArgument(args, "PROJECT")
		if err != nil {
			return err
		}
		code, err := t.secret()
		if err != nil {
			return err
		}
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			if err := a.RecoverProjectKey(actor, project, code); err != nil {
				return err
			}
			return t.answerKeys(a, actor, project)
		})
	}
}}

// answerKeys says who holds a project's key now.
func (t *terminal) answerKeys(a *app.App, actor app.Actor, project domain.ID) error {
	keys, err := app.Ask[app.ProjectKeysView](a, actor.User, "project_keys.list", &app.ProjectKeysList{Project: project})
	if err != nil {
		return err
	}
	return t.answer(keys)
}
