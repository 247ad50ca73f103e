package documents

import (
	"cmp"
	"context"
	"slices"
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

// Find looks up the document with a content code among the signed ones, then among all that the person could print now, the
// latest deployments first. A paper that was not signed and has changed since is not found.
func Find(ctx context.Context, a *app.App, user domain.ID, code string) (Found, error) {
	signed, err := app.Ask[app.DocumentFindView](a, user, "document.find", &app.DocumentFind{Code: code})
	out := Found{Signed: signed.Documents}
	if err != nil || len(out.Signed) > 0 {
		return out, err
	}
	windows, err := app.Ask[app.CalendarDocument](a, user, "document.calendar", &app.DocumentCalendar{})
	if err != nil {
		return out, err
	}
	slices.SortFunc(windows.Windows, func(a, b app.CalendarWindow) int { return cmp.Compare(b.Start, a.Start) })
	for _, window := range windows.Windows {
		m := maker{Order: Order{Deployment: window.ID}, ctx: ctx, app: a, user: user}
		if out.Printed, err = m.printedWith(domain.ParseContentCode(code)); err != nil || out.Printed != nil {
			return out, err
		}
	}
	return out, nil
}

// printedWith finds the document of one deployment whose content begins with a digest; nil when there is none.
func (m *maker) printedWith(prefix string) (*Printed, error) {
	for _, one := range []func() ([]content, error){m.bookContents, m.listContents, m.notesContents} {
		if err := m.ctx.Err(); err != nil {
			return nil, err
		}
		all, err := one()
		if domain.CodeOf(err) == domain.CodeNotFound {
			continue // a deleted deployment still stands in the calendar
		}
		if err != nil {
			return nil, err
		}
		for _, c := range all {
			if digest := export.Digest(c.bytes); strings.HasPrefix(strings.ToLower(digest), prefix) {
				return &Printed{
					Kind: c.kind, Number: c.head.Number, Version: c.head.Version, Draft: c.head.Draft, Code: export.Code(digest),
					Deployment: m.Deployment, Title: c.head.Title, Project: c.head.Project,
				}, nil
			}
		}
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
	book, err := m.book()
	if err != nil {
		return nil, err
	}
	sheet := sheetOf(book)
	return []content{{RunBook, book.Head, book.Content()}, {RunSheet, sheet.Head, sheet.Content()}}, nil
}

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
