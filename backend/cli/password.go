package cli

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"renogen/backend/domain"
	"renogen/backend/journal"
)

// keyCost is how hard new passwords are to guess.
var keyCost = journal.DefaultKDF()

// passwordFlags say where the password comes from: a file, the environment, or the person.
// It is no flag itself: others would see it in the list of processes.
type passwordFlags struct{ file string }

func (p *passwordFlags) declare(fs *flag.FlagSet) {
	fs.StringVar(&p.file, "password-file", "", text("cli.flag.password_file", "variable", passwordVariable))
}

// ask gives the password of somebody.
func (p *passwordFlags) ask(t *terminal, user string) (string, error) {
	if password, ok, err := p.given(); ok || err != nil {
		return password, err
	}
	return t.hidden(text("cli.password", "user", user))
}

// choose gives a new password; a person types it twice.
func (p *passwordFlags) choose(t *terminal, user string) (string, error) {
	if password, ok, err := p.given(); ok || err != nil {
		return password, err
	}
	first, err := t.hidden(text("cli.password.new", "user", user))
	if err != nil {
		return "", err
	}
	again, err := t.hidden(text("cli.password.again"))
	if err == nil && again != first {
		err = domain.Invalid("cli.password.differs")
	}
	return first, err
}

func (p *passwordFlags) given() (password string, ok bool, err error) {
	if p.file == "" {
		password, ok = os.LookupEnv(passwordVariable)
		return password, ok, nil
	}
	content, err := os.ReadFile(p.file)
	if err != nil {
		return "", false, unreadable(p.file, err)
	}
	return strings.TrimRight(string(content), "\r\n"), true, nil
}

// hidden asks a person and does not show what is typed.
func (t *terminal) hidden(question string) (string, error) {
	if !isTerminal(t.in) {
		return "", misuse("", "cli.no_password", "variable", passwordVariable)
	}
	fmt.Fprint(t.err, question+" ")
	typed, err := term.ReadPassword(int(t.in.(*os.File).Fd()))
	fmt.Fprintln(t.err)
	return string(typed), err
}

func unreadable(path string, cause error) error {
	return domain.Unavailable("cli.unreadable", "path", path).Because(cause)
}
