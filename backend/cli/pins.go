package cli

import (
	"flag"

	"renogen/backend/app"
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
