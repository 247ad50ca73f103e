package cli

import (
	"context"
	"encoding/base64"
	"encoding/pem"
	"flag"
	"fmt"
	"os"
	"strings"

	"renogen/backend/app"
	"renogen/backend/documents"
	"renogen/backend/domain"
	"renogen/backend/i18n"
	"renogen/backend/platform"
)

var signCommand = subcommand{"sign", "DEPLOYMENT [--letter] | DEPLOYMENT --fetch [--out FILE|-]", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	letter := fs.Bool("letter", false, text("cli.flag.letter"))
	fetch := fs.Bool("fetch", false, text("cli.flag.fetch"))
	out := fs.String("out", "", text("cli.flag.out"))
	return func(t *terminal, args []string) error {
		named, err := oneArgument(args, "DEPLOYMENT")
		if err != nil {
			return err
		}
		return l.enter(t, func(a *app.App, actor app.Actor) error {
			deployment, err := deploymentAt(a, actor, named)
			if err != nil {
				return err
			}
			if *fetch {
				return t.fetch(a, actor, deployment, *out)
			}
			id, err := app.NewID()
			if err != nil {
				return err
			}
			receipt, err := documents.Sign(context.Background(), a, actor, id, deployment, *letter, platform.Now())
			if err != nil {
				return err
			}
			return t.answer(receipt)
		})
	}
}}

// fetch writes the newest signed document of a deployment.
func (t *terminal) fetch(a *app.App, actor app.Actor, deployment domain.ID, out string) error {
	off, err := app.Ask[app.DocumentSignOffView](a, actor.User, "document.sign_off", &app.DocumentSignOff{Deployment: deployment})
	if err != nil {
		return err
	}
	all := off.Earlier
	if off.Document != nil {
		all = []app.SignedDocumentView{*off.Document}
	}
	if len(all) == 0 {
		return domain.Missing()
	}
	stored, err := documents.Stored(a, actor.User, all[0].ID)
	if err != nil {
		return err
	}
	return t.deliver(context.Background(), stored, out)
}

// checkDocument answers for verify FILE.pdf: without a workspace nothing is ever valid.
func (t *terminal) checkDocument(l *login, path string, asJSON bool) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return unreadable(path, err)
	}
	var result documents.CheckResult
	if l.workspace == "" {
		result, err = documents.Check(context.Background(), nil, "", b)
	} else {
		err = l.enter(t, func(a *app.App, actor app.Actor) error {
			var err error
			result, err = documents.Check(context.Background(), a, actor.User, b)
			return err
		})
	}
	if err != nil {
		return err
	}
	if asJSON {
		err = t.answer(result)
	} else {
		err = t.tellDocument(result)
	}
	if err == nil && result.Verdict != documents.Valid && result.Verdict != documents.Outdated {
		err = errFindings
	}
	return err
}

// tellDocument writes the answer for people: the sentence first, then what it rests on.
func (t *terminal) tellDocument(result documents.CheckResult) error {
	lines := []domain.Problem{result.Message}
	for _, f := range result.Findings {
		if f.Message.Key != result.Message.Key {
			lines = append(lines, f.Message)
		}
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(t.out, i18n.Text(line.Key, line.Params)); err != nil {
			return err
		}
	}
	return nil
}

var certificateCommand = subcommand{"certificate", "list | own | issue NAME | import FILE | drop | export ID [--der] [--out FILE|-]", func(fs *flag.FlagSet) action {
	l := loginFlags(fs)
	var c certificates
	fs.BoolVar(&c.der, "der", false, text("cli.flag.der"))
	fs.StringVar(&c.out, "out", "-", text("cli.flag.out"))
	fs.StringVar(&c.passwordFile, "certificate-password-file", "", text("cli.flag.certificate_password_file"))
	return func(t *terminal, args []string) error {
		if len(args) == 0 {
			return misuse("", "cli.certificate_arguments")
		}
		act, takes := c.action(args[0])
		if act == nil || len(args) != 1+takes {
			return misuse("", "cli.certificate_arguments")
		}
		return l.enter(t, func(a *app.App, actor app.Actor) error { return act(t, a, actor, append(args, "")[1]) })
	}
}}

// certificates does what the subcommand certificate is asked for.
type certificates struct {
	der               bool
	out, passwordFile string
}

// action gives what a word asks for, and how many arguments it takes.
func (c *certificates) action(word string) (act func(*terminal, *app.App, app.Actor, string) error, takes int) {
	switch word {
	case "list":
		return c.list, 0
	case "own":
		return c.own, 0
	case "drop":
		return c.drop, 0
	case "issue":
		return c.issue, 1
	case "import":
		return c.take, 1
	case "export":
		return c.export, 1
	}
	return nil, 0
}

func (c *certificates) list(t *terminal, a *app.App, actor app.Actor, _ string) error {
	list, err := app.Ask[app.CertificatesView](a, actor.User, "certificates.list", &app.CertificatesList{})
	if err != nil {
		return err
	}
	return t.answer(list)
}

func (c *certificates) own(t *terminal, a *app.App, actor app.Actor, _ string) error {
	row, err := a.AddOwnCertificate(actor)
	if err != nil {
		return err
	}
	return t.answer(row)
}

func (c *certificates) drop(t *terminal, a *app.App, actor app.Actor, _ string) error {
	if err := a.DropCompanyCertificate(actor); err != nil {
		return err
	}
	row, err := a.SignsWith(actor)
	if err != nil {
		return err
	}
	return t.answer(row)
}

func (c *certificates) issue(t *terminal, a *app.App, actor app.Actor, name string) error {
	list, err := app.Ask[app.CertificatesView](a, actor.User, "certificates.list", &app.CertificatesList{})
	if err != nil {
		return err
	}
	for _, key := range list.Issuable {
		if domain.SameName(key.UserName, name) {
			id, err := app.NewID()
			if err != nil {
				return err
			}
			receipt, err := a.IssueCertificate(actor, id, key.KeySet, key.Seen)
			if err != nil {
				return err
			}
			return t.answer(receipt)
		}
	}
	return domain.NotFound("cli.no_key_to_certify", "name", name)
}

// take imports a PKCS #12 file. Its password stands in a file, because others can see arguments.
func (c *certificates) take(t *terminal, a *app.App, actor app.Actor, path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return unreadable(path, err)
	}
	password := ""
	if c.passwordFile != "" {
		text, err := os.ReadFile(c.passwordFile)
		if err != nil {
			return unreadable(c.passwordFile, err)
		}
		password = strings.TrimRight(string(text), "\r\n")
	}
	row, err := a.ImportCertificate(actor, b, password)
	if err != nil {
		return err
	}
	return t.answer(row)
}

func (c *certificates) export(t *terminal, a *app.App, actor app.Actor, id string) error {
	list, err := app.Ask[app.CertificatesView](a, actor.User, "certificates.list", &app.CertificatesList{})
	if err != nil {
		return err
	}
	for _, row := range list.Certificates {
		if row.ID != id {
			continue
		}
		der, err := base64.StdEncoding.DecodeString(row.DER)
		if err != nil {
			return err
		}
		b := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
		if c.der {
			b = der
		}
		if c.out == "-" {
			_, err := t.out.Write(b)
			return err
		}
		if err := platform.WriteFile(c.out, b, 0o644); err != nil {
			return domain.Unavailable("cli.unwritable", "path", c.out).Because(err)
		}
		return t.answer(exported{Path: c.out, Bytes: len(b)})
	}
	return domain.Missing()
}
