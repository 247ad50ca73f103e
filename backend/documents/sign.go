package documents

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export/pades"
	"renogen/backend/journal"
)

// Sign puts the actor's signature on the run book of a deployment as it stands: on the document that others have to sign too, or on a
// new one, of which the actor is the author. Before it signs, it makes the document again from the workspace and
// compares every byte. id is that of the command; at, in Unix milliseconds, is when. letter: a new one is printed on US Letter.
func Sign(ctx context.Context, a *app.App, actor app.Actor, id, deployment domain.ID, letter bool, at int64) (app.Receipt, error) {
	off, err := app.Ask[app.DocumentSignOffView](a, actor.User, "document.sign_off", &app.DocumentSignOff{Deployment: deployment})
	if err != nil {
		return app.Receipt{}, err
	}
	if can := off.Can[0]; !can.Allowed {
		return app.Receipt{}, refused(can)
	}
	m := signing(ctx, a, actor.User, deployment, letter)
	session, err := app.Ask[app.SessionView](a, actor.User, "session.get", &app.SessionGet{})
	if err != nil {
		return app.Receipt{}, err
	}
	statement := pades.Statement{Field: fieldOf(session.User.Name), Name: session.User.Name, At: at}
	command := &app.DocumentSign{Deployment: deployment, Seen: off.Seen}
	var before []byte
	if off.Document != nil {
		before, err = m.goOn(command, &statement, *off.Document)
	}
	if off.Document == nil || errors.Is(err, errChanged) { // what it says is no longer so: it needs a new one
		before, err = m.startNew(command, &statement, off, session.User)
	}
	if err != nil {
		return app.Receipt{}, err
	}
	signer, err := a.DocumentSigner(actor)
	if err != nil {
		return app.Receipt{}, err
	}
	signed, err := pades.Sign(before, statement, pades.Signer{Key: signer.Key, Chain: signer.Chain})
	if err != nil {
		return app.Receipt{}, err
	}
	if err := ctx.Err(); err != nil {
		return app.Receipt{}, err
	}
	command.Certificate = signer.Certificate.ID
	if command.File, err = a.AddFile(actor, command.Name, bytes.NewReader(signed)); err != nil {
		return app.Receipt{}, err
	}
	return a.Do(actor, id, command)
}

// errChanged is why a document that others signed is not signed any more.
var errChanged = domain.Conflict("document.superseded")

func refused(can domain.Ability) error {
	if can.Why != nil {
		return can.Why
	}
	return domain.Forbidden("document.not_asked")
}

// startNew makes the first state of a new document.
func (m *maker) startNew(command *app.DocumentSign, statement *pades.Statement, off app.DocumentSignOffView, author domain.User) ([]byte, error) {
	p, err := m.begin(off, author.Name, author.ID)
	if err != nil {
		return nil, err
	}
	statement.Certify = true
	roles := []domain.SignerRole{domain.SignerAuthor}
	for _, signer := range off.Signers {
		if signer.User == author.ID {
			roles = append(roles, signer.Roles...)
		}
	}
	statement.Reason = reason(roles, p.book.Head.Number)
	command.Digest, command.Revision, command.Number = p.digest(), journal.Digest(p.first), p.book.Head.Number
	command.Name = signedName(p.book.Head.FileName("pdf"), off.Moment)
	return p.first, nil
}

// goOn takes a document that others have signed, if it is whole and says what the workspace says.
func (m *maker) goOn(command *app.DocumentSign, statement *pades.Statement, document app.SignedDocumentView) ([]byte, error) {
	stored, err := Stored(m.app, m.user, document.ID)
	if err != nil {
		return nil, err
	}
	result, err := m.check(stored.Bytes)
	if err != nil {
		return nil, err
	}
	if result.Verdict != Valid {
		return nil, domain.Conflict("document.not_whole", "why", language.Text(result.Message.Key, result.Message.Params))
	}
	book, err := m.book()
	if err != nil {
		return nil, err
	}
	if journal.Digest(book.Content()) != document.Digest {
		return nil, errChanged
	}
	i := slices.IndexFunc(document.Signers, func(s app.SignerView) bool { return s.User == m.user })
	if i < 0 {
		return nil, domain.Forbidden("document.not_asked")
	}
	statement.Field = document.Signers[i].Field
	statement.Reason = reason(document.Signers[i].Roles, document.Number)
	command.Document, command.Before = document.ID, document.File
	command.Digest, command.Revision, command.Number, command.Name = document.Digest, document.Revision, document.Number, document.Name
	return stored.Bytes, nil
}

// reason says as what somebody signs: Author, Approver of ….
func reason(roles []domain.SignerRole, number string) string {
	parts := make([]string, len(roles))
	for i, role := range roles {
		parts[i] = text(domain.Key("document.signer." + string(role)))
	}
	return text("document.signs_as", "roles", strings.Join(parts, ", "), "number", number)
}

// signedName tells a signed file from one that was only printed.
func signedName(name string, moment domain.DocumentMoment) string {
	suffix := "-signed.pdf"
	if moment == domain.DocumentExecuted {
		suffix = "-executed-signed.pdf"
	}
	return strings.TrimSuffix(name, ".pdf") + suffix
}
