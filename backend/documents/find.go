package documents

import (
	"context"
	"strings"

	"renogen/backend/app"
	"renogen/backend/domain"
	"renogen/backend/export"
)

// Found is what is known of a paper copy by the code on its pages.
type Found struct {
	// Signed are the signed documents with that code, the newest first.
	Signed []app.SignedDocumentView `json:"signed"`
	// Printed, when nothing signed has the code, is the document that would be printed with it now: the paper is current.
	Printed *Printed `json:"printed,omitempty"`
}

// Printed is a document that nobody has signed.
type Printed struct {
	Kind       Kind      `json:"kind"`
	Number     string    `json:"number"`
	Version    int       `json:"version"`
	Draft      bool      `json:"draft"`
	Code       string    `json:"code"`
	Deployment domain.ID `json:"deployment"`
	Title      string    `json:"title"`
	Project    string    `json:"project"`
}

// Find looks up the document with a content code among the signed ones, then among all that the person could print now of the
// projects that he may see, the latest deployments first, and audit reports, which take longest to make, at the end. It ends with ctx;
// progress, which may be nil, is told how far it is. A paper that was not signed and has changed since is not found, and neither is one
// about a deployment that was deleted. An audit report changes with everything that is done in its deployment.
func Find(ctx context.Context, a *app.App, user domain.ID, code string, progress func(done, total int64)) (Found, error) {
	answer, err := app.Ask[app.DocumentFindView](a, user, "document.find", &app.DocumentFind{Code: code})
	out := Found{Signed: answer.Documents}
	if err != nil || len(out.Signed) > 0 {
		return out, err
	}
	f := finder{ctx: ctx, app: a, user: user, prefix: domain.ParseContentCode(code), progress: progress}
	f.total = int64(len(rounds) * len(answer.Deployments))
	for _, round := range rounds {
		for _, deployment := range answer.Deployments {
			if out.Printed, err = f.look(deployment, round); err != nil || out.Printed != nil {
				return out, err
			}
		}
	}
	return out, nil
}

// rounds are the documents that are made in turn of each deployment to compare their code.
var rounds = [][]func(*maker) ([]content, error){
	{(*maker).bookContents, (*maker).listContents, (*maker).notesContents},
	{(*maker).auditContents},
}

// finder looks for the paper whose content begins with a digest.
type finder struct {
	ctx         context.Context
	app         *app.App
	user        domain.ID
	prefix      string
	progress    func(done, total int64)
	done, total int64
}

// look gives the document of one deployment that has the code; nil when none of this round has.
func (f *finder) look(deployment domain.ID, round []func(*maker) ([]content, error)) (*Printed, error) {
	m := maker{Order: Order{Deployment: deployment}, ctx: f.ctx, app: f.app, user: f.user}
	for _, contents := range round {
		if err := f.ctx.Err(); err != nil {
			return nil, err
		}
		all, err := contents(&m)
		if domain.CodeOf(err) == domain.CodeNotFound {
			break // it was deleted, or hidden from the person, since the look-up began
		}
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			if digest := export.Digest(c.bytes); strings.HasPrefix(strings.ToLower(digest), f.prefix) {
				return &Printed{
					Kind: c.kind, Number: c.head.Number, Version: c.head.Version, Draft: c.head.Draft, Code: export.Code(digest),
					Deployment: deployment, Title: c.head.Title, Project: c.head.Project,
				}, nil
			}
		}
	}
	if f.done++; f.progress != nil {
		f.progress(f.done, f.total)
	}
	return nil, nil //nolint:nilnil // none has that code
}

// content is what the code of a document covers.
type content struct {
	kind  Kind
	head  export.Head
	bytes []byte
}

func (m *maker) bookContents() ([]content, error) {
	answer, err := app.Ask[app.RunBookDocument](m.app, m.user, "document.run_book", &app.DocumentRunBook{Deployment: m.Deployment})
	if err != nil {
		return nil, err
	}
	book, err := runBookOf(answer, noPicture)
	if err != nil {
		return nil, err
	}
	sheet := sheetOf(book)
	return []content{{RunBook, book.Head, book.Content()}, {RunSheet, sheet.Head, sheet.Content()}}, nil
}

// noPicture leaves pictures out: the code does not cover them.
func noPicture(app.EvidenceShown, int64) ([]byte, error) { return nil, nil }

func (m *maker) listContents() ([]content, error) {
	list, err := m.list()
	return []content{{Checklist, list.Head, list.Content()}}, err
}

// notesContents are the release notes as they are printed, with and without what is not released.
func (m *maker) notesContents() (all []content, err error) {
	for _, whole := range []bool{false, true} {
		answer, err := app.Ask[app.NotesDocument](m.app, m.user, "document.notes", &app.DocumentNotes{Deployment: m.Deployment, All: whole})
		if err != nil {
			return nil, err
		}
		notes := notesOf(answer)
		all = append(all, content{ReleaseNotes, notes.Head, notes.Content()})
	}
	return all, nil
}

func (m *maker) auditContents() ([]content, error) {
	facts, journal, err := m.auditAnswers()
	if err != nil {
		return nil, err
	}
	report := auditReportOf(facts, journal)
	return []content{{AuditReport, report.Head, report.Content()}}, nil
}
