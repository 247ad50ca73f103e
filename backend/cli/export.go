package cli

import (
	"context"
	"flag"
	"strings"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/platform"
)

// exported is what export answers, unless the document itself goes to standard output.
type exported struct {
	Path  string `json:"path"`
	Bytes int    `json:"bytes"`
}

// documentKinds are the words for documents.
var documentKinds = map[string]documents.Kind{
	"runbook": documents.RunBook, "checklist": documents.Checklist, "notes": documents.ReleaseNotes,
}

var exportCommand = subcommand{"export", "runbook|checklist|notes DEPLOYMENT [--out FILE|-] [--format pdf|md|json] [--all] [--letter]", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	out := fs.String("out", "", text("cli.flag.out"))
	all := fs.Bool("all", false, text("cli.flag.all"))
	format := fs.String("format", string(documents.PDF), text("cli.flag.format"))
	letter := fs.Bool("letter", false, text("cli.flag.letter"))
	return func(t *terminal, args []string) error {
		if len(args) != 2 {
			return misuse("", "cli.export_arguments")
		}
		kind, ok := documentKinds[args[0]]
		if !ok {
			return misuse("", "cli.export_arguments")
		}
		order := documents.Order{Kind: kind, All: *all, Letter: *letter, Format: documents.Format(*format)}
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			var err error
			if order.Deployment, err = deploymentAt(a, actor, args[1]); err != nil {
				return err
			}
			document, err := documents.Make(context.Background(), a, actor.User, order)
			if err != nil {
				return err
			}
			return t.deliver(document, *out)
		})
	}
}}

// deploymentAt gives the deployment with an id, or at an address: the key of its project, a slash, and
// YYYYMMDD or YYYYMMDDHHMM in the project's time zone.
func deploymentAt(a *app.App, actor app.Actor, named string) (domain.ID, error) {
	params := &app.DeploymentGet{Deployment: named}
	if key, address, ok := strings.Cut(named, "/"); ok {
		params = &app.DeploymentGet{ProjectKey: key, Address: address}
	}
	found, err := app.Ask[app.DeploymentView](a, actor.User, "deployment.get", params)
	return found.ID, err
}

// deliver writes a document to a file, by default under its own name, or with "-" to standard output.
func (t *terminal) deliver(document documents.Document, path string) error {
	if path == "-" {
		_, err := t.out.Write(document.Bytes)
		return err
	}
	if path == "" {
		path = document.Name
	}
	if err := platform.WriteFile(path, document.Bytes, 0o644); err != nil {
		return domain.Unavailable("cli.unwritable", "path", path).Because(err)
	}
	return t.answer(exported{Path: path, Bytes: len(document.Bytes)})
}
