package cli

import (
	"flag"
	"strings"
	"time"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/offline"
)

// offlineFlags are those of all that offline can do.
type offlineFlags struct {
	*login
	until, people, reason, drop, note, redo *string
	dry, end                                *bool
}

var offlineCommand = subcommand{"offline", "take DEPLOYMENT COPY | status [COPY] | return COPY | settle ENTRY | close ID", func(fs *flag.FlagSet) action {
	f := offlineFlags{
		login:  loginFlags(fs),
		until:  fs.String("until", "", text("cli.flag.until")),
		people: fs.String("people", "", text("cli.flag.people")),
		dry:    fs.Bool("dry-run", false, text("cli.flag.dry_run")),
		end:    fs.Bool("close", false, text("cli.flag.close")),
		reason: fs.String("reason", "", text("cli.flag.reason")),
		drop:   fs.String("drop", "", text("cli.flag.drop")),
		note:   fs.String("note", "", text("cli.flag.note")),
		redo:   fs.String("redo", "", text("cli.flag.redo")),
	}
	return func(t *terminal, args []string) error {
		if len(args) == 0 {
			return misuse("", "cli.offline_arguments")
		}
		work, ok := map[string]struct {
			arguments int
			do        func(*terminal, []string) error
		}{
			"take": {2, f.take}, "status": {len(args) - 1, f.status}, "return": {1, f.bringBack},
			"settle": {1, f.settle}, "close": {1, f.close},
		}[args[0]]
		if !ok || len(args)-1 != work.arguments || len(args) > 3 {
			return misuse("", "cli.offline_arguments")
		}
		return work.do(t, args[1:])
	}
}}

// take takes the run book of a deployment to a laptop.
func (f *offlineFlags) take(t *terminal, args []string) error {
	until, err := time.Parse(time.RFC3339, *f.until)
	if err != nil {
		return misuse("", "cli.until", "given", *f.until)
	}
	return f.enter(t, func(a *app.App, actor app.Actor) error {
		deployment, err := deploymentAt(a, actor, args[0])
		if err != nil {
			return err
		}
		plan := offline.Plan{Deployments: []domain.ID{deployment}, Until: until.UnixMilli(), Users: []domain.ID{actor.User}}
		row, err := app.Ask[app.DeploymentView](a, actor.User, "deployment.get", &app.DeploymentGet{Deployment: deployment})
		if err != nil {
			return err
		}
		plan.Project = row.Project
		if plan.Users, err = f.named(a, actor, plan.Project); err != nil {
			return err
		}
		h, err := host()
		if err != nil {
			return err
		}
		taken, err := offline.Take(a, h, actor, plan, args[1])
		if err != nil {
			return err
		}
		return t.answer(taken)
	})
}

// named gives the people whose keys go along: the one who asks, and those who are named.
func (f *offlineFlags) named(a *app.App, actor app.Actor, project domain.ID) ([]domain.ID, error) {
	users := []domain.ID{actor.User}
	if *f.people == "" {
		return users, nil
	}
	all, err := app.Ask[app.CopiesView](a, actor.User, "copies.list", &app.CopiesList{Project: project})
	if err != nil {
		return nil, err
	}
	for name := range strings.SplitSeq(*f.people, ",") {
		user := ""
		for _, person := range all.People {
			if domain.SameName(person.Name, strings.TrimSpace(name)) {
				user = person.User
			}
		}
		if user == "" {
			return nil, domain.NotFound("cli.no_such_person", "name", name)
		}
		if user != actor.User {
			users = append(users, user)
		}
	}
	return users, nil
}

// status tells of one copy, or whether the workspace is one.
func (f *offlineFlags) status(t *terminal, args []string) error {
	return f.enter(t, func(a *app.App, actor app.Actor) error {
		if len(args) == 1 {
			return asked[app.CopyDetails](t, a, actor, "copy.get", &app.CopyGet{Copy: args[0]})
		}
		return asked[app.CopyHereView](t, a, actor, "copy.here", &app.CopyHere{})
	})
}

func asked[R, P any](t *terminal, a *app.App, actor app.Actor, query string, params *P) error {
	answer, err := app.Ask[R](a, actor.User, query, params)
	if err != nil {
		return err
	}
	return t.answer(answer)
}

// bringBack brings the work of a copy back, after a backup of the workspace, or only tells what would come of it.
func (f *offlineFlags) bringBack(t *terminal, args []string) error {
	return f.enter(t, func(a *app.App, actor app.Actor) error {
		h, err := host()
		if err != nil {
			return err
		}
		if !*f.dry {
			folder, err := backupFolder(a)
			if err != nil {
				return err
			}
			b := app.Backing{Path: a.Path(), Folder: folder, Reason: domain.BackupMerge, Level: app.Quick, Copy: byteCopy(a.Path())}
			if _, err := b.BackUp(h, actor); err != nil {
				return err
			}
			if _, err := app.Rotate(folder, a.ID(), time.Local); err != nil {
				return err
			}
		}
		out, err := offline.BringBack(a, h, actor, args[0], *f.dry, *f.end)
		if err != nil {
			return err
		}
		return t.answer(out)
	})
}

// settle settles what was refused. What is done in another way is done with it, all or nothing.
func (f *offlineFlags) settle(t *terminal, args []string) error {
	return f.enter(t, func(a *app.App, actor app.Actor) error {
		if *f.redo != "" {
			name, content, _ := strings.Cut(strings.TrimSpace(*f.redo), " ")
			receipts, err := a.Redo(actor, args[0], name, []byte(content), *f.note)
			if err != nil {
				return err
			}
			return t.answer(receipts)
		}
		settle := &app.CopySettle{Intent: args[0], How: domain.SettledDropped, Note: *f.drop}
		if *f.note != "" {
			settle.How, settle.Note = domain.SettledNoted, *f.note
		}
		id, err := app.NewID()
		if err != nil {
			return err
		}
		receipt, err := a.Do(actor, id, settle)
		if err != nil {
			return err
		}
		return t.answer([]app.Receipt{receipt})
	})
}

func (f *offlineFlags) close(t *terminal, args []string) error {
	return f.enter(t, func(a *app.App, actor app.Actor) error {
		id, err := app.NewID()
		if err != nil {
			return err
		}
		receipt, err := a.Do(actor, id, &app.CopyClose{Copy: args[0], Reason: *f.reason})
		if err != nil {
			return err
		}
		return t.answer(receipt)
	})
}
