package cli

import (
	"errors"
	"flag"
	"os"
	"path/filepath"

	"renogen/backend/app"
	"renogen/backend/platform"
)

// What is in the environment, so that scripts need not repeat it.
const (
	workspaceVariable = "RENOGEN_WORKSPACE"
	userVariable      = "RENOGEN_USER"
	passwordVariable  = "RENOGEN_PASSWORD"
)

// login says which workspace is meant, and who is asking.
type login struct {
	workspace, user string
	password        passwordFlags
}

func workspaceFlags(fs *flag.FlagSet) *login {
	l := &login{}
	fs.StringVar(&l.workspace, "workspace", os.Getenv(workspaceVariable), text("cli.flag.workspace"))
	fs.StringVar(&l.workspace, "w", l.workspace, "")
	return l
}

func loginFlags(fs *flag.FlagSet) *login {
	l := workspaceFlags(fs)
	l.declare(fs)
	return l
}

// declare takes who is asking.
func (l *login) declare(fs *flag.FlagSet) {
	fs.StringVar(&l.user, "user", os.Getenv(userVariable), text("cli.flag.user"))
	fs.StringVar(&l.user, "u", l.user, "")
	l.password.declare(fs)
}

// host is this computer, as a workspace sees it.
func host() (app.Host, error) {
	home, err := platform.FindHome()
	if err != nil {
		return app.Host{}, err
	}
	file, err := platform.OpenSettings(home)
	if err != nil {
		return app.Host{}, err
	}
	settings, err := file.Read()
	return app.Host{
		Workstation: settings.Workstation, Now: platform.Now, Folder: filepath.Join(home.Data, "workspaces"),
	}, err
}

// backupFolder is where backups of a workspace go that nobody is asked about: where the window puts them, too.
func backupFolder(a *app.App) (string, error) {
	home, err := platform.FindHome()
	if err != nil {
		return "", err
	}
	file, err := platform.OpenSettings(home)
	if err != nil {
		return "", err
	}
	settings, err := file.Read()
	if own := settings.BackupFolders[a.ID()]; own != "" {
		return own, err
	}
	return app.BackupFolder(a.Path()), err
}

// open opens the workspace for as long as work takes.
func (l *login) open(work func(*app.App) error) error {
	if l.workspace == "" {
		return misuse("", "cli.no_workspace", "variable", workspaceVariable)
	}
	h, err := host()
	if err != nil {
		return err
	}
	a, err := app.Open(l.workspace, h)
	if err != nil {
		return err
	}
	return errors.Join(work(a), a.Close())
}

// enter opens the workspace and signs the person in, for as long as work takes.
func (l *login) enter(t *terminal, work func(*app.App, app.Actor) error) error {
	if l.user == "" {
		return misuse("", "cli.no_user", "variable", userVariable)
	}
	t.user = l.user
	return l.open(func(a *app.App) error {
		if other := a.Namesake(); other != nil {
			return other.Err() // before anybody types a password
		}
		password, err := l.password.ask(t, l.user)
		if err != nil {
			return err
		}
		if err := a.CatchUp(t.meter()); err != nil {
			return err
		}
		actor, err := a.SignIn(l.user, password)
		if err != nil {
			return err
		}
		if err := t.warnOfReplacedKey(a, actor); err != nil {
			return err
		}
		err = work(a, actor)
		if err == nil {
			t.warnOfTrouble(a)
		}
		return err
	})
}
