package cli

import (
	"flag"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/i18n"
)

// acceptedLoss is what accept-loss answers.
type acceptedLoss struct {
	Accepted app.Loss `json:"accepted"`
	// Entries is how many entries the workspace has now.
	Entries int64 `json:"entries"`
}

var acceptLossCommand = subcommand{"accept-loss", "FILE [--seen DIGEST]", func(fs *flag.FlagSet) action {
	seen := fs.String("seen", "", text("cli.flag.loss_seen"))
	return func(t *terminal, args []string) error {
		path, err := oneArgument(args, "FILE")
		if err != nil {
			return err
		}
		l := login{workspace: path}
		return l.open(func(a *app.App) error {
			if err := a.CatchUp(t.meter()); err != nil {
				return err
			}
			loss := a.Loss()
			switch {
			case loss == nil:
				return domain.Conflict("journal.nothing_lost")
			case *seen == "":
				t.say(text("cli.accept_loss.how", "command", commandLine("accept-loss", path, "--seen", loss.Seen)))
				return a.Trouble()
			}
			if err := a.AcceptLoss(*seen); err != nil {
				return err
			}
			return t.answer(acceptedLoss{Accepted: *loss, Entries: loss.HasSeq})
		})
	}
}}

// warnOfTrouble tells that the workspace lacks what was seen here: it can be read, and nothing is written.
func (t *terminal) warnOfTrouble(a *app.App) {
	if err := a.Trouble(); err != nil {
		for _, sentence := range i18n.Sentences(err) {
			t.say(sentence)
		}
	}
}
