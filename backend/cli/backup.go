package cli

import (
	"context"
	"errors"
	"flag"
	"os/exec"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/platform"
	"renogen/backend/store"
)

// copyTries is how often a file is copied anew because somebody wrote meanwhile.
const copyTries = 3

var backupCommand = subcommand{"backup", "[FILE] [--folder FOLDER] [--full] [--list]", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	folder := fs.String("folder", "", text("cli.flag.backup_folder"))
	full := fs.Bool("full", false, text("cli.flag.full"))
	list := fs.Bool("list", false, text("cli.flag.backup_list"))
	return func(t *terminal, args []string) error {
		if err := l.file(args); err != nil {
			return err
		}
		b := app.Backing{Path: l.workspace, Folder: *folder, Reason: domain.BackupByHand, Level: app.Quick, Progress: t.meter()}
		if b.Folder == "" {
			b.Folder = app.BackupFolder(l.workspace)
		}
		if *full {
			b.Level = app.Full
		}
		if *list {
			return l.listBackups(t, b.Folder)
		}
		kept, err := l.backUp(t, b)
		if err != nil {
			return err
		}
		return t.answer(kept)
	}
}}

func (l *login) listBackups(t *terminal, folder string) error {
	return l.open(func(a *app.App) error {
		kept, err := app.Backups(folder, a.ID())
		if err != nil {
			return err
		}
		return t.answer(kept)
	})
}

// backUp makes a backup in the name of the person. The workspace is closed meanwhile: only so can its bytes be copied.
func (l *login) backUp(t *terminal, b app.Backing) (kept app.KeptBackup, err error) {
	var by app.Actor
	var workspace string
	if err := l.enter(t, func(a *app.App, actor app.Actor) error {
		by, workspace = actor, a.ID()
		return nil
	}); err != nil {
		return kept, err
	}
	h, err := host()
	if err != nil {
		return kept, err
	}
	b.Copy = byteCopy(b.Path)
	if kept, err = b.BackUp(h, by); err != nil {
		return kept, err
	}
	_, err = app.Rotate(b.Folder, workspace, time.Local)
	return kept, err
}

// byteCopy gives how the file is copied in a program of its own, where it lies on a drive that others reach as well;
// nil where SQLite does it here.
func byteCopy(path string) func(from, to string) error {
	if !app.OnShare(path) {
		return nil
	}
	return func(from, to string) error {
		_, err := platform.RunSelf(context.Background(), func(string) {}, copyBytesCommand.name, from, to)
		ended, ok := errors.AsType[*exec.ExitError](err)
		switch {
		case ok && ended.ExitCode() == exitBusy:
			return domain.Busy("workspace.busy").Because(err)
		case ok:
			return domain.Unavailable("backup.not_copied").Because(err)
		}
		return err
	}
}

// copyBytesCommand copies a workspace for a program that has it open, or must not open it by other means than SQLite's.
var copyBytesCommand = subcommand{name: "copy-bytes", usage: "FILE COPY", prepare: func(*flag.FlagSet) action {
	return func(_ *terminal, args []string) error {
		if len(args) != 2 {
			return misuse("", "cli.one_argument", "name", "FILE COPY")
		}
		return store.CopyBytes(args[0], args[1], copyTries)
	}
}}

// prepareBackupCommand makes and verifies the copy for a window, which then signs its manifest.
var prepareBackupCommand = subcommand{name: "prepare-backup", usage: "FILE FOLDER", prepare: func(fs *flag.FlagSet) action {
	full := fs.Bool("full", false, text("cli.flag.full"))
	reason := fs.String("reason", string(domain.BackupSchedule), "")
	return func(t *terminal, args []string) error {
		if len(args) != 2 {
			return misuse("", "cli.one_argument", "name", "FILE FOLDER")
		}
		h, err := host()
		if err != nil {
			return err
		}
		b := app.Backing{
			Path: args[0], Folder: args[1], Reason: domain.BackupReason(*reason), Level: app.Quick, Progress: t.count, Copy: byteCopy(args[0]),
		}
		if *full {
			b.Level = app.Full
		}
		var answer app.PreparedOrNot
		if answer.Prepared, err = b.Prepare(h); err != nil {
			answer.Problem, _ = errors.AsType[*domain.Error](err)
		}
		return errors.Join(err, t.answer(answer))
	}
}}
