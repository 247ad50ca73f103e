package cli

import (
	"flag"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/i18n"
)

// acceptedWorkspace is what accept-workspace answers.
type acceptedWorkspace struct {
	Accepted app.Namesake `json:"accepted"`
}

var acceptWorkspaceCommand = subcommand{"accept-workspace", "FILE [--fingerprint FINGERPRINT]", func(fs *flag.FlagSet) action {
	fingerprint := fs.String("fingerprint", "", text("cli.flag.fingerprint"))
	return func(t *terminal, args []string) error {
		path, err := oneArgument(args, "FILE")
		if err != nil {
			return err
		}
		l := login{workspace: path}
		return l.open(func(a *app.App) error {
			other := a.Namesake()
			if other != nil && *fingerprint == "" {
				t.say(text("cli.accept_workspace.how", "command", commandLine("accept-workspace", path, "--fingerprint", other.Fingerprint)))
				return other.Err()
			}
			if err := a.AcceptNamesake(*fingerprint); err != nil {
				return err
			}
			return t.answer(acceptedWorkspace{Accepted: *other})
		})
	}
}}

// rootOf gives the fingerprint that a workspace must have: the one asked for, else the one that this workstation knows
// at the path; empty: neither.
func rootOf(asked, path string) (string, error) {
	if asked != "" {
		return asked, nil
	}
	h, err := host()
	if err != nil {
		return "", err
	}
	return app.PinnedAt(h, path)
}

// acceptedKey is what accept-key answers.
type acceptedKey struct {
	Accepted *app.ReplacedKey `json:"accepted"`
}

var acceptKeyCommand = subcommand{"accept-key", "", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	return func(t *terminal, _ []string) error {
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			replaced, err := a.Replaced(actor)
			if err != nil {
				return err
			}
			if replaced == nil {
				return domain.Conflict("session.key_known")
			}
			if err := a.KnowKey(actor); err != nil {
				return err
			}
			return t.answer(acceptedKey{Accepted: replaced})
		})
	}
}}

// warnOfReplacedKey tells people that they signed in here with other keys before.
func (t *terminal) warnOfReplacedKey(a *app.App, actor app.Actor) error {
	replaced, err := a.Replaced(actor)
	if replaced != nil {
		for _, sentence := range i18n.Sentences(replaced.Err()) {
			t.say(sentence)
		}
	}
	return err
}
