package cli

import (
	"cmp"
	"context"
	"flag"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/platform"
)

// exported is what export answers, unless the document itself goes to standard output.
type exported struct {
	Path  string `json:"path"`
	Bytes int    `json:"bytes"`
}

// documentKinds are the words for documents that are not called as they are in the program.
var documentKinds = map[string]documents.Kind{
	"runbook": documents.RunBook, "runsheet": documents.RunSheet, "audit": documents.AuditReport, "notes": documents.ReleaseNotes,
}

// kindWords lists the words for all documents.
func kindWords() string {
	var out []string
	for _, kind := range documents.Kinds() {
		out = append(out, wordOfKind(kind.Kind))
	}
	return strings.Join(out, "|")
}

func wordOfKind(kind documents.Kind) string {
	for word, known := range documentKinds {
		if known == kind {
			return word
		}
	}
	return strings.ReplaceAll(string(kind), "_", "-")
}

func kindOfWord(word string) (documents.Kind, bool) {
	for _, kind := range documents.Kinds() {
		if wordOfKind(kind.Kind) == word || string(kind.Kind) == word {
			return kind.Kind, true
		}
	}
	return "", false
}

var exportCommand = subcommand{"export", kindWords() + " [DEPLOYMENT|PROJECT] [--out FILE|-] [--format pdf|xlsx|csv|json|md|ics|html|zip] [--all] [--letter] [--density standard|compact|large_print] [--watch]", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	out := fs.String("out", "", text("cli.flag.out"))
	fs.StringVar(out, "o", "", "")
	all := fs.Bool("all", false, text("cli.flag.all"))
	format := fs.String("format", "", text("cli.flag.format"))
	letter := fs.Bool("letter", false, text("cli.flag.letter"))
	density := fs.String("density", "", text("cli.flag.density"))
	watch := fs.Bool("watch", false, text("cli.flag.watch"))
	return func(t *terminal, args []string) error {
		if len(args) == 0 || len(args) > 2 {
			return misuse("", "cli.export_arguments", "kinds", kindWords())
		}
		kind, ok := kindOfWord(args[0])
		if !ok || *watch && (kind != documents.Board || *out == "-") {
			return misuse("", "cli.export_arguments", "kinds", kindWords())
		}
		order := documents.Order{Kind: kind, All: *all, Letter: *letter, Density: *density, Format: documents.Format(*format), Progress: t.meter()}
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			if len(args) == 2 {
				var err error
				if order.Deployment, order.Project, err = aboutWhat(a, actor, kind, args[1]); err != nil {
					return err
				}
			}
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			document, err := documents.Make(ctx, a, actor.User, order)
			if err != nil {
				return err
			}
			if !*watch {
				return t.deliver(ctx, document, *out)
			}
			return t.keepBoard(ctx, a, actor, order.Deployment, cmp.Or(*out, document.Name))
		})
	}
}}

// aboutWhat says of what a document is wanted: of a project by its key, otherwise of a deployment.
func aboutWhat(a *app.App, actor app.Actor, kind documents.Kind, named string) (deployment, project domain.ID, err error) {
	ofProject := slices.ContainsFunc(documents.Kinds(), func(k documents.KindInfo) bool {
		return k.Kind == kind && slices.Contains(k.Scopes, documents.OfProject)
	})
	if ofProject && !strings.Contains(named, "/") && uuid.Validate(named) != nil {
		found, err := app.Ask[app.ProjectView](a, actor.User, "project.get", &app.ProjectGet{Key: named})
		return "", found.ID, err
	}
	deployment, err = deploymentAt(a, actor, named)
	return deployment, "", err
}

// watchesEvery is how often a board looks for changes by others.
const watchesEvery = time.Second

// keepBoard writes the board again and again until the person interrupts the program.
func (t *terminal) keepBoard(ctx context.Context, a *app.App, actor app.Actor, deployment domain.ID, path string) error {
	go a.Watch(ctx, watchesEvery)
	t.say(text("cli.watching", "path", path))
	return documents.KeepBoard(ctx, a, actor.User, deployment, path, func(err error) {
		if err != nil {
			t.say(strings.Join(i18n.Sentences(err), "\n"))
		}
	})
}

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
func (t *terminal) deliver(ctx context.Context, document documents.Document, path string) error {
	if path == "-" {
		return document.Write(ctx, t.out)
	}
	if path == "" {
		path = document.Name
	}
	size, err := platform.WriteFileBy(path, 0o644, func(w io.Writer) error { return document.Write(ctx, w) })
	if err != nil {
		return domain.Unavailable("cli.unwritable", "path", path).Because(err)
	}
	return t.answer(exported{Path: path, Bytes: int(size)})
}
