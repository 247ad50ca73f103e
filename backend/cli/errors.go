package cli

import (
	"errors"
	"log/slog"

	"renogen/backend/domain"
	"renogen/backend/i18n"
)

// Exit codes. They never change their meaning: scripts rely on them.
const (
	exitDone            = 0
	exitMisuse          = 2
	exitInvalid         = 3
	exitUnauthenticated = 4
	exitForbidden       = 5
	exitNotFound        = 6
	exitConflict        = 7
	exitBusy            = 8
	exitUnavailable     = 9
	exitInternal        = 10
	exitFindings        = 11
)

var exitOf = map[domain.Code]int{
	domain.CodeInvalid: exitInvalid, domain.CodeUnauthenticated: exitUnauthenticated, domain.CodeForbidden: exitForbidden,
	domain.CodeNotFound: exitNotFound, domain.CodeConflict: exitConflict, domain.CodeBusy: exitBusy,
	domain.CodeUnavailable: exitUnavailable, domain.CodeInternal: exitInternal,
}

// errFindings says that verify has told what is wrong.
var errFindings = errors.New("cli: the workspace does not verify")

// misuseError says that the arguments were wrong.
type misuseError struct {
	subcommand string
	key        domain.Key
	params     []string
}

func (e *misuseError) Error() string { return text(e.key, e.params...) }

func misuse(subcommand string, key domain.Key, params ...string) error {
	return &misuseError{subcommand: subcommand, key: key, params: params}
}

// finish tells the error, if there is one, and gives its exit code.
func (t *terminal) finish(err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, errFindings) {
		return exitFindings
	}
	if use, ok := errors.AsType[*misuseError](err); ok {
		t.say(use.Error())
		t.say(text("cli.see_help", "command", commandLine("help", use.subcommand)))
		return exitMisuse
	}
	t.logRefusal(err)
	for _, sentence := range i18n.Sentences(err) {
		t.say(sentence)
	}
	return exitOf[domain.CodeOf(err)]
}

// logRefusal leaves the trace that something was asked for and refused: by whom, what and why, but nothing of what was
// said. What is no refusal is a fault, and told with its cause.
func (t *terminal) logRefusal(err error) {
	if ours, ok := errors.AsType[*domain.Error](err); ok {
		slog.Info("refused", "command", t.asked, "user", t.user, "code", ours.Code, "key", ours.Key)
		return
	}
	slog.Error("internal", "command", t.asked, "cause", err.Error())
}

func commandLine(words ...string) string {
	line := "renogen"
	for _, word := range words {
		if word != "" {
			line += " " + word
		}
	}
	return line
}
